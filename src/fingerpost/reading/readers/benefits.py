"""What comes on top of pay, in money or days: bonus, sign-on bonus, equity, car allowance, pension, holiday."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.readers.bonus import Offers
from fingerpost.reading.readers.leave import holiday_said
from fingerpost.reading.readers.pension import pension_said
from fingerpost.reading.scan import Hit, Page

QUESTIONS = ("bonus", "sign_on_bonus", "equity", "car_allowance", "pension", "holiday")
MANNERS = ("said", "word", "never")


class BenefitsReader:
    """Claims ``bonus``, ``sign_on_bonus`` and ``car_allowance`` (the figure as printed, or "yes"), ``equity`` (True only),
    ``pension_percent`` (the employer's highest) and ``holiday_days``. None of them is pay."""

    name = "benefits"

    def __init__(self, pack: Pack) -> None:
        self._words = pack.words.get("benefits", {})
        self._offers = Offers(self._words)

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of each benefit, with the benefit and how the phrase counts."""
        for question in QUESTIONS:
            for manner in MANNERS:
                yield from ((phrase, (question, manner)) for phrase in self._words.get(f"{question}.{manner}", ()))

    def read(self, page: Page) -> None:
        """Claim each benefit once, with its words."""
        hits = page.hits[self.name]
        if not hits:
            return
        title, text = page.bounds["title"][1], page.bounds["text"][0]
        asked: dict[str, list[Hit]] = {}
        for start, end, (question, manner) in hits:
            if end <= title or start >= text:
                asked.setdefault(question, []).append((start, end, manner))
        sign_on = asked.get("sign_on_bonus", ())
        bonus = [
            hit for hit in asked.get("bonus", ()) if not any(one[0] < hit[1] and hit[0] < one[1] for one in sign_on)
        ]
        claims: dict[str, tuple[Any, ...] | None] = {
            "bonus": self._offers.bonus(page, bonus),
            "sign_on_bonus": self._offers.sign_on(page, sign_on),
            "car_allowance": self._offers.car(page, asked.get("car_allowance", ())),
            "pension_percent": pension_said(page, asked.get("pension", ())),
            "holiday_days": holiday_said(page, asked.get("holiday", ())),
        }
        equity = self._offers.equity(page, asked.get("equity", ()))
        if equity is not None:
            claims["equity"] = True, *equity
        for field, claim in claims.items():
            if claim is not None:
                page.add(field, *claim)
