"""The rules of a time zone as a calendar states them (VTIMEZONE, RFC 5545), for the days that it is needed for.

Written here because the calendar's library dates the change to summer time an hour late where it generates them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def zone_rules(name: str, first: date, last: date) -> Timezone:
    """What the clocks of a zone show from one day to another: each change of them dated by the clock as it was before."""
    zone, known = ZoneInfo(name), Timezone()
    known.add("tzid", name)
    start, end = (datetime.combine(day, time(), tzinfo=UTC) for day in (first, last))
    known.add_component(_from(start, zone, before=_offset(start, zone)))
    for change in _changes(zone, start, end):
        known.add_component(_from(change, zone, before=_offset(change - MINUTE, zone)))
    return known


def _from(moment: datetime, zone: ZoneInfo, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    local = moment.astimezone(zone)
    part = TimezoneDaylight() if (local.dst() or timedelta()) > timedelta() else TimezoneStandard()
    part.add("dtstart", moment.replace(tzinfo=None) + before)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", _offset(moment, zone))
    part.add("tzname", local.tzname())
    return part


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments at which the clocks change, to the minute."""
    while start < end:
        if _offset(start, zone) != _offset(start + DAY, zone):
            same, other = start, start + DAY
            while other - same > MINUTE:
                middle = same + (other - same) // 2
                same, other = (middle, other) if _offset(middle, zone) == _offset(start, zone) else (same, middle)
            yield other.replace(second=0, microsecond=0)
        start += DAY


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
