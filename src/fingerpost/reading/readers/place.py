"""Where is the work: the location line, unless the advert's own words say another town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.gazetteer import ADJOINS, Found, Gazetteer, Line, distance
from fingerpost.reading.lexicon import LONGEST
from fingerpost.reading.scan import Hit, Page, fold

_COLON = re.compile(r"(?:[^\S\n]*\([^)\n]{0,30}\))?\s*:\s*")
_DASH = re.compile(r"[^\S\n]+[-–—][^\S\n]+|[^\S\n]*\n\s*")
_STOP = re.compile(r"\.\s|\s(?:[A-Z][\w/]*\s){0,2}[A-Z][\w/]*\s?:")
_OTHER = re.compile(r"[/|;\n•&]|\b(?:or|and)\b")
_EDGE = re.compile(r"\s[-–—|]\s|[()]|,")
_WINDOW, _HEAD, _STEPS, _INDENT = 110, 400, 5, 24
_SHORTEST, _WIDEST = 3, 60

REMOTE, PIN = " remote", "📍"

Said = tuple[int, Line]
"""A line with where it begins in ``Page.joined``."""

Hits = Mapping[str, list[Hit]]
"""The hits of the text, and those on where one may live, by table."""


class PlaceReader:
    """Claims "place" (the printed name), "place_id" and "region" for the same words; and "live_in", where one may live.

    Further towns that the same line offers follow as further claims of "place". A town that the pack does not know is
    claimed as it is written, with a doubt and no id.
    """

    name = "place"

    def __init__(self, pack: Pack) -> None:
        self.words = pack.words.get("place", {})
        self.gazetteer = Gazetteer(pack)

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The labels and turns of phrase beside which a place stands."""
        for sort in ("label", "work", "near", "live_in"):
            for phrase in self.words.get(sort, ()):
                yield phrase, sort

    def read(self, page: Page) -> None:
        """Claim the place: the location line, unless a label, the board's head or the text says another town."""
        first = page.bounds["text"][0]
        hits: dict[str, list[Hit]] = {}
        for hit in page.hits(self.name):
            if hit[0] >= first or hit[2] == "live_in":
                hits.setdefault(hit[2], []).append(hit)
        given = (page.bounds["location"][0], self.gazetteer.line(page.advert.location[:LONGEST], False, True))
        said, doubt = self._corrected(page, hits, given) if given[1].town else (self._sought(page, hits, given), None)
        if said is not None:
            self._claim(page, said, doubt)
        for start, end, _ in hits.get("live_in", ())[:1]:
            page.add("live_in", "United Kingdom", start, end)

    def _corrected(self, page: Page, hits: Hits, given: Said) -> tuple[Said, str | None]:
        """The location line, or what the advert's own words put in its place, with the doubt."""
        for source in (self._labels(page, hits), self._head(page)):
            towns = [said for said in source if said[1].town]
            if any(self._agree(given[1], said[1]) for said in towns):
                return given, None
            if towns:
                return towns[0], _doubt(given[1])
        for said in self._phrases(page, hits, "work"):
            if not self._agree(given[1], said[1]) and not self._named(page, given[1]):
                return said, _doubt(given[1])
        return given, None

    def _sought(self, page: Page, hits: Hits, given: Said) -> Said | None:
        """A town from the text or the title, where the location line names none; else the county, region or country.

        A location line that says "remote" is not corrected by where the employer is, but it is by where one may live.
        """
        remote = page.folded.find(REMOTE, page.bounds["location"][0] - 1, page.bounds["location"][1]) >= 0
        wide = [given]
        work = self._phrases(page, hits, "work")
        for said in chain(self._labels(page, hits), self._head(page), work, self._pieces(page)):
            if said[1].town:
                return said
            wide.append(said)
        near = () if remote else self._phrases(page, hits, "near")
        town = next(chain(self._pure(page, page.bounds["text"][1]), near), None)
        wide.extend(
            (start, self.gazetteer.line(page.joined[start:end])) for start, end, _ in hits.get("live_in", ())[:1]
        )
        return town or next((said for said in wide if said[1].meant), None)

    def _labels(self, page: Page, hits: Hits) -> Iterator[Said]:
        """What stands after "Location:" and its like, on the label's line or the next, or after the sign of a pin."""
        joined = page.joined
        for start, end, _ in hits.get("label", ()):
            colon = _COLON.match(joined, end)
            if match := colon or (_DASH.match(joined, end) if self._heads(page, start) else None):
                line = self._window(page, match.end())
                if (colon or "\n" not in match.group() or line.pure) and _soon(line):
                    yield match.end(), line
        pin = joined.find(PIN, page.bounds["text"][0])
        if pin >= 0:
            line = self._window(page, pin + 1)
            if _soon(line):
                yield pin + 1, line

    @staticmethod
    def _heads(page: Page, start: int) -> bool:
        """Whether a label is the first word of its line."""
        first = page.line(start)[0]
        return start - first <= _INDENT and not page.folded[first:start].strip()

    def _head(self, page: Page) -> Iterator[Said]:
        """The board's own head: a short line near the top of the text that holds nothing but places."""
        return self._pure(page, min(page.bounds["text"][0] + _HEAD, page.bounds["text"][1]))

    def _pure(self, page: Page, until: int) -> Iterator[Said]:
        """Each line of the text, up to a position, that names a town and holds nothing but places."""
        start = page.bounds["text"][0]
        for words in page.joined[start:until].split("\n"):
            end = start + len(words)
            if _SHORTEST <= len(words) <= _WIDEST and self.gazetteer.opens(page.folded[start:end]):
                line = self.gazetteer.line(words, True)
                if line.pure and line.town and words != page.advert.employer:
                    yield start, line
            start = end + 1

    def _pieces(self, page: Page) -> Iterator[Said]:
        """A piece of the title, or of the first line of the text, that holds nothing but places.

        Dashes, commas or brackets part the pieces; the first is the name of the post.
        """
        for part in ("title", "text"):
            start, end = page.bounds[part]
            words, at = page.joined[start : min(end, start + LONGEST)].split("\n", 1)[0], 0
            for edge in (*_EDGE.finditer(words), None):
                line = self.gazetteer.line(words[at : edge.start() if edge else None], True)
                if at and line.pure and line.town:
                    yield start + at, line
                at = edge.end() if edge else at

    def _phrases(self, page: Page, hits: Hits, wanted: str) -> Iterator[Said]:
        """A line that names a town within a few words after a turn of phrase."""
        for _, end, _ in hits.get(wanted, ()):
            line = self._window(page, end)
            if line.town and _soon(line):
                yield end, line

    def _window(self, page: Page, start: int) -> Line:
        """The words after a label or a phrase, up to the end of what it says."""
        words = page.joined[start : min(start + _WINDOW, page.bounds["text"][1])]
        words = words[: words.find("\n", 1)] if "\n" in words[1:] else words
        stop = _STOP.search(words, 1) if "." in words or ":" in words else None
        return self.gazetteer.line(words[: stop.start()] if stop else words, True)

    def _agree(self, given: Line, said: Line) -> bool:
        """Whether some town of the text is one of the location line, or so near that it is another name for it."""
        return any(
            words.casefold() == said_words.casefold() or self._near(one, other)
            for one, words in _towns(given)
            for other, said_words in _towns(said)
        )

    def _near(self, one: Found, other: Found) -> bool:
        """Whether two towns that the pack knows are one place of work."""
        if one.place is None or other.place is None:
            return False
        return distance(self.gazetteer.home(one.place), self.gazetteer.home(other.place)) < ADJOINS

    def _named(self, page: Page, given: Line) -> bool:
        """Whether the text, below the board's head, names a town of the location line at all."""
        start = page.bounds["text"][0] + len(page.advert.title)
        names = {" ".join(fold(hit.place.name if hit.place else words).split()) for hit, words in _towns(given)}
        return any(page.folded.find(f" {name} ", start) >= 0 for name in names)

    def _claim(self, page: Page, said: Said, doubt: str | None) -> None:
        start, line = said
        if line.meant is None:
            return
        self._add(page, start, line.meant, doubt)
        claimed = [line.meant]
        for hit in line.found if line.town else ():
            between = line.words[min(hit.end, line.meant.end) : max(hit.start, line.meant.start)]
            offered = hit.settled and hit is not line.meant and _OTHER.search(between)
            if offered and not any(self._near(hit, other) for other in claimed):
                claimed.append(hit)
                self._add(page, start, hit, None)

    def _add(self, page: Page, start: int, hit: Found, doubt: str | None) -> None:
        begin, end = start + hit.start, start + hit.end
        if hit.sort == "postcode":
            doubt = doubt or "read from the postcode alone"
        if hit.place is None:
            why = "outside the United Kingdom" if hit.sort == "abroad" else "not among the places of the pack"
            page.add("place", page.joined[begin:end], begin, end, doubt or why)
            return
        place = self.gazetteer.home(hit.place)
        page.add("place", place.name, begin, end, doubt)
        page.add("place_id", place.id, begin, end, doubt)
        page.add("region", place.region, begin, end, doubt)


def _doubt(given: Line) -> str:
    return f"the location line says {given.words.strip()}"


def _soon(line: Line) -> bool:
    """Whether the first town, if there is one, stands within a few words; further off they speak of other things."""
    first = next((hit for hit in line.found if hit.settled), None)
    return first is None or len(line.words[: first.start].split()) <= _STEPS


def _towns(line: Line) -> Iterator[tuple[Found, str]]:
    """Each town that a line names, with its words; the one that is meant first."""
    for hit in (line.meant, *line.found):
        if hit is not None and hit.settled:
            yield hit, line.words[hit.start : hit.end]
