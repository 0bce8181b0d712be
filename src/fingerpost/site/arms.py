"""The geometry of the ladder: where each rung's published band and its adverts' pay lie on one scale of pounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.market import Distribution
from fingerpost.site.figures import Figure, RungNow
from fingerpost.site.wording import plural
from fingerpost.store.models import PublishedBand

STEP = 10_000
NARROWEST, WIDEST = 20_000, 60_000
"""The scale begins no higher, and is no shorter, than these pounds."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in per cent of the width, with its label at the side that has more room."""

    x: float
    width: float
    words: str
    label_x: float
    label_dx: int
    anchor: str
    middle: float | None = None
    jobs: str = ""


@dataclass(frozen=True, slots=True)
class Arm:
    """One rung as a drawing; any bar may be absent, ``few`` says why there is none, ``sentence`` says it all."""

    now: RungNow
    published: Bar | None
    advert: Bar | None
    few: str
    unmarked: Bar | None
    unmarked_few: str
    sentence: str


def arms(rungs: Iterable[RungNow]) -> list[Arm]:
    """The rungs as drawings on one scale."""
    rungs = list(rungs)
    low, high = _scale(rungs)
    return [_arm(now, low, high) for now in rungs]


def _scale(rungs: list[RungNow]) -> tuple[int, int]:
    ends: list[float] = [NARROWEST, NARROWEST + WIDEST]
    for now in rungs:
        if now.band:
            ends += [now.band.low, now.band.high or now.band.low]
        for figure in (now.stated, now.unmarked):
            if figure and isinstance(figure.pay, Distribution):
                ends += [figure.pay.p25, figure.pay.p75]
    return int(min(ends) // STEP * STEP), int(-(-max(ends) // STEP) * STEP)


def _arm(now: RungNow, low: int, high: int) -> Arm:
    published = _band(now.band, low, high) if now.band else None
    advert, unmarked = _pay(now.stated, low, high), _pay(now.unmarked, low, high)
    parts = [now.rung.name]
    if published:
        parts.append(f"published {published.words}")
    if advert:
        parts.append(f"adverts, median {advert.words} of {advert.jobs}")
    if unmarked:
        parts.append(f"adverts that state no level, median {unmarked.words} of {unmarked.jobs}")
    return Arm(now, published, advert, _few(now.stated), unmarked, _few(now.unmarked), ", ".join(parts))


def _pay(figure: Figure | None, low: int, high: int) -> Bar | None:
    if figure is None or not isinstance(figure.pay, Distribution):
        return None
    pay = figure.pay
    middle = _place(pay.p50, low, high)
    return _bar(pay.p25, pay.p75, low, high, thousands(pay.p50), middle, plural(pay.jobs, "job"))


def _band(band: PublishedBand, low: int, high: int) -> Bar:
    return _bar(band.low, band.high or high, low, high, band_words(band))


def _bar(
    start: float, end: float, low: int, high: int, words: str, middle: float | None = None, jobs: str = ""
) -> Bar:  # fmt: skip
    first, last = _place(start, low, high), _place(end, low, high)
    left = first > 100 - last
    return Bar(
        x=first, width=round(last - first, 2), words=words, label_x=first if left else last, label_dx=-7 if left else 7,
        anchor="end" if left else "start", middle=middle, jobs=jobs,
    )  # fmt: skip


def _place(amount: float, low: int, high: int) -> float:
    return round((amount - low) * 100 / (high - low), 2)


def _few(figure: Figure | None) -> str:
    if figure is None or figure.enough:
        return ""
    return (
        f"{plural(figure.placed, 'job')} say pay: too few for a figure"
        if figure.placed != 1
        else "1 job says pay: too few for a figure"
    )


def band_words(band: PublishedBand) -> str:
    """A published band as its label.

    >>> band_words(PublishedBand(low=120_000, high=160_000, open_top=True))
    '£120k–£160k+'
    """
    top = f"–{thousands(band.high)}" if band.high else ""
    return f"{thousands(band.low)}{top}{'+' if band.open_top or not band.high else ''}"


def thousands(amount: float) -> str:
    """Pounds as a short label.

    >>> thousands(33_500), thousands(60_000)
    ('£33.5k', '£60k')
    """
    return f"£{round(amount / 1000, 1):g}k"
