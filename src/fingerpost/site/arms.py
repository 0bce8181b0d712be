"""The geometry of the ladder: where each rung's published band and its adverts' pay lie on one scale of pounds, and its ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.market import Distribution
from fingerpost.site.figures import Figure, RungNow
from fingerpost.site.pay.axis import begun, short
from fingerpost.site.wording import plural
from fingerpost.store.models import PublishedBand

STEP = 10_000
NARROWEST, WIDEST = 20_000, 60_000
"""The scale begins no higher, and is no shorter, than these pounds."""
TWO_LINES = ((6, 13), (28, 9))
THREE_LINES = ((6, 13), (30, 13), (52, 9))
"""Where the lines of a drawing begin and how tall they are: adverts, perhaps adverts that state no level, published."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in per cent of the width, with its label at the side that has more room, and a median where it has one."""

    x: float
    width: float
    words: str
    label_x: float
    label_dx: int
    anchor: str
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a drawing: a bar with a note after its label, or a note alone that says why there is no bar."""

    kind: str
    y: int
    height: int
    bar: Bar | None
    note: str

    @property
    def top(self) -> int:
        """Where the median's mark begins."""
        return self.y - 4

    @property
    def foot(self) -> int:
        """Where the median's mark ends."""
        return self.y + self.height + 4

    @property
    def baseline(self) -> int:
        """Where the label's letters stand."""
        return self.y + self.height // 2 + 5


@dataclass(frozen=True, slots=True)
class Arm:
    """One rung as a drawing of two or three lines, and as a sentence for those who do not see it."""

    now: RungNow
    lines: tuple[Line, ...]
    sentence: str


def arms(rungs: Iterable[RungNow]) -> list[Arm]:
    """The rungs as drawings on one scale."""
    rungs = list(rungs)
    low, high = _scale(rungs)
    return [_arm(now, low, high) for now in rungs]


def ticks(rungs: Iterable[RungNow]) -> list[tuple[float, str]]:
    """Round pounds on the scale of those drawings, each with its place across."""
    low, high = _scale(list(rungs))
    _, step = begun(low, high)
    round_ones = range(int(-(-low // step)), int(high // step) + 1)
    return [(_place(number * step, low, high), short(number * step, "year")) for number in round_ones]


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
    parts = [("advert", _pay(now.stated, low, high), _note(now.stated, ""))]
    if now.rung.unmarked:
        parts.append(("advert", _pay(now.unmarked, low, high), _note(now.unmarked, ", no level")))
    parts.append(("published", _band(now.band, low, high) if now.band else None, ""))
    places = THREE_LINES if now.rung.unmarked else TWO_LINES
    lines = tuple(Line(kind, *place, bar, note) for (kind, bar, note), place in zip(parts, places, strict=True))
    return Arm(now, lines, _sentence(now, lines))


def _sentence(now: RungNow, lines: tuple[Line, ...]) -> str:
    *adverts, published = lines
    said = [now.rung.name]
    if published.bar:
        said.append(f"published {published.bar.words}")
    said += [f"median of adverts {line.bar.words}, {line.note}" if line.bar else line.note for line in adverts]
    return "; ".join(part for part in said if part)


def _note(figure: Figure | None, which: str) -> str:
    if figure is None or (not figure.jobs and which):
        return ""
    if isinstance(figure.pay, Distribution):
        return f"{plural(figure.pay.jobs, 'job')}{which}"
    if not figure.jobs:
        return "no live job"
    return f"{plural(figure.jobs, 'job')}{which}, {figure.placed} with pay: too few for a figure"


def _pay(figure: Figure | None, low: int, high: int) -> Bar | None:
    if figure is None or not isinstance(figure.pay, Distribution):
        return None
    pay = figure.pay
    return _bar(pay.p25, pay.p75, low, high, thousands(pay.p50), _place(pay.p50, low, high))


def _band(band: PublishedBand, low: int, high: int) -> Bar:
    return _bar(band.low, band.high or high, low, high, band_words(band))


def _bar(start: float, end: float, low: int, high: int, words: str, middle: float | None = None) -> Bar:
    first, last = _place(start, low, high), _place(end, low, high)
    left = first > 100 - last
    side, gap, anchor = (first, -7, "end") if left else (last, 7, "start")
    return Bar(first, round(last - first, 2), words, side, gap, anchor, middle)


def _place(amount: float, low: int, high: int) -> float:
    return round((amount - low) * 100 / (high - low), 2)


def band_words(band: PublishedBand) -> str:
    """A published band as its label.

    >>> band_words(PublishedBand(low=120_000, high=160_000, open_top=True))
    '£120k–£160k+'
    """
    top = f"–{thousands(band.high)}" if band.high and band.high != band.low else ""
    return f"{thousands(band.low)}{top}{'+' if band.open_top or not band.high else ''}"


def thousands(amount: float) -> str:
    """Pounds as a short label.

    >>> thousands(33_500), thousands(60_000)
    ('£33.5k', '£60k')
    """
    return f"£{round(amount / 1000, 1):g}k"
