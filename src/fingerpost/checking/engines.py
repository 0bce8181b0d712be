"""What Google and Indeed ask of an advert before they show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fingerpost.checking.conduct import has_place, names_somebody
from fingerpost.checking.finding import Found, Spot, spot_of
from fingerpost.checking.pay import stated
from fingerpost.checking.sheet import Sheet
from fingerpost.reading.scan import fold

LONG = 90
"""Characters of a title beyond which engines cut it."""
FEW = 60
"""Words of a text under which it does not describe a job."""

_PAY = re.compile(
    r"[£€$]\s?\d[\d,.]*\s?k?\b|\b\d{2,3}k\b|\bper (?:day|annum|hour)\b|\bp/?(?:d|a)\b(?=\W*$)", re.IGNORECASE
)
_LOUD = re.compile(r"!|[*#~]{2,}|[★☆✨🚀🔥⭐]+")
_CODE = re.compile(
    r"(?i:\b(?:ref|job id|req|requisition|vacancy (?:no|number|id)|job (?:no|number|ref))\b[\s.:#-]*[a-z]{0,4}-?\d{2,}\w*)"
    r"|\b[A-Z]{1,4}[-/]?\d{5,}\b|#\s?\d{3,}|(?<![£€$\d,])\b\d{5,}\b(?!\s*(?:per|pa|p\.a|a year|k)\b)"
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|span|b|em|i|h[1-6]|table|tr|td|a)\b[^<>]{0,200}>|&(?:nbsp|amp|lt|gt|quot|rsquo|#\d{2,5});"
    r"|\{\{[^{}\n]{1,80}\}\}|\*\*[^*\n]{1,120}\*\*|\\[-+*&_.](?=\s|\w)|\[(?:insert|company name|salary|location)[^\]\n]{0,40}\]",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z]{4,}")
_SOME = re.compile(r"[^\W\d_]{4,}")
_SEGMENT = re.compile(r"(?:(?!\s+(?:[-–—|:]|at)\s|\s*[|(),])[\s\S])+")
_FIRM = frozenset(("ltd", "limited", "plc", "llp", "inc", "uk", "group", "the", "at"))


def look(sheet: Sheet) -> Iterator[Found]:
    """What the title, the text and the facts lack, or have too much of."""
    yield from _title(sheet)
    if sheet.cut:
        yield Found("engines.cut", (sheet.spot(*sheet.cut),))
    elif len(sheet.words) < FEW:
        yield Found("engines.description-short", (), {"count": str(len(sheet.words))})
    if spots := tuple(
        sheet.spot(*match.span()) for match in _MARKUP.finditer(sheet.page.joined, *sheet.page.bounds["text"])
    ):
        yield Found("engines.markup", spots)
    if not has_place(sheet):
        yield Found("engines.location")
    if not names_somebody(sheet):
        yield Found("engines.employer")
    yield from _dates(sheet)
    pay, fields = stated(sheet), sheet.advert.fields
    if pay is not None and not pay.where.startswith("field:") and fields and not any(map(_of_pay, fields)):
        yield Found("engines.pay-form", (spot_of(pay),))


def _title(sheet: Sheet) -> Iterator[Found]:
    title, bounds = sheet.advert.title, sheet.page.bounds["title"]
    if not title.strip():
        yield Found("engines.title-missing")
        return
    for rule, pattern in (("engines.title-pay", _PAY), ("engines.title-code", _CODE)):
        if match := pattern.search(sheet.page.joined, *bounds):
            yield Found(rule, (sheet.spot(*match.span()),))
    if spot := _shout(sheet):
        yield Found("engines.title-shouting", (spot,))
    for rule, spot in (("engines.title-place", _place(sheet)), ("engines.title-employer", _employer(sheet))):
        if spot:
            yield Found(rule, (spot,))
    if len(title) > LONG:
        yield Found("engines.title-long", (), {"count": str(len(title))})


def _shout(sheet: Sheet) -> Spot | None:
    """Signs that shout, or a title whose longer words are mostly in capitals."""
    bounds = sheet.page.bounds["title"]
    if match := _LOUD.search(sheet.page.joined, *bounds):
        return sheet.spot(*match.span())
    loud = [word for word in _CAPITALS.findall(sheet.advert.title) if word not in sheet.skills]
    if len(loud) > 1 and 5 * len(loud) >= 3 * len(_SOME.findall(sheet.advert.title)):
        return sheet.spot(*bounds)
    return None


def _place(sheet: Sheet) -> Spot | None:
    """Where the title holds the place as it was read, or the town of the location."""
    place = sheet.claim("place")
    names = {_plain(str(place.value)) if place else "", _plain(sheet.advert.location.split(",")[0])}
    first, last = sheet.page.bounds["title"]
    trade = sheet.of_table("engines.trade", "title")
    for name in sorted(names - {"", "remote", "hybrid", "anywhere"}):
        at = f" {sheet.page.folded[first:last]} ".find(f" {name} ")
        if len(name) > 3 and at >= 0 and not any(start <= first + at < end for start, end in trade):
            return sheet.spot(first + at, first + at + len(name))
    return None


def _employer(sheet: Sheet) -> Spot | None:
    """Where a segment of the title is the employer's name alone ("Data Scientist - Oakmere"); a product's name is none."""
    name = _firm(sheet.advert.employer)
    first = sheet.page.bounds["title"][0]
    segments = list(_SEGMENT.finditer(sheet.advert.title))
    for segment in segments if len(segments) > 1 and name else ():
        if _firm(segment.group()) == name:
            start = first + segment.start() + _before_name(segment.group())
            return sheet.spot(start, first + segment.end())
    return None


def _before_name(segment: str) -> int:
    """Signs and blanks before the first letter of a segment."""
    return next((at for at, sign in enumerate(segment) if sign.isalnum()), 0)


def _firm(name: str) -> list[str]:
    """The folded words of a firm's name, without those that say what kind of firm it is."""
    return [word for word in _plain(name).split() if word not in _FIRM]


def _dates(sheet: Sheet) -> Iterator[Found]:
    if sheet.advert.posted is None:
        yield Found("engines.date")
    closing = sheet.claim("closing_date")
    if closing is None and not sheet.cut and not sheet.of_table("engines.closes"):
        yield Found("engines.closing")
    elif closing and sheet.today is not None and _day(str(closing.value), sheet.today) < sheet.today:
        yield Found("engines.expired", (spot_of(closing),))


def _day(said: str, today: date) -> date:
    """A date as a claim has it; a month alone, or no date, is taken as today."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return today


def _of_pay(name: str) -> bool:
    return any(word in name.casefold() for word in ("salary", "pay", "compensation", "rate", "remuneration"))


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
