"""What does the feed state in fields of its own? A further statement, and the answer only where the advert's words are silent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.claim import Claim
from fingerpost.reading.days import Calendar
from fingerpost.reading.fieldpay import FieldPay, one_form
from fingerpost.reading.fieldterms import ITEM, FieldTerms, trimmed
from fingerpost.reading.gazetteer import Gazetteer, Line
from fingerpost.reading.lexicon import LONGEST
from fingerpost.reading.readers.dates import PASSED, SOON
from fingerpost.reading.readers.language import ENGLISH, FOREIGN, in_english
from fingerpost.reading.scan import Page

ABROAD = "outside the United Kingdom"
_PLACE = re.compile(r"[^;\n]+")


class FieldsReader:
    """Claims pay, terms, mode, place, dates, the advert's language and skills, each with the feed's field as its evidence.

    It is the last reader: what the words say stands first and is the answer. Only pay that is stated goes before pay that
    the words give as a board's estimate.
    """

    name = "fields"

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._ready = {"fields", "pay", "terms", "mode", "dates", "languages"} <= pack.words.keys()
        self._ask = (self._pay, self._said, self._place, self._closing, self._start, self._language, self._skills)

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """None: a field is looked up, not searched."""
        return ()

    def read(self, page: Page) -> None:
        """Add what the fields state and the words do not. Most adverts have no fields, and cost a look."""
        if page.advert.fields and self._ready:
            for ask in self._ask:
                ask(page)

    def _pay(self, page: Page) -> None:
        fields = page.advert.fields
        if not ("pay_low" in fields or "pay_high" in fields or "pay_text" in fields):
            return
        for stated in self._of_pay.read(fields):
            said = [claim.value for claim in page.claims if claim.field == "pay"]
            pay = stated.pay
            if any((one.low, one.high, one.period) == (pay.low, pay.high, pay.period) for one in said):
                continue
            claim = _claim(page, "pay", pay, stated.field, stated.start, stated.end, stated.doubt)
            guessed = bool(said) and all(one.estimated for one in said) and not pay.estimated
            first = (
                next(at for at, one in enumerate(page.claims) if one.field == "pay") if guessed else len(page.claims)
            )
            page.claims.insert(first, claim)

    def _said(self, page: Page) -> None:
        """Claim contract, hours and mode."""
        for name, (value, field, start, end) in self._terms.read(page.advert.fields):
            if not any(claim.field == name and claim.value == value for claim in page.claims):
                _add(page, name, value, field, start, end)

    def _place(self, page: Page) -> None:
        fields = page.advert.fields
        country = one_form(fields.get("country", ""))
        abroad = bool(country) and country not in self._home
        first = page.said("place") is None
        for item in _PLACE.finditer(fields.get("place", "")[: 4 * LONGEST]):
            start, end = trimmed(item)
            line = self._gazetteer.line(fields["place"][start:end])
            first = not self._placed(page, line, "place", start, abroad, first) and first
        if first and country:
            line = self._gazetteer.line(fields["country"][:LONGEST])
            self._placed(page, line, "country", 0, abroad, first)

    def _placed(self, page: Page, line: Line, field: str, start: int, abroad: bool, first: bool) -> bool:
        """Claim the place of a line, whole where it is the first of the advert; whether anything was claimed.

        A name that neither the pack nor its lists of the world hold may be that of an office, and is not claimed.
        """
        hit = line.meant
        if hit is None:
            return False
        begin, end = start + hit.start, start + hit.end
        words = page.advert.fields[field][begin:end]
        place = None if abroad or hit.place is None else self._gazetteer.home(hit.place)
        name = place.name if place else words
        if any(claim.field == "place" and claim.value == name for claim in page.claims):
            return False
        _add(page, "place", name, field, begin, end, None if place else ABROAD)
        if place and first:
            _add(page, "place_id", place.id, field, begin, end)
            _add(page, "region", place.region, field, begin, end)
        return True

    def _closing(self, page: Page) -> None:
        posted = page.advert.posted
        for value, doubt in self._date(page, "closing"):
            passed = PASSED if posted and value < posted.isoformat() else None
            _whole(page, "closing_date", value, "closing", doubt or passed)

    def _start(self, page: Page) -> None:
        if one_form(page.advert.fields.get("start", "")) in self._soon:
            _whole(page, "start_date", SOON, "start")
        for value, doubt in self._date(page, "start"):
            _whole(page, "start_date", value, "start", doubt)

    def _date(self, page: Page, field: str) -> Iterator[tuple[str, str | None]]:
        """The day that a field holds, in ISO form, with any doubt."""
        text = page.advert.fields.get(field, "").strip()
        day = self._calendar.day_at(text, 0, min(len(text), LONGEST)) if text else None
        said = day.settle(page.advert.posted) if day and day.day is not None else None
        if said:
            yield said

    def _language(self, page: Page) -> None:
        """Claim another language than English, unless the words are plainly English, as they often are where a site is not."""
        said = page.advert.fields.get("language", "").strip().lower()
        if not said:
            return
        code = self._languages.get(one_form(said)) or self._languages.get(re.split(r"[-_]", said)[0])
        if code and code != ENGLISH and not in_english(page):
            _whole(page, "advert_language", code, "language", FOREIGN)

    def _skills(self, page: Page) -> None:
        """Claim the skills that a feed lists for the work, as asked, unless the words name them already, in whichever way."""
        text = page.advert.fields.get("skills", "")[: 10 * LONGEST]
        claimed = (
            {claim.value for claim in page.claims if claim.field in ("skill_asked", "skill_named")} if text else set()
        )
        for item in ITEM.finditer(text):
            skill = self._skill_names.get(one_form(item[0]))
            if skill and skill not in claimed:
                claimed.add(skill)
                _add(page, "skill_asked", skill, "skills", *trimmed(item))

    @cached_property
    def _of_pay(self) -> FieldPay:
        return FieldPay(self._pack)

    @cached_property
    def _terms(self) -> FieldTerms:
        return FieldTerms(self._pack)

    @cached_property
    def _home(self) -> frozenset[str]:
        return frozenset(self._pack.words["fields"]["country.home"])

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self._pack)

    @cached_property
    def _calendar(self) -> Calendar:
        table = self._pack.words["dates"]
        return Calendar({name.partition(".")[2]: names for name, names in table.items() if name.startswith("month.")})

    @cached_property
    def _soon(self) -> frozenset[str]:
        return frozenset(map(one_form, self._pack.words["dates"]["start.soon"]))

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        """The code of each language, by its names and by the code itself."""
        table = self._pack.words["languages"]
        named = {name.partition(".")[2]: names for name, names in table.items() if name.startswith("name.")}
        return {one_form(word): code for code, names in named.items() for word in (code, *names)}

    @cached_property
    def _skill_names(self) -> Mapping[str, str]:
        skills = [skill for skill in self._pack.skills.values() if skill.superseded_by is None]
        return {
            one_form(name): skill.id
            for skill in reversed(skills)
            for name in (*skill.aliases, *skill.exact, skill.name)
        }


def _claim(page: Page, name: str, value: Any, field: str, start: int, end: int, doubt: str | None = None) -> Claim:
    """A claim whose words stand in a field of the feed."""
    return Claim(name, value, f"field:{field}", start, end, page.advert.fields[field][start:end], doubt)


def _add(page: Page, name: str, value: Any, field: str, start: int, end: int, doubt: str | None = None) -> None:
    """Keep a claim whose words stand in a field of the feed, behind those of the words."""
    page.claims.append(_claim(page, name, value, field, start, end, doubt))


def _whole(page: Page, name: str, value: str, field: str, doubt: str | None = None) -> None:
    """Claim what a field's whole value says, unless the words say the same."""
    if not any(claim.field == name and claim.value == value for claim in page.claims):
        _add(page, name, value, field, 0, len(page.advert.fields[field]), doubt)
