"""The salary guides: what a page shows of a discipline, that each figure opens to its jobs, and the same as PDF and CSV."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from fingerpost.cli import main
from fingerpost.market import Discipline
from fingerpost.site.guides import live
from fingerpost.site.models import SalaryGuidePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SCIENCE, ENGINEERING = "/guide/salaries/data-science/", "/guide/salaries/data-engineering-and-development/"


def words(page: str) -> str:
    """What a page says in its main part, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])).split())


def test_the_hub_gives_each_discipline_its_medians_and_a_page(get, pack):
    page = get("/guide/salaries/")
    for guide in pack.salary_guides:
        assert f'href="/guide/salaries/{guide.id}/"' in page and guide.name in unescape(page)
    said = words(page)
    assert len(pack.salary_guides) == 3
    assert "Permanent salaries £67,000 a year, the median of 31 jobs" in said
    assert "Contract day rates £553 a day, the median of 12 jobs" in said
    assert "too few to say" in said


def test_a_guide_says_its_figure_first_and_then_role_by_role(get):
    said = words(get(SCIENCE))
    assert "£67,000 a year is the median of 31 jobs at 8 employers and agencies" in said
    assert "We are 90% sure that the median lies between" in said
    assert said.index("is the median of") < said.index("By role") < said.index("By level") < said.index("By region")
    assert "Machine learning engineer 31 jobs" in said and "No level in the title 16 jobs £56,500" in said
    assert "No job in these months: Data scientist" in said
    assert f"As of {timezone.localdate():%-d %B %Y}" in said


def test_what_is_too_thin_is_said_with_the_nearest_that_holds(get):
    page = get(SCIENCE)
    thin = page[page.index("Too few to say") :]
    assert "10 jobs at 5 employers are needed" in thin and "Junior</a> (3 jobs)" in thin
    assert re.search(r'Nearest that holds: <a href="/pay/\?[^"]+">Salaries: [^<]+</a>: <strong class="num">£', thin)


def test_each_figure_of_a_guide_opens_to_a_page_with_the_same_median(get):
    page = get(SCIENCE)
    links = re.findall(r'<th scope="row"><a href="(/pay/[^"]+)">[^<]+</a>.*?<strong>(£[\d,]+)</strong>', page)
    assert len(links) >= 3
    for address, median in {pair[0]: pair[1] for pair in links}.items():
        assert f"{median} a year is the median of" in words(get(unescape(address)))


def test_day_rates_stand_by_ir35_status_and_in_no_salary(get):
    said = words(get(ENGINEERING))
    assert "£553 a day is the median of 12 jobs" in said
    assert "By IR35 status IR35 not stated £553" in said and "IR35 not stated 12 jobs" in said
    assert "Permanent salaries 0 jobs at 0 employers and agencies: too few to say" in said


def test_an_editor_chooses_the_roles_and_their_order(get):
    page = SalaryGuidePage.objects.get(slug="data-science")
    page.roles = [("role", "data-engineer"), ("role", "machine-learning-engineer"), ("role", "data-engineer")]
    page.title = "Engineers"
    page.save_revision().publish()
    assert page.discipline.roles == ("data-engineer", "machine-learning-engineer")
    assert "Engineers: what it pays" in words(get(SCIENCE))
    page.roles = []
    page.save_revision().publish()
    assert "Nobody has said yet which roles belong to this guide" in words(get(SCIENCE))


def test_a_guide_is_made_once_for_a_state_of_the_jobs(get):
    one = Discipline("made-once", "Made once", "", ("machine-learning-engineer",))
    assert live.in_html(one) is live.in_html(one)


def test_the_csv_has_a_line_for_each_figure_and_opens_to_it(client, get):
    answer = client.get(f"{SCIENCE}csv/")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    whole = next(row for row in rows if row["part"] == "whole" and row["pay"] == "salary a year")
    assert (whole["jobs in the figure"], whole["median"], whole["jobs missing"]) == ("31", "67000.0", "0")
    junior = next(row for row in rows if row["part"] == "level" and row["level"] == "junior")
    assert (junior["median"], junior["jobs missing"], junior["employers missing"]) == ("", "7", "2")
    assert {row["part"] for row in rows} >= {
        "whole",
        "role",
        "level",
        "region",
        "role and level",
        "role and region",
        "trend",
    }
    assert {row["ir35"] for row in rows} == {"", "inside", "outside", "not stated"}
    there = whole["address"].partition("/pay/")[2].replace(f"&until={timezone.localdate()}", "")
    assert "£67,000 a year is the median of 31 jobs" in words(get(f"/pay/{there}"))
    assert 'filename="salary-guide-' in answer["Content-Disposition"] and answer["X-Robots-Tag"] == "noindex"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_command_writes_the_same_bytes_each_time_and_what_the_page_says(tmp_path):
    for folder in ("one", "two"):
        call_command("guide", out=tmp_path / folder, discipline="data-science")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["salary-guide-data-science.csv", "salary-guide-data-science.pdf"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    said = text_of((tmp_path / "one" / files[1]).read_bytes())
    assert "£67,000" in said and "The median of 31 jobs at 8 employers and agencies" in said
    assert "How to read this guide" in said and "Too few to say" in said
    assert f"{timezone.localdate():%B %Y}" in said and "Harbourside Data" in said


def test_words_of_an_editor_never_become_markup_of_the_print(client):
    page = SalaryGuidePage.objects.get(slug="data-science")
    page.title, page.summary = '#panic("x") *bold* $x$', '#sys.inputs "quoted" \\ [x] </text>'
    page.save_revision().publish()
    said = text_of(client.get(f"{SCIENCE}pdf/").content)
    assert '#panic("x") *bold* $x$' in said and "#sys.inputs" in said


def test_the_command_tells_a_fault_as_every_command_does(tmp_path, capsys):
    assert main(["guide", "--discipline", "pilots", "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("fingerpost: There is no salary guide 'pilots'.")


def test_the_command_says_what_is_missing(tmp_path, settings):
    with pytest.raises(CommandError, match=r"no salary guide .pilots.*data-engineering-and-development"):
        call_command("guide", out=tmp_path, discipline="pilots")
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="cannot be written to"):
        call_command("guide", out=tmp_path / "file", discipline="data-science")
    settings.INDEX = tmp_path / "nowhere" / "index"
    with pytest.raises(CommandError, match="fingerpost figures"):
        call_command("guide", out=tmp_path)
    SalaryGuidePage.objects.all().unpublish()
    with pytest.raises(CommandError, match="fingerpost setup"):
        call_command("guide", out=tmp_path)
