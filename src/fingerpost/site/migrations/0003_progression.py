"""The page of a career's progression."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fingerpost.site.streams


class Migration(migrations.Migration):
    dependencies = [
        ("site", "0002_people"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgressionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: under the title, in lists of pages, and in search engines.",
                        verbose_name="summary",
                    ),
                ),
                ("body", fingerpost.site.streams.BlocksField([], blank=True, verbose_name="body")),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        ),
    ]
