"""Whether a reader can tell what the job pays, and for what."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checking.finding import Found, spot_of
from fingerpost.checking.sheet import Sheet
from fingerpost.reading import Claim, Pay

WIDEST = 0.40
"""The most that the top of a range may lie above its bottom, as a share of the bottom."""
PLAINLY_A_YEAR = 12_000
"""Amounts from which everybody takes pay to be for a year."""
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


def look(sheet: Sheet) -> Iterator[Found]:
    """What is missing or vague in what the advert says of pay."""
    claim = stated(sheet)
    if claim is None and sheet.cut:
        return
    if claim is None:
        spots = tuple(sheet.spot(start, end) for start, end in sheet.of_table("pay.competitive"))
        yield Found("pay.competitive", spots[:1]) if spots else Found("pay.missing")
        return
    pay: Pay = claim.value
    words = (spot_of(claim),)
    if pay.basis == "ote":
        yield Found("pay.ote", words)
    elif pay.low is None:
        yield Found("pay.up-to", words)
    elif pay.high is None:
        yield Found("pay.from", words)
    elif (share := width(pay)) > WIDEST:
        amounts = {"low": _amount(pay.low, pay), "high": _amount(pay.high, pay)}
        yield Found("pay.width", words, {"share": f"{share:.0%}".rstrip("%"), **amounts})
    unsaid = claim.doubt is not None and "period" in claim.doubt and not sheet.of_table("pay.per")
    if unsaid and max(pay.low or 0, pay.high or 0) < PLAINLY_A_YEAR:
        yield Found("pay.period", words)


def stated(sheet: Sheet) -> Claim | None:
    """The claim of pay that the employer or the agency states; a board's own estimate is none."""
    claim = sheet.claim("pay")
    return claim if claim is not None and isinstance(claim.value, Pay) and not claim.value.estimated else None


def width(pay: Pay) -> float:
    """How far the top of a range lies above its bottom, as a share of the bottom: £40,000 to £60,000 is 0.5 wide.

    0 for a single figure, and for a range that is not two ends of one (over three times its bottom: two rates, or a misreading).
    """
    if not pay.low or pay.high is None or pay.high > 3 * pay.low:
        return 0.0
    return pay.high / pay.low - 1


def _amount(amount: float, pay: Pay) -> str:
    figure = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return SIGNS.get(pay.currency, f"{pay.currency} ") + figure
