"""What the first pages say: the pack's prose and lists as the bodies of pages, in the order in which they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from django.utils.text import slugify

from fingerpost.pack import Consultant, Entry, Event, Pack, Prose, Role
from fingerpost.site.field import skill_parts
from fingerpost.site.models import (
    CommunitiesPage,
    CommunityPage,
    ConsultantPage,
    EventPage,
    EventsPage,
    GuidePage,
    LadderPage,
    ProgressionPage,
    RightForMePage,
    RoleCataloguePage,
    RungText,
    SalaryGuidePage,
    SalaryGuidesPage,
    SectionPage,
    SkillsPage,
    TeamPage,
)  # fmt: skip
from fingerpost.site.models.page import FieldPage
from fingerpost.site.prose import rich_text

Stream = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be made: its address, its type, and the prose of the pack that it holds; the first gives the summary."""

    slug: str
    kind: type[FieldPage]
    title: str
    prose: tuple[str, ...]
    menu: bool = False
    summary: str = ""


GUIDE = (
    Plan("the-field", SectionPage, "The field", ("the-field",)),
    Plan("roles", RoleCataloguePage, "Roles", ("roles",), menu=True),
    Plan("ladder", LadderPage, "The ladder", ("ladder", "salary-benchmarks"), menu=True),
    Plan("progression", ProgressionPage, "Career progression", ("progression",)),
    Plan("salaries", SalaryGuidesPage, "Salaries", ("salaries",), menu=True),
    Plan("skills", SkillsPage, "Skills", ("skills",), menu=True),
    Plan("industries", SectionPage, "Industries", ("industries",)),
    Plan("qualifications", SectionPage, "Qualifications", ("qualifications",)),
    Plan("courses", SectionPage, "Courses", ("courses",)),
    Plan("right-for-me", RightForMePage, "Is it right for me?", ("is-it-right-for-me",)),
)

PEOPLE = "The people who recruit for this field, and what each of them is best asked about."

EVENTS = (
    "Where people of the field meet: evenings, talks and conferences, each with its place or its way to join online."
)

AROUND = (
    Plan("people", TeamPage, "People", ("people",), menu=True, summary=PEOPLE),
    Plan("communities", CommunitiesPage, "Communities", ("communities",)),
    Plan("events", EventsPage, "Events", ("events",), summary=EVENTS),
    Plan("purpose", SectionPage, "Purpose", ("purpose",)),
)


SUMMARY = (
    "What the roles are, what they pay, what they ask for, and which way to go next. "
    "Every figure opens to the adverts behind it."
)
DEMO_FACTS = {
    "name": "Harbourside Data",
    "email": "hello@harbourside.example",
    "phone": "0117 496 0123",
    "agency": "Harbourside Data Recruitment Ltd",
    "disclaimer": "A demonstration: the agency, its people, the employers and the adverts are invented.",
}


def headline(pack: Pack) -> str:
    """The front page's large line."""
    return f"{pack.field[:1].upper()}{pack.field[1:]} careers, as the adverts tell them"


def front(pack: Pack) -> Stream:
    """The front page's body."""
    stream: Stream = [("ladder", {"heading": "The ladder"})] if pack.rungs else []
    if role := _front_role(pack):
        heading = f"Pay: {role.name[:1].lower()}{role.name[1:]}"
        stream.append(("figure", {"heading": heading, "role": role.id, "period": "year"}))
    return [*stream, ("latest", {"heading": "Latest jobs", "number": 8})]


def _front_role(pack: Pack) -> Role | None:
    """The role that the working rung is named for: most of the field's adverts are for it."""
    rung = pack.rung_of(None)
    named = rung.name.casefold() if rung else ""
    return next((role for role in pack.roles.values() if role.name.casefold() == named), None)


def hub(pack: Pack) -> GuidePage:
    """The guide's hub."""
    return GuidePage(title="Careers guide", slug="guide", show_in_menus=True, summary=pack.description)


def community_page(entry: Entry) -> CommunityPage:
    """The page of a community."""
    return CommunityPage(
        title=entry.name, slug=entry.id, summary=entry.description, offers="\n".join(entry.facts), website=entry.url
    )


def event_page(event: Event, today: date) -> EventPage:
    """The page of an event of the demonstration, as many weeks from today as the pack says, on its day of the week."""
    start = today + timedelta(weeks=event.weeks)
    day = next(on for ahead in range(7) if f"{(on := start + timedelta(days=ahead)):%A}" == event.weekday)
    return EventPage(
        title=event.title, slug=event.id, summary=event.description, day=day,
        last_day=day + timedelta(days=event.days - 1) if event.days > 1 else None,
        begins=time.fromisoformat(event.begins), ends=time.fromisoformat(event.ends), zone=event.zone,
        venue=event.venue, address=event.address, online=event.online, sign_up=event.sign_up,
        organiser=event.organiser, status=event.status, note=event.note,
    )  # fmt: skip


def further_hub(pack: Pack) -> GuidePage:
    """The hub of one more field's guide, at an address of the field's name."""
    name = f"{pack.field[:1].upper()}{pack.field[1:]}"
    return GuidePage(
        title=name,
        slug=slugify(pack.field),
        show_in_menus=True,
        summary=pack.description,
        field=pack.id,
    )


def further(pack: Pack) -> list[Plan]:
    """The sections of one more field's guide: those of any guide, and as words what the first field has beside its own."""
    beside = [
        Plan(name, SectionPage, title, (name,))
        for name, title in (("communities", "Communities"), ("purpose", "Purpose"))
    ]
    return [replace(plan, menu=False) for plan in (*GUIDE, *beside, *unplanned(pack))]


DEMO_SOURCE = "demo-employers"
"""The source of the demonstration's adverts that its team looks after."""


def consultant_page(person: Consultant) -> ConsultantPage:
    """The page of a member of the demonstration's team."""
    rule = {"source": DEMO_SOURCE, "roles": list(person.roles)}
    return ConsultantPage(
        title=person.name, slug=person.id, job_title=person.job_title, discipline=person.discipline,
        places=", ".join(person.places),
        recruits_for="\n".join(person.recruits_for), profile=rich_text(person.profile),
        hours=person.hours, email=person.email, phone=person.phone, rules=[("adverts", rule)] if person.roles else [],
    )  # fmt: skip


def salary_guide_page(guide: Entry) -> SalaryGuidePage:
    """The page of a discipline of the salary guides."""
    return SalaryGuidePage(
        title=guide.name, slug=guide.id, summary=guide.description, roles=[("role", role) for role in guide.facts]
    )


def unplanned(pack: Pack) -> list[Plan]:
    """A section of the guide for each prose of the pack that no plan names."""
    planned = {name for plan in (*GUIDE, *AROUND) for name in plan.prose}
    return [Plan(prose.id, SectionPage, prose.title, (prose.id,)) for prose in pack.prose if prose.id not in planned]


def page_of(plan: Plan, pack: Pack) -> FieldPage:
    """The page of a plan, unsaved."""
    first = _prose(pack, plan.prose[0])
    page = plan.kind(
        title=plan.title, slug=plan.slug, show_in_menus=plan.menu, summary=first.summary if first else plan.summary,
        body=_body(pack, plan),
    )  # fmt: skip
    if isinstance(page, LadderPage):
        page.rungs = [_rung(rung) for rung in pack.rungs]
    elif isinstance(page, RightForMePage) and first:
        page.questions = [("question", question) for question in _questions(first.markdown)]
    return page


def _body(pack: Pack, plan: Plan) -> Stream:
    stream: Stream = []
    for number, name in enumerate(plan.prose):
        stream += _PICTURES.get(name, lambda pack: [])(pack)
        prose = _prose(pack, name)
        if prose:
            words = _OPENING.get(plan.kind, lambda markdown: markdown)(prose.markdown)
            stream += [("heading", prose.title)] * bool(number) + [("prose", rich_text(words))]
        stream += _LISTS.get(name, lambda pack: [])(pack)
    if plan.kind is SectionPage and "communities" in plan.prose:  # the first field's have a page each
        stream.append(("communities", _entries("Who they are", pack.communities)))
    return stream


def _prose(pack: Pack, name: str) -> Prose | None:
    return next((prose for prose in pack.prose if prose.id == name), None)


def _entries(heading: str, entries: Iterable[Entry]) -> dict[str, Any]:
    rows = [
        {"name": each.name, "text": each.description, "facts": list(each.facts), "url": each.url} for each in entries
    ]
    return {"heading": heading, "entries": rows}


def _skills(pack: Pack) -> Stream:
    """Each part of the skills under its heading: the prose that stands under that heading, and the lists of the part."""
    prose = _prose(pack, "skills")
    parts = _HEADING.split(prose.markdown)[1:] if prose else []
    words = dict(zip(parts[::2], parts[1::2], strict=True))
    stream: Stream = []
    for part, name in skill_parts():
        said = words.pop(name, "")
        stream += [
            ("heading", name),
            *([("prose", rich_text(said))] if said else []),
            ("skills", {"heading": "", "part": part}),
        ]
    rest = "".join(f"## {heading}\n\n{text}" for heading, text in words.items())
    return [*stream, ("prose", rich_text(rest))] if rest else stream


_PICTURES: dict[str, Callable[[Pack], Stream]] = {"ladder": lambda pack: [("ladder", {"heading": ""})]}
"""The blocks that stand before a prose: a picture is seen before it is spoken of."""

_LISTS: dict[str, Callable[[Pack], Stream]] = {
    "salary-benchmarks": lambda pack: [("benchmarks", {"heading": ""})] * bool(pack.benchmarks),
    "skills": _skills,
    "industries": lambda pack: [("industries", _entries("Who uses it", pack.industries))],
    "qualifications": lambda pack: [
        ("qualifications", _entries("What is asked for", pack.qualifications)),
        ("measured", {"heading": "What the adverts ask for"}),
    ],
    "courses": lambda pack: [("courses", _entries("Places to learn", pack.courses))],
}
"""The blocks that follow a prose."""


def _rung(rung: Any) -> RungText:
    return RungText(
        rung=rung.id,
        summary=rung.summary,
        duties="\n".join(rung.duties),
        skills="\n".join(rung.skills),
        sort_order=rung.number,
    )


_HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_QUESTION = re.compile(r"^#{2,3} +(.+\?)\s*$", re.MULTILINE)

_OPENING: dict[type[FieldPage], Callable[[str], str]] = {
    RightForMePage: lambda markdown: _QUESTION.split(markdown, maxsplit=1)[0],
    SkillsPage: lambda markdown: _HEADING.split(markdown, maxsplit=1)[0],
}
"""What opens a page whose further prose stands in fields or between lists of its own."""


def _questions(markdown: str) -> list[dict[str, str]]:
    """The headings that ask something, each with the text under it."""
    parts = _QUESTION.split(markdown)[1:]
    return [
        {"question": question, "text": rich_text(text)} for question, text in zip(parts[::2], parts[1::2], strict=True)
    ]
