"""Write the adverts of the demonstration: ``python tools/write_adverts.py [--to FILE]``; the same bytes each time.

The parts are in tools/adverts, where README.md says how they are written. Each line of the file is one advert: ``id``, ``source``, ``url``,
``title``, ``employer``, ``location``, ``days_ago`` and, for one that was taken down, ``closed_days_ago`` (days back from the day on which
the demonstration is set up), and ``text``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adverts import echoes
from adverts.agency_layouts import agency, contract
from adverts.chance import Deck, Dice, Quota
from adverts.content import Content, Writer
from adverts.layouts import LAYOUTS, Setter
from adverts.parts import Agency, Parts, load_parts, slug
from adverts.vacancies import PUBLIC, Planner

DEMO = Path(__file__).parents[1] / "src/fingerpost/pack/packs/machine-learning-uk/demo/adverts.jsonl"
Row = dict[str, Any]


class Press:
    """Sets each vacancy as its first advert, then the echoes that a share of them have."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.writer = Writer(parts)
        self.deck = Deck(Dice("stock phrases"))
        self.quota = Quota()

    def rows(self) -> Iterator[Row]:
        """Every advert, in the order of the vacancies."""
        for vacancy in Planner(self.parts).vacancies():
            content = self.writer.content(vacancy)
            dice = Dice(f"text of {vacancy.seed}")
            setter = Setter(self.parts, self.deck, dice)
            text = self._text(content, setter)
            yield self._row(content, text, dice)
            yield from self._echoes(content, text, setter)

    def _text(self, content: Content, setter: Setter) -> str:
        vacancy = content.vacancy
        if vacancy.contract == "contract":
            return contract(content, setter)
        if vacancy.agency:
            return agency(content, setter)
        return LAYOUTS[vacancy.manner](content, setter)

    def _row(self, content: Content, text: str, dice: Dice, *, echo: str = "", source: str = "", opened: int | None = None,
             closed: int | None = None) -> Row:  # fmt: skip
        vacancy = content.vacancy
        source = source or vacancy.source
        employer = vacancy.agency.name if vacancy.agency else vacancy.employer.name
        place = self._location(content, dice)
        if source == "demo-board":
            text = self._as_on_board(content, text, place, dice)
        identity = f"demo-{vacancy.number:04d}{echo}"
        host = {"demo-board": "board.example", "demo-agencies": f"{slug(employer)}.example"}.get(source, f"careers.{vacancy.employer.slug}.example")
        row: Row = {
            "id": identity, "source": source, "url": f"https://{host}/jobs/{slug(content.headline)[:60].strip('-')}-{identity[5:]}",
            "title": content.headline, "employer": employer, "location": place,
            "days_ago": vacancy.opened if opened is None else opened,
        }  # fmt: skip
        closed = vacancy.closed if opened is None else closed
        return row | ({} if closed is None else {"closed_days_ago": closed}) | {"text": text}

    def _location(self, content: Content, dice: Dice) -> str:
        vacancy = content.vacancy
        if vacancy.mode == "remote" and dice.chance(0.4):
            return dice.pick(["Remote, UK", "United Kingdom (Remote)", "UK (Remote)", f"Remote / {vacancy.place}", "Remote"])
        return dice.pick(self.parts.places[vacancy.place]["forms"])

    def _as_on_board(self, content: Content, text: str, place: str, dice: Dice) -> str:
        if self.quota.due("framed", 0.6):
            text = echoes.framed(text, content, place, dice)
        if self.quota.due("garbled", 0.09):
            return echoes.garbled(text, dice)
        if self.quota.due("cut", 0.07):
            return echoes.cut(text, dice, self.parts.manner["truncated"]["endings"])
        return text

    def _echoes(self, content: Content, text: str, setter: Setter) -> Iterator[Row]:
        vacancy, dice = content.vacancy, setter.dice
        if self.quota.due("repost", 0.038):
            gap = min(dice.number(14, 40), max(0, vacancy.opened - 1))
            again = echoes.raised(text, content, dice) if dice.chance(0.4) else echoes.mended(text, content, dice)
            opened = vacancy.opened - gap
            closed = None if vacancy.closed is None else max(1, opened - dice.number(14, 40))
            yield self._row(content, again, dice, echo="b", opened=opened, closed=closed)
        if vacancy.source == "demo-employers" and vacancy.contract != "apprenticeship" and self.quota.due("board copy", 0.055):
            opened = max(0, vacancy.opened - dice.number(0, 4))
            yield self._row(content, echoes.mended(text, content, dice), dice, echo="c", source="demo-board", opened=opened, closed=vacancy.closed)
        if vacancy.agency is None and vacancy.contract == "permanent" and vacancy.manner not in PUBLIC and self.quota.due("agency copy", 0.035):
            copied, told = echoes.through_agency(content, self._another_agency(), setter)
            opened = max(0, vacancy.opened - dice.number(1, 12))
            yield self._row(copied, told, dice, echo="d", opened=opened, closed=vacancy.closed)

    def _another_agency(self) -> Agency:
        name = self.deck.one("copying agencies", [agency.name for agency in self.parts.agencies])
        return next(agency for agency in self.parts.agencies if agency.name == name)


def written() -> str:
    """The whole file: one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in Press(load_parts()).rows())


def main() -> None:
    """Write the file and say how many adverts it holds."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--to", type=Path, default=DEMO, help="where to write (default: the demonstration of the pack)")
    target = asked.parse_args().to
    text = written()
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{text.count(chr(10))} adverts, {len(text.encode()) / 1e6:.2f} MB, in {target}")


if __name__ == "__main__":
    main()
