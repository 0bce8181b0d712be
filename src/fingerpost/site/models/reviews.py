"""That somebody looked at a page and found that it still holds, though nothing was changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.models import Page


class PageReview(models.Model):
    """The last look at a page, and whose it was. A page that is published anew is looked at by that."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="review")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.page_id} {self.day}"
