"""When a source is due: every so many hours, daily, and what happens when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from fingerpost.work.schedule import SPREAD, Schedule, share

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("hours", [1, 6, 24])
def test_every_so_many_hours_is_that_long_after_and_a_little_more(hours):
    due = Schedule(hours).next_after(NOON, "board", LONDON)
    late = due - NOON - timedelta(hours=hours)
    assert timedelta(0) <= late <= min(SPREAD, timedelta(hours=hours) / 10)


def test_daily_is_today_while_the_time_is_still_to_come_and_else_tomorrow():
    daily = Schedule(daily_at=time(13, 0))
    today = daily.next_after(NOON, "board", LONDON)
    assert timedelta(hours=1) <= today - NOON <= timedelta(hours=1) + SPREAD
    tomorrow = daily.next_after(today, "board", LONDON)
    assert timedelta(hours=24) - SPREAD <= tomorrow - today <= timedelta(hours=24) + SPREAD
    assert tomorrow.date() == today.date() + timedelta(days=1)


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)])
def test_daily_keeps_to_the_clock_on_the_wall_when_the_clocks_change(day):
    due = Schedule(daily_at=time(6, 0)).next_after(day, "board", LONDON)
    assert due.astimezone(LONDON).hour == 6


def test_an_hour_that_does_not_exist_is_still_once_a_day():
    daily, moment, turns = Schedule(daily_at=time(1, 30)), datetime(2026, 3, 27, 0, tzinfo=UTC), []
    while moment < datetime(2026, 4, 1, tzinfo=UTC):
        moment = daily.next_after(moment, "board", LONDON)
        turns.append(moment.astimezone(LONDON).date().day)
    assert turns[:5] == [27, 28, 29, 30, 31]


def test_sources_of_one_schedule_do_not_all_start_together():
    dues = {Schedule(daily_at=time(6)).next_after(NOON, f"board {n}", LONDON) for n in range(50)}
    assert len(dues) == 50
    assert max(dues) - min(dues) > SPREAD / 2


def test_without_a_schedule_only_somebody_s_asking_counts():
    assert Schedule().next_after(NOON, "board", LONDON) is None


def test_the_share_of_a_text_is_always_the_same():
    assert share("board 2026-11-23") == share("board 2026-11-23")
    assert 0 <= min(share(str(n)) for n in range(1000)) < 0.01 < 0.99 < max(share(str(n)) for n in range(1000)) < 1
