"""schema.org JobPosting of a job, to Google's rules: only what the page shows, never an estimate, remote only when wholly so."""

from __future__ import annotations

from typing import Any

import nh3
import orjson
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from fingerpost.pack import Pack
from fingerpost.reading import Pay
from fingerpost.site.marked import blocks
from fingerpost.store.shapes import JobCard, JobView

EMPLOYMENT = {"contract": "CONTRACTOR", "fixed-term": "TEMPORARY", "internship": "INTERN"}
HOURS = {"full-time": "FULL_TIME", "part-time": "PART_TIME"}
UNITS = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def job_posting(job: JobView, pack: Pack) -> dict[str, Any] | None:
    """The posting of an open job as JSON-LD; None where a required property is not known (who hires, or where), or the job is closed."""
    card = job.card
    where = _where(card, pack)
    if card.closed or not card.who or not where:
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
    kinds = [kind for kind in (HOURS.get(card.hours or ""), EMPLOYMENT.get(card.contract or "")) if kind]
    if kinds:
        posting["employmentType"] = kinds
    if card.pay and (salary := base_salary(card.pay)):
        posting["baseSalary"] = salary
    return posting


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
    """The employer's own figure as a MonetaryAmount; None for a board's estimate and for on-target earnings."""
    if pay.estimated or pay.basis != "base" or pay.low is pay.high is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[pay.period]}
    if pay.low == pay.high:
        value["value"] = pay.low
    else:
        value |= {name: end for name, end in (("minValue", pay.low), ("maxValue", pay.high)) if end is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _where(card: JobCard, pack: Pack) -> dict[str, Any]:
    country = {"@type": "Country", "name": "United Kingdom"}
    known = pack.places.get(card.place_id or "")
    place = {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": pack.country}}
    if known:
        place["address"] |= {"addressLocality": known.name, "addressRegion": known.region}
    found = {"jobLocation": place} if known else {}
    if card.mode == "remote":
        found |= {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": country}
    return found
