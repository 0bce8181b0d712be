"""Estimated salaries, for templates."""

from __future__ import annotations

from django import template

from fingerpost.site import estimates

register = template.Library()
register.filter("estimated", estimates.words)
