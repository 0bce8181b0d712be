"""“Something misread?”: a visitor says which field of a job we read wrongly and what it should be; an editor hears of it.

Nothing is asked or kept of who they are. Against machines that fill forms stand a box that people do not see, a signed
mark of when the form was made (too soon is no person, and each mark counts once), and a limit to what may wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as filled
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from fingerpost.pack import Pack
from fingerpost.site import marks
from fingerpost.site.correcting import CORRECTABLE, SKILLS
from fingerpost.site.index import field_pack
from fingerpost.site.said import FIELDS, said
from fingerpost.store import find, keep
from fingerpost.store.shapes import JobView, MovedTo

WAITING, HOURLY = 20, 100
"""Open reports of one job, and reports an hour of all jobs, above which no more are taken."""
VALUE, NOTE = 200, 1000
"""Characters of the right value and of the note."""
CHOICES = FIELDS | {SKILLS: "Skills"}
"""What may be reported: the fields of the job page, and its skills."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that may be reported, with what we read and the words that we read it from; "" where we read nothing."""

    field: str
    name: str
    read: str = ""
    words: str = ""


@dataclass(slots=True)
class Given:
    """What a visitor sent, kept as it was sent so that it can be given back, with what is wrong with it by box."""

    field: str = ""
    value: str = ""
    note: str = ""
    mark: str = ""
    faults: dict[str, str] = filled(default_factory=dict)

    @classmethod
    def of(cls, sent: QueryDict) -> Given:
        """The boxes of a form."""
        return cls(*(sent.get(name, "").replace("\0", "") for name in ("field", "value", "note", "mark")))

    def check(self) -> None:
        """Note what is wrong with the boxes."""
        if self.field not in CHOICES:
            self.faults["field"] = "Say which of these was misread."
        if not self.value.strip() and not self.note.strip():
            self.faults["value"] = "Say what the advert says instead, or write a note."
        if len(self.value) > VALUE:
            self.faults["value"] = (
                f"That is {len(self.value)} characters; {VALUE} fit here. Longer words go into the note."
            )
        if len(self.note) > NOTE:
            self.faults["note"] = f"That is {len(self.note):,} characters; {NOTE:,} fit here."


@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, job_id: str) -> HttpResponse:
    """The form; on sending, the thanks."""
    job = find.job(job_id)
    if isinstance(job, MovedTo):
        return redirect("misread", job.id)
    if job is None:
        raise Http404("No job has this address.")
    choices = offered(job, field_pack())
    given, status = Given(field=request.GET.get("field", "")), 200
    if request.method == "POST":
        given = Given.of(request.POST)
        status = take(given, job, choices, trapped=bool(request.POST.get("homepage")), now=timezone.now())
        if status == 302:
            return redirect(f"{request.path}?sent=1")
    context: dict[str, Any] = {
        "job": job.card, "choices": choices, "given": given, "sent": "sent" in request.GET and request.method != "POST",
        "mark": given.mark or mark(job_id, timezone.now()), "most": {"value": VALUE, "note": NOTE},
    }  # fmt: skip
    return render(request, "site/misread.html", context, status=status)


def offered(job: JobView, pack: Pack) -> list[Choice]:
    """Everything that may be reported of a job, what we read first."""
    lines = {line.field: line for line in said(job, pack)}
    skills = ", ".join(pack.skills[skill].name for skill in job.card.skills_asked if skill in pack.skills)
    read = [Choice(name, CHOICES[name], line.value, line.words) for name, line in lines.items()]
    unread = [Choice(name, FIELDS[name]) for name in CORRECTABLE if name not in lines]
    return [*read, Choice(SKILLS, CHOICES[SKILLS], skills), *unread]


def take(given: Given, job: JobView, choices: list[Choice], *, trapped: bool, now: datetime) -> int:
    """Keep a report, if it is one; the status to answer with: 302 for thanks, else the form again with its faults."""
    given.check()
    once = _once(given, job.card.id, now)
    if given.faults:
        return 422
    if trapped:
        return 302
    if find.open_reports_of(job.card.id) >= WAITING or find.reports_since(now - timedelta(hours=1)) >= HOURLY:
        given.faults["form"] = (
            "More reports have come in than editors can look at now. Please send it again in an hour."
        )
        return 429
    choice = next(
        (choice for choice in choices if choice.field == given.field), Choice(given.field, CHOICES[given.field])
    )
    words = {"read": choice.read, "words": choice.words, "value": given.value.strip(), "note": given.note.strip()}
    keep.keep_report(job.card.id, given.field, once=once, when=now, said=words)
    return 302


def mark(job_id: str, now: datetime) -> str:
    """The signed mark of a form for a job, made now."""
    return marks.made(f"misread {job_id}", now)


def _once(given: Given, job_id: str, now: datetime) -> str:
    """What tells this form from every other; notes a fault where its mark is not ours, too young or too old."""
    try:
        return marks.once(given.mark, f"misread {job_id}", now)
    except marks.Unmarked as fault:
        if fault.again:
            given.mark = ""
        given.faults["form"] = str(fault)
        return ""
