"""What a job's adverts say, claim by claim, each with its words: the table of the job page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.pack import Pack
from fingerpost.reading import Claim, Pay
from fingerpost.reading.claim import MANY
from fingerpost.site.further import FURTHER
from fingerpost.site.wording import label, pay_notes, pay_words
from fingerpost.store.shapes import JobView

FIELDS = {
    "role": "Role", "level": "Level", "manages": "Manages people", "pay": "Pay", "contract": "Contract", "ir35": "IR35",
    "engagement": "Engaged through", "hours": "Hours", "place": "Place", "mode": "Where one works", "office_days": "Days on site",
    "experience_years": "Experience", "degree": "Degree", "clearance": "Clearance", "sponsorship": "Sponsorship",
    "language_asked": "Language", "contract_length": "Length", "extension": "May be extended", "start_date": "Start",
    "closing_date": "Closes", "bonus": "Bonus", "sign_on_bonus": "Bonus for joining", "equity": "Share in the company",
    "car_allowance": "Car or car allowance", "pension_percent": "Employer’s pension share", "holiday_days": "Holiday",
    "employer_kind": "The employer, as described", "advert_language": "Written in",
}  # fmt: skip
"""The fields of the table, in its order, with what the page calls them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the table: what is claimed, the words that make it, where they stand, any doubt."""

    field: str
    name: str
    value: str
    words: str
    where: str
    doubt: str
    corrected: bool


def said(job: JobView, pack: Pack) -> list[Said]:
    """Each settled value of a job with its evidence, in the order of the page; what nobody states is left out."""
    return list(_lines(job, pack))


def _lines(job: JobView, pack: Pack) -> Iterator[Said]:
    for field, name in FIELDS.items():
        if field in MANY:
            yield from _each(job, field, name, pack)
            continue
        evidence = job.evidence.get(field)
        value = getattr(job.card, field, evidence and evidence.value)
        if value in (None, "", False) or evidence is None:
            continue
        claim = evidence.claim
        yield Said(
            field, name, value_words(field, value, pack), shown_words(claim) if claim else "", where_words(claim.where) if claim else "",
            (claim and claim.doubt) or "", evidence.corrected,
        )  # fmt: skip


def _each(job: JobView, field: str, name: str, pack: Pack) -> Iterator[Said]:
    """The lines of a field with any number of values, as the leading advert claims them."""
    for claim in job.lead.claims:
        if claim.field == field:
            value, where = value_words(field, claim.value, pack), where_words(claim.where)
            yield Said(field, name, value, shown_words(claim), where, claim.doubt or "", corrected=False)


def value_words(field: str, value: object, pack: Pack) -> str:
    """A claimed value as a page says it."""
    if isinstance(value, Pay):
        notes = pay_notes(value)
        return pay_words(value) + (f" ({', '.join(notes)})" if notes else "")
    if field == "role":
        return pack.roles[value].name if value in pack.roles else "Another role"
    if value is True:
        return "Yes"
    if field == "office_days":
        return f"{value:g} a week"
    if field == "experience_years":
        return f"{value:g} years or more" if value != 1 else "1 year or more"
    further = FURTHER.get(field)
    return label(field, value) if further is None else further(value, pack)


def shown_words(claim: Claim) -> str:
    """The words that make a claim; of pay, all of them where a feed parts them over several fields."""
    return claim.value.phrase if isinstance(claim.value, Pay) else claim.words


def where_words(where: str) -> str:
    """Where a claim's words stand, if not in the text; of a feed's field, that the advert's words do not say it."""
    return {
        "title": "in the title",
        "location": "in the location",
        "text": "",
        "employer": "in the employer’s name",
    }.get(where, "stated by the feed, not in the advert’s words")
