"""A guide in names: every cell with what it is called, where its figure stands, and what holds nearest where it is thin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fingerpost.market import UNSAID, Distribution, Figure, Guide, PayQuestion, Table, TooFew
from fingerpost.pack import Pack
from fingerpost.site.guides.trends import Lines, lines
from fingerpost.site.pay import ask
from fingerpost.site.pay.address import address
from fingerpost.site.pay.ranges import Ranges, ranges
from fingerpost.site.pay.words import words_of
from fingerpost.site.wording import IR35, LEVELS

UNMARKED = "No level in the title"
ALL = {"year": "All levels", "day": "Any status"}
STATUSES = [(status, IR35[status or "not-stated"]) for status in ("inside", "outside", UNSAID)]

Names = list[tuple[str, str]]
"""Words of a column and what they are called, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure under its name. ``wider`` is the nearest wider question that holds, where this one has too few jobs."""

    name: str
    url: str
    figure: Figure
    wider: Line | None = None


@dataclass(frozen=True, slots=True)
class Thin:
    """Lines of too few jobs for which one wider question is the nearest that holds; none where no wider one does."""

    lines: tuple[Line, ...]
    wider: Line | None


@dataclass(frozen=True, slots=True)
class Group:
    """Figures beside each other, drawn on one axis; then what is too thin. ``silent`` names what had jobs of which none states
    its pay, ``without`` what had no job at all."""

    title: str
    first: str
    lines: tuple[Line, ...]
    thin: tuple[Thin, ...]
    chart: Ranges | None
    silent: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures by two things at once, those rows and columns alone in which any holds; a cell without a job is None."""

    title: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Line | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What one window of a trend pays, and where its figure stands."""

    url: str
    pay: Distribution | TooFew
    period: str


@dataclass(frozen=True, slots=True)
class Course:
    """A trend: its picture, and the same as a table of windows by what is drawn."""

    title: str
    days: int
    chart: Lines | None
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Window, ...]], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of pay as a page or a printed sheet shows it."""

    id: str
    title: str
    period: str
    whole: Line
    groups: tuple[Group, ...]
    grids: tuple[Grid, ...]
    trend: Course


@dataclass(frozen=True, slots=True)
class Named:
    """A discipline's guide in names."""

    guide: Guide
    kinds: tuple[Kind, ...]


def named(guide: Guide, pack: Pack) -> Named:
    """A guide in the names of its pack. Raises ColumnsError where columns went away meanwhile."""
    namer = _Namer(guide, pack)
    statuses = namer.group("By IR35 status", "Status", [(name, guide.by_ir35[key].whole) for key, name in STATUSES])
    by_status = {(role, key): figure for key, table in guide.by_ir35.items() for role, figure in table.roles.items()}
    grid = namer.grid("By role and IR35 status", by_status, STATUSES)
    salaries = namer.kind("salaries", "Permanent salaries", guide.salaries, namer.levels)
    rates = namer.kind("rates", "Contract day rates", guide.rates, STATUSES, statuses, grid)
    return Named(guide, (salaries, rates))


class _Namer:
    """What the cells of one discipline are called."""

    def __init__(self, guide: Guide, pack: Pack) -> None:
        self.pack, self.today, self.discipline = pack, guide.until, guide.discipline
        self.roles = [(role, pack.roles[role].name if role in pack.roles else role) for role in guide.discipline.roles]
        self.levels: Names = [
            (UNSAID, UNMARKED) if level == "unmarked" else (level, name) for level, name in LEVELS.items()
        ]

    def kind(
        self, key: str, title: str, table: Table, parts: Names, ahead: Group | None = None, grid: Grid | None = None
    ) -> Kind:
        """A kind of pay whole, in its groups (one may stand ahead of them), its grids and its trend."""
        regions = _regions(table)
        groups = (
            ahead,
            self.group("By role", "Role", _cells(self.roles, table.roles), _without(self.roles, table.roles)),
            self.group("By level", "Level", _cells(self.levels, table.levels)),
            self.group("By region", "Region or nation", _cells(regions, table.regions)),
        )
        grids = (
            grid,
            self.grid("By role and level", table.role_levels, self.levels),
            self.grid("By role and region", table.role_regions, regions),
        )
        return Kind(
            key, title, table.question.period, self.line(title, table.whole), tuple(filter(None, groups)),
            tuple(filter(None, grids)), self.course(table, parts),
        )  # fmt: skip

    def line(self, name: str, figure: Figure) -> Line:
        """A figure under its name, with the nearest that holds where it is thin."""
        found = None if figure.enough else ask.nearest(figure.question, self.pack)
        wider = found and Line(self._words(found[0].question), address(found[0].question, self.today), found[1])
        return Line(name, address(figure.question, self.today), figure, wider)

    def group(
        self, title: str, first: str, cells: Iterable[tuple[str, Figure]], without: tuple[str, ...] = ()
    ) -> Group:
        """Figures beside each other."""
        found = tuple(self.line(name, figure) for name, figure in cells)
        held = tuple(line for line in found if line.figure.enough)
        drawn = [(line.name, line.figure.pay) for line in held if isinstance(line.figure.pay, Distribution)]
        chart = ranges(drawn, held[0].figure.question.period) if held else None
        silent = tuple(line.name for line in found if not line.figure.pay.jobs)
        return Group(title, first, held, _thin(line for line in found if line.figure.pay.jobs), chart, silent, without)

    def grid(self, title: str, cells: Mapping[tuple[str, str], Figure], across: Names) -> Grid | None:
        """Roles by something else; None where no cell holds."""
        held = {key for key, figure in cells.items() if figure.enough}
        columns = [(key, name) for key, name in across if any(column == key for _, column in held)]
        rows = tuple(
            (name, tuple(self._cell(cells.get((role, key))) for key, _ in columns))
            for role, name in self.roles
            if any(row == role for row, _ in held)
        )
        return Grid(title, "Role", tuple(name for _, name in columns), rows) if rows else None

    def course(self, table: Table, parts: Names) -> Course:
        """The trend of all jobs and of those parts that hold in two windows at least."""
        trend, period = table.trend, table.question.period
        drawn = [(ALL[period], trend.whole), *((name, trend.parts[key]) for key, name in parts if key in trend.parts)]
        drawn = [(name, points) for name, points in drawn if sum(_holds(one.pay) for one in points) > 1]
        rows = tuple(
            (_window(at[0].question), tuple(Window(address(one.question, self.today), one.pay, period) for one in at))
            for at in zip(*(points for _, points in drawn), strict=True)
            if any(_holds(one.pay) for one in at)
        )
        title = "By half-years" if trend.days > 100 else "By quarters"
        return Course(title, trend.days, lines(drawn, period), tuple(name for name, _ in drawn), rows)

    def _words(self, question: PayQuestion) -> str:
        """A question in words; the roles of the discipline go by its name."""
        every = set(question.roles) == set(self.discipline.roles) and len(question.roles) > 1
        window = {182: "half a year", 364: "a year"}.get(question.days, f"{question.days} days")
        return f"{words_of(question, self.pack, self.discipline.name if every else '')}, over {window}"

    def _cell(self, figure: Figure | None) -> Line | None:
        return figure and Line("", address(figure.question, self.today), figure)


def _thin(lines: Iterable[Line]) -> tuple[Thin, ...]:
    """The thin ones of some lines, those with the same nearest wider question together."""
    together: dict[str, list[Line]] = {}
    for line in lines:
        if not line.figure.enough:
            together.setdefault(line.wider.url if line.wider else "", []).append(line)
    return tuple(Thin(tuple(alike), alike[0].wider) for alike in together.values())


def _cells(names: Names, figures: Mapping[str, Figure]) -> list[tuple[str, Figure]]:
    return [(name, figures[key]) for key, name in names if key in figures]


def _without(names: Names, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    return tuple(name for key, name in names if key not in figures)


def _regions(table: Table) -> Names:
    """The regions that have jobs, those of the most first; jobs that name none are in the whole alone."""
    named = sorted(
        (region for region in table.regions if region), key=lambda one: (-table.regions[one].counted.placed, one)
    )
    return [(region, region) for region in named]


def _holds(pay: Distribution | TooFew) -> bool:
    return isinstance(pay, Distribution)


def _window(question: PayQuestion) -> str:
    return f"{question.since:%-d %b %Y} to {question.until:%-d %b %Y}"
