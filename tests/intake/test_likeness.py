"""Which adverts are one vacancy. Each pair is written in the manner of what boards do, and says why it is one or two."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.intake.likeness import Likeness
from fingerpost.reading import Advert, Claim, Reading, machine
from fingerpost.reading.job import Heard

DAY = date(2026, 11, 1)
KEYS = [7970888510399952387, 4756983429974493410, -3244462063567090079, -8068208803628054509]
ROLE = (
    "You will design and build data pipelines in Python and SQL, own the quality of our shipment records, and work with analysts "
    "who plan each night's routes. You bring three years with Airflow, a habit of testing, and plain words for people who do not "
    "code. You report to the head of data and share a rota for the nights before a bank holiday. "
)
BOILERPLATE = (
    "Foxglove Freight moves parcels between forty depots and has done so since the canals. We offer a pension, thirty days of "
    "holiday and a four-day week in summer. We read every application and answer each within ten days, whatever the answer. "
)
TEXT = BOILERPLATE + ROLE
REWRITTEN = (
    "A logistics firm in the north is looking for somebody to look after its warehouse of records and its nightly reports. "
    * 3
)


def heard(pack, changes):
    row = {
        "title": "Data Engineer",
        "employer": "Foxglove Freight",
        "location": "Leeds",
        "text": TEXT,
        "posted": DAY,
        **changes,
    }
    advert = Advert(id="x", source="board", **row)
    return Heard(advert, machine(pack).read(advert), DAY, DAY)


ONE = {
    "the same words on another board": {},
    "an address and a line at the end": {"text": TEXT + "\nApply now. Ref: 4471"},
    "a board's head before the words": {
        "text": "Data Engineer\n❮ back\n\nFoxglove Freight\n\nLeeds\n\nApply for this job\n" + TEXT
    },
    "a board cut it off": {"text": TEXT[:400] + "…"},
    "a board lost the breaks between lines": {"text": TEXT.replace(". ", ".")},
    "the firm's name is written otherwise": {"employer": "Foxglove Freight Limited"},
    "the firm goes by a shorter name": {"employer": "Foxglove"},
    "the title adds where and how": {"title": "Data Engineer - Leeds (Hybrid)"},
    "the title names the firm": {"title": "Data Engineer - Foxglove Freight"},
    "the title is for several": {"title": "Data Engineers"},
    "again after some weeks": {"posted": date(2026, 12, 20)},
    "an agency copies the words": {"employer": "Quay & Lantern Recruitment", "text": "Our client is hiring. " + TEXT},
    "the location line is longer": {"location": "Leeds, West Yorkshire"},
    "an agency adds an introduction of its own": {
        "employer": "Quay & Lantern Recruitment",
        "text": "Quay & Lantern has placed data people since the first spreadsheet. Our client pays well. " + TEXT,
    },
    "the title names a team besides": {"title": "Data Engineer - Warehouse Team"},
    "a board joined the lines": {"text": TEXT.replace(". ", ".").replace(", ", ",")},
}
REMOTE = "Fully remote: work from anywhere in the UK. "
TWO = {
    "another town": {"location": "Bristol"},
    "a higher rank": {"title": "Senior Data Engineer"},
    "a numbered grade": {"title": "Data Engineer II"},
    "a title with a slip, to be sure": {"title": "Data Enginere"},
    "another title over the firm's own words": {"title": "Data Analyst"},
    "the firm's own words alone are the same": {"text": BOILERPLATE + REWRITTEN},
    "words of its own": {"text": REWRITTEN},
    "the next year's intake": {"posted": date(2027, 11, 1)},
    "another employer's like advert": {
        "employer": "Marigold Health",
        "text": TEXT.replace("Foxglove Freight", "Marigold Health")[:-300],
    },
    "one is permanent, one a contract": {
        "title": "Data Engineer",
        "text": "Contract, £500 per day, outside IR35. " + TEXT,
    },
    "another town, though the title is for several": {"location": "Bristol", "title": "Data Engineers"},
    "a title that names another team, of whose words a board shows the beginning": {
        "title": "Data Engineer - Warehouse Team",
        "text": TEXT[:400] + "…",
    },
    "too short to tell": {"text": "Data engineer wanted in Leeds. Call us."},
}


def like(pack, changes):
    likeness = Likeness(pack)
    base = {"text": "Permanent role. " + TEXT} if changes is TWO["one is permanent, one a contract"] else {}
    one, other = heard(pack, base), heard(pack, changes)
    share = set(likeness.keys(one.advert, one.reading)) & set(likeness.keys(other.advert, other.reading))
    same = likeness.one_vacancy(likeness.profile(one), likeness.profile(other))
    assert same == likeness.one_vacancy(likeness.profile(other), likeness.profile(one))
    return same, bool(share)


@pytest.mark.parametrize("changes", [pytest.param(row, id=name) for name, row in ONE.items()])
def test_these_are_one_vacancy(pack, changes):
    assert like(pack, changes)[0]


@pytest.mark.parametrize("changes", [pytest.param(row, id=name) for name, row in ONE.items()])
def test_adverts_of_one_vacancy_share_a_key(pack, changes):
    assert like(pack, changes)[1]


@pytest.mark.parametrize("changes", [pytest.param(row, id=name) for name, row in TWO.items()])
def test_these_are_two(pack, changes):
    assert not like(pack, changes)[0]


def test_remote_work_is_one_vacancy_whatever_towns_are_named(pack):
    likeness = Likeness(pack)
    one, other, another = (
        heard(pack, {"text": REMOTE + text, "location": town})
        for text, town in ((TEXT, "Leeds"), (TEXT + "Apply now.", "Bristol"), (REWRITTEN, "Bristol"))
    )
    assert set(likeness.keys(one.advert, one.reading)) & set(likeness.keys(other.advert, other.reading))
    assert likeness.one_vacancy(likeness.profile(one), likeness.profile(other))
    assert not likeness.one_vacancy(likeness.profile(one), likeness.profile(another))


def test_a_part_of_a_city_is_in_the_city(pack):
    likeness = Likeness(pack)
    city, part = (likeness.profile(heard(pack, {"location": where})) for where in ("London", "Wembley"))
    assert likeness.one_vacancy(city, part)


def test_keys_are_the_same_for_ever(pack):
    region = Claim("region", "Yorkshire and the Humber", "location", 0, 5, "Leeds")
    advert = heard(pack, {}).advert
    # Other values would part new adverts from all that are stored: a change of these needs every key made anew.
    assert Likeness(pack).keys(advert, Reading("x", (region,), "1")) == KEYS


def test_short_words_are_one_only_where_they_are_the_very_same(pack):
    likeness = Likeness(pack)
    short = {"text": "Data engineer wanted in Leeds. Call us."}
    one, two = (
        likeness.profile(heard(pack, short)),
        likeness.profile(heard(pack, {**short, "employer": "Marigold Health"})),
    )
    assert likeness.one_vacancy(one, one)
    assert not likeness.one_vacancy(one, two)
