"""Values inside what a stranger's JSON says: found where they are expected, and nothing where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fingerpost.sources.documents import cell

PERIODS = ("hour", "day", "week", "month", "year")
_PERIOD_WORDS = {"annum": "year", "annual": "year", "yr": "year", "daily": "day", "hr": "hour"}
_HOURS = re.compile(r"full|part", re.IGNORECASE)
_CONTRACT = re.compile(
    r"perm|contract|temp|fixed|intern|freelanc|apprentic|graduate|regular|seasonal|casual|trainee|working.?student|secondment",
    re.IGNORECASE,
)


def at(value: Any, *path: str | int) -> Any:
    """What stands at a path of names and places, or None where any step of it is missing.

    >>> at({"jobs": [{"place": {"name": "Leeds"}}]}, "jobs", 0, "place", "name")
    'Leeds'
    """
    for step in path:
        if isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        elif isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def words(value: Any, *path: str | int) -> str:
    """What stands at a path, as words; "" where there is nothing to say."""
    return cell(at(value, *path)).strip()


def every(value: Any, *path: str | int) -> list[Any]:
    """The list at a path; an empty one where none stands there."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def joined(parts: Iterable[str], sign: str = "; ") -> str:
    """Words that say something, each once, with a sign between."""
    return sign.join(dict.fromkeys(part for part in parts if part))


def period(text: str) -> str:
    """The period that a feed's word for it means: hour, day, week, month or year; "" where it is another.

    >>> period("per-year-salary"), period("1 YEAR"), period("daily"), period("one-time")
    ('year', 'year', 'day', '')
    """
    low = text.lower()
    return next((name for name in PERIODS if name in low), "") or next(
        (name for word, name in _PERIOD_WORDS.items() if word in low), ""
    )


def yes(value: Any) -> bool:
    """A plain yes, and nothing else."""
    return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes"))


def terms(text: str) -> dict[str, str]:
    """A feed's one word for both contract and hours ("FullTime", "fulltime_permanent", "Contract") under the fields
    that it says something of.

    >>> terms("FullTime"), terms("fulltime_permanent"), terms("Contract"), terms("Other")
    ({'hours': 'FullTime'}, {'hours': 'fulltime_permanent', 'contract': 'fulltime_permanent'}, {'contract': 'Contract'}, {})
    """
    looked = {"hours": _HOURS, "contract": _CONTRACT}
    return {name: text for name, pattern in looked.items() if pattern.search(text)}
