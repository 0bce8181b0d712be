"""The wording of claims, for templates."""

from __future__ import annotations

from datetime import date

from django import template
from django.conf import settings
from django.utils import timezone

from fingerpost.pack import load_pack
from fingerpost.site import wording

register = template.Library()
register.filter("pay_words", wording.pay_words)
register.filter("pay_notes", wording.pay_notes)
register.filter("plural", wording.plural)


@register.filter
def advertisers(count: int) -> str:
    """How many employers and agencies stand behind a figure: an agency that names no client counts as one."""
    return wording.plural(count, "employer or agency", "employers and agencies")


@register.simple_tag
def one_sided(up_to: int, upwards: int) -> str:
    """How many jobs state one end of their pay alone, as a sentence goes on; "" where none does.

    >>> one_sided(3, 1), one_sided(1, 0)
    ('3 more say only “up to” and 1 only “from”', '1 more says only “up to”')
    """
    said = [(count, words) for count, words in ((up_to, "“up to”"), (upwards, "“from”")) if count]
    if not said:
        return ""
    (count, words), *rest = said
    more = f"{count} more {'says' if count == 1 else 'say'} only {words}"
    return " and ".join((more, *(f"{count} only {words}" for count, words in rest)))


@register.filter
def ago(day: date | None) -> str:
    """How long ago a day was, seen from today; "" for no day."""
    return wording.ago(day, timezone.localdate()) if day else ""


@register.filter
def label(value: object, field: str) -> str:
    """The page's word for a closed value of a field."""
    return wording.label(field, value)


@register.filter
def pounds(amount: float) -> str:
    """Whole pounds, with the sign."""
    return wording.money(round(amount), "GBP")


@register.filter
def skill_name(skill_id: str) -> str:
    """A skill's name; its id where the pack no longer holds it."""
    skill = load_pack(settings.PACK).skills.get(skill_id)
    return skill.name if skill else skill_id


@register.filter
def role_name(role_id: str) -> str:
    """A role's name; its id where the pack no longer holds it."""
    role = load_pack(settings.PACK).roles.get(role_id)
    return role.name if role else role_id
