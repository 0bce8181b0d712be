"""schema.org JobPosting of a job, to Google's rules: only what the page shows, never an estimate, remote only when wholly so."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import nh3
import orjson
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from fingerpost.pack import Pack
from fingerpost.reading import Pay
from fingerpost.reading.readers.pay import NO_PERIOD
from fingerpost.site.marked import blocks
from fingerpost.store.shapes import JobView

EMPLOYMENT = {"contract": "CONTRACTOR", "fixed-term": "TEMPORARY", "internship": "INTERN"}
HOURS = {"full-time": "FULL_TIME", "part-time": "PART_TIME"}
DEGREES = {"bachelor": "bachelor degree", "master": "postgraduate degree", "phd": "postgraduate degree"}
LAST = time(23, 59, 59)
UNITS = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def job_posting(job: JobView, pack: Pack, today: date) -> dict[str, Any] | None:
    """The posting of an open job as JSON-LD; None where a required property is not known (who hires, or where), where a
    reader doubts it, and where the job is closed or its closing date has passed."""
    card = job.card
    where = _where(job, pack)
    if card.closed or (card.closes and card.closes < today) or not card.who or not where:
        return None
    posting: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": card.title,
        "description": description(job.lead.text),
        "datePosted": card.shown.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": card.who},
        "identifier": {"@type": "PropertyValue", "name": card.who, "value": card.id},
        "url": settings.ADDRESS + card.path,
        "directApply": False,
    } | where
    if card.closes:
        posting["validThrough"] = datetime.combine(card.closes, LAST, tzinfo=ZoneInfo(settings.TIME_ZONE)).isoformat()
    stated = {"hours": HOURS.get(card.hours or ""), "contract": EMPLOYMENT.get(card.contract or "")}
    kinds = [kind for field, kind in stated.items() if kind and _sure(job, field)]
    if kinds:
        posting["employmentType"] = kinds
    if card.pay and _pay_sure(job, card.pay) and (salary := base_salary(card.pay)):
        posting["baseSalary"] = salary
    return posting | _requirements(job)


def _sure(job: JobView, field: str) -> bool:
    """No reader doubts the settled value of a field: a machine that reads on has no place for a doubt."""
    evidence = job.evidence.get(field)
    return evidence is not None and (evidence.claim is None or not evidence.claim.doubt)


def _pay_sure(job: JobView, pay: Pay) -> bool:
    """No reader doubts the pay; that tens of thousands with no period said are a year's is no doubt to anybody."""
    evidence = job.evidence.get("pay")
    unsaid = evidence is not None and evidence.claim is not None and (evidence.claim.doubt or "").startswith(NO_PERIOD)
    return _sure(job, "pay") or (unsaid and pay.period == "year")


def _requirements(job: JobView) -> dict[str, Any]:
    """The experience and the degree that are asked for."""
    found: dict[str, Any] = {}
    if (years := job.card.experience_years) and _sure(job, "experience_years"):
        months = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": round(years * 12)}
        found["experienceRequirements"] = months
    if (degree := DEGREES.get(job.card.degree or "")) and _sure(job, "degree"):
        found["educationRequirements"] = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": degree,
        }
    return found


def script(value: dict[str, Any]) -> SafeString:
    """JSON that may stand inside a script element of a data type: no character in it can end the element."""
    return mark_safe(orjson.dumps(value).decode().translate(_ESCAPES))  # noqa: S308 - every sign that HTML knows is escaped


def description(text: str) -> str:
    """The advert's words as the plain HTML that search engines read: paragraphs and lists, cleaned once more."""
    parts = []
    for block in blocks(text):
        lines = ["".join(escape(piece.words) for piece in line) for line in block.lines]
        parts.append(
            "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>" if block.bullets else f"<p>{lines[0]}</p>"
        )
    return nh3.clean("".join(parts), tags={"p", "ul", "li"}, attributes={})


def base_salary(pay: Pay) -> dict[str, Any] | None:
    """The employer's own figure as a MonetaryAmount. None for a board's estimate, for on-target earnings, for pay that is
    reckoned down to hours which the figure does not give, and where no currency is said."""
    silent = pay.low is None and pay.high is None
    if pay.estimated or pay.basis != "base" or pay.pro_rata or silent or not pay.currency:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[pay.period]}
    if pay.low == pay.high:
        value["value"] = pay.low
    else:
        value |= {name: end for name, end in (("minValue", pay.low), ("maxValue", pay.high)) if end is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _where(job: JobView, pack: Pack) -> dict[str, Any]:
    """Where the work is, and that it is done wholly from home; empty where no advert says the place, or one is doubted."""
    card = job.card
    place = pack.places.get(card.place_id or "")
    if place is None or not _sure(job, "place"):
        return {}
    town = pack.places.get(place.within, place)
    address: dict[str, Any] = {"@type": "PostalAddress", "addressCountry": pack.country}
    if town.kind in {"city", "town", "part"}:
        address["addressLocality"] = town.name
    if town.kind != "nation":
        address["addressRegion"] = town.region
    found: dict[str, Any] = {"jobLocation": {"@type": "Place", "address": address}}
    if card.mode == "remote" and not card.office_days and _sure(job, "mode"):
        country = {"@type": "Country", "name": pack.country}
        found |= {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": country}
    return found
