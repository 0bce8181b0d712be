"""What the index hears of jobs: from the outbox, or all anew."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from fingerpost.columns import Columns
from fingerpost.intake import columns, index
from fingerpost.intake.index import document, drain, mend, rebuild
from fingerpost.search import IndexBusy, IndexFault, Question, open_index
from fingerpost.store import find, keep, models, received

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def found(folder, pack, words):
    with open_index(folder, pack) as index:
        return {hit.job_id for hit in index.search(Question(words=words), TODAY).hits}


def test_the_outbox_is_drained_into_the_index(take_in, freight, health, folder, pack):
    take_in(freight(1), health(2))
    assert drain(folder, pack) == 2
    assert not received.waiting()
    assert found(folder, pack, "radiologists") == {models.Advert.objects.get(external_id="2").job_id}
    assert drain(folder, pack) == 0


def test_many_jobs_and_no_others_are_told_in_one(take_in, freight, health, folder, pack, monkeypatch):
    monkeypatch.setattr(index, "DRAIN", 2)
    times: list[int] = []
    take_in(freight(1), health(2))
    models.Job.objects.all().update(title="Pipeline Engineer")
    assert drain(folder, pack, times.append) == 2
    assert (times, received.waiting()) == ([2], [])
    assert len(found(folder, pack, "pipeline")) == len(Columns.open(columns.beside(folder))) == 2


def test_a_job_that_went_into_another_leaves_the_index(take_in, freight, health, folder, pack):
    take_in(freight(1), health(2))
    drain(folder, pack)
    take_in(freight(2))
    drain(folder, pack)
    with open_index(folder, pack) as index:
        assert index.count() == 1


def test_while_another_process_holds_the_index_jobs_wait(take_in, freight, folder, pack):
    take_in(freight(1))
    with open_index(folder, pack, writable=True):
        assert drain(folder, pack) is None
        with pytest.raises(IndexBusy):
            rebuild(folder, pack)
    assert len(received.waiting()) == 1
    assert drain(folder, pack) == 1


def test_what_comes_while_the_index_is_told_of_others_waits(db):
    keep.tell_index(["one", "two", "three", "four"])
    first, _, *rest = received.all_waiting()
    keep.told_index([first, *rest])
    assert [job for _, job in received.waiting()] == ["two"]
    keep.told_index([])
    assert len(received.all_waiting()) == 1


def test_the_index_is_made_anew_from_the_store(take_in, freight, health, folder, pack):
    take_in(freight(1))
    drain(folder, pack)
    models.Job.objects.all().update(title="Pipeline Engineer")
    take_in(freight(1), health(2))
    assert rebuild(folder, pack) == 2
    assert not received.waiting()
    assert len(found(folder, pack, "pipeline")) == 1


def test_what_an_older_version_left_is_made_anew(take_in, freight, folder, pack):
    assert mend(folder, pack) is None, "no jobs, no index: nothing to mend"
    take_in(freight(1))
    assert mend(folder, pack) == 1
    assert mend(folder, pack) is None
    head = folder / "meta.json"
    head.write_text(
        head.read_text(encoding="utf-8").replace('"fields"', '"other"').replace('"schema"', '"older"'), encoding="utf-8"
    )
    with pytest.raises(IndexFault):
        open_index(folder, pack)
    with suppress(IndexFault):
        drain(folder, pack)
    assert mend(folder, pack) == 1
    assert len(found(folder, pack, "")) == 1


def test_a_document_says_what_the_job_says(take_in, freight, health, pack):
    take_in(
        health(1),
        freight(2, posted=None, employer="Quay & Lantern Recruitment", text="Our client. " + freight(2)["text"]),
    )
    vision, data = (
        document(card, "text")
        for card in find.jobs([models.Advert.objects.get(external_id=one).job_id for one in "12"])
    )
    assert (vision.employer, vision.pay_low, vision.pay_high, vision.period, vision.currency) == (
        "Marigold Health",
        65_000,
        65_000,
        "year",
        "GBP",
    )
    assert (vision.role, vision.contract, vision.posted, vision.place, vision.closed) == (
        "computer-vision-engineer", "permanent", date(2026, 11, 20), "Bristol", False,
    )  # fmt: skip
    assert "pytorch" in vision.skills
    assert (data.employer, data.agency, data.posted) == ("Quay & Lantern Recruitment", True, TODAY)
