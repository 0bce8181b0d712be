"""Score the reader on the labelled adverts and write docs/accuracy.json.

    python tools/score.py DATA SCORES

DATA is the folder of real data, SCORES the folder of the scoring scripts. Prints every figure of both gold sets and of the pay strings;
the file written holds figures, n, date and version, and no row.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from fingerpost.reading import VERSION

ROOT = Path(__file__).parent.parent


def fingerpost(*arguments: str, given: bytes | None = None) -> bytes:
    """What a fingerpost command prints."""
    command = [sys.executable, "-m", "fingerpost.cli", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def score(script: Path, *arguments: str, given: bytes) -> str:
    """What a scoring script prints for what it is given."""
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def main() -> int:
    """Print the figures; 0 when they could be made, 3 where the data is not at hand."""
    data, scores = Path(sys.argv[1]), Path(sys.argv[2])
    if not data.is_dir():
        print(f"The labelled adverts are not in {data}: set FINGERPOST_DATA to their folder.", file=sys.stderr)
        return 3
    readings = fingerpost("read", str(data / "adverts" / "uk-ml-data-texts.jsonl"))
    results = {}
    for name in ("readings", "contract"):
        gold = str(data / "gold" / f"{name}.jsonl")
        print(f"\n{name}: " + score(scores / "score_readings.py", gold, given=readings))
        results[name] = json.loads(score(scores / "score_readings.py", gold, "--json", given=readings))
    strings = data / "pay" / "adzuna-2013-raw-to-annual.csv"
    phrases = score(scores / "score_pay.py", "--phrases", str(strings), given=b"").encode()
    said = score(scores / "score_pay.py", str(strings), given=fingerpost("pay", given=phrases)).strip().splitlines()
    print("pay strings:", said[-1])
    right, of = said[-1].split()[1].split("/")
    results["pay_strings"] = {"right": int(right), "of": int(of)}
    kept = {"reader": VERSION, "date": datetime.now(UTC).date().isoformat(), "results": results}
    (ROOT / "docs" / "accuracy.json").write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
