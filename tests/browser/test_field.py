"""The table of docs/field-on-the-site.md, row by row, in a real browser: each fact of the field stands at the address given."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
DOCUMENT = HERE.parent.parent / "docs" / "field-on-the-site.md"
FACTS = {row["section"]: row for row in tomllib.loads((HERE / "field.toml").read_text(encoding="utf-8"))["row"]}
_ROW = re.compile(r"^\| (§[0-9][^|]*?) \| `(/[^`|]*)`", re.MULTILINE)
TABLE = dict(_ROW.findall(DOCUMENT.read_text(encoding="utf-8")))
"""Each row of the table with the first address that it names."""

SPOKEN = """it => {
  const read = (node) => node.nodeType === 3 ? node.data : " " + [...node.childNodes].map(read).join("") + " ";
  return read(it);
}"""
"""The text of an element with a space on either side of each element in it."""


def words(html: str) -> str:
    """Text with one space between elements, as it is read aloud: in whichever quotes it is printed."""
    return " ".join(html.replace("’", "'").split())


def shown(page, row) -> list[str]:
    """What the page lacks of a row; nothing where it shows all of it."""
    text = words(page.locator("main").evaluate(SPOKEN))
    lacks = [said for said in row.get("shows", ()) if said not in text]
    elements = page.locator(row.get("in", "none")).evaluate_all(f"all => all.map({SPOKEN})")
    named = Counter(map(words, elements))
    lacks += [f"{said} (stands {named[said]} times)" for said in row.get("once", ()) if named[said] != 1]
    for selector, least in row.get("count", {}).items():
        there = page.locator(selector).count()
        lacks += [f"{selector} ({there} of {least})"] if there < least else []
    return lacks


def test_the_table_and_its_facts_name_the_same_rows_of_all_eight_sections():
    assert set(TABLE) == set(FACTS)
    assert {section[1] for section in TABLE} == set("12345678")


def test_every_fact_of_the_field_stands_where_the_table_says(visit):
    page = visit("/guide/")
    lacking = {}
    for address in dict.fromkeys(TABLE.values()):
        page.goto(address)
        for section in (section for section, at in TABLE.items() if at == address):
            if lacks := shown(page, FACTS[section]):
                lacking[f"{section} at {address}"] = lacks
    assert lacking == {}


def test_the_self_check_is_answered_by_keyboard_alone_with_scripts_off(visit):
    page = visit("/guide/right-for-me/", scripts=False)
    page.locator('input[name="bu"][value="2"]').focus()
    page.keyboard.press("Space")
    page.locator('input[value="py"]').focus()
    page.keyboard.press("Space")
    page.locator('input[value="ws"]').focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show what fits").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/guide/right-for-me/\?answers=1\.bu2pyws#result$"))
    assert page.get_by_role("heading", name="What fits").is_visible()
    assert page.locator(".fits a.arm").count() == 3
    page.get_by_text("Change the answers").click()
    assert page.locator('input[value="py"]').is_checked()


def test_roles_are_found_as_one_types(visit):
    page = visit("/guide/roles/")
    every = page.locator("ul.roles > li").count()
    page.get_by_label("A title, as you know it or as an advert has it").press_sequentially("ml devel")
    page.get_by_text("1 role for “ml devel”").wait_for()
    assert page.locator("ul.roles > li").count() == 1 < every
    assert "q=ml" in page.url
