"""The living style page, in debug alone: the tokens with what they measure, and every component in each of its stories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fingerpost.market import PayQuestion, distribution
from fingerpost.site import catalogue, figures
from fingerpost.site.colour import EYES, apart, contrast
from fingerpost.site.pay.ranges import ranges
from fingerpost.site.styles import COMPONENTS, FRAME

SCHEMES = ("light", "dark")
READ_ON = {
    "ink": ("paper", "arm", "post-wash", "mark", "published-wash", "advert-wash"),
    "quiet": ("paper", "arm"),
    "post": ("paper", "arm", "post-wash"),
    "post-deep": ("paper", "arm", "post-wash"),
    "on-post": ("post", "post-deep"),
    "advert": ("paper", "arm"),
    "published": ("paper", "arm"),
    "warn": ("paper", "arm"),
}
"""Each colour of letters, and the grounds on which it stands."""
DATA = ("advert", "published", "post")
"""The colours that mean something in a chart."""
_COLOUR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
_SIZE = re.compile(r"--((?:step|space)-[\w-]+): ([^;]+);")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of one scheme: letters on a ground, or two marks beside each other, and the number that tells them apart."""

    scheme: str
    one: str
    other: str
    colours: tuple[str, str]
    number: float
    eyes: str = ""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The tokens and the components; nobody's business on a site that serves visitors."""
    if not settings.DEBUG:
        raise Http404("The style page is there in debug alone.")
    return render(request, "site/styleguide.html", {
        "colours": colours(), "sizes": _SIZE.findall(_tokens()), "letters": letters(), "marks": marks(),
        "stories": [(folder.name, f"site/components/{folder.name}/story.html") for folder in sorted(COMPONENTS.iterdir())],
    } | samples())  # fmt: skip


def colours() -> dict[str, tuple[str, str]]:
    """Every colour of the tokens by name, in light and in dark."""
    return {name: (light, dark) for name, light, dark in _COLOUR.findall(_tokens())}


def letters() -> list[Pair]:
    """Each colour of letters on each ground, with its contrast."""
    return [
        pair for one, grounds in READ_ON.items() for ground in grounds for pair in _pairs(one, ground, contrast)
    ]  # fmt: skip


def marks() -> list[Pair]:
    """The colours of data, two by two, as far apart as each kind of eye sees them."""
    return [
        pair for one, other in combinations(DATA, 2) for eyes in EYES for pair in _pairs(one, other, partial(apart, eyes=eyes), eyes)
    ]  # fmt: skip


def _pairs(one: str, other: str, measure: Any, eyes: str = "") -> list[Pair]:
    known = colours()
    return [
        Pair(scheme, one, other, (known[one][at], known[other][at]), measure(known[one][at], known[other][at]), eyes)
        for at, scheme in enumerate(SCHEMES)
    ]


def samples() -> dict[str, Any]:
    """What the stories show: invented pay, and what this site has of jobs and rungs."""
    low = distribution(SimpleNamespace(points=[(40_000 + 1_500 * n, 1 + n % 5) for n in range(18)], employers=9))
    high = distribution(SimpleNamespace(points=[(62_000 + 2_500 * n, 1 + n % 4) for n in range(20)], employers=14))
    said = {
        "period": "year",
        "jobs": 80,
        "url": "/jobs/",
        "pay_url": "/jobs/?placed=1",
        "ceiling": 4,
        "floor": 1,
        "behind": "/pay/",
    }
    return {
        "enough": figures.Figure(pay=high, placed=high.jobs, **said),
        "few": figures.Figure(pay=distribution(SimpleNamespace(points=[(50_000, 4)], employers=3)), placed=4, **said),
        "chart": ranges([("Engineers", low), ("Senior engineers", high)], "year"),
        "asked": PayQuestion(until=timezone.localdate(), currency="GBP", period="year"),
        "rungs": figures.rungs_now(), "today": timezone.localdate(),
        "question": PayQuestion(currency="GBP", period="year", until=timezone.localdate()),
        "titles": [{"title": "Machine Learning Engineer"}, {"title": "ML Engineer II", "level": "mid"}],
        "reasons": ["It was posted 60 days ago.", "Its source has not listed it since last week."],
        "trail": [SimpleNamespace(title="Guide", url="/guide/"), SimpleNamespace(title="Here", url="")],
        "people": [], "nobody": [],
    } | catalogue.latest(2)  # fmt: skip


def _tokens() -> str:
    return FRAME[0].read_text(encoding="utf-8")
