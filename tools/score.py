"""Score the reader on the labelled adverts and write docs/accuracy.json, which the accuracy page is made from.

    python tools/score.py DATA SCORES

DATA is the folder of real data, SCORES the folder of the scoring scripts. Prints every figure of the labelled sets, whole
and by source, and of the pay strings; the file written holds figures, counts, date and version, and no row. It stands in
the pack whose words it measures, where an installed site finds it; docs/accuracy.json leads there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fingerpost.pack import load_pack
from fingerpost.reading import VERSION

ROOT = Path(__file__).parent.parent
HOW = {
    "readings": "Labelled twice, by two annotators apart from each other: language models that read each advert whole, to a written guide. "
    "Samples were checked by hand; no rule or script decided. What the two did not agree on is not scored. Scored against one another, "
    "they reach an F1 of 0.93 on skills (0.90 on the exact words), 0.98 on role, and 0.94 or better on every other field but “manages "
    "people” (0.89, few cases): a figure for skills can hardly mean more than that 0.93.",
    "contract": "Mostly contract work, labelled once, by one annotator of the same kind, for the fields that matter there.",
    "unseen": "Of other employers, and labelled whole, once, by one annotator of the same kind who saw no reading of them. Two rules were "
    "mended afterwards by what they showed: who manages people (F1 0.60 before) and days on site (0.95 before).",
}
"""The labelled sets, and how each was labelled: said wherever a figure of theirs is shown."""
OURS = {"unseen": ROOT / "tests" / "labelled" / "unseen.jsonl"}
"""The sets whose labels are the project's own; their adverts are not, and the other sets lie with them."""
Row = dict[str, Any]
Figures = dict[str, dict[str, float]]


def fingerpost(*arguments: str, given: bytes | None = None) -> bytes:
    """What a fingerpost command prints."""
    command = [sys.executable, "-m", "fingerpost.cli", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def score(script: Path, *arguments: str, given: bytes) -> str:
    """What a scoring script prints for what it is given."""
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def figures(script: Path, gold: list[Row], readings: bytes) -> Figures:
    """Each field's figures on some labelled adverts, with the counts behind them; pay whole, and apart as employers
    state it and as a board estimates it.

    Of what was ``said``, ``right`` is right; of what is ``stated``, ``found`` was found, right.
    """
    kinds = {
        "pay.stated": without_pay(gold, lambda row: bool(row["pay"] and row["pay"].get("estimated"))),
        "pay.estimated": without_pay(gold, lambda row: not (row["pay"] and row["pay"].get("estimated"))),
    }
    scored = counted(script, gold, readings)
    apart = {kind: counted(script, rows, readings).get("pay") for kind, rows in kinds.items()}
    return scored | {kind: pay for kind, pay in apart.items() if pay}


def counted(script: Path, gold: Iterable[Row], readings: bytes) -> Figures:
    """What the scoring script says of some labelled adverts, with its shares as counts too."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in gold)
        file.flush()
        scored: Figures = json.loads(score(script, file.name, "--json", given=readings))
    for field in scored.values():
        field["right"] = round(field["precision"] * field["said"])
        field["found"] = round(field["recall"] * field["stated"])
        field.update((name, round(field[name], 4)) for name in ("precision", "recall", "f1"))
    return scored


def without_pay(gold: Iterable[Row], leave_out: Callable[[Row], bool]) -> list[Row]:
    """The labelled adverts, the pay of some of them not to be scored."""
    return [{key: value for key, value in row.items() if key != "pay" or not leave_out(row)} for row in gold]


def by_source(script: Path, gold: list[Row], sources: Mapping[str, str], readings: bytes) -> Row:
    """The adverts and the figures of each source."""
    found = {}
    for source in sorted({sources[row["id"]] for row in gold}):
        rows = [row for row in gold if sources[row["id"]] == source]
        found[source] = {"adverts": len(rows), "fields": figures(script, rows, readings)}
    return found


def rows_of(path: Path) -> list[Row]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def pay_strings(script: Path, strings: Path) -> dict[str, int]:
    """How many pay phrases are read right, of how many."""
    phrases = score(script, "--phrases", str(strings), given=b"").encode()
    said = score(script, str(strings), given=fingerpost("pay", given=phrases)).strip().splitlines()
    print("pay strings:", said[-1])
    right, of = said[-1].split()[1].split("/")
    return {"right": int(right), "of": int(of)}


def main() -> int:
    """Print the figures; 0 when they could be made, 3 where the data is not at hand."""
    data, scores = Path(sys.argv[1]), Path(sys.argv[2])
    if not data.is_dir():
        print(f"The labelled adverts are not in {data}: set FINGERPOST_DATA to their folder.", file=sys.stderr)
        return 3
    adverts, script = data / "adverts" / "uk-ml-data-texts.jsonl", scores / "score_readings.py"
    readings = fingerpost("read", str(adverts))
    origins = {row["id"]: row["source"] for row in rows_of(adverts)}
    kept: Row = {"reader": VERSION, "pack": load_pack().version, "date": datetime.now(UTC).date().isoformat()}
    kept |= {"adverts": {}, "labelled": {}, "results": {}, "sources": {}}
    for name, how in HOW.items():
        labels = OURS.get(name, data / "gold" / f"{name}.jsonl")
        gold = rows_of(labels)
        print(f"\n{name}: " + score(script, str(labels), given=readings))
        kept["adverts"][name], kept["labelled"][name] = len(gold), how
        kept["results"][name] = figures(script, gold, readings)
        kept["sources"][name] = by_source(script, gold, origins, readings)
        print_sources(kept["sources"][name])
    kept["results"]["pay_strings"] = pay_strings(
        scores / "score_pay.py", data / "pay" / "adzuna-2013-raw-to-annual.csv"
    )
    (ROOT / "docs" / "accuracy.json").write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def print_sources(sources: Mapping[str, Row]) -> None:
    """Print F1 by source, with what is stated there, for every field that any of them states."""
    print(" " * 28, *(f"{name:>20}" for name in sources))
    for field in dict.fromkeys(field for source in sources.values() for field in source["fields"]):
        cells = [source["fields"].get(field) for source in sources.values()]
        print(f"{field:28}", *(f"{cell['f1']:13.3f} of {cell['stated']:3d}" if cell else " " * 20 for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
