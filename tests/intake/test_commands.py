"""The commands: what they print, what they leave with."""

from __future__ import annotations

from io import StringIO

import orjson
import pytest
from django.core.management import call_command

from fingerpost.sources.shapes import SourceError
from fingerpost.store import keep, models, received

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index_of_its_own(settings, tmp_path):
    settings.INDEX = tmp_path / "index"


@pytest.fixture
def written(tmp_path):
    def write(*rows):
        path = tmp_path / "feed.jsonl"
        path.write_bytes(b"\n".join(map(orjson.dumps, rows)))
        return str(path)

    return write


def run(*arguments, leaves=0):
    said = StringIO()
    try:
        call_command(*arguments, stdout=said)
        code = 0
    except SystemExit as leave:
        code = leave.code
    assert code == leaves
    return said.getvalue()


def test_import_says_what_it_understood_what_it_did_and_tells_the_index(written, freight):
    said = run("import", written(freight(1), freight(2, title="")), leaves=1)
    for words in (
        "title: title",
        "2 rows read",
        "1 adverts new",
        "1 rows rejected",
        "row 2: no title",
        "1 jobs told to the index",
    ):
        assert words in said
    assert not received.waiting()


def test_a_folder_of_papers_is_imported_and_the_report_names_what_was_refused(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "lamps.html").write_text("<h1>Data Engineer</h1><p>Location: Whitby</p><p>Salary: £50,000 per annum</p>")
    (folder / "seals.txt").write_text("Data Scientist\n\nYou count seals from the air.")
    (folder / "invoice.pdf").write_bytes(b"MZ\x90\x00")
    said = run("import", str(folder), leaves=1)
    for words in (
        "3 files of adverts",
        "kept under the name post",
        "2 adverts new",
        "the title was taken from its heading",
    ):
        assert words in said
    assert "row 1: invoice.pdf: this is a program. It is refused" in said
    (folder / "seals.txt").unlink()
    said = run("import", str(folder), "--source", "post", "--complete", leaves=1)
    assert "1 unchanged" in said
    assert models.Advert.objects.get(external_id="seals.txt").closed is not None


def test_a_dry_run_keeps_nothing(written, freight):
    said = run("import", written(freight(1)), "--dry-run")
    assert "1 adverts would be new or changed; nothing was kept" in said
    assert not models.Advert.objects.exists()


def test_import_takes_the_reader_s_word_for_columns_and_source(written):
    run(
        "import",
        written({"Vakanz": "Engineer", "text": "Does things", "source": "x"}),
        "--map",
        "title=Vakanz",
        "--source",
        "mine",
    )
    assert models.Advert.objects.get().title == "Engineer"
    assert models.Source.objects.get().name == "mine"


@pytest.mark.parametrize(
    ("rows", "options", "words"),
    [
        ([{"title": ""}], [], "no column is the text"),
        ([{"title": "", "text": ""}], [], "every row was rejected"),
        ([{"title": "a", "text": "b"}], ["--map", "title"], "is not USE=COLUMN"),
    ],
)
def test_import_fails_with_words_that_help(written, rows, options, words):
    with pytest.raises(SourceError, match=words):
        run("import", written(*rows), *options)


def test_import_goes_on_where_another_process_writes_the_index(written, freight, monkeypatch):
    monkeypatch.setattr("fingerpost.intake.management.commands.import.drain", lambda *_: None)
    assert "another process is writing the index" in run("import", written(freight(1)))
    assert models.Advert.objects.count() == 1


def test_index_and_reread(written, freight):
    run("import", written(freight(1)))
    assert run("index") == "1 jobs are in the index\n"
    assert run("reread") == "0 adverts read anew\n"
    assert run("reread", "--all") == "1 adverts read anew\n"
    keep.forget_versions()
    assert run("reread") == "1 adverts read anew\n"


def test_a_complete_file_closes_what_its_source_no_longer_has(written, freight, health):
    run("import", written(freight(1), health(2)), "--source", "board", "--complete")
    said = run("import", written(freight(1)), "--source", "board", "--complete")
    assert "1 adverts closed: their source no longer offers them" in said
    assert models.Job.objects.exclude(closed=None).count() == 1


def test_a_complete_file_must_say_of_which_source(written, freight):
    with pytest.raises(SourceError, match="Name it: --source NAME"):
        run("import", written(freight(1)), "--complete")


def test_an_import_closes_jobs_whose_closing_date_has_passed(written, freight):
    row = freight(1, posted="2026-01-02", text=freight(1)["text"] + " Closing date: 30 January 2026.")
    assert "1 jobs closed: their closing date has passed" in run("import", written(row))
