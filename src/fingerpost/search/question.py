"""A search as a value: what a page, an alert and a feed ask, and the address that asks it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Literal, Self
from urllib.parse import urlencode

from fingerpost.pack import Pack

UNMARKED = "unmarked"
"""The level of a job whose adverts state none."""
NOT_STATED = "not-stated"
"""The value of other facets where the adverts do not say; of IR35 only for contract work, where the question arises."""

Sort = Literal["fit", "newest", "pay"]
PayPeriod = Literal["year", "day"]

WORDS_LIMIT = 300
VALUES_LIMIT = 30
PAGE_LIMIT = 500
SIZE_LIMIT = 100
PAY_LIMIT = 1_000_000
DAYS_LIMIT = 3_650
MILES_LIMIT = 200

MANY = {
    "role": "roles", "level": "levels", "skill": "skills", "place": "places", "region": "regions",
    "contract": "contracts", "ir35": "ir35", "mode": "modes", "hours": "hours", "paid": "paid",
    "clearance": "clearances", "sponsorship": "sponsorship", "employer": "employers",
}  # fmt: skip
"""Parameters that may stand several times, with the field of ``Question`` that each fills."""
FLAGS = {"remote": "or_remote", "unstated": "include_unstated", "placed": "placed", "closed": "include_closed"}
CHOICES = {"period": ("period", ("year", "day")), "sort": ("sort", ("fit", "newest", "pay"))}
NUMBERS = {
    "miles": ("miles", 1, MILES_LIMIT), "pay": ("pay_at_least", 1, PAY_LIMIT), "within": ("posted_within", 1, DAYS_LIMIT),
    "page": ("page", 1, PAGE_LIMIT), "size": ("size", 1, SIZE_LIMIT),
}  # fmt: skip
DAYS = {"since": "seen_since"}

_VALUE = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,80}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part of an address that asked nothing we can answer: the parameter, what it said, why it was left out."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the jobs. The same value serves page, alert and feed, and is a key for a cache.

    Values of one field are alternatives, except ``skills``, which must all hold; different fields must all hold.
    ``words`` are the visitor's own, with "phrases in quotes" and -unwanted words. ``miles`` widens ``places`` to all that
    lie so near to one of them; ``or_remote`` keeps jobs that are wholly remote, wherever places and regions are asked.
    ``pay_at_least`` (pounds for each ``period``) is compared with the top of the range; ``include_unstated`` keeps jobs
    that state no top. ``placed`` asks for just the jobs whose pay stands in the figures of ``period``; ``period`` by
    itself leaves nothing out.
    ``posted_within`` is in days; ``seen_since`` is the first day on which a job came in that may be found, so that an alert
    asks for what is new whatever date the advert bears. A ``size`` of 0 asks for counts alone. Values are kept sorted, each once, so that
    two questions that ask the same are equal; ``ignored`` takes no part in that.
    """

    words: str = ""
    roles: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    ir35: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    clearances: tuple[str, ...] = ()
    sponsorship: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    miles: int | None = None
    or_remote: bool = False
    pay_at_least: int | None = None
    include_unstated: bool = False
    placed: bool = False
    period: PayPeriod = "year"
    posted_within: int | None = None
    seen_since: date | None = None
    include_closed: bool = False
    sort: Sort = "fit"
    page: int = 1
    size: int = 20
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        words = " ".join(self.words.encode("utf-8", "replace").decode().split())
        object.__setattr__(self, "words", words[:WORDS_LIMIT].rstrip())
        for name in MANY.values():
            object.__setattr__(self, name, tuple(sorted({value.strip() for value in getattr(self, name)})))

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str] | str], pack: Pack | None = None) -> Self:
        """The question that an address asks: a list of strings for each parameter. Never raises on content.

        What is unknown or bad is left out and listed in ``ignored``; with a ``pack``, so are roles, levels, skills
        and places that it does not know.
        """
        found: dict[str, Any] = {}
        ignored: list[Ignored] = []
        for name, raw in query.items():
            given = [raw] if isinstance(raw, str) else [str(value) for value in raw]
            given = [value.strip() for value in given if value.strip()]
            if given:
                found |= _part(name, given, _known(pack), ignored)
        return cls(**found, ignored=tuple(ignored))

    def to_query(self) -> str:
        """The address's query: only what is set, in one order, so that equal questions have equal addresses."""
        pairs: list[tuple[str, str | int]] = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name, attribute in MANY.items() for value in getattr(self, attribute)]
        for name, attribute in _SINGLE.items():
            value = getattr(self, attribute)
            if value != _DEFAULTS[attribute]:
                pairs.append((name, int(value) if isinstance(value, bool) else value))
        return urlencode(pairs)

    def with_(self, name: str, value: Any) -> Self:
        """This question with a value added to a field of many values, or set in a field of one, on its first page.

        >>> Question(roles=("data-scientist",)).with_("skills", "python").to_query()
        'role=data-scientist&skill=python'
        """
        many = name in MANY.values()
        change: dict[str, Any] = {"page": 1, name: (*getattr(self, name), value) if many else value}
        return replace(self, **change)

    def without(self, name: str, value: Any = None) -> Self:
        """This question with one value (or all) taken out of a field, on its first page."""
        left: Any = _DEFAULTS[name]
        if value is not None and name in MANY.values():
            left = tuple(kept for kept in getattr(self, name) if kept != value)
        change: dict[str, Any] = {"page": 1, name: left}
        return replace(self, **change)

    @property
    def narrowed(self) -> bool:
        """Whether anything at all is asked beyond the order and the page."""
        return replace(self, sort="fit", page=1, size=20, period="year") != Question()


_DEFAULTS: dict[str, Any] = {each.name: each.default for each in fields(Question)}
_SINGLE: dict[str, str] = {
    "miles": "miles", "remote": "or_remote", "pay": "pay_at_least", "unstated": "include_unstated", "placed": "placed",
    "period": "period", "within": "posted_within", "since": "seen_since",
    "closed": "include_closed", "sort": "sort", "page": "page", "size": "size",
}  # fmt: skip


def _known(pack: Pack | None) -> Mapping[str, Any]:
    if pack is None:
        return {}
    levels = {level for rung in pack.rungs for level in rung.levels}
    return {
        "role": {*pack.roles, NOT_STATED, "other"},
        "level": {*levels, UNMARKED} if levels else None,
        "skill": pack.skills,
        "place": pack.places,
    }


def _part(name: str, given: list[str], known: Mapping[str, Any], ignored: list[Ignored]) -> dict[str, Any]:
    """The fields of a question that one parameter sets; what cannot be used is added to ``ignored``."""

    def leave(value: str, reason: str) -> dict[str, Any]:
        ignored.append(Ignored(name[:80], value[:80], reason))
        return {}

    if name in MANY:
        return {MANY[name]: _values(name, given, known.get(name), leave)}
    value = given[-1]
    for extra in given[:-1]:
        leave(extra, "it is given more than once; the last counts")
    if name == "q":
        if len(value) > WORDS_LIMIT:
            leave(value[WORDS_LIMIT:], f"words beyond {WORDS_LIMIT} characters are not looked for")
        return {"words": value}
    if name in FLAGS:
        return {FLAGS[name]: value == "1"} if value in ("0", "1") else leave(value, "it is 1 or 0")
    if name in CHOICES:
        attribute, allowed = CHOICES[name]
        return {attribute: value} if value in allowed else leave(value, f"it is one of {', '.join(allowed)}")
    if name in NUMBERS:
        attribute, low, high = NUMBERS[name]
        good = _NUMBER.fullmatch(value) and low <= int(value) <= high
        return {attribute: int(value)} if good else leave(value, f"it is a whole number from {low} to {high:,}")
    if name in DAYS:
        day = _day(value)
        return {DAYS[name]: day} if day else leave(value, "it is a date such as 2026-11-20")
    return leave(value, "nothing of this name can be asked")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _values(name: str, given: list[str], known: Any, leave: Any) -> tuple[str, ...]:
    good: list[str] = []
    for value in given:
        if not _VALUE.fullmatch(value) or (known is not None and value not in known):
            leave(value, f"no {name} of this name is known")
        elif len(good) == VALUES_LIMIT:
            leave(value, f"at most {VALUES_LIMIT} can be asked at once")
        else:
            good.append(value)
    return tuple(good)
