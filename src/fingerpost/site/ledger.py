"""The life of a job in words: what it comes to in a sentence, line by line, and why it may be stale; and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fingerpost.intake.stale import Reason, Sign, stale, usual_days
from fingerpost.reading import Pay
from fingerpost.site.wording import money, pay_words, plural
from fingerpost.store import find
from fingerpost.store.ledger import Life, Line, life
from fingerpost.store.shapes import How, JobView, Kind, MovedTo

CLOSED = {
    How.FEED: "its source no longer offers it",
    How.DATE: "its closing date passed",
    How.SOURCE: "its source says that it is closed",
    How.FILLED: "it was filled",
    How.EDITOR: "an editor took it off",
}
CHANGED = {
    "title": "New title", "employer": "New name of the employer", "location": "New place", "pay": "New pay", "text": "New wording",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the ledger in words: ``before`` and ``after`` are what stood there; ``long`` where they are sentences."""

    day: date
    what: str
    source: str = ""
    url: str = ""
    before: str = ""
    after: str = ""
    long: bool = False


@require_safe
def page(request: HttpRequest, job_id: str) -> HttpResponse:
    """The ledger of one job; the address of a job that was merged leads to the ledger of the one that stayed."""
    job = find.job(job_id)
    if isinstance(job, MovedTo):
        return redirect("ledger", job_id=job.id, permanent=True)
    if job is None:
        raise Http404("No job has this address.")
    context = shown(job)
    context |= {"job": job.card, "lines": list(_lines(context["life"]))}
    return render(request, "site/jobs/ledger.html", context, status=status_of(job))


def shown(job: JobView) -> dict[str, Any]:
    """What the pages of a job show of its life: the life, what it comes to, its state, and why it may be stale."""
    told = life(job, find.entries(job.card.id), timezone.localdate())
    return {"life": told, "sentence": sentence(told), "state": state(told), "reasons": reasons(told)}


def status_of(job: JobView) -> int:
    """200, or 410 for a job that closed longer ago than the setting allows: search engines drop it, people still read it."""
    closed = job.card.closed
    return 410 if closed and (timezone.localdate() - closed).days > settings.CLOSED_DAYS else 200


def sentence(told: Life) -> str:
    """What the life of a job comes to: "Reposted 3 times, pay raised by £10,000 in 41 days."; that nothing changed where
    nothing did."""
    parts = []
    if told.reposted:
        parts.append("reposted once" if told.reposted == 1 else f"reposted {told.reposted:,} times")
    if told.pay_moved:
        parts.append(_pay_moved(*told.pay_moved))
    other = [line for line in told.changes if line.what != "pay"]
    if other and not told.pay_moved:
        parts.append(f"its words changed on {plural(len({line.day for line in other}), 'day')}")
    if not parts:
        return "Nothing has changed since it was first seen."
    words = ", ".join(parts)
    return f"{words[0].upper()}{words[1:]}."


def state(told: Life) -> str:
    """Whether a job is open, for how long, or how and when it closed."""
    if told.closed_how:
        return f"Closed {_day(told.job.card.closed)}, after {plural(told.days, 'day')}: {CLOSED[told.closed_how]}."
    if told.days == 0:
        return f"Seen on one day so far, {_day(told.job.card.last_seen)}."
    return f"Open for {plural(told.days, 'day')}, last seen {_day(told.job.card.last_seen)}."


def reasons(told: Life) -> list[str]:
    """Why a job may be stale, a sentence each; nothing where nothing says so."""
    card = told.job.card
    usual = usual_days(find.closed_of(card.role)) if card.role and not card.closed else None
    return [_reason(one) for one in stale(told, usual)]


def _reason(reason: Reason) -> str:
    days = plural(reason.number, "day")
    return {
        Sign.PAST: f"Its closing date passed {days} ago, and it is still listed.",
        Sign.REPOSTED: f"It was posted again {reason.number} times with no word changed.",
        Sign.UNSEEN: f"We last saw it offered {days} ago.",
        Sign.OLD: f"It has stood for {days} with no word changed; nine in ten jobs of its role close within {reason.usual}.",
    }[reason.sign]


def _pay_moved(first: Pay, last: Pay, days: int) -> str:
    within = f"in {plural(days, 'day')}" if days else "on the day that it was posted"
    same_terms = (first.currency, first.period, first.basis) == (last.currency, last.period, last.basis)
    steps = {
        after - before if before is not None and after is not None else None
        for before, after in ((first.low, last.low), (first.high, last.high))
        if before is not None or after is not None
    }
    step = steps.pop() if len(steps) == 1 else None
    if not same_terms or step is None:
        return f"pay changed from {pay_words(first)} to {pay_words(last)} {within}"
    return f"pay {'raised' if step > 0 else 'lowered'} by {money(abs(step), first.currency)} {within}"


def _lines(told: Life) -> Iterator[Told]:
    for line in told.lines:
        source, url = (line.advert.source, line.advert.url) if line.advert else ("", "")
        before, after = _stood(line)
        yield Told(line.day, _what(line, told), source, url, before, after, line.what == "text")


def _what(line: Line, told: Life) -> str:
    if line.kind is None:
        return "First posted" if line is told.lines[0] else "Also advertised"
    if line.kind == Kind.CHANGED:
        return CHANGED.get(line.what, "Changed")
    if line.kind == Kind.REPOSTED:
        return "Posted again"
    if line.kind == Kind.REOPENED:
        return "Open again"
    return f"Closed: {CLOSED[How(line.what)]}"


def _stood(line: Line) -> tuple[str, str]:
    """What stood there before and after, in words; nothing where the line is a date alone."""
    if line.kind != Kind.CHANGED:
        return "", ""
    if line.what != "pay":
        return line.before, line.after
    before, after = (pay_words(pay) if pay else "pay not stated" for pay in line.pay)
    return before, after


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
