"""The pages of jobs: the list that a question finds, and a job with the words behind every claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from fingerpost.market import distribution
from fingerpost.pack import Pack
from fingerpost.search import Answer, Question, intent_of
from fingerpost.site import index, ledger
from fingerpost.site.charts import histogram
from fingerpost.site.estimates import estimates
from fingerpost.site.facets import alone, chips, groups, lessened, steps, widened
from fingerpost.site.index import ask, field_pack
from fingerpost.site.jobposting import job_posting, script
from fingerpost.site.marked import blocks
from fingerpost.site.people.pages import to_ask
from fingerpost.site.said import said
from fingerpost.site.why import why
from fingerpost.store import find
from fingerpost.store.shapes import JobView, MovedTo

ADDRESS = "/jobs/"
SORTS = (("fit", "best fit"), ("newest", "newest"), ("pay", "highest pay"))
SIMILAR = 3


@dataclass(frozen=True, slots=True)
class Nearby:
    """A search next to one that found nothing, and how many jobs it finds."""

    words: str
    url: str
    total: int


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The jobs that the address asks for, with the facets, the pay and the next best way where nothing is found."""
    pack = field_pack()
    asked = {name: values for name, values in request.GET.lists() if name != "where"}
    question = Question.from_query(asked, pack)
    if where := request.GET.get("where", "").strip():
        return redirect(f"{ADDRESS}?{placed(question, where, pack).to_query()}")
    answer = ask(question)
    if answer is None:
        return render(request, "site/jobs/unread.html", {"question": question})
    context = _sheet(answer, pack)
    partial = request.htmx and not request.htmx.boosted
    response = render(request, "site/jobs/results.html" if partial else "site/jobs/list.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def detail(request: HttpRequest, job_id: str) -> HttpResponse:
    """One job; an address of a job that was merged leads to the one that stayed."""
    job = find.job(job_id)
    if isinstance(job, MovedTo):
        return redirect(job.path, permanent=True)
    if job is None:
        raise Http404("No job has this address.")
    return page_of(request, job)


def page_of(request: HttpRequest, job: JobView, *, preview: bool = False) -> HttpResponse:
    """The page of a job; a ``preview`` says that nobody else sees it yet."""
    pack = field_pack()
    show_words = request.GET.get("words") == "1"
    posting, similar = job_posting(job, pack, timezone.localdate()), _similar(job)
    context = {
        "job": job.card,
        "view": job,
        "claims": said(job, pack),
        "blocks": blocks(job.lead.text, job.lead.claims if show_words else ()),
        "show_words": show_words,
        "posting": posting and script(posting),
        "similar": similar,
        "estimates": estimates([job.card, *similar]),
        "ask": to_ask(job),
        **ledger.shown(job),
        "preview": preview,
    }
    return render(request, "site/jobs/detail.html", context, status=ledger.status_of(job))


def placed(question: Question, where: str, pack: Pack) -> Question:
    """The question with a place as a visitor wrote it: a region, a place of the pack, "remote"; other words are looked for as words."""
    intent = intent_of(where.replace(",", " "))
    if intent.words and (intent.miles or intent.or_remote):
        found = placed(question, intent.words, pack)
        return (
            replace(found, miles=intent.miles, or_remote=intent.or_remote) if found.places or found.regions else found
        )
    name = " ".join(where.casefold().replace(",", " ").split())
    if name in {"remote", "anywhere", "home", "work from home"}:
        return question.with_("modes", "remote")
    if region := next((place.region for place in pack.places.values() if place.region.casefold() == name), None):
        return question.with_("regions", region)
    for place in pack.places.values():
        if name == place.name.casefold() or name in (alias.casefold() for alias in place.aliases):
            return question.with_("places", place.id)
    return question.with_("words", f"{question.words} {where}".strip())


def _sheet(answer: Answer, pack: Pack) -> dict[str, Any]:
    question = answer.question
    found = find.jobs([hit.job_id for hit in answer.hits])
    year, day = distribution(answer.pay.year), distribution(answer.pay.day)
    return {
        "answer": answer,
        "question": question,
        "jobs": [(job, why(job, answer.meaning, pack)) for job in found],
        "estimates": estimates(found),
        "miles": (5, 10, 25, 50, 100),
        "groups": groups(answer, pack),
        "steps": steps(answer, ADDRESS),
        "chips": chips(question, pack, ADDRESS),
        "sorts": [(name, f"{ADDRESS}?{question.with_('sort', sort).to_query()}", sort == question.sort) for sort, name in SORTS],
        "earlier": question.page > 1 and f"{ADDRESS}?{question.with_('page', question.page - 1).to_query()}",
        "later": question.page < answer.pages and f"{ADDRESS}?{question.with_('page', question.page + 1).to_query()}",
        "nearby": [] if answer.total else _nearby(answer, pack),
        "pay": [(period, points, figure, histogram(figure)) for period, points, figure in
                (("year", answer.pay.year, year), ("day", answer.pay.day, day)) if points.jobs],
        "kept": _kept(question),
    }  # fmt: skip


def _kept(question: Question) -> list[tuple[str, str]]:
    """What the search box must carry along, as hidden fields: everything but the words and the page."""
    return [pair for pair in parse_qsl(question.to_query()) if pair[0] not in {"q", "page"}]


def _nearby(answer: Answer, pack: Pack) -> list[Nearby]:
    """The searches that look a little wider or ask one thing less and find something; else each thing alone: no dead ends."""
    question = answer.question
    wide = _finding(widened(question))
    less = _finding((f"without {name}", asked) for name, asked in (*lessened(question, pack), *_fewer_words(answer)))
    return wide + less or _finding((f"for {name} alone", asked) for name, asked in alone(question, pack))


def _fewer_words(answer: Answer) -> Iterator[tuple[str, Question]]:
    """The question without each of the things that its words ask."""
    wanted = [" ".join(sought.tokens) for sought in answer.meaning.sought if sought.wanted]
    for left in wanted if len(wanted) > 1 else ():
        words = " ".join(each for each in wanted if each != left)
        yield f"“{left}”, for “{words}”", answer.question.with_("words", words)


def _finding(questions: Iterable[tuple[str, Question]]) -> list[Nearby]:
    found = []
    for words, asked in questions:
        jobs, _ = index.found(asked.with_("size", 0)) or (0, ())
        if jobs:
            found.append(Nearby(words, f"{ADDRESS}?{asked.to_query()}".rstrip("?"), jobs))
    return sorted(found, key=lambda near: -near.total)


def _similar(job: JobView) -> list[Any]:
    card = job.card
    if not card.role:
        return []
    question = Question(roles=(card.role,), levels=(card.level,) if card.level else (), size=SIMILAR + 1)
    answer = ask(question)
    ids = [hit.job_id for hit in answer.hits if hit.job_id != card.id] if answer else []
    return find.jobs(ids[:SIMILAR])
