"""Pay statements: amounts joined to ranges, one statement for each offer in the advert's words ("up to £70k", "20 - 25k basic").

``PayGrammar`` reads all statements of a stretch of text; which one answers for the advert is for ``readers.pay`` to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fingerpost.reading.amount import Amount, Amounts, halves, meant, period_by_size, plausible
from fingerpost.reading.claim import Basis, Pay, Period
from fingerpost.reading.paywords import DASHES, TAIL, PayWords, Setting
from fingerpost.reading.wording import words

_LINKS = DASHES | {"to", "and", "until", "/", "up", "or"}
_LOST = frozenset("?*()")
_BREAKS = frozenset("\n,:;|")
_JOINTS = DASHES | frozenset(",:;/()|&*+.\n")
_SMALL, _LARGE, _PENCE = 1_000, 10_000, 2


class Statement(NamedTuple):
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
    approximate: bool = False
    ote: bool = False
    estimated: bool = False
    vat: bool = False
    with_vat: bool = False
    pro_rata: bool = False

    def ranged(self) -> bool:
        """Whether it is a true range, with two ends that differ."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def basis(self) -> Basis:
        """What the amounts are: base pay, on-target earnings alone, or a rate with VAT in it."""
        return "ote" if self.ote else "with-vat" if self.with_vat else "base"

    def same(self, other: Statement) -> bool:
        """Whether both state the same amounts for the same period."""
        return (self.low, self.high, self.period) == (other.low, other.high, other.period)

    def pay(self, text: str, unsaid: str) -> Pay:
        """The statement as the value of a claim; ``unsaid`` is the currency where none is said."""
        return Pay(
            low=self.low, high=self.high, currency=self.currency or unsaid, period=self.period,
            phrase=text[self.start : self.end], basis=self.basis, approximate=self.approximate,
            estimated=self.estimated, vat=self.vat, pro_rata=self.pro_rata,
        )  # fmt: skip


class PayGrammar:
    """Reads pay statements in the words of one pack."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        codes = {name.partition(".")[2]: names for name, names in table.items() if name.startswith("currency.")}
        (self.unsaid,) = codes.pop("unsaid")
        currencies = {name: code for code, names in codes.items() for name in names}
        self._amounts = Amounts(currencies, table["not_pay.names"])
        self._words = PayWords(table)

    def read(self, text: str, start: int, end: int, whole: bool = False) -> list[Statement]:
        """The statements whose digits begin in ``text[start:end]``; ``whole`` says that all of it is known to be about pay."""
        amounts = self._with_pence(text, self._amounts.find(text, start, end))
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

    def _with_pence(self, text: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts, with a dash before two digits taken for the point of the pence where a range follows ("£17-94 - £23.07")."""
        for place in range(len(amounts) - 3, -1, -1):
            whole, pence, last = amounts[place : place + 3]
            small = whole.currency and whole.value < _SMALL and len(pence.digits) == _PENCE and not pence.currency
            dashed = small and text[whole.end : pence.start].strip("\\") == "-"
            if dashed and last.currency and self._linked(text, pence, last):
                value, digits = whole.value + pence.value / 100, f"{whole.digits}.{pence.digits}"
                amounts[place : place + 2] = [whole._replace(value=value, end=pence.end, digits=digits)]
        return amounts

    def _pair(self, text: str, amounts: list[Amount], place: int) -> list[Amount]:
        """The amount at a place, with the next one where the words between make the two a range."""
        first = amounts[place]
        if place + 1 == len(amounts) or amounts[place + 1].start - first.end > TAIL // 2:
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
        between = text[first.end : second.start]
        if between.strip(" \u00a0") in DASHES:
            return True
        if not _BREAKS.isdisjoint(between):
            return False
        tokens = words(text, first.end, second.start).tokens
        length, _ = self._words.period.at(tokens, 0)
        rest = [token for token in tokens[length:] if token not in _LOST]
        if not rest:
            return not length and second.currency is not None
        if rest[-1] == ".":
            rest.pop()
        return bool(rest) and all(token in _LINKS or self._words.bound.at([token], 0)[1] == "near" for token in rest)

    def _bare(self, text: str, pair: list[Amount]) -> bool:
        """Whether nothing at small digits says that they are money: no currency, no "k", no period."""
        said = any(amount.currency or amount.thousands for amount in pair)
        return not said and pair[-1].value < _SMALL and not self._words.at_period(text, pair[-1].end)

    def _state(self, text: str, pair: list[Amount], floor: int, whole: bool) -> Statement | None:
        """The statement that an amount or a range makes; None where it is not pay, or cannot be."""
        first, last = pair[0], pair[-1]
        if self._bare(text, pair) and not (whole and _figures_only(text)):
            return None
        at = self._words.setting(text, pair, floor)
        low, high = meant(first, last, at.period)
        period = at.period or period_by_size(low, high, first.thousands or last.thousands)
        if period is None:
            return None
        split = halves(first, period) if len(pair) == 1 else None
        low, high = split or meant(first, last, period)
        if not (plausible(low, period) and plausible(high, period)):
            return None
        if not whole and self._words.other_money(at, sure=len(pair) == 2 and low >= _LARGE):
            return None
        marks, label = self._words.marks(at), at.label >= 0
        strength = (
            3 * (at.period is not None) + 2 * (label or self._words.are["cue"].last(at.before.tokens) >= 0) + 2 * label + 2 * (low != high)
            + 2 * at.said + 6 * whole + 2 * bool(first.currency or last.currency) + (low >= _LARGE) + bool(at.bounds) + marks.vat
        )  # fmt: skip
        bottom, top, stop = self._bounded(at, low, high, single=len(pair) == 1 and not split)
        return Statement(
            bottom, top, first.currency or last.currency, period, at.before.start(at.opening), stop, strength, at.period is not None, label,
            "near" in at.bounds, *marks,
        )  # fmt: skip

    def _bounded(self, at: Setting, low: float, high: float, single: bool) -> tuple[float | None, float | None, int]:
        """The ends as the words around bound them, and where the statement's own words end; ``single`` says that one amount is both."""
        stop = at.after.stop(at.past)
        if "high" in at.bounds and (single or at.before.tokens[at.opening :] != ["to"]):
            return None, high, stop
        if not single:
            return low, high, stop
        if "low" in at.bounds:
            return low, None, stop
        bound, further = self._words.bound_behind(at)
        if not bound:
            return low, high, stop
        return (low, None, further) if bound == "low" else (None, high, further)

    def _joined(self, text: str, found: list[Statement]) -> list[Statement]:
        """Statements that are one offer (two grades, two places, two engagements) as one, from the lowest low to the highest high."""
        joined = [found[0]]
        for statement in found[1:]:
            last = joined[-1]
            if self._same_offer(text, last, statement):
                joined[-1] = last._replace(
                    low=None if last.low is None or statement.low is None else min(last.low, statement.low),
                    high=None if last.high is None or statement.high is None else max(last.high, statement.high),
                    end=statement.end, strength=max(last.strength, statement.strength),
                    period_said=last.period_said or statement.period_said,
                )  # fmt: skip
            else:
                joined.append(statement)
        return joined

    def _same_offer(self, text: str, one: Statement, two: Statement) -> bool:
        """Whether two statements are alike, and only names of places, grades or engagements stand between them."""
        between = words(text, one.end, two.start)
        if two.start - one.end > TAIL or one.estimated or two.estimated or "\n\n" in text[one.end : two.start]:
            return False
        if (one.basis, one.period, one.low is None, one.high is None) != (
            two.basis,
            two.period,
            two.low is None,
            two.high is None,
        ):
            return False
        if two.currency not in (one.currency, None):
            return False
        place = between.on(0, _JOINTS)
        while place < len(between.tokens):
            length, _ = self._words.are["joins"].at(between.tokens, place)
            if not length:
                return False
            place = between.on(place + length, _JOINTS)
        return True


def _figures_only(phrase: str) -> bool:
    """Whether a phrase has no words, so that its figures must be the pay."""
    return not any(sign.isalpha() for sign in phrase)
