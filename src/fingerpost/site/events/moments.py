"""When an event is: a day and a time of the clock at its place, as a moment that is the same for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


class NoSuchTime(ValueError):  # noqa: N818  (what happened, not a fault of the program)
    """A time that the clock skips on that day, as it goes forward."""


@lru_cache(maxsize=1)
def zone_choices() -> list[tuple[str, str]]:
    """Every time zone of the IANA that bears the name of a place, and UTC."""
    return [("UTC", "UTC")] + [
        (name, name.replace("_", " ")) for name in sorted(available_timezones()) if _a_place(name)
    ]


def _a_place(name: str) -> bool:
    areas = (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    return name.partition("/")[0] in areas and "/" in name


def moment(day: date, clock: time, zone: str) -> datetime:
    """The moment at which the clock of a zone shows a time. Of a time that comes twice, as the clock goes back, it is
    the first, as calendars have it (RFC 5545). Raises NoSuchTime."""
    local = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    found = local.astimezone(UTC)
    if found.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"The clocks go forward: there is no {clock:%H:%M} on {day.day} {day:%B %Y} in {zone}.")
    return found


def zone_words(when: datetime) -> str:
    """The name of the time at a moment in its place: "GMT", "BST", or how far from UTC it is where it has none.

    >>> zone_words(datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/London")))
    'BST'
    >>> zone_words(datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Asia/Kathmandu")))
    'UTC+5:45'
    """
    name = when.tzname() or ""
    if name.isalpha():
        return name
    minutes = int((when.utcoffset() or datetime.resolution * 0).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def span_words(first: datetime, last: datetime) -> str:
    """From when until when, by the clock of the place.

    >>> zone = ZoneInfo("Europe/London")
    >>> span_words(datetime(2026, 12, 3, 18, 30, tzinfo=zone), datetime(2026, 12, 3, 20, 30, tzinfo=zone))
    'Thursday 3 December 2026, 18:30 to 20:30 GMT'
    """
    ends = f"{last:%H:%M}" if last.date() == first.date() else f"{_day(last)}, {last:%H:%M}"
    begins_in, ends_in = zone_words(first), zone_words(last)
    between = "" if begins_in == ends_in else f" {begins_in}"
    return f"{_day(first)}, {first:%H:%M}{between} to {ends} {ends_in}"


def _day(when: datetime) -> str:
    return f"{when:%A} {when.day} {when:%B %Y}"
