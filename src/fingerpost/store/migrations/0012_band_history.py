"""Published bands keep their history, and say when they must be looked at again."""

from datetime import timedelta

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Coalesce

YEAR = timedelta(days=365)


def date_them(apps, schema_editor):
    """A band stands since it was taken, and is due a year after somebody last looked at it."""
    bands = apps.get_model("store", "PublishedBand")
    for band in bands.objects.annotate(looked=Coalesce("reviewed", "taken")):
        bands.objects.filter(pk=band.pk).update(since=band.taken, review_due=band.looked + YEAR)


class Migration(migrations.Migration):
    dependencies = [("store", "0011_contact")]

    operations = [
        migrations.AddField("publishedband", "entry", models.PositiveBigIntegerField(blank=True, null=True)),
        migrations.AddField("publishedband", "since", models.DateField(null=True)),
        migrations.AddField("publishedband", "until", models.DateField(blank=True, null=True)),
        migrations.AddField("publishedband", "review_due", models.DateField(null=True)),
        migrations.RunPython(date_them, migrations.RunPython.noop),
        migrations.AlterField("publishedband", "since", models.DateField()),
        migrations.AlterField(
            "publishedband", "review_due", models.DateField(help_text="When an editor must look at it again.")
        ),
        migrations.AlterField(
            "publishedband",
            "rung",
            models.PositiveSmallIntegerField(
                blank=True, help_text="The rung's number; empty for a stage's.", null=True
            ),
        ),
        migrations.AlterField(
            "publishedband",
            "stage",
            models.CharField(blank=True, help_text="The stage of a career; empty for a rung's.", max_length=40),
        ),
        migrations.RemoveField("publishedband", "reviewed"),
        migrations.RemoveConstraint("publishedband", "one_band_a_rung_and_source"),
        migrations.AddConstraint(
            "publishedband",
            models.UniqueConstraint(fields=["entry"], condition=Q(until=None), name="one_standing_band_an_entry"),
        ),
    ]
