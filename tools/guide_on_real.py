"""The salary guide on real adverts: its figures, ten of them computed again by hand, and how they stand beside a published market.

    python tools/guide_on_real.py DATA

DATA is the folder of real data: adverts/ (two tables and the texts) is read into a home of its own, which is thrown away;
market/itjobswatch-ml.csv is printed beside. Only figures are printed, never a row. Leaves with 1 where a figure and its
twin by hand differ.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from by_hand import by_hand

if TYPE_CHECKING:
    from fingerpost.columns import Columns
    from fingerpost.market import Figure, PayQuestion

FILES = ("uk-data-2026-adzuna.csv", "uk-data-2026-linkedin.csv", "uk-ml-data-texts.jsonl")
DAY = date(2026, 6, 5)
"""The last day on which the adverts were gathered; those without a date count from it."""
TO_CHECK = 10
MARKET = {"contract": "day", "permanent": "year"}


def main() -> int:
    """Run it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    data = arguments.parse_args().data
    with tempfile.TemporaryDirectory(prefix="fingerpost-real-") as home:
        os.environ |= {"FINGERPOST_HOME": home, "DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
        os.environ.pop("DATABASE_URL", None)
        columns = taken_in(data)
        guide(columns)
        wrong = recomputed(columns)
        market(columns, data / "market" / "itjobswatch-ml.csv")
    return 1 if wrong else 0


def taken_in(data: Path) -> Columns:
    """Every advert of the folder read into the store, and its jobs in columns."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from fingerpost.columns import Columns
    from fingerpost.intake.columns import beside, rebuild
    from fingerpost.intake.flow import import_file

    call_command("migrate", verbosity=0)
    began = time.monotonic()
    for name in FILES:
        report = import_file(data / "adverts" / name, pack_name=settings.PACK, today=DAY, source=None)
        print(f"{name}: {report.read:,} rows read, {report.new:,} adverts new")
    jobs = rebuild(beside(settings.INDEX))
    print(f"{jobs:,} jobs, in {time.monotonic() - began:.0f} s; the window is the 182 days to {DAY}\n")
    return Columns.open(beside(settings.INDEX))


def asked(period: str = "year", **narrowed: tuple[str, ...]) -> PayQuestion:
    """A question of the half year to the day of the adverts."""
    from fingerpost.market import PayQuestion

    return PayQuestion(currency="GBP", period=period, until=DAY, **narrowed)


def disciplines() -> Iterator[tuple[str, PayQuestion]]:
    """Every figure of the three guides: a discipline, then each of its roles."""
    from fingerpost.pack import load_pack

    pack = load_pack("machine-learning-uk")
    for one in pack.salary_guides:
        for period in ("year", "day"):
            yield f"{one.name}, a {period}", asked(period, roles=one.facts)
            for role in one.facts:
                yield f"  {pack.roles[role].name}, a {period}", asked(period, roles=(role,))


def guide(columns: Columns) -> None:
    """Print the guide; a role that no job states a pay of is left out."""
    from fingerpost.market import figure

    print(f"{'':58}{'jobs':>5}{'firms':>6}{'P10':>9}{'P25':>9}{'median':>9}{'P75':>9}{'P90':>9}")
    for name, question in disciplines():
        found = figure(columns, question)
        if found.counted.placed:
            print(f"{name[:56]:58}{line(found)}")


def line(found: Figure) -> str:
    """A figure on a line, or that there are too few jobs for one."""
    from fingerpost.market import Distribution

    pay = found.pay
    if not isinstance(pay, Distribution):
        return f"{found.counted.placed:5}{found.employers:6}  too few for a figure"
    amounts = (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90)
    return f"{pay.jobs:5}{pay.employers:6}" + "".join(f"{amount:9,.0f}" for amount in amounts)


def of_market() -> Iterator[tuple[str, PayQuestion]]:
    """Our questions that come nearest to what is published of the market."""
    from fingerpost.pack import load_pack

    pack = load_pack("machine-learning-uk")
    ml, data = pack.ladder_roles, tuple(pack.salary_guides[0].facts + pack.salary_guides[2].facts + ("data-scientist",))
    asks, london = ("machine-learning",), ("London",)
    yield "machine-learning roles, a day, UK", asked("day", roles=ml)
    yield "asking for machine learning, a day, UK", asked("day", skills=asks)
    yield "data roles, a day, UK", asked("day", roles=data)
    yield "machine-learning roles, a year, London", asked(roles=ml, regions=london)
    yield "asking for machine learning, a year, London", asked(skills=asks, regions=london)
    yield "asking for machine learning, a year, UK", asked(skills=asks)
    yield "data roles, a year, London", asked(roles=data, regions=london)


def recomputed(columns: Columns) -> int:
    """Compute every figure that holds again from the table of its jobs; how many differ, or 1 where there are under ten."""
    from fingerpost.market import Distribution, evidence, figure
    from fingerpost.site.pay.table import lines
    from fingerpost.store.paid import paid

    print(f"\n{'computed again from the table of jobs':58}{'jobs':>5}  by hand, to the pound")
    checked, wrong = 0, 0
    for name, question in (*disciplines(), *of_market()):
        pay = figure(columns, question).pay
        if not isinstance(pay, Distribution):
            continue
        again = by_hand(lines(paid(evidence(columns, question))))
        ours = tuple(int(amount + 0.5) for amount in (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90))
        same = (again.jobs, again.percentiles) == (pay.jobs, ours)
        print(
            f"{name[:56]:58}{again.jobs:5}  {'the same' if same else f'NOT THE SAME: {again.percentiles} and {ours}'}"
        )
        checked, wrong = checked + 1, wrong + (not same)
    return wrong or checked < TO_CHECK


def makeup(columns: Columns, question: PayQuestion) -> str:
    """Of which roles the jobs of a figure are, and how many state a range rather than one amount."""
    from fingerpost.market import evidence
    from fingerpost.store import find

    jobs = find.jobs(evidence(columns, question))
    roles = ", ".join(
        f"{role or 'no role'} {count}" for role, count in Counter(job.role for job in jobs).most_common(5)
    )
    return f"{sum(job.pay.low != job.pay.high for job in jobs)} of {len(jobs)} state a range; {roles}"


def market(columns: Columns, published: Path) -> None:
    """Print our figures of the same kind beside those that were published."""
    from fingerpost.market import figure

    print(f"\n{'beside the market':58}{'jobs':>5}{'firms':>6}{'P10':>9}{'P25':>9}{'median':>9}{'P75':>9}{'P90':>9}")
    for name, question in of_market():
        found = figure(columns, question)
        print(
            f"{f'ours: {name}':58}{line(found)}; {found.counted.jobs:,} jobs, a year before {found.change.before.jobs}"
        )
        print(f"    {makeup(columns, question)}")
    with published.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            amounts = "".join(
                f"{float(row[share]):9,.0f}" if row[share] else f"{'':9}"
                for share in ("p10", "p25", "p50", "p75", "p90")
            )
            name = (
                f"theirs: {row['skill']}, a {MARKET[row['type']]}, {row['geography']}, to {row['six_months_to'][:10]}"
            )
            print(f"{name[:76]:78}{row['n_quoted'] or '':>5} quoted{amounts}")


if __name__ == "__main__":
    sys.exit(main())
