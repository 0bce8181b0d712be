"""Measure the pages of a site through the whole of Django, on the jobs that it holds.

    python tools/bench_import.py FILE --home FOLDER
    python tools/bench_pages.py --home FOLDER [--questions N]

Asks searches as visitors do (those of ``bench_search``), what is typed letter by letter, and pages of pay, each as a request of
Django's own client: routing, middleware, database, template. Prints the clock, and the work of this thread, which a busy
machine lengthens less.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from bench_search import questions, tell


def main() -> int:
    """Ask for the pages."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--home", type=Path, required=True)
    arguments.add_argument("--questions", type=int, default=200)
    options = arguments.parse_args()
    os.environ |= {"FINGERPOST_HOME": str(options.home), "DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
    measure(options.questions)
    return 0


def measure(count: int) -> None:
    """Ask each kind of page, and print what it took."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.utils.http import urlencode

    from fingerpost.pack import load_pack
    from fingerpost.store.models import Job

    call_command("setup", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
    pack = load_pack(settings.PACK)
    titles = list(Job.objects.values_list("title", flat=True)[:5_000])
    asked = questions(pack, titles, count)
    roles = [role for role in pack.roles if role != "other"]
    pages = {
        "searches": [f"/jobs/?{question.to_query()}" for question in asked],
        "as one types": [
            "/jobs/suggest/?" + urlencode({"q": one.words[:at]}) for one in asked for at in range(1, len(one.words) + 1)
        ],
        "pay": [f"/pay/?role={role}" for role in roles],
        "pay, again": [f"/pay/?role={role}" for role in roles],
    }
    client = Client(headers={"host": "localhost"})
    for name, addresses in pages.items():
        start = time.perf_counter()
        client.get(addresses[0])
        print(
            f"{name}: the first in {(time.perf_counter() - start) * 1e3:,.0f} ms, then {len(addresses):,}", flush=True
        )
        tell([timed(client, address) for address in addresses])


def timed(client: Client, address: str) -> tuple[float, float]:  # noqa: F821
    """Seconds of this thread's work and of the clock for one page, which must be there."""
    start, work = time.perf_counter(), time.thread_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return time.thread_time() - work, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
