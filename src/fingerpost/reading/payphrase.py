"""Pay statements: amounts joined to ranges, with their bounds, period, basis and the words that say that they are pay.

One statement is one offer in the advert's words ("up to £70k", "20 - 25k basic"). ``PayGrammar`` reads all statements of a stretch of
text; which one answers for the advert is for ``readers.pay`` to say. The words come from the pack (``words/pay.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fingerpost.reading.amount import Amount, Amounts, choice, halves, plausible
from fingerpost.reading.claim import Pay, Period

REACH = 48
"""How far before an amount a word may stand that says what the amount is."""

_DASHES = r"[-–—−‐‑~]"


@dataclass(frozen=True, slots=True)
class Statement:
    """One pay statement: the amounts as meant, where its words stand, and how surely it is the pay of the post."""

    low: float | None
    high: float | None
    currency: str | None
    period: Period
    start: int
    end: int
    strength: int
    ote: bool = False
    approximate: bool = False
    estimated: bool = False
    vat: bool = False
    pro_rata: bool = False
    period_said: bool = True

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """The two ends of the range."""
        return self.low, self.high

    def ranged(self) -> bool:
        """Whether it is a true range, with two ends that differ."""
        return self.low is not None and self.high is not None and self.low != self.high

    def pay(self, text: str, unsaid: str) -> Pay:
        """The statement as the value of a claim; ``unsaid`` is the currency where none is said."""
        return Pay(
            low=self.low, high=self.high, currency=self.currency or unsaid, period=self.period, phrase=text[self.start : self.end],
            basis="ote" if self.ote else "base", approximate=self.approximate, estimated=self.estimated, vat=self.vat, pro_rata=self.pro_rata,
        )  # fmt: skip


class PayGrammar:
    """Reads pay statements in the words of one pack."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.amounts = Amounts(words)
        self.unsaid = words["currency.unsaid"][0]
        ignore = re.IGNORECASE
        fill = r"[\s:;(,\[*|]*"
        up, low, near = choice(words["bound.high"]), choice(words["bound.low"]), choice(words["approximate"])
        self._before = re.compile(
            rf"(?:(?P<high>{up})|(?P<low>{low})|(?P<near>{near}))[\s:(*]*(?:{_DASHES}\s*)?(?:a\s|an\s)?\s*\Z", ignore
        )
        self._low_after = re.compile(rf"\s?(?:{choice(words['bound.low_after'])})(?!\s*[A-Za-z£$€\d(]|\d)", ignore)
        self._high_after = re.compile(rf"\s?(?:{choice(words['bound.high_after'])})", ignore)
        self._link = re.compile(
            rf"[\s?*]*(?:\(?{choice(words['period.hour'])}\s*)?(?:{_DASHES}+|\bto\b|\band\b|\?to\b|/|\buntil\b|\bup to\b)[\s*]*(?:\bup to\b|\bto\b|circa|c\.?)?\s*",
            ignore,
        )
        self._cue = re.compile(choice(words["cue"]), ignore)
        self._label = re.compile(choice(words["label"]), ignore)
        self._cue_after = re.compile(rf"[\s,(*|–-]*(?:{choice(words['cue_after'])})", ignore)
        self._periods = {
            name: re.compile(choice(words[f"period_before.{name}"]), ignore)
            for name in ("day", "hour", "year", "month", "week")
        }
        self._ote_before = re.compile(rf"{choice(words['ote'])}[\s:(]*(?:of|is|up to|to|c|circa)?[\s:(]*\Z", ignore)
        self._ote_after = re.compile(
            rf"[\s(]*{choice(words['ote'])}(?!\s*(?:of|up to|to|c|circa)?[\s:(-]*[£$€\d])", ignore
        )
        self._estimated = re.compile(rf"{fill}[-–]?\s*\(?{choice(words['estimated'])}", ignore)
        self._estimated_before = re.compile(rf"{choice(words['estimated'])}(?:\s+(?:salary|pay))?[\s:(]*\Z", ignore)
        self._pro_rata = re.compile(choice(words["pro_rata"]), ignore)
        self._vat = re.compile(rf"[\s(]*(?:[a-z]+[\s,)(-]+){{0,3}}{choice(words['vat'])}", ignore)
        self._join = re.compile(rf"(?:[\s,:;/()|&*+.-]|{choice(words['joins'])})*", ignore)
        self._not_before = re.compile(
            rf"{choice(words['not_pay.before'])}[ :(-]*(?:{choice(words['not_pay.between'])}[ :(-]*){{0,4}}\Z", ignore
        )
        self._not_after = re.compile(rf"(?:\s+(?:[a-z]+\s+){{0,2}}|\s*-\s*){choice(words['not_pay.after'])}", ignore)

    def read(self, text: str, start: int, end: int, whole: bool = False) -> list[Statement]:
        """The statements whose first amount begins in ``text[start:end]``; ``whole`` says that all of it is known to be about pay."""
        amounts = [amount for amount in self.amounts.find(text, start, end) if not amount.large]
        found: list[Statement] = []
        place = 0
        while place < len(amounts):
            pair = self._pair(text, amounts, place)
            floor = found[-1].end if found else max(0, start - REACH)
            statement = self._state(text, pair, floor, whole)
            if statement is not None:
                found.append(statement)
            place += len(pair)
        return self._joined(text, found)

    def _pair(self, text: str, amounts: list[Amount], place: int) -> list[Amount]:
        """The amount at a place, with the next one where the words between make the two a range."""
        first = amounts[place]
        if place + 1 == len(amounts):
            return [first]
        second = amounts[place + 1]
        between = (first.past, second.start) if first.past <= second.start else (first.end, second.start)
        linked = between[0] == between[1] or self._link.fullmatch(text, *between)
        if not linked or (
            second.currency and not first.currency and not first.thousands and first.value < 0.2 * second.value
        ):
            return [first]
        low, high = _ends(first, second, first.period or second.period)
        return [first, second] if low <= high <= 20 * low else [first]

    @staticmethod
    def _bare(pair: list[Amount]) -> bool:
        """Whether nothing at the digits says that they are money."""
        return not any(amount.currency or amount.thousands or amount.period for amount in pair)

    def _state(self, text: str, pair: list[Amount], floor: int, whole: bool) -> Statement | None:
        first, last = pair[0], pair[-1]
        if not whole and self._bare(pair) and first.value < 1_000:
            return None
        lead = max(floor, first.start - REACH)
        said = self._period_of(text, pair, lead)
        low, high = _ends(first, last, said)
        period = said or _period_by_size(low, high, any(amount.thousands for amount in pair))
        if period is None:
            return None
        split = halves(first, period) if len(pair) == 1 else None
        low, high = split or _ends(first, last, period)
        if not (plausible(low, period) and plausible(high, period)):
            return None
        strength = self._strength(text, pair, lead, said, whole)
        if strength is None:
            return None
        statement = Statement(
            low,
            high,
            first.currency or last.currency,
            period,
            first.start,
            last.past,
            strength,
            period_said=said is not None,
        )
        return self._shaped(text, statement, lead, single=len(pair) == 1 and split is None)

    def _period_of(self, text: str, pair: list[Amount], lead: int) -> Period | None:
        for amount in pair:
            if amount.period:
                return amount.period
        before = text[lead : pair[0].start]
        found = [(match.end(), name) for name, pattern in self._periods.items() for match in pattern.finditer(before)]
        return max(found)[1] if found else None  # type: ignore[return-value]

    def _strength(self, text: str, pair: list[Amount], lead: int, said: Period | None, whole: bool) -> int | None:
        """How surely the amounts are the pay of the post; None where the words say that they are something else."""
        first, last = pair[0], pair[-1]
        before = text[lead : first.start]
        cue, label = bool(self._cue.search(before)), bool(self._label.search(before))
        after = bool(self._cue_after.match(text, last.past))
        large = max(first.value, last.value) >= 10_000 or first.thousands or last.thousands
        if not whole:
            if self._not_before.search(before) and not (
                label and self._last(self._label, before) > self._last_not(before)
            ):
                return None
            if self._not_after.match(text, last.past) and not (after or (large and len(pair) == 2)):
                return None
        strength = 3 * (said is not None) + 2 * cue + 2 * label + 2 * (len(pair) == 2) + 2 * after + 6 * whole
        strength += 2 * bool(first.currency or last.currency) + large
        return strength

    @staticmethod
    def _last(pattern: re.Pattern[str], text: str) -> int:
        return max((match.start() for match in pattern.finditer(text)), default=-1)

    def _last_not(self, before: str) -> int:
        match = self._not_before.search(before)
        return match.start() if match else -1

    def _shaped(self, text: str, statement: Statement, lead: int, single: bool) -> Statement:
        """The statement with its bounds, basis, marks and the words at its edges."""
        low, high, start, end = statement.low, statement.high, statement.start, statement.end
        near = False
        bound = None
        while match := self._before.search(text, lead, start):
            bound = bound or match.lastgroup if match.lastgroup != "near" else bound
            near = near or match.lastgroup == "near"
            start = match.start()
        if bound == "high" and not (
            match is None and text[start : statement.start].strip().lower() == "to" and not single
        ):
            low = None
        elif single and bound == "low":
            high = None
        if single and bound is None and (match := self._low_after.match(text, statement.end)):
            high, end = None, match.end()
        elif single and bound is None and (match := self._high_after.match(text, statement.end)):
            low, end = None, match.end()
        tail = text[end : end + 60]
        return replace(
            statement, low=low, high=high, start=start, end=end,
            ote=bool(self._ote_before.search(text, lead, start) or self._ote_after.match(text, end)),
            approximate=near, vat=bool(self._vat.match(tail)),
            estimated=bool(self._estimated.match(text, end) or self._estimated_before.search(text, lead, start)),
            pro_rata=bool(self._pro_rata.search(tail.split("\n")[0][:30]) or self._pro_rata.search(text, max(lead, start - 20), start)),
        )  # fmt: skip

    def _joined(self, text: str, found: list[Statement]) -> list[Statement]:
        """Statements that are one offer (two grades, two places, two engagements) as one, from the lowest low to the highest high."""
        joined: list[Statement] = []
        for statement in found:
            last = joined[-1] if joined else None
            if last and self._same_offer(text, last, statement):
                lows, highs = [last.low, statement.low], [last.high, statement.high]
                joined[-1] = replace(
                    last,
                    low=None if None in lows and last.low is None else min(low for low in lows if low is not None),
                    high=None if None in highs and last.high is None else max(high for high in highs if high is not None),
                    end=statement.end, strength=max(last.strength, statement.strength),
                    period_said=last.period_said or statement.period_said,
                )  # fmt: skip
            else:
                joined.append(statement)
        return joined

    def _same_offer(self, text: str, one: Statement, two: Statement) -> bool:
        if two.start - one.end > 60 or one.ote != two.ote or one.estimated or two.estimated:
            return False
        if one.period != two.period or (one.currency != two.currency and two.currency is not None):
            return False
        if (one.low is None) != (two.low is None) or (one.high is None) != (two.high is None):
            return False
        return "\n\n" not in text[one.end : two.start] and self._join.fullmatch(text, one.end, two.start) is not None


def _ends(first: Amount, last: Amount, period: Period | None) -> tuple[float, float]:
    """The two amounts as meant: a "k" on one side serves both, and hundreds a year are thousands."""
    low, high = first.value, last.value
    shared = first.thousands or last.thousands
    if first.thousands or (shared and low < 1000) or (low < 1000 <= high and high >= 10_000):
        low *= 1000
    if last.thousands or (shared and high < 1000):
        high *= 1000
    if period == "year" and 10 <= low < 1000 and 10 <= high < 1000:
        low, high = low * 1000, high * 1000
    return low, high


def _period_by_size(low: float, high: float, thousands: bool) -> Period | None:
    """The period that an amount of that size is for, where none is said: hours, days or years; None where it could be several."""
    if thousands or low >= 10_000:
        return "year"
    if 100 <= low and high <= 2_000:
        return "day"
    if 4 <= low and high < 100:
        return "hour"
    return None
