"""Personio: the vacancies of one employer, by the XML feed of its careers page.

Documented at https://developer.personio.de/reference/get_xml. Real feeds of 2024 were read; one with descriptions was never
seen live, its shape is that of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import XML, Ask
from fingerpost.sources.naming import below
from fingerpost.sources.posting import Posting
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import joined, terms

DOMAINS = ("jobs.personio.de", "jobs.personio.com")


def board(parts: SplitResult) -> str | None:
    """The whole host of acme.jobs.personio.de: it is not the same as that of .com."""
    return parts.hostname if below(parts, *DOMAINS) else None


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies in English, in one answer."""
    ask = Ask(url=f"https://{visit.kept}/xml", query={"language": "en"}, accept=XML)
    body = visit.body_since(ask)
    if visit.unchanged:
        return
    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        fault = "its XML has a document type or entities, which no feed needs"
        raise SourceError(ask.where, fault, "Check the address") from None
    except ParseError as error:
        fault = f"its XML breaks off or is not well formed ({error})"
        raise SourceError(ask.where, fault, "Try again later", permanent=False) from None
    if root.tag != "workzag-jobs":
        raise SourceError(
            ask.where, f"its XML has another shape: {root.tag[:40]!r} holds no positions", "Check the address"
        )
    for position in root.iter("position"):
        yield {"id": _said(position, "id"), "position": position}


def posting(row: Any, visit: Visit) -> Posting:
    """A vacancy, whose text stands in titled parts."""
    position: Element = row["position"]
    parts = (f"<h3>{_said(part, 'name')}</h3>{_said(part, 'value')}" for part in position.iter("jobDescription"))
    # The feed has contract and hours in two fields of its own.
    contract = terms(_said(position, "employmentType")).get("contract", "")
    return Posting(
        title=_said(position, "name"),
        employer=_said(position, "subcompany"),
        location=_said(position, "office"),
        text="".join(parts),
        url=f"https://{visit.kept}/job/{row['id']}" if row["id"] else "",
        posted=_said(position, "createdAt"),
        fields={
            "department": _said(position, "department"),
            "place": joined((office.text or "").strip() for office in position.iterfind("additionalOffices/office")),
            "contract": contract,
            "hours": _said(position, "schedule"),
            "experience": joined((_said(position, "seniority"), _said(position, "yearsOfExperience"))),
            "skills": joined(word.strip() for word in _said(position, "keywords").split(",")),
        },
    )


def _said(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


PERSONIO = Board(name="personio", label="Personio", board=board, rows=rows, posting=posting)
