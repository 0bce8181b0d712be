"""How well search answers: nDCG@10 of searches that were judged by eye on the real adverts.

    python tools/relevance.py [--pool]

Reads the adverts of FINGERPOST_DATA into an index of its own and asks each search of tests/search/relevance.json, which holds
grades from 0 (no answer) to 3 (just what was asked) by the identifier of an advert. With --pool it prints what still has to be
judged among the first ten of several orders, so that no one order is judged by itself.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson

from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert, read_all
from fingerpost.reading.job import Heard, settle
from fingerpost.search import Document, Index, Question, open_index

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("FINGERPOST_DATA", ROOT / "../shared/data")) / "adverts" / "uk-ml-data-texts.jsonl"
GRADES = ROOT / "tests" / "search" / "relevance.json"
TODAY = date(2026, 6, 10)
DEPTH = 10

Grades = Mapping[str, Mapping[str, int]]


def documents(path: Path, pack: Pack) -> Iterator[Document]:
    """The adverts of a file, each read and settled as a job of its own."""
    adverts = []
    for line in path.read_bytes().splitlines():
        row = orjson.loads(line)
        posted = date.fromisoformat(said) if len(said := row.get("posted") or "") == len("2026-01-01") else None
        words = {name: row.get(name) or "" for name in ("id", "source", "title", "employer", "location", "text")}
        adverts.append(Advert(**words, posted=posted))
    for advert, reading in zip(adverts, read_all(adverts, pack), strict=True):
        job = settle([Heard(advert, reading, TODAY, TODAY)], {}, pack)
        single = ("role", "level", "contract", "ir35", "engagement", "mode", "hours", "clearance", "sponsorship")
        pay = job.value("pay")
        yield Document(
            job_id=advert.id, title=advert.title, posted=advert.posted or TODAY, employer=advert.employer, text=advert.text,
            place=job.value("place") or advert.location, place_id=job.value("place_id"), region=job.value("region"),
            skills=job.skills_asked, skills_named=job.skills_named, rung=job.rung, **{name: job.value(name) for name in single},
            pay_low=pay and pay.low, pay_high=pay and pay.high, currency=pay and pay.currency, period=pay and pay.period,
            pay_basis=pay.basis if pay else "base", pay_estimated=bool(pay and pay.estimated),
        )  # fmt: skip


def answers(index: Index, words: str, size: int = DEPTH) -> list[str]:
    """The first jobs that a search finds."""
    return [hit.job_id for hit in index.find(Question(words=words, size=size), TODAY)[1]]


def ndcg(found: list[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """The gain of the first jobs, each counted less the later it comes, as a share of the best that the judged jobs allow.

    >>> ndcg(["b", "a"], {"a": 3, "b": 3, "c": 0}), ndcg(["c"], {"a": 3, "c": 0})
    (1.0, 0.0)
    """

    def gain(values: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(values[:depth]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(job, 0) for job in found]) / best if best else 1.0


def scores(index: Index, judged: Grades) -> dict[str, float]:
    """The nDCG@10 of every judged search."""
    return {words: ndcg(answers(index, words), grades) for words, grades in judged.items()}


def pool(index: Index, judged: Grades) -> Iterator[tuple[str, list[str]]]:
    """For each search what was not judged among the first ten of our order, of the newest, and of its words taken one by one."""
    for words, grades in judged.items():
        newest = [hit.job_id for hit in index.find(replace(Question(words=words), sort="newest", size=DEPTH), TODAY)[1]]
        quoted = answers(index, " ".join(f'"{word}"' for word in words.split()))
        found = dict.fromkeys((*answers(index, words), *newest[:3], *quoted[:5]))
        yield words, [job for job in found if job not in grades]


def open_real(folder: Path, pack: Pack) -> tuple[Index, dict[str, Document]]:
    """An index of the real adverts, and each by its identifier."""
    jobs = {job.job_id: job for job in documents(DATA, pack)}
    with open_index(folder, pack, writable=True) as index:
        index.write(jobs.values())
    return open_index(folder, pack), jobs


def main() -> int:
    """Print the score of each search and the mean, or what is yet to be judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", action="store_true")
    options = parser.parse_args()
    judged: Grades = orjson.loads(GRADES.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        index, jobs = open_real(Path(folder), load_pack())
        if options.pool:
            for words, unjudged in pool(index, judged):
                print(f"\n# {words}")
                for each in map(jobs.__getitem__, unjudged):
                    pay = f"{each.pay_low or ''}-{each.pay_high or ''}/{each.period}" if each.period else ""
                    print(
                        each.job_id,
                        each.title[:60],
                        each.place[:20],
                        each.level,
                        each.mode,
                        each.contract,
                        pay,
                        sep=" | ",
                    )
            return 0
        found = scores(index, judged)
    for words, score in sorted(found.items(), key=lambda pair: pair[1]):
        print(f"{score:.3f}  {words}")
    print(f"{sum(found.values()) / len(found):.3f}  mean of {len(found)} searches")
    return 0


if __name__ == "__main__":
    sys.exit(main())
