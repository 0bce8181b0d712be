"""What the page of the self-check shows: the form, filled with any answers that the address holds, and the result of these.

The form asks by GET with a box for each question; the answer to it leads to the short address that holds the same, which is
the one to share. Nothing is kept: no row, no cookie, no line of a log of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from wagtail.models import Page

from fingerpost.career import Profile, Told, advise, of_address, of_form, to_address
from fingerpost.career.answers import AGREES
from fingerpost.columns import ColumnsError
from fingerpost.market import Demand
from fingerpost.pack import Pack, SelfCheck, SelfPart, SelfQuestion
from fingerpost.site.field import key_of
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask
from fingerpost.site.selfcheck.words import Doors, doors, role_fits, steps_shown

SENT, ANSWERS = "check", "answers"
"""The parameter that the form sends beside its boxes, and the one that holds the answers of a result."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as the form shows it."""

    value: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the form shows it: one to choose from its answers, or several to tick."""

    question: SelfQuestion
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of the form with its questions."""

    part: SelfPart
    number: int
    scales: tuple[Asked, ...]
    others: tuple[Asked, ...]


def short_address(request: HttpRequest, pack: Pack) -> str | None:
    """The address of the answers that a form was sent with; None where no form was sent."""
    check = pack.self_check
    if check is None or SENT not in request.GET:
        return None
    return f"?{urlencode({ANSWERS: to_address(of_form(dict(request.GET.lists()), check), check)})}#result"


def kept_by_nobody(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The page of somebody's answers: not to be indexed, kept by caches, or told to the sites that it links to."""
    if ANSWERS in request.GET:
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
    return response


def shown(request: HttpRequest, pack: Pack, guide: Page | None) -> dict[str, Any]:
    """The form of a field, and where the address holds answers what they come to; steps lead into its guide."""
    check = pack.self_check
    if check is None or not pack.rungs:
        return {"parts": ()}
    given = request.GET.get(ANSWERS)
    told = of_address(given or "", check)
    context: dict[str, Any] = {"parts": _parts(told.profile, check), "told": told if given is not None else None}
    if given is not None and told.readable:
        context |= _result(request, told, pack, guide)
    return context


def _result(request: HttpRequest, told: Told, pack: Pack, guide: Page | None) -> dict[str, Any]:
    check, demand = pack.self_check, _demand(pack)
    if check is None:
        return {}
    advice = advise(told.profile, pack, check, demand)
    address = f"{request.path}?{urlencode({ANSWERS: to_address(told.profile, check)})}"
    return {
        "advice": advice,
        "fits": role_fits(advice, told.profile, pack),
        "further": [pack.roles[role] for role in advice.further],
        "steps": steps_shown(advice.steps, request, pack, guide),
        "doors": doors(advice.doors, pack) if not advice.fits else Doors((), ""),
        "tracks": pack.tracks,
        "measured": demand is not None,
        "share": request.build_absolute_uri(address),
    }


def _demand(pack: Pack) -> Demand | None:
    try:
        return ask.demand(timezone.localdate(), key_of(pack))
    except ColumnsError:
        return None


def _parts(profile: Profile, check: SelfCheck) -> tuple[PartShown, ...]:
    found = []
    for number, part in enumerate(check.parts, 1):
        asked = [_asked(question, profile, check) for question in check.questions.values() if question.part == part.id]
        scales = tuple(one for one in asked if one.question.kind == "scale")
        found.append(PartShown(part, number, scales, tuple(one for one in asked if one not in scales)))
    return tuple(found)


def _asked(question: SelfQuestion, profile: Profile, check: SelfCheck) -> Asked:
    if question.kind == "scale":
        given = profile.likes.get(question.id)
        return Asked(question, tuple(Choice(str(much), words, given == much) for much, words in AGREES.items()))
    skills = field_pack().skills
    return Asked(
        question,
        tuple(
            Choice(answer.id, answer.text or skills[answer.skills[0]].name, answer.id in profile.ticked)
            for answer in check.answers.values()
            if answer.question == question.id
        ),
    )
