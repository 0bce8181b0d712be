"""A reading as a flat row: the fields of the labelling guide, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fingerpost.reading.claim import SINGLE, Claim, Pay, Reading

_FLAGS = ("manages", "agency", "vat")


def row(reading: Reading) -> dict[str, Any]:
    """One flat row: each single-valued field (null where unsaid, flags false), and skills as the words found.

    ``place`` is the place's name, ``clearance`` the words; ``skills_asked`` and ``skills_named`` list each skill once, by its first words;
    ``languages_asked`` lists codes.
    """
    flat: dict[str, Any] = {"id": reading.advert_id}
    for field in SINGLE:
        claim = reading.claim(field)
        flat[field] = None if claim is None else _value(claim)
    for flag in _FLAGS:
        flat[flag] = bool(flat[flag])
    flat["skills_asked"] = _skills(reading, "skill_asked")
    flat["skills_named"] = _skills(reading, "skill_named")
    flat["languages_asked"] = list(dict.fromkeys(claim.value for claim in reading.all("language_asked")))
    return flat


def evidence(reading: Reading) -> dict[str, Any]:
    """The flat row with every claim behind it: field, value, where, span, words and doubt."""
    claims = [claim._asdict() | {"value": _value(claim)} for claim in reading.claims]
    return row(reading) | {"claims": claims, "version": reading.version}


def _value(claim: Claim) -> Any:
    return asdict(claim.value) if isinstance(claim.value, Pay) else claim.value


def _skills(reading: Reading, field: str) -> list[str]:
    first: dict[str, str] = {}
    for claim in reading.all(field):
        first.setdefault(claim.value, claim.words)
    return list(first.values())
