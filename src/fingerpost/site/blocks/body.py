"""The body of a page: every block that it may hold, in the order in which an editor is offered them."""

from __future__ import annotations

from wagtail import blocks

from fingerpost.site.blocks.demand import MeasuredQualificationsBlock
from fingerpost.site.blocks.ladder import BenchmarksBlock, LadderBlock, ProgressionBlock
from fingerpost.site.blocks.lists import JobListBlock, LatestJobsBlock, RoleListBlock, SkillGroupsBlock, TeamBlock
from fingerpost.site.blocks.pay import FigureBlock
from fingerpost.site.blocks.words import AnswersBlock, EntriesBlock, NoteBlock, ProseBlock, QuoteBlock


class Body(blocks.StreamBlock):
    """Every block that the body of a page may hold."""

    heading = blocks.CharBlock(max_length=120, icon="title", template="site/blocks/heading.html")
    prose = ProseBlock(label="Text")
    note = NoteBlock()
    quote = QuoteBlock()
    answers = AnswersBlock(label="Questions and answers")
    figure = FigureBlock(group="From the adverts", label="Figure of pay")
    latest = LatestJobsBlock(group="From the adverts", label="Latest jobs")
    jobs = JobListBlock(group="From the adverts", label="Jobs of a search")
    measured = MeasuredQualificationsBlock(group="From the adverts", label="Qualifications, measured")
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
        block_counts = {"answers": {"max_num": 1}}  # one FAQPage to a page
