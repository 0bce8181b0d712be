"""The contact form: what goes out, what is kept (nothing), and what strangers try."""

from __future__ import annotations

import logging
import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from fingerpost.site import marks
from fingerpost.site.models import SiteFacts
from fingerpost.site.people.contact import FORM, VISITOR_HOURLY
from fingerpost.store import contact as tries
from fingerpost.store.models import Contact, Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
IVO = "/people/ivo-thistlewood/contact/"
WORDS = "Is the desk in Bristol?\n\nI can come on a Thursday."


class RefusingBackend(EmailBackend):
    """A mail server that is down, and says whom it was to write to."""

    def send_messages(self, messages):
        raise smtplib.SMTPConnectError(421, "no room for ivo@harbourside.example")


@pytest.fixture
def write(client):
    """Send the form as a person does: it is fetched, and sent some seconds later."""

    def send(address=IVO, *, age=60.0, visitor="203.0.113.7", **boxes):
        given = {"name": "Ada Quince", "email": "ada@quince.example", "message": WORDS, "mark": mark(age)} | boxes
        return client.post(address, given, REMOTE_ADDR=visitor)

    return send


def mark(age: float = 60.0) -> str:
    return marks.made(FORM, timezone.now() - timedelta(seconds=age))


def test_a_message_goes_to_the_consultant_and_its_answer_to_the_visitor(write, get):
    job = Job.objects.order_by("id").first()
    answer = write(job=job.id)
    assert answer.status_code == 302
    thanks = get(answer["Location"])
    assert "Sent to Ivo Thistlewood" in thanks and f'href="/jobs/{job.id}/"' in thanks
    (letter,) = mail.outbox
    assert (letter.to, letter.cc, letter.bcc) == (["ivo@harbourside.example"], [], [])
    assert letter.reply_to == ["Ada Quince <ada@quince.example>"]
    assert letter.subject == f"{job.title}: a message from Ada Quince"
    assert WORDS in letter.body and f"/jobs/{job.id}/" in letter.body


def test_nothing_is_kept_of_it_but_that_somebody_wrote_and_that_for_a_day(write):
    write()
    (row,) = Contact.objects.values()
    said = " ".join(map(str, row.values()))
    assert not re.search(r"Ada|quince|Bristol|203\.0\.113", said)
    tries.forget(timezone.now() + timedelta(hours=25))
    assert not Contact.objects.exists()


def test_the_general_form_writes_to_the_site(write, get):
    assert "Write to Harbourside Data" in get("/contact/")
    assert write("/contact/").status_code == 302
    assert mail.outbox[0].to == ["hello@harbourside.example"]


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"name": "Ada\r\nBcc: all@quince.example"}, "Write the name on one line"),
        ({"name": "Ada\u2028Bcc: x"}, "Write the name on one line"),
        ({"name": "A" * 81}, "81 characters; 80 fit here"),
        ({"name": " "}, "Say who is writing"),
        ({"email": "ada@quince.example\nBcc: all@quince.example"}, "no e-mail address that we can write to"),
        ({"email": '"a\x01b"@quince.example'}, "no e-mail address that we can write to"),
        ({"email": "ada@quince.example, all@quince.example"}, "no e-mail address that we can write to"),
        ({"message": "x" * 4001}, "4001 characters; 4,000 fit here"),
        ({"message": ""}, "Write a few words"),
        ({"mark": "forged"}, "stood open for too long"),
        ({"age": 0}, "faster than people write"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_lost(write, boxes, said):
    answer = write(**boxes)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "Fault: " in page and not mail.outbox
    box = next(iter(boxes))
    if box in {"name", "email", "message"}:
        assert (
            f'href="#{box}"' in page
            and f'aria-describedby="{"message-about " * (box == "message")}{box}-wrong"' in page
        )
    kept = {"name": "Ada Quince", "email": "ada@quince.example", "message": "Is the desk in Bristol?"}
    assert all(value in page for name, value in kept.items() if name != box)


def test_a_form_that_waited_for_too_long_can_be_sent_as_it_then_stands(write):
    page = write(age=13 * 3600).content.decode()
    fresh = re.search(r'name="mark" value="([^"]+)"', page)[1]
    assert marks.once(fresh, FORM, timezone.now() + timedelta(seconds=5))


def test_html_is_words_in_the_letter_and_on_the_page(write):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    assert write(message=hostile).status_code == 302
    (letter,) = mail.outbox
    assert hostile in letter.body and letter.content_subtype == "plain" and not letter.attachments
    page = write(message=hostile, name="").content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<img src=x" not in page


def test_a_letter_of_hostile_names_has_no_header_but_ours(write):
    assert write(name='Ada "x" <all@quince.example>, B').status_code == 302
    sent = mail.outbox[0].message()
    assert sent["Reply-To"].endswith("<ada@quince.example>") and sent["Bcc"] is None and sent["Cc"] is None
    assert len(sent.get_all("To")) == len(sent.get_all("From")) == 1


def test_a_megabyte_is_no_letter(write):
    answer = write(message="x" * 1_000_000)
    assert answer.status_code == 413 and "far too long to send" in answer.content.decode()
    assert len(answer.content) < 30_000 and not mail.outbox


def test_a_hundred_posts_a_minute_give_five_letters_and_other_people_still_write(write):
    statuses = [write().status_code for _ in range(9)] + [
        write(visitor=f"2001:db8::{n:x}").status_code for n in range(7)
    ]
    assert statuses[:VISITOR_HOURLY] == [302] * 5 and set(statuses[VISITOR_HOURLY:9]) == {429}
    assert statuses[9:] == [302] * 5 + [429] * 2  # one connection has all the addresses of its network
    assert len(mail.outbox) == 2 * VISITOR_HOURLY
    page = write().content.decode()
    assert "send it again in an hour" in page and "Is the desk in Bristol?" in page


def test_all_visitors_together_have_a_limit_too(write, monkeypatch):
    monkeypatch.setattr("fingerpost.site.people.contact.HOURLY", 3)
    assert [write(visitor=f"203.0.113.{n}").status_code for n in range(5)] == [302, 302, 302, 429, 429]


def test_a_form_sent_twice_is_one_letter(write):
    held = mark()
    assert [write(mark=held).status_code for _ in range(2)] == [302, 302]
    assert len(mail.outbox) == 1


def test_a_machine_that_fills_the_hidden_box_is_thanked_and_nothing_goes_out(write):
    assert write(homepage="https://spam.example").status_code == 302
    assert not mail.outbox and not Contact.objects.exists()


def test_a_mail_server_that_is_down_is_said_with_another_way_and_the_form_can_go_again(write, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
    held = mark()
    with caplog.at_level(logging.DEBUG):
        answer = write(mark=held)
    page = answer.content.decode()
    assert answer.status_code == 503 and "Our mail server did not take it" in page
    assert "call 0117 496 0132 or write to ivo@harbourside.example" in page and "Is the desk in Bristol?" in page
    assert "SMTPConnectError 421" in caplog.text and not re.search("ivo@|Ada|quince|Bristol", caplog.text)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert write(mark=held).status_code == 302 and len(mail.outbox) == 1


def test_a_form_that_another_site_sends_is_refused():
    strict = Client(enforce_csrf_checks=True)
    boxes = {"name": "Ada", "email": "ada@quince.example", "message": WORDS, "mark": mark()}
    assert strict.post(IVO, boxes).status_code == 403
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get("/people/ivo-thistlewood/").content.decode()
    )[1]
    assert strict.post(IVO, boxes | {"csrfmiddlewaretoken": token}).status_code == 302


def test_where_no_letters_go_out_there_is_no_form_but_the_telephone(get, settings, client):
    settings.ALERTS = False
    page = get(IVO)
    assert "<form" not in page[page.index("<main") :] and "This site sends no letters: call 0117 496 0132" in page
    assert client.post(IVO, {"name": "Ada"}).status_code == 200 and not mail.outbox
    SiteFacts.objects.update(email="", phone="")
    assert "has not said yet how to reach it" in get("/contact/")


def test_the_form_asks_for_no_cv_and_no_salary(get):
    page = get("/contact/")
    asked = set(re.findall(r'<(?:input|textarea|select)[^>]* name="(\w+)"', page[page.index("<main") :]))
    assert asked == {"csrfmiddlewaretoken", "mark", "name", "email", "message", "homepage"}
    assert 'type="file"' not in page
