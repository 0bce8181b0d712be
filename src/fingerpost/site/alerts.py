"""The pages of alerts: ask for letters about a search, say yes, change or pause them, stop them. No account.

What stands behind a link of a letter is proved by the link itself, which is signed; so no page here needs a cookie or
a session, and a mail program may stop the letters without either (RFC 8058). Looking at a page never changes anything:
mail servers look at every link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fingerpost.alerts import signup
from fingerpost.alerts.saved import question_of, standing
from fingerpost.alerts.signs import Expired, key_to_confirm, key_to_manage, manage_token
from fingerpost.pack import Pack
from fingerpost.search import Question
from fingerpost.site import marks
from fingerpost.site.facets import lessened
from fingerpost.site.index import field_pack
from fingerpost.site.visitor import visitor_of
from fingerpost.store import alerts
from fingerpost.store.alerts import Wanted

FORM = "alert"
View = Callable[..., HttpResponse]


def unseen(view: View) -> View:
    """A page that is in no cache, no index, and no Referer: its address is the key to somebody's letters."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        response["Referrer-Policy"], response["X-Robots-Tag"] = "no-referrer", "noindex"
        return response

    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(answer)))


@unseen
def ask(request: HttpRequest) -> HttpResponse:
    """The form with a search's own words; on sending, where to look next."""
    if not settings.ALERTS:
        raise Http404("This site sends no letters.")
    saved = request.POST.get("search") if request.method == "POST" else request.GET.urlencode()
    question = standing(Question.from_query(parse_qs(saved or ""), field_pack()))
    given, now = request.POST.get("email", "").replace("\0", ""), timezone.now()
    context = {"question": question, "given": given, "pace": request.POST.get("pace", ""), "fault": ""}
    if request.method != "POST":
        context["sent"] = "sent" in request.GET
    else:
        context["fault"] = _asked(request, question, given, now)
        if not context["fault"]:
            return redirect(f"{request.path}?{question.to_query()}&sent=1".replace("?&", "?"))
    context["mark"] = marks.made(FORM, now)
    return render(request, "site/alerts/ask.html", context, status=422 if context["fault"] else 200)


def _asked(request: HttpRequest, question: Question, address: str, now: datetime) -> str:
    """Ask for the alert; what is wrong, in words for the visitor, or nothing."""
    try:
        marks.once(request.POST.get("mark", ""), FORM, now)
        if not request.POST.get("homepage"):  # people do not see that box
            signup.ask(signup.Request(address, question, request.POST.get("pace", ""), visitor_of(request)), now)
    except marks.Unmarked as fault:
        return str(fault)
    except signup.NoAddress:
        return "That is no e-mail address that we can write to. It should look like name@example.com."
    except signup.TooMany:
        return "More has been asked for than we can take now. Please try again tomorrow."
    return ""


@unseen
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button; on pressing it, the alert is confirmed."""
    try:
        alert = _alert(key_to_confirm(token))
    except Expired:
        alert = None
    if alert is None:
        return render(request, "site/alerts/gone.html", {"asking": True}, status=410)
    if request.method == "POST":
        alerts.confirm(alert.key, timezone.now())
        return redirect("alert", manage_token(alert.key))
    return render(request, "site/alerts/confirm.html", _shown(alert))


@unseen
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What an alert is, with the ways to change, pause and stop it."""
    alert = _alert(key_to_manage(token))
    if alert is None:
        return render(request, "site/alerts/gone.html", status=410)
    if request.method == "POST":
        _change(alert, request)
        return redirect(f"{request.path}?saved=1")
    others = [(_shown(other), manage_token(other.key)) for other in alerts.others_of(alert)]
    context = _shown(alert) | {"token": token, "others": others, "saved": "saved" in request.GET}
    return render(request, "site/alerts/manage.html", context)


def _change(alert: Wanted, request: HttpRequest) -> None:
    """Keep what the form says; what it does not say stays."""
    pack, sent = field_pack(), request.POST
    pace = sent.get("pace") if sent.get("pace") in signup.LETTER_PACES else alert.pace
    question = question_of(alert.question, pack)
    if "part" in sent:
        question = kept(question, sent.getlist("part"), pack)
    paused = {"pause": True, "resume": False}.get(sent.get("do", ""), alert.paused)
    alerts.change(alert.key, pace=pace, question=question.to_query(), paused=paused)


def kept(question: Question, parts: Collection[str], pack: Pack) -> Question:
    """The question with just those of its parts that are named."""
    for name, _ in list(lessened(question, pack)):
        if name not in parts:
            question = dict(lessened(question, pack))[name]
    return question


@unseen
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A button; on pressing it, or on a mail program's own request, the alert and its address are deleted."""
    key = key_to_manage(token)
    if key is None:
        raise Http404("This is no link of ours.")
    alert = _alert(key)
    if request.method == "POST" and alert:
        if "all" in request.POST:
            alerts.stop_all(alert.to)
        else:
            alerts.stop(alert.key)
    if alert is None or request.method == "POST":
        question = alert and question_of(alert.question, field_pack())
        return render(request, "site/alerts/stopped.html", {"question": question})
    others = len(alerts.others_of(alert))
    context = _shown(alert) | {"token": token, "others": others, "all": others + 1}
    return render(request, "site/alerts/stop.html", context)


def _alert(key: str | None) -> Wanted | None:
    """The alert by letter of a key; links lead to no other."""
    alert = alerts.by_key(key) if key else None
    return alert if alert and alert.way == "letter" else None


def _shown(alert: Wanted) -> dict[str, Any]:
    """An alert as its pages show it."""
    pack = field_pack()
    question = question_of(alert.question, pack)
    return {"alert": alert, "question": question, "parts": [name for name, _ in lessened(question, pack)]}
