"""Lighthouse's four scores of the pages that most visitors come to, as a phone sees them, what costs most, and their weight.

    python tools/check_lighthouse.py http://127.0.0.1:8000 [NAME …] [--runs 3] [--lighthouse path/to/lighthouse]

Lighthouse is npm's (`npm install lighthouse`) and needs Node and Chromium, so it is run by hand and not by the tests. It reckons the speed
of a phone from what it saw on this machine: on a busy one every page looks slow. So each page is looked at several times, the best run is
held against the bars, and the median is told beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from typing import Any

import page_types
from check_axe import BROWSERS

BARS = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 100}
LOOKED_AT = ("HomePage", "GuidePage", "RolePage", "LadderPage", "pay", "jobs", "job", "EventPage")
MOST_BYTES = 100_000
"""What a page may weigh on the wire, compressed."""
DEAREST = 4
"""Audits that are named as what costs most."""


def main(site: str, names: list[str], runs: int, program: str) -> int:
    """Print a page to a paragraph; 1 where any misses a bar."""
    missed = 0
    for name, address in page_types.addresses(site).items():
        if name not in (names or LOOKED_AT):
            continue
        plain = address.partition("?")[0]  # a search is kept from engines on purpose
        reports = [report(program, plain) for _ in range(runs)]
        best = max(reports, key=lambda one: one["categories"]["performance"]["score"])
        short = below(best)
        missed += bool(short)
        print(f"{name} {plain}\n    {told(best, reports)}", flush=True)
        for line in [*costs(best), *short]:
            print(f"    {line}", flush=True)
    print(f"{missed} pages miss a bar." if missed else "Every bar is met.")
    return min(missed, 1)


def report(program: str, address: str) -> dict[str, Any]:
    """What Lighthouse says of a page; it is asked once more where its browser gave it nothing to look at."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    settings = os.environ | ({"CHROME_PATH": browser} if browser else {})
    asked = [program, address, "--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
    for _ in range(2):
        done = subprocess.run(asked, capture_output=True, text=True, env=settings, check=False)
        if done.returncode == 0:
            said = json.loads(done.stdout)
            if all(category["score"] is not None for category in said["categories"].values()):
                return said
    raise SystemExit(f"Lighthouse could not look at {address}: {done.stderr.strip()[-500:]}")


def told(best: dict[str, Any], reports: list[dict[str, Any]]) -> str:
    """The scores of the best run, the median of all, and what the page weighs and how far it shifts."""
    speeds = [scores(one)["performance"] for one in reports]
    said = ", ".join(f"{name} {score}" for name, score in scores(best).items())
    weight = best["audits"]["total-byte-weight"]["numericValue"]
    shift = best["audits"]["cumulative-layout-shift"]["numericValue"]
    return f"{said}; median performance {statistics.median(speeds):g} of {speeds}; {weight / 1000:.0f} kB, layout shift {shift:.3f}"


def scores(one: dict[str, Any]) -> dict[str, int]:
    """The four scores, of a hundred."""
    return {name: round(one["categories"][name]["score"] * 100) for name in BARS}


def below(one: dict[str, Any]) -> list[str]:
    """Where a page misses a bar, a line each."""
    short = [
        f"BELOW THE BAR: {name} {score}, not {BARS[name]}" for name, score in scores(one).items() if score < BARS[name]
    ]
    if (weight := one["audits"]["total-byte-weight"]["numericValue"]) > MOST_BYTES:
        short.append(f"TOO HEAVY: {weight:,.0f} bytes, not {MOST_BYTES:,}")
    return short


def costs(one: dict[str, Any]) -> list[str]:
    """The audits that take most from the score of speed, then those that fail in the other three."""
    lost = []
    for name in BARS:
        for part in one["categories"][name]["auditRefs"]:
            audit = one["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                lost.append(
                    (part["weight"] * (1 - audit["score"]), f"{part['id']} {audit.get('displayValue', '')}".strip())
                )
    dear = sorted(lost, reverse=True)[:DEAREST]
    return [f"costs {points:4.1f} points: {what}" for points, what in dear if points >= 0.5] + one["runWarnings"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse") or "lighthouse")
    given = parser.parse_args()
    sys.exit(main(given.site.rstrip("/"), given.names, given.runs, given.lighthouse))
