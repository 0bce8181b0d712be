"""Every skill has a page: what it is, who asks for it, what it comes with and what it pays; thin ones stay out of search engines."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fingerpost.market import TooFew
from fingerpost.market.clustered import Share
from fingerpost.pack import load_pack
from fingerpost.site.models import SkillsPage, SkillText
from fingerpost.site.skills import ask
from fingerpost.site.skills.bars import Named, bars

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SKILLS = "/guide/skills/"


def words(page: str) -> str:
    """What a page says in its main part, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])).split())


def test_a_skill_says_who_asks_for_it_and_opens_to_the_jobs(get):
    page = get(f"{SKILLS}python/")
    said = words(page)
    assert "The common tongue of the field" in said
    assert re.search(r"\d+% of 47 jobs posted within half a year ask for it: \d+ jobs", said)
    assert "We are 90% sure that the true share lies between" in said
    assert "A year before there are too few jobs to compare with." in said
    assert 'href="/jobs/?skill=python"' in page and "noindex" not in page
    assert re.search(r"Machine learning engineer 100% \d+%–100% 31 of 31", said)
    get("/jobs/?skill=python&within=181&closed=1")


def test_pay_that_cannot_be_matched_says_what_is_missing_and_never_what_one_would_earn(get):
    said = words(get(f"{SKILLS}python/"))
    assert "Not enough evidence." in said and "It takes 10 jobs of 5 employers on each side." in said
    assert "It does not show that the skill brings the pay." in said
    assert not re.search(r"\b(earns?|worth|boosts?|if you learn)\b", said, re.IGNORECASE)


def test_a_skill_that_few_ask_for_is_not_for_search_engines(get):
    assert '<meta name="robots" content="noindex">' in get(f"{SKILLS}cobol/")
    sitemap = get("/sitemap-pages.xml")
    assert f"{SKILLS}python/</loc>" in sitemap and f"{SKILLS}cobol/" not in sitemap


def test_a_superseded_skill_leads_to_what_came_after_it(get):
    for skill in ("theano", "cntk"):
        page = get(f"{SKILLS}{skill}/")
        assert "No longer developed, or replaced." in words(page) and f'href="{SKILLS}pytorch/"' in page
    assert f'href="{SKILLS}theano/"' in get(f"{SKILLS}pytorch/")


def test_what_is_no_skill_is_not_found(get):
    get(f"{SKILLS}basket-weaving/", status=404)
    get(f"{SKILLS}python/pay-week/", status=404)


def test_every_skill_of_the_field_s_three_groups_stands_on_the_page_with_a_page_of_its_own(get):
    page = get(SKILLS)
    named = [
        "markov-decision-processes", "bayes-nets", "analysis-of-variance", "hypothesis-testing", "data-modelling", "data-structures",
        "data-structures-and-gaps", "algorithms", "computer-architecture", "b-trees", "sorting", "stacks", "tensorflow", "cntk",
        "static-and-dynamic-libraries", "mllib", "libsvm", "shark", "mlpack", "r", "python", "numpy", "scipy", "pandas", "scikit-learn",
        "theano", "c-plus-plus",
    ]  # fmt: skip
    missing = [skill for skill in named if f'href="{SKILLS}{skill}/"' not in page]
    assert not missing
    assert "web APIs" in page and "finding the gaps in it" in words(page)


def test_the_jobs_on_both_sides_come_as_a_table(client, db, monkeypatch):
    held = ask.opened(ask.stamp())
    ids = held.ids(held.amounts("low") > 0)[:2]
    monkeypatch.setattr(ask, "both_sides", lambda *_: (ids[:1], ids[1:]))
    answer = client.get(f"{SKILLS}python/pay-year/")
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [(row["asks for the skill"], row["job"]) for row in rows] == [("yes", ids[0]), ("no", ids[1])]


def test_what_editors_write_stands_at_the_head_once_it_is_published(get):
    text = SkillText.objects.create(skill="python", summary="Ours to say.", live=False)
    assert "Ours to say." not in get(f"{SKILLS}python/")
    text.save_revision().publish()
    assert "Ours to say." in words(get(f"{SKILLS}python/"))
    codes = set(Group.objects.get(name="Editors").permissions.values_list("codename", flat=True))
    assert {"add_skilltext", "change_skilltext"} <= codes and "delete_skilltext" not in codes


def test_a_draft_is_previewed_on_the_page_as_it_will_be(rf):
    draft = SkillText(skill="theano", summary="A draft.")
    shown = draft.make_preview_request(rf.get("/"), "").render()
    assert "A draft." in shown.content.decode()


def test_the_ladder_says_what_separates_a_rung_or_how_few_there_are(get):
    said = words(get("/guide/ladder/"))
    assert "What separates it from the rung below, in the adverts’ words" in said
    assert (
        "Only 3 jobs at 3 employers and agencies of the last year stand on the rung below: too few to compare." in said
    )
    assert "As an engineer" in said and "As a manager" in said


def test_a_role_shows_the_shares_of_its_skills(get):
    page = get("/guide/roles/machine-learning-engineer/")
    assert f'<a href="{SKILLS}python/">Python</a>' in page
    assert re.search(r"Python 100% \d+%–100% 31 of 31", words(page))


def test_qualifications_are_measured_beside_the_advice(get):
    said = words(get("/guide/qualifications/"))
    assert "Proof of work" in said and "What the adverts ask for" in said
    assert "Ask for a degree, by role" in said and "Machine learning engineer 0%" in said


def test_the_ladder_asks_once_where_the_skills_stand(get):
    with CaptureQueriesContext(connection) as asked:
        get("/guide/ladder/")
    assert sum('"site_skillspage"' in query["sql"] for query in asked.captured_queries) == 1


def test_nothing_read_yet_still_says_what_a_skill_is(get, settings, tmp_path):
    settings.INDEX = tmp_path / "index"
    page = get(f"{SKILLS}python/")
    assert "The common tongue of the field" in page and "noindex" in page
    get(SKILLS), get("/guide/ladder/"), get("/guide/qualifications/")


def test_bars_stand_on_the_first_round_axis_that_holds_them():
    drawn = bars([Named("a", Share(3, 20, 0.06, 0.32)), Named("b", Share(1, 20, 0.01, 0.2))])
    assert drawn.ticks == ((0.0, "0%"), (50.0, "20%"), (100.0, "40%"))
    assert [(bar.x, bar.low, bar.high) for bar in drawn.bars] == [(37.5, 15.0, 80.0), (12.5, 2.5, 50.0)]
    wide = [Named("c", Share(9, 10, 0.7, 0.96))]
    assert bars([Named("a", Share(3, 20, 0.06, 0.32))], wide).ticks == bars(wide).ticks
    assert bars([]) is None and isinstance(TooFew(1, 1), TooFew)


def test_every_note_of_the_pack_is_a_sentence():
    notes = {skill.id: skill.note for skill in load_pack().skills.values() if skill.note}
    assert len(notes) > 70 and all(note.endswith((".", "?")) and len(note) < 200 for note in notes.values())
    assert SkillsPage.objects.live().count() == 1
