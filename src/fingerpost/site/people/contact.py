"""The pages of the contact form: on a consultant's page and under it, and a general one. No account, no third party.

Nothing of a message is kept here: it goes to the mail server while the visitor waits, and where it cannot go it stands
in the form again. Against machines stand a box that people do not see, a signed mark of when the form was made (too
soon is no person, and each mark counts once), and a limit for each visitor and for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from fingerpost.alerts.signs import hashed
from fingerpost.site import marks
from fingerpost.site.models.facts import SiteFacts
from fingerpost.site.people.form import BODY, MESSAGE, ContactForm
from fingerpost.site.people.letter import Message, Unsent, send
from fingerpost.site.templatetags.signpost import Way, crumbs
from fingerpost.site.visitor import visitor_of
from fingerpost.store import contact as tries
from fingerpost.store import find
from fingerpost.store.shapes import JobCard, MovedTo

if TYPE_CHECKING:
    from fingerpost.site.models import ConsultantPage

FORM = "contact"
HOUR = timedelta(hours=1)
VISITOR_HOURLY, HOURLY = 5, 120
"""Messages of one visitor and of all in an hour, above which no more are taken."""
TOO_LONG = f"That was far too long to send. {MESSAGE:,} characters fit; please write it shorter."
TOO_MANY = "More has been sent than we can take now. Nothing is lost: please send it again in an hour."
UNSENT = (
    "Our mail server did not take it. Nothing is lost: what you wrote stands below. Please send it again in a while"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a form writes to, and the other ways to reach them; ``person`` is their page, or None for the site itself."""

    name: str
    email: str
    phone: str
    person: ConsultantPage | None

    @property
    def path(self) -> str:
        """Where their form is sent to."""
        return f"{self.person.url}contact/" if self.person else reverse("contact")

    @property
    def otherwise(self) -> str:
        """The other ways to reach them, in words; "" where there are none."""
        ways = [f"call {self.phone}"] * bool(self.phone) + [f"write to {self.email}"] * bool(self.email)
        return " or ".join(ways)


def addressee(request: HttpRequest, person: ConsultantPage | None) -> Addressee:
    """A consultant, reached through the site's own address where they have none, or the site itself."""
    facts = SiteFacts.for_request(request)
    if person is None:
        return Addressee(facts.name, facts.email, facts.phone, None)
    return Addressee(person.title, person.email or facts.email, person.phone or facts.phone, person)


def offered(request: HttpRequest, person: ConsultantPage | None, job: JobCard | None = None) -> dict[str, Any]:
    """What the form needs to be shown empty; there is none where no letter can go out."""
    to = addressee(request, person)
    return {
        "to": to, "form": ContactForm() if to.email and settings.ALERTS else None, "about": job,
        "mark": marks.made(FORM, timezone.now()),
    }  # fmt: skip


def general(request: HttpRequest) -> HttpResponse:
    """The form that writes to the site itself."""
    return page(request, None)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, person: ConsultantPage | None) -> HttpResponse:
    """The form; on sending, the thanks."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > BODY:
        return _shown(request, offered(request, person) | {"faults": {"form": TOO_LONG}}, 413)
    boxes = request.POST if request.method == "POST" else request.GET
    job = _job(boxes.get("job", ""))
    context = offered(request, person, job)
    if request.method != "POST" or context["form"] is None:
        return _shown(request, context | {"sent": "sent" in request.GET})
    form = ContactForm(request.POST)
    faults, status = _send(request, form, context["to"], job)
    if not faults:
        return redirect(f"{context['to'].path}?sent=1" + (f"&job={job.id}" if job else ""))
    kept = {} if "renew" in faults else {"mark": request.POST.get("mark", "")}
    faults.pop("renew", None)
    return _shown(request, context | {"form": form, "faults": faults} | kept, status)


def _send(request: HttpRequest, form: ContactForm, to: Addressee, job: JobCard | None) -> tuple[dict[str, str], int]:
    """Send a form, if it is one: what is wrong with it by box, and the status that says so."""
    now = timezone.now()
    if not form.is_valid():
        return form.faults(), 422
    try:
        once = marks.once(request.POST.get("mark", ""), FORM, now)
    except marks.Unmarked as fault:
        return {"form": str(fault)} | ({"renew": ""} if fault.again else {}), 422
    if request.POST.get("homepage"):  # people do not see that box
        return {}, 302
    visitor = hashed(f"contact {visitor_of(request)} {now:%Y-%m-%d}")
    if _too_many(visitor, now):
        return {"form": TOO_MANY}, 429
    if not tries.take(once, visitor, now):
        return {}, 302
    given = form.cleaned_data
    try:
        send(Message(given["name"], given["email"], given["message"], job), to.email)
    except Unsent:
        tries.give_back(once)
        return {"form": f"{UNSENT}{to.otherwise and ', ' + to.otherwise}."}, 503
    return {}, 302


def _too_many(visitor: str, now: datetime) -> bool:
    tries.forget(now)
    return tries.since(now - HOUR, visitor) >= VISITOR_HOURLY or tries.since(now - HOUR) >= HOURLY


def _job(job_id: str) -> JobCard | None:
    """The job that a message is about; one that was merged is the one that stayed."""
    known = find.jobs([job_id[:100]]) if job_id and "\0" not in job_id else []
    if not known and job_id and "\0" not in job_id and isinstance(moved := find.job(job_id[:100]), MovedTo):
        known = find.jobs([moved.id])
    return known[0] if known else None


def _shown(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page of the form, with the way back."""
    person = context["to"].person
    trail = [Way(way.title, way.url or person.url) for way in crumbs(person)] if person else [Way("Home", "/")]
    context |= {"trail": [*trail, Way("Write to us" if person is None else "Write", "", "page")], "most": MESSAGE}
    return render(request, "site/people/contact.html", context, status=status)
