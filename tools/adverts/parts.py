"""The hand-written parts, loaded from the TOML files beside this module into plain values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RUNGS = ("junior", "none", "senior", "lead", "head")


@dataclass(frozen=True)
class Employer:
    """An invented employer. ``pay`` multiplies a role's pay, ``open`` is the share of its adverts that state it.

    ``grades`` names the public scale on which it pays (civil, council, academic, nhs), ``quants`` and ``consults`` say that it hires
    quantitative analysts, or consultants.
    """

    name: str
    manner: Sequence[str]
    places: Sequence[str]
    mode: str
    pay: float
    open: float
    stack: Mapping[str, str]
    about: Sequence[str]
    blind: str
    team: Sequence[str]
    users: str
    data: Sequence[str]
    topics: Mapping[str, Sequence[str]]
    perks: Sequence[str]
    culture: Sequence[str]
    asks: Sequence[str]
    sponsors: str = ""
    clearance: str = ""
    grades: str = ""
    quants: bool = False
    consults: bool = False

    @property
    def slug(self) -> str:
        """The name as it stands in an address."""
        return slug(self.name)


@dataclass(frozen=True)
class Agency:
    """An invented agency, with the line that the law asks of it for permanent and for contract work."""

    name: str
    places: Sequence[str]
    lawful: str
    lawful_contract: str
    person: str


@dataclass(frozen=True)
class Role:
    """What adverts of a role say, at any level and (``levels``) at one. ``pay`` is in thousands of pounds for each of ``RUNGS``;
    ``scholarly`` roles are the ones that universities advertise too."""

    id: str
    topic: str
    kind: str
    titles: Sequence[str]
    pay: Sequence[float]
    summary: Sequence[str]
    duties: Sequence[str]
    asks: Sequence[str]
    wish: Sequence[str]
    scholarly: bool = False
    levels: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Parts:
    """Everything that was written by hand."""

    employers: Sequence[Employer]
    agencies: Sequence[Agency]
    roles: Mapping[str, Role]
    levels: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]
    manner: Mapping[str, Mapping[str, Sequence[str]]]
    plain: Mapping[str, Mapping[str, Sequence[str]]]
    places: Mapping[str, Mapping[str, Any]]
    pay: Mapping[str, Any]
    plan: Mapping[str, Mapping[str, Any]]

    def for_level(self, role: Role, level: str, what: str) -> Sequence[str]:
        """Duties, asks or titles that belong to a role at a level: the role's own, else those of its kind of work, else the general."""
        kind = {"research": "science"}.get(role.kind, role.kind)
        sources = (role.levels, self.levels.get(kind, {}), self.levels["general"])
        return next((source[level][what] for source in sources if what in source.get(level, {})), ())

    def in_plain_words(self, role: Role, what: str) -> Sequence[str]:
        """Duties, asks or summaries of a role in plainer words: the role's own and those of its kind of work."""
        return [words for key in (role.id, role.kind) for words in self.plain.get(key, {}).get(what, ())]


def slug(words: str) -> str:
    """Lower-case words joined by hyphens."""
    letters = "".join(sign if sign.isalnum() else " " for sign in words.lower().replace("&", " and "))
    return "-".join(letters.split())


def load_parts() -> Parts:
    """All the parts, in the order of their files."""
    employers = [
        Employer(**entry) for path in sorted((HERE / "employers").glob("*.toml")) for entry in _read(path)["employer"]
    ]
    roles = [_role(entry) for path in sorted((HERE / "roles").glob("*.toml")) for entry in _read(path)["role"]]
    return Parts(
        employers=employers,
        agencies=[Agency(**entry) for entry in _read(HERE / "agencies.toml")["agency"]],
        roles={role.id: role for role in roles},
        levels=_read(HERE / "levels.toml"),
        manner=_read(HERE / "manner.toml"),
        plain=_read(HERE / "plain.toml"),
        places=_read(HERE / "places.toml"),
        pay=_read(HERE / "pay.toml"),
        plan=_read(HERE / "plan.toml"),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _role(entry: dict[str, Any]) -> Role:
    levels = {key: entry.pop(key) for key in list(entry) if isinstance(entry[key], dict)}
    return Role(levels=levels, **entry)
