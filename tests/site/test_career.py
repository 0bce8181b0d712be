"""The self-check and the progression: what the form asks, what its address holds, what the result and the steps rest on."""

from __future__ import annotations

import dataclasses
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

PAGE = "/guide/right-for-me/"
PROGRESSION = "/guide/progression/"
ENGINEER = f"{PAGE}?answers=1.bu2fa2pymxdlwspjwe"


def words(html: str) -> str:
    """What a reader sees of the page's own part."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_every_question_is_a_group_with_its_name_and_every_answer_a_box(get, pack):
    page, check = get(PAGE), pack.self_check
    assert page.count("<fieldset") == page.count("<legend>") == len(check.questions)
    boxes = set(re.findall(r'<input type="(?:radio|checkbox)" name="([a-z]{2})" value="(\w+)"', page))
    scales = {(code, much) for code, question in check.questions.items() if question.kind == "scale" for much in "012"}
    assert boxes == scales | {(answer.question, answer.id) for answer in check.answers.values()}
    assert words(page).count(f"of {len(check.parts)}") == len(check.parts)


def test_the_form_leads_to_a_short_address_that_holds_the_answers(client):
    sent = client.get(PAGE, {"check": "1", "bu": "2", "ql": ["py"], "qd": ["ws"], "qx": ["zz"]})
    assert sent.status_code == 302
    assert sent["Location"] == f"{PAGE}?answers=1.bu2pyws#result"


def test_a_form_sent_empty_has_a_kind_and_useful_answer(client, get):
    sent = client.get(PAGE, {"check": "1"})
    page = get(sent["Location"].partition("#")[0])
    said = words(page)
    assert "Nothing ticked is an answer too" in said and "neither is a verdict" in said
    assert "Machine learning engineer: 3 jobs" in said
    assert "First steps" in said and "Kaggle" in said


def test_a_result_names_roles_rungs_and_reasons(get):
    said = words(get(ENGINEER))
    assert "Machine learning engineer" in said
    assert (
        "You like building software that other people rely on" in said
        or "building software that other people rely on" in said
    )
    assert "since you have been paid to write software" in said
    assert "Your choice" in said or "your choice" in said


def test_what_is_missing_opens_to_exactly_its_jobs(get):
    page = get(f"{PAGE}?answers=1.bu2wsdpcl")
    link = re.search(r'<tr><th scope="row">SQL</th><td>100%</td><td><a href="([^"]+)">(\d+)</a>', page)
    assert link is not None
    asked = parse_qs(urlsplit(unescape(link[1])).query)
    assert asked["skill"] == ["sql"] and asked["role"] == ["data-engineer"]
    assert f"{link[2]} jobs" in words(get(unescape(link[1])))


def test_a_level_with_too_few_jobs_is_counted_with_all_of_them_and_says_so(get):
    said = words(get(f"{PAGE}?answers=1.bu2fa2py"))
    assert "Of 31 live jobs , all levels together, so many ask for it" in said


def test_a_role_with_too_few_jobs_says_that_people_decided_what_it_asks_for(get):
    said = words(get(f"{PAGE}?answers=1.se2bu2ccvi"))
    assert "Robotics engineer" in said
    assert "Too few live jobs to count, so this is the editors’ own reading" in said


def test_the_form_keeps_the_answers_of_a_result(get):
    page = get(ENGINEER)
    assert 'name="bu" value="2" checked' in page and 'name="ql" value="py" checked' in page
    assert page.count(" checked") == 8


def test_a_result_is_for_nobody_else(client):
    answer = client.get(ENGINEER)
    assert answer["X-Robots-Tag"] == "noindex" and 'content="noindex"' in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert "X-Robots-Tag" not in client.get(PAGE)


def test_the_share_address_tells_the_same_again(client):
    page = client.get(f"{PAGE}?answers=1.wepyfa2bu2").content.decode()
    share = unescape(re.search(r'id="share"[^>]*value="([^"]+)"', page)[1])
    assert share.endswith(f"{PAGE}?answers=1.bu2fa2pywe")


@pytest.mark.parametrize("bad", ["", "zz", "<script>alert(1)</script>", "1" * 900])
def test_an_address_without_answers_is_said_and_the_form_is_there(get, bad):
    page = get(f"{PAGE}?answers={bad}")
    assert 'role="alert"' in page and "No answers could be read from this address" in page
    assert "<fieldset" in page and "alert(1)" not in page


def test_an_old_address_keeps_what_can_be_read_and_says_what_cannot(get):
    said = words(get(f"{PAGE}?answers=0.bu2qzpy"))
    assert "another version of this check" in said and "1 part of the address could not be read and is left out" in said
    assert "What fits" in said


def test_the_questions_to_weigh_are_questions_for_machines_too(get):
    data = re.findall(r'<script type="application/ld\+json">(.+?)</script>', get(PAGE))
    faq = next(each for each in map(json.loads, data) if each["@type"] == "FAQPage")
    assert len(faq["mainEntity"]) >= 5
    assert all(each["name"].endswith("?") and each["acceptedAnswer"]["text"] for each in faq["mainEntity"])


def test_a_pack_without_a_self_check_has_its_questions_alone(get, monkeypatch, pack):
    monkeypatch.setattr("fingerpost.site.models.page.field_pack", lambda: dataclasses.replace(pack, self_check=None))
    page = get(PAGE)
    assert "<fieldset" not in page and page.count("?</h3>") >= 5


def test_the_progression_has_four_steps_in_order_each_on_its_rung(get):
    said = words(get(PROGRESSION))
    steps = (
        "Graduate Machine Learning Researcher rung 1", "Machine Learning Engineer rung 2", "Senior ML Engineer rung 3", "Head of ML rung 5",
    )  # fmt: skip
    found = [said.index(step) for step in steps]
    assert found == sorted(found)


def test_each_step_says_what_adverts_pay_and_what_was_published(get):
    said = words(get(PROGRESSION))
    assert "£85,500 is the median of 12 jobs" in said
    assert "of which 3 at 3 employers and agencies state a figure or a range: too few for a figure" in said
    assert "£28k–£38k" in said and "£90k–£120k" in said and "taken 23 November 2026" in said


def test_both_ways_on_stand_with_their_rungs(get, pack):
    page = get(PROGRESSION)
    assert [way.id for way in pack.tracks] == ["engineer", "manager"]
    for way in pack.tracks:
        part = page[page.index(f'id="way-{way.id}"') :]
        assert way.name in part and part.count("<dt>Rung") >= len(way.rungs)


def test_moves_sideways_are_counted_from_the_jobs_of_a_role(get):
    said = words(get(f"{PROGRESSION}?from=data-engineer"))
    assert "From data engineer ( 12 live jobs ), the nearest first:" in said
    assert re.search(r"Machine learning engineer \d+% of what data engineer jobs ask for is asked for here too", said)


def test_a_role_that_is_none_is_said_and_another_shown(get):
    page = get(f"{PROGRESSION}?from=<b>astronaut")
    assert "There is no role “&lt;b&gt;astronaut”" in page and 'content="noindex, follow"' in page
    assert "From machine learning engineer" in words(page)


CATALOGUE = "/guide/roles/"


def roles_found(page: str) -> list[str]:
    """The ids of the roles that the catalogue shows."""
    return re.findall(r'<li id="([a-z-]+)"><h3>', page)


def test_the_catalogue_shows_every_role_with_its_live_jobs_and_what_they_pay(get, pack):
    page = get(CATALOGUE)
    assert roles_found(page) == [
        role.id for family in pack.families for role in pack.roles.values() if role.family == family
    ]
    said = words(page)
    assert "31 live jobs" in said and "is the median of 31 jobs" in said
    assert (
        said.count("is the median of") == 1
    )  # the language engineers state no pay, and the data engineers are paid by the day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ml engineer", "machine-learning-engineer"),
        ("ML Devel", "machine-learning-engineer"),
        ("Computer Vision Expert", "computer-vision-engineer"),
        ("guru", None),
        ("   ", "data-engineer"),
        ("nlp", "nlp-scientist"),
    ],
)
def test_a_search_finds_a_role_by_any_of_its_words(get, typed, expected):
    found = roles_found(get(f"{CATALOGUE}?q={typed}"))
    assert (expected in found) if expected else found == []


def test_a_wording_that_only_adverts_use_is_shown_with_its_role(get):
    page = get(f"{CATALOGUE}?q=ml developer")
    assert roles_found(page) == ["machine-learning-engineer"]
    assert "Read as this role: “ml developer”" in words(page) and 'content="noindex, follow"' in page


def test_a_search_that_finds_no_role_leads_to_the_jobs(get):
    page = get(f"{CATALOGUE}?q=<i>astronaut</i>")
    assert "No role here goes by “&lt;i&gt;astronaut&lt;/i&gt;”" in page and 'href="/jobs/?q=%3Ci%3Eastronaut' in page


def test_titles_that_are_one_role_say_why(get):
    said = words(get(CATALOGUE))
    assert "ML Engineer “ML” is short for machine learning" in said
    assert "Machine Learning Developer “developer” and “engineer” are used for the same work" in said
    assert "Graduate Machine Learning Engineer “graduate” is a level, not other work" in said


def test_a_card_of_the_latest_jobs_says_all_that_a_recruiters_card_does(get):
    cards = get("/guide/roles/machine-learning-engineer/").split('<article class="job">')[1:]
    card = cards[0].partition("</article>")[0]
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", card)).split())
    assert re.search(r'<h3><a href="/jobs/[^"]+">', card) and "£" in said
    assert '<time datetime="' in card and 'aria-label="Skills asked for"' in card
    assert "You will own the part that turns measurements into decisions" in said
