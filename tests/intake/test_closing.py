"""How jobs close and open again, and what closes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fingerpost.intake import closing, flow, health
from fingerpost.sources.file import open_file
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import SourceError
from fingerpost.store import find, models, received
from fingerpost.store.shapes import How

TODAY = date(2026, 11, 23)
NEXT = TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=9)
WHOLE = {"source": "board", "complete": True}


def job(number):
    """The card of the job that the board's advert of this number is in."""
    return find.job(models.Advert.objects.get(id=advert_id("board", str(number))).job_id).card


def ledger(number):
    """What the ledger says of that job, line by line."""
    rows = models.LedgerEntry.objects.filter(job_id=job(number).id).order_by("id")
    return [(row.kind, row.what, row.day) for row in rows]


def waiting():
    return {key for _, key in received.waiting()}


@pytest.fixture
def many(freight):
    """Adverts of the board that are no copies of one another."""
    towns = (
        "Leeds",
        "York",
        "Bristol",
        "Cardiff",
        "Exeter",
        "Norwich",
        "Glasgow",
        "Belfast",
        "Sheffield",
        "Manchester",
    )
    return [
        freight(number, location=towns[number % 10], title=f"Data Engineer {'ABC'[number // 10]}")
        for number in range(20)
    ]


def test_what_a_whole_source_no_longer_offers_is_closed(take_in, freight, health):
    take_in(freight(1), health(2), **WHOLE)
    models.Outbox.objects.all().delete()
    report = take_in(freight(1), today=NEXT, **WHOLE)
    assert (report.closed, report.left_open) == (1, "")
    assert (job(1).closed, job(2).closed, job(2).last_seen) == (None, NEXT, TODAY)
    assert ledger(2) == [("closed", "feed", NEXT)]
    assert waiting() == {job(2).id}
    assert "1 adverts closed: their source no longer offers them" in report.lines


def test_a_source_that_gives_a_part_closes_nothing(take_in, freight, health):
    take_in(freight(1), health(2), **WHOLE)
    report = take_in(freight(1), today=NEXT)
    assert (report.closed, job(2).closed) == (0, None)


def test_another_source_is_left_alone(take_in, freight, health):
    take_in(freight(1), health(2, source="feed"))
    take_in(freight(1), today=NEXT, **WHOLE)
    assert models.Advert.objects.filter(closed=None).count() == 2


def test_a_job_closes_with_the_last_of_its_adverts(take_in, freight):
    take_in(freight(1), freight(2), **WHOLE)
    assert job(1).id == job(2).id
    take_in(freight(1), today=NEXT, **WHOLE)
    assert job(1).closed is None
    take_in(freight(3, location="Bristol"), today=LATER, **WHOLE)
    assert job(1).closed == LATER


def test_a_job_that_comes_back_opens_again_and_says_so(take_in, freight, health):
    take_in(freight(1), health(2), **WHOLE)
    take_in(freight(1), today=NEXT, **WHOLE)
    report = take_in(freight(1), health(2), today=LATER, **WHOLE)
    assert (report.redated, job(2).closed, job(2).last_seen) == (1, None, LATER)
    assert ledger(2) == [("closed", "feed", NEXT), ("reopened", "", LATER)]


def test_all_that_is_open_was_seen_on_the_day_of_the_run(take_in, freight, health):
    take_in(freight(1), health(2), **WHOLE)
    take_in(freight(1), health(2), today=LATER, **WHOLE)
    assert [card.last_seen for card in find.jobs([job(1).id, job(2).id])] == [LATER, LATER]
    assert find.job(job(1).id).lead.last_seen == LATER
    assert find.counts().last_seen == LATER


def test_an_unlikely_drop_closes_nothing_until_it_has_been_said_for_some_days(take_in, many):
    take_in(*many, **WHOLE)
    report = take_in(*many[:4], today=NEXT, **WHOLE)
    assert (report.closed, models.Job.objects.exclude(closed=None).count()) == (0, 0)
    assert "16 of its 20 open adverts would be gone at once, which is unlikely" in report.left_open
    assert any(line.startswith("nothing was closed: 16 of its 20") for line in report.lines)
    assert (job(0).last_seen, job(19).last_seen) == (NEXT, TODAY)
    assert take_in(*many[:4], today=NEXT + timedelta(days=2), **WHOLE).closed == 0
    assert take_in(*many[:4], today=NEXT + health.BELIEVED, **WHOLE).closed == 16


def test_a_source_that_recovers_is_not_believed_too_soon_the_next_time(take_in, many):
    take_in(*many, **WHOLE)
    take_in(*many[:4], today=NEXT, **WHOLE)
    take_in(*many, today=LATER, **WHOLE)
    assert take_in(*many[:4], today=LATER + timedelta(days=1), **WHOLE).closed == 0


def test_a_third_may_go_at_once_and_so_may_the_few_that_a_small_employer_has(take_in, many):
    take_in(*many, **WHOLE)
    assert take_in(*many[6:], today=NEXT, **WHOLE).closed == 6
    assert health.unlikely(5, 5, None, TODAY) is None
    assert health.unlikely(6, 6, None, TODAY)


def test_a_rejected_row_is_still_offered_and_one_without_a_name_closes_nothing(take_in, freight, health):
    take_in(freight(1), health(2), freight(3, title="Data Analyst"), **WHOLE)
    report = take_in(freight(1), health(2, title=""), today=NEXT, **WHOLE)
    assert (report.closed, job(2).closed, job(3).closed) == (1, None, NEXT)
    report = take_in(freight(1), b"not json", today=LATER, **WHOLE)
    assert (report.closed, job(2).closed) == (0, None)
    assert "not every row could be read" in report.left_open


def test_a_source_that_says_that_nothing_changed_is_seen_and_closes_nothing(take_in, freight, tmp_path):
    take_in(freight(1), **WHOLE)
    (tmp_path / "none.jsonl").write_bytes(b'{"title": "", "text": ""}')
    feed = open_file(tmp_path / "none.jsonl", LATER, source="board")
    feed.unchanged = True
    report = flow.import_feed(feed, pack_name="machine-learning-uk", today=LATER, workers=1, complete=True)
    assert (report.closed, report.left_open, job(1).closed, job(1).last_seen) == (0, "", None, LATER)


def test_a_file_that_stops_half_way_closes_nothing(take_in, freight, health, tmp_path):
    take_in(freight(1), health(2), **WHOLE)
    path = tmp_path / "feed.json"
    path.write_bytes(
        b'{"jobs": [{"id": "1", "source": "board", "title": "Data Engineer", "text": "As it was."}, {"id": "2", "ti'
    )
    report = flow.import_file(path, pack_name="machine-learning-uk", today=NEXT, source="board", complete=True)
    assert (report.changed, report.closed, job(2).closed) == (1, 0, None)
    assert "not every row could be read" in report.left_open


def test_a_source_that_fails_on_the_way_keeps_what_came_and_closes_nothing(take_in, freight, health, tmp_path):
    take_in(freight(1), health(2), **WHOLE)
    path = tmp_path / "feed.jsonl"

    class Failing:
        """A feed that gives what a file has and then fails as a server does."""

        def __init__(self):
            self.feed = open_file(path, NEXT, source="board")

        def __iter__(self):
            yield from self.feed
            raise SourceError("https://jobs.example", "it answered 502", "Try again", permanent=False)

        def __getattr__(self, name):
            return getattr(self.feed, name)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.feed.close()

    take_in(freight(1), freight(3, title="Data Analyst"), today=TODAY)
    report = flow.import_feed(Failing(), pack_name="machine-learning-uk", today=NEXT, workers=1, complete=True)
    assert (report.read, report.closed, job(2).closed) == (2, 0, None)
    assert report.broke_off and not report.broke_off.permanent
    assert "it answered 502" in report.left_open


def test_a_dry_run_closes_nothing(take_in, freight, health, tmp_path):
    take_in(freight(1), health(2), **WHOLE)
    (tmp_path / "one.jsonl").write_bytes(
        b'{"id": "1", "source": "board", "title": "Data Engineer", "text": "As it was."}'
    )
    feed = open_file(tmp_path / "one.jsonl", NEXT, source="board")
    flow.import_feed(feed, pack_name="machine-learning-uk", today=NEXT, workers=1, complete=True, dry_run=True)
    assert (job(2).closed, ledger(2)) == (None, [])


def test_a_closing_date_that_has_passed_closes_the_job(take_in, health):
    take_in(health(1, text=health(1)["text"] + " Closing date: 1 December 2026."))
    assert job(1).closes == date(2026, 12, 1)
    assert closing.close_due(date(2026, 12, 1), flow.load_pack()) == 0
    models.Outbox.objects.all().delete()
    assert closing.close_due(date(2026, 12, 2), flow.load_pack()) == 1
    assert job(1).closed == date(2026, 12, 1)
    assert ledger(1) == [("closed", "date", date(2026, 12, 1))]
    assert waiting() == {job(1).id}
    assert closing.close_due(date(2026, 12, 3), flow.load_pack()) == 0


def test_a_source_that_still_lists_it_does_not_open_it_but_a_later_date_does(take_in, health):
    stated = health(1)["text"] + " Closing date: {} December 2026."
    take_in(health(1, text=stated.format(1)))
    closing.close_due(date(2026, 12, 2), flow.load_pack())
    take_in(health(1, text=stated.format(1), posted="2026-11-22"), today=date(2026, 12, 3))
    assert job(1).closed == date(2026, 12, 1)
    take_in(health(1, text=stated.format(20)), today=date(2026, 12, 4))
    assert (job(1).closed, job(1).closes) == (None, date(2026, 12, 20))
    assert ledger(1)[-1] == ("reopened", "", date(2026, 12, 4))
    closing.close_due(date(2026, 12, 21), flow.load_pack())
    assert job(1).closed == date(2026, 12, 20)


def test_an_editor_closes_a_job_as_filled_and_its_feed_does_not_open_it(take_in, health):
    take_in(health(1))
    closing.close_job(job(1).id, how=How.FILLED, by="Ada", day=TODAY, pack=flow.load_pack())
    assert job(1).closed == TODAY
    take_in(health(1, text=health(1)["text"] + " Apply soon."), today=NEXT)
    assert job(1).closed == TODAY
    assert models.LedgerEntry.objects.get(kind="closed").by == "Ada"
    closing.open_job(job(1).id, by="Ada", day=NEXT, pack=flow.load_pack())
    assert job(1).closed is None


def test_a_filled_vacancy_that_is_posted_anew_opens_again_and_one_that_was_taken_off_does_not(take_in, freight, health):
    take_in(freight(1), health(2))
    for number, how in ((1, How.FILLED), (2, How.EDITOR)):
        closing.close_job(job(number).id, how=how, by="Ada", day=TODAY, pack=flow.load_pack())
    take_in(freight(1, posted="2026-12-01"), health(2, posted="2026-12-01"), today=date(2026, 12, 2))
    assert (job(1).closed, job(2).closed) == (None, TODAY)
    assert [kind for kind, *_ in ledger(1)] == ["closed", "reposted", "reopened"]


def test_closing_a_job_that_is_not_there_does_nothing(db):
    closing.close_job("zzzzzzzzzzzz", how=How.FILLED, by="Ada", day=TODAY, pack=flow.load_pack())
    assert not models.LedgerEntry.objects.exists()
