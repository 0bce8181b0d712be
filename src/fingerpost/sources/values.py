"""Values inside what a stranger's JSON says: found where they are expected, and nothing where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fingerpost.sources.documents import cell

_PERIODS = {"annum": "year", "annual": "year", "yr": "year", "dai": "day", "hr": "hour"}
_PERIOD = re.compile(rf"(?:per |1 |a )?(hour|day|week|month|year|{'|'.join(_PERIODS)})(?:s|ly|y)?(?: salary| wage)?")
_NO_WORD = re.compile(r"[^a-z0-9]+")
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
    """The period that a feed's word for it means: hour, day, week, month or year; the word itself where it is another, so
    that nobody guesses.

    >>> period("per-year-salary"), period("1 YEAR"), period("daily"), period("bi-week-salary")
    ('year', 'year', 'day', 'bi-week-salary')
    """
    found = _PERIOD.fullmatch(_NO_WORD.sub(" ", text.lower()).strip())
    return _PERIODS.get(found[1], found[1]) if found else text


def grouped(rows: Iterable[Any], name: str) -> list[list[Any]]:
    """Rows that share an identifier together, in the order of their first; a row without one stands alone."""
    groups: dict[str, list[Any]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(words(row, name) or f"row {number}", []).append(row)
    return list(groups.values())


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
