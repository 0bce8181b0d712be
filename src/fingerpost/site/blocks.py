"""What an editor can put into the body of a page: words, and the lists and figures that keep themselves up to date."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.site import catalogue, figures
from fingerpost.site.field import benchmarks, family_choices, region_choices, role_choices, rung_choices, skill_parts
from fingerpost.site.index import field_pack
from fingerpost.site.prose import FEATURES

Context = dict[str, Any]


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs, lists, links and the smaller headings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES} | options)

    class Meta:
        icon = "pilcrow"
        template = "site/blocks/prose.html"


class NoteBlock(blocks.StructBlock):
    """Something set apart from the text: a caution, a definition, a way to something else."""

    title = blocks.CharBlock(required=False, max_length=120)
    text = ProseBlock()

    class Meta:
        icon = "info-circle"
        template = "site/blocks/note.html"


class LadderBlock(blocks.StructBlock):
    """The rungs as arms of the signpost: what is published, and what the adverts say now."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"rungs": figures.rungs_now()}

    class Meta:
        icon = "order"
        template = "site/blocks/ladder.html"


class ProgressionBlock(blocks.StructBlock):
    """The steps that the field's own guides print, each with the rung on which it stands."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        pack = field_pack()
        rungs = {rung.number: rung for rung in pack.rungs}
        steps = [(step, rungs.get(step.rung)) for step in pack.progression]
        return super().get_context(value, parent_context) | {"steps": steps}

    class Meta:
        icon = "arrow-right"
        template = "site/blocks/progression.html"


class BenchmarksBlock(blocks.StructBlock):
    """Salaries that are published by stage, with their source and date, and the rungs in whose bands they fall."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"benchmarks": catalogue.benchmark_rows(benchmarks())}

    class Meta:
        icon = "decimal"
        template = "site/blocks/benchmarks.html"


class RoleListBlock(blocks.StructBlock):
    """The roles of one family, or of all, each with its number of live jobs."""

    heading = blocks.CharBlock(required=False, max_length=120)
    family = blocks.ChoiceBlock(choices=family_choices, required=False, help_text="Leave empty for all.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"families": catalogue.families({}, value["family"])}

    class Meta:
        icon = "list-ul"
        template = "site/blocks/roles.html"


class SkillGroupsBlock(blocks.StructBlock):
    """The skills of one part of the field, group by group, each with the number of live jobs that ask for it."""

    heading = blocks.CharBlock(required=False, max_length=120)
    part = blocks.ChoiceBlock(choices=skill_parts, required=False, help_text="Leave empty for all.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | catalogue.skill_parts(value["part"])

    class Meta:
        icon = "tag"
        template = "site/blocks/skills.html"


class EntryBlock(blocks.StructBlock):
    """A named thing with a few sentences, facts one a line, and perhaps an address."""

    name = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False)
    facts = blocks.ListBlock(blocks.CharBlock(max_length=240), required=False, default=[])
    url = blocks.URLBlock(required=False, label="Address")


class EntriesBlock(blocks.StructBlock):
    """Named things in a row: courses, industries, communities."""

    heading = blocks.CharBlock(required=False, max_length=120)
    entries = blocks.ListBlock(EntryBlock())

    class Meta:
        icon = "form"
        template = "site/blocks/entries.html"


class TeamBlock(blocks.StructBlock):
    """The consultants who recruit for the field."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from fingerpost.site.models import ConsultantPage  # the page types hold this block

        return super().get_context(value, parent_context) | {"people": ConsultantPage.objects.live().order_by("path")}

    class Meta:
        icon = "group"
        template = "site/blocks/team.html"


class LatestJobsBlock(blocks.StructBlock):
    """The newest live jobs as cards."""

    heading = blocks.CharBlock(required=False, max_length=120)
    number = blocks.IntegerBlock(default=8, min_value=1, max_value=24)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | catalogue.latest(value["number"])

    class Meta:
        icon = "list-ol"
        template = "site/blocks/latest.html"


class FigureBlock(blocks.StructBlock):
    """What live adverts pay for a role, a rung and a region, a year or a day; too few are said, not drawn."""

    heading = blocks.CharBlock(required=False, max_length=120)
    role = blocks.ChoiceBlock(choices=role_choices, required=False)
    rung = blocks.ChoiceBlock(choices=rung_choices, required=False)
    region = blocks.ChoiceBlock(choices=region_choices, required=False)
    period = blocks.ChoiceBlock(choices=[("year", "salaries a year"), ("day", "day rates")], default="year")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        question = figures.question(
            [value["role"]] if value["role"] else [], value["rung"] or "", value["region"] or ""
        )
        figure = figures.figure(question, value["period"])
        return super().get_context(value, parent_context) | {"figure": figure}

    class Meta:
        icon = "view"
        template = "site/blocks/figure.html"


class DisciplineBlock(blocks.StructBlock):
    """A discipline of the salary guides: its roles, with what permanent jobs and contracts pay on each rung."""

    name = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False)
    roles = blocks.MultipleChoiceBlock(choices=role_choices)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"guide": figures.salary_guide(tuple(value["roles"]))}

    class Meta:
        icon = "table"
        template = "site/blocks/discipline.html"


class QuestionBlock(blocks.StructBlock):
    """A question that a visitor weighs, with what speaks on either side."""

    question = blocks.CharBlock(max_length=200)
    text = ProseBlock(required=False)

    class Meta:
        icon = "help"
        template = "site/blocks/question.html"


class Body(blocks.StreamBlock):
    """Every block that the body of a page may hold."""

    heading = blocks.CharBlock(max_length=120, icon="title", template="site/blocks/heading.html")
    prose = ProseBlock(label="Text")
    note = NoteBlock()
    figure = FigureBlock(group="From the adverts", label="Figure of pay")
    latest = LatestJobsBlock(group="From the adverts", label="Latest jobs")
    ladder = LadderBlock(group="From the field")
    progression = ProgressionBlock(group="From the field")
    benchmarks = BenchmarksBlock(group="From the field")
    roles = RoleListBlock(group="From the field")
    skills = SkillGroupsBlock(group="From the field", label="Skill groups")
    team = TeamBlock(group="From the field")
    industries = EntriesBlock(group="Lists", label="Industries")
    courses = EntriesBlock(group="Lists", label="Courses")
    qualifications = EntriesBlock(group="Lists", label="Qualifications")
    communities = EntriesBlock(group="Lists", label="Communities")

    class Meta:
        required = False
