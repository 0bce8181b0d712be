"""A job from its adverts: for each field one settled value, with the advert and the words that it came from.

The winner is an editor's correction, then the employer's own advert before an agency's, stated before estimated,
newer before older. A board's estimate is nobody's own word, so it never ranks as the employer's. Skills are joined
over the adverts of the best kind there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import SINGLE, Claim, Pay, Reading

FIELDS = frozenset((*SINGLE, "place_id", "region"))
"""The single-valued fields that a job settles, each on its own."""

WORDS = ("title", "employer", "location")
"""Fields that come from the leading advert as written, and that an editor may correct like any other."""

SKILLS = ("skill_asked", "skill_named")
"""Fields of many skills; an editor's correction of one is the whole list of their ids."""

CUT_SIGNS = ("…", "...")
"""What stands at the end of a text that a board cut off."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An advert with its reading and when it was seen; ``closed`` is the date from which its source no longer offers
    it."""

    advert: Advert
    reading: Reading
    first_seen: date
    last_seen: date
    closed: date | None = None

    @property
    def agency(self) -> bool:
        """An agency speaks, on a client's behalf."""
        return bool(self.reading.value("agency"))

    @property
    def cut(self) -> bool:
        """The text breaks off: a board shows its beginning only."""
        return self.advert.text.endswith(CUT_SIGNS)

    @property
    def shown(self) -> date:
        """The date that it counts from: posted, or first seen where no date was given."""
        return self.advert.posted or self.first_seen


@dataclass(frozen=True, slots=True)
class Fact:
    """A settled value; ``advert_id`` and ``claim`` are None where an editor gave it."""

    value: Any
    advert_id: str | None
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What a job comes to. ``lead`` is the advert that speaks for it, the first in rank whose text is whole; ``via``
    names the agency where only an agency speaks."""

    lead: str
    title: str
    employer: str
    via: str | None
    location: str
    facts: Mapping[str, Fact]
    rung: int | None
    latitude: float | None
    longitude: float | None
    skills_asked: tuple[str, ...]
    skills_named: tuple[str, ...]
    posted: date | None
    first_seen: date
    last_seen: date
    closed: date | None

    def value(self, field: str) -> Any:
        """The settled value of a field, or None where nobody states it."""
        fact = self.facts.get(field)
        return None if fact is None else fact.value


def settle(adverts: Sequence[Heard], corrections: Mapping[str, Any], pack: Pack) -> JobFacts:
    """The settled job of one or more adverts; ``corrections`` holds an editor's values by field. Pure, and the same
    in any order of adverts."""
    ranked = _ranked(adverts) if len(adverts) > 1 else adverts
    lead = min(ranked, key=lambda heard: (heard.agency, heard.cut)) if len(ranked) > 1 else ranked[0]
    agency, facts = lead.agency, _facts(ranked)
    facts |= {field: Fact(value, None, None) for field, value in corrections.items() if field not in (*WORDS, *SKILLS)}
    employer = corrections.get("employer", "" if agency else lead.advert.employer)
    level, place = (facts[name].value if name in facts else None for name in ("level", "place_id"))
    rung, where = pack.rung_of(level), pack.places.get(place) if place else None
    best = [heard for heard in ranked if heard.agency == agency] if len(ranked) > 1 else ranked
    asked, named = (corrections.get(field, _skills(field, best)) for field in SKILLS)
    stated = [heard.advert.posted for heard in ranked if heard.advert.posted]
    ends = [heard.closed for heard in ranked if heard.closed]
    return JobFacts(
        lead=lead.advert.id,
        title=corrections.get("title", lead.advert.title),
        employer=employer,
        via=lead.advert.employer if agency and not employer else None,
        location=corrections.get("location", lead.advert.location),
        facts=facts,
        rung=rung.number if rung else None,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        skills_asked=asked,
        skills_named=tuple(skill for skill in named if skill not in asked),
        posted=min(stated) if stated else None,
        first_seen=min(heard.first_seen for heard in ranked),
        last_seen=max(heard.last_seen for heard in ranked),
        closed=max(ends) if len(ends) == len(ranked) else None,
    )


def _ranked(adverts: Sequence[Heard]) -> list[Heard]:
    ranked = sorted(adverts, key=lambda heard: heard.advert.id)
    ranked.sort(key=lambda heard: heard.shown, reverse=True)
    ranked.sort(key=lambda heard: heard.agency)
    return ranked


def _facts(ranked: Iterable[Heard]) -> dict[str, Fact]:
    """For each field its first claim in rank; an estimate stands only where nobody states the field."""
    facts: dict[str, Fact] = {}
    for heard in ranked:
        firsts: dict[str, Claim] = {}
        for claim in heard.reading.claims:
            if claim.field in FIELDS:
                firsts.setdefault(claim.field, claim)
        for field, claim in firsts.items():
            settled = facts.get(field)
            if settled is None or (_estimate(settled.value) and not _estimate(claim.value)):
                facts[field] = Fact(claim.value, heard.advert.id, claim)
    return facts


def _estimate(value: Any) -> bool:
    return isinstance(value, Pay) and value.estimated


def _skills(field: str, best: Iterable[Heard]) -> tuple[str, ...]:
    """Each skill once, in the order of the adverts that lead: the employer's own adverts, or the agencies' where
    there is no other."""
    found = (claim.value for heard in best for claim in heard.reading.claims if claim.field == field)
    return tuple(dict.fromkeys(found))
