"""Google's rules for JobPosting as a check of our own (developers.google.com, structured data for job postings): what a
posting breaks, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

REQUIRED = ("title", "description", "datePosted", "hiringOrganization")
KNOWN = {
    "@context", "@type", "title", "description", "datePosted", "hiringOrganization", "jobLocation", "jobLocationType",
    "applicantLocationRequirements", "validThrough", "employmentType", "baseSalary", "identifier", "directApply", "url",
    "experienceRequirements", "educationRequirements", "experienceInPlaceOfEducation",
}  # fmt: skip
EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
CREDENTIALS = {
    "high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree",
}  # fmt: skip


def broken(posting: dict[str, Any], today: date) -> list[str]:
    """Every rule that a posting breaks; empty where it is valid."""
    return list(_broken(posting, today))


def _broken(posting: dict[str, Any], today: date) -> Iterator[str]:
    if posting.get("@type") != "JobPosting" or "schema.org" not in posting.get("@context", ""):
        yield "it is no JobPosting of schema.org"
    yield from (f"{name} is missing" for name in REQUIRED if not posting.get(name))
    yield from (f"{name} is none of Google's properties" for name in posting if name not in KNOWN)
    yield from _where(posting)
    yield from _dates(posting, today)
    if not set(re.findall(r"</?(\w+)[^>]*>", posting.get("description", ""))) <= {"p", "ul", "li", "br"}:
        yield "description has other elements than p, ul, li and br"
    if re.search(r"<\w+\s", posting.get("description", "")):
        yield "description has attributes"
    if posting.get("hiringOrganization", {}).get("@type") != "Organization" or not posting["hiringOrganization"].get(
        "name"
    ):
        yield "hiringOrganization has no name"
    if not set(posting.get("employmentType", [])) <= EMPLOYMENT:
        yield "employmentType is none of the list"
    if "identifier" in posting and not all(posting["identifier"].get(name) for name in ("name", "value")):
        yield "identifier is not whole"
    if not isinstance(posting.get("directApply", False), bool):
        yield "directApply is neither true nor false"
    if "baseSalary" in posting:
        yield from _salary(posting["baseSalary"])
    yield from _requirements(posting)


def _where(posting: dict[str, Any]) -> Iterator[str]:
    remote = posting.get("jobLocationType")
    if remote not in (None, "TELECOMMUTE"):
        yield "jobLocationType is not TELECOMMUTE"
    if remote and posting.get("applicantLocationRequirements", {}).get("@type") not in {
        "Country",
        "State",
        "City",
        "AdministrativeArea",
    }:
        yield "TELECOMMUTE without applicantLocationRequirements"
    if not remote and "applicantLocationRequirements" in posting:
        yield "applicantLocationRequirements without TELECOMMUTE"
    if not remote and "jobLocation" not in posting:
        yield "jobLocation is missing"
    if "jobLocation" in posting:
        address = posting["jobLocation"].get("address", {})
        if posting["jobLocation"].get("@type") != "Place" or address.get("@type") != "PostalAddress":
            yield "jobLocation is no Place with a PostalAddress"
        if not re.fullmatch("[A-Z]{2}", address.get("addressCountry", "")):
            yield "addressCountry is no country"


def _dates(posting: dict[str, Any], today: date) -> Iterator[str]:
    if date.fromisoformat(posting["datePosted"]) > today:
        yield "datePosted is to come"
    if "validThrough" in posting:
        until = datetime.fromisoformat(posting["validThrough"])
        if until.tzinfo is None:
            yield "validThrough has no time zone"
        elif until.date() < today:
            yield "validThrough has passed"


def _salary(salary: dict[str, Any]) -> Iterator[str]:
    value = salary.get("value", {})
    if salary.get("@type") != "MonetaryAmount" or value.get("@type") != "QuantitativeValue":
        yield "baseSalary is no MonetaryAmount with a QuantitativeValue"
    if not re.fullmatch("[A-Z]{3}", salary.get("currency", "")):
        yield "baseSalary has no currency"
    if value.get("unitText") not in UNITS:
        yield "unitText is none of the list"
    given = {name: value[name] for name in ("value", "minValue", "maxValue") if name in value}
    if (
        not given
        or ("value" in given and len(given) > 1)
        or not all(isinstance(x, (int, float)) and x > 0 for x in given.values())
    ):
        yield "baseSalary gives neither an amount nor a range"
    if given.get("minValue", 0) > given.get("maxValue", float("inf")):
        yield "the range is upside down"


def _requirements(posting: dict[str, Any]) -> Iterator[str]:
    months = posting.get("experienceRequirements", {}).get("monthsOfExperience", 1)
    if not isinstance(months, int) or months < 1:
        yield "monthsOfExperience is no number"
    if posting.get("educationRequirements", {}).get("credentialCategory", "bachelor degree") not in CREDENTIALS:
        yield "credentialCategory is none of the list"
