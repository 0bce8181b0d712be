"""The whole flow on small files: what is kept, what is one job, what a second run does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from fingerpost.intake import flow, settling
from fingerpost.sources import file
from fingerpost.sources.posting import advert_id
from fingerpost.sources.rows import Rows
from fingerpost.store import find, keep, models, received
from fingerpost.store.shapes import MovedTo

TODAY = date(2026, 11, 23)
LATER = date(2026, 11, 30)


def job_of(number):
    """The identifier of the job that the board's advert of this number is in."""
    return models.Advert.objects.get(external_id=str(number)).job_id


def waiting():
    return {job for _, job in received.waiting()}


def test_an_advert_becomes_a_job_with_its_evidence(take_in, health):
    report = take_in(health(1))
    assert (report.read, report.new, report.joined, report.kept) == (1, 1, 0, 1)
    view = find.job(advert_id("board", "1"))
    assert (view.card.title, view.card.employer, view.card.role) == (
        "Computer Vision Engineer",
        "Marigold Health",
        "computer-vision-engineer",
    )
    assert (view.card.pay.low, view.card.contract, view.card.place, view.card.posted) == (
        65_000,
        "permanent",
        "Bristol",
        date(2026, 11, 20),
    )
    assert "pytorch" in view.card.skills_asked
    pay = view.evidence["pay"]
    assert pay.advert_id == view.lead.id
    assert view.lead.text[pay.claim.start : pay.claim.end] == pay.claim.words
    assert "65,000" in pay.claim.words
    assert waiting() == {view.card.id}


def test_a_second_run_doubles_nothing_and_tells_the_index_nothing(take_in, freight, health):
    take_in(freight(1), health(2))
    models.Outbox.objects.all().delete()
    report = take_in(freight(1), health(2), today=LATER)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert (models.Advert.objects.count(), models.Job.objects.count(), models.Reading.objects.count()) == (2, 2, 2)
    assert not waiting()
    card = find.job(job_of(1)).card
    assert (card.first_seen, card.last_seen) == (TODAY, LATER)


def test_an_advert_that_changed_is_read_anew_and_stays_in_its_job(take_in, health):
    take_in(health(1))
    models.Outbox.objects.all().delete()
    report = take_in(health(1, text=health(1)["text"].replace("£65,000", "£70,000")), today=LATER)
    assert (report.new, report.changed) == (0, 1)
    card = find.job(job_of(1)).card
    assert (card.pay.low, card.first_seen, card.last_seen) == (70_000, TODAY, LATER)
    assert waiting() == {job_of(1)}


def test_a_row_that_is_as_it_was_is_not_made_into_an_advert_again(take_in, freight, health, monkeypatch):
    take_in(freight(1), health(2))
    made = []
    received_as = Rows.received
    monkeypatch.setattr(Rows, "received", lambda self, *row: made.append(row[0]) or received_as(self, *row))
    report = take_in(freight(1), health(2, url="https://jobs.example/new"), today=LATER, complete=True)
    assert (report.unchanged, report.changed, report.closed, made) == (2, 0, 0, [2])
    assert find.job(job_of(1)).card.last_seen == LATER
    take_in(freight(1), health(2, url="https://jobs.example/new"), today=LATER)
    assert made == [2]


def test_a_row_that_noted_a_fault_is_noted_again(take_in, freight):
    ahead = freight(1, posted="2026-11-25")
    assert take_in(ahead).notes == {"a date in the future was dropped": 1}
    assert take_in(ahead).notes == {"a date in the future was dropped": 1}
    assert (take_in(ahead, today=LATER).redated, find.job(job_of(1)).card.posted) == (1, date(2026, 11, 25))


def test_an_advert_that_was_gone_and_comes_again_as_it_was_is_open_again(take_in, freight, health):
    take_in(freight(1), health(2), source="board", complete=True)
    assert take_in(health(2), today=LATER, source="board", complete=True).closed == 1
    take_in(freight(1), health(2), today=LATER, source="board", complete=True)
    assert find.job(job_of(1)).card.closed is None


def test_of_rows_of_one_advert_in_several_batches_the_last_counts_though_the_store_had_it(
    take_in, freight, monkeypatch
):
    monkeypatch.setattr(flow, "BATCH", 1)
    monkeypatch.setattr(file, "TOGETHER", 1)
    take_in(freight(1))
    take_in(freight(1, text="An older text."), freight(1), today=LATER)
    assert find.job(job_of(1)).lead.text == freight(1)["text"]


def test_where_very_many_rows_change_each_is_made_anew(take_in, freight, monkeypatch):
    monkeypatch.setattr(flow, "MOST_CHANGED", 0)
    monkeypatch.setattr(file, "TOGETHER", 1)
    take_in(freight(1), freight(2, location="Bristol"))
    report = take_in(freight(1, text="An older text."), freight(2, location="Bristol"), today=LATER)
    assert (report.changed, report.unchanged) == (1, 1)


def test_dates_follow_today_without_a_new_reading(take_in, freight):
    take_in(freight(1, posted=None, days_ago=10))
    job = job_of(1)
    report = take_in(freight(1, posted=None, days_ago=10), today=LATER)
    assert (report.redated, report.changed, report.unchanged) == (1, 0, 0)
    assert find.job(job).card.posted == date(2026, 11, 20)


def test_a_source_that_closes_an_advert_closes_the_job(take_in, freight):
    take_in(freight(1))
    take_in(freight(1, closed="2026-11-22"))
    assert find.job(job_of(1)).card.closed == date(2026, 11, 22)


def test_copies_are_one_job_and_others_their_own(take_in, freight, health):
    report = take_in(
        freight(1),
        freight(2, source="feed", text=freight(2)["text"] + " Apply now."),
        freight(3, location="Bristol"),
        freight(4, title="Senior Data Engineer"),
        health(5),
    )
    assert (report.new, report.joined, models.Job.objects.count()) == (5, 1, 4)
    assert job_of(2) == job_of(1) == advert_id("board", "1")
    assert len(find.job(job_of(1)).adverts) == 2


def test_a_copy_that_comes_later_joins_the_job_that_is_there(take_in, freight):
    take_in(freight(1))
    report = take_in(freight(2, posted="2026-11-28"), today=LATER)
    assert (report.joined, models.Job.objects.count()) == (1, 1)
    view = find.job(job_of(1))
    assert (view.card.id, view.lead.id, view.card.posted) == (
        advert_id("board", "1"),
        advert_id("board", "2"),
        date(2026, 11, 20),
    )


def test_an_advert_that_becomes_a_copy_moves_and_leaves_an_address_behind(take_in, freight, health):
    take_in(freight(1), health(2))
    old = job_of(2)
    settling.correct(old, "mode", "remote", by="editor", when=datetime(2026, 11, 23, tzinfo=UTC), pack=flow.load_pack())
    models.Outbox.objects.all().delete()
    report = take_in(freight(2))
    assert (report.changed, report.joined) == (1, 1)
    assert find.job(old) == MovedTo(job_of(1), f"/jobs/{job_of(1)}/")
    assert find.job(job_of(1)).card.mode == "remote"
    assert waiting() == {old, job_of(1)}
    assert set(received.gone([old, job_of(1)])) == {old}


def test_the_older_of_two_jobs_that_become_one_keeps_its_address(take_in, freight, health):
    take_in(health(1))
    take_in(freight(2), today=LATER)
    older = job_of(1)
    take_in(freight(1), freight(3), today=LATER)
    assert job_of(2) == job_of(3) == older
    assert find.job(advert_id("board", "2")) == MovedTo(older, f"/jobs/{older}/")
    assert len(find.job(older).adverts) == 3


def test_a_merged_job_is_still_found_by_its_copies(take_in, freight, health):
    take_in(freight(1), health(2, posted="2026-11-22"))
    keep.merge_jobs(job_of(2), job_of(1))
    settling.settle_jobs([job_of(1)], flow.load_pack())
    take_in(health(3))
    assert job_of(3) == job_of(1)


def test_two_that_become_alike_at_once_end_in_one_job(take_in, freight, health):
    take_in(freight(1), health(2), freight(3, title="Analyst"))
    take_in(health(1), freight(2), freight(3))
    assert models.Job.objects.count() == 2
    assert job_of(2) == job_of(3)
    assert {advert.job_id for advert in models.Advert.objects.all()} == {job.id for job in models.Job.objects.all()}


def test_a_correction_stays_whatever_adverts_say_later(take_in, health):
    take_in(health(1))
    job = job_of(1)
    settling.correct(
        job, "title", "Vision Engineer", by="editor", when=datetime(2026, 11, 23, tzinfo=UTC), pack=flow.load_pack()
    )
    settling.correct(job, "mode", "onsite", by="editor", when=datetime(2026, 11, 23, tzinfo=UTC), pack=flow.load_pack())
    take_in(health(1, text=health(1)["text"] + " Fully remote."), today=LATER)
    view = find.job(job)
    assert (view.card.title, view.card.mode) == ("Vision Engineer", "onsite")
    assert view.evidence["mode"].corrected


def test_a_row_twice_in_a_file_is_one_advert(take_in, freight):
    report = take_in(freight(1, text="An older text."), freight(1))
    assert (report.read, report.repeated, report.new) == (2, 1, 1)
    assert find.job(job_of(1)).lead.text == freight(1)["text"]


def test_a_row_that_comes_again_in_a_later_batch_is_one_advert(take_in, freight, health, monkeypatch):
    monkeypatch.setattr(flow, "BATCH", 1)
    report = take_in(freight(1, text="An older text."), health(2), freight(1))
    assert (report.read, report.repeated, report.new, models.Job.objects.count()) == (3, 1, 2, 2)
    assert find.job(job_of(1)).lead.text == freight(1)["text"]


def test_rejected_rows_are_counted_and_named(take_in, freight):
    report = take_in(freight(1), b"not json", freight(2, title=""))
    assert (report.read, report.new, sum(report.rejected.values())) == (3, 1, 2)
    assert [row.row for row in report.rows_rejected] == [2, 3]
    assert "  row 3: no title" in report.lines


def test_what_an_import_kept_before_it_was_killed_is_kept(take_in, freight, health, monkeypatch):
    monkeypatch.setattr(flow, "BATCH", 1)
    monkeypatch.setattr(flow, "TOGETHER", 1)
    keep_jobs = keep.keep_jobs

    def stopped(rows):
        if models.Job.objects.count() == 1:
            raise KeyboardInterrupt
        keep_jobs(rows)

    monkeypatch.setattr(keep, "keep_jobs", stopped)
    with pytest.raises(KeyboardInterrupt):
        take_in(freight(1), health(2))
    assert (models.Advert.objects.count(), models.Job.objects.count(), len(waiting())) == (1, 1, 1)
    monkeypatch.setattr(keep, "keep_jobs", keep_jobs)
    report = take_in(freight(1), health(2))
    assert (report.new, report.unchanged, models.Job.objects.count()) == (1, 1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_crew_makes_the_same_of_many_as_one_process(take_in, health):
    rows = [
        health(number, text=f"{health(0)['text']} Ward {number * 7919}.", location=place)
        for number, place in enumerate(["Bristol", "Leeds", "York"] * 150)
    ]
    take_in(*rows, workers=1)
    alone = sorted(models.Job.objects.values_list())
    with transaction.atomic():
        for model in (models.Outbox, models.Likeness, models.Advert, models.Job):
            model.objects.all().delete()
    report = take_in(*rows, workers=2)
    assert report.new == len(rows)
    assert sorted(models.Job.objects.values_list()) == alone


def test_older_readings_are_made_anew_and_nothing_is_seen_again(take_in, health):
    take_in(health(1))
    models.Reading.objects.update(claims="[]")
    keep.forget_versions()
    assert flow.read_again(pack=flow.load_pack()) == 1
    assert flow.read_again(pack=flow.load_pack()) == 0
    view = find.job(job_of(1))
    assert view.lead.claims
    assert view.card.last_seen == TODAY


def test_an_import_by_newer_rules_reads_what_older_ones_read(take_in, health):
    take_in(health(1))
    keep.forget_versions()
    assert take_in(health(1)).changed == 1


def test_of_rows_that_are_as_they_were_those_that_older_rules_read_are_read_anew(take_in, freight, health):
    take_in(freight(1), health(2))
    models.Reading.objects.filter(advert__external_id="1").update(version="")
    report = take_in(freight(1), health(2), today=LATER)
    assert (report.changed, report.unchanged) == (1, 1)
