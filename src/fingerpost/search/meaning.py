"""What a visitor's words name in the pack: a role, a level, a skill, a place, a way of working. The rest are words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from fingerpost.pack import Pack, Skill
from fingerpost.search.spelling import nearest
from fingerpost.search.words import Part, parse_words, tokens_of

SPELLINGS_LIMIT = 8
"""Other spellings of a skill beyond so many are not looked for in the text: the reading has found them already."""
TERMS = ("contract", "mode", "ir35")
"""Fields of the pack's words on terms whose phrases ("outside IR35", "work from home") are taken by what they mean."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the pack knows: a value of a facet, and the spellings that mean it wherever they stand.

    Any other word for it means it in a title alone: an advert's text says "data engineers" of colleagues, "go" of
    nothing.
    """

    facet: str
    value: str
    spellings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """One condition on a job: tokens, what they name (None for plain words), and whether they must stand together."""

    tokens: tuple[str, ...]
    named: Named | None = None
    together: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Meaning:
    """All the conditions of a visitor's words, which must all hold, with the slips of the keys that were put right."""

    sought: tuple[Sought, ...]
    mended: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Lexicon:
    """The names of a pack, by their tokens."""

    names: Mapping[tuple[str, ...], Named]
    longest: int = 1
    vocabulary: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, pack: Pack) -> Lexicon:
        """The lexicon of a pack: roles before levels, terms, skills and places where one phrase names several."""
        names: dict[tuple[str, ...], Named] = {}
        for phrase, named in _names(pack):
            tokens = tokens_of(phrase)
            if tokens:
                names.setdefault(tokens, named)
        vocabulary = frozenset(token for tokens in names for token in tokens)
        return cls(names, max(map(len, names), default=1), vocabulary)

    def read(self, text: str, known: Callable[[str], bool]) -> Meaning:
        """What a visitor's words mean; ``known`` says whether any advert holds a word, and only others are mended."""
        parts = parse_words(text)
        mended: dict[str, str] = {}
        for part in parts:
            for token in () if part.together else part.tokens:
                near = None if token in self.vocabulary or known(token) else nearest(token, self.vocabulary)
                if near:
                    mended[token] = near
        sought: list[Sought] = []
        for plain, group in groupby(parts, key=lambda part: part.wanted and not part.quoted):
            run = list(group)
            sought += self._spans(run, mended) if plain else map(self._alone, run)
        return Meaning(tuple(sought), tuple(mended.items()))

    def _spans(self, parts: list[Part], mended: Mapping[str, str]) -> Iterator[Sought]:
        """The longest names first come among the tokens of neighbouring parts; the parts left over as they are."""
        at = 0
        while at < len(parts):
            for end in range(min(len(parts), at + self.longest), at, -1):
                tokens = tuple(mended.get(token, token) for part in parts[at:end] for token in part.tokens)
                named = self._named(tokens)
                if named:
                    yield Sought(tokens, named)
                    at = end
                    break
            else:
                yield Sought(tuple(mended.get(token, token) for token in parts[at].tokens), None, parts[at].together)
                at += 1

    def _alone(self, part: Part) -> Sought:
        named = None if part.quoted else self._named(part.tokens)
        return Sought(part.tokens, named, part.together, part.wanted)

    def _named(self, tokens: tuple[str, ...]) -> Named | None:
        """What the tokens name, in the singular where the plural is not known ("data scientists")."""
        found = self.names.get(tokens)
        if found is None and tokens[-1].endswith("s"):
            found = self.names.get((*tokens[:-1], tokens[-1][:-1]))
        return found


def _names(pack: Pack) -> Iterator[tuple[str, Named]]:
    levels = {level for rung in pack.rungs for level in rung.levels}
    for role in pack.roles.values():
        titles = (title for title in role.titles if levels.isdisjoint(tokens_of(title)))
        yield from ((phrase, Named("role", role.id)) for phrase in (role.name, *titles, *role.aliases))
    yield from ((level, Named("level", level)) for level in sorted(levels))
    for key, phrases in pack.words.get("terms", {}).items():
        facet, _, value = key.partition(".")
        if facet in TERMS:
            yield from ((phrase, Named(facet, value)) for phrase in (value, *phrases))
    for skill in pack.skills.values():
        named = Named("skill", skill.id, _spellings(skill))
        yield from ((phrase, named) for phrase in (skill.name, *skill.aliases, *skill.exact))
    for place in pack.places.values():
        yield from ((phrase, Named("place", place.id)) for phrase in (place.name, *place.aliases))


def _spellings(skill: Skill) -> tuple[tuple[str, ...], ...]:
    """The ways to write a skill that mean nothing else, whatever their case and neighbours."""
    plain = (name for name in (skill.name, *skill.aliases) if name not in skill.exact)
    return () if skill.near else tuple(dict.fromkeys(filter(None, map(tokens_of, plain))))[:SPELLINGS_LIMIT]
