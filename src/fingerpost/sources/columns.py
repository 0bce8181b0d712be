"""What the columns of a feed mean: which becomes the title, which the text, which are kept beside them, which are
left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fingerpost.sources.shapes import SourceError

USES: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "job_title", "jobtitle", "position", "position_title", "job_name", "vacancy_title", "vacancy", "role",
        "job", "headline", "name",
    ),
    "text": (
        "text", "description", "job_description", "jobdescription", "body", "full_description", "description_html",
        "description_plain", "advert", "advert_text", "content", "details", "job_details", "summary", "snippet",
    ),
    "employer": (
        "employer", "employer_name", "employername", "company", "company_name", "companyname", "organisation",
        "organization", "hiring_organization", "company_display_name", "recruiter", "advertiser", "client",
    ),
    "location": (
        "location", "place", "job_location", "locationname", "location_name", "location_display_name", "city", "town",
        "where", "region",
    ),
    "posted": (
        "posted", "date", "job_posted_date", "date_posted", "posted_date", "posted_at", "posted_on", "dateposted",
        "created", "created_at", "published", "published_at", "publication_date", "pubdate", "opened",
        "first_published", "job_maturity", "updated_at",
    ),
    "id": (
        "id", "job_id", "jobid", "ref", "reference", "job_ref", "job_reference", "external_id", "vacancy_id",
        "referencenumber", "requisition_id",
    ),
    "url": (
        "url", "job_link", "link", "job_url", "joburl", "redirect_url", "absolute_url", "hosted_url", "apply_url",
        "href",
    ),
    "source": ("source", "platform", "board", "job_board", "site", "publisher"),
    "closed": ("closed", "closed_on", "closed_at", "closed_date", "filled_on"),
    "days_ago": ("days_ago",),
    "closed_days_ago": ("closed_days_ago",),
}  # fmt: skip
"""For each use, the names of columns that serve it, the best first; a row takes the first that it fills."""

STATED: Mapping[str, tuple[str, ...]] = {
    "pay_low": (
        "pay_low", "salary_min", "min_salary", "minimum_salary", "job_min_salary", "salary_from", "salary_low", "pay_min", "min_pay",
        "min_amount", "minimumsalary", "salarymin", "rate_min", "min_rate", "compensation_min",
    ),
    "pay_high": (
        "pay_high", "salary_max", "max_salary", "maximum_salary", "job_max_salary", "salary_to", "salary_high", "pay_max", "max_pay",
        "max_amount", "maximumsalary", "salarymax", "rate_max", "max_rate", "compensation_max",
    ),
    "pay_currency": ("pay_currency", "salary_currency", "currency", "currency_code", "compensation_currency"),
    "pay_period": (
        "pay_period", "salary_period", "job_salary_period", "salary_interval", "interval", "salary_unit", "pay_interval", "salarytype",
        "salary_type", "rate_type", "rate_period",
    ),
    "pay_text": ("pay_text", "salary", "pay", "salary_text", "salary_range", "pay_range", "wage", "compensation", "rate", "day_rate"),
    "pay_estimated": ("pay_estimated", "salary_is_predicted", "salary_estimated", "salary_is_estimated"),
    "contract": (
        "contract", "contract_type", "employment_type", "job_type", "jobtype", "job_employment_type", "employmenttype", "contracttype",
    ),
    "hours": ("hours", "contract_time", "working_hours", "schedule", "weekly_hours", "hours_per_week"),
    "mode": ("mode", "work_mode", "workplace_type", "workplace", "work_arrangement", "remote", "is_remote", "remotetype", "remote_type"),
    "country": ("country", "country_code", "location_country", "location_country_code"),
    "closing": (
        "closing", "closing_date", "closes", "closes_on", "expiry_date", "expiration_date", "expirationdate", "expires", "expires_at",
        "valid_through", "validthrough", "deadline", "application_deadline",
    ),
    "start": ("start", "start_date", "starts_on"),
    "language": ("language", "lang", "locale", "language_code"),
    "skills": ("skills", "skill_tags", "required_skills"),
    "experience": ("experience", "experience_level", "seniority"),
    "requisition": ("requisition", "requisitionid", "requisition_number", "req_id"),
    "department": ("department", "team"),
}  # fmt: skip
"""For each field that the reader understands (``reading.advert.FIELDS``), the names of columns that state it, the best first."""

_FIELD = re.compile(
    r"salary|pay|wage|rate$|_rate|compens|currency|bonus|employment|contract|job_?type|work_?type|hours|schedule|remote|"
    r"hybrid|work_?mode|workplace|working|category|sector|industry|department|team|level|seniority|closing|expir|"
    r"valid_through|closes|ir35|visa|sponsor|start_?date|duration|postcode|country|county|latitude|longitude|skills|"
    r"education|experience"
)
"""Columns that state something of the job in the feed's own field, kept as evidence beside the words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns serve which use (the best first), which are kept as fields, which are left.

    ``stated`` gives for a field that the reader understands its column; the other columns of ``fields`` are kept under their own names.
    """

    uses: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    ignored: tuple[str, ...]
    stated: Mapping[str, str]

    def told(self) -> list[str]:
        """What was understood, a line each, for people."""
        lines = [f"{use}: {', then '.join(names)}" for use, names in self.uses.items()]
        read = {name: field for field, name in self.stated.items()}
        kept = [f"{name} as {read[name]}" if read.get(name, name) != name else name for name in self.fields]
        lines.append(f"kept as fields: {', '.join(kept) or 'none'}")
        lines.append(f"left out: {', '.join(self.ignored) or 'none'}")
        return lines


def understand(names: Iterable[str], where: str, given: Mapping[str, str] | None = None) -> Columns:
    """What the columns of these names mean; ``given`` names the column of a use where the reader of the file says so.

    Raises SourceError where no column can be the title or the text, or where a name given is not there; it names what
    was seen.
    """
    seen = list(dict.fromkeys(name for name in names if name.strip()))
    given = given or {}
    _check(given, seen, where)
    by_name = {_plain_name(name): name for name in reversed(seen)}
    uses: dict[str, tuple[str, ...]] = {}
    taken = set(given.values())
    for use, known in USES.items():
        found = [by_name[name] for name in known if name in by_name and by_name[name] not in taken]
        found = [given[use]] if use in given else found
        if found:
            uses[use] = tuple(found)
            taken.update(found)
    for use in ("title", "text"):
        if use not in uses:
            columns = ", ".join(seen) or "(none)"
            raise SourceError(
                where, f"no column is the {use}; the columns are {columns}", f"Say which: --map {use}=COLUMN"
            )
    left = [name for name in seen if name not in taken]
    by_name = {_plain_name(name): name for name in reversed(left)}
    stated = {
        field: by_name[present[0]]
        for field, names in STATED.items()
        if (present := [name for name in names if name in by_name])
    }
    fields = tuple(name for name in left if name in stated.values() or _FIELD.search(_plain_name(name)))
    return Columns(uses, fields, tuple(name for name in left if name not in fields), stated)


def _check(given: Mapping[str, str], seen: list[str], where: str) -> None:
    for use, name in given.items():
        if use not in USES:
            raise SourceError(where, f"--map {use}={name}: there is no use {use!r}", f"The uses are {', '.join(USES)}")
        if name not in seen:
            raise SourceError(
                where, f"--map {use}={name}: there is no column {name!r}", f"The columns are {', '.join(seen)}"
            )


def _plain_name(name: str) -> str:
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", snake.lower()).strip("_")
