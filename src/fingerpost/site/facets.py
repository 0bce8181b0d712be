"""The facets of an answer as a form shows them: groups in order, each value with its name, count and whether it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fingerpost.pack import Pack
from fingerpost.search import NOT_STATED, Answer, FacetValue, Question
from fingerpost.search.question import MANY
from fingerpost.site.further import day_words
from fingerpost.site.wording import LEVELS, VOCABULARY

SHOWN = 15
"""Values of a group at most, beside those that are chosen: the search box knows all others."""
GROUPS = {
    "role": "Role", "level": "Level", "skill": "Skills, all of", "region": "Region or nation", "place": "Place", "mode": "Where one works",
    "contract": "Contract", "paid": "Salary or rate", "ir35": "IR35", "hours": "Hours", "clearance": "Security clearance",
    "sponsorship": "Visa sponsorship", "employer": "Employer",
}  # fmt: skip
"""The groups that take several values, in the order of the form, with their headings."""
CLEARANCES = {"esc": "eSC", "other": "Kind not said"}
"""Clearances that are not their own id in capitals."""
WIDER = 25
"""Miles around a place in which to look where it has no job."""
ASIDE = {NOT_STATED, "other"}
"""Values that stand after all others, however many jobs they have."""
WITHIN = {
    "1": "Last day",
    "3": "Last 3 days",
    "7": "Last week",
    "14": "Last 2 weeks",
    "30": "Last month",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet of the form. ``open`` groups show their values at once; ``single`` takes one value."""

    parameter: str
    name: str
    choices: tuple[Choice, ...]
    open: bool
    single: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of pay: so much or more, and how many jobs reach it."""

    name: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is asked for now, and the address of the same search without it."""

    name: str
    url: str


def groups(answer: Answer, pack: Pack) -> list[Group]:
    """The groups that have anything to choose."""
    found = []
    for parameter, heading in GROUPS.items():
        choices = tuple(
            _choice(parameter, value, pack) for value in _trimmed(answer.facets[parameter], parameter, pack)
        )
        if choices:
            chosen = any(choice.chosen for choice in choices)
            found.append(Group(parameter, heading, choices, chosen or parameter in {"role", "level", "mode"}))
    dates = tuple(_choice("within", value, pack) for value in answer.facets["within"])
    if dates:
        found.append(Group("within", "Posted", dates, any(choice.chosen for choice in dates), single=True))
    return found


def _trimmed(values: tuple[FacetValue, ...], parameter: str, pack: Pack) -> list[FacetValue]:
    if parameter == "level":
        rank = {level: number for number, level in enumerate(LEVELS)}
        return sorted(values, key=lambda value: rank.get(value.value, len(rank)))
    said = sorted(values, key=lambda value: value.value in ASIDE)
    return [value for number, value in enumerate(said) if number < SHOWN or value.chosen]


def _choice(parameter: str, value: FacetValue, pack: Pack) -> Choice:
    return Choice(value.value, value.label or name_of(parameter, value.value, pack), value.count, value.chosen)


def name_of(parameter: str, value: str, pack: Pack) -> str:
    """What a page calls the value of a parameter: the pack's name, or the wording of a closed value."""
    if value == NOT_STATED and parameter != "ir35":
        return "Not stated"
    if value == "other" and parameter == "role":
        return "Other roles"
    named = {"role": pack.roles, "skill": pack.skills, "place": pack.places}.get(parameter, {}).get(value)
    if named is not None:
        return str(named.name)
    if parameter == "within":
        return WITHIN.get(value, f"Last {value} days")
    if parameter == "clearance":
        return CLEARANCES.get(value, value.upper())
    return VOCABULARY.get(parameter, {}).get(value, value)


def steps(answer: Answer, address: str) -> list[Step]:
    """The steps of pay that jobs reach, each with the address that asks for at least so much."""
    found = []
    for value in answer.facets["pay"]:
        asked = answer.question.with_("pay_at_least", int(value.value))
        found.append(Step(f"£{int(value.value):,}", value.count, f"{address}?{asked.to_query()}", value.chosen))
    return found


def chips(question: Question, pack: Pack, address: str) -> list[Chip]:
    """What is asked for now, each with the address that asks the same without it."""
    return [Chip(name, f"{address}?{left.to_query()}".rstrip("?")) for name, left in lessened(question, pack)]


def widened(question: Question) -> Iterator[tuple[str, Question]]:
    """The question asked a little wider, in words: around its places, and remote too."""
    if question.places and (question.miles or 0) < WIDER:
        yield f"within {WIDER} miles", question.with_("miles", WIDER)
    if (question.places or question.regions) and not question.or_remote:
        yield "there or remote", question.with_("or_remote", True)
    if question.pay_at_least is not None and not question.include_unstated:
        yield "with those that state no pay", question.with_("include_unstated", True)


def alone(question: Question, pack: Pack) -> Iterator[tuple[str, Question]]:
    """Each part of a question in words, with the question that asks for that part and nothing else."""
    if question.words:
        yield f"“{question.words}”", Question(words=question.words)
    for parameter, attribute in MANY.items():
        for value in getattr(question, attribute):
            yield name_of(parameter, value, pack), Question(**{attribute: (value,)})


def lessened(question: Question, pack: Pack) -> Iterator[tuple[str, Question]]:
    """Each part of a question in words, with the question that is left without it."""
    if question.words:
        yield f"“{question.words}”", question.without("words")
    for parameter, attribute in MANY.items():
        for value in getattr(question, attribute):
            yield name_of(parameter, value, pack), question.without(attribute, value)
    if question.places and question.miles is not None:
        yield f"{question.miles} miles around", question.without("miles")
    if question.or_remote and (question.places or question.regions):
        yield "Or remote", question.without("or_remote")
    if question.pay_at_least is not None:
        period = "a day" if question.period == "day" else "a year"
        yield (
            f"£{question.pay_at_least:,} {period} or more",
            replace(question, pay_at_least=None, include_unstated=False, page=1),
        )
    if question.posted_within is not None:
        yield (
            WITHIN.get(str(question.posted_within), f"Last {question.posted_within} days"),
            question.without("posted_within"),
        )
    if question.seen_since is not None:
        yield f"Came in since {day_words(question.seen_since.isoformat())}", question.without("seen_since")
    if question.placed:
        yield "States a range or figure", question.without("placed")
    if question.include_closed:
        yield "Closed jobs too", question.without("include_closed")
