"""Check an advert: the families of rules in order, each adding what it finds. Pure: told the day, never asking; total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from fingerpost.checking import coded, conduct, contract, engines, equality, europe, pay, plain, wording
from fingerpost.checking.finding import Finding, Found, named
from fingerpost.checking.sheet import Layout, Sheet
from fingerpost.pack import SEVERITIES, Pack
from fingerpost.pack.kept import kept_by_pack
from fingerpost.reading import Advert, Reading, machine

Family = Callable[[Sheet], Iterable[Found]]

FAMILIES: tuple[Family, ...] = (
    conduct.look,
    equality.look,
    pay.look,
    contract.look,
    europe.look,
    coded.look,
    engines.look,
    plain.look,
)
"""The rules that are logic; those that are words alone are looked for by ``wording``."""


class Checker:
    """The rules of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.rules = pack.check_rules
        self._layout = Layout(pack)
        self._of_words = [rule for rule in pack.check_rules.values() if rule.phrases]

    def check(
        self,
        advert: Advert,
        reading: Reading | None = None,
        *,
        today: date | None = None,
        agency: str | bool | None = None,
    ) -> list[Finding]:
        """What the rules have to say, the heaviest first, then as the words stand. See ``check``."""
        reading = machine(self.pack).read(advert) if reading is None else reading
        sheet = self._layout.sheet(advert, reading, today, agency)
        found = [found for found in self._found(sheet) if found.rule in self.rules]
        replaced = {europe.INSTEAD_OF.get(one.rule) for one in found}
        return sorted((self._finding(one) for one in _once(found) if one.rule not in replaced), key=_weight)

    def _found(self, sheet: Sheet) -> Iterator[Found]:
        if self.rules:
            yield from wording.look(sheet, self._of_words)
            for look in FAMILIES:
                yield from look(sheet)

    def _finding(self, found: Found) -> Finding:
        rule = self.rules[found.rule]
        authority = self.pack.authorities[rule.authority]
        return Finding(
            rule=rule.id,
            family=rule.family,
            severity=rule.severity,
            name=rule.name,
            sentence=rule.says.format_map({"words": named(found.spots), **found.facts}),
            suggestion=rule.suggestion,
            citation=authority.title,
            link=authority.url,
            spots=found.spots,
        )


@kept_by_pack
def checker(pack: Pack) -> Checker:
    """The checker of a pack, made at the first call and kept as long as the process lives."""
    return Checker(pack)


def check(
    advert: Advert,
    pack: Pack,
    reading: Reading | None = None,
    *,
    today: date | None = None,
    agency: str | bool | None = None,
) -> list[Finding]:
    """What the rules of a pack have to say of an advert: advice, which blocks nothing. Content never raises.

    ``reading`` saves reading it again; ``today`` lets a closing date be past; ``agency`` is the full name of the agency that advertises, or
    says whether one does, where whoever posts it knows; else the words tell.
    """
    return checker(pack).check(advert, reading, today=today, agency=agency)


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Each rule once, with the first that was found of it."""
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.rule, one)
    return iter(first.values())


def _weight(finding: Finding) -> tuple[int, str, int]:
    spot = finding.spot
    return SEVERITIES.index(finding.severity), finding.family, spot.start if spot else -1
