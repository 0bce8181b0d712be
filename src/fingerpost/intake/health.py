"""Whether a run of a source may close the adverts that it no longer offers: the one rule, and its reasons.

A feed that fails seldom says so: a page is empty, a list stops half-way, a filter is set wrong. To close jobs that are
still open hides them from those who look for one, and costs the site its place in the search engines; to close them a
few days late costs one wasted look. So whatever is unlikely closes nothing, until the source has said it for some days.
"""

from __future__ import annotations

from datetime import date, timedelta

from fingerpost.intake.report import Report
from fingerpost.sources.shapes import Feed

FEW, SHARE = 5, 0.4
"""So many adverts of a source may go at once, or this share of those that were open: an employer closes a handful in
a day, or a third after a freeze; a feed that fails loses half or all."""

BELIEVED = timedelta(days=3)
"""After which a source that keeps saying the same is believed: faults are mended by then, or somebody has looked."""


def broken(feed: Feed, report: Report) -> str | None:
    """Why a run that is over was not whole, in words; None where it was."""
    if report.broke_off:
        return f"the source broke off ({report.broke_off})"
    if not feed.whole and not feed.unchanged:
        return "not every row could be read, and any that could not may be an advert that is still offered"
    return None


def unlikely(gone: int, before: int, doubted: date | None, today: date) -> str | None:
    """Why so many adverts are unlikely to be gone, of so many that were open; None where it is likely, or has been
    said since a day that is long enough ago."""
    if gone <= max(FEW, SHARE * before) or (doubted and today - doubted >= BELIEVED):
        return None
    return (
        f"{gone:,} of its {before:,} open adverts would be gone at once, which is unlikely; "
        f"said again {BELIEVED.days} days from the first time, it is believed"
    )
