"""Findings as the command line prints them: a line each with where it stands, or a flat JSON object an advert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from fingerpost.checking.finding import Finding, Spot
from fingerpost.reading import Advert

ADVICE = "Advice, not a verdict: nothing here is blocked, and words alone prove nothing."


def lines(name: str, advert: Advert, findings: Sequence[Finding]) -> Iterator[str]:
    """The findings of an advert for a person to read: place, severity, what it says, what to do, the rule and its link."""
    title = advert.title.strip() or "no title"
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}" if findings else "nothing to say"
    yield f"{name}: {title}: {count}"
    for finding in findings:
        spot = finding.spot
        place = f"{_place(advert, spot)}: " if spot else ""
        yield f"  {place}{finding.severity}: {finding.sentence}"
        yield f"    {finding.suggestion}"
        yield f"    {finding.rule}: {finding.citation} {finding.link}"


def as_json(name: str, advert: Advert, findings: Sequence[Finding]) -> dict[str, Any]:
    """The same for a machine: the advert's id, and each finding with its spots and their lines (from 1)."""
    return {"id": name, "title": advert.title, "findings": [_flat(advert, finding) for finding in findings]}


def line_of(advert: Advert, spot: Spot) -> int:
    """The line of the text, or of a field that has but one, in which words stand, from 1."""
    return advert.text.count("\n", 0, spot.start) + 1 if spot.where == "text" else 1


def _place(advert: Advert, spot: Spot) -> str:
    return f"line {line_of(advert, spot)} of the text" if spot.where == "text" else spot.where.removeprefix("field:")


def _flat(advert: Advert, finding: Finding) -> dict[str, Any]:
    spots = [{**spot._asdict(), "line": line_of(advert, spot)} for spot in finding.spots]
    return asdict(finding) | {"spots": spots}
