"""The life of a job, made of its adverts and of its ledger's lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fingerpost.intake.stale import Reason, Sign, stale, usual_days
from fingerpost.reading import Claim, Pay
from fingerpost.store.ledger import life, pay_said
from fingerpost.store.shapes import AdvertView, Entry, How, JobCard, JobView, Kind

DAY = date(2026, 9, 1)
TODAY = DAY + timedelta(days=60)


def pay(low, high=None):
    return Pay(low, high or low, "GBP", "year", "as the advert says it")


def advert(number=1, day=0, source="board", **changes):
    posted = DAY + timedelta(days=day)
    said = [Claim("pay", changes.pop("pay"), "text", 0, 1, "x")] if "pay" in changes else []
    made = AdvertView(
        id=f"advert{number}", source=source, url="", title="Data Engineer", employer="Foxglove Freight", location="Leeds",
        posted=posted, first_seen=posted, last_seen=TODAY, closed=None, text="", claims=tuple(said), agency=False, lead=number == 1,
    )  # fmt: skip
    return replace(made, **changes)


def job(*adverts, closed=None, closes=None, last_seen=TODAY):
    values = dict.fromkeys(JobCard.__dataclass_fields__)
    card = JobCard(
        **values | {"id": "job", "role": "data-engineer", "closed": closed, "closes": closes, "last_seen": last_seen}
    )
    return JobView(card, {}, adverts)


def entry(kind, day, advert="advert1", **said):
    return Entry("job", advert, DAY + timedelta(days=day), kind, **said)


def lived(*entries, adverts=(), today=TODAY, **card):
    return life(job(*(adverts or [advert()]), **card), entries, today)


def test_a_job_begins_with_its_first_advert_and_nothing_else():
    told = lived()
    assert [(line.day, line.kind) for line in told.lines] == [(DAY, None)]
    assert (told.days, told.reposted, told.changes, told.pay_moved, told.closed_how) == (60, 0, (), None, None)


def test_reposted_three_times_and_pay_raised_by_ten_thousand_in_forty_one_days():
    told = lived(
        entry(Kind.REPOSTED, 10, before="2026-09-01", after="2026-09-11"),
        entry(Kind.CLOSED, 20, what=How.FEED),
        entry(Kind.REOPENED, 30, before="2026-09-21"),
        entry(Kind.CHANGED, 41, what="pay", before=pay_said(pay(50_000)), after=pay_said(pay(60_000))),
        adverts=[advert(), advert(2, day=20)],
    )
    assert told.reposted == 3
    first, last, days = told.pay_moved
    assert (first.low, last.low, days) == (50_000, 60_000, 41)


def test_an_advert_that_is_dated_anew_began_when_it_was_first_dated():
    told = lived(
        entry(Kind.REPOSTED, 10, before="2026-08-20", after="2026-09-11"),
        entry(Kind.REPOSTED, 20, before="2026-09-11", after="2026-09-21"),
        adverts=[advert(day=20)],
    )
    assert [(line.day, line.kind) for line in told.lines][:2] == [
        (date(2026, 8, 20), None),
        (date(2026, 9, 11), Kind.REPOSTED),
    ]


def test_back_within_days_is_a_hiccup_of_the_feed():
    assert lived(entry(Kind.CLOSED, 20, what=How.FEED), entry(Kind.REOPENED, 22, before="2026-09-21")).reposted == 0


def test_a_second_advert_of_the_same_source_is_posting_again_and_of_another_source_is_not():
    told = lived(adverts=[advert(), advert(2, day=9), advert(3, day=9, source="feed"), advert(4, day=11)])
    assert [line.kind for line in told.lines] == [None, Kind.REPOSTED, None, None]


def test_pay_that_an_advert_posted_again_states_otherwise_is_a_change():
    told = lived(adverts=[advert(pay=pay(50_000)), advert(2, day=9, pay=pay(55_000))])
    assert [(line.kind, line.what) for line in told.lines] == [(None, ""), (Kind.REPOSTED, ""), (Kind.CHANGED, "pay")]
    assert told.pay_moved[2] == 9


def test_a_boards_estimate_is_no_pay_and_other_words_are_no_change():
    assert pay_said(replace(pay(50_000), estimated=True)) == ""
    assert pay_said(pay(50_000)) == pay_said(replace(pay(50_000), phrase="50k"))


@pytest.mark.parametrize(
    ("entries", "how"),
    [
        ([], How.SOURCE),
        ([entry(Kind.CLOSED, 50, what=How.FEED)], How.FEED),
        ([entry(Kind.CLOSED, 50, what=How.FEED), entry(Kind.CLOSED, 50, "", what=How.FILLED)], How.FILLED),
        ([entry(Kind.CLOSED, 40, "", what=How.FILLED), entry(Kind.REOPENED, 45, ""), entry(Kind.CLOSED, 50, what=How.FEED)], How.FEED),
    ],
)  # fmt: skip
def test_how_a_job_closed(entries, how):
    closed = DAY + timedelta(days=50)
    told = lived(*entries, adverts=[advert(closed=closed)], closed=closed)
    assert (told.closed_how, told.days) == (how, 50)


def test_a_source_that_closed_an_advert_before_we_saw_it_is_in_the_lines():
    told = lived(adverts=[advert(closed=DAY + timedelta(days=5))], closed=DAY + timedelta(days=5))
    assert [(line.kind, line.what) for line in told.lines] == [(None, ""), (Kind.CLOSED, How.SOURCE)]


def test_a_closed_job_that_its_source_lists_still_says_so():
    assert lived(closed=DAY + timedelta(days=5)).listed_still
    assert not lived(adverts=[advert(closed=DAY)], closed=DAY).listed_still


def signs(told, usual=None):
    return [(reason.sign, reason.number) for reason in stale(told, usual)]


REPOSTED = [entry(Kind.REPOSTED, day) for day in (10, 20, 30)]


def test_age_alone_is_no_reason():
    assert signs(lived(today=DAY + timedelta(days=700), last_seen=DAY + timedelta(days=700)), usual=20) == []


def test_posted_again_and_again_with_no_word_changed_is_a_reason():
    assert signs(lived(*REPOSTED[:2])) == []
    assert signs(lived(*REPOSTED)) == [(Sign.REPOSTED, 3)]
    assert signs(lived(*REPOSTED, entry(Kind.CHANGED, 31, what="text", after="More."))) == []


def test_far_older_than_usual_counts_beside_a_repost_with_no_word_changed():
    assert signs(lived(REPOSTED[0]), usual=20) == [(Sign.OLD, 60)]
    assert signs(lived(REPOSTED[0]), usual=30) == []
    assert signs(lived(REPOSTED[0], entry(Kind.CHANGED, 31, what="text", after="More.")), usual=20) == []


def test_not_seen_for_weeks_and_a_date_that_has_passed_are_reasons():
    assert signs(lived(last_seen=TODAY - timedelta(days=21))) == [(Sign.UNSEEN, 21)]
    assert signs(lived(closes=TODAY - timedelta(days=2))) == [(Sign.PAST, 2)]
    assert signs(lived(closes=TODAY)) == []


def test_a_closed_job_is_not_stale():
    assert signs(lived(*REPOSTED, closed=TODAY)) == []


def test_what_is_usual_needs_enough_jobs_and_employers():
    closed = [(DAY, DAY + timedelta(days=days), f"Employer {days % 5}") for days in range(1, 11)]
    assert usual_days(closed) == 9
    assert usual_days(closed[:9]) is None
    assert usual_days([(posted, end, "One") for posted, end, _ in closed]) is None
    assert Reason(Sign.OLD, 60, 9).usual == 9
