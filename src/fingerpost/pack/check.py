"""Check a pack across its files: what one file names must stand in another, and nothing may stand for two things."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from fingerpost.pack.fault import Fault
from fingerpost.pack.self_check import check_self_check
from fingerpost.pack.shapes import Band, Pack

LEVELS = ("intern", "junior", "mid", "senior", "lead", "head", "chief")
"""What an advert may state of a post's level, the lowest first."""

SEVERITIES = ("law", "engines", "good practice", "hint")
"""What a finding of the advert checker weighs, the heaviest first."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")

Check = Callable[[Pack], Iterator[Fault]]


def check_pack(pack: Pack) -> list[Fault]:
    """Everything that is wrong with a pack that could be loaded; an empty list when it is sound."""
    return [fault for check in (*REFERENCES, *HOUSEKEEPING) for fault in check(pack)]


def check_references(pack: Pack) -> list[Fault]:
    """The faults that make a pack unusable; ``load_pack`` raises the first of them."""
    return [fault for check in REFERENCES for fault in check(pack)]


def _roles_have_families(pack: Pack) -> Iterator[Fault]:
    for role in pack.roles.values():
        if role.family not in pack.families:
            yield Fault("roles.toml", f"[[role]] {role.id}", f"no family {role.family!r}", _one_of(pack.families))


def _titles_have_one_role(pack: Pack) -> Iterator[Fault]:
    for kind in ("titles", "aliases"):
        said = ((words, role.id) for role in pack.roles.values() for words in getattr(role, kind))
        for words, first, second in _twice(said):
            fault = (
                f"{words!r} stands under {first} and under {second}" if first != second else f"{words!r} stands twice"
            )
            yield Fault("roles.toml", f"[[role]] {second}", fault, "Leave it where it belongs, once")


def _ladder_names_roles(pack: Pack) -> Iterator[Fault]:
    for role in pack.ladder_roles:
        if role not in pack.roles:
            yield Fault("ladder.toml", "roles", f"no role {role!r}", "Give the id of a role of roles.toml")


def _tracks_name_roles_and_rungs(pack: Pack) -> Iterator[Fault]:
    for track in pack.tracks:
        for role in track.roles:
            if role not in pack.roles:
                yield Fault("ladder.toml", f"[[track]] {track.id}", f"no role {role!r}", "Give the id of a role")
        for rung in track.rungs:
            if rung not in {each.id for each in pack.rungs}:
                yield Fault("ladder.toml", f"[[track]] {track.id}", f"no rung {rung!r}", "Give the id of a rung")


def _rungs_hold_each_level_once(pack: Pack) -> Iterator[Fault]:
    for rung in pack.rungs:
        for level in rung.levels:
            if level not in LEVELS:
                yield Fault("ladder.toml", f"[[rung]] {rung.id}", f"no level {level!r}", _one_of(LEVELS))
    said = ((level, rung.id) for rung in pack.rungs for level in rung.levels)
    for level, first, second in _twice(said):
        fault = f"the level {level!r} stands on {first} and on {second}"
        yield Fault("ladder.toml", f"[[rung]] {second}", fault, "A level stands on one rung: take it off the other")


def _rungs_are_in_order(pack: Pack) -> Iterator[Fault]:
    for at, rung in enumerate(pack.rungs, start=1):
        if rung.number != at:
            remedy = "Number the rungs 1, 2, 3 … from the lowest, in the order of the file"
            yield Fault("ladder.toml", f"[[rung]] {rung.id}", f"number {rung.number} where {at} belongs", remedy)
    unmarked = [rung.id for rung in pack.rungs if rung.unmarked]
    if pack.rungs and len(unmarked) != 1:
        fault = f"{len(unmarked)} rungs are for adverts that state no level"
        yield Fault("ladder.toml", "[[rung]]", fault, "Write unmarked = true on one rung")
    for step in pack.progression:
        if step.rung > len(pack.rungs) or step.rung < 1:
            yield Fault("ladder.toml", f"[[step]] {step.number}", f"no rung {step.rung}", "Give the number of a rung")


def _bands_are_the_right_way_up(pack: Pack) -> Iterator[Fault]:
    bands: list[tuple[str, Band]] = [(f"[[rung]] {rung.id}", rung.band) for rung in pack.rungs if rung.band]
    bands += [(f"[[benchmark]] {mark.stage}", mark.band) for mark in pack.benchmarks]
    for entry, band in bands:
        if band.high is not None and band.low > band.high:
            yield Fault("ladder.toml", entry, f"the band is {band.low} to {band.high}", "Write the lower amount as low")


def _skills_have_groups(pack: Pack) -> Iterator[Fault]:
    for skill in pack.skills.values():
        if skill.group not in pack.skill_groups:
            yield Fault("skills", f"[[skill]] {skill.id}", f"no group {skill.group!r}", _one_of(pack.skill_groups))
        if skill.superseded_by is not None and skill.superseded_by not in pack.skills:
            fault = f"superseded by {skill.superseded_by!r}, which is no skill"
            yield Fault("skills", f"[[skill]] {skill.id}", fault, "Give the id of a skill of this pack")


def _succession_ends(pack: Pack) -> Iterator[Fault]:
    for skill in pack.skills.values():
        seen, at = {skill.id}, skill.superseded_by
        while at is not None and at in pack.skills and at not in seen:
            seen.add(at)
            at = pack.skills[at].superseded_by
        if at == skill.id:
            yield Fault("skills", f"[[skill]] {skill.id}", "it supersedes itself in a circle", "Break the circle")


def _skills_differ(pack: Pack) -> Iterator[Fault]:
    said = ((words, skill.id) for skill in pack.skills.values() for words in (skill.name, *skill.aliases))
    for words, first, second in _twice(said):
        if first != second:
            fault = f"{words!r} means {first} and {second}"
            yield Fault("skills", f"[[skill]] {second}", fault, "Leave it to the one that adverts mean")


def _guides_name_roles(pack: Pack) -> Iterator[Fault]:
    for guide in pack.salary_guides:
        for role in guide.facts:
            if role not in pack.roles:
                yield Fault("salary-guides.toml", f"[[guide]] {guide.id}", f"no role {role!r}", "Give the id of a role")


def _team_names_roles(pack: Pack) -> Iterator[Fault]:
    for person in pack.team:
        for role in person.roles:
            if role not in pack.roles:
                yield Fault("team.toml", f"[[consultant]] {person.id}", f"no role {role!r}", "Give the id of a role")


def _events_can_be(pack: Pack) -> Iterator[Fault]:
    communities = {entry.id for entry in (*pack.communities, *pack.demo_communities)}
    for event in pack.events:
        entry = f"[[event]] {event.id}"
        if event.community and event.community not in communities:
            yield Fault("demo/events.toml", entry, f"no community {event.community!r}", _one_of(communities))
        if event.weekday not in WEEKDAYS:
            yield Fault("demo/events.toml", entry, f"no weekday {event.weekday!r}", _one_of(WEEKDAYS))
        for clock in (event.begins, event.ends):
            if not CLOCK.fullmatch(clock):
                yield Fault("demo/events.toml", entry, f"{clock!r} is no time of the clock", 'Write "18:30"')


def _lists_are_filled(pack: Pack) -> Iterator[Fault]:
    for name, table in pack.words.items():
        for key, phrases in table.items():
            if not phrases:
                yield Fault(f"words/{name}.toml", f"[{key}]", "it has no phrases", "Fill it, or take it out")
    for page in pack.prose:
        if not page.markdown or not page.summary:
            yield Fault(f"guide/{page.id}.md", "", "it says nothing", "Write the page and its summary, or take it out")


def _rules_cite_what_is_known(pack: Pack) -> Iterator[Fault]:
    for rule in pack.check_rules.values():
        entry = f"[[rule]] {rule.id}"
        if rule.family not in pack.rule_families:
            yield Fault("checks", entry, f"no family {rule.family!r}", _one_of(pack.rule_families))
        if rule.authority not in pack.authorities:
            yield Fault("checks", entry, f"no authority {rule.authority!r}", _one_of(pack.authorities))
        if rule.severity not in SEVERITIES:
            yield Fault("checks", entry, f"no severity {rule.severity!r}", _one_of(SEVERITIES))
        for table in rule.unless:
            if table not in pack.words.get("checking", {}):
                yield Fault("checks", entry, f"no table {table!r} in words/checking.toml", "Add it, or take it out")


def _twice(said: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each word that stands twice, whatever its capitals: the word, whose it was first, and whose it is here."""
    owner: dict[str, str] = {}
    for words, here in said:
        key = words.casefold()
        if key in owner:
            yield words, owner[key], here
        owner.setdefault(key, here)


def _one_of(known: Collection[str]) -> str:
    return f"Give one of {', '.join(known)}"


REFERENCES: tuple[Check, ...] = (
    _roles_have_families,
    _ladder_names_roles,
    _titles_have_one_role,
    _rungs_hold_each_level_once,
    _rungs_are_in_order,
    _bands_are_the_right_way_up,
    _skills_have_groups,
    _rules_cite_what_is_known,
    _tracks_name_roles_and_rungs,
    check_self_check,
)
"""Cheap, and run at every load."""

HOUSEKEEPING: tuple[Check, ...] = (
    _succession_ends,
    _skills_differ,
    _guides_name_roles,
    _team_names_roles,
    _events_can_be,
    _lists_are_filled,
)
"""What leaves the pack usable, and the page wrong."""
