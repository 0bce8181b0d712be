"""The page of a career's progression: its steps, the two ways on, and the moves sideways."""

from __future__ import annotations

from fingerpost.site import progression
from fingerpost.site.models.page import Context, FieldPage, Request


class ProgressionPage(FieldPage):
    """The steps that the field's guides print with what adverts pay on each, the engineer's way and the manager's, and which
    roles are near another by what their jobs ask for."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/progression.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        pack = self.pack()
        return super().get_context(request, *args, **kwargs) | {
            "steps": progression.steps(pack),
            "ways_on": progression.ways_on(pack),
            "sideways": progression.sideways(request.GET.get("from", ""), pack),
        }
