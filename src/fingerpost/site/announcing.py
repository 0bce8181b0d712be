"""Telling search engines of pages that are new, changed or gone: Google's Indexing API and IndexNow, each where the
owner gave its key, and nothing else ever.

What each was told is kept, and what it has to hear is the difference between that and the jobs as they stand: a run that
fails or is killed loses nothing. Google hears only of pages with a posting that it would take, at most so many a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import jwt
import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fingerpost.errors import FingerpostError
from fingerpost.site.index import field_pack
from fingerpost.site.jobposting import job_posting
from fingerpost.sources.http import ANY, JSON, Ask, Limits, Web
from fingerpost.sources.shapes import SourceError
from fingerpost.store import find, pings
from fingerpost.store.shapes import JobView

GOOGLE_DAILY, INDEXNOW_DAILY = 200, 10_000
"""Google's first quota of a day; IndexNow's largest list, once a day at most of all its pages."""
LIMITS = Limits(connect=5, read=20, total=40, body=100_000, redirects=0, attempts=3, pause=0.05)
SCOPE = "https://www.googleapis.com/auth/indexing"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class KeyFault(FingerpostError, ValueError):  # noqa: N818
    """A key that cannot be used, and the remedy."""


class Unheard(FingerpostError):  # noqa: N818
    """No engine could be told: why not, each, and whether it is of use to try again."""

    def __init__(self, said: str, *, permanent: bool) -> None:
        self.permanent = permanent
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Told:
    """What one engine was told, in words; or why it could not be told."""

    engine: str
    words: str
    fault: SourceError | None = None

    def __str__(self) -> str:
        return f"{self.engine}: {self.words}"


class Engine(Protocol):
    """A search engine that can be told of pages."""

    name: str
    daily: int
    picky: bool

    def tell(self, web: Web, jobs: list[str], now: datetime, *, live: bool) -> Iterator[list[str]]:
        """Tell of these jobs' pages; gives those that it has heard of as it goes. Raises SourceError."""


@dataclass
class Google:
    """Google's Indexing API: a page to a call, by the key of a service account."""

    key: dict[str, Any] = field(repr=False)
    address: str = "https://indexing.googleapis.com/v3/urlNotifications:publish"
    name: str = "google"
    daily: int = GOOGLE_DAILY
    picky: bool = True

    def tell(self, web: Web, jobs: list[str], now: datetime, *, live: bool) -> Iterator[list[str]]:
        """One call for each page, all by one token."""
        bearer = {"Authorization": f"Bearer {self._token(web, now)}"}
        for job in jobs:
            said = {"url": page_of(job), "type": "URL_UPDATED" if live else "URL_DELETED"}
            web.read(Ask(url=self.address, accept=ANY, body=orjson.dumps(said), headers=bearer))
            yield [job]

    def _token(self, web: Web, now: datetime) -> str:
        """The token that a signed question gets, good for an hour."""
        claims = {
            "iss": self.key["client_email"], "scope": SCOPE, "aud": self.key["token_uri"], "iat": now, "exp": now + timedelta(hours=1),
        }  # fmt: skip
        signed = jwt.encode(claims, self.key["private_key"], algorithm="RS256")
        asked = urlencode({"grant_type": GRANT, "assertion": signed}).encode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = web.json(Ask(url=self.key["token_uri"], accept=JSON, body=asked, headers=form))
        return str(answer["access_token"])


@dataclass
class IndexNow:
    """IndexNow, which hands on to the engines that take part: all pages in one call, by a key that the site shows."""

    key: str = field(repr=False)
    address: str = "https://api.indexnow.org/indexnow"
    name: str = "indexnow"
    daily: int = INDEXNOW_DAILY
    picky: bool = False

    def tell(self, web: Web, jobs: list[str], now: datetime, *, live: bool) -> Iterator[list[str]]:
        """One call; an engine finds out for itself whether a page is live."""
        said = {
            "host": settings.HOST, "key": self.key, "keyLocation": f"{settings.ADDRESS}/indexnow.txt",
            "urlList": [page_of(job) for job in jobs],
        }  # fmt: skip
        web.read(Ask(url=self.address, accept=ANY, body=orjson.dumps(said)))
        yield jobs


def engines() -> list[Engine]:
    """The engines whose keys the owner gave; none on a site that is only being tried on this machine."""
    found: list[Engine] = []
    if settings.SECURE and settings.GOOGLE_KEY:
        found.append(Google(_google_key(Path(settings.GOOGLE_KEY))))
    if settings.SECURE and settings.INDEXNOW_KEY:
        found.append(IndexNow(settings.INDEXNOW_KEY))
    return found


def announce(now: datetime, today: date, told: list[Engine] | None = None) -> list[Told]:
    """Tell each engine what it has yet to hear, within what is left of its day; one that fails holds up no other."""
    said = []
    with Web(LIMITS, contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS) as web:
        for engine in engines() if told is None else told:
            try:
                said.append(Told(engine.name, _tell(engine, web, now, today)))
            except SourceError as error:
                said.append(Told(engine.name, f"{error.fault}. {error.remedy}", error))
    return said


def _tell(engine: Engine, web: Web, now: datetime, today: date) -> str:
    """What is gone first: a page that is not there any more is the worse one to be found."""
    left = engine.daily - pings.told_on(engine.name, today)
    gone = pings.gone(engine.name, max(left, 0))
    for heard in engine.tell(web, gone, now, live=False) if gone else ():
        pings.keep(engine.name, heard, today, live=False)
    news = _fit(engine, pings.news(engine.name, max(left - len(gone), 0)), today)
    for heard in engine.tell(web, news, now, live=True) if news else ():
        pings.keep(engine.name, heard, today, live=True)
    return f"{len(news):,} pages told, {len(gone):,} taken back"


def _fit(engine: Engine, jobs: list[str], today: date) -> list[str]:
    """Those of these jobs whose pages the engine takes; the others are left until they change."""
    if not engine.picky:
        return jobs
    pack = field_pack()
    views = ((job, find.job(job)) for job in jobs)
    fit = [job for job, view in views if isinstance(view, JobView) and job_posting(view, pack, today)]
    pings.keep(engine.name, set(jobs) - set(fit), today, live=False, told=False)
    return fit


def page_of(job: str) -> str:
    """The whole address of a job's page."""
    return settings.ADDRESS + find.path_of(job)


def _google_key(path: Path) -> dict[str, Any]:
    """The key of a service account, as Google gives it in a file."""
    try:
        key = orjson.loads(path.read_bytes())
        if all(isinstance(key.get(name), str) for name in ("client_email", "private_key", "token_uri")):
            return key
    except (OSError, orjson.JSONDecodeError, AttributeError):
        pass
    raise KeyFault(
        f"{path} (FINGERPOST_GOOGLE_KEY) is no key of a service account. Fetch its JSON file from Google Cloud"
    )


@require_safe
def indexnow_key(request: HttpRequest) -> HttpResponse:
    """The key of IndexNow, where its engines look for it."""
    if not settings.INDEXNOW_KEY:
        raise Http404("This site tells IndexNow nothing.")
    return HttpResponse(settings.INDEXNOW_KEY, content_type="text/plain")
