"""Every phrase by which a pack names something that can be searched for: a role, a level, a term, a skill, a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from fingerpost.pack import Pack, Skill
from fingerpost.search.words import SMALL, tokens_of

Tokens = tuple[str, ...]
ANY = "any"
"""Whatever clearance is asked for."""
OTHER = "other"
"""The role of adverts that none of the field's roles fits: nobody looks for it by a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the pack knows: a value of a facet, by which the reading of an advert names it.

    Its words mean it in a title too, but not in a text, which says "data engineers" of colleagues and "go" of nothing,
    unless they are ``plain``: one word that never means anything else. Without a ``value`` the title alone tells:
    "principal" names some of the jobs of a level, not all. Jobs of the value must hold the words ``besides`` too: a
    "Python developer" is a software engineer, but not any. Of a place, ``miles`` and ``or_remote`` say how near, and whether
    work that is wholly remote will do. ``wider`` is the value to make do with where no title says the words.
    """

    facet: str
    value: str
    plain: bool = False
    besides: tuple[str, ...] = ()
    miles: int | None = None
    or_remote: bool = False
    wider: str = ""


Pairs = list[tuple[str, Named]]


def key_of(tokens: Tokens) -> Tokens:
    """Tokens without small words, for a visitor's may have lost theirs ("head data"); all of them where one would be left."""
    kept = tuple(token for token in tokens if token not in SMALL)
    return kept if len(kept) > 1 else tokens


def names_of(pack: Pack) -> Iterator[tuple[str, Named]]:
    """Every phrase that names something, the surest first: of several meanings a phrase has the first."""
    levels = sorted({level for rung in pack.rungs for level in rung.levels})
    titles, fields = _roles(pack, set(levels))
    yield from titles
    for level in levels:
        yield level, Named("level", level)
        yield from (
            (phrase, Named("level", "", wider=level))
            for phrase in pack.words.get("levels", {}).get(f"title.{level}", ())
        )
    yield from _terms(pack.words)
    for skill in pack.skills.values():
        yield from _skill(skill)
    yield from fields
    for place in pack.places.values():
        yield from ((phrase, Named("place", place.id)) for phrase in (place.name, *place.aliases))


def _roles(pack: Pack, levels: Set[str]) -> tuple[Pairs, Pairs]:
    """The names of roles: those that say a kind of work, and those that rather name a field ("data governance")."""
    works, writings = _works(pack), _writings(pack)
    titles: Pairs = []
    fields: Pairs = []
    for role in pack.roles.values():
        if role.id == OTHER:
            continue
        named = [role.name, *(title for title in role.titles if levels.isdisjoint(tokens_of(title)))]
        for phrase in (*named, *role.aliases):
            pair = phrase, Named("role", role.id, besides=_besides(role.name, phrase, works, writings))
            (titles if phrase in named or works & set(tokens_of(phrase)[-1:]) else fields).append(pair)
    return titles, fields


def _works(pack: Pack) -> Set[str]:
    """Words for a kind of work, of which a role's name has one and its other titles others."""
    titles = pack.words.get("titles", {})
    return {phrase for key, phrases in titles.items() if key.startswith("work.") for phrase in phrases}


def _besides(name: str, phrase: str, works: Set[str], writings: Mapping[Tokens, Set[Tokens]]) -> Tokens:
    """The words of one of a role's titles that say more than its name does.

    A word for the kind of work ("developer") says no more, nor does a skill that the name has in other words ("ML").
    """
    known, tokens = set(tokens_of(name)), key_of(tokens_of(phrase))
    more = tuple(token for token in tokens if token not in known and token not in works)
    same = any(known.issuperset(writing) for writing in writings.get(more, ()))
    return () if same or more == tokens else more


def _writings(pack: Pack) -> dict[Tokens, Set[Tokens]]:
    """For each way to write a skill, all the ways to write it."""
    found: dict[Tokens, Set[Tokens]] = {}
    for skill in pack.skills.values():
        ways = {tokens_of(way) for way in (skill.name, *skill.aliases, *skill.exact)}
        found |= dict.fromkeys(ways, ways)
    return found


def _terms(words: Mapping[str, Mapping[str, Tokens]]) -> Iterator[tuple[str, Named]]:
    """Contract, IR35 and way of working, in the words that a title or a label has for them."""
    for key in words.get("terms", {}):
        facet, _, value = key.partition(".")
        if facet == "ir35":
            yield f"{value} ir35", Named(facet, value)
    for key, phrases in words.get("terms", {}).items():
        facet, _, rest = key.partition(".")
        if facet == "contract" and rest.endswith(".title"):
            named = Named(facet, rest.removesuffix(".title"))
            yield from ((phrase, named) for phrase in (named.value, *phrases))
    for key, phrases in words.get("terms", {}).items():
        if key.startswith("hours.") and key.endswith(".alone"):
            value = key.split(".")[1]
            longer = (phrase for phrase in phrases if len(phrase) > len("ft"))
            yield from ((phrase, Named("hours", value)) for phrase in (value, *longer))
    yield from _demands(words.get("demands", {}))
    yield from (("day rate", Named("paid", "day")), ("hourly rate", Named("paid", "hour")))
    for key, phrases in words.get("mode", {}).items():
        value, _, kind = key.partition(".")
        if kind == "alone":
            # A single word may be part of anything ("Home Office"); the mode's own name is not.
            longer = (phrase for phrase in phrases if len(key_of(tokens_of(phrase))) > 1)
            yield from ((phrase, Named("mode", value)) for phrase in (value, *longer))


def _demands(words: Mapping[str, Tokens]) -> Iterator[tuple[str, Named]]:
    """Clearances and the sponsorship of a visa."""
    for key, phrases in words.items():
        subject, _, kind = key.partition(".")
        if subject == "clearance" and kind == "named":
            yield from ((phrase, Named("clearance", ANY)) for phrase in phrases)
        elif subject == "clearance":
            named = Named("clearance", kind.lower())
            yield from ((phrase, named) for phrase in (kind, *phrases))
    if "sponsorship" in words:
        offered = Named("sponsorship", "yes")
        phrases = (
            "visa sponsorship",
            "sponsorship",
            "sponsors visas",
            "visa sponsor",
            "skilled worker visa",
            "sponsored visa",
        )
        yield from ((phrase, offered) for phrase in phrases)


def _skill(skill: Skill) -> Iterator[tuple[str, Named]]:
    """The ways to write a skill; one word that needs neither its case nor its neighbours to be known is plain."""
    for phrase in (skill.name, *skill.aliases, *skill.exact):
        plain = not skill.near and phrase not in skill.exact and len(tokens_of(phrase)) == 1
        yield phrase, Named("skill", skill.id, plain)
