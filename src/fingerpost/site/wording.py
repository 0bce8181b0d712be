"""Claims in the words that a page uses: pay, terms, dates and places as a careful person would write them."""

from __future__ import annotations

from datetime import date

from fingerpost.reading import Pay

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
PERIODS = {"year": "a year", "month": "a month", "week": "a week", "day": "a day", "hour": "an hour"}
CONTRACTS = {
    "permanent": "Permanent", "contract": "Contract", "fixed-term": "Fixed term", "internship": "Internship",
    "apprenticeship": "Apprenticeship",
}  # fmt: skip
MODES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site"}
IR35 = {"inside": "Inside IR35", "outside": "Outside IR35", "not-stated": "IR35 not stated"}
ENGAGEMENTS = {"umbrella": "Umbrella", "paye": "PAYE", "limited": "Limited company"}
HOURS = {"full-time": "Full time", "part-time": "Part time"}
DEGREES = {"bachelor": "Bachelor’s", "master": "Master’s", "phd": "Doctorate", "any": "A degree"}
LEVELS = {
    "intern": "Intern", "junior": "Junior", "mid": "Mid", "senior": "Senior", "lead": "Lead, principal", "head": "Head, director",
    "chief": "Chief", "unmarked": "No level in the advert",
}  # fmt: skip
PAID = {
    "year": "A salary", "day": "A day rate", "hour": "An hourly rate", "week": "A weekly rate", "month": "A monthly rate",
}  # fmt: skip
VOCABULARY = {
    "contract": CONTRACTS, "mode": MODES, "ir35": IR35, "engagement": ENGAGEMENTS, "hours": HOURS, "degree": DEGREES, "level": LEVELS,
    "sponsorship": {"yes": "Visa sponsorship offered", "no": "No visa sponsorship"}, "paid": PAID,
}  # fmt: skip


def money(amount: float, currency: str) -> str:
    """An amount with its sign, pence only where there are any.

    >>> money(29.5, "GBP"), money(72000.0, "GBP")
    ('£29.50', '£72,000')
    """
    figure = f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"
    sign = SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{figure} {currency}"


def pay_words(pay: Pay) -> str:
    """Pay in words, nothing converted: a salary needs no "a year", everything else says its period.

    >>> pay_words(Pay(550, 600, "GBP", "day", "£550-£600 pd"))
    '£550–£600 a day'
    """
    low, high = pay.low, pay.high
    if low is not None and high is not None:
        text = money(low, pay.currency)
        if high != low:
            text += f"–{money(high, pay.currency)}"
        if pay.approximate:
            text = f"around {text}"
    elif high is not None:
        text = f"up to {money(high, pay.currency)}"
    elif low is not None:
        text = f"from {money(low, pay.currency)}"
    else:
        return "pay not stated"
    return text if pay.period == "year" else f"{text} {PERIODS[pay.period]}"


def pay_notes(pay: Pay) -> list[str]:
    """What must stand beside the figure so that it is not misread."""
    notes = []
    if pay.estimated:
        notes.append("the board’s estimate")
    if pay.basis == "ote":
        notes.append("on-target earnings")
    if pay.basis == "with-vat":
        notes.append("including VAT")
    if pay.pro_rata:
        notes.append("pro rata")
    if pay.vat:
        notes.append("plus VAT")
    return notes


def ago(day: date, today: date) -> str:
    """How long ago, as people say it.

    >>> ago(date(2026, 11, 20), date(2026, 11, 23))
    '3 days ago'
    """
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 28:
        return f"{days} days ago"
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def label(field: str, value: object) -> str:
    """The page's word for a closed value ("fixed-term" of contract: "Fixed term"); the value itself where there is none."""
    return VOCABULARY.get(field, {}).get(str(value), str(value))


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "job"), plural(1200, "job")
    ('1 job', '1,200 jobs')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
