"""Measure search at scale: index speed and size, and how long varied questions take with their facets and pay.

    python tools/bench_search.py ADVERTS.jsonl [--folder PATH] [--chunk N] [--questions N]

ADVERTS holds a JSON object a line (id, title, employer, location, posted, text). What readers would find in each (role, skills,
terms, pay) is drawn from its number instead, so that the figures are the index's alone. With an index already in the folder,
only questions are measured.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import orjson

from fingerpost.pack import Pack, load_pack
from fingerpost.search import Document, Index, IndexMissing, Question, open_index

TODAY = date(2026, 11, 1)
LEVELS = ("junior", "mid", "senior", "senior", "lead", "head", None, None, None, None)


def documents(path: Path, pack: Pack) -> Iterator[Document]:
    """The adverts of a file as jobs, each with facts drawn from its number."""
    roles, places = list(pack.roles), list(pack.places.values())
    skills = list(pack.skills) or [f"skill-{number}" for number in range(600)]
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            row, draw = orjson.loads(line), random.Random(number)
            place = places[min(int(draw.expovariate(6 / len(places))), len(places) - 1)]
            low, high, period, estimated = _pay(draw)
            yield Document(
                job_id=row["id"],
                title=row["title"],
                posted=TODAY - timedelta(days=int(draw.expovariate(1 / 40)) % 365),
                employer=row["employer"].rsplit(" ", 1)[0] if draw.random() < 0.7 else row["employer"],
                text=row["text"],
                place=row["location"],
                place_id=place.id,
                region=place.region or None,
                role=roles[min(int(draw.expovariate(6 / len(roles))), len(roles) - 1)],
                level=draw.choice(LEVELS),
                skills=tuple({skills[min(int(draw.expovariate(8 / len(skills))), len(skills) - 1)] for _ in range(12)}),
                contract="contract" if period == "day" else draw.choice(("permanent", "permanent", "fixed-term", None)),
                ir35=draw.choice(("inside", "outside", None)) if period == "day" else None,
                mode=draw.choice(("remote", "hybrid", "hybrid", "onsite", None, None)),
                hours=draw.choice(("full-time", "full-time", "part-time", None, None, None, None)),
                clearance=draw.choice(("SC", "DV", *(None,) * 18)),
                sponsorship=draw.choice(("yes", "no", *(None,) * 8)),
                pay_low=low,
                pay_high=high,
                currency="GBP" if period else None,
                period=period,
                pay_estimated=estimated,
            )


def _pay(draw: random.Random) -> tuple[float | None, float | None, str | None, bool]:
    """Pay in the mixture of UK boards: a third say nothing, most others a range a year."""
    said = draw.random()
    if said < 0.35:
        return None, None, None, False
    if said < 0.45:
        low = draw.randrange(300, 750, 25)
        return low, low + draw.randrange(0, 150, 25), "day", False
    low = draw.randrange(28_000, 110_000, 1_000)
    high = low + draw.choice((0, 5_000, 7_500, 10_000, 15_000))
    if said < 0.52:
        return None, high, "year", False
    return (low, None, "year", False) if said < 0.56 else (low, high, "year", said > 0.9)


def questions(pack: Pack, titles: list[str], count: int) -> list[Question]:
    """Questions as visitors ask them: titles, roles with places, skills, slips of the keys, and filters in all mixtures."""
    draw = random.Random(7)
    roles, places = list(pack.roles.values()), [place.name for place in pack.places.values() if place.kind == "city"]
    filters = (
        lambda: {"roles": tuple(draw.sample(list(pack.roles), 2))},
        lambda: {"levels": ("senior", "lead")},
        lambda: {"regions": (draw.choice(("London", "South East", "Scotland", "North West")),)},
        lambda: {"modes": ("remote", "hybrid")},
        lambda: {"pay_at_least": draw.randrange(30_000, 90_000, 5_000), "include_unstated": draw.random() < 0.5},
        lambda: {"posted_within": draw.choice((3, 7, 14, 30))},
        lambda: {"contracts": ("contract",), "period": "day"},
        lambda: {"sort": draw.choice(("newest", "pay"))},
    )
    found = []
    for number in range(count):
        kind = number % 10
        title = draw.choice(titles)
        words = {
            0: title, 1: title, 2: " ".join(title.split()[:2]), 3: draw.choice(roles).name,
            4: f"{draw.choice(roles).name} {draw.choice(places)}", 5: draw.choice(("python", "data", "c++", "r", "sql", "aws")),
            6: f"senior {draw.choice(roles).name} remote", 7: _slip(draw, draw.choice(roles).name), 8: "", 9: "",
        }[kind]  # fmt: skip
        chosen = draw.sample(filters, draw.choice((0, 0, 1)) if kind < 8 else draw.choice((1, 2, 3)))
        fields = {name: value for each in chosen for name, value in each().items()}
        found.append(Question(words=words, **fields))
    return found


def _slip(draw: random.Random, words: str) -> str:
    at = draw.randrange(1, len(words) - 1)
    return words[:at] + words[at + 1 :]


def fill(index: Index, jobs: list[Document], chunk: int) -> None:
    """Put the jobs in, all in one commit (``chunk`` 0) or a commit for every so many."""
    if not chunk:
        with index.bulk():
            index.write(jobs)
        return
    for batch in batched(jobs, chunk):
        index.write(batch)


def batched(jobs: list[Document], size: int) -> Iterator[list[Document]]:
    """The jobs, so many at a time."""
    return (jobs[start : start + size] for start in range(0, len(jobs), size))


def measure(index: Index, asked: list[Question]) -> None:
    """Print how long the questions take by the clock and in work (a busy machine makes the clock slower), and the longest."""
    index.search(Question(), TODAY)
    index.suggest("")
    times = []
    for question in asked:
        start, work = time.perf_counter(), time.thread_time()
        answer = index.search(question, TODAY)
        times.append((time.thread_time() - work, time.perf_counter() - start, answer.total, question.to_query()))
    print(f"{len(asked)} questions over {index.count():,} jobs")
    tell(times)
    for work, _, total, query in sorted(times, reverse=True)[:8]:
        print(f"  {work * 1e3:6.1f} ms  {total:>8,} jobs  {query}")
    typed = [question.words[:length] for question in asked for length in range(1, len(question.words) + 1)]
    times = []
    for words in typed:
        start, work = time.perf_counter(), time.thread_time()
        index.suggest(words)
        times.append((time.thread_time() - work, time.perf_counter() - start))
    print(f"as one types, {len(typed):,} times")
    tell(times)


def tell(times: Sequence[tuple[float, ...]]) -> None:
    """Print the percentiles of what was spent: work first in each, then the clock."""
    for name, column in (("clock", 1), ("work", 0)):
        spent = sorted(each[column] for each in times)
        cuts = [seconds * 1e3 for seconds in (*statistics.quantiles(spent, n=100), spent[-1])]
        print(f"{name}: p50 {cuts[49]:.1f} ms, p90 {cuts[89]:.1f} ms, p99 {cuts[98]:.1f} ms, worst {cuts[-1]:.1f} ms")


def main() -> int:
    """Index where there is no index, then ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("adverts", type=Path)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--chunk", type=int, default=0, help="jobs a commit; 0 for one commit")
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args()
    pack = load_pack()
    try:
        open_index(options.folder, pack).close()
    except IndexMissing:
        jobs = list(documents(options.adverts, pack))  # drawn before the clock starts, so that it times the index alone
        gc.freeze()  # nor does the collector look through them, of which an import never holds so many
        start, work = time.perf_counter(), time.process_time()
        with open_index(options.folder, pack, writable=True, anew=True) as index:
            fill(index, jobs, options.chunk)
        seconds, work = time.perf_counter() - start, time.process_time() - work
        size = sum(path.stat().st_size for path in options.folder.iterdir())
        print(
            f"{len(jobs):,} jobs in {seconds:.1f} s: {len(jobs) / seconds:,.0f} a second by the clock, {len(jobs) / work:,.0f} a"
            f" second of work, {size / len(jobs):,.0f} bytes a job"
        )
        del jobs
    with options.adverts.open("rb") as lines:
        titles = [orjson.loads(line)["title"] for line in islice(lines, 5_000)]
    measure(open_index(options.folder, pack), questions(pack, titles, options.questions))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
