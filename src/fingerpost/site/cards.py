"""The picture that a link to a page shows elsewhere: an arm of the signpost with the page's title, and one figure under it.

Only for pages that are there: home and the pages of editors by their number, open jobs by theirs. Drawn when it is asked
for and kept a while, by this process and by whoever asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, ImageFont
from wagtail.models import Page, Site

from fingerpost.site import figures
from fingerpost.site.pay.words import amount
from fingerpost.site.wording import pay_words, plural
from fingerpost.store import find
from fingerpost.store.shapes import JobView

SIZE = (1200, 630)
PAPER, INK, QUIET, POST, ARM = "#fbfaf7", "#16211d", "#525d58", "#0b5a43", "#ffffff"
FACE = Path(__file__).parent / "static" / "site" / "vendor" / "overpass-latin-wght-normal.woff2"
LEFT, RIGHT, TOP, LINE, LINES = 150, 1110, 84, 76, 3
DAY = 86_400
KEPT = 256
"""Pictures that a process keeps, each of some 15 kB."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: the site's name, the title on the arm, a figure in large letters, and what it is."""

    site: str
    title: str
    figure: str = ""
    note: str = ""


@require_safe
def of_page(request: HttpRequest, number: int) -> HttpResponse:
    """The picture of a page that editors keep."""
    page = Page.objects.live().public().filter(pk=number).first()
    if page is None or not page.url:
        raise Http404("No page has this number.")
    return _sent(page_card(page.specific, _site_name(request)))


@require_safe
def of_job(request: HttpRequest, job_id: str) -> HttpResponse:
    """The picture of a job."""
    job = find.job(job_id)
    if not isinstance(job, JobView):
        raise Http404("No job has this address.")
    card = job.card
    note = ", ".join(filter(None, (card.who, card.place or card.location)))
    return _sent(Card(_site_name(request), card.title, pay_words(card.pay) if card.pay else "", note))


@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    """The picture of every page that has none of its own."""
    return _sent(_live(_site_name(request), "Every figure opens to the words of the adverts behind it"))


def page_card(page: Any, site: str) -> Card:
    """What the picture of a page says: a role its median, home its jobs, others their summary."""
    if headline := getattr(page, "headline", ""):
        return _live(site, headline)
    if role := getattr(page, "role", ""):
        figure = figures.figure(figures.question([role]))
        if figure and figure.enough:
            said = f"a year is the median of {plural(figure.pay.jobs, 'job')} at {plural(figure.pay.employers, 'advertiser')}"
            return Card(site, page.title, amount(figure.pay.p50, "year"), said)
    return Card(site, page.title, "", page.search_description or getattr(page, "summary", ""))


def _live(site: str, title: str) -> Card:
    live = figures.everything()
    if live is None:
        return Card(site, title)
    return Card(site, title, f"{live.jobs:,}", f"live jobs at {plural(live.employers, 'named employer')}")


def _site_name(request: HttpRequest) -> str:
    from fingerpost.site.models import SiteFacts  # the page types are loaded after the addresses

    site = Site.find_for_request(request)
    return SiteFacts.for_site(site).name if site else ""


def _sent(card: Card) -> HttpResponse:
    response = HttpResponse(drawn(card), content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@lru_cache(maxsize=KEPT)
def drawn(card: Card) -> bytes:
    """The picture as PNG, in few colours so that it is small."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((72, 0, 104, SIZE[1]), fill=POST)
    title, face = _fitted(card.title, RIGHT - LEFT - 90)
    foot = TOP + LINE * len(title) + 44
    pen.polygon([(72, TOP), (RIGHT - 48, TOP), (RIGHT, (TOP + foot) // 2), (RIGHT - 48, foot), (72, foot)], fill=INK)
    for number, line in enumerate(title):
        pen.text((LEFT, TOP + 30 + LINE * number), line, font=face, fill=ARM)
    below = foot + 46
    if card.figure:
        big = _shrunk(card.figure, 92, RIGHT - LEFT)
        pen.text((LEFT, below), card.figure, font=big, fill=INK)
        below += 118
    for number, line in enumerate(_broken(card.note, _face(34, 450), RIGHT - LEFT)[:2]):
        pen.text((LEFT, below + 46 * number), line, font=_face(34, 450), fill=QUIET)
    pen.text((LEFT, SIZE[1] - 62), card.site, font=_face(30, 760), fill=POST, anchor="lm")
    file = BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


@lru_cache(maxsize=64)
def _face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(FACE), size)
    face.set_variation_by_axes([weight])
    return face


def _fitted(words: str, width: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The lines of a title in the largest letters in which three hold it; what no letters hold is cut."""
    for size in (64, 54, 46):
        lines = _broken(words, _face(size, 760), width)
        if len(lines) <= LINES:
            return lines, _face(size, 760)
    return [*lines[: LINES - 1], lines[LINES - 1].rstrip(" ,") + " …"], _face(46, 760)


def _shrunk(words: str, size: int, width: int) -> ImageFont.FreeTypeFont:
    """Letters in which some words stand on one line."""
    while size > 30 and _face(size, 800).getlength(words) > width:
        size -= 8
    return _face(size, 800)


def _broken(words: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Words in lines of a width."""
    lines: list[str] = []
    for word in words.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


urlpatterns = [
    path("site.png", of_site, name="card"),
    path("page-<row:number>.png", of_page, name="card_of_page"),
    path("job-<str:job_id>.png", of_job, name="card_of_job"),
]
