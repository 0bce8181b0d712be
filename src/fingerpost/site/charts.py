"""The geometry of charts: numbers in, places in a drawing out; the drawing itself is a template."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market import Distribution, TooFew
from fingerpost.site.wording import money

WIDTH, FOOT, LABEL, HEIGHT, TOP = 480, 130, 147, 152, 22
TICKS = 5


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
    """A histogram as a drawing of WIDTH by HEIGHT, with the median as a line and a sentence for those who do not see it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    median: float
    said_dx: int
    said_anchor: str
    sentence: str
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT
    label: int = LABEL


def histogram(figure: Distribution | TooFew) -> Histogram | None:
    """The histogram of a distribution; None where there are too few jobs to draw."""
    if isinstance(figure, TooFew):
        return None
    low, scale = figure.bins[0].low, WIDTH / (figure.bins[-1].high - figure.bins[0].low)
    median = round((figure.p50 - low) * scale, 1)
    left = median > WIDTH * 0.7
    middle = f"between {_pounds(figure.p25)} and {_pounds(figure.p75)}, median {_pounds(figure.p50)}"
    return Histogram(
        bars=_bars(figure, low, scale),
        ticks=_ticks(figure, low, scale),
        median=median,
        said_dx=-6 if left else 6,
        said_anchor="end" if left else "start",
        sentence=f"Histogram of pay: half of {figure.jobs} jobs lie {middle}",
    )


def _bars(figure: Distribution, low: float, scale: float) -> tuple[Bar, ...]:
    most = max(each.count for each in figure.bins)
    found = []
    for each in figure.bins:
        tall = round((FOOT - TOP) * each.count / most, 1)
        x, width = round((each.low - low) * scale + 1, 1), round((each.high - each.low) * scale - 2, 1)
        half = figure.p25 <= (each.low + each.high) / 2 <= figure.p75
        found.append(Bar(x, round(FOOT - tall, 1), width, tall, half, each.low, each.high, each.count))
    return tuple(found)


def _ticks(figure: Distribution, low: float, scale: float) -> tuple[Tick, ...]:
    edges = [each.low for each in figure.bins] + [figure.bins[-1].high]
    step = max(1, round((len(edges) - 1) / (TICKS - 1)))
    chosen = edges[::step]
    found = []
    for edge in chosen:
        x = round((edge - low) * scale, 1)
        anchor = "start" if x < 20 else "end" if x > WIDTH - 20 else "middle"
        found.append(Tick(x, _short(edge), anchor))
    return tuple(found)


def _pounds(amount: float) -> str:
    return money(round(amount), "GBP")


def _short(amount: float) -> str:
    return f"£{amount / 1000:g}k" if amount >= 10_000 else _pounds(amount)
