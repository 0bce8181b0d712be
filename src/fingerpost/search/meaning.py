"""What a visitor's words name in the pack: a role, a level, a skill, a place, a way of working. The rest are words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from fingerpost.pack import Pack, Skill
from fingerpost.search.spelling import nearest
from fingerpost.search.words import SMALL, Part, parse_words, tokens_of


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the pack knows: a value of a facet, by which the reading of an advert names it.

    Its words mean it in a title too, but not in a text, which says "data engineers" of colleagues and "go" of nothing,
    unless they are ``plain``: one word that never means anything else. Without a ``value`` the title alone tells:
    "principal" names some of the jobs of a level, not all. Jobs of the value must hold the words ``besides`` too: a
    "Python developer" is a software engineer, but not any.
    """

    facet: str
    value: str
    plain: bool = False
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """One condition on a job: tokens, what they name (None for plain words), and whether they must stand together."""

    tokens: tuple[str, ...]
    named: Named | None = None
    together: bool = False
    wanted: bool = True
    besides: tuple[Sought, ...] = ()


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
            tokens = _key(tokens_of(phrase))
            if tokens:
                names.setdefault(tokens, named)
        vocabulary = frozenset(token for tokens in names for token in tokens)
        return cls(names, max(map(len, names), default=1), vocabulary)

    def read(self, text: str, held: Callable[[str], int]) -> Meaning:
        """What a visitor's words mean; ``held`` says how many adverts hold a word, and only those of none are mended."""
        parts = parse_words(text)
        mended: dict[str, str] = {}
        for token in (part.tokens[0] for part in parts if not part.together):
            if token not in self.vocabulary and not held(token):
                near = nearest(token, self.vocabulary)
                if near:
                    mended[token] = max(near, key=lambda word: (held(word), len(word), word))
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
                    yield self._sought(tokens, named)
                    at = end
                    break
            else:
                yield Sought(tuple(mended.get(token, token) for token in parts[at].tokens), None, parts[at].together)
                at += 1

    def _alone(self, part: Part) -> Sought:
        named = None if part.quoted else self._named(part.tokens)
        return self._sought(part.tokens, named, part.together, part.wanted)

    def _sought(
        self, tokens: tuple[str, ...], named: Named | None, together: bool = False, wanted: bool = True
    ) -> Sought:
        besides = (self._alone(Part((token,))) for token in named.besides) if named else ()
        return Sought(tokens, named, together, wanted, tuple(besides))

    def _named(self, tokens: tuple[str, ...]) -> Named | None:
        """What the tokens name, in the singular where the plural is not known ("data scientists")."""
        tokens = _key(tokens)
        found = self.names.get(tokens)
        if found is None and tokens[-1].endswith("s"):
            found = self.names.get((*tokens[:-1], tokens[-1][:-1]))
        return found


def _key(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Tokens as names are looked up: without small words, for a visitor's may have lost theirs ("head data")."""
    return tuple(token for token in tokens if token not in SMALL) or tokens


def _names(pack: Pack) -> Iterator[tuple[str, Named]]:
    """Every phrase that names something, the surest first: of several meanings a phrase has the first."""
    levels = sorted({level for rung in pack.rungs for level in rung.levels})
    for role in pack.roles.values():
        titles = (title for title in role.titles if not set(levels) & set(tokens_of(title)))
        same = set(tokens_of(role.name)) | _works(pack)
        for phrase in (role.name, *titles, *role.aliases):
            tokens = _key(tokens_of(phrase))
            besides = tuple(token for token in tokens if token not in same) if len(tokens) > 1 else ()
            yield phrase, Named("role", role.id, besides=besides)
    for level in levels:
        yield level, Named("level", level)
        yield from ((phrase, Named("level", "")) for phrase in pack.words.get("levels", {}).get(f"title.{level}", ()))
    yield from _terms(pack.words)
    for skill in pack.skills.values():
        yield from _skill(skill)
    for place in pack.places.values():
        yield from ((phrase, Named("place", place.id)) for phrase in (place.name, *place.aliases))


def _works(pack: Pack) -> set[str]:
    """Words for a kind of work ("developer"), of which a role's name has one and its other titles others."""
    titles = pack.words.get("titles", {})
    return {phrase for key, phrases in titles.items() if key.startswith("work.") for phrase in phrases}


def _terms(words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[tuple[str, Named]]:
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
    for key, phrases in words.get("mode", {}).items():
        value, _, kind = key.partition(".")
        if kind == "alone":
            # A single word may be part of anything ("Home Office"); the mode's own name is not.
            longer = (phrase for phrase in phrases if len(_key(tokens_of(phrase))) > 1)
            yield from ((phrase, Named("mode", value)) for phrase in (value, *longer))


def _skill(skill: Skill) -> Iterator[tuple[str, Named]]:
    """The ways to write a skill; one word that needs neither its case nor its neighbours to be known is plain."""
    for phrase in (skill.name, *skill.aliases, *skill.exact):
        plain = not skill.near and phrase not in skill.exact and len(tokens_of(phrase)) == 1
        yield phrase, Named("skill", skill.id, plain)
