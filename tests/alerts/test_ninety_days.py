"""Ninety days of a market, over both changes of the clock: each job once, none closed, at the hour that was promised."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from fingerpost.alerts.flow import send_due
from fingerpost.store.models import Job, Letter, Moved

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
DAYS = 90
HOURS = ((6, 59), (7, 0), (7, 20), (19, 0))
"""When the program looks for what is due, each day that it runs."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


class Watch:
    """What each alert was told, checked as it is told."""

    def __init__(self) -> None:
        self.told: dict[str, list[str]] = defaultdict(list)
        self.days: dict[str, list[datetime]] = defaultdict(list)

    def look(self, now: datetime) -> None:
        """Read the letters that went out just now."""
        for letter in mail.outbox:
            jobs = re.findall(r"/jobs/(\w{12})/", letter.body)
            assert jobs
            assert not Job.objects.filter(pk__in=jobs).exclude(closed=None).exists(), "a closed job was sent"
            assert Job.objects.filter(pk__in=jobs).count() == len(set(jobs)) == len(jobs)
            before = set(self.names(self.told[letter.to[0]]))
            assert not before & set(jobs), "a job was sent twice"
            self.told[letter.to[0]] += jobs
            self.days[letter.to[0]].append(now)
        mail.outbox.clear()

    @staticmethod
    def names(jobs: list[str]) -> list[str]:
        """The jobs as they are called now."""
        moved = dict(Moved.objects.filter(old__in=jobs).values_list("old", "job_id"))
        return [moved.get(job, job) for job in jobs]


def live_a_day(market, chance: random.Random, today: date, numbers: dict[int, bool]) -> None:
    """Jobs come and go, come again, stand on a second board, and turn out to be one."""
    for _ in range(chance.randint(1, 3)):
        number = len(numbers) + 1
        market.advert(number, today, title=chance.choice(["Data Engineer", "Data Engineer", "Payroll Clerk"]))
        numbers[number] = True
    some = chance.sample(sorted(numbers), min(3, len(numbers)))
    for number in some[:2]:
        if chance.random() < 0.5:
            title = Job.objects.filter(title="Payroll Clerk", employer=f"Employer {number}").exists()
            market.advert(
                number,
                today,
                title="Payroll Clerk" if title else "Data Engineer",
                closed=today if numbers[number] else None,
            )
            numbers[number] = not numbers[number]
    if chance.random() < 0.3:
        market.advert(some[-1], today, source="second board")
        numbers[some[-1]] = True
    if chance.random() < 0.1 and len(jobs := list(Job.objects.filter(title="Data Engineer").order_by("id"))) > 1:
        first, second = sorted(chance.sample(jobs, 2), key=lambda job: (job.first_seen, job.id))
        market.merge(second.id, first.id)
    market.ready()


@pytest.mark.parametrize("start", [date(2026, 2, 2), date(2026, 8, 12)], ids=["into summer time", "out of it"])
def test_each_job_is_told_once_and_none_that_has_closed(market, alert, start):
    chance, watch, numbers = random.Random(start.toordinal()), Watch(), {}  # noqa: S311 - a story, the same each time
    alert(at(start, 5), to="daily@example.com")
    alert(at(start, 5), to="weekly@example.com", pace="weekly")
    alert(at(start, 5), to="clerk@example.com", question="q=clerk")
    off: set[date] = set()
    for number in range(DAYS):
        today = start + timedelta(days=number)
        live_a_day(market, chance, today, numbers)
        if chance.random() < 0.1:
            off.add(today)
            continue  # the program did not run on this day
        for hour in HOURS:
            now = at(today, *hour)
            send_due(now)
            watch.look(now)
        told = set(watch.names(watch.told["daily@example.com"]))
        there = set(Job.objects.filter(closed=None, title="Data Engineer").values_list("id", flat=True))
        assert there <= told, "an open job was never told"

    assert not set(watch.told["daily@example.com"]) & set(watch.told["clerk@example.com"])
    assert len(watch.told["daily@example.com"]) > 80 and watch.told["clerk@example.com"]
    for to, days in watch.days.items():
        assert max(Counter(now.date() for now in days).values()) == 1, f"{to} had two letters on one day"
    late = [now for now in watch.days["daily@example.com"] if (now.hour, now.minute) != (7, 0)]
    assert all(now.date() - timedelta(days=1) in off for now in late), "only what a day off left over goes at once"
    assert len({now.utcoffset() for now in watch.days["daily@example.com"]}) == 2, "the clock never changed"
    weeks = [now.date() for now in watch.days["weekly@example.com"]]
    assert 10 <= len(weeks) <= 13 and all(6 <= (b - a).days <= 14 for a, b in pairwise(weeks))
    assert Counter(day.weekday() for day in weeks).most_common(1)[0][0] == start.weekday()
    assert not Letter.objects.exclude(state=Letter.SENT).exists()
