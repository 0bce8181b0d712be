"""Measure alerts: how many a second are settled and written, and sent to memory. ``tools/bench_alerts.py ALERTS JOBS``.

Made-up jobs and addresses, in a home of its own that is deleted; two hundred different searches.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import timedelta
from resource import RUSAGE_SELF, getrusage


def main(count: int, jobs: int) -> None:
    """Make the market, ask for the alerts, and send what is due a day later."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from fingerpost.alerts.flow import Sent, deliver, write_due
    from fingerpost.intake.flow import keep_batch
    from fingerpost.intake.index import drain
    from fingerpost.intake.report import Report
    from fingerpost.pack import load_pack
    from fingerpost.reading import Advert
    from fingerpost.sources.posting import advert_id
    from fingerpost.sources.shapes import Received
    from fingerpost.store.models import Alert

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    call_command("migrate", verbosity=0)
    pack, now, today = load_pack(settings.PACK), timezone.now(), timezone.localdate()
    roles, towns = list(pack.roles.values()), [place for place in pack.places.values() if place.kind == "city"]
    rows = []
    for n in range(jobs):
        words = " ".join(f"task{n * 37 + k}" for k in range(40))
        text = f"You will look after {words}. Salary: £{40 + n % 60},000 a year."
        said = Advert(
            advert_id("bench", str(n)),
            "bench",
            roles[n % len(roles)].name,
            f"House {n}",
            towns[n % len(towns)].name,
            today,
            text,
        )
        rows.append(Received(n, str(n), said))
    for at in range(0, jobs, 1000):
        keep_batch(rows[at : at + 1000], {}, pack=pack, today=today, report=Report())
    drain(settings.INDEX, pack)
    before = now - timedelta(days=1)
    Alert.objects.bulk_create(
        Alert(
            to=f"somebody{n}@example.com", question=f"q={roles[n % 200 % len(roles)].name.replace(' ', '+')}&pay={40 + n % 200 // 10}000",
            asked=before, confirmed=before, settled=before - timedelta(days=1), since=before.date(),
        )
        for n in range(count)
    )  # fmt: skip
    for name, step in (("written", write_due), ("sent", deliver)):
        report, began = Sent(), time.monotonic()
        step(now, report)
        seconds = time.monotonic() - began
        done = getattr(report, name)
        print(f"{name}: {done:,} letters of {count:,} alerts over {jobs:,} new jobs in {seconds:.1f} s")
    print(f"at most {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"FINGERPOST_HOME": home, "DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
        main(*(int(word) for word in sys.argv[1:3]) if len(sys.argv) == 3 else (2_000, 2_000))
