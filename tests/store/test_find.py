"""What pages read from the store, and with how many queries."""

from __future__ import annotations

from datetime import UTC, date, datetime

import orjson
import pytest

from fingerpost.intake.flow import import_file
from fingerpost.store import find, keep, models, received
from fingerpost.store.shapes import MovedTo

TODAY = date(2026, 11, 23)
TOWNS = ("Leeds", "Bristol", "York")


@pytest.fixture
def three(tmp_path, db):
    """Three jobs in three towns, the oldest first; their identifiers."""
    path = tmp_path / "feed.jsonl"
    rows = [
        {"id": str(day), "source": "board", "title": "Data Engineer", "employer": "Foxglove Freight", "location": town,
         "posted": f"2026-11-0{day}", "text": f"We build pipelines in Python, from £{day}5,000 a year, in {town}."}
        for day, town in enumerate(TOWNS, start=1)
    ]  # fmt: skip
    path.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    import_file(path, pack_name="machine-learning-uk", today=TODAY)
    return [models.Advert.objects.get(external_id=str(day)).job_id for day in (1, 2, 3)]


@pytest.mark.parametrize("number", [1, 3])
def test_cards_come_in_the_order_asked_with_two_queries(three, number, django_assert_num_queries):
    asked = three[::-1][:number]
    with django_assert_num_queries(2):
        cards = find.jobs([*asked, "nosuchjob"])
    assert [card.id for card in cards] == asked
    assert cards[0].path == f"/jobs/{asked[0]}/"
    assert cards[0].who == "Foxglove Freight"


def test_a_job_is_read_with_two_queries(three, django_assert_num_queries):
    with django_assert_num_queries(2):
        view = find.job(three[0])
    assert (view.card.place, view.card.pay.low, view.card.pay.high) == ("Leeds", 15_000, None)
    assert [advert.source for advert in view.adverts] == ["board"]
    assert {claim.field for claim in view.lead.claims} >= {"role", "pay", "skill_asked"}


def test_a_job_that_moved_leads_on_and_an_unknown_one_is_none(three):
    keep.merge_jobs(three[0], three[1])
    keep.merge_jobs(three[1], three[2])
    assert find.job(three[0]) == find.job(three[1]) == MovedTo(three[2], f"/jobs/{three[2]}/")
    assert len(find.job(three[2]).adverts) == 3
    assert find.job("nosuchjob") is None


def test_what_belongs_to_a_merged_job_goes_along(three):
    gone, stays, _ = three
    when = datetime(2026, 11, 23, tzinfo=UTC)
    keep.keep_report(gone, "pay", once="a", when=when, said={})
    for job, field, value in ((gone, "mode", "remote"), (gone, "hours", "full-time"), (stays, "mode", "onsite")):
        keep.keep_correction(job_id=job, field=field, value=value, by="editor", when=when)
    keep.merge_jobs(gone, stays)
    assert models.MisreadReport.objects.get().job_id == stays
    assert received.corrections([stays])[stays] == {"mode": "onsite", "hours": "full-time"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_latest_are_the_newest_first_with_two_queries(three, number, django_assert_num_queries):
    with django_assert_num_queries(2):
        cards = find.latest(number)
    assert [card.id for card in cards] == three[::-1][:number]


def test_the_latest_are_narrowed_and_closed_ones_left_out(three):
    models.Job.objects.filter(id=three[2]).update(closed=TODAY)
    assert [card.id for card in find.latest(9)] == [three[1], three[0]]
    assert [card.location for card in find.latest(9, region=find.jobs(three)[0].region)] == ["Leeds"]
    assert find.latest(9, role="data-engineer", rung=2)
    assert not find.latest(9, role="nlp-engineer")


def test_counts_say_how_much_there_is(three):
    models.Job.objects.filter(id=three[2]).update(closed=TODAY)
    counts = find.counts()
    assert (counts.adverts, counts.jobs, counts.open_jobs, counts.employers, counts.sources, counts.waiting) == (
        3,
        3,
        2,
        1,
        1,
        3,
    )
    assert counts.last_seen == TODAY


def test_counts_of_an_empty_store_are_nought(db):
    assert (find.counts().jobs, find.counts().last_seen) == (0, None)


def test_roles_with_jobs_count_what_is_open(three):
    models.Job.objects.filter(id=three[2]).update(closed=TODAY)
    assert find.roles_with_jobs() == {"data-engineer": 2}


def test_addresses_and_every_job_run_over_all(three):
    models.Job.objects.filter(id=three[2]).update(closed=TODAY)
    assert {path for path, _ in find.addresses()} == {f"/jobs/{job}/" for job in three[:2]}
    assert [card.id for card in find.every_job()] == sorted(three)
    assert {card.id for card in find.every_job(open_only=True)} == set(three[:2])


def test_many_more_than_a_query_takes_are_found(three):
    assert len(find.jobs([f"none{number}" for number in range(2000)] + three)) == 3


def test_the_tables_are_there(db):
    assert find.ready()


def test_bands_read_as_people_write_them(db):
    band = models.PublishedBand(
        rung=6, low=120_000, high=160_000, open_top=True, currency="GBP", source="x", taken=TODAY
    )
    assert str(band) == "rung 6: GBP 120,000–160,000+"
