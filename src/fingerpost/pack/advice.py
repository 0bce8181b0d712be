"""What a pack's author would want to know beside its faults: what is thin, unreachable, doubtful or undated. Advice; it stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fingerpost.pack.fault import Fault
from fingerpost.pack.shapes import Pack

PROSE = (
    "the-field", "roles", "ladder", "progression", "salaries", "skills", "industries", "qualifications", "courses", "is-it-right-for-me",
    "communities", "purpose",
)  # fmt: skip
"""The pages of a guide that open with prose of the pack."""

COMMON = frozenset({
    "analyst", "assistant", "associate", "consultant", "coordinator", "data", "developer", "director", "engineer", "executive", "expert",
    "head", "lead", "manager", "officer", "operator", "owner", "partner", "programmer", "scientist", "specialist", "support", "technician",
    "trainee",
})  # fmt: skip
"""Words that stand in titles of every trade: as an alias each would claim adverts of other work."""

OTHER = "other"
"""The role of work that is not of the field: no title is printed for it."""


def advise(pack: Pack) -> list[Fault]:
    """What may be wrong, or is missing, in a pack that is sound."""
    return [hint for look in LOOKS for hint in look(pack)]


def summary(pack: Pack) -> list[str]:
    """A pack on one screen: what it is, what it stands on, and how much of everything it holds."""
    banded = sum(rung.band is not None for rung in pack.rungs)
    check = pack.self_check
    known = {skill for answer in check.answers.values() for skill in answer.skills} if check else ()
    return [
        f"{pack.id} {pack.version}: {pack.name}, upon {', '.join(sorted(pack.beneath)) or 'no other pack'}",
        f"  roles      {len(pack.roles):,} in {len(pack.families)} families, "
        f"{sum(len(role.titles) for role in pack.roles.values()):,} titles, "
        f"{sum(len(role.aliases) for role in pack.roles.values()):,} aliases",
        f"  ladder     {len(pack.rungs)} rungs, {banded} with a published band, {len(pack.progression)} steps, "
        f"{len(pack.tracks)} ways on",
        f"  skills     {len(pack.skills):,} in {len(pack.skill_groups)} groups",
        f"  self-check {len(check.questions) if check else 0} questions, {len(check.roles) if check else 0} roles that it may name, "
        f"{len(known)} skills that it asks after",
        f"  guide      {len(pack.prose)} pages, {len(pack.salary_guides)} salary guides, {len(pack.industries)} industries, "
        f"{len(pack.qualifications)} qualifications, {len(pack.courses)} courses, {len(pack.communities)} communities",
        f"  reading    {len(pack.places):,} places, {len(pack.words)} files of words, {len(pack.check_rules)} rules for adverts",
    ]


def _roles_have_titles(pack: Pack) -> Iterator[Fault]:
    for role in pack.roles.values():
        if role.id != OTHER and not role.titles:
            yield Fault("roles.toml", f"[[role]] {role.id}", "no title is printed for it", 'Add titles = ["…"]')
        if role.id != OTHER and not role.aliases:
            remedy = "Add aliases, lower case and without a level: by them an advert's title is read"
            yield Fault("roles.toml", f"[[role]] {role.id}", "no alias means it", remedy)


def _titles_are_not_another_roles(pack: Pack) -> Iterator[Fault]:
    meant = {alias.casefold(): role.id for role in pack.roles.values() for alias in role.aliases}
    for role in pack.roles.values():
        for title in role.titles:
            other = meant.get(title.casefold(), role.id)
            if other != role.id:
                fault = f"its title {title!r} is an alias of {other}, and so read as that"
                yield Fault(
                    "roles.toml", f"[[role]] {role.id}", fault, "Leave the title or the alias to one of the two"
                )


def _aliases_mean_something(pack: Pack) -> Iterator[Fault]:
    for role in pack.roles.values():
        for alias in role.aliases:
            if alias in COMMON and role.id != OTHER:
                remedy = "Add the word that makes it this work, or let the duties decide (words/duties.toml)"
                yield Fault(
                    "roles.toml", f"[[role]] {role.id}", f"the alias {alias!r} stands in titles of any trade", remedy
                )
            if alias != alias.lower():
                fault = f"the alias {alias!r} has capitals, and titles are compared without"
                yield Fault("roles.toml", f"[[role]] {role.id}", fault, "Write it in lower case")


def _rungs_can_be_reached(pack: Pack) -> Iterator[Fault]:
    for rung in pack.rungs:
        if not rung.levels and not rung.unmarked:
            remedy = "Give it a level, or no advert will ever stand there"
            yield Fault("ladder.toml", f"[[rung]] {rung.id}", "no advert can reach it: it has no level", remedy)
    check = pack.self_check
    if check is None:
        return
    shown = {answer.rung for answer in check.answers.values()}
    for rung in pack.rungs[1:]:
        if rung.id not in shown:
            remedy = "Give an answer of what one has done this rung"
            yield Fault("self-check.toml", f"[[rung]] {rung.id}", "no answer leads to this rung", remedy)


def _bands_are_sourced(pack: Pack) -> Iterator[Fault]:
    bands = [(f"[[rung]] {rung.id}", rung.band) for rung in pack.rungs]
    bands += [(f"[[benchmark]] {mark.stage}", mark.band) for mark in pack.benchmarks]
    for entry, band in bands:
        if band is not None and not band.source.strip():
            yield Fault("ladder.toml", entry, "its band names nobody", "Say who published it, or leave the band out")
        if band is not None and "undated" in band.source:
            yield Fault(
                "ladder.toml", entry, "its source has no date", "Find a dated one, or keep saying that it has none"
            )


def _the_check_asks(pack: Pack) -> Iterator[Fault]:
    check = pack.self_check
    if check is None:
        if pack.rungs:
            yield Fault(
                "self-check.toml", "", "there is none", "Write one, or the page shows the questions of the guide alone"
            )
        return
    asked = {code for role in check.roles.values() for code in role.asks}
    for answer in check.answers.values():
        if answer.skills and answer.id not in asked:
            fault = "no role asks for these skills where there are too few jobs to count"
            yield Fault(
                "self-check.toml", f"[[answer]] {answer.id}", fault, "Name it under asks of a role, or take it out"
            )
    for role in pack.ladder_roles:
        if role not in check.roles:
            fault = f"{role} stands on the ladder, and the check never names it"
            yield Fault("self-check.toml", "[[role]]", fault, f'Add [[role]] id = "{role}"')


def _the_guide_is_written(pack: Pack) -> Iterator[Fault]:
    if not pack.rungs:
        return
    written = {page.id for page in pack.prose}
    for name in PROSE:
        if name not in written:
            yield Fault(
                f"guide/{name}.md", "", "it is missing", "Write it, or that page of the guide opens with nothing"
            )


def _pay_is_asked_of_every_role(pack: Pack) -> Iterator[Fault]:
    if not pack.salary_guides:
        return
    guided = {role for guide in pack.salary_guides for role in guide.facts}
    for role in pack.ladder_roles:
        if role not in guided:
            fault = f"{role} stands on the ladder and in no salary guide"
            yield Fault("salary-guides.toml", "[[guide]]", fault, "Put it into the guide where one would look for it")


LOOKS: tuple[Callable[[Pack], Iterator[Fault]], ...] = (
    _roles_have_titles,
    _titles_are_not_another_roles,
    _aliases_mean_something,
    _rungs_can_be_reached,
    _bands_are_sourced,
    _the_check_asks,
    _the_guide_is_written,
    _pay_is_asked_of_every_role,
)
