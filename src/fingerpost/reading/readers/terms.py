"""On what terms? Contract, IR35, how a contractor is engaged, VAT and hours, each only if said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from fingerpost.pack import Pack
from fingerpost.reading.claim import Claim
from fingerpost.reading.scan import Hit, Page, fold
from fingerpost.reading.standing import alone, heads, labelled, standing
from fingerpost.reading.wording import Phrases, words

_ENGAGEMENTS = ("umbrella", "paye", "limited", "cis")
_VAT = re.compile(r"(?:(?:\+|plus|ex\w*\.?)\s*)?\bv\.?a\.?t\b", re.IGNORECASE)
_NEAR_PAY = 100
_SHORT, _REACH = 2, 48
_FIGURES = " 0123456789"
_LINKS = frozenset(("and", "fte", "hours", "hrs", "days", "week", "a", "per", "two", "three", "four"))
"""Words that may stand between two terms."""
_SUBJECTS = {
    "contract": ("contract",),
    "hours": ("hours",),
    "week": ("hours",),
    "never": ("contract", "hours"),
    "engagement": ("engagement",),
}
_TITLE_ONLY = frozenset(("title",))
_FULL_WEEK, _PART_WEEK = 34.0, 30.0
_BOARD_HEAD = 400
_LEARNERS = ("apprenticeship", "internship")
_APART = 12
"""Characters that may stand between two alternatives ("contract or permanent")."""
_IN_TITLE, _IR35, _TERM_SAID, _SAID, _LABELLED, _LABELLED_CONTRACT, _ALONE = 6.0, 4.6, 4.5, 4.0, 3.5, 3.0, 2.0
_RATES = {"day": 3.8, "hour": 1.0}
"""How surely words, and rates by their period, speak for a contract; a label "contract" is often its own answer."""
_HOURS_IN_TITLE, _AT_HEAD, _HOURS_LABELLED, _HOURS_SAID, _HOURS_ALONE, _WEEK = 5.0, 4.0, 3.5, 3.0, 2.5, 2.0
"""The same for hours; a board's line at the head of the text is surer than what is said in passing."""
_EITHER = frozenset(("or", "/"))
_BESIDE = frozenset(
    ("of", "the", "or", "status", "determination", "is", "assessed", "as", "role", "deemed", "rules", *":–-|(\n")
)
"""Words that may stand between "IR35" and its side."""


class _Word(NamedTuple):
    """One standing word of the terms: what it says, where, and how surely (higher is surer)."""

    value: str
    start: int
    end: int
    weight: float


class TermsReader:
    """Claims ``contract``, ``ir35``, ``engagement``, ``vat`` and ``hours``."""

    name = "terms"

    def __init__(self, pack: Pack) -> None:
        self.words = pack.words.get("terms", {})
        self._side = Phrases({side: self.words.get(f"ir35.{side}", ()) for side in ("inside", "outside")})
        self._contract_words, self._hours_words = (_alone(self.words, subject) for subject in ("contract", "hours"))

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of contract, hours and engagement, "IR35", and hours a week."""
        said: dict[tuple[str, str, str], set[str]] = {}
        for table, phrases in self.words.items():
            subject, _, rest = table.partition(".")
            value, _, manner = rest.partition(".")
            if subject in ("contract", "hours", "never", "week") or rest in _ENGAGEMENTS:
                for phrase in phrases:
                    said.setdefault((phrase, subject, value), set()).add(manner)
        yield from ((phrase, (subject, value, manners)) for (phrase, subject, value), manners in said.items())

    def read(self, page: Page) -> None:
        """Add the claims of terms to the page."""
        if not self.words:
            return
        hits = page.hits("terms")
        self._read_ir35(page)
        pay = page.said("pay")
        if not (hits or pay or page.said("ir35")):
            return
        about: dict[str, list[Hit]] = {"contract": [], "hours": [], "engagement": []}
        for hit in hits:
            for subject in _SUBJECTS[hit[2][0]]:
                about[subject].append(hit)
        _claim_best(page, "contract", [*self._contracts(page, about["contract"]), *_contractors(page, pay)])
        if about["engagement"]:
            self._read_engagement(page, about["engagement"], pay)
        if pay and pay.value.vat:
            start = page.bounds[pay.where][0]
            said = _VAT.search(page.joined, start + pay.end, start + pay.end + _NEAR_PAY)
            page.add("vat", True, *(said.span() if said else (start + pay.start, start + pay.end)))
        _claim_best(page, "hours", list(self._hours(page, about["hours"])))

    def _contracts(self, page: Page, hits: list[Hit]) -> Iterator[_Word]:
        """The words of the contract."""
        title_end, text = page.bounds["title"][1], page.bounds["text"][0]
        of_both = [hit for hit in hits if hit[1] <= title_end or (hit[0] >= text and hit[2][2] != _TITLE_ONLY)]
        for start, end, (_, value, manners) in standing(of_both):
            if start < text:
                yield _Word(value, start, end, _IN_TITLE)
            elif "said" in manners:
                yield _Word(value, start, end, _TERM_SAID if value == "fixed-term" else _SAID)
            elif heads(page, end):
                continue
            elif labelled(page, start):
                yield _Word(value, start, end, _LABELLED_CONTRACT if value == "contract" else _LABELLED)
            elif value not in _LEARNERS and (alone(page, start, end) or _beside(page, start, end, self._hours_words)):
                yield _Word(value, start, end, _ALONE)

    def _read_ir35(self, page: Page) -> None:
        """Inside or outside, by the words beside "IR35"; where both are said, neither is claimed."""
        said: dict[str, tuple[int, int]] = {}
        at = page.folded.find("ir35")
        while at >= 0:
            side, start, end = self._side_of(page.joined, at, at + 4)
            if side:
                said.setdefault(side, (start, end))
            at = page.folded.find("ir35", at + 4)
        if len(said) == 1:
            value, (start, end) = next(iter(said.items()))
            page.add("ir35", value, start, end)

    def _side_of(self, text: str, start: int, end: int) -> tuple[str, int, int]:
        """The side said just before or after "IR35", and where the words begin and end."""
        before = words(text, start - 40, start)
        place = before.back(len(before.tokens), _BESIDE)
        length, side = self._side.before(before.tokens, place)
        if length:
            offered = before.back(place - length, _EITHER)
            if offered < place - length and self._side.before(before.tokens, offered)[0]:
                return "", start, end
            return side, before.start(place - length), end
        after = words(text, end, end + 50)
        place = after.on(0, _BESIDE)
        length, side = self._side.at(after.tokens, place)
        return side, start, after.stop(place + length)

    def _read_engagement(self, page: Page, hits: list[Hit], pay: Claim | None) -> None:
        """How a contractor is engaged, by the words near a rate; those on the line of the pay before an agency's small print."""
        near = [hit for hit in standing(hits) if self._about_rate(page, hit[0], hit[1])]
        if len(near) > 1 and pay and pay.where == "text":
            low, high = page.line(page.bounds["text"][0] + pay.start)
            near = [hit for hit in near if low <= hit[0] < high] or near
        if near and len({hit[2][1] for hit in near}) == 1 and near[0][2][1] != "cis":
            start, end, (_, value, _) = near[0]
            page.add("engagement", value, start, end)

    def _about_rate(self, page: Page, start: int, end: int) -> bool:
        around = page.folded[max(0, start - 60) : end + 40].split()
        return any(word in self.words["engagement.near"] or word[0] == "£" for word in around)

    def _hours(self, page: Page, hits: list[Hit]) -> Iterator[_Word]:
        title_end, text = page.bounds["title"][1], page.bounds["text"][0]
        for start, end, (subject, value, manners) in standing(hits):
            if subject == "week":
                yield from _week(page, start, end)
            elif start < title_end:
                yield _Word(value, start, end, _HOURS_IN_TITLE)
            elif start < text:
                continue
            elif "said" in manners:
                yield _Word(value, start, end, _HOURS_SAID)
            elif labelled(page, start):
                yield _Word(value, start, end, _HOURS_LABELLED)
            elif alone(page, start, end) or _beside(page, start, end, self._contract_words):
                yield _Word(value, start, end, _AT_HEAD if start < text + _BOARD_HEAD else _HOURS_ALONE)


def _contractors(page: Page, pay: Claim | None) -> Iterator[_Word]:
    """IR35 and a rate, as words for a contractor's terms."""
    ir35 = page.said("ir35")
    if ir35:
        start = page.bounds[ir35.where][0]
        yield _Word("contract", start + ir35.start, start + ir35.end, _IR35)
    if pay and pay.value.period in _RATES and not pay.value.estimated:
        start = page.bounds[pay.where][0]
        yield _Word("contract", start + pay.start, start + pay.end, _RATES[pay.value.period])


_NUMBER = re.compile(r"(\d{1,2}(?:\\?\.\d{1,2})?)[\s-]*\Z")


def _week(page: Page, start: int, end: int) -> Iterator[_Word]:
    """Full-time or part-time by the hours of the week, where one number is given and it is plainly the one or the other."""
    match = _NUMBER.search(page.joined, max(0, start - 7), start)
    if not match:
        return
    hours = float(match[1].replace("\\", ""))
    before = page.joined[max(0, match.start() - 4) : match.start()].rstrip()
    if before[-1:] in ("-", "–", "—", "/") or before.endswith("to") or before[-1:].isdigit():
        return
    if _FULL_WEEK <= hours <= 48:
        yield _Word("full-time", match.start(), end, _WEEK)
    elif 5 <= hours <= _PART_WEEK:
        yield _Word("part-time", match.start(), end, _WEEK)


def _alone(table: Mapping[str, tuple[str, ...]], subject: str) -> tuple[str, ...]:
    """The words of a subject that count alone, folded, for one that stands beside them; a short one ("ft") may be the end of another."""
    names = (name for name in table if name.startswith(subject) and name.endswith(".alone"))
    return tuple(fold(word) for name in names for word in table[name] if len(word) > _SHORT)


def _beside(page: Page, start: int, end: int, others: tuple[str, ...]) -> bool:
    """Whether a word of another term stands next to the words, with hours between at most ("part-time (0.6 FTE), permanent")."""
    after = page.folded[end : end + _REACH].lstrip(_FIGURES)
    while after.partition(" ")[0] in _LINKS:
        after = after.partition(" ")[2].lstrip(_FIGURES)
    if after.startswith(others):
        return True
    before = page.folded[max(0, start - _REACH) : start].rstrip(_FIGURES)
    while before.rpartition(" ")[2] in _LINKS:
        before = before.rpartition(" ")[0].rstrip(_FIGURES)
    return before.endswith(others)


def _claim_best(page: Page, name: str, words: list[_Word]) -> None:
    """Claim the surest word, the first of equals; where it stands as one of two ("contract or permanent"), claim nothing."""
    if not words:
        return
    best = max(words, key=_surest)
    for other in words:
        if other.value != best.value:
            first, second = (best, other) if best.start < other.start else (other, best)
            if second.start - first.end <= _APART and page.joined[first.end : second.start].strip().lower() in _EITHER:
                return
    page.add(name, best.value, best.start, best.end)


def _surest(word: _Word) -> tuple[float, int]:
    return word.weight, -word.start
