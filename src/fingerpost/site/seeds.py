"""What the first pages say: the pack's prose and lists as the bodies of pages, in the order in which they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from fingerpost.pack import Consultant, Entry, Pack, Prose
from fingerpost.site.field import skill_parts
from fingerpost.site.models import (
    CommunitiesPage,
    ConsultantPage,
    GuidePage,
    LadderPage,
    RightForMePage,
    RoleCataloguePage,
    RungText,
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


GUIDE = (
    Plan("the-field", SectionPage, "The field", ("the-field",)),
    Plan("roles", RoleCataloguePage, "Roles", ("roles",), menu=True),
    Plan("ladder", LadderPage, "The ladder", ("ladder", "progression", "salary-benchmarks"), menu=True),
    Plan("salaries", SalaryGuidesPage, "Salaries", ("salaries",), menu=True),
    Plan("skills", SkillsPage, "Skills", ("skills",), menu=True),
    Plan("industries", SectionPage, "Industries", ("industries",)),
    Plan("qualifications", SectionPage, "Qualifications", ("qualifications",)),
    Plan("courses", SectionPage, "Courses", ("courses",)),
    Plan("right-for-me", RightForMePage, "Is it right for me?", ("is-it-right-for-me",)),
)
FRONT_ROLE = "machine-learning-engineer"
"""The role whose pay stands on the front page at first."""

AROUND = (
    Plan("people", TeamPage, "People", ("people",), menu=True),
    Plan("communities", CommunitiesPage, "Communities", ("communities",)),
    Plan("purpose", SectionPage, "Purpose", ("purpose",)),
)


SUMMARY = (
    "What the roles are, what they pay, what they ask for, and which way to go next. "
    "Every figure opens to the adverts behind it."
)
DEMO_FACTS = {
    "name": "Harbourside Data",
    "strapline": "Machine learning and data careers, as the adverts tell them",
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
    if FRONT_ROLE in pack.roles:
        name = pack.roles[FRONT_ROLE].name
        stream.append(
            ("figure", {"heading": f"Pay: {name[:1].lower()}{name[1:]}", "role": FRONT_ROLE, "period": "year"})
        )
    return [*stream, ("latest", {"heading": "Latest jobs", "number": 8})]


def hub(pack: Pack) -> GuidePage:
    """The guide's hub."""
    return GuidePage(title="Careers guide", slug="guide", show_in_menus=True, summary=pack.description)


def consultant_page(person: Consultant) -> ConsultantPage:
    """The page of a member of the demonstration's team."""
    return ConsultantPage(
        title=person.name, slug=person.id, job_title=person.job_title, discipline=person.discipline,
        places=", ".join(person.places),
        recruits_for="\n".join(person.recruits_for), profile=rich_text(person.profile),
    )  # fmt: skip


def unplanned(pack: Pack) -> list[Plan]:
    """A section of the guide for each prose of the pack that no plan names."""
    planned = {name for plan in (*GUIDE, *AROUND) for name in plan.prose}
    return [Plan(prose.id, SectionPage, prose.title, (prose.id,)) for prose in pack.prose if prose.id not in planned]


def page_of(plan: Plan, pack: Pack) -> FieldPage:
    """The page of a plan, unsaved."""
    first = _prose(pack, plan.prose[0])
    page = plan.kind(
        title=plan.title, slug=plan.slug, show_in_menus=plan.menu, summary=first.summary if first else "",
        body=_body(pack, plan),
    )  # fmt: skip
    if isinstance(page, LadderPage):
        page.rungs = [_rung(rung) for rung in pack.rungs]
    elif isinstance(page, RightForMePage) and first:
        page.questions = [("question", question) for question in _questions(first.markdown)]
    elif isinstance(page, SalaryGuidesPage):
        page.disciplines = [("discipline", _discipline(guide)) for guide in pack.salary_guides]
    return page


def _body(pack: Pack, plan: Plan) -> Stream:
    stream: Stream = []
    for number, name in enumerate(plan.prose):
        prose = _prose(pack, name)
        if prose:
            words = _before_questions(prose.markdown) if plan.kind is RightForMePage else prose.markdown
            stream += [("heading", prose.title)] * bool(number) + [("prose", rich_text(words))]
        stream += _LISTS.get(name, lambda pack: [])(pack)
    return stream


def _prose(pack: Pack, name: str) -> Prose | None:
    return next((prose for prose in pack.prose if prose.id == name), None)


def _entries(entries: Iterable[Entry]) -> dict[str, Any]:
    rows = [
        {"name": each.name, "text": each.description, "facts": list(each.facts), "url": each.url} for each in entries
    ]
    return {"heading": "", "entries": rows}


def _skills(pack: Pack) -> Stream:
    return [("skills", {"heading": name, "part": part}) for part, name in skill_parts()]


_LISTS: dict[str, Callable[[Pack], Stream]] = {
    "ladder": lambda pack: [("ladder", {"heading": ""})],
    "progression": lambda pack: [("progression", {"heading": ""})],
    "salary-benchmarks": lambda pack: [("benchmarks", {"heading": ""})],
    "skills": _skills,
    "industries": lambda pack: [("industries", _entries(pack.industries))],
    "qualifications": lambda pack: [("qualifications", _entries(pack.qualifications))],
    "courses": lambda pack: [("courses", _entries(pack.courses))],
    "communities": lambda pack: [("communities", _entries(pack.communities))],
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


def _discipline(guide: Entry) -> dict[str, Any]:
    return {"name": guide.name, "text": guide.description, "roles": list(guide.facts)}


_QUESTION = re.compile(r"^#{2,3} +(.+\?)\s*$", re.MULTILINE)


def _before_questions(markdown: str) -> str:
    return _QUESTION.split(markdown, maxsplit=1)[0]


def _questions(markdown: str) -> list[dict[str, str]]:
    """The headings that ask something, each with the text under it."""
    parts = _QUESTION.split(markdown)[1:]
    return [
        {"question": question, "text": rich_text(text)} for question, text in zip(parts[::2], parts[1::2], strict=True)
    ]
