"""The ladder's page: six rungs, what one does and needs on each, what is published and what the adverts say."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from fingerpost.site.field import key_of, rung_choices
from fingerpost.site.figures import rungs_now
from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.pay.classes import beside
from fingerpost.site.skills import apart


class LadderPage(FieldPage):
    """The career ladder. Rungs' names and levels are the pack's, as readings stand on them; the words are the editors'."""

    content_panels = [*FieldPage.content_panels, InlinePanel("rungs", heading="Rungs", label="Rung")]

    search_fields = [
        *FieldPage.search_fields,
        index.RelatedFields("rungs", [index.SearchField("summary"), index.SearchField("duties")]),
    ]

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/ladder.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        texts = {text.rung: text for text in self.rungs.all()}
        pack = self.pack()
        roles = pack.ladder_roles
        tracks = apart.tracks(roles, key_of(pack))
        ladder = rungs_now(pack=pack)
        rungs = [
            (now, texts.get(now.rung.id), beside(roles, now.rung.levels, now.rung.name), tracks.get(now.rung.id, ()))
            for now in ladder
        ]
        return super().get_context(request, *args, **kwargs) | {"ladder": ladder, "rungs": rungs}


class RungText(Orderable):
    """What is said of one rung: a summary, the duties and the skills, one a line."""

    page = ParentalKey(LadderPage, on_delete=models.CASCADE, related_name="rungs")
    rung = models.CharField("rung", max_length=60, choices=rung_choices)
    summary = models.TextField("summary", blank=True)
    duties = models.TextField("what they do", blank=True, help_text="One duty a line.")
    skills = models.TextField("skills", blank=True, help_text="One skill a line.")

    panels = ["rung", "summary", "duties", "skills"]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "rung"], name="one_text_a_rung")]

    def __str__(self) -> str:
        return self.get_rung_display()

    def duty_lines(self) -> list[str]:
        """The duties, one after another."""
        return self.duties.splitlines()

    def skill_lines(self) -> list[str]:
        """The skills, one after another."""
        return self.skills.splitlines()
