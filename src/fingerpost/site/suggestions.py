"""As one types in the box of a search: roles, skills, places and employers, each with the search that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fingerpost.search import Question, Suggestion
from fingerpost.site.index import field_pack, suggest

HEADINGS = {"role": "Roles", "skill": "Skills", "place": "Places", "employer": "Employers"}
FIELDS = {"role": "roles", "skill": "skills", "place": "places", "employer": "employers"}
TYPED_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Option:
    """One suggestion: its name, how many jobs it has in all, and the address of its search."""

    number: int
    name: str
    before: str
    jobs: int
    url: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The options for what is in the box so far, in their groups; the form's other fields stay in each search."""
    typed = request.GET.get("q", "")[:TYPED_LIMIT]
    rest = {name: values for name, values in request.GET.lists() if name not in ("q", "where")}
    asked = Question.from_query(rest, field_pack())
    options = [(found.kind, _option(number, found, asked)) for number, found in enumerate(suggest(typed))]
    groups = [
        (kind, HEADINGS[kind], [option for _, option in some])
        for kind, some in groupby(options, key=lambda pair: pair[0])
    ]
    return render(request, "site/components/search/suggestions.html", {"groups": groups, "count": len(options)})


def _option(number: int, found: Suggestion, asked: Question) -> Option:
    question = asked.with_("words", found.before).with_(FIELDS[found.kind], found.value)
    return Option(number, found.name, found.before, found.jobs, f"/jobs/?{question.to_query()}")
