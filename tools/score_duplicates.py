"""Score which adverts are taken for one vacancy, against pairs that were labelled by eye.

    python tools/score_duplicates.py DATA

DATA is the folder of real data. Two adverts are taken for one where they share a key and pass the test. Prints
precision, recall and the pairs that are taken wrongly. (Made adverts are scored by tools/bench_import.py.)
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from fingerpost.intake.likeness import Likeness, Profile
from fingerpost.pack import load_pack
from fingerpost.reading import machine
from fingerpost.reading.job import Heard
from fingerpost.sources.file import open_file
from fingerpost.sources.shapes import Received

LABELS = Path(__file__).parent.parent / "tests" / "labelled" / "duplicates.csv"
FILES = ("uk-data-2026-adzuna.csv", "uk-data-2026-linkedin.csv", "uk-ml-data-texts.jsonl")
UNDATED = date(2026, 6, 1)
"""The day of adverts that give none: the one around which the others were gathered."""


class Pair(NamedTuple):
    """Two adverts by identifier, and whether they are one vacancy at one place, as somebody who read both says.

    One vacancy is what one would apply for once. Other towns to work in make other jobs though the words agree, since
    each must be found in its town; where work is remote, the towns that adverts name make no difference.
    """

    one: str
    other: str
    same: bool


@dataclass
class Score:
    """How the pairs were taken, with those that were taken wrongly."""

    right_one: int = 0
    right_two: int = 0
    wrongly_one: list[Pair] = field(default_factory=list)
    wrongly_two: list[Pair] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of pairs taken for one that are."""
        return self.right_one / max(1, self.right_one + len(self.wrongly_one))

    @property
    def recall(self) -> float:
        """The share of pairs that are one that were taken for it."""
        return self.right_one / max(1, self.right_one + len(self.wrongly_two))

    def lines(self) -> Iterator[str]:
        """The score in words, a line each."""
        count = self.right_one + self.right_two + len(self.wrongly_one) + len(self.wrongly_two)
        yield f"{count} pairs: precision {self.precision:.3f}, recall {self.recall:.3f}"
        yield from (f"wrongly one: {one} {other}" for one, other, _ in self.wrongly_one)
        yield from (f"wrongly two: {one} {other}" for one, other, _ in self.wrongly_two)


def labelled() -> list[Pair]:
    """The pairs that were labelled by eye."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return [Pair(row["one"], row["other"], row["label"] == "one") for row in csv.DictReader(lines)]


def score_labelled(data: Path) -> Score:
    """The labelled pairs, held against what intake takes them for. KeyError where an advert is no longer there."""
    pairs = labelled()
    wanted = {advert for pair in pairs for advert in pair[:2]}
    compared = _compared(data, wanted)
    score = Score()
    likeness = Likeness(load_pack())
    for pair in pairs:
        (keys, profile), (other_keys, other) = compared[pair.one], compared[pair.other]
        taken = bool(keys & other_keys) and likeness.one_vacancy(profile, other)
        if taken == pair.same:
            score.right_one += taken
            score.right_two += not taken
        else:
            (score.wrongly_one if taken else score.wrongly_two).append(pair)
    return score


def _compared(data: Path, wanted: set[str]) -> dict[str, tuple[set[int], Profile]]:
    """The keys and the profile of each of these adverts."""
    pack = load_pack()
    reader, likeness, found = machine(pack), Likeness(pack), {}
    for name in FILES:
        for row in open_file(data / "adverts" / name, date(2026, 11, 27)):
            if isinstance(row, Received) and row.advert.id in wanted:
                reading = reader.read(row.advert)
                day = row.advert.posted or UNDATED
                heard = Heard(row.advert, reading, day, day)
                found[row.advert.id] = set(likeness.keys(row.advert, reading)), likeness.profile(heard)
    return found


def main() -> int:
    """Print the score; 3 where the data is not at hand."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FINGERPOST_DATA", "../shared/data"))
    if not (data / "adverts").is_dir():
        print(f"The adverts are not in {data}: set FINGERPOST_DATA to the folder of real data.", file=sys.stderr)
        return 3
    print("\n".join(score_labelled(data).lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
