"""schema.org JobPosting as pages state it, in JSON-LD or in microdata: found in HTML, and read as a posting.

The properties are those of https://schema.org/JobPosting, in the shapes that Google's guide asks for and those that sites
give instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fingerpost.sources.dates import read_date
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, joined, period, terms, words, yes

DEEPEST, MOST, MOST_ITEMS = 24, 5_000, 200
"""Levels of a document's values, values of it, and items of microdata that are looked through."""

_AROUND = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FURTHER = ("responsibilities", "qualifications", "educationRequirements", "experienceRequirements", "jobBenefits")
"""What some sites state beside the description; what it does not hold itself is put under it."""


def job_postings(page: str) -> list[dict[str, Any]]:
    """Every JobPosting that a page states, in JSON-LD or, where there is none, in microdata."""
    tree = LexborHTMLParser(page)
    found: list[dict[str, Any]] = []
    for script in tree.css('script[type="application/ld+json" i]'):
        try:
            value = json.loads(_AROUND.sub("", script.text()), strict=False)  # sites leave line ends inside strings
        except (ValueError, RecursionError):
            continue
        found += _postings(value)
    if found:
        return found
    items = (_item(node, 0) for node in tree.css("[itemscope][itemtype*=JobPosting]")[:MOST_ITEMS])
    return [item for item in items if _is_posting(item)]


def _postings(value: Any) -> Iterator[dict[str, Any]]:
    """The JobPostings anywhere in a value: alone, in a list, in a @graph, or within other things."""
    waiting, seen = [(value, 0)], 0
    while waiting and seen < MOST:
        (one, depth), seen = waiting.pop(0), seen + 1
        if isinstance(one, dict) and _is_posting(one):
            yield one
        elif isinstance(one, dict | list) and depth < DEEPEST:
            inner = one.values() if isinstance(one, dict) else one
            waiting += [(item, depth + 1) for item in inner if isinstance(item, dict | list)]


def _is_posting(value: dict[str, Any]) -> bool:
    types = value.get("@type")
    return any(
        isinstance(name, str) and name.rstrip("/").rpartition("/")[2].rpartition(":")[2] == "JobPosting"
        for name in (types if isinstance(types, list) else [types])
    )


def _item(node: LexborNode, depth: int) -> dict[str, Any]:
    """An item of microdata as JSON-LD would say it."""
    item: dict[str, Any] = {"@type": node.attributes.get("itemtype") or ""}
    waiting = list(node.iter())
    while waiting:
        child = waiting.pop(0)
        within = "itemscope" in child.attributes
        for name in (child.attributes.get("itemprop") or "").split():
            value = _item(child, depth + 1) if within and depth < DEEPEST else _value(child)
            item[name] = [*_list(item[name]), value] if name in item else value
        if not within:
            waiting[:0] = child.iter()
    return item


def _value(node: LexborNode) -> str:
    given = node.attributes
    for name in ("content", "datetime", "href"):
        if given.get(name):
            return given[name] or ""
    return node.inner_html or ""


def read_posting(job: dict[str, Any], url: str, today: date) -> Posting:
    """A JobPosting as a posting; ``url`` is the page's own."""
    places = list(filter(None, map(_place, _list(job.get("jobLocation")))))
    valid = read_date(words(job, "validThrough"), today)
    kinds = terms(words(job, "employmentType"))
    return Posting(
        title=words(job, "title") or words(job, "name"),
        employer=words(_first(job.get("hiringOrganization"))) or words(job, "hiringOrganization"),
        location=places[0] if places else "",
        text=_text(job),
        url=url,
        posted=words(job, "datePosted"),
        closed=valid if valid and valid < today else None,
        fields={
            **_pay(job),
            "hours": "" if kinds else words(job, "workHours"),
            **kinds,
            "mode": "TELECOMMUTE" if "TELECOMMUTE" in words(job, "jobLocationType").upper() else "",
            "place": joined(places[1:]),
            "country": _country(job),
            "closing": words(job, "validThrough"),
            "start": "immediate" if yes(job.get("jobImmediateStart")) else words(job, "jobStartDate")[:10],
            "language": words(_first(job.get("inLanguage"))),
            "skills": joined(map(words, _list(job.get("skills")))),
            "experience": _experience(job.get("experienceRequirements")),
            "requisition": words(_first(job.get("identifier")), "value") or words(_first(job.get("identifier"))),
            "department": words(_first(job.get("occupationalCategory"))),
        },
    )


def _text(job: dict[str, Any]) -> str:
    """The description, with what else the posting says of the work under it."""
    text = words(job, "description")
    more = (joined(map(words, _list(job.get(name))), "\n") for name in _FURTHER)
    return "\n\n".join([text, *(said for said in more if said and said not in text)])


def _place(place: Any) -> str:
    """A place in one line: town, region and country, as they are stated."""
    address = _first(at(place, "address")) or place
    if isinstance(address, str):
        return address
    parts = (words(_first(at(address, name))) for name in ("addressLocality", "addressRegion", "addressCountry"))
    return joined(parts, ", ") or words(address, "postalCode") or words(place, "name")


def _country(job: dict[str, Any]) -> str:
    """The country of the first place, or where those who apply must be."""
    place = _first(job.get("jobLocation"))
    stated = words(_first(at(_first(at(place, "address")), "addressCountry")))
    return stated or words(_first(job.get("applicantLocationRequirements")), "name")


def _pay(job: dict[str, Any]) -> dict[str, str]:
    """The pay, stated or else estimated: a MonetaryAmount with a QuantitativeValue, a plain number, or words."""
    stated = _first(job.get("baseSalary"))
    pay = stated or _first(job.get("estimatedSalary"))
    if not pay:
        return {}
    value = _first(at(pay, "value")) if isinstance(pay, dict) and not at(pay, "minValue") else pay
    single = words(value, "value") if isinstance(value, dict) else words(value)
    low, high = words(value, "minValue") or words(pay, "minValue"), words(value, "maxValue") or words(pay, "maxValue")
    plain = bool(_NUMBER.fullmatch(single))
    return {
        "pay_low": low or (single if plain and not high else ""),
        "pay_high": high or (single if plain and not low else ""),
        "pay_currency": words(pay, "currency") or words(job, "salaryCurrency"),
        "pay_period": period(words(value, "unitText") or words(pay, "unitText")),
        "pay_text": "" if plain or low or high else single,
        "pay_estimated": "" if stated else "yes",
    }


def _experience(value: Any) -> str:
    months = words(_first(value), "monthsOfExperience")
    return f"{months} months" if months else words(value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    return next(iter(_list(value)), None)
