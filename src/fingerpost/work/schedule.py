"""When a source is asked next: every so many hours, or daily at a time of the clock, and never all at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from hashlib import blake2b

SPREAD = timedelta(minutes=10)
"""By how much sources of one schedule are spread at most, so that they do not all start together."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every so many hours, or daily at a time; neither is "only when asked"."""

    every_hours: int | None = None
    daily_at: time | None = None

    @property
    def words(self) -> str:
        """The schedule as a page says it.

        >>> Schedule(6).words, Schedule(1).words, Schedule(daily_at=time(5, 30)).words, Schedule().words
        ('every 6 hours', 'every hour', 'daily at 05:30', 'only when asked')
        """
        if self.every_hours:
            return "every hour" if self.every_hours == 1 else f"every {self.every_hours} hours"
        return f"daily at {self.daily_at:%H:%M}" if self.daily_at else "only when asked"

    def next_after(self, after: datetime, name: str, zone: tzinfo) -> datetime | None:
        """The first time after ``after`` at which the source of this name is due; None where only somebody's asking
        counts."""
        if self.every_hours:
            hours = timedelta(hours=self.every_hours)
            return after + hours + min(SPREAD, hours / 10) * share(f"{name} {after:%Y-%m-%d %H}")
        if self.daily_at is None:
            return None
        day = after.astimezone(zone).date()
        while (due := self._on(datetime.combine(day, self.daily_at, zone), name)) <= after:
            day += timedelta(days=1)
        return due

    def _on(self, moment: datetime, name: str) -> datetime:
        # Through UTC, so that the spread is in real minutes on the days when the clocks change.
        return moment.astimezone(UTC) + SPREAD * share(f"{name} {moment:%Y-%m-%d}")


def share(text: str) -> float:
    """A share from 0 to under 1 that is the same for the same text, and spread evenly over texts."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) / 2**32
