"""The content policy of the editors' door: what Wagtail's own pages need, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class EditorsPolicy:
    """Middleware that sets ``settings.EDITORS_POLICY`` under ``settings.EDITORS``; every other address stays strict."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy(config=settings.EDITORS_POLICY)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(f"/{settings.EDITORS}/"):
            response[HEADER] = self.policy
        return response
