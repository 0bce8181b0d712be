"""Shares, differences and lifts as pages print them."""

from __future__ import annotations

from typing import Any

from django import template

from fingerpost.market.rungs import DEMANDS
from fingerpost.pack import Skill
from fingerpost.site.skills.where import skills_address

register = template.Library()


@register.filter
def signed(part: float) -> str:
    """A difference in whole per cent with its sign.

    >>> signed(0.062), signed(-0.004)
    ('+6%', '0%')
    """
    whole = round(100 * part)
    return f"{whole:+d}%".replace("-", "−") if whole else "0%"


@register.filter
def apart(part: float) -> str:
    """How much more or less is paid.

    >>> apart(0.062), apart(-0.031)
    ('6% higher', '3% lower')
    """
    return f"{abs(100 * part):.0f}% {'higher' if part > 0 else 'lower'}"


@register.filter
def points(part: float) -> str:
    """A difference of two shares in percentage points.

    >>> points(-0.034), points(0.01)
    ('3 percentage points', '1 percentage point')
    """
    whole = max(1, round(abs(100 * part)))
    return f"{whole} percentage point{'' if whole == 1 else 's'}"


@register.filter
def apart_by(part: float) -> str:
    """A difference of two shares in percentage points with its sign, under a heading that says so.

    >>> apart_by(0.362), apart_by(-0.2)
    ('+36', '−20')
    """
    return signed(part).removesuffix("%")


@register.filter
def times(lift: float) -> str:
    """How many times as often, with one decimal under ten.

    >>> times(2.34), times(17.2)
    ('2.3×', '17×')
    """
    return f"{lift:.1f}×" if lift < 9.95 else f"{lift:.0f}×"


@register.filter
def other_names(skill: Skill, most: int = 12) -> str:
    """What adverts may also call a skill, as a list in words."""
    names = list(dict.fromkeys((*skill.exact, *skill.aliases)))
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more wordings" if more > 0 else "")


@register.filter
def demanded(demand: str) -> str:
    """A demand beside skills in words."""
    words = DEMANDS[demand][0]
    return words[:1].upper() + words[1:]


@register.simple_tag(takes_context=True)
def skill_pages(context: template.Context) -> str:
    """The address below which every skill has its page; "" where there is none."""
    request: Any = context.get("request")
    return skills_address(request)
