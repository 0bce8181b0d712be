"""What does the post pay? Pay as it is said, the employer's own words before the board's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.pack.kept import kept_by_pack
from fingerpost.reading.claim import Pay
from fingerpost.reading.payphrase import PayGrammar, Statement
from fingerpost.reading.scan import Page

_SIGN, _WORD, _PERIOD, _THOUSANDS = (16, 44), (0, 60), (34, 0), (16, 24)
"""How far before and after a hit of each kind an amount may stand, in characters."""

NO_PERIOD = "no period is stated"
"""How the doubt of pay begins whose period goes by its size alone."""

_ENOUGH, _SURE = 5, 7
_FURTHER = 4
_TOP, _HEAD = 150, 600
_LOW, _LEAST = 4_000, 14_000
"""Between them an amount with no period and no word for pay before it is a gift or a grant, and no year's pay."""
_DIGIT = re.compile(r"\d")
_HEAD_LINE, _ALONE, _LONG_LINE = 110, 3, 300
"""A board's head has short lines; the first longer one is the employer's text."""


class PayReader:
    """Claims ``pay``: the answer first, then further statements (on-target earnings, the board's header)."""

    name = "pay"

    def __init__(self, pack: Pack) -> None:
        self.words = pack.words.get("pay", {})
        self.grammar = PayGrammar(self.words) if self.words else None

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Currency signs and codes, words for pay, periods, and "45k" for every number of thousands that a salary can be."""
        if self.grammar is None:
            return
        for code in ("GBP", "EUR", "USD"):
            yield from ((phrase, _SIGN) for phrase in self.words[f"currency.{code}"])
        yield from ((phrase, _WORD) for table in ("label", "ote") for phrase in self.words[table])
        for period in ("year", "month", "week", "day", "hour"):
            yield from ((phrase, _PERIOD) for phrase in self.words[f"period.{period}"] if len(phrase) > 2)
        yield from ((f"{number}k", _THOUSANDS) for number in range(10, 400))

    def read(self, page: Page) -> None:
        """Add the claims of pay to the page."""
        if self.grammar is None:
            return
        found: list[Statement] = []
        for start, end in _windows(page):
            if _DIGIT.search(page.joined, start, end):
                found += self.grammar.read(page.joined, start, end)
        found = [statement for statement in found if _counts(page, statement)]
        for statement in _ranked(page, found):
            pay = statement.pay(page.joined, self.grammar.unsaid)
            page.add("pay", pay, statement.start, statement.end, _doubt(statement, pay))


def read_pay_phrase(phrase: str, pack: Pack) -> Pay | None:
    """The pay in a phrase that is known to be about pay, the first statement of base pay before any other; None where it states none."""
    grammar = _grammar(pack)
    found = grammar.read(phrase, 0, len(phrase), whole=True)
    best = min(
        found, key=lambda one: (one.basis != "base", not (one.currency or one.period_said), one.start), default=None
    )
    return best.pay(phrase, grammar.unsaid) if best else None


@kept_by_pack
def _grammar(pack: Pack) -> PayGrammar:
    return PayGrammar(pack.words["pay"])


def _windows(page: Page) -> list[tuple[int, int]]:
    """The stretches of the page near a hit, merged where they meet, without the employer's name and the location."""
    title_end, (text, end_of_text) = page.bounds["title"][1], page.bounds["text"]
    merged: list[tuple[int, int]] = []
    first, past = 0, -1
    for start, end, (back, on) in sorted(page.hits("pay")):
        if title_end <= start < text:
            continue
        low, high = (page.bounds["title"][0], title_end) if start < text else (text, end_of_text)
        start, end = max(low, start - back), min(high, end + on)
        if start > past:
            if past > first:
                merged.append((first, past))
            first, past = start, end
        elif end > past:
            past = end
    if past > first:
        merged.append((first, past))
    return merged


def _counts(page: Page, statement: Statement) -> bool:
    """Whether a statement is sure enough to be claimed; near the head, or alone on its line, less need be said."""
    if not (statement.period_said or statement.labelled) and _LOW <= (statement.high or statement.low or 0) < _LEAST:
        return False
    start, end = page.line(statement.start)
    alone = (
        end - start <= _LONG_LINE
        and not (page.folded[start : statement.start] + page.folded[statement.end : end]).strip()
    )
    text = page.bounds["text"][0]
    plain = statement.period_said or statement.period == "year"
    near = int(plain and statement.start < text + _HEAD)
    if statement.currency and (plain or statement.ranged()):
        near += 2 * (statement.start < text + _TOP and not _in_sentence(page, statement.start)) + 2 * alone
    return statement.strength + near >= _ENOUGH


def _in_sentence(page: Page, start: int) -> bool:
    """Whether a word in lower case stands just before, as in a sentence and not in a headline ("ANALYST £50,000 LEEDS")."""
    before = page.joined[max(0, start - 20) : start].split()
    return bool(before) and before[-1][0].islower()


def _ranked(page: Page, found: list[Statement]) -> list[Statement]:
    """The answer and a few further statements: stated before estimated, base before on-target, the employer's words before the board's."""
    if len(found) < 2:
        return found
    boards = _board(page, found)
    rates = [one for one in found if one.period in ("day", "hour") and one.period_said and one.strength >= _SURE]
    if boards and boards[0].period == "year" and rates:
        boards += [one for one in found if _echoes(one, boards[0])]
    of_board = frozenset(boards)
    order = sorted(
        found, key=lambda one: (one.estimated, one.basis != "base", one in of_board, -one.strength, one.start)
    )
    if not order:
        return order
    fuller = next((one for one in found if _fuller(page, one, order[0])), None)
    if fuller is not None:
        order.remove(fuller)
        order.insert(0, fuller)
    distinct: list[Statement] = []
    for one in order:
        if not any(one.same(other) for other in distinct):
            distinct.append(one)
        if len(distinct) > _FURTHER:
            break
    return distinct


def _fuller(page: Page, one: Statement, best: Statement) -> bool:
    """Whether a statement says the same as the best, and more: a range that ends at its one bound, a bound where the title has a figure."""
    if one.estimated or one.basis != "base" or best.ranged() or one.period != best.period:
        return False
    if best.low == best.high:
        bound = one.low is None and one.high == best.high
        return bound and best.start < page.bounds["title"][1] <= one.start
    ends = (best.low is None and one.high == best.high) or (best.high is None and one.low == best.low)
    return one.ranged() and ends


def _board(page: Page, found: list[Statement]) -> list[Statement]:
    """Those statements that stand in the board's head: the first line of pay, alone on it, above the employer's text."""
    text = page.bounds["text"][0]
    for statement in found:
        if statement.start >= text:
            start, end = page.line(statement.start)
            above = page.joined[text:start].split("\n")
            alone = statement.start - start <= _ALONE and not statement.labelled
            if alone and end - start <= _HEAD_LINE and all(len(line) <= _HEAD_LINE for line in above):
                return [one for one in found if start <= one.start < end]
            break
    return []


def _echoes(one: Statement, board: Statement) -> bool:
    return one.same(board)


def _doubt(statement: Statement, pay: Pay) -> str | None:
    if not statement.period_said:
        return f"{NO_PERIOD}; by its size it is for a {pay.period}"
    return None if statement.currency else f"no currency is stated; taken as {pay.currency}"
