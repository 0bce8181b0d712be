"""Why a job was found: in a short line, which of the visitor's words it meets and where."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.pack import Pack
from fingerpost.search import Meaning, Sought, stem_of, tokens_of
from fingerpost.site.facets import name_of
from fingerpost.site.wording import money
from fingerpost.store.shapes import JobCard

READ = {
    "level": "level",
    "mode": "mode",
    "contract": "contract",
    "ir35": "ir35",
    "hours": "hours",
    "sponsorship": "sponsorship",
}
"""What words name, with the field of the card that says it."""


def why(card: JobCard, meaning: Meaning, pack: Pack) -> str:
    """A line such as "title names Data engineer; asks for Python; “fintech” in its words". Empty without words."""
    found = "; ".join(dict.fromkeys(_reason(card, sought, pack) for sought in meaning.sought if sought.wanted))
    return found[:1].upper() + found[1:]


def _reason(card: JobCard, sought: Sought, pack: Pack) -> str:
    named = sought.named
    if named is None:
        return f"“{' '.join(sought.tokens)}” in its {_where(card, sought.tokens)}"
    if named.facet == "pay":
        return _pay(card)
    name = name_of(named.facet, named.value, pack) if named.value else " ".join(sought.tokens)
    if named.facet == "skill":
        if named.value in card.skills_asked:
            return f"asks for {name}"
        return f"names {name}, without asking for it" if named.value in card.skills_named else f"title names {name}"
    if named.facet == "place":
        return _place(card, name, named.or_remote)
    if named.facet == "role" and card.role == named.value:
        return f"the role is {name}"
    if sought.subject:
        return f"title names {name_of('skill', sought.subject.value, pack)}"
    if named.facet == "clearance" and card.clearance:
        return f"clearance: {card.clearance}"
    if named.facet in READ and named.value and getattr(card, READ[named.facet]) == named.value:
        return name.lower() if named.facet in ("mode", "level", "hours") else name
    return f"title names {name}"


def _where(card: JobCard, tokens: tuple[str, ...]) -> str:
    """The first of title, employer and text that holds the words, an ending more or less apart."""
    for place, words in (("title", card.title), ("employer’s name", card.who)):
        if set(map(stem_of, tokens)) <= set(_stems(words)):
            return place
    return "text"


def _stems(words: str) -> Iterator[str]:
    return map(stem_of, tokens_of(words))


def _place(card: JobCard, name: str, or_remote: bool) -> str:
    if or_remote and card.mode == "remote":
        return "remote"
    return f"in {card.place}" if card.place else f"title names {name}"


def _pay(card: JobCard) -> str:
    top = card.pay and (card.pay.high or card.pay.low)
    return f"pays up to {money(top, card.pay.currency)}" if card.pay and top else "states its pay"
