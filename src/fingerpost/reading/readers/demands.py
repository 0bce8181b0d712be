"""What an advert asks of whoever applies: years of experience, a degree, a clearance; and whether it sponsors a visa."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.readers import degree, eligibility
from fingerpost.reading.readers.experience import MOST, years_asked
from fingerpost.reading.scan import Hit, Page

KINDS = ("SC", "DV", "BPSS", "CTC", "eSC", "NPPV3")


class DemandsReader:
    """Claims ``experience_years`` (number), ``degree`` (the lowest), ``clearance`` and ``sponsorship`` ("yes" or "no")."""

    name = "demands"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("demands", {})
        self._words = words
        self._apart = frozenset(words.get("degree.not", ()))
        self._others = frozenset(words.get("degree.whose", ()))

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Each phrase with the question that it may answer, and the answer where the phrase alone gives it."""
        words = self._words
        yield from ((phrase, ("years", None)) for phrase in words.get("years", ()))
        for unit in words.get("years.unit", ()):
            yield from ((f"{number}{plus}{unit}", ("years", None)) for number in range(1, MOST + 1) for plus in ("", "+"))
        for level in degree.DEGREES:
            yield from ((phrase, ("degree", level)) for phrase in words.get(f"degree.{level}", ()))
        for kind in KINDS:
            yield from ((phrase, ("clearance", kind)) for phrase in words.get(f"clearance.{kind}", ()))
        yield from ((phrase, ("clearance", None)) for phrase in words.get("clearance.named", ()))
        yield from ((phrase, ("sponsorship", "")) for phrase in words.get("sponsorship", ()))
        yield from ((phrase, ("sponsorship", "never")) for phrase in words.get("sponsorship.never", ()))

    def read(self, page: Page) -> None:
        """Claim each demand with its words; of several numbers of years the first, of several degrees the lowest."""
        asked: dict[str, list[Hit]] = {"years": [], "degree": [], "clearance": [], "sponsorship": []}
        for begin, end, (question, answer) in page.hits[self.name]:
            asked[question].append((begin, end, answer))
        _read_years(page, asked["years"])
        self._read_degree(page, asked["degree"])
        _read_clearance(page, asked["clearance"])
        _read_sponsorship(page, asked["sponsorship"])

    def _read_degree(self, page: Page, hits: list[Hit]) -> None:
        found = [hit for hit in hits if degree.is_asked(page, hit[2], hit[0], hit[1], self._apart, self._others)]
        if found:
            begin, end, level = min(found, key=lambda hit: degree.DEGREES.index(hit[2]))
            page.add("degree", level, begin, end)


def _read_years(page: Page, hits: list[Hit]) -> None:
    for begin, end, _ in hits:
        asked = years_asked(page, begin, end)
        if asked is not None:
            page.add("experience_years", *asked)
            return


def _read_clearance(page: Page, hits: list[Hit]) -> None:
    """A clearance of a named kind goes before one that is only called a clearance, which an advert may also leave open."""
    for begin, end, kind in sorted(hits, key=lambda hit: hit[2] is None):
        asked = eligibility.clearance(page, kind, begin, end)
        if asked is not None:
            page.add("clearance", *asked)
            return


def _read_sponsorship(page: Page, hits: list[Hit]) -> None:
    never = [(begin, end) for begin, end, answer in hits if answer == "never"]
    for begin, end, answer in hits:
        if answer == "never" or any(low <= begin < high for low, high in never):
            continue
        said = eligibility.sponsorship(page, begin, end)
        if said is not None:
            page.add("sponsorship", *said)
            return
