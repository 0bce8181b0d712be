"""Pay and terms: what an advert offers, and the words in which it says so."""

from __future__ import annotations

from dataclasses import dataclass

from adverts.chance import Deck, Dice
from adverts.parts import Employer, Role

_INDEX = {"intern": 0, "junior": 0, "mid": 1, "none": 1, "senior": 2, "lead": 3, "head": 4, "chief": 4}
_NHS = {"intern": ("Band 4", 27485, 30162), "junior": ("Band 5", 31049, 37796), "mid": ("Band 6", 38682, 46580),
        "none": ("Band 6", 38682, 46580), "senior": ("Band 7", 47810, 54710), "lead": ("Band 8a", 55690, 62682),
        "head": ("Band 8d", 91342, 105337)}  # fmt: skip
_CIVIL = {"intern": "Executive Officer", "junior": "Executive Officer", "mid": "Higher Executive Officer", "none": "Senior Executive Officer",
          "senior": "Grade 7", "lead": "Grade 7", "head": "Grade 6", "chief": "Senior Civil Service 1"}  # fmt: skip
_SPINE = {"intern": "Grade 4", "junior": "Grade 6", "mid": "Grade 7", "none": "Grade 7", "senior": "Grade 8", "lead": "Grade 9"}


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
    thousands = role.pay[_INDEX[level]] * {"intern": 0.78, "mid": 0.86, "chief": 1.2}.get(level, 1.0)
    squeeze = min(employer.pay, 1.15) if level in ("intern", "junior") else employer.pay
    return thousands * 1000 * squeeze * place_pay * (1 - 0.04 * days_ago / 365) * dice.between(0.94, 1.06)


def salary(centre: float, manner: str, stated: bool, dice: Dice, deck: Deck, plain: bool = False) -> Offer:
    """An annual salary about a centre. ``plain`` keeps to forms that give a point: a range, one figure, or "circa"."""
    if not stated:
        return Offer(0, 0, "year", "none", deck.one("pay.none", _SILENCES))
    step = 500 if centre < 40000 else 2500 if dice.chance(0.6) else 5000
    spread = dice.between(0.05, 0.12)
    low, high = (max(23500, round(centre * share / step) * step) for share in (1 - spread, 1 + spread))
    high += step if high <= low else 0
    whole = round((low + high) / 2 / step) * step
    forms = ["range"] * 6 + ["k-range"] * 6 + ["single"] * 2 + ["circa"]
    if not plain:
        forms += ["up-to"] * 3 + ["from"] * 2 + ["ote"] * (manner in ("agency", "startup"))
    form = dice.pick(forms)
    words = dice.pick(_SALARIES[form]).format(low=f"{low:,}", high=f"{high:,}", one=f"{whole:,}", l=_k(low), h=_k(high), o=_k(whole),
                                              top=f"{round(high * 1.3 / 5000) * 5000:,}")  # fmt: skip
    if dice.chance(0.35):
        words += dice.pick(_ADDITIONS)
    if form in ("single", "circa", "ote"):
        low = high = whole
    return Offer(low, high, "year", form.removeprefix("k-"), words)


def graded(centre: float, manner: str, level: str, place: str, dice: Dice) -> Offer:
    """A public salary: a grade and two uneven figures."""
    if manner == "nhs" and level in _NHS:
        grade, low, high = _NHS[level]
        return Offer(low, high, "year", "range", f"£{low:,} to £{high:,} a year", grade)
    low = int(centre * 0.94) + dice.number(11, 480)
    high = int(low * dice.between(1.09, 1.17)) + dice.number(3, 90)
    grade = (_SPINE if manner == "academic" else _CIVIL).get(level, "Grade 9")
    words = dice.pick(["£{low:,} to £{high:,} per annum", "£{low:,} - £{high:,}", "£{low:,} to £{high:,}", "£{low:,} – £{high:,} a year"]).format(
        low=low, high=high
    )
    if place == "London" and dice.chance(0.6):
        words += ", plus London weighting of £4,350"
    return Offer(low, high, "year", "range", words, grade)


def trainee(apprentice: bool, level_pay: float, dice: Dice) -> Offer:
    """What an intern or apprentice is paid: a year pro rata, a week or an hour."""
    if apprentice:
        low = round(level_pay * 0.8 / 250) * 250
        return Offer(low, low, "year", "single", dice.pick([f"£{low:,} per annum", f"£{low:,} in the first year", f"£{low:,}"]))
    form = dice.pick(["year", "week", "hour"])
    if form == "week":
        low = round(level_pay / 52 / 10) * 10
        return Offer(low, low, "week", "single", f"£{low} a week")
    if form == "hour":
        low = round(level_pay / 1950)
        return Offer(low, low, "hour", "single", dice.pick([f"£{low}.50 per hour", f"£{low}.50 an hour"]))
    low = round(level_pay / 500) * 500
    return Offer(low, low, "year", "single", f"£{low:,} pro rata")


def rate(centre: float, stated: bool, hourly: bool, dice: Dice) -> Offer:
    """A contractor's rate by the day, or now and then by the hour."""
    if not stated:
        return Offer(0, 0, "day", "none", dice.pick(["Market rate", "Competitive day rate", "Rate: DOE"]))
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
    words = dice.pick(_RATES[form]).format(low=low, high=high)
    return Offer(low, high, "day", form, words)


def share_of(offer: Offer, share: float) -> Offer:
    """A salary as a part-time advert says it: the full-time figure, and what that comes to."""
    if not offer.stated:
        return offer
    actual = round(offer.low * share / 100) * 100
    return Offer(offer.low, offer.high, "year", offer.form, f"{offer.words} FTE (from £{actual:,} actual), pro rata", offer.grade)


def _k(amount: int) -> str:
    return f"{amount / 1000:g}"


_SILENCES = (
    "Competitive", "Competitive salary", "Competitive + benefits", "Competitive, depending on experience", "DOE", "Market rate", "",
    "Competitive package", "Negotiable", "", "A competitive salary reviewed every year", "",
)  # fmt: skip
_SALARIES = {
    "range": ("£{low} - £{high}", "£{low} – £{high} a year", "£{low} to £{high} per annum", "£{low}-£{high} pa", "between £{low} and £{high}", "£{low} - £{high} per annum"),
    "k-range": ("£{l}k - £{h}k", "£{l}k–£{h}k", "£{l}k-{h}k", "£{l}-{h}k", "£{l}K - £{h}K", "£{l}k to £{h}k"),
    "single": ("£{one}", "£{one} per annum", "£{o}k", "£{one} a year"),
    "up-to": ("up to £{high}", "Up to £{h}k", "up to £{high} per annum", "up to £{h}k"),
    "from": ("from £{low}", "£{low}+", "From £{l}k", "starting from £{low} per annum"),
    "circa": ("circa £{one}", "c. £{o}k", "around £{one}", "circa £{o}k per annum"),
    "ote": ("£{one} base, OTE £{top}", "£{o}k basic (OTE £{top})"),
}  # fmt: skip
_ADDITIONS = (" + benefits", " + bonus", " DOE", " plus equity", " depending on experience", " + 10% bonus", " plus bonus and benefits", ", negotiable for the right person", " + pension + healthcare")
_RATES = {
    "range": ("£{low} - £{high} per day", "£{low}-£{high} a day", "£{low}-£{high} p/d", "£{low} to £{high} per day", "£{low}-{high}pd", "£{low} - £{high}/day"),
    "single": ("£{low} per day", "£{low} a day", "£{low}pd", "£{low}/day"),
    "up-to": ("up to £{high} per day", "Up to £{high} p/d"),
}  # fmt: skip
