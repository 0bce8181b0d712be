"""When letters are due: each morning, or one morning a week, by the clock on the wall of the site's own time zone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = 7


def latest_morning(now: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """The last time that the wall's clock stood at the hour, today or yesterday. Summer time moves it by an hour of the
    sun and never doubles or skips a day.

    >>> zone = ZoneInfo("Europe/London")
    >>> latest_morning(datetime(2026, 3, 29, 5, 59, tzinfo=ZoneInfo("UTC")), zone, 7).isoformat()
    '2026-03-28T07:00:00+00:00'
    >>> latest_morning(datetime(2026, 3, 29, 6, 0, tzinfo=ZoneInfo("UTC")), zone, 7).isoformat()
    '2026-03-29T07:00:00+01:00'
    """
    today = now.astimezone(zone).date()
    morning = datetime.combine(today, time(hour), tzinfo=zone)
    return morning if morning <= now else datetime.combine(today - timedelta(days=1), time(hour), tzinfo=zone)


def mornings(now: datetime, zone: ZoneInfo, hour: int) -> list[datetime]:
    """The last seven such times, the newest first: one for each day of the week."""
    last = latest_morning(now, zone, hour)
    return [datetime.combine(last.date() - timedelta(days=back), time(hour), tzinfo=zone) for back in range(WEEK)]


def whole_hour(now: datetime) -> datetime:
    """The last full hour."""
    return now.replace(minute=0, second=0, microsecond=0)
