"""The rows of a file of pay from outside: each one person or one occupation, or left out and counted, or a fault.

Of a person only title, level, pay, year and employer are looked at, and only cells of many people leave this module.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fingerpost.market.outside import PLACED, SELF_REPORTED, Cell, Person, cells, of_soc
from fingerpost.pack import Pack
from fingerpost.reading import Advert, read
from fingerpost.reading.readers.title import OTHER
from fingerpost.sources.shapes import SourceError

Values = Mapping[str, str]
SHARES = ("p10", "p25", "p75", "p90")
LEVELS = {"en": "junior", "mi": "mid", "se": "senior", "ex": "head"}
"""The codes of levels that surveys of pay use, beside the pack's own words."""
PERIODS = ("year", "day", "hour")
LARGEST = 10_000_000
TITLE_AT_MOST = 300
REPEATED = "word for word as an earlier row, which counts once: nothing shows that it is somebody else"
_SOC = re.compile(r"[0-9]{4}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_YES = {"yes", "y", "true", "1"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be understood: its class, which column is of what use, and what its columns do not say."""

    kind: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    period: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gave: its cells, how many are too small to show, of which years, whose consent, and what to tell of it."""

    cells: tuple[Cell, ...]
    hidden: int
    currency: str
    period: str
    said: str
    consent: str
    told: tuple[str, ...]


class Table:
    """The rows of one file, and what is counted on the way."""

    def __init__(self, path: str, columns: Mapping[str, str], wanted: Wanted, pack: Pack) -> None:
        self._path, self._columns, self._wanted, self._pack = path, columns, wanted, pack
        self._levels = {level for rung in pack.rungs for level in rung.levels}
        self._codes = {role.soc2020 for role in pack.roles.values()}
        self._rows, self._left_out, self._unknown = 0, Counter[str](), Counter[str]()
        self._years: set[str] = set()
        self._seen: set[object] = set()
        self._paid_in: dict[str, str] = {}
        self._titles: dict[str, tuple[str, str]] = {}

    def person(self, number: int, values: Values) -> Person | None:
        """One person's pay; None where the row is left out, which is counted."""
        self._rows += 1
        pay, title = self._amount(number, values, "pay"), self._cell(values, "title")
        role, level = self._meant(title)
        level = self._level(number, values) or level
        if why := self._not_ours(number, values) or self._not_theirs(values):
            self._left_out[why] += 1
            return None
        if not role or pay is None:
            self._unknown[title] += 1
            self._left_out["whose title is of no role of the field"] += 1
            return None
        if year := self._cell(values, "year"):
            self._years.add(year[:10])
        return Person(role, level, pay, self._cell(values, "employer"))

    def occupation(self, number: int, values: Values) -> Cell | None:
        """One occupation as statistics publish it; None where the row is left out, which is counted."""
        self._rows += 1
        code = self._cell(values, "soc")
        if not _SOC.fullmatch(code):
            raise self._fault(number, "soc", code, "It takes the four digits of an occupation, such as 2134")
        if self._again(code):
            raise self._fault(number, "soc", code, "An earlier row has it: keep one row an occupation")
        p10, p25, p75, p90 = (self._amount(number, values, share) for share in SHARES)
        median, mean, cv, people = (self._amount(number, values, use) for use in ("median", "mean", "cv", "people"))
        why = self._not_ours(number, values)
        if median is None:
            why = why or "without a median: statistics withhold what is too uncertain"
        elif code not in self._codes:
            why = why or "of an occupation that no role of the field has"
        if why or median is None:
            self._left_out[why] += 1
            return None
        return Cell(
            of_soc(code), "", p50=median, p10=p10, p25=p25, p75=p75, p90=p90, mean=mean, cv=cv,
            people=None if people is None else int(people),
        )  # fmt: skip

    def taken(self, found: Sequence[Cell | Person], unread: Sequence[str]) -> Taken:
        """The cells of all rows, and what to tell. SourceError where there are none."""
        if not self._rows:
            raise SourceError(
                self._path, "it has no rows", "Give a row a person or occupation under the names of the columns"
            )
        people = [one for one in found if isinstance(one, Person)]
        made, hidden = [one for one in found if isinstance(one, Cell)], 0
        if people:
            made, hidden = cells(people, self._pack, self._paid_in["period"], placed=self._wanted.kind == PLACED)
        told = self._told(len(found), unread)
        if not made:
            raise SourceError(
                self._path, f"nothing of it can be shown ({'; '.join(told)})", "A cell of people shows from 10 of them"
            )
        told.append(f"{len(made):,} cells to show" + (f", {hidden:,} too small to show and not kept" if hidden else ""))
        years = sorted(self._years)
        said = " to ".join(dict.fromkeys([*years[:1], *years[-1:]]))
        consent = self._wanted.consent or ("each of them said yes" if self._wanted.kind == PLACED else "")
        return Taken(
            tuple(made), hidden, self._paid_in["currency"], self._paid_in["period"], said, consent, tuple(told)
        )

    def _told(self, used: int, unread: Sequence[str]) -> list[str]:
        told = [f"{self._rows:,} rows, {used:,} used"]
        told += [f"{count:,} left out {why}" for why, count in self._left_out.most_common()]
        if self._unknown:
            often = ", ".join(title for title, _ in self._unknown.most_common(5))
            told.append(f"titles of no role, the most frequent: {often}")
        return [*told, f"columns not looked at: {', '.join(unread)}"] if unread else told

    def _not_ours(self, number: int, values: Values) -> str:
        """Why a row's pay is not what was asked for, "" where it is; a mixture that nobody foresaw is a fault."""
        for use in ("currency", "period"):
            said = self._cell(values, use) if use in self._columns else ""
            wanted: str = getattr(self._wanted, use)
            said = (said.upper() if use == "currency" else said.lower()) or wanted
            if use == "currency" and not _CURRENCY.fullmatch(said):
                raise self._fault(number, use, said, "It takes three letters, such as GBP")
            if use == "period" and said not in PERIODS:
                raise self._fault(number, use, said, f"It is one of {', '.join(PERIODS)}")
            if wanted and said != wanted:
                return f"paid in another {use}"
            first = self._paid_in.setdefault(use, said)
            if first != said:
                remedy = f"Rows before it say {first}, and the two are never mixed: take one alone with --{use} {first}"
                raise self._fault(number, use, said, remedy)
        return ""

    def _not_theirs(self, values: Values) -> str:
        """Why a person's row may not be counted, "" where it may."""
        asks = self._wanted.kind == PLACED and "consent" in self._columns
        if asks and self._cell(values, "consent").lower() not in _YES:
            return "without consent"
        return REPEATED if self._wanted.kind == SELF_REPORTED and self._again(tuple(values.items())) else ""

    def _amount(self, number: int, values: Values, use: str) -> float | None:
        """A number above nothing; None where no column has it, or the cell of a statistic is empty."""
        said = self._cell(values, use)
        if use not in self._columns or (not said and use != "pay"):
            return None
        amount = float(said.replace(",", "")) if _NUMBER.fullmatch(said) else math.nan
        if not 0 < amount <= LARGEST:
            raise self._fault(number, use, said, f"It takes a number above 0 and at most {LARGEST:,}, such as 45000")
        return amount

    def _meant(self, title: str) -> tuple[str, str]:
        """The role and the level that a title means."""
        if title not in self._titles:
            claims = read(Advert(id="", source="", title=title[:TITLE_AT_MOST]), self._pack)
            role, level = (str(claim.value) if (claim := claims.claim(name)) else "" for name in ("role", "level"))
            self._titles[title] = ("" if role == OTHER else role, level)
        return self._titles[title]

    def _level(self, number: int, values: Values) -> str:
        said = self._cell(values, "level")
        level = LEVELS.get(said.lower(), said.lower())
        if level and level not in self._levels:
            raise self._fault(
                number, "level", said, f"It is one of {', '.join(sorted(self._levels))}, or EN, MI, SE, EX"
            )
        return level

    def _cell(self, values: Values, use: str) -> str:
        return values.get(self._columns.get(use, ""), "").strip()

    def _again(self, key: object) -> bool:
        before = len(self._seen)
        self._seen.add(key)
        return len(self._seen) == before

    def _fault(self, number: int, use: str, said: str, remedy: str) -> SourceError:
        where = f"{self._path}, row {number:,}, column {self._columns.get(use, use)}"
        return SourceError(where, f'it says "{said[:40]}"', remedy)
