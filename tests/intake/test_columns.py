"""What the columns of figures hear of jobs: with the index, from the outbox, or all anew."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from fingerpost.columns import Columns
from fingerpost.intake import columns, index
from fingerpost.store import find, models


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def held(folder) -> set[str]:
    kept = Columns.open(columns.beside(folder))
    return set(kept.ids(kept.days("shown") > 0))


def jobs() -> set[str]:
    return set(models.Job.objects.values_list("id", flat=True))


def test_the_columns_are_made_with_the_index_and_follow_the_store(take_in, freight, health, folder, pack):
    take_in(freight(1))
    index.drain(folder, pack)
    assert held(folder) == jobs()
    take_in(health(2))
    index.drain(folder, pack)
    assert len(held(folder)) == 2
    take_in(freight(3))  # the same vacancy: its job went into another, or took it in
    index.drain(folder, pack)
    assert held(folder) == jobs()


def test_a_row_says_what_the_job_says(take_in, freight, health):
    take_in(health(1), freight(2))
    for card, lead in columns.cards(models.Job.objects.values_list("id", flat=True)):
        row = columns.row(card, lead.source)
        assert (row.role, row.region, row.skills, row.shown) == (
            card.role or "",
            card.region or "",
            card.skills_asked,
            card.shown,
        )
        assert (row.degree, row.experience, row.office, row.manages) == (
            card.degree or "",
            card.experience_years,
            card.office_days,
            card.manages,
        )
        pay = card.pay
        assert (row.low, row.high, row.period) == ((pay.low, pay.high, pay.period) if pay else (None, None, ""))
        assert row.source == find.job(row.id).lead.source


def test_jobs_in_several_lots_bring_the_columns_up_to_date(take_in, freight, health, folder, pack, monkeypatch):
    monkeypatch.setattr(index, "DRAIN", 1)
    take_in(freight(1))
    index.drain(folder, pack)
    take_in(health(2), freight(3))
    assert index.drain(folder, pack) == 2
    assert held(folder) == jobs()


def test_columns_that_are_damaged_or_gone_are_made_anew(take_in, freight, health, folder, pack):
    take_in(freight(1))
    index.drain(folder, pack)
    columns.beside(folder).write_bytes(b"half a file")
    take_in(health(2))
    index.drain(folder, pack)
    assert held(folder) == jobs()


def test_the_command_makes_them_anew(take_in, freight, settings, folder):
    settings.INDEX = folder
    take_in(freight(1))
    out = StringIO()
    call_command("figures", stdout=out)
    assert "1 jobs are in the columns" in out.getvalue()
    assert held(folder) == jobs()
