"""What a card of a job says of its work: how the advert describes an employer whom it does not name, and what one would do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fingerpost.reading.duty import first_duty
from fingerpost.site.index import field_pack
from fingerpost.store import received


@dataclass(frozen=True, slots=True)
class Lede:
    """``kind`` is the advert's own description of its employer ("" where it names them), ``duty`` one line of what one would do."""

    kind: str = ""
    duty: str = ""


def ledes(job_ids: Collection[str]) -> dict[str, Lede]:
    """The lede of each of these jobs, from the adverts that speak for it."""
    pack, leads, found = field_pack(), received.leads(job_ids), {}
    for job, heard in received.known_by(job_ids, ("employer_kind",)).items():
        claims = (each.reading.claim("employer_kind") for each in heard)
        kind = next((claim.words for claim in claims if claim is not None), "")
        found[job] = Lede(kind, first_duty(leads[job].text if job in leads else "", pack))
    return found
