"""The pay transparency directive, (EU) 2023/970, article 5: for adverts whose job is in a member state."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checking.finding import Found, Spot
from fingerpost.checking.pay import stated
from fingerpost.checking.sheet import Sheet
from fingerpost.checking.wording import PARTS

INSTEAD_OF = {
    "europe.pay": "pay.missing",
    "europe.history": "pay.history",
    "europe.title": "equality.sex-in-title",
}
"""Rules of this family, each with the rule of everywhere that it stands for here."""


def look(sheet: Sheet) -> Iterator[Found]:
    """What the directive asks of an advert; nothing where the job is not in the Union."""
    place = in_union(sheet)
    if place is None:
        return
    if stated(sheet) is None:
        yield Found("europe.pay", (place,))
    if spans := sheet.standing("pay.history", PARTS):
        yield Found("europe.history", tuple(sheet.spot(*span) for span in spans))
    if spans := sheet.of_table("equality.title", "title"):
        yield Found("europe.title", tuple(sheet.spot(*span) for span in spans))


def in_union(sheet: Sheet) -> Spot | None:
    """The words of the location, else of the title, that put the job into a member state; None where it is in Britain, or not said."""
    if sheet.claim("place_id") is not None or sheet.of_table("europe.not", "location"):
        return None
    hidden = sheet.of_table("europe.never")
    for part in ("location", "title"):
        for start, end in sheet.of_table("europe.place", part):
            if not any(first <= start and end <= last for first, last in hidden):
                return sheet.spot(start, end)
    return None
