"""The salary guides: for each discipline, what permanent jobs and contracts pay, from the live adverts."""

from __future__ import annotations

from fingerpost.site.blocks import DisciplineBlock
from fingerpost.site.models.page import FieldPage
from fingerpost.site.streams import BlocksField


class SalaryGuidesPage(FieldPage):
    """Permanent salaries and contract day rates, discipline by discipline."""

    disciplines = BlocksField([("discipline", DisciplineBlock())], blank=True, verbose_name="disciplines")

    content_panels = [*FieldPage.content_panels, "disciplines"]

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/salaries.html"
