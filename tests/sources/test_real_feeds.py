"""Real answers of every kind, where they are at hand: each row becomes an advert, or is rejected for a reason that is known."""

from __future__ import annotations

import json
from datetime import date

import pytest

from fingerpost.sources.http import Limits
from fingerpost.sources.registry import open_source
from fingerpost.sources.shapes import Opening, Received
from sources.local import TYPES, LocalWeb

TODAY = date(2026, 11, 23)
NO_TEXT, NO_DETAIL = {"no text"}, {"its details cannot be had: nothing is there (404)"}
LISTS = {
    "ashby-2.json": ("ashby", "GET https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true", set()),
    "ashby.json": ("ashby", "GET https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true", set()),
    "greenhouse-2.json": ("greenhouse", "GET https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", set()),
    "greenhouse.json": ("greenhouse", "GET https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", set()),
    "lever-2.json": ("lever", "GET https://api.lever.co/v0/postings/acme?mode=json", set()),
    "lever.json": ("lever", "GET https://api.lever.co/v0/postings/acme?mode=json", set()),
    "pinpoint.json": ("pinpoint", "GET https://acme.pinpointhq.com/postings.json", set()),
    "recruitee.json": ("recruitee", "GET https://acme.recruitee.com/api/offers/", set()),
    "personio.xml": ("personio", "GET https://acme.jobs.personio.de/xml?language=en", NO_TEXT),
    "teamtailor.json": ("teamtailor", "GET https://acme.teamtailor.com/jobs.json", NO_TEXT),
    "workable.json": ("workable", "GET https://apply.workable.com/api/v1/widget/accounts/acme?details=true", NO_TEXT),
    "breezy_breezy.json": ("breezy", "GET https://acme.breezy.hr/json?verbose=true", NO_TEXT),
    "bamboohr.json": ("bamboohr", "GET https://acme.bamboohr.com/careers/list", NO_DETAIL),
    "rippling.json": ("rippling", "GET https://api.rippling.com/platform/api/ats/v1/board/acme/jobs", NO_DETAIL),
    "smartrecruiters.json": (
        "smartrecruiters", "GET https://api.smartrecruiters.com/v1/companies/acme/postings?limit=100&offset=0", NO_DETAIL,
    ),
    "workday.json": (
        "workday",
        "POST https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/Careers/jobs "
        '{"appliedFacets":{},"limit":20,"offset":0,"searchText":""}',
        NO_DETAIL,
    ),
}  # fmt: skip
KEPT = {
    "personio": "acme.jobs.personio.de", "teamtailor": "acme.teamtailor.com", "workday": "acme.wd3.myworkdayjobs.com/acme/Careers",
}  # fmt: skip


@pytest.fixture
def visit(server):
    with LocalWeb(server, "recorded", Limits(attempts=1, pause=0)) as web:
        yield lambda kind, kept: open_source(kind, kept, Opening(web, TODAY, employer="Acme"))


@pytest.mark.parametrize("name", LISTS)
def test_each_real_row_is_read_or_lacks_what_its_list_lacks(name, data, visit, server):
    kind, ask, lacking = LISTS[name]
    path = data / "feeds" / "ats" / name
    server.recorded[ask] = (TYPES[path.suffix], path.read_bytes())
    given = list(visit(kind, KEPT.get(kind, "acme")))
    assert given
    if lacking:
        assert {one.reason for one in given} == lacking
        assert all(one.external_id for one in given)
    for one in given if not lacking else ():
        assert isinstance(one, Received)
        assert one.advert.employer
        assert one.advert.url
        assert len(one.advert.text) > 50
        assert "<" not in one.advert.title


def test_the_pay_of_a_real_board_is_read(data, visit, server):
    row = json.loads((data / "feeds" / "ats" / "ashby_gbp_compensation.json").read_text())
    ask = "GET https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"
    server.recorded[ask] = ("application/json", json.dumps({"jobs": [row]}).encode())
    [one] = visit("ashby", "acme")
    fields = one.advert.fields
    assert [fields[name] for name in ("pay_low", "pay_high", "pay_currency", "pay_period")] == [
        "91000",
        "115000",
        "GBP",
        "year",
    ]


def test_real_answers_of_reed_give_their_whole_texts_and_what_was_not_kept_is_rejected(
    data, visit, server, monkeypatch
):
    monkeypatch.setenv("FINGERPOST_REED_KEY", "hush")
    [search] = json.loads((data / "feeds" / "reed_search_responses.json").read_text())
    details = json.loads((data / "feeds" / "reed_job_details.json").read_text())
    found = {str(row["jobId"]): row for row in search["body"]["results"]}
    kept = [each["body"] for each in details if str(each["body"]["jobId"]) in found]
    listed = [found[str(body["jobId"])] for body in kept]
    before = "GET https://www.reed.co.uk/api/1.0/"
    query = "search?keywords=backend&resultsToTake=100&resultsToSkip=0"
    server.recorded[before + query] = (
        "application/json",
        json.dumps({"results": listed, "totalResults": len(listed)}).encode(),
    )
    for body in kept:
        server.recorded[f"{before}jobs/{body['jobId']}"] = ("application/json", json.dumps(body).encode())
    given = list(visit("reed", "keywords=backend"))
    assert len(given) == len(kept) > 5
    assert all(isinstance(one, Received) and one.advert.posted for one in given)
    assert all(one.advert.fields["pay_period"] for one in given if "pay_low" in one.advert.fields)
    assert max(len(one.advert.text) for one in given) > 1000
