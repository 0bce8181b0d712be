"""Findings of the advert checker as pages show them, and the page that lists every rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from fingerpost.checking import Finding
from fingerpost.pack import SEVERITIES, Authority, CheckRule, Pack, RuleFamily
from fingerpost.site.index import field_pack

WEIGHTS = {
    "law": "Law", "engines": "Search engines", "good practice": "Good practice", "hint": "Hints",
}  # fmt: skip
"""What findings of each severity stand under."""


@dataclass(frozen=True, slots=True)
class Line:
    """A rule as the page of all rules shows it."""

    rule: CheckRule
    weight: str
    authority: Authority


def by_weight(found: list[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Findings under what each weighs, in order; what has none is left out."""
    gathered: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        gathered[finding.severity].append(finding)
    return tuple((WEIGHTS[severity], tuple(gathered[severity])) for severity in SEVERITIES if gathered[severity])


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every rule in plain words with what it rests on, made from the rules themselves."""
    families = rules_by_family(field_pack())
    return render(
        request, "site/checks.html", {"families": families, "count": sum(len(lines) for _, lines in families)}
    )


def rules_by_family(pack: Pack) -> list[tuple[RuleFamily, list[Line]]]:
    """The rules of each family in the order of the pack; a family without rules is left out."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for rule in pack.check_rules.values():
        lines[rule.family].append(Line(rule, WEIGHTS[rule.severity], pack.authorities[rule.authority]))
    return [(family, lines[family.id]) for family in pack.rule_families.values() if lines[family.id]]


urlpatterns = [path("", page, name="checks")]
