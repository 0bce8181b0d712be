"""What the words around an amount say of it: its period and bounds, whether it is pay or other money, on-target, or a board's estimate.

The words come from the pack (``words/pay.toml``); how far they reach and in which order they may stand is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from fingerpost.reading.amount import PERIODS, Amount, halves, meant, plausible
from fingerpost.reading.claim import Period
from fingerpost.reading.wording import Phrases, Words, words

REACH, TAIL = 48, 64
"""How many characters before and after an amount are looked at."""
_STEPS = 4
"""How many phrases may stand between an amount and its period, or between it and the word that says that it is other money."""

DASHES = frozenset("-–—−‐‑~")
_MARKS = DASHES | frozenset(":;(),[]*|\n\ufffd")
_INLINE = frozenset(":(*-–")
_OPENING = frozenset("(,[*|–-\n")
_PARTS = frozenset(("plus", "and", "with", "or"))
_TARGET = frozenset(("of", "is", ":", "(", "to", "up", "c", "circa", "-"))
_MONEY = frozenset("£$€")
_BRACKET = frozenset("(")
_NEAR = 12
_HEADED = frozenset("):")


class Setting(NamedTuple):
    """The words before an amount (or a range) and after it, with what was read off their edges.

    ``opening`` is the place among the words before where its bounds begin, ``past`` the place among those after where its period ends;
    ``label`` is the place before of the last word that names the pay of the post ("salary", "rate"), -1 for none; ``said`` tells
    whether the words behind say that it is pay ("DOE", "plus benefits").
    """

    before: Words
    opening: int
    bounds: frozenset[str]
    after: Words
    past: int
    period: Period | None
    label: int
    said: bool


class Marks(NamedTuple):
    """Whether an amount is on-target earnings, a board's estimate, plus VAT, with VAT in it, and for the full time of a part-time post."""

    ote: bool = False
    estimated: bool = False
    vat: bool = False
    with_vat: bool = False
    pro_rata: bool = False


PLAIN = Marks()


class PayWords:
    """The tables of one pack's words of pay, and the questions that they answer."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self.period = Phrases({period: table[f"period.{period}"] for period in PERIODS})
        self._periods_begin = frozenset(phrase[0] for period in PERIODS for phrase in table[f"period.{period}"])
        self._period_before = Phrases({period: table[f"period_before.{period}"] for period in PERIODS})
        self.bound = Phrases({"high": table["bound.high"], "low": table["bound.low"], "near": table["approximate"]})
        self._bound_after = Phrases({"low": table["bound.low_after"], "high": table["bound.high_after"]})
        names = ("filler", "cue", "label", "cue_after", "ote", "estimated", "pro_rata", "joins")
        self.are = {name: Phrases({name: table[name]}) for name in names}
        self._vat = Phrases({side: table[f"vat.{side}"] for side in ("plus", "within")})
        marking = ("ote", "estimated", "pro_rata", "vat.plus", "vat.within")
        self._marking = _telling(phrase for name in marking for phrase in table[name])
        self._other_before, self._other_between, self._other_after = (
            Phrases({name: table[f"not_pay.{name}"]}) for name in ("before", "between", "after")
        )

    def setting(self, text: str, pair: list[Amount], floor: int) -> Setting:
        """The words around an amount or the two of a range; those before ``floor`` belong to the statement before."""
        after = words(text, pair[-1].end, pair[-1].end + TAIL)
        period, past = self._period_behind(text, pair, after)
        before = words(text, max(floor, pair[0].start - REACH), pair[0].start)
        bounds, opening = self._bounds(before)
        label = self.are["label"].last(before.tokens)
        period = period or self._period_ahead(before, opening)
        return Setting(before, opening, bounds, after, past, period, label, self._said_behind(after, past))

    def at_period(self, text: str, end: int) -> bool:
        """Whether a period follows the digits at once ("25/hour"); without it, a small bare number is no money."""
        sign = text[end : end + 2].lstrip()[:1].lower()
        return sign in self._periods_begin and self.period.at(words(text, end, end + 14).tokens, 0)[0] > 0

    def _period_behind(self, text: str, pair: list[Amount], after: Words) -> tuple[Period | None, int]:
        """The period said behind the last amount (or between the two), and how many words behind the last amount belong to it."""
        place = 0
        for _ in range(_STEPS):
            place = after.on(place, _MARKS)
            length, period = self.period.at(after.tokens, place)
            broken = "\n" in after.tokens[:place]
            if length > 1 or (length and not broken and _fits(pair, cast(Period, period))):
                return cast(Period, period), place + length
            length, _ = self.are["filler"].at(after.tokens, place)
            if not length or broken:
                break
            place += length
        if len(pair) == 2:
            length, period = self.period.at(words(text, pair[0].end, pair[1].start).tokens, 0)
            return (cast(Period, period) if length else None), 0
        return None, 0

    def _period_ahead(self, before: Words, opening: int) -> Period | None:
        """The period said before the amount ("Day rate: up to £500")."""
        place = opening
        for _ in range(_STEPS):
            place = before.back(place, _MARKS)
            length, period = self._period_before.before(before.tokens, place)
            if length:
                return cast(Period, period)
            length, _ = self.are["filler"].before(before.tokens, place)
            if not length:
                return None
            place -= length
        return None

    def _bounds(self, before: Words) -> tuple[frozenset[str], int]:
        """The bounds said before the first amount ("up to", "from", "circa"), and the place among the words where they begin."""
        said: set[str] = set()
        opening = place = len(before.tokens)
        while True:
            place = before.back(opening, _MARKS)
            length, value = self.bound.before(before.tokens, place)
            if not length:
                return frozenset(said), opening
            opening = place - length
            said.add(value)

    def bound_behind(self, at: Setting) -> tuple[str, int]:
        """The bound said behind an amount ("£50k+", "£50k max"), and where its words end; "" where none is."""
        length, bound = self._bound_after.at(at.after.tokens, at.past)
        if not length or (at.after.tokens[at.past] == "+" and not self._opens(at)):
            return "", 0
        return bound, at.after.stop(at.past + length)

    def _opens(self, at: Setting) -> bool:
        """Whether a "+" behind an amount opens it at the top ("£50k+"), and does not add something to it ("£50k + car")."""
        after, past = at.after, at.past
        rest = after.tokens[past + 1 : past + 2]
        if not rest or rest[0] in _MARKS or rest[0] == ".":
            return True
        touches = after.start(past) == after.stop(past) and after.start(past + 1) > after.start(past) + 1
        return touches and rest[0].isalpha() and not at.said

    def _said_behind(self, after: Words, past: int) -> bool:
        """Whether the words behind say that it is pay ("DOE", "plus benefits", "inside IR35")."""
        table, opened = self.are["cue_after"], after.on(past, _OPENING)
        return bool(table.at(after.tokens, past)[0] or (opened > past and table.at(after.tokens, opened)[0]))

    def other_money(self, at: Setting, sure: bool) -> bool:
        """Whether the words say that it is other money: turnover, a budget, an allowance, a bonus; ``sure`` trusts those before alone."""
        before, place = at.before, at.opening
        for _ in range(0 if self._other_before.ends.isdisjoint(before.tokens) else _STEPS + 1):
            place = before.back(place, _INLINE)
            length, _ = self._other_before.before(before.tokens, place)
            if length and at.label <= place - length:
                return True
            length, _ = self._other_between.before(before.tokens, place)
            if not length:
                break
            place -= length
        return not sure and not at.said and self._other_behind(at)

    def _other_behind(self, at: Setting) -> bool:
        """Whether one of the next three words says so, with no "plus" or mark before it."""
        if self._other_after.begins.isdisjoint(at.after.tokens[at.past : at.past + 3]):
            return False
        for place in range(at.past, min(at.past + 3, len(at.after.tokens))):
            if self._other_after.at(at.after.tokens, place)[0]:
                return True
            word = at.after.tokens[place]
            if word in _PARTS or not (word.isalpha() or word == "-"):
                return False
        return False

    def marks(self, at: Setting) -> Marks:
        """What is said besides of the amount."""
        if self._marking.isdisjoint(at.after.tokens) and self._marking.isdisjoint(at.before.tokens):
            return PLAIN
        vat = self._vat_of(at)
        return Marks(self._on_target(at), self._by_board(at), vat == "plus", vat == "within", self._pro_rata(at))

    def _on_target(self, at: Setting) -> bool:
        """Whether the amount is on-target earnings; "£30k OTE £45k" says so of the second."""
        before, after = at.before, at.after
        if self.are["ote"].before(before.tokens, before.back(at.opening, _TARGET))[0]:
            return True
        place = after.on(at.past, _BRACKET)
        length, _ = self.are["ote"].at(after.tokens, place)
        rest = after.tokens[place + length : place + length + 4]
        return bool(length) and not any(token.isdigit() or token in _MONEY for token in rest)

    def _by_board(self, at: Setting) -> bool:
        """Whether the amount is marked as the board's own estimate."""
        table, before = self.are["estimated"], at.before
        if table.at(at.after.tokens, at.after.on(at.past, _MARKS))[0]:
            return True
        place = before.back(at.opening, _MARKS)
        place -= before.tokens[max(0, place - 1) : place] in (["salary"], ["pay"])
        return bool(table.before(before.tokens, place)[0])

    def _pro_rata(self, at: Setting) -> bool:
        """Whether "pro rata" stands near behind."""
        return self.are["pro_rata"].last(_near(at)) >= 0

    def _vat_of(self, at: Setting) -> str:
        """Whether VAT is said to come on top, "plus", or to be "within" the amount, by the first words of it behind, or else just
        before; "" where neither is. VAT within is of the last amount before it: "£500, £600 inc VAT" says it of the second."""
        tokens = at.after.tokens[: at.past] + _near(at)
        for place in range(len(tokens)):
            _, side = self._vat.at(tokens, place)
            if side == "plus" or (side and _MONEY.isdisjoint(tokens[:place])):
                return side
        return self._vat.before(at.before.tokens, at.before.back(at.opening, _HEADED))[1]


def _near(at: Setting) -> list[str]:
    """The next words behind an amount, on the same line."""
    tokens = at.after.tokens[at.past : at.past + _NEAR]
    return tokens[: tokens.index("\n")] if "\n" in tokens else tokens


def _telling(phrases: Iterable[str]) -> frozenset[str]:
    """A few words of which every phrase holds one, so that text without them holds no phrase."""
    telling: set[str] = set()
    for tokens in sorted((words(phrase, 0, len(phrase)).tokens for phrase in phrases), key=len):
        if telling.isdisjoint(tokens):
            telling.add(([token for token in tokens if token.isalnum()] or tokens)[-1])
    return frozenset(telling)


def _fits(pair: list[Amount], period: Period) -> bool:
    """Whether the amounts can be pay for the period: "£33,000 weekly bonus" is no week's pay."""
    if len(pair) == 1 and halves(pair[0], period):
        return True
    return all(plausible(value, period) for value in meant(pair[0], pair[-1], period))
