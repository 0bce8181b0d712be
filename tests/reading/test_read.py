"""Many adverts at once are read as each is alone, in their order."""

from __future__ import annotations

from fingerpost.pack import Pack
from fingerpost.reading import Advert, machine, read_all
from fingerpost.reading.read import TOGETHER

TITLES = ("Data Engineer", "Machine Learning Lead", "Beekeeper")
TEXTS = ("£50,000 a year. Python and SQL.", "Hybrid, three days a week in the office. PhD wanted.", "")
ADVERTS = [
    Advert(str(number), "test", TITLES[number % 3], location="Leeds", text=TEXTS[number // 3 % 3])
    for number in range(2 * TOGETHER + 3)
]


def test_many_adverts_are_read_as_each_alone_and_in_order(pack: Pack) -> None:
    readings = list(read_all(iter(ADVERTS), pack))
    assert readings == [machine(pack).read(advert) for advert in ADVERTS]
    assert [reading.advert_id for reading in readings] == [advert.id for advert in ADVERTS]
    assert len({reading.claims for reading in readings}) == len(TITLES) * len(TEXTS), (
        "the rows differ, or nothing is shown"
    )


def test_readings_come_before_the_last_advert_is_asked_for(pack: Pack) -> None:
    coming = iter(ADVERTS)
    assert next(read_all(coming, pack)).advert_id == "0"
    assert next(coming).id == str(TOGETHER)
    assert list(read_all([], pack)) == []
