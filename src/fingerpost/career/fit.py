"""How a role fits somebody: what of it they like, know and have done, and the rung on which they would begin.

Each part is counted by itself and named in the reasons; the three together only put roles in an order. Nothing is made of
them that looks like a mark, since answers to a few questions carry none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fingerpost.career.answers import Profile
from fingerpost.career.asks import Asks
from fingerpost.pack import Pack, Role, Rung, SelfCheck, SelfRole

HALF = 0.5
"""Who knows less than half of what a role asks for would begin it a rung lower."""
MOST_OF_IT = 0.6
ENOUGH_DONE = 2
"""Two things done that speak for a role speak for it as much as any more."""
PREFERRED = 0.5
"""What the way on that somebody prefers weighs in the order."""
BELOW = 0.25
"""What each rung below the one that somebody has reached takes from a role in the order."""


class Strength(StrEnum):
    """How well a role fits, in words as rough as what is known."""

    WELL = "well"
    PARTLY = "partly"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Fit:
    """A role for somebody, with the reasons: codes of statements liked and not liked, of answers known and done.

    ``asks`` is what the role asks for on the rung; ``missing`` are the codes of what is not ticked of it. ``reached`` names what
    was done that puts them on the rung ("" for the first rung, which needs nothing), and ``lowered`` says that the rung is one
    below it, since much of what the role asks for is new.
    """

    role: str
    rung: Rung
    strength: Strength
    liked: tuple[str, ...]
    disliked: tuple[str, ...]
    known: tuple[str, ...]
    done: tuple[str, ...]
    asks: Asks
    reached: str
    lowered: bool
    order: float

    def missing(self, ticked: frozenset[str]) -> tuple[str, ...]:
        """What the role asks for and the person has not ticked, the most asked for first."""
        return tuple(ask.answer for ask in self.asks.asks if ask.answer not in ticked)


@dataclass(frozen=True, slots=True)
class Reached:
    """The rung that somebody has reached, and the answer that shows it; "" for the first rung, where everybody may begin."""

    rung: Rung
    by: str


def rung_reached(profile: Profile, pack: Pack, check: SelfCheck) -> Reached:
    """The highest rung that anything they have done stands on."""
    rungs = {rung.id: rung for rung in pack.rungs}
    shown = [
        (rungs[answer.rung].number, code)
        for code, answer in check.answers.items()
        if code in profile.ticked and answer.rung
    ]
    number, by = max(shown, key=lambda pair: pair[0], default=(1, ""))
    return Reached(pack.rungs[number - 1], by)


def rung_for(role: SelfRole, reached: Reached, known: float, pack: Pack) -> tuple[Rung, bool] | None:
    """The rung on which somebody would begin a role, and whether it is one lower than they have reached, since less than half
    of what the role asks for is known; None where the role is not for that rung. Roles that begin with leading are not
    judged by the tools that one knows."""
    numbers = {rung.id: rung.number for rung in pack.rungs}
    lowest, highest = numbers[role.lowest], numbers[role.highest]
    number = min(reached.rung.number, highest)
    lowered = known < HALF and number > 1 and lowest < numbers.get("lead", len(pack.rungs))
    number -= lowered
    return (pack.rungs[number - 1], lowered) if number >= lowest else None


def track_of(profile: Profile, check: SelfCheck) -> str:
    """The way on that they would like ("engineer", "manager"), or "" where they have not said."""
    ways = [answer.track for code, answer in check.answers.items() if code in profile.ticked and not answer.rung]
    return next(filter(None, ways), "")


def fit(
    role: Role, asks: tuple[Asks, Asks], rung: tuple[Rung, bool], reached: Reached, profile: Profile, pack: Pack
) -> Fit:
    """How a role fits. ``asks`` is what the role asks for at all levels and on the rung."""
    check = pack.self_check
    assert check is not None  # a pack without a self-check names no role  # noqa: S101
    everywhere, here = asks
    statements = [
        question.id
        for question in check.questions.values()
        if question.kind == "scale" and _speaks(question.speaks_for, role)
    ]
    likes = _share(statements, profile.likes)
    known = everywhere.known(profile.ticked)
    done = tuple(
        code for code, answer in check.answers.items() if code in profile.ticked and _speaks(answer.speaks_for, role)
    )
    order = likes + known + HALF * min(len(done), ENOUGH_DONE) / ENOUGH_DONE
    order -= BELOW * (reached.rung.number - rung[0].number)
    order += _preferred(role, track_of(profile, check), pack)
    return Fit(
        role=role.id,
        rung=rung[0],
        strength=_strength(likes, known),
        liked=tuple(code for code in statements if profile.likes.get(code) == 2),
        disliked=tuple(code for code in statements if profile.likes.get(code) == 0),
        known=tuple(ask.answer for ask in everywhere.asks if ask.answer in profile.ticked),
        done=done,
        asks=here,
        reached=reached.by,
        lowered=rung[1],
        order=order,
    )


def _preferred(role: Role, track: str, pack: Pack) -> float:
    """What the preferred way adds to a role that only this way leads to, or takes from one that only the other does."""
    ways = {way.id for way in pack.tracks if role.id in way.roles}
    if not track or len(ways) != 1:
        return 0.0
    return PREFERRED if track in ways else -PREFERRED


def _strength(likes: float, known: float) -> Strength:
    if likes >= MOST_OF_IT and known >= HALF:
        return Strength.WELL
    return Strength.PARTLY if likes >= HALF or known >= HALF else Strength.LOOK


def _share(statements: Iterable[str], likes: Mapping[str, int]) -> float:
    agreed = [likes.get(code, 0) for code in statements]
    return sum(agreed) / (2 * len(agreed)) if agreed else 0.0


def _speaks(named: Iterable[str], role: Role) -> bool:
    return any(one in {role.id, role.family} for one in named)
