"""A folder and an inbox of adverts."""

from __future__ import annotations

import mailbox
from datetime import date
from email.message import EmailMessage

import pytest

from fingerpost.sources.local import open_local
from fingerpost.sources.papers.folder import open_folder
from fingerpost.sources.shapes import Received, Rejected, SourceError
from sources.papers.written import LONG, SHORT, docx, docx_with, pdf

TODAY = date(2026, 11, 23)


def letter(
    subject="Fwd: Data Engineer",
    body="Company: Oxbow Energy\nLocation: Cardiff\n\nWind to watts.",
    number=1,
    attached=(),
):
    message = EmailMessage()
    message["From"], message["To"] = "Ada Quill <ada@quill.example>", "jobs@site.example"
    message["Subject"], message["Date"] = subject, "Mon, 16 Nov 2026 10:00:00 +0000"
    message["Message-ID"] = f"<{number}@quill.example>"
    message.set_content(body)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


@pytest.fixture
def read(tmp_path):
    """The rows of a folder of these files, by their identifiers, and the feed."""

    def of(files, **options):
        for name, data in files.items():
            path = tmp_path / "adverts" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        feed = open_folder(tmp_path / "adverts", TODAY, **options)
        return {row.external_id: row for row in feed}, feed

    return of


def test_each_file_is_an_advert_under_its_path(read):
    rows, feed = read(
        {
            "lamps.pdf": pdf([f"Location: Whitby\n{SHORT}", LONG], heading="Senior Data Engineer"),
            "north/seals.docx": docx("We count seals.", [("Company", "Fenland Foods")], heading="Data Scientist"),
            "page.html": "<title>ML Engineer | Groatly</title><h1>ML Engineer</h1><p>We split bills.</p><ul><li>Python</li></ul>",
            "bare.txt": "Oyster Data Analyst\n\nYou count oysters.",
        }
    )
    said = {name: (row.advert.title, row.advert.employer, row.advert.location) for name, row in rows.items()}
    assert said == {
        "lamps.pdf": ("Senior Data Engineer", "", "Whitby"),
        "north/seals.docx": ("Data Scientist", "Fenland Foods", ""),
        "page.html": ("ML Engineer", "", ""),
        "bare.txt": ("Oyster Data Analyst", "", ""),
    }
    assert rows["page.html"].advert.text == "ML Engineer\n\nWe split bills.\n\n• Python"
    assert (feed.source, feed.whole) == ("adverts", True)
    assert feed.notes["the title was taken from its heading"] == 3


def test_a_file_that_says_no_title_is_named_after_itself_and_the_report_says_so(read):
    rows, feed = read(
        {
            "data_engineer-lamps_v2 FINAL.txt": "You will keep the lamps of the north, and you will like it.\nEvery night."
        }
    )
    assert rows["data_engineer-lamps_v2 FINAL.txt"].advert.title == "data engineer lamps v2"
    assert feed.notes["the title was taken from the file's name"] == 1


def test_labels_name_title_employer_and_place(read):
    rows, _ = read(
        {"a.txt": "Advert\nJob title: NLP Engineer\nOrganisation: Tallow & Wick\nLocation: Exeter\n\nOld letters."}
    )
    advert = rows["a.txt"].advert
    assert (advert.title, advert.employer, advert.location) == ("NLP Engineer", "Tallow & Wick", "Exeter")


def test_a_saved_page_with_a_jobposting_gives_what_it_states(read):
    page = """<script type="application/ld+json">{"@type": "JobPosting", "title": "ML Engineer", "description": "<p>Bills</p>",
      "hiringOrganization": {"name": "Groatly"}, "datePosted": "2026-11-02", "employmentType": "FULL_TIME"}</script><h1>Join us</h1>"""
    rows, _ = read({"saved.html": page})
    advert = rows["saved.html"].advert
    assert (advert.title, advert.employer, advert.posted, advert.fields["hours"]) == (
        "ML Engineer",
        "Groatly",
        date(2026, 11, 2),
        "FULL_TIME",
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("advert.pdf", b"MZ\x90\0" + b"\0" * 500, "a program"),
        ("advert.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "locked with a password"),
        ("advert.docm", docx_with(**{"word/vbaProject.bin": b"Sub"}), "macros"),
        ("advert.rtf", b"{\\rtf1 Hello}", "RTF"),
        ("advert.txt", b"\x89PNG\r\n", "a picture"),
        ("advert.txt", b"\0\x01\x02" * 400, "no text"),
        ("advert.txt", b"   \n", "empty"),
        ("rows.csv", b"title,text\na,b", "a table"),
        ("advert.pdf", pdf(["Lenses"], password="x"), "locked"),
        ("advert.zip", b"PK\x03\x04nothing", "damaged"),
        ("advert.txt", b"a" * 26_000_000, "larger than 25 MB"),
    ],
    ids=["exe", "ole", "macros", "rtf", "png", "bytes", "blank", "csv", "locked", "zip", "large"],
)
def test_what_is_no_advert_is_named_with_its_reason_and_the_rest_goes_on(name, data, words, read):
    rows, feed = read({name: data, "good.txt": "Beekeeper\n\nHoney."})
    assert isinstance(rows[name], Rejected) and words in rows[name].reason and name in rows[name].reason
    assert isinstance(rows["good.txt"], Received)
    assert feed.whole, "a file that is there and unread is not gone"


def test_a_letter_is_an_advert_and_nothing_of_its_sender_is_kept(read):
    rows, _ = read({"one.eml": letter().as_bytes()})
    (row,) = rows.values()
    advert = row.advert
    assert (advert.title, advert.employer, advert.location, advert.posted) == (
        "Data Engineer",
        "Oxbow Energy",
        "Cardiff",
        date(2026, 11, 16),
    )
    assert advert.text.endswith("Wind to watts.")
    assert "quill" not in repr(row).lower()


def test_what_a_letter_has_attached_goes_before_its_words(read):
    attached = [
        ("role.docx", docx("We count seals.", heading="Data Scientist")),
        ("logo.png", b"\x89PNG"),
        ("bad.pdf", b"%PDF-"),
    ]
    rows, _ = read({"one.eml": letter(body="Please find attached", attached=attached).as_bytes()})
    role, bad = rows.values()
    assert (role.advert.title, role.advert.posted) == ("Data Scientist", date(2026, 11, 16))
    assert role.external_id.endswith("/role.docx")
    assert "damaged" in bad.reason and bad.external_id.endswith("/bad.pdf")


def test_an_mbox_and_a_maildir_are_inboxes(tmp_path):
    box = mailbox.mbox(tmp_path / "post.mbox")
    for number in range(3):
        box.add(letter(f"Engineer {number}", number=number))
    box.close()
    rows = list(open_folder(tmp_path / "post.mbox", TODAY))
    assert [row.advert.title for row in rows] == ["Engineer 0", "Engineer 1", "Engineer 2"]
    inbox = mailbox.Maildir(tmp_path / "inbox")
    inbox.add(letter("Shepherd", number=7))
    (row,) = open_folder(tmp_path / "inbox", TODAY)
    assert row.advert.title == "Shepherd"


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?q?=FF=FE?=\nDate: nonsense\nContent-Type: text/plain; charset=klingon\n\nWords",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)),
        b"To: <<<<>>>>@@\nMessage-ID: <<>>\nSubject: \x00\n\n",
    ],
)
def test_a_letter_made_to_break_its_reader_is_read_or_named(data, read):
    rows, _ = read({"hostile.eml": data, "good.txt": "Beekeeper\n\nHoney."})
    assert len(rows) == 2 and isinstance(rows["good.txt"], Received)


def test_links_and_hidden_files_are_passed_over(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Keeper of secrets\n\nDo not tell.")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / ".hidden.txt").write_text("x")
    with pytest.raises(SourceError, match="empty"):
        open_folder(folder, TODAY)


def test_a_name_that_would_write_on_the_terminal_is_shown_without_its_signs(read):
    rows, _ = read({"\x1b[31mred\n.txt": "MZ"})
    (row,) = rows.values()
    assert row.reason.startswith("[31mred .txt: this is a program")


def test_progress_is_told_file_by_file(tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Keeper {number}\n\nLamps.")
    feed, heard = open_folder(tmp_path, TODAY), []
    feed.heard = lambda done, of: heard.append((done, of))
    assert len(list(feed)) == 4
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_path_tells_whether_it_is_papers_or_a_table(tmp_path):
    (tmp_path / "one.html").write_text("<h1>Beekeeper</h1><p>Honey")
    (tmp_path / "rows.csv").write_text("title,text\nBeekeeper,Honey\n")
    for path in (tmp_path / "one.html", tmp_path / "rows.csv"):
        (row,) = open_local(path, TODAY)
        assert row.advert.title == "Beekeeper"
    with pytest.raises(SourceError, match="--map"):
        open_local(tmp_path, TODAY, mapping={"title": "x"})
    with pytest.raises(SourceError, match="no such"):
        open_local(tmp_path / "gone.pdf", TODAY)
