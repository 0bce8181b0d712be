"""The page of skills, below which every skill of the pack has a page, and what editors write about one."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, Site

from fingerpost.columns import ColumnsError
from fingerpost.pack import Skill
from fingerpost.site.blocks import Body
from fingerpost.site.field import skill_choices
from fingerpost.site.index import field_pack
from fingerpost.site.models.page import Context, FieldPage
from fingerpost.site.skills import ask
from fingerpost.site.skills import page as skill_page
from fingerpost.site.streams import BlocksField

TABLES = {f"pay-{period}": period for period in ask.PERIODS}
"""The tables of the jobs behind a skill's pay, by the end of their address."""


class SkillsPage(RoutablePageMixin, FieldPage):
    """What the field asks for, part by part; the lists come from the pack by the body's blocks. Each skill's page stands below
    it, made when it is asked for."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/section.html"

    @path("")
    def all_skills(self, request: HttpRequest) -> HttpResponse:
        """The page itself."""
        return self.render(request)

    @path("<slug:skill>/")
    def one_skill(self, request: HttpRequest, skill: str) -> HttpResponse:
        """A skill's page; 404 for what is none."""
        found = _skill(skill)
        return self.render(request, context_overrides=self.about(found, request), template="site/skills/skill.html")

    @path("<slug:skill>/<slug:table>/")
    def jobs_behind(self, request: HttpRequest, skill: str, table: str) -> StreamingHttpResponse:
        """The jobs on both sides of a skill's pay, as CSV."""
        if table not in TABLES:
            raise Http404(f"no table {table}")
        lines = skill_page.two_sides(_skill(skill).id, TABLES[table], timezone.localdate())
        headers = {"Content-Disposition": f'attachment; filename="{skill}-{table}.csv"', "X-Robots-Tag": "noindex"}
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)

    def about(self, skill: Skill, request: HttpRequest, text: SkillText | None = None) -> Context:
        """What the page of a skill shows; ``text`` is a draft to be previewed, else what is published counts."""
        here = self.get_url(request) or ""
        written = text or SkillText.published(skill.id, Site.find_for_request(request))
        return skill_page.context(skill, here, timezone.localdate()) | {"written": written}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """This page, and the page of each skill that enough live jobs ask for."""
        found: list[dict[str, Any]] = super().get_sitemap_urls(request)
        try:
            live = ask.live(timezone.localdate())
        except ColumnsError:
            return found
        skills = (skill for skill in field_pack().skills if live.get(skill, 0) >= skill_page.FEWEST_LIVE)
        return found + [{"location": f"{self.get_full_url(request)}{skill}/"} for skill in skills]


class SkillText(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What editors write about a skill, at the head of its page: drafts, previews and versions as of a page."""

    skill = models.CharField("skill", max_length=80, choices=skill_choices, db_index=True)
    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, null=True, blank=True, related_name="+",
        help_text="Left empty, it stands on every site that has no text of its own about the skill.",
    )  # fmt: skip
    summary = models.TextField(
        "what it is", blank=True, help_text="One or two sentences, under the name. Left empty, the pack’s words stand."
    )
    body = BlocksField(Body(), blank=True, verbose_name="body")
    reviewed = models.DateField("reviewed on", blank=True, null=True)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="skill_text")

    class Meta:
        verbose_name = "text about a skill"
        verbose_name_plural = "texts about skills"
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "site"], name="a_skill_once_a_site",
                violation_error_message="This site has a text about that skill already: change that one, or choose another skill or site.",
            ),
            models.UniqueConstraint(
                fields=["skill"], condition=models.Q(site=None), name="a_skill_once_for_all_sites",
                violation_error_message="A text about that skill stands on every site: change that one, or choose a site for this one.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_skill_display()}{f' ({self.site})' if self.site else ''}"

    @classmethod
    def published(cls, skill: str, site: Site | None) -> SkillText | None:
        """What stands about a skill on a site: its own text, else the one of every site."""
        texts = cls.objects.filter(models.Q(site=site) | models.Q(site=None), skill=skill, live=True)
        return texts.order_by(models.F("site").asc(nulls_last=True)).first()

    @property
    def revisions(self) -> Any:
        """The versions that were kept."""
        return self._revisions

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "site/skills/skill.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> Context:
        page = SkillsPage.objects.first()
        return page.get_context(request) | page.about(_skill(self.skill), request, self)


def _skill(skill: str) -> Skill:
    found = field_pack().skills.get(skill)
    if found is None:
        raise Http404(f"no skill {skill}")
    return found
