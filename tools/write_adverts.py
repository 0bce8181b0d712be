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

from adverts import agency_layouts, boards, layouts, public_layouts
from adverts.chance import Deck, Dice, Quota
from adverts.content import Content, Writer
from adverts.echoes import Echoes, Posting
from adverts.layouts import Setter
from adverts.parts import Parts, load_parts, slug
from adverts.vacancies import Planner

DEMO = Path(__file__).parents[1] / "src/fingerpost/pack/packs/machine-learning-uk/demo/adverts.jsonl"
LAYOUTS = {
    "agency": agency_layouts.agency,
    "headed": layouts.headed,
    "prose": layouts.prose,
    "startup": layouts.startup,
    "emoji": layouts.emoji,
    "corporate": layouts.corporate,
    "terse": layouts.terse,
    "public": public_layouts.public,
    "nhs": public_layouts.nhs,
    "academic": public_layouts.academic,
}
ANYWHERE = ("Remote, UK", "United Kingdom (Remote)", "UK (Remote)", "Remote / {place}", "Remote")
Row = dict[str, Any]


class Press:
    """Sets each vacancy as its first advert, and the echoes that some of them have."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.writer = Writer(parts)
        self.deck = Deck(Dice("stock phrases"))
        self.echoes = Echoes(parts, self.deck)
        self.quota = Quota()

    def postings(self) -> Iterator[tuple[Posting, Dice]]:
        """Every posting in the order of the vacancies, with the chances that belong to it."""
        for vacancy in Planner(self.parts).vacancies():
            content = self.writer.content(vacancy)
            setter = Setter(self.parts, self.deck, Dice(f"text of {vacancy.seed}"))
            first = Posting(content, _text(content, setter), vacancy.source, vacancy.opened, vacancy.closed)
            yield first, setter.dice
            for echo in () if vacancy.past else self.echoes.of(first, setter):
                yield echo, setter.dice

    def rows(self) -> Iterator[Row]:
        """Every advert as a line of the file."""
        for posting, dice in self.postings():
            place = self._location(posting.content, dice)
            text = self._on_board(posting, place, dice) if posting.source == "demo-board" else posting.text
            yield _row(posting, place, text)

    def _location(self, content: Content, dice: Dice) -> str:
        vacancy = content.vacancy
        if vacancy.mode == "remote" and dice.chance(0.4):
            return dice.pick(ANYWHERE).format(place=vacancy.place)
        forms: list[str] = self.parts.places[vacancy.place]["forms"]
        return dice.pick(forms)

    def _on_board(self, posting: Posting, place: str, dice: Dice) -> str:
        text = posting.text
        if self.quota.due("framed", 0.6):
            text = boards.framed(text, posting.content, place, dice)
        if self.quota.due("garbled", 0.09):
            return boards.garbled(text, dice)
        if self.quota.due("cut", 0.07):
            return boards.cut(text, dice, self.parts.manner["truncated"]["endings"])
        return text


def _text(content: Content, setter: Setter) -> str:
    if content.vacancy.terms.contract == "contract":
        return agency_layouts.contract(content, setter)
    return LAYOUTS[content.vacancy.manner](content, setter)


def _row(posting: Posting, place: str, text: str) -> Row:
    content, vacancy = posting.content, posting.content.vacancy
    employer = vacancy.agency.name if vacancy.agency else vacancy.employer.name
    number = f"{vacancy.number:04d}{posting.mark}"
    hosts = {"demo-board": "board", "demo-agencies": slug(employer)}
    address = f"{hosts.get(posting.source, f'careers.{vacancy.employer.slug}')}.example/jobs"
    row: Row = {
        "id": f"demo-{number}",
        "source": posting.source,
        "url": f"https://{address}/{slug(content.headline)[:60].strip('-')}-{number}",
        "title": content.headline,
        "employer": employer,
        "location": place,
        "days_ago": posting.opened,
    }
    if posting.closed is not None:
        row["closed_days_ago"] = posting.closed
    return row | {"text": text}


def written() -> str:
    """The whole file: one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in Press(load_parts()).rows())


def main() -> None:
    """Write the file and say how many adverts it holds."""
    asked = argparse.ArgumentParser(description="Write the adverts of the demonstration.")
    asked.add_argument("--to", type=Path, default=DEMO, help="where to write (default: the demonstration of the pack)")
    target = asked.parse_args().to
    text = written()
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{text.count(chr(10))} adverts, {len(text.encode()) / 1e6:.2f} MB, in {target}")


if __name__ == "__main__":
    main()
