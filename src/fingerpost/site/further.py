"""The further fields of a reading in the words of a page: benefits, dates, lengths, languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fingerpost.pack import Pack


def day_words(value: str) -> str:
    """An ISO day or month as people write it; "asap" in full.

    >>> day_words("2026-06-14"), day_words("2026-09"), day_words("asap")
    ('14 June 2026', 'September 2026', 'As soon as possible')
    """
    if value == "asap":
        return "As soon as possible"
    day = date.fromisoformat(value if len(value) > len("2026-09") else f"{value}-01")
    return f"{day.day} {day:%B %Y}" if len(value) > len("2026-09") else f"{day:%B %Y}"


def language_words(code: str, pack: Pack) -> str:
    """The name of a language, as the pack writes it; the code where it knows none."""
    names = pack.words.get("languages", {}).get(f"name.{code}", ())
    return names[0].title() if names else code


def size_words(value: str) -> str:
    """A benefit by its size, with a sentence where the advert gives none."""
    return "Yes, its size not said" if value == "yes" else value[:1].upper() + value[1:]


def months_words(months: float) -> str:
    """A length in months.

    >>> months_words(6), months_words(1.8)
    ('6 months', '1.8 months')
    """
    return "1 month" if months == 1 else f"{months:g} months"


FURTHER: Mapping[str, Callable[[Any, Pack], str]] = {
    "bonus": lambda value, _: size_words(value),
    "sign_on_bonus": lambda value, _: size_words(value),
    "car_allowance": lambda value, _: size_words(value),
    "pension_percent": lambda value, _: f"{value:g}% of pay",
    "holiday_days": lambda value, _: f"{value:g} days a year",
    "contract_length": lambda value, _: months_words(value),
    "closing_date": lambda value, _: day_words(value),
    "start_date": lambda value, _: day_words(value),
    "language_asked": language_words,
    "advert_language": language_words,
}
"""For each further field, how a page says its value."""
