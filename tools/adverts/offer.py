"""Pay: what a vacancy offers, and the words in which its adverts say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from adverts.chance import Deck, Dice
from adverts.parts import RUNGS, Employer, Role

_RUNG = {"intern": "junior", "mid": "none", "chief": "head"}
_SHARE = {"intern": 0.78, "mid": 0.86, "chief": 1.2}
_POINTED = ("range", "range", "range", "range", "k-range", "k-range", "k-range", "k-range", "single", "circa")
_OPEN = ("up-to", "up-to", "from")


@dataclass(frozen=True)
class Offer:
    """What is paid. ``low`` and ``high`` in whole pounds each ``period``; ``words`` is "" where the advert keeps silent.

    ``form`` names how it is said (range, single, up-to, from, circa, ote, none), ``grade`` the public grade that goes with it.
    """

    low: int
    high: int
    period: str
    form: str
    words: str
    grade: str = ""

    @property
    def stated(self) -> bool:
        """Whether the advert gives an amount."""
        return self.form != "none"


def middle(role: Role, level: str, employer: Employer, place_pay: float, days_ago: int, dice: Dice) -> float:
    """The pay in pounds a year about which an offer is made: role, level, employer, place, a little luck, and last year less."""
    thousands = role.pay[RUNGS.index(_RUNG.get(level, level))] * _SHARE.get(level, 1.0)
    generous = min(employer.pay, 1.15) if level in ("intern", "junior") else employer.pay
    return thousands * 1000 * generous * place_pay * (1 - 0.04 * days_ago / 365) * dice.between(0.94, 1.06)


class Payroll:
    """Makes offers in the words of ``pay.toml``."""

    def __init__(self, words: Mapping[str, Any], dice: Dice) -> None:
        self.words, self.dice = words, dice
        self.deck = Deck(dice)

    def salary(self, centre: float, *, stated: bool, commission: bool, pointed: bool) -> Offer:
        """An annual salary about a centre. ``pointed`` keeps to a range, one figure or "circa"; ``commission`` allows an OTE."""
        dice = self.dice
        if not stated:
            return Offer(0, 0, "year", "none", self.deck.one("silence", self.words["silence"]).strip())
        step = 500 if centre < 40000 else 2500 if dice.chance(0.6) else 5000
        spread = dice.between(0.05, 0.12)
        low, high = (max(23500, round(centre * share / step) * step) for share in (1 - spread, 1 + spread))
        high = max(high, low + step)
        one = round((low + high) / 2 / step) * step
        form = dice.pick(_POINTED if pointed else (*_POINTED, *_OPEN, *_OPEN, *(("ote",) * 17 if commission else ())))
        words = dice.pick(self.words["salary"][form]).format(
            low=f"{low:,}", high=f"{high:,}", one=f"{one:,}", l=_thousands(low), h=_thousands(high), o=_thousands(one),
            top=f"{round(one * 1.25 / 5000) * 5000:,}",
        )  # fmt: skip
        if dice.chance(0.35):
            words += dice.pick(self.words["additions"])
        if form in ("single", "circa", "ote"):
            low = high = one
        return Offer(low, high, "year", form.removeprefix("k-"), words)

    def graded(self, scale: str, level: str, place: str, days_ago: int) -> Offer:
        """A public salary: a grade and two uneven figures, which a pay award moves each year."""
        dice = self.dice
        grade, low, high = self.words["grades"][scale][level]
        award = 1 - 0.033 * (days_ago // 200)
        odd = 0 if scale == "nhs" else dice.number(7, 440)
        weighting = 3980 if place == "London" else 0
        low, high = (int(point * award) + odd + weighting for point in (low, high))
        words = dice.pick(
            ["£{low} to £{high} per annum", "£{low} - £{high}", "£{low} to £{high}", "£{low} – £{high} a year"]
        )
        said = words.format(low=f"{low:,}", high=f"{high:,}")
        if weighting:
            said += dice.pick([" (including London weighting)", " including London allowance", ""])
        return Offer(low, high, "year", "range", said, grade)

    def trainee(self, centre: float, *, apprentice: bool) -> Offer:
        """What an intern or apprentice is paid: a year pro rata, a week or an hour."""
        dice = self.dice
        if apprentice:
            low = round(centre * 0.88 / 250) * 250
            return Offer(
                low,
                low,
                "year",
                "single",
                dice.pick([f"£{low:,} per annum", f"£{low:,} in the first year", f"£{low:,}"]),
            )
        period = dice.pick(["year", "week", "hour"])
        if period == "week":
            low = round(centre / 52 / 10) * 10
            return Offer(low, low, "week", "single", f"£{low} a week")
        if period == "hour":
            low = max(13, round(centre / 1950))
            return Offer(low, low, "hour", "single", dice.pick([f"£{low}.50 per hour", f"£{low}.50 an hour"]))
        low = round(centre / 500) * 500
        return Offer(low, low, "year", "single", f"£{low:,} pro rata")

    def rate(self, centre: float, *, stated: bool, hourly: bool) -> Offer:
        """A contractor's rate by the day, or now and then by the hour."""
        dice = self.dice
        if not stated:
            return Offer(0, 0, "day", "none", dice.pick(self.words["no_rate"]))
        if hourly:
            low = round(centre / 1000)
            high = low + dice.pick([0, 5, 5])
            words = f"£{low} per hour" if low == high else f"£{low} - £{high} per hour"
            return Offer(low, high, "hour", "single" if low == high else "range", words)
        day = max(150, round(centre / 130 / 25) * 25)
        low, high = day - dice.pick([0, 25, 25, 50]), day + dice.pick([0, 25, 50])
        form = "single" if low == high else dice.pick(["range", "range", "range", "up-to", "single"])
        if form == "single":
            low = high = day
        return Offer(low, high, "day", form, dice.pick(self.words["rate"][form]).format(low=low, high=high))


def part_time(offer: Offer, share: float) -> Offer:
    """A salary as a part-time advert says it: the full-time figure, and what that comes to."""
    if not offer.stated:
        return offer
    if offer.grade:
        return replace(offer, words=f"{offer.words} (pro rata for part-time)")
    actual = round(offer.low * share / 100) * 100
    return replace(offer, words=f"{offer.words} FTE (from £{actual:,} actual), pro rata")


def _thousands(amount: int) -> str:
    return f"{amount / 1000:g}"
