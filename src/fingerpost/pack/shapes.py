"""The shapes that a pack holds once it is loaded: plain frozen values, one for each kind of entry in its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from datetime import date

from fingerpost.pack.asked import SelfCheck
from fingerpost.pack.taxyear import TaxYear


@dataclass(frozen=True, slots=True)
class Family:
    """Roles that belong together on the catalogue page."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work, whatever the advert calls it; a level is never part of it.

    ``titles`` are the titles in use as the field prints them, ``aliases`` the further words (lower case, no level) that an advert's title
    may hold and that mean this role. ``soc2020`` is the four-digit code of the UK's Standard Occupational Classification.
    """

    id: str
    name: str
    family: str
    description: str
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    soc2020: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Pay that somebody published for a rung or a stage, in whole pounds a year, with who and when.

    ``high`` of None means that the band is open at the top, ``open_top`` that the printed top ends in "+".
    """

    low: int
    high: int | None
    currency: str
    source: str
    taken: date
    open_top: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: a level (or several), what it is called, what one does there and what one needs.

    ``levels`` are the level ids that a reading may state and that stand on this rung; ``unmarked`` says that adverts whose
    title states no level are shown here (apart from those that do). ``band`` is None where nobody has published one.
    """

    number: int
    id: str
    name: str
    short: str
    levels: tuple[str, ...]
    duties: tuple[str, ...]
    skills: tuple[str, ...]
    summary: str
    band: Band | None = None
    unmarked: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the progression that the field's own guides print."""

    number: int
    title: str
    rung: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published salary for a stage of a career (entry, mid, senior)."""

    stage: str
    band: Band


@dataclass(frozen=True, slots=True)
class Skill:
    """Something technical that adverts ask for.

    ``aliases`` are other ways to write it; ``exact`` are ways that count only in just this case ("R", "Go", "SAS"). Where ``near`` is
    not empty the skill is ambiguous, and counts only with one of those words, or another skill of its group, close by; ``never``
    are phrases in which the word means something else ("go to market").
    """

    id: str
    name: str
    group: str
    kind: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    superseded_by: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A group of skills on the skills page, within one of the field's three parts (fundamentals, programming, languages)."""

    id: str
    name: str
    part: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that adverts name. Latitude and longitude in degrees (WGS 84).

    ``kind`` is city, town, part, county, region or nation; ``within`` is the id of the town that a part belongs to. The ``county`` of a
    county and the ``region`` of a region or a nation are its own name; Scotland, Wales and Northern Ireland are regions too.
    """

    id: str
    name: str
    kind: str
    county: str
    region: str
    nation: str
    latitude: float
    longitude: float
    within: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A named thing with a sentence about it: an industry, a course provider, a community, a salary-guide discipline, a qualification."""

    id: str
    name: str
    description: str
    url: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consultant:
    """A member of the demonstration agency's team; always invented. ``roles`` are those whose jobs they look after."""

    id: str
    name: str
    job_title: str
    discipline: str
    places: tuple[str, ...]
    profile: str
    recruits_for: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    hours: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the demonstration; always invented. It is so many ``weeks`` from the day of the set-up, on the first such
    ``weekday`` from then on, and lasts so many ``days``; its times are those of the clock in its ``zone``."""

    id: str
    title: str
    community: str
    weeks: int
    weekday: str
    begins: str
    ends: str
    zone: str
    description: str
    venue: str = ""
    address: str = ""
    online: bool = False
    sign_up: str = ""
    organiser: str = ""
    days: int = 1
    status: str = "scheduled"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of the guide as its author wrote it: Markdown under a title and a one-sentence summary."""

    id: str
    title: str
    summary: str
    markdown: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """Rules of the advert checker that belong together; a rule's id begins with the family's."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Authority:
    """What a rule of the advert checker cites: a law, a search engine's page, a paper, or our own judgement."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A rule of the advert checker: what it asks for in plain words, and what a finding says (``{…}`` is filled in).

    A rule of words has ``phrases``; a hit inside one of ``never``, or in a sentence with a phrase of one of the tables ``unless`` of
    words/checking.toml, is none, and it takes ``least`` different phrases. A rule without phrases is looked for in ``checking``.
    """

    id: str
    severity: str
    name: str
    says: str
    suggestion: str
    authority: str
    phrases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    parts: tuple[str, ...] = ("title", "text")
    least: int = 1

    @property
    def family(self) -> str:
        """The id of the family that the rule belongs to."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Track:
    """A way on from where the ladder forks: the rungs that it leads over, from the lowest, and the roles that one may hold."""

    id: str
    name: str
    summary: str
    rungs: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sameness:
    """A word of titles that leaves the role the same, and why: an abbreviation, a synonym, a level."""

    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A field, described in plain text and checked: all that readers, figures and pages need to know about it.

    ``words`` are the words of the readers, by file and by table: ``words["terms"]["contract.permanent"]`` is a tuple of phrases.
    ``postcodes`` gives the id of the town that the letters of a postcode area mean; ``taxes`` the tax years by id, the oldest first.
    ``beneath`` are the ids of all packs that it stands on, and ``fields`` the packs of which it is made where a site holds several.
    """

    id: str
    name: str
    field: str
    country: str
    language: str
    version: str
    description: str
    families: Mapping[str, Family] = filled(default_factory=dict)
    roles: Mapping[str, Role] = filled(default_factory=dict)
    rungs: tuple[Rung, ...] = ()
    ladder_roles: tuple[str, ...] = ()
    progression: tuple[Step, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    skill_groups: Mapping[str, SkillGroup] = filled(default_factory=dict)
    skills: Mapping[str, Skill] = filled(default_factory=dict)
    places: Mapping[str, Place] = filled(default_factory=dict)
    postcodes: Mapping[str, str] = filled(default_factory=dict)
    industries: tuple[Entry, ...] = ()
    qualifications: tuple[Entry, ...] = ()
    courses: tuple[Entry, ...] = ()
    communities: tuple[Entry, ...] = ()
    salary_guides: tuple[Entry, ...] = ()
    team: tuple[Consultant, ...] = ()
    demo_communities: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()
    prose: tuple[Prose, ...] = ()
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = filled(default_factory=dict)
    rule_families: Mapping[str, RuleFamily] = filled(default_factory=dict)
    authorities: Mapping[str, Authority] = filled(default_factory=dict)
    check_rules: Mapping[str, CheckRule] = filled(default_factory=dict)
    taxes: Mapping[str, TaxYear] = filled(default_factory=dict)
    self_check: SelfCheck | None = None
    tracks: tuple[Track, ...] = ()
    sameness: tuple[Sameness, ...] = ()
    beneath: frozenset[str] = frozenset()
    fields: tuple[Pack, ...] = ()

    def field_of(self, pack_id: str) -> Pack:
        """The field of that pack, on a site of several; the first field for an id that is none of them, such as "".

        A pack of one field is that field.
        """
        return next((one for one in self.fields if one.id == pack_id), self.fields[0] if self.fields else self)

    def rung_of(self, level: str | None) -> Rung | None:
        """The rung on which a stated level stands, or the working rung where none is stated; None for an unknown level."""
        for rung in self.rungs:
            if level in rung.levels or (level is None and rung.unmarked):
                return rung
        return None
