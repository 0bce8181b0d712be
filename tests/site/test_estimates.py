"""Estimated salaries as pages show them: a range beside a job that says no pay, and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from fingerpost.store import estimates, models
from fingerpost.store.estimates import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SAID = "estimated £45,000–£62,000 a year"
ON = {"given": 4, "judged": 420, "employers": 90, "error": 0.12, "plain": 0.21, "cover": 0.81, "width": 1.6}


@pytest.fixture
def silent() -> list[str]:
    """The jobs that say no pay, each with an estimate; and one for a job that does say it, to be shown nowhere."""
    jobs = list(models.Job.objects.filter(role="nlp-engineer").values_list("id", flat=True))
    stated = models.Job.objects.filter(role="data-engineer").values_list("id", flat=True)[0]
    rows = [(job, 45_000, 62_000) for job in (*jobs, stated)]
    estimates.keep_estimates(Standing(timezone.now(), 1_400, **ON), rows)
    return jobs


def test_a_job_that_says_no_pay_shows_its_range_as_an_estimate_on_card_and_page(get, silent):
    assert get("/jobs/?role=nlp-engineer").count(SAID) == len(silent) == 4
    page = get(f"/jobs/{silent[0]}/")
    assert f"We have <strong>{SAID}</strong>" in page
    assert "Pay not stated" in page


def test_no_estimate_reaches_a_posting_for_search_engines_a_feed_or_a_figure(get, client, silent):
    said = re.findall(r'<script type="application/ld[+]json">(.*?)</script>', get(f"/jobs/{silent[0]}/"), re.DOTALL)
    assert any('"JobPosting"' in each for each in said)
    for page in (
        *said,
        get("/jobs/feed.atom?role=nlp-engineer"),
        get("/pay/?role=nlp-engineer"),
        client.get("/pay/jobs.csv").getvalue().decode(),
    ):
        assert "45,000" not in page
        assert "45000" not in page
        assert "baseSalary" not in page


def test_a_job_that_states_its_pay_shows_no_estimate(get, silent):
    assert "estimated £" not in get("/jobs/?role=data-engineer")


def test_the_method_says_how_good_estimates_are_or_that_they_are_off_and_why(get, silent):
    assert "judged on 420 jobs of 90 other employers; half of its middles miss by less than 12%" in get("/method/")
    estimates.keep_estimates(Standing(timezone.now(), 40, against=("Too few jobs.",)), [])
    assert "Too few jobs." in get("/method/")
    assert "estimated £" not in get("/jobs/?role=nlp-engineer")
    models.EstimateRun.objects.all().delete()
    assert "nothing has been learnt on this site yet" in get("/method/")
