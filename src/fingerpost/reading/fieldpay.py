"""Pay as a feed states it in fields of its own: amounts, a currency and a period, or words.

Nothing is filled in: without a currency that the feed says, or the country that it names, there is no pay; and a period that
no word of the pack knows is not guessed from the size of the amounts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from fingerpost.pack import Pack
from fingerpost.reading.amount import PERIODS, Amounts, period_by_size, plausible
from fingerpost.reading.claim import Pay, Period
from fingerpost.reading.payphrase import PayGrammar, Statement
from fingerpost.reading.scan import fold

WIDEST = 20
"""Times the lowest pay that the highest of one post can be."""
_CODE = re.compile(r"[A-Z]{3}")


class Stated(NamedTuple):
    """Pay that a field states, with the field, where in it the words stand, and any doubt."""

    pay: Pay
    field: str
    start: int
    end: int
    doubt: str | None


class FieldPay:
    """Reads pay from the fields of an advert, in the words of one pack."""

    def __init__(self, pack: Pack) -> None:
        said, own = pack.words["pay"], pack.words["fields"]
        self._grammar = PayGrammar(said)
        codes = {name.partition(".")[2]: names for name, names in said.items() if name.startswith("currency.")}
        codes.pop("unsaid")
        self._currencies = {one_form(name): code for code, names in codes.items() for name in names}
        self._amounts = Amounts({name: code for code, names in codes.items() for name in names})
        self._countries = {
            country: name.partition(".")[2]
            for name, countries in own.items()
            if name.startswith("country_currency.")
            for country in countries
        }
        self._periods: dict[str, Period] = {
            one_form(phrase): period
            for period in PERIODS
            for phrase in (*said[f"period.{period}"], *said[f"period_before.{period}"], *own[f"period.{period}"])
        }
        self._stated = frozenset(own["estimated.no"])

    def read(self, fields: Mapping[str, str]) -> list[Stated]:
        """What the fields state of pay, the surer first: words that name currency and period, then amounts, then other words."""
        statement = self._statement(fields.get("pay_text", ""))
        sure = statement is not None and bool(statement.currency) and statement.period_said
        said = [*self._from_words(fields, statement), *self._from_amounts(fields, statement)]
        return said if sure else said[::-1]

    def _statement(self, text: str) -> Statement | None:
        """The base pay that the feed's own words state, the first of several."""
        found = self._grammar.read(text, 0, len(text), whole=True) if text else []
        return min(
            found, key=lambda one: (one.basis != "base", not (one.currency or one.period_said), one.start), default=None
        )

    def _from_words(self, fields: Mapping[str, str], statement: Statement | None) -> Iterator[Stated]:
        if statement is None:
            return
        period, doubts = statement.period, []
        if not statement.period_said:
            given = self._period(fields)
            if given == "unknown":
                return
            doubts = [] if given else [_by_size(period)]
            period = given or period
        currency = statement.currency or self._currency(fields, doubts)
        if currency and all(plausible(end, period) for end in (statement.low, statement.high) if end is not None):
            pay = statement._replace(currency=currency, period=period).pay(fields["pay_text"], currency)
            yield self._marked(fields, pay, "pay_text", statement.start, statement.end, doubts)

    def _from_amounts(self, fields: Mapping[str, str], statement: Statement | None) -> Iterator[Stated]:
        (low, low_in), (high, high_in) = (self._amount(fields.get(name, "")) for name in ("pay_low", "pay_high"))
        ends = [end for end in (low, high) if end is not None]
        given = self._period(fields)
        if not ends or given == "unknown" or (len(ends) == 2 and not ends[0] <= ends[1] <= WIDEST * ends[0]):
            return
        period = given or period_by_size(ends[0], ends[-1], False)
        if period is None or not all(plausible(end, period) for end in ends):
            return
        doubts = [] if given else [_by_size(period)]
        said = low_in or high_in or (statement.currency if statement else None)
        if currency := said or self._currency(fields, doubts):
            names = [name for name, end in (("pay_low", low), ("pay_high", high)) if end is not None]
            amounts = " – ".join(dict.fromkeys(fields[name] for name in names))
            unit = (fields[name] for name in ("pay_currency", "pay_period") if fields.get(name))
            pay = Pay(low, high, currency, period, " ".join((amounts, *unit)))
            yield self._marked(fields, pay, names[0], 0, len(fields[names[0]]), doubts)

    def _marked(
        self, fields: Mapping[str, str], pay: Pay, field: str, start: int, end: int, doubts: list[str]
    ) -> Stated:
        """The pay, marked as an estimate where the board says that it is one, or does not deny what it was asked."""
        guessed = fields.get("pay_estimated")
        if guessed is not None and one_form(guessed) not in self._stated and not pay.estimated:
            pay = Pay(**{name: getattr(pay, name) for name in Pay.__slots__} | {"estimated": True})
        return Stated(pay, field, start, end, "; ".join(doubts) or None)

    def _amount(self, text: str) -> tuple[float | None, str | None]:
        """The amount that a field holds, with its currency where a sign stands by it; nothing for zero and for more than one."""
        text = text.strip()
        try:
            value = float(text)
        except ValueError:
            found = self._amounts.find(text, 0, len(text)) if text else []
            if len(found) != 1 or found[0].start > 0 or found[0].end < len(text):
                return None, None
            (amount,) = found
            return amount.value * (1000 if amount.thousands else 1), amount.currency
        return (value, None) if math.isfinite(value) and value > 0 else (None, None)

    def _period(self, fields: Mapping[str, str]) -> Period | Literal["unknown"] | None:
        """The period that the feed states; None where it states none."""
        said = fields.get("pay_period", "").strip()
        return self._periods.get(one_form(said), "unknown") if said else None

    def _currency(self, fields: Mapping[str, str], doubts: list[str]) -> str | None:
        """The currency that the feed states, or that of the country which it names, with a doubt."""
        said = fields.get("pay_currency", "").strip()
        if said:
            return said if _CODE.fullmatch(said) else self._currencies.get(one_form(said))
        code = self._countries.get(one_form(fields.get("country", "")))
        if code:
            doubts.append(f"no currency is stated; {code} by the country in the feed’s field")
        return code


def one_form(text: str) -> str:
    """A value as it is looked up: folded, single spaces ("PER_YEAR" is "per year").

    >>> one_form(" Full_Time")
    'full time'
    """
    return " ".join(fold(text).split())


def _by_size(period: Period) -> str:
    return f"no period is stated; by its size it is for a {period}"
