"""The accuracy page: how often the reader is right, field by field, on adverts that were labelled beforehand.

It is made from the accuracy.json of the site's pack, the file that docs/accuracy.json leads to and ``make score`` writes:
it stands in the pack because accuracy belongs to the words that are read with, and because an installed site has no docs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fingerpost.market.median import CONFIDENCE
from fingerpost.market.proportion import proportion_interval
from fingerpost.pack.load import PACKS
from fingerpost.reading import VERSION
from fingerpost.site.index import field_pack
from fingerpost.site.intervals import Span, axis, span

FEW = 20
"""Cases under which a field is counted, but no share of it is printed."""
FIELDS = {
    "role": ("Role", "which kind of work it is, whatever the title calls it"),
    "level": ("Level", "junior, senior, lead …, only where the advert says so"),
    "pay.stated": ("Pay, as the employer states it", "both amounts, currency and period, all of them right"),
    "pay.estimated": ("Pay, as a job board estimates it", "the same, and marked as an estimate"),
    "contract": ("Contract", "permanent, contract, fixed term, an internship"),
    "ir35": ("IR35", "inside or outside, only where it is said"),
    "engagement": ("Engaged through", "an umbrella company, PAYE, one’s own limited company"),
    "place": ("Place", "the town where the work is"),
    "mode": ("Where one works", "remote, hybrid or on site"),
    "office_days": ("Days on site", "how many days a week, give or take half a day"),
    "hours": ("Hours", "full time or part time"),
    "experience_years": ("Experience", "the fewest years that are asked for"),
    "degree": ("Degree", "the lowest degree that is asked for"),
    "agency": ("Agency", "whether an agency advertises for a client"),
    "manages": ("Manages people", "whether one leads people in the post"),
    "sponsorship": ("Sponsorship", "whether a visa is sponsored, only where it is said"),
    "clearance": ("Clearance", "which security clearance is needed"),
    "skills_asked": ("Skills asked for", "each skill that one must have or will use, and none that is only named"),
    "skills_asked (exact words)": ("Skills, to the letter", "the same, in exactly the words of the label"),
}
"""The fields in the order of the page: what it calls them, and what one reading of them is about."""
SOURCES = {"adzuna": "Adzuna", "indeed": "Indeed", "linkedin": "LinkedIn"}


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many, with the interval of the true share."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that came right, 0 to 1."""
        return self.right / self.of

    @property
    def words(self) -> str:
        """The share in whole per cent; only where all came right does it say 100%."""
        return f"{100 if self.right == self.of else min(99, round(100 * self.share))}%"

    @property
    def interval(self) -> tuple[float, float]:
        """Between these ends lies the true share, with the confidence of every figure here."""
        return proportion_interval(self.right, self.of)


@dataclass(frozen=True, slots=True)
class Field:
    """One field's score: of what was said, how much is right; of what is stated, how much was found."""

    name: str
    asks: str
    said: Share
    stated: Share
    f1: float

    @property
    def thin(self) -> bool:
        """Too few cases to print a share of them."""
        return min(self.said.of, self.stated.of) < FEW


@dataclass(frozen=True, slots=True)
class Scored:
    """A set of labelled adverts: how it was labelled, the fields with cases enough and those without, F1 by source."""

    adverts: int
    how: str
    fields: tuple[Field, ...]
    thin: tuple[Field, ...]
    sources: tuple[tuple[str, int], ...]
    by_source: tuple[tuple[str, tuple[tuple[float | None, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Every field with its two shares as spans of one axis, and the ticks of that axis with their labels."""

    rows: tuple[tuple[Field, Span, Span], ...]
    ticks: tuple[tuple[float, str], ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page; where the pack's reading was never measured it says so."""
    path = PACKS / field_pack().field_of("").id / "accuracy.json"
    kept = orjson.loads(path.read_bytes()) if path.is_file() else None
    context: dict[str, Any] = {"few": FEW, "confidence": CONFIDENCE}
    if kept:
        sets = {name: scored(kept, name) for name in ("readings", "unseen", "contract")}
        context |= sets | {
            "day": date.fromisoformat(kept["date"]),
            "reader": kept["reader"],
            "pack": kept["pack"],
            "older": (kept["reader"], kept["pack"]) != (VERSION, field_pack().version),
            "strings": Share(**kept["results"]["pay_strings"]),
            "charts": {name: chart(each.fields) for name, each in sets.items()},
        }
    return render(request, "site/accuracy.html", context)


def scored(kept: Mapping[str, Any], name: str) -> Scored:
    """One set of the file, by its name."""
    fields = tuple(_fields(kept["results"][name]))
    sources = kept["sources"][name]
    shown = [source for source in sources if sources[source]["adverts"] >= FEW]
    lines = []
    for field, (title, _) in FIELDS.items():
        cells = tuple(_cell(sources[source]["fields"].get(field)) for source in shown)
        if any(f1 is not None for f1, _ in cells):
            lines.append((title, cells))
    return Scored(
        adverts=kept["adverts"][name],
        how=kept["labelled"][name],
        fields=tuple(field for field in fields if not field.thin),
        thin=tuple(field for field in fields if field.thin),
        sources=tuple((source_name(source), sources[source]["adverts"]) for source in shown),
        by_source=tuple(lines) if len(shown) > 1 else (),
    )


def chart(fields: Sequence[Field]) -> Chart:
    """The drawing of some fields' shares."""
    floor, ticks = axis(share.interval[0] for field in fields for share in (field.said, field.stated))
    rows = (
        (field, *(span(share.share, *share.interval, floor) for share in (field.said, field.stated)))
        for field in fields
    )
    return Chart(tuple(rows), ticks)


def _fields(results: Mapping[str, Mapping[str, Any]]) -> Iterator[Field]:
    for field, (name, asks) in FIELDS.items():
        figures = results.get(field)
        if figures and figures["said"] and figures["stated"]:
            said, stated = Share(figures["right"], figures["said"]), Share(figures["found"], figures["stated"])
            yield Field(name, asks, said, stated, figures["f1"])


def _cell(figures: Mapping[str, Any] | None) -> tuple[float | None, int]:
    """F1 with the number of stated cases; no F1 where they are few."""
    if figures is None:
        return None, 0
    return (figures["f1"] if figures["stated"] >= FEW else None), figures["stated"]


def source_name(source: str) -> str:
    """A source as the page calls it.

    >>> source_name("adzuna-2026")
    'Adzuna, 2026'
    """
    name, _, year = source.partition("-")
    return f"{SOURCES.get(name, name)}, {year}" if year else SOURCES.get(name, name)
