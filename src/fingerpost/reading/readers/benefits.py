"""What comes on top of pay, in money or days: bonus, sign-on bonus, equity, car allowance, pension, holiday."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.readers.bonus import Offers
from fingerpost.reading.readers.leave import holiday_said
from fingerpost.reading.readers.pension import pension_said
from fingerpost.reading.scan import Hit, Page, by_question

QUESTIONS = ("bonus", "sign_on_bonus", "equity", "car_allowance", "pension", "holiday")
FIELDS = {"pension": "pension_percent", "holiday": "holiday_days"}
"""The field of a question, where it is not called the same."""
MANNERS = ("said", "word", "never")


class BenefitsReader:
    """Claims ``bonus``, ``sign_on_bonus`` and ``car_allowance`` (the figure as printed, or "yes"), ``equity`` (True only),
    ``pension_percent`` (the employer's highest) and ``holiday_days``. None of them is pay."""

    name = "benefits"

    def __init__(self, pack: Pack) -> None:
        self._words = pack.words.get("benefits", {})
        offers = Offers(self._words)
        self._ask: Mapping[str, Callable[[Page, Sequence[Hit]], tuple[Any, ...] | None]] = {
            "bonus": offers.bonus, "sign_on_bonus": offers.sign_on, "equity": offers.equity,
            "car_allowance": offers.car, "pension": pension_said, "holiday": holiday_said,
        }  # fmt: skip

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of each benefit, with the benefit and how the phrase counts."""
        for question in QUESTIONS:
            for manner in MANNERS:
                yield from ((phrase, (question, manner)) for phrase in self._words.get(f"{question}.{manner}", ()))
        yield from ((phrase, ("bonus", "never")) for phrase in self._words.get("sign_on_bonus.said", ()))

    def read(self, page: Page) -> None:
        """Claim each benefit once, with its words."""
        asked = by_question(page.spoken(self.name))
        for question in QUESTIONS:
            if question in asked:
                claim = self._ask[question](page, asked[question])
                if claim is not None:
                    page.add(FIELDS.get(question, question), *claim)
