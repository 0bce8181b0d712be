"""Pay statements: amounts joined to ranges, with their bounds, period, basis and the words that say that they are pay.

One statement is one offer in the advert's words ("up to £70k", "20 - 25k basic"). ``PayGrammar`` reads all statements of a stretch of
text; which one answers for the advert is for ``readers.pay`` to say. The words come from the pack (``words/pay.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from fingerpost.reading.amount import PERIODS, Amount, Amounts, halves, meant, period_by_size, plausible
from fingerpost.reading.claim import Pay, Period
from fingerpost.reading.wording import Phrases, Words, words

REACH = 48
"""How far before an amount a word may stand that says what the amount is."""
_TAIL = 64
_STEPS = 4
"""How many words may stand between an amount and its period, or between an amount and the word that says that it is no pay."""

_DASHES = frozenset("-–—−‐‑~")
_MARKS = frozenset("-–—−‐‑~:;(),[]*|\n\ufffd")
_INLINE = frozenset(":(*-– ")
_OPEN = frozenset("(,[*|–-\n")
_LINKS = _DASHES | {"to", "and", "until", "/", "up", "or"}
_LOST = frozenset("?*()")
_PARTS = frozenset(("plus", "and", "with", "or"))
_JOINTS = frozenset(",:;/()|&*+.-–—\n")


@dataclass(frozen=True, slots=True)
class Statement:
    """One pay statement: the amounts as meant, where its words stand, and how surely it is the pay of the post.

    ``strength`` counts the words that say so; ``labelled`` says that one names the pay of the post before it ("Salary: …").
    """

    low: float | None
    high: float | None
    currency: str | None
    period: Period
    start: int
    end: int
    strength: int
    period_said: bool = True
    labelled: bool = False
    ote: bool = False
    approximate: bool = False
    estimated: bool = False
    vat: bool = False
    pro_rata: bool = False

    def ranged(self) -> bool:
        """Whether it is a true range, with two ends that differ."""
        return self.low is not None and self.high is not None and self.low != self.high

    def same(self, other: Statement) -> bool:
        """Whether both state the same amounts for the same period."""
        return (self.low, self.high, self.period) == (other.low, other.high, other.period)

    def pay(self, text: str, unsaid: str) -> Pay:
        """The statement as the value of a claim; ``unsaid`` is the currency where none is said."""
        return Pay(
            low=self.low, high=self.high, currency=self.currency or unsaid, period=self.period, phrase=text[self.start : self.end],
            basis="ote" if self.ote else "base", approximate=self.approximate, estimated=self.estimated, vat=self.vat, pro_rata=self.pro_rata,
        )  # fmt: skip


class PayGrammar:
    """Reads pay statements in the words of one pack."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        codes = {name.partition(".")[2]: names for name, names in table.items() if name.startswith("currency.")}
        (self.unsaid,) = codes.pop("unsaid")
        self.amounts = Amounts({name: code for code, names in codes.items() for name in names}, table["not_pay.names"])
        self._period = Phrases({period: table[f"period.{period}"] for period in PERIODS})
        self._period_before = Phrases({period: table[f"period_before.{period}"] for period in PERIODS})
        self._bound = Phrases({"high": table["bound.high"], "low": table["bound.low"], "near": table["approximate"]})
        self._bound_after = Phrases({"low": table["bound.low_after"], "high": table["bound.high_after"]})
        one = ("filler", "cue", "label", "cue_after", "ote", "estimated", "pro_rata", "vat", "joins")
        self._is = {name: Phrases({name: table[name]}) for name in one}
        self._not_before, self._not_between, self._not_after = (
            Phrases({name: table[f"not_pay.{name}"]}) for name in ("before", "between", "after")
        )

    def read(self, text: str, start: int, end: int, whole: bool = False) -> list[Statement]:
        """The statements whose digits begin in ``text[start:end]``; ``whole`` says that all of it is known to be about pay."""
        amounts = list(self.amounts.find(text, start, end))
        found: list[Statement] = []
        place, floor = 0, 0
        while place < len(amounts):
            pair = self._pair(text, amounts, place)
            statement = self._state(text, pair, floor, whole)
            if statement is not None:
                found.append(statement)
                floor = statement.end
            place += len(pair)
        return self._joined(text, found) if len(found) > 1 else found

    def _pair(self, text: str, amounts: list[Amount], place: int) -> list[Amount]:
        """The amount at a place, with the next one where the words between make the two a range."""
        first = amounts[place]
        if place + 1 == len(amounts) or amounts[place + 1].start - first.end > _TAIL // 2:
            return [first]
        second = amounts[place + 1]
        if not self._linked(text, first, second):
            return [first]
        if second.currency and not first.currency and not first.thousands and first.value < 0.2 * second.value:
            return [first]
        low, high = meant(first, second, None)
        return [first, second] if low <= high <= 20 * low else [first]

    def _linked(self, text: str, first: Amount, second: Amount) -> bool:
        """Whether a dash or a "to" stands between two amounts, with a period at most; or nothing, where the dash was lost."""
        if first.end >= second.start:
            return True
        between = words(text, first.end, second.start)
        length, _ = self._period.at(between.tokens, 0)
        rest = [token for token in between.tokens[length:] if token not in _LOST]
        if not rest:
            return not length and second.currency is not None
        return all(token in _LINKS or self._bound.at([token], 0)[1] == "near" or token == "." for token in rest) and rest != ["."]

    def _state(self, text: str, pair: list[Amount], floor: int, whole: bool) -> Statement | None:
        first, last = pair[0], pair[-1]
        money = first.currency or last.currency
        bare = not (money or first.thousands or last.thousands)
        if bare and not whole and first.value < 1_000 and not self._at_period(text, last.end):
            return None
        after = words(text, last.end, last.end + _TAIL)
        said, past = self._period_after(text, pair, after)
        before = words(text, max(floor, first.start - REACH), first.start)
        bounds, opening = self._bounds(before)
        said = said or self._period_of(before, opening)
        low, high = meant(first, last, said)
        period = said or period_by_size(low, high, first.thousands or last.thousands)
        if period is None:
            return None
        split = halves(first, period) if len(pair) == 1 else None
        low, high = split or meant(first, last, period)
        if not (plausible(low, period) and plausible(high, period)):
            return None
        label = self._is["label"].last(before.tokens)
        if not whole and self._other_money(before, opening, after, past, label, len(pair) == 2 and low >= 10_000):
            return None
        strength = (
            3 * (said is not None) + 2 * (self._is["cue"].last(before.tokens) >= 0) + 2 * (label >= 0) + 2 * (low != high)
            + 2 * self._said_after(after, past) + 6 * whole + 2 * (money is not None) + (low >= 10_000) + bool(bounds)
        )  # fmt: skip
        statement = Statement(
            low, high, money, period, before.start(opening), after.stop(past), strength, said is not None, label >= 0
        )  # fmt: skip
        return self._shaped(statement, bounds, before, opening, after, past, single=len(pair) == 1 and not split)

    def _at_period(self, text: str, end: int) -> bool:
        """Whether a period follows the digits at once ("25/hour"); without it, a small bare number is no money."""
        return self._period.at(words(text, end, end + 14).tokens, 0)[0] > 0

    def _period_after(self, text: str, pair: list[Amount], after: Words) -> tuple[Period | None, int]:
        """The period said behind the last amount (or between the two), and how many words behind the last amount belong to it."""
        place = 0
        for _ in range(_STEPS):
            place = after.on(place, _MARKS)
            length, period = self._period.at(after.tokens, place)
            broken = place and "\n" in after.tokens[:place]
            if length and (length > 1 or not broken):
                return cast(Period, period), place + length
            length, _ = self._is["filler"].at(after.tokens, place)
            if not length or broken:
                break
            place += length
        if len(pair) == 2:
            between = words(text, pair[0].end, pair[1].start)
            length, period = self._period.at(between.tokens, 0)
            return (cast(Period, period) if length else None), 0
        return None, 0

    def _bounds(self, before: Words) -> tuple[set[str], int]:
        """The bounds said before the first amount ("up to", "from", "circa"), and the place among the words where they begin."""
        said: set[str] = set()
        opening = place = len(before.tokens)
        while True:
            length, value = self._bound.before(before.tokens, before.back(place, _MARKS))
            if not length:
                return said, opening
            opening = place = before.back(place, _MARKS) - length
            said.add(value)

    def _period_of(self, before: Words, opening: int) -> Period | None:
        """The period said before the amount ("Day rate: up to £500")."""
        place = opening
        for _ in range(_STEPS):
            place = before.back(place, _MARKS)
            length, period = self._period_before.before(before.tokens, place)
            if length:
                return cast(Period, period)
            length, _ = self._is["filler"].before(before.tokens, place)
            length = length or int(before.tokens[place - 1 : place] in (["is"], ["/"], ["between"]))
            if not length:
                return None
            place -= length
        return None

    def _other_money(self, before: Words, opening: int, after: Words, past: int, label: int, sure: bool) -> bool:
        """Whether the words at the amount say that it is other money: turnover, a budget, an allowance, a bonus."""
        place = opening
        for _ in range(_STEPS + 1):
            place = before.back(place, _INLINE)
            length, _ = self._not_before.before(before.tokens, place)
            if length and label <= place - length:
                return True
            length, _ = self._not_between.before(before.tokens, place)
            if not length:
                break
            place -= length
        if sure or self._said_after(after, past):
            return False
        place = past
        for _ in range(3):
            if self._not_after.at(after.tokens, place)[0]:
                return True
            if place >= len(after.tokens) or after.tokens[place] in _PARTS or not (after.tokens[place].isalpha() or after.tokens[place] == "-"):
                break
            place += 1
        return False

    def _said_after(self, after: Words, past: int) -> bool:
        return bool(self._is["cue_after"].at(after.tokens, after.on(past, _OPEN))[0] or self._is["cue_after"].at(after.tokens, past)[0])

    def _shaped(
        self, statement: Statement, bounds: set[str], before: Words, opening: int, after: Words, past: int, single: bool
    ) -> Statement:  # fmt: skip
        """The statement with its bounds, basis and marks."""
        low, high, end = statement.low, statement.high, statement.end
        only_to = before.tokens[opening:] == ["to"]
        if "high" in bounds and (single or not only_to):
            low = None
        elif single and "low" in bounds:
            high = None
        elif single:
            length, bound = self._bound_after.at(after.tokens, past)
            if length and not (after.tokens[past] == "+" and self._said_after(after, past)) and not _counting(after, past + length):
                low, high = (low, None) if bound == "low" else (None, high)
                end = after.stop(past + length)
        near = [*after.tokens[past : past + 8], "\n"]
        near = near[: near.index("\n")]
        return replace(
            statement, low=low, high=high, end=end, ote=self._on_target(before, opening, after, past), approximate="near" in bounds,
            estimated=self._by_board(before, opening, after, past),
            vat=self._is["vat"].last(near) >= 0,
            pro_rata=self._is["pro_rata"].last(near) >= 0 or self._is["pro_rata"].last(before.tokens[-6:]) >= 0,
        )  # fmt: skip

    def _on_target(self, before: Words, opening: int, after: Words, past: int) -> bool:
        """Whether the amount is on-target earnings; "£30k OTE £45k" says so of the second."""
        place = opening
        while place and before.tokens[place - 1] in {"of", "is", ":", "(", "to", "up", "c", "circa", "-"}:
            place -= 1
        if self._is["ote"].before(before.tokens, place)[0]:
            return True
        place = after.on(past, frozenset("("))
        length, _ = self._is["ote"].at(after.tokens, place)
        return bool(length) and not any(token.isdigit() or token in "£$€" for token in after.tokens[place + length : place + length + 4])

    def _by_board(self, before: Words, opening: int, after: Words, past: int) -> bool:
        """Whether the amount is marked as the board's own estimate."""
        if self._is["estimated"].at(after.tokens, after.on(past, _MARKS))[0]:
            return True
        place = before.back(opening, _MARKS)
        if before.tokens[max(0, place - 1) : place] in (["salary"], ["pay"]):
            place -= 1
        return bool(self._is["estimated"].before(before.tokens, place)[0])

    def _joined(self, text: str, found: list[Statement]) -> list[Statement]:
        """Statements that are one offer (two grades, two places, two engagements) as one, from the lowest low to the highest high."""
        joined = [found[0]]
        for statement in found[1:]:
            last = joined[-1]
            if self._same_offer(text, last, statement):
                joined[-1] = replace(
                    last,
                    low=None if last.low is None or statement.low is None else min(last.low, statement.low),
                    high=None if last.high is None or statement.high is None else max(last.high, statement.high),
                    end=statement.end, strength=max(last.strength, statement.strength),
                    period_said=last.period_said or statement.period_said,
                )  # fmt: skip
            else:
                joined.append(statement)
        return joined

    def _same_offer(self, text: str, one: Statement, two: Statement) -> bool:
        if two.start - one.end > _TAIL or one.ote != two.ote or one.estimated or two.estimated or one.period != two.period:
            return False
        if one.currency != two.currency and two.currency is not None:
            return False
        if (one.low is None, one.high is None) != (two.low is None, two.high is None):
            return False
        between = words(text, one.end, two.start)
        if "\n\n" in text[one.end : two.start]:
            return False
        place = between.on(0, _JOINTS)
        while place < len(between.tokens):
            length, _ = self._is["joins"].at(between.tokens, place)
            if not length:
                return False
            place = between.on(place + length, _JOINTS)
        return True


def _counting(after: Words, place: int) -> bool:
    """Whether an amount follows ("£45,000 + £5,000")."""
    return after.tokens[place : place + 1] != [] and (after.tokens[place].isdigit() or after.tokens[place] in "£$€")
