"""Measure the reader's speed beside a bare Aho-Corasick pass over the same texts, in one run and one process.

    python tools/bench.py DATA

DATA is the folder of real data. Prints adverts a second of both (the best of five rounds), their ratio, start-up and
peak memory. A busy machine makes both slower: the ratio is what to compare from one day to another.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
from ahocorasick_rs import AhoCorasick, MatchKind

from fingerpost.pack import load_pack
from fingerpost.reading import Advert, machine
from fingerpost.reading.scan import fold

ROUNDS = 5
WORDS = 3000


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    """Print the figures; 3 where the data is not at hand."""
    path = Path(sys.argv[1]) / "adverts" / "uk-ml-data-texts.jsonl"
    if not path.is_file():
        print(f"The texts are not at {path}: set FINGERPOST_DATA to the folder of real data.", file=sys.stderr)
        return 3
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    keys = ("id", "source", "title", "employer", "location", "text")
    adverts = [Advert(**{key: row[key] or "" for key in keys}) for row in rows]
    pack = load_pack()
    reader = machine(pack)
    words = [f" {fold(skill.name)} " for skill in pack.skills.values()][:WORDS]
    bare = AhoCorasick(words, matchkind=MatchKind.Standard)
    folded = [fold(advert.text) for advert in adverts]
    whole = best(lambda: list(reader.read_all(adverts)))
    alone = best(lambda: [bare.find_matches_as_indexes(text, overlapping=True) for text in folded])
    start = (
        "import time; t = time.perf_counter(); import fingerpost.reading, fingerpost.pack as p; p.load_pack(); "
        "print(time.perf_counter() - t)"
    )
    seconds = min(float(subprocess.check_output([sys.executable, "-c", start])) for _ in range(3))
    count, size = len(adverts), sum(len(advert.text) for advert in adverts) / len(adverts)
    print(f"{count} texts of {size:,.0f} characters on average, one process, best of {ROUNDS}")
    print(f"all fields      {count / whole:10,.0f} adverts a second")
    print(f"bare pass       {count / alone:10,.0f} adverts a second ({len(words)} words)")
    print(f"ratio           {whole / alone:10.1f} times the bare pass")
    print(f"start-up        {seconds:10.2f} s (import fingerpost.reading and the pack)")
    print(f"peak memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
