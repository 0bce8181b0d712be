"""The geometry of charts: numbers in, places in a drawing out; the drawing itself is a template.

Places across are shares of the width in hundredths, so that a drawing fits any screen while its letters keep their
size; places down are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market import Distribution, TooFew
from fingerpost.site.pay.axis import begun
from fingerpost.site.wording import money, plural

FOOT, LABEL, HEIGHT, TOP = 170, 188, 194, 30
TICKS = 4
GAP = 0.3


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a histogram; ``half`` when its middle lies in the middle half of the jobs."""

    x: float
    y: float
    width: float
    height: float
    half: bool
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """A histogram with the median as a line, its height told at a level or two, and a sentence for those who do not see it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[float, str], ...]
    median: float
    said_dx: int
    said_anchor: str
    sentence: str
    beyond: int
    height: int = HEIGHT
    foot: int = FOOT
    label: int = LABEL


def histogram(figure: Distribution | TooFew) -> Histogram | None:
    """The histogram of a distribution; None where there are too few jobs to draw."""
    if isinstance(figure, TooFew):
        return None
    low, scale = figure.bins[0].low, 100 / (figure.bins[-1].high - figure.bins[0].low)
    median = _share((figure.p50 - low) * scale)
    left = median > 60
    middle = f"between {_pounds(figure.p25)} and {_pounds(figure.p75)}, median {_pounds(figure.p50)}"
    return Histogram(
        bars=_bars(figure, low, scale),
        ticks=_ticks(figure, low, scale),
        levels=_levels(max(each.count for each in figure.bins)),
        median=median,
        said_dx=-6 if left else 6,
        said_anchor="end" if left else "start",
        sentence=f"Histogram of pay: half of {figure.jobs} jobs lie {middle}",
        beyond=figure.below + figure.above,
    )


def _bars(figure: Distribution, low: float, scale: float) -> tuple[Bar, ...]:
    most = max(each.count for each in figure.bins)
    found = []
    for each in figure.bins:
        tall = round((FOOT - TOP) * each.count / most, 1)
        x, width = _share((each.low - low) * scale + GAP), _share((each.high - each.low) * scale - 2 * GAP)
        half = figure.p25 <= (each.low + each.high) / 2 <= figure.p75
        found.append(Bar(x, round(FOOT - tall, 1), width, tall, half, each.low, each.high, each.count))
    return tuple(found)


def _levels(most: int) -> tuple[tuple[float, str], ...]:
    """Round numbers of jobs up to the tallest bar, each with its place down: two or three, of few jobs one."""
    _, step = begun(0, most * 4 / 3)
    step = max(1, round(step))
    counts = range(step, most + 1, step)
    return tuple((round(FOOT - (FOOT - TOP) * count / most, 1), _level(count, counts[-1])) for count in counts)


def _level(count: int, last: int) -> str:
    return plural(count, "job") if count == last else f"{count:,}"


def _ticks(figure: Distribution, low: float, scale: float) -> tuple[Tick, ...]:
    edges = [each.low for each in figure.bins] + [figure.bins[-1].high]
    step = max(1, -(-(len(edges) - 1) // TICKS))
    found = []
    for edge in edges[::step]:
        x = _share((edge - low) * scale)
        anchor = "start" if x < 5 else "end" if x > 95 else "middle"
        found.append(Tick(x, _short(edge), anchor))
    return tuple(found)


def _share(part: float) -> float:
    return round(part, 2)


def _pounds(amount: float) -> str:
    return money(round(amount), "GBP")


def _short(amount: float) -> str:
    return f"£{amount / 1000:g}k" if amount >= 10_000 else _pounds(amount)
