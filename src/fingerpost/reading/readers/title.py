"""Which role an advert is for: by its title, and by the duties where the title does not say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.readers.grid import Grid, Named
from fingerpost.reading.scan import Page

OTHER = "other"
LEADERSHIP = "leadership"
"""The family whose titles in a text are mostly those of the post's superiors."""

DUTIES = "The title does not name the role: judged from the duties"
UNKNOWN = "No role of the field was recognised in the title or the duties"

ALIAS, DUTY = 2.0, 1.0
"""What a role's alias in the text, and what one of its duties, counts; each once."""

NEAR = 600
"""Characters from the start of the text in which an alias counts twice: there it is this post's, later a colleague's."""

ENOUGH, ENOUGH_ALONE = 3.0, 5.0
"""Evidence below which no role is claimed: where the title has a word of the field, and where it has none."""

FITTING, UNFIT = 1.5, 0.5
"""What evidence is multiplied by where the title's work can, and where it cannot, make the role."""


class TitleReader:
    """Claims ``role``: always one claim, with a doubt where the title alone does not give it."""

    name = "title"

    def __init__(self, pack: Pack) -> None:
        self._grid = Grid(pack)
        self._pairs = self._grid.pairs
        self._made = {role for _, role in self._pairs}
        self._aliases = {
            role.id: role.aliases for role in pack.roles.values() if role.id != OTHER and role.family != LEADERSHIP
        }
        self._duties = {role: said for role, said in pack.words.get("duties", {}).items() if role in pack.roles}

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Duties, and aliases of two words or more in the singular: the plural names colleagues."""
        for role, aliases in self._aliases.items():
            yield from ((alias, (role, ALIAS)) for alias in aliases if " " in alias and not alias.endswith("s"))
        for role, phrases in self._duties.items():
            yield from ((phrase, (role, DUTY)) for phrase in phrases)

    def read(self, page: Page) -> None:
        """Claim the role with the title's words, else with the strongest words of the text, else "other" in doubt."""
        terms = self._grid.terms(page)
        named = self._grid.named(page, terms)
        if named is not None:
            page.add("role", *named)
            return
        work = next((term.entry.id for term in terms if term.entry.kind == "work"), None)
        judged = self._judged(page, work, ENOUGH if terms else ENOUGH_ALONE)
        start, end = page.bounds["title"]
        if judged is not None:
            page.add("role", *judged, DUTIES)
        elif start < end:
            page.add("role", OTHER, start, end, UNKNOWN)

    def _judged(self, page: Page, work: str | None, enough: float) -> Named | None:
        """The role that most words of the text speak for, with the strongest of them."""
        start = page.bounds["text"][0]
        scores: dict[str, float] = {}
        best: dict[str, tuple[float, int, int]] = {}
        counted: set[tuple[str, str]] = set()
        for begin, end, (role, weight) in page.hits(self.name):
            key = (role, page.folded[begin:end])
            if begin < start or key in counted:
                continue
            counted.add(key)
            value = weight * self._fit(work, role)
            if weight == ALIAS and begin < start + NEAR:
                value *= 2
            scores[role] = scores.get(role, 0.0) + value
            best[role] = max(best.get(role, (0.0, begin, end)), (value, begin, end), key=lambda item: item[0])
        if not scores:
            return None
        role = max(scores, key=lambda name: scores[name])
        return (role, *best[role][1:]) if scores[role] >= enough else None

    def _fit(self, work: str | None, role: str) -> float:
        if work is None or role not in self._made:
            return 1.0
        return FITTING if (work, role) in self._pairs else UNFIT
