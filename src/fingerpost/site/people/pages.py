"""What a consultant's pages show: the figures of their jobs, the jobs behind these, and their card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fingerpost.site.people.vcard import vcard
from fingerpost.site.templatetags.signpost import Way, crumbs
from fingerpost.site.wording import plural
from fingerpost.store import desk as desks
from fingerpost.store.desk import Standing
from fingerpost.store.shapes import JobCard, JobView

if TYPE_CHECKING:
    from fingerpost.site.models import ConsultantPage

FEWEST = 5
"""Jobs under which no share and no median is said."""
SHOWN, SHEET = 6, 50
"""Jobs on the page of a person, and on a sheet of all of them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of somebody's jobs with what it counts; ``said`` is empty where there are too few to say it."""

    name: str
    said: str
    of: str
    closed: bool = False


def facts(standing: Standing) -> list[Fact]:
    """What can be said of somebody's jobs, and what cannot yet."""
    live = plural(standing.live, "live job")
    found = [Fact("live jobs", f"{standing.live:,}", "open as of today")]
    enough = standing.live >= FEWEST
    share = f"{standing.paying / standing.live:.0%}" if enough else ""
    found.append(Fact("state their pay", share, f"{standing.paying:,} of {live}"))
    stood = _days(standing.open_days) if enough else ""
    found.append(Fact("median time open so far", stood, f"of {live}"))
    took = _days(standing.closed_days) if standing.closed >= FEWEST else ""
    closed = f"of {plural(standing.closed, 'job')} closed within a year"
    return [*found, Fact("median time until closed", took, closed, closed=True)]


def shown(person: ConsultantPage) -> dict[str, Any]:
    """The figures of a person's jobs, and the newest of these."""
    desk, today = person.desk(), timezone.localdate()
    standing = desks.standing(desk, today)
    return {
        "facts": facts(standing) if standing.live or standing.closed else [], "fewest": FEWEST,
        "jobs": desks.jobs(desk, today, number=SHOWN), "live": standing.live, "jobs_path": f"{person.url}jobs/",
    }  # fmt: skip


@require_safe
def jobs(request: HttpRequest, person: ConsultantPage) -> HttpResponse:
    """The jobs behind the figures, a sheet at a time: the live ones, or those closed within a year."""
    desk, today, closed = person.desk(), timezone.localdate(), "closed" in request.GET
    standing = desks.standing(desk, today)
    total = standing.closed if closed else standing.live
    asked = request.GET.get("page", "")
    last = max(1, -(-total // SHEET))
    sheet = min(max(int(asked), 1), last) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1
    rows = desks.jobs(desk, today, closed=closed, first=(sheet - 1) * SHEET, number=SHEET)
    path = f"{person.url}jobs/?" + ("closed=1&" if closed else "")
    context = {
        "person": person, "facts": facts(standing), "fewest": FEWEST, "closed": closed, "total": total,
        "rows": [(job, _stood(job, today)) for job in rows],
        "trail": [*(Way(way.title, way.url or person.url) for way in crumbs(person)), Way("Jobs", "", "page")],
        "earlier": f"{path}page={sheet - 1}" if sheet > 1 else "",
        "later": f"{path}page={sheet + 1}" if sheet < last else "",
    }  # fmt: skip
    return render(request, "site/people/jobs.html", context)


@require_safe
def card(request: HttpRequest, person: ConsultantPage) -> HttpResponse:
    """The person's work contact as a file for an address book."""
    response = HttpResponse(vcard(request, person), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{person.slug}.vcf"'
    return response


def to_ask(job: JobView) -> ConsultantPage | None:
    """Whom to ask about a job: the consultant whose it is; None where it is nobody's."""
    from fingerpost.site.models import ConsultantPage

    people = list(ConsultantPage.objects.live().order_by("path"))
    at = desks.whose(job, [person.desk() for person in people])
    return None if at is None else people[at]


def _stood(job: JobCard, today: date) -> str:
    return plural(((job.closed or today) - job.shown).days, "day")


def _days(days: float | None) -> str:
    return "" if days is None else f"{days:g} day{'' if days == 1 else 's'}"
