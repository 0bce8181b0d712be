"""What a person answered, as a value and as an address that holds the answers themselves. Never raises on what is given.

An address is the version of the check, a dot and a row of codes: ``1.ma2bu0pysq``. A statement's code is followed by how much
one agrees. A code is looked up and never counted, so that a question that is added, moved or taken out leaves old addresses
as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fingerpost.pack import SelfCheck

AGREES = {2: "Yes", 1: "Partly", 0: "No"}
"""How much one agrees with a statement."""
LONGEST = 400
"""Characters of an address that are read; all the answers of a check take fewer."""

_ADDRESS = re.compile(r"([0-9]{1,3})\.(.*)", re.DOTALL)
_ANSWER = re.compile(r"([a-z]{2})([0-9]?)|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody said of themselves: how much they agree with each statement (2, 1 or 0), and the answers they ticked."""

    likes: Mapping[str, int]
    ticked: frozenset[str]

    @property
    def blank(self) -> bool:
        """Whether nothing speaks for anything: no statement agreed with, and no answer ticked."""
        return not self.ticked and not any(self.likes.values())


@dataclass(frozen=True, slots=True)
class Told:
    """What an address tells: the profile, the parts that could not be read, and whether an older check made it. An address
    that is none at all has ``readable`` False and a blank profile."""

    profile: Profile
    left_out: tuple[str, ...] = ()
    older: bool = False
    readable: bool = True


def of_form(given: Mapping[str, Iterable[str]], check: SelfCheck) -> Profile:
    """The profile of a form: the values that each question was given. What the check does not know is passed over."""
    likes: dict[str, int] = {}
    ticked: list[str] = []
    for code, values in given.items():
        question = check.questions.get(code)
        if question is not None and question.kind == "scale":
            agreed = [int(value) for value in values if value in {"0", "1", "2"}]
            likes |= {code: agreed[0]} if agreed else {}
        elif question is not None:
            ticked += [value for value in values if value in check.answers and check.answers[value].question == code]
    return _profile(likes, ticked, check)


def of_address(text: str, check: SelfCheck) -> Told:
    """What an address tells of whoever shared it."""
    found = _ADDRESS.fullmatch(text[:LONGEST])
    if found is None:
        return Told(_profile({}, [], check), readable=False)
    likes: dict[str, int] = {}
    ticked: list[str] = []
    left_out: list[str] = []
    for part in _ANSWER.finditer(found[2]):
        code, degree = part[1] or "", part[2] or ""
        question = check.questions.get(code)
        if question is not None and question.kind == "scale" and degree in {"0", "1", "2"}:
            likes[code] = int(degree)
        elif code in check.answers and not degree:
            ticked.append(code)
        else:
            left_out.append(part[0])
    return Told(_profile(likes, ticked, check), tuple(left_out), int(found[1]) != check.version)


def to_address(profile: Profile, check: SelfCheck) -> str:
    """The address that tells a profile again, the same for the same answers."""
    likes = "".join(f"{code}{profile.likes[code]}" for code in check.questions if code in profile.likes)
    return f"{check.version}.{likes}{''.join(code for code in check.answers if code in profile.ticked)}"


def _profile(likes: Mapping[str, int], ticked: Iterable[str], check: SelfCheck) -> Profile:
    """The answers that can stand together: of a question with one answer the first that was given."""
    kept: list[str] = []
    chosen: set[str] = set()
    for code in ticked:
        question = check.questions[check.answers[code].question]
        if question.kind != "one" or question.id not in chosen:
            kept.append(code)
            chosen.add(question.id)
    return Profile(dict(likes), frozenset(kept))
