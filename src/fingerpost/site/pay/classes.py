"""Evidence of pay side by side: each class a row with its number, its date and its source, none added to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market import Distribution, Figure, PayQuestion
from fingerpost.market.outside import ALL, LADDER, OFFICIAL, PLACED, SELF_REPORTED, grade, of_family, of_role, of_soc
from fingerpost.pack import Pack
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask
from fingerpost.site.pay.address import CURRENCY, address
from fingerpost.site.pay.sides import Sides, Told, sides
from fingerpost.site.pay.words import amount
from fingerpost.site.wording import plural
from fingerpost.store.evidence import Held, cells_of
from fingerpost.store.models import PublishedBand

SURE = 1.645
"""Standard errors on each side of a published median that enclose it with 90% confidence."""
UNCERTAIN = 20.0
"""A coefficient of variation, in per cent, from which the ONS calls an estimate unreliable."""
NAMES = {
    "stated": "Adverts, as they state", "estimated": "Adverts, as boards estimate", "published": "Published band",
    SELF_REPORTED: "Self-reported", OFFICIAL: "Official statistics", PLACED: "Placed",
}  # fmt: skip
WHAT = {
    "stated": "what those who hire offer",
    "estimated": "a job board’s guess where the advert says nothing",
    "published": "what somebody printed; no sample is given",
    SELF_REPORTED: "what people who answered a survey say that they earn",
    OFFICIAL: "what employees of the whole occupation earn, which is wider than this role",
    PLACED: "what people were hired for through an agency, with their consent",
}
PEOPLE = {SELF_REPORTED: "person", OFFICIAL: "employee", PLACED: "person"}


@dataclass(frozen=True, slots=True)
class Class:
    """One class of evidence: what it is, how many stand behind it, of when and whose it is, and what it says.

    ``told`` holds its amounts; ``few`` says in their place that there are too few. ``wider`` names what the question asks and
    this class does not tell apart. ``url`` opens the evidence, or the page of who gathered it.
    """

    kind: str
    told: Told
    number: str
    when: str
    source: str
    licence: str = ""
    url: str = ""
    wider: str = ""
    few: str = ""

    @property
    def name(self) -> str:
        """The class in words."""
        return NAMES[self.kind]

    @property
    def what(self) -> str:
        """What its numbers are."""
        return WHAT[self.kind]


@dataclass(frozen=True, slots=True)
class Classes:
    """All classes that there are of a question, a chart of them, and the names of those of which nothing is held."""

    period: str
    rows: tuple[Class, ...]
    chart: Sides | None
    missing: tuple[str, ...]

    def __bool__(self) -> bool:
        return len(self.rows) > 1


def classes(question: PayQuestion, pack: Pack, today: date, about: str = "") -> Classes:
    """The evidence of a question, class by class. Raises ColumnsError where there are no columns.

    ``about`` names the question in the sentence of the chart.
    """
    question = replace(question, estimated=False)
    found = [
        row for row in (_advertised(question, today), _advertised(replace(question, estimated=True), today)) if row
    ]
    found += [*_published(question, pack), *_outside(question, pack, today)]
    here = {row.kind for row in found}
    missing = tuple(name for kind, name in NAMES.items() if kind not in here)
    said = "; ".join(f"{row.told.name}: {_said(row.told, question.period)}" for row in found if row.told.amounts)
    chart = sides(
        [row.told for row in found], question.period, f"Evidence of pay side by side{about and f', {about}'}. {said}"
    )
    return Classes(question.period, tuple(found), chart, missing)


def beside(roles: tuple[str, ...], levels: tuple[str, ...] = (), about: str = "") -> Classes | None:
    """The evidence of yearly pay of some roles at some levels, now; None where there are no columns to compute adverts from."""
    today = timezone.localdate()
    question = PayQuestion(currency=CURRENCY, period="year", until=today, roles=roles, levels=levels)
    try:
        return classes(question, field_pack(), today, about)
    except ColumnsError:
        return None


def _advertised(question: PayQuestion, today: date) -> Class | None:
    figure: Figure = ask.figure(question)
    kind = "estimated" if question.estimated else "stated"
    if question.estimated and not figure.counted.placed:
        return None
    when = f"posted {_day(question.since)} to {_day(question.until)}"
    number, url = plural(figure.counted.placed, "job"), address(question, today)
    source = "the adverts on this site"
    if not isinstance(figure.pay, Distribution):
        return Class(kind, Told(NAMES[kind], "advert"), number, when, source, url=url, few="too few for a figure")
    pay = figure.pay
    told = Told(
        f"{NAMES[kind]}, {number}", "advert", p50=pay.p50, p10=pay.p10, from_=pay.p25, to=pay.p75, p90=pay.p90, low=pay.median_low,
        high=pay.median_high,
    )  # fmt: skip
    return Class(kind, told, number, when, source, url=url)


def _published(question: PayQuestion, pack: Pack) -> Iterator[Class]:
    """The bands of the rung that a question asks for, where it asks for one and for roles of the ladder."""
    rungs = {rung.number for level in question.levels if (rung := pack.rung_of(level or None))}
    asks = question.period == "year" and len(rungs) == 1 and set(question.roles) <= set(pack.ladder_roles)
    if not (asks and question.roles):
        return
    for band in PublishedBand.objects.filter(field="", rung__in=rungs, until=None, currency=question.currency).order_by(
        "-taken", "pk"
    ):
        top = None if band.open_top else band.high
        told = Told(NAMES["published"], "published", from_=band.low, to=top)
        yield Class(
            "published",
            told,
            "no number given",
            f"taken {_day(band.taken)}",
            band.source,
            wider=_wider(question, "published"),
        )


def _outside(question: PayQuestion, pack: Pack, today: date) -> Iterator[Class]:
    subject, levels = _subject(question, pack), grade(question.levels)
    code = (
        pack.roles[question.roles[0]].soc2020 if len(question.roles) == 1 and question.roles[0] in pack.roles else None
    )
    subjects = [each for each in (subject, code and of_soc(code)) if each]
    held = cells_of(subjects, levels, question.period, question.currency, today)
    for kind in (SELF_REPORTED, OFFICIAL, PLACED):
        for one in (each for each in held if each.given.kind == kind):
            if kind == OFFICIAL or one.cell["levels"] == levels:
                yield _held(one, question)


def _held(held: Held, question: PayQuestion) -> Class:
    given, cell = held.given, held.cell
    kind = given.kind
    number = (
        plural(cell["people"], PEOPLE[kind], "people" if PEOPLE[kind] == "person" else "")
        if cell["people"]
        else "number not given"
    )
    if cell["employers"]:
        number += f" at {plural(cell['employers'], 'employer')}"
    low, high = cell["low"], cell["high"]
    if cell["cv"] is not None:
        error = SURE * cell["cv"] / 100 * cell["p50"]
        low, high = cell["p50"] - error, cell["p50"] + error
        if cell["cv"] > UNCERTAIN:
            number += ", unreliable by the statistics’ own rule"
    told = Told(
        f"{NAMES[kind]}, {number}" if cell["people"] else NAMES[kind], "outside", p50=cell["p50"], p10=cell["p10"], from_=cell["p25"],
        to=cell["p75"], p90=cell["p90"], low=low, high=high,
    )  # fmt: skip
    when = f"taken {_day(given.taken)}" + (f", pay of {given.said}" if given.said else "")
    return Class(kind, told, number, when, given.source, given.licence, given.address, _wider(question, kind))


def _subject(question: PayQuestion, pack: Pack) -> str:
    """The subject of cells that a question's roles are; "" where they are none."""
    roles = set(question.roles)
    if not roles:
        return ALL
    if len(roles) == 1:
        return of_role(question.roles[0])
    if roles == set(pack.ladder_roles):
        return LADDER
    families = {pack.roles[role].family for role in roles if role in pack.roles}
    kin = {role.id for role in pack.roles.values() if role.family in families}
    return of_family(families.pop()) if len(families) == 1 and kin == roles else ""


def _wider(question: PayQuestion, kind: str) -> str:
    """What a question asks and a class of evidence from outside does not tell apart."""
    parts = [
        ("any level", question.levels and kind == OFFICIAL),
        ("any place", question.places or question.regions),
        ("any skills", question.skills),
        ("any contract", question.contracts),
        ("any IR35 status", question.ir35),
        ("any engagement", question.engagements),
    ]
    return ", ".join(words for words, asked in parts if asked)


def _said(told: Told, period: str) -> str:
    if told.p50 is not None:
        return f"median {amount(told.p50, period)}"
    top = f"to {amount(told.to, period)}" if told.to else "and more"
    return f"{amount(told.from_ or 0, period)} {top}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
