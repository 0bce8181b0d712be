"""The site's own jobs for other boards: complete XML feeds as Indeed and LinkedIn read them, streamed.

Each is settled from the adverts that may be passed on alone, so that nothing which another board said goes out. Its
reference is the oldest of these adverts, whatever job they come to belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fingerpost.pack import Pack
from fingerpost.reading import Pay
from fingerpost.reading.job import Heard, JobFacts, settle
from fingerpost.site.index import field_pack
from fingerpost.site.jobposting import description
from fingerpost.site.templatetags.alerts import site_title
from fingerpost.site.wording import pay_words
from fingerpost.site.xml_text import cdata, xml_text
from fingerpost.store import find, passed_on

INDEED_TYPES = {
    "full-time": "fulltime", "part-time": "parttime", "contract": "contract", "fixed-term": "temporary", "internship": "internship",
}  # fmt: skip
LINKEDIN_TYPES = {
    "full-time": "FULL_TIME", "part-time": "PART_TIME", "contract": "CONTRACT", "fixed-term": "TEMPORARY", "internship": "INTERNSHIP",
}  # fmt: skip
INDEED_MODES = {"remote": "Fully remote", "hybrid": "Hybrid remote"}
LINKEDIN_MODES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On-site"}
LINKEDIN_PERIODS = {"year": "YEARLY", "month": "MONTHLY", "week": "WEEKLY", "day": "DAILY", "hour": "HOURLY"}
SEPARATORS = " -–—|,(/·"
LAST_PART = re.compile(r"\s*[-–—|,/(·]\s*([^-–—|,/()·]+?)\)?\s*$")
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passed:
    """A job that goes to other boards."""

    reference: str
    url: str
    facts: JobFacts
    lead: Heard
    pack: Pack

    @property
    def who(self) -> str:
        """Who advertises."""
        return self.facts.employer or self.facts.via or ""

    @property
    def town(self) -> str:
        """The town, or the place as the advert writes it."""
        place = self.pack.places.get(self.facts.value("place_id") or "")
        return place.name if place else self.facts.location

    @property
    def title(self) -> str:
        """The title without the pay and the place that stand in it: boards refuse these."""
        title = self.facts.title
        if title != self.lead.advert.title:
            return title
        for claim in self.lead.reading.claims:
            if claim.field == "pay" and claim.where == "title":
                title = (
                    f"{title[: claim.start].rstrip(SEPARATORS)} {title[claim.end :].lstrip(f'){SEPARATORS}')}".strip()
                )
        while (last := LAST_PART.search(title)) and last.group(1).casefold() in self._places:
            title = title[: last.start()]
        return " ".join(title.split()) or self.facts.title

    @property
    def _places(self) -> set[str]:
        """What a title may call the place."""
        place = self.pack.places.get(self.facts.value("place_id") or "")
        named = (place.name, place.region, *place.aliases) if place else ()
        return {name.strip().casefold() for name in (*named, self.facts.location, *self.facts.location.split(","))}

    @property
    def pay(self) -> Pay | None:
        """The pay that the advert itself states."""
        pay = self.facts.value("pay")
        return pay if pay and not pay.estimated else None

    @property
    def closes(self) -> date | None:
        """The closing date that it states."""
        day = self.facts.value("closing_date") or ""
        return date.fromisoformat(day) if len(day) == len("2026-11-27") else None


def passed(pack: Pack, today: date) -> Iterator[Passed]:
    """Every job that goes to other boards; one whose closing date has passed does not."""
    for job, adverts, corrected in passed_on.jobs(settings.PASS_ON):
        facts = settle(adverts, corrected, pack)
        lead = next(heard for heard in adverts if heard.advert.id == facts.lead)
        oldest = min(adverts, key=lambda heard: (heard.first_seen, heard.advert.id))
        one = Passed(oldest.advert.id, settings.ADDRESS + find.path_of(job), facts, lead, pack)
        if one.who and (one.closes is None or one.closes >= today):
            yield one


def _indeed(job: Passed, publisher: str) -> Fields:
    value = job.facts.value
    place = job.pack.places.get(value("place_id") or "")
    kinds = [INDEED_TYPES[kind] for kind in (value("hours"), value("contract")) if kind in INDEED_TYPES]
    pay = job.pay and pay_words(job.pay) + (" a year" if job.pay.period == "year" else "")
    return {
        "title": job.title, "date": _day(job.facts.posted or job.facts.first_seen), "referencenumber": job.reference,
        "requisitionid": job.reference, "url": job.url, "company": job.who, "sourcename": publisher, "city": job.town,
        "state": place.region if place else "", "country": job.pack.country,
        "description": description(job.lead.advert.text), "salary": pay or "", "jobtype": ", ".join(kinds),
        "remotetype": INDEED_MODES.get(value("mode"), ""), "expirationdate": _day(job.closes) if job.closes else "",
    }  # fmt: skip


def _linkedin(job: Passed) -> Fields:
    value = job.facts.value
    place = job.pack.places.get(value("place_id") or "")
    kind = next((LINKEDIN_TYPES[kind] for kind in (value("contract"), value("hours")) if kind in LINKEDIN_TYPES), "")
    where = ", ".join(filter(None, (job.town, place.region if place else "", job.pack.country)))
    return {
        "partnerJobId": job.reference, "company": job.who, "title": job.title, "applyUrl": job.url, "location": where,
        "city": job.town, "state": place.region if place else "", "country": job.pack.country, "jobtype": kind,
        "description": description(job.lead.advert.text), "workplaceTypes": LINKEDIN_MODES.get(value("mode"), ""),
    }  # fmt: skip


def _salaries(pay: Pay | None) -> str:
    """LinkedIn's form of a range; nothing where an end is missing, or it is no base pay."""
    if pay is None or pay.low is None or pay.high is None or pay.basis != "base" or not pay.currency:
        return ""
    ends = (("highEnd", pay.high), ("lowEnd", pay.low))
    amounts = "".join(
        f"<{name}><amount>{cdata(f'{amount:g}' if amount < 1e6 else f'{amount:.0f}')}</amount>"
        f"<currencyCode>{cdata(pay.currency)}</currencyCode></{name}>"
        for name, amount in ends
    )
    period = cdata(LINKEDIN_PERIODS[pay.period])
    return (
        f"<salaries><salary>{amounts}<period>{period}</period><type>{cdata('BASE_SALARY')}</type></salary></salaries>"
    )


def _element(fields: Fields, more: str = "") -> str:
    """A job of a feed: each field that says something, as it stands."""
    return (
        "<job>"
        + "".join(f"<{name}>{cdata(text)}</{name}>" for name, text in fields.items() if text)
        + more
        + "</job>\n"
    )


def _feed(publisher: str, jobs: Iterator[str]) -> StreamingHttpResponse:
    """A feed from its first line to its last, in flat memory."""

    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="utf-8"?>\n<source>\n'
        yield f"<publisher>{cdata(site_title())}</publisher><{publisher}>{xml_text(settings.ADDRESS)}</{publisher}>"
        yield f"<lastBuildDate>{format_datetime(timezone.now().astimezone(UTC), usegmt=True)}</lastBuildDate>\n"
        yield from jobs
        yield "</source>\n"

    return StreamingHttpResponse(lines(), content_type="application/xml; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=900)
def indeed(request: HttpRequest) -> StreamingHttpResponse:
    """The feed for Indeed, and for the many boards that read its form."""
    jobs, publisher = passed(field_pack(), timezone.localdate()), site_title()
    return _feed("publisherurl", (_element(_indeed(job, publisher)) for job in jobs))


@require_safe
@cache_control(public=True, max_age=900)
def linkedin(request: HttpRequest) -> StreamingHttpResponse:
    """The feed for LinkedIn."""
    jobs = passed(field_pack(), timezone.localdate())
    return _feed("publisherURL", (_element(_linkedin(job), _salaries(job.pay)) for job in jobs))


def _day(day: date) -> str:
    return format_datetime(datetime.combine(day, time(), tzinfo=UTC), usegmt=True)
