"""The result of a self-check in words: why a role fits, the rung, what is missing by how many jobs ask for it, first steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from fingerpost.career import Advice, Ask, Asks, Fit, Profile, Strength
from fingerpost.pack import Pack, Role, Rung, SelfCheck, SelfStep
from fingerpost.search import Question
from fingerpost.search.question import UNMARKED
from fingerpost.site import figures
from fingerpost.site.index import field_pack
from fingerpost.site.wording import LEVELS

STRENGTHS = {Strength.WELL: "Fits well", Strength.PARTLY: "Fits in part", Strength.LOOK: "Worth a look"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing asked for: its name, how many jobs ask for it, their share and their address (none of these where the pack says
    it), and the parts that count as it, each with its own jobs."""

    name: str
    jobs: int | None = None
    share: float | None = None
    url: str = ""
    parts: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleFit:
    """A role of a result in words."""

    role: Role
    rung: Rung
    level: str
    strength: str
    why: tuple[tuple[str, tuple[str, ...]], ...]
    begins: str
    asks: Asks
    missing: tuple[Counted, ...]
    beside: tuple[Counted, ...]
    at: str
    jobs_url: str
    pay: figures.Figure | None


@dataclass(frozen=True, slots=True)
class StepShown:
    """A first step and where it leads."""

    text: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Doors:
    """The roles with the most jobs for beginners, and the level that such jobs say."""

    roles: tuple[Counted, ...]
    level: str


def level_name(rung: Rung) -> str:
    """What adverts call a rung.

    >>> from fingerpost.pack import load_pack
    >>> [level_name(rung) for rung in load_pack().rungs][:3]
    ['Junior', 'Mid', 'Senior']
    """
    return LEVELS.get(rung.levels[-1], rung.short) if rung.levels else rung.short


def role_fits(advice: Advice, profile: Profile, pack: Pack) -> list[RoleFit]:
    """The roles named, each with its reasons."""
    return [_role_fit(fit, profile, pack, pack.self_check) for fit in advice.fits if pack.self_check]


def doors(counted: Iterable[tuple[str, int]], pack: Pack) -> Doors:
    """The roles with the most open jobs on the first rung, each leading to them."""
    rung, roles = pack.rungs[0], pack.roles
    found = (Counted(roles[role].name, jobs, None, _jobs_url(role, rung.levels)) for role, jobs in counted)
    return Doors(tuple(found), level_name(rung).lower())


def steps_shown(
    steps: Iterable[SelfStep], request: HttpRequest, pack: Pack, guide: Page | None = None
) -> list[StepShown]:
    """First steps with the pages, courses and communities that they lead to; what is not there is no link."""
    return [StepShown(step.text, *_target(step.to, request, pack, guide)) for step in steps]


def _target(to: str, request: HttpRequest, pack: Pack, guide: Page | None) -> tuple[str, str]:
    kind, _, name = to.partition(":")
    if kind == "course":
        course = next(course for course in pack.courses if course.id == name)
        return course.name, course.url
    if kind == "community":
        title = next(community.name for community in pack.communities if community.id == name)
        return title, _page(name, request, guide)[1] or _page("communities", request, guide)[1]
    return _page(name, request, guide)


def _page(slug: str, request: HttpRequest, guide: Page | None) -> tuple[str, str]:
    """The page of that name in the guide, else wherever it stands highest."""
    pages = Page.objects.live().filter(slug=slug).order_by("depth")
    page = (pages.descendant_of(guide).first() if guide is not None else None) or pages.first()
    return (page.title, page.get_url(request) or "") if page else ("", "")


def _role_fit(fit: Fit, profile: Profile, pack: Pack, check: SelfCheck) -> RoleFit:
    missing = fit.missing(profile.ticked)
    levels = fit.asks.levels if fit.asks.measured else ()
    return RoleFit(
        role=pack.roles[fit.role],
        rung=fit.rung,
        level=level_name(fit.rung),
        strength=STRENGTHS[fit.strength],
        why=tuple(_why(fit, check)),
        begins=_begins(fit, check, len(pack.rungs)),
        asks=fit.asks,
        missing=tuple(_counted(ask, fit.asks, check) for ask in fit.asks.asks if ask.answer in missing),
        beside=tuple(_skill(skill, jobs, fit.asks) for skill, jobs in fit.asks.beside),
        at=f"{level_name(fit.rung).lower()} " if levels else "",
        jobs_url=_jobs_url(fit.role, levels),
        pay=figures.figure(Question(roles=(fit.role,), levels=_asked_levels(_levels(fit.rung)), size=0)),
    )


def _why(fit: Fit, check: SelfCheck) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each kind of reason that there is, with what the visitor said."""
    said = {
        "You like": [_lower(check.questions[code].text) for code in fit.liked],
        "You know": [_name(code, check) for code in fit.known],
        "You have": [_lower(check.answers[code].text) for code in fit.done],
        "You would not like, and it is part of the work": [_lower(check.questions[code].text) for code in fit.disliked],
    }
    yield from ((head, tuple(words)) for head, words in said.items() if words)


def _begins(fit: Fit, check: SelfCheck, rungs: int) -> str:
    """Where one would begin, and what shows it."""
    where = f"rung {fit.rung.number} of {rungs}, {level_name(fit.rung).lower()}"
    if not fit.reached:
        return f"You would begin on {where}: nothing has to have been done before it."
    shown = _lower(check.answers[fit.reached].text)
    if fit.lowered:
        return (
            f"You would begin on {where}. You have {shown}, which stands a rung higher; "
            "but more than half of what these adverts ask for would be new to you."
        )
    return f"You would begin on {where}, since you have {shown}."


def _counted(ask: Ask, asks: Asks, check: SelfCheck) -> Counted:
    if ask.jobs is None:
        return Counted(_name(ask.answer, check))
    parts = tuple(_skill(skill, jobs, asks) for skill, jobs in ask.skills)
    if len(parts) == 1:
        return Counted(_name(ask.answer, check), ask.jobs, ask.weight, parts[0].url)
    return Counted(_name(ask.answer, check), ask.jobs, ask.weight, "", parts)


def _skill(skill: str, jobs: int, asks: Asks) -> Counted:
    name = field_pack().skills[skill].name if skill in field_pack().skills else skill
    return Counted(name, jobs, jobs / asks.jobs, _jobs_url(asks.role, asks.levels, (skill,)))


def _levels(rung: Rung) -> tuple[str, ...]:
    return (*rung.levels, "") if rung.unmarked else rung.levels


def _asked_levels(levels: tuple[str, ...]) -> tuple[str, ...]:
    """Levels as a search asks for them: what adverts do not say has a word of its own there."""
    return tuple(level or UNMARKED for level in levels)


def _jobs_url(role: str, levels: tuple[str, ...], skills: tuple[str, ...] = ()) -> str:
    return figures.address(Question(roles=(role,), levels=_asked_levels(levels), skills=skills))


def _name(code: str, check: SelfCheck) -> str:
    answer = check.answers[code]
    return answer.text or field_pack().skills[answer.skills[0]].name


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
