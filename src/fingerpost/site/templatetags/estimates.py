"""Estimated salaries, for templates."""

from __future__ import annotations

from django import template

from fingerpost.site import estimates
from fingerpost.store.shapes import JobCard

register = template.Library()


@register.simple_tag(takes_context=True)
def estimate_of(context: template.Context, job: JobCard) -> str:
    """A job's estimate in words, from the estimates that its page fetched; "" on a page that fetched none."""
    return estimates.words(job, context.get("estimates") or {})
