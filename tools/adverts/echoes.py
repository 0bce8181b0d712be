"""Adverts that come again: posted anew some weeks later, on a second board, or through an agency that copies them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from adverts.agency_layouts import agency as agency_layout
from adverts.chance import Deck, Dice, Quota
from adverts.content import Content
from adverts.layouts import Setter
from adverts.parts import Parts
from adverts.phrasing import theirs

_OPENINGS = ("Still looking!", "Re-advertised.", "Another chance to apply.", "We have a second opening.")


@dataclass(frozen=True)
class Posting:
    """An advert as it went out: where, with what words, and when. ``mark`` tells the echoes of a vacancy from its first advert."""

    content: Content
    text: str
    source: str
    opened: int
    closed: int | None
    mark: str = ""


class Echoes:
    """The echoes of about one advert in eight."""

    def __init__(self, parts: Parts, deck: Deck) -> None:
        self.parts, self.deck, self.quota = parts, deck, Quota()

    def of(self, first: Posting, setter: Setter) -> Iterator[Posting]:
        """The postings that follow a first one; mostly none."""
        vacancy, quota = first.content.vacancy, self.quota
        named = vacancy.agency is None and not vacancy.employer.grades
        if first.opened > 20 and quota.due("again", 0.065):
            yield self._again(first, setter.dice)
        if first.source == "demo-employers" and quota.due("board", 0.055):
            yield self._on_a_board(first, setter.dice)
        if named and vacancy.terms.contract == "permanent" and quota.due("agency", 0.04):
            yield self._through_agency(first, setter)

    def _again(self, first: Posting, dice: Dice) -> Posting:
        """The same advert two to six weeks later, its pay raised or its words touched up."""
        opened = max(1, first.opened - dice.number(14, 40))
        closed = None if first.closed is None else max(1, min(first.closed, opened) - dice.number(7, 30))
        better = first.source != "demo-board" and dice.chance(0.5)
        text = raised(first, dice) if better else touched_up(first.text, dice)
        return replace(first, text=text, opened=opened, closed=closed, mark="b")

    def _on_a_board(self, first: Posting, dice: Dice) -> Posting:
        opened = max(first.closed or 0, first.opened - dice.number(0, 4))
        return replace(first, text=touched_up(first.text, dice), source="demo-board", opened=opened, mark="c")

    def _through_agency(self, first: Posting, setter: Setter) -> Posting:
        """The vacancy as an agency tells it: the employer unnamed, the lists of work and needs copied."""
        content = first.content
        name = self.deck.one("copying agencies", [agency.name for agency in self.parts.agencies])
        agency = next(agency for agency in self.parts.agencies if agency.name == name)
        copied = replace(
            content,
            vacancy=replace(content.vacancy, agency=agency, manner="agency"),
            slots={**content.slots, "employer": "the client", "person": agency.person},
            duties=[theirs(duty) for duty in content.duties],
            asks=[theirs(ask) for ask in content.asks],
            where=theirs(content.where),
        )
        opened = max(first.closed or 0, first.opened - setter.dice.number(1, 12))
        return Posting(copied, agency_layout(copied, setter), "demo-agencies", opened, first.closed, "d")


def touched_up(text: str, dice: Dice) -> str:
    """The same advert with the small changes of somebody who posts it again: an opening line, a lost line, other bullets."""
    lines = text.split("\n")
    change = dice.pick(["bullets", "lost line", "opening", "lost ending"])
    if change == "bullets":
        return "\n".join("• " + line[2:] if line.startswith(("- ", "* ")) else line for line in lines)
    if change == "lost line":
        lost = next((line for line in reversed(lines) if line.startswith(("- ", "• ", "* "))), None)
        return "\n".join(line for line in lines if line != lost)
    if change == "opening":
        return f"{dice.pick(_OPENINGS)}\n\n{text}"
    return text.rpartition("\n\n")[0] or text


def raised(first: Posting, dice: Dice) -> str:
    """The same advert with better pay, where it states a salary of its own making in full figures."""
    offer, text = first.content.vacancy.offer, first.text
    if not offer.stated or offer.grade or offer.period != "year":
        return text
    rise = dice.pick([1000, 2500, 5000])
    for amount in sorted({offer.low, offer.high}, reverse=True):
        text = text.replace(f"£{amount:,}", f"£{amount + rise:,}")
    return text
