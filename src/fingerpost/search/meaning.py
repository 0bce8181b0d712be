"""What a visitor's words mean: conditions on a job, by what they name in the pack where they name anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fingerpost.pack import Pack
from fingerpost.search.intent import Intent, intent_of
from fingerpost.search.names import Named, Tokens, key_of, names_of
from fingerpost.search.spelling import distance, nearest, slips
from fingerpost.search.words import Part, parse_words, tokens_of

RARER = 100
"""How many times rarer than the word that was meant a slip of the keys is, where adverts hold it too."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One condition on a job: tokens, what they name (None for plain words), and whether they must stand together.

    ``subject`` is the skill that the name of a role begins with: of a "computer vision engineer", computer vision.
    """

    tokens: tuple[str, ...]
    named: Named | None = None
    together: bool = False
    wanted: bool = True
    besides: tuple[Sought, ...] = ()
    subject: Named | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """All the conditions of a visitor's words, which must all hold, with the slips of the keys that were put right."""

    sought: tuple[Sought, ...]
    mended: tuple[tuple[str, str], ...] = ()


def _near(sought: Sought, intent: Intent) -> Sought:
    """A place with how near it is asked to be, and whether remote work will do."""
    if not (sought.named and sought.named.facet == "place" and sought.wanted):
        return sought
    return replace(sought, named=replace(sought.named, miles=intent.miles, or_remote=intent.or_remote))


def name_key(named: Named, tokens: Tokens) -> str:
    """What a title that names something is known to name: the value, or where the title alone tells, the words."""
    return f"{named.facet}:{named.value or ' '.join(tokens)}"


class Lexicon:
    """The names of a pack, by their tokens. ``stem`` is how the engine cuts the ending from a word."""

    def __init__(self, pack: Pack, stem: Callable[[str], str]) -> None:
        self.names: dict[tuple[str, ...], Named] = {}
        pairs = [(tokens, named) for phrase, named in names_of(pack) if (tokens := tokens_of(phrase))]
        for tokens, named in (*pairs, *((key_of(tokens), named) for tokens, named in pairs)):
            self.names.setdefault(tokens, named)
        self.longest = max(map(len, self.names), default=1)
        self.stem = stem
        self.stems: dict[str, list[str]] = {}
        for token in sorted({token for tokens in self.names for token in tokens}):
            self.stems.setdefault(stem(token), []).append(token)
        self.vocabulary = frozenset(token for tokens in self.stems.values() for token in tokens)
        self.guessable = [token for token in sorted(self.vocabulary) if slips(token)]
        self.stemmed: dict[Tokens, tuple[str, ...]] = {}
        for tokens, named in self.names.items():
            said = (self.said_key(tokens),) if named.facet == "role" else ()
            self.stemmed.setdefault(tuple(map(stem, tokens)), (name_key(named, tokens), *said))

    def named_in(self, stems: Sequence[str]) -> tuple[str, ...]:
        """All that a title names, by its words without their endings: each key once, the longest first."""
        found: dict[str, None] = {}
        for length in range(min(self.longest, len(stems)), 0, -1):
            for start in range(len(stems) - length + 1):
                found |= dict.fromkeys(self.stemmed.get(tuple(stems[start : start + length]), ()))
        return tuple(found)

    def said_key(self, tokens: Tokens) -> str:
        """What a title that says these words of a role is known to say, however it writes the skills in them ("ML")."""
        said, at = [], 0
        while at < len(tokens):
            spans = ((end, self.names.get(tokens[at:end])) for end in range(len(tokens), at, -1))
            end, skill = next(
                ((end, named) for end, named in spans if named and named.facet == "skill"), (at + 1, None)
            )
            said.append(skill.value if skill else self.stem(tokens[at]))
            at = end
        return f"said:{' '.join(said)}"

    def read(self, text: str, held: Callable[[str], int], employing: Callable[[str], int] = lambda _: 0) -> Meaning:
        """What a visitor's words mean.

        ``held`` says how many adverts hold a word, ``employing`` how many have it in their employer's name: a word of no
        employer is mended where no advert holds it, or very few beside those that hold the word that was meant.
        """
        intent = intent_of(text)
        parts = parse_words(intent.words) if intent.words else ()
        mended: dict[str, str] = {}
        taken: dict[str, str] = {}
        for token in (part.tokens[0] for part in parts if not part.together and part.tokens[0] not in self.vocabulary):
            if near := self.stems.get(self.stem(token)):
                taken[token] = min(near, key=lambda word: (distance(token, word), word))
            elif not employing(token) and (near := nearest(token, self.guessable)):
                meant = max(near, key=lambda word: (held(word), len(word), word))
                if held(token) * RARER <= held(meant):
                    taken[token] = mended[token] = meant
        sought: list[Sought] = []
        for plain, group in groupby(parts, key=lambda part: part.wanted and not part.quoted):
            run = list(group)
            sought += self._spans(run, taken) if plain else map(self._alone, run)
        sought = [_near(each, intent) for each in sought]
        sought += [Sought(tokens_of(words), named) for words, named in intent.pay]
        if intent.or_remote and not any(each.named and each.named.or_remote for each in sought):
            sought.append(Sought(("remote",), self.names.get(("remote",))))
        return Meaning(tuple(sought), tuple(mended.items()))

    def _spans(self, parts: list[Part], taken: Mapping[str, str]) -> Iterator[Sought]:
        """The longest names first come among the tokens of neighbouring parts; the parts left over as they are."""
        at = 0
        while at < len(parts):
            for end in range(min(len(parts), at + self.longest), at, -1):
                tokens = tuple(taken.get(token, token) for part in parts[at:end] for token in part.tokens)
                named = self._named(tokens)
                if named:
                    yield self._sought(tokens, named)
                    at = end
                    break
            else:
                yield Sought(tuple(taken.get(token, token) for token in parts[at].tokens), None, parts[at].together)
                at += 1

    def _alone(self, part: Part) -> Sought:
        named = None if part.quoted else self._named(part.tokens)
        return self._sought(part.tokens, named, part.together, part.wanted)

    def _sought(
        self, tokens: tuple[str, ...], named: Named | None, together: bool = False, wanted: bool = True
    ) -> Sought:
        besides = self._spans([Part((token,)) for token in named.besides], {}) if named else ()
        before = self.names.get(tokens[:-1]) if named and named.facet == "role" and not named.besides else None
        subject = before if before and before.facet == "skill" else None
        return Sought(tokens, named, together, wanted, tuple(besides), subject)

    def _named(self, tokens: tuple[str, ...]) -> Named | None:
        """What the tokens name, in the singular where the plural is not known ("data scientists")."""
        singular = (*tokens[:-1], tokens[-1].removesuffix("s"))
        return self.names.get(tokens) or self.names.get(key_of(tokens)) or self.names.get(singular)
