"""What goes out, in a real browser under the real policy: a job's posting, whatever its advert holds, and the form for letters."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.reading import Advert
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received

pytestmark = pytest.mark.browser
HOSTILE = (
    "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\"> <!-- \u2028 ]]>"
)


@pytest.mark.django_db
def test_a_hostile_advert_stays_inside_its_posting_and_the_policy_lets_the_posting_stand(browser, client, pack):
    today = timezone.localdate()
    said = Advert(
        id=advert_id("test", "1"), source="test", title=f"Data Engineer {HOSTILE}", employer=f"Saltmarsh {HOSTILE}", location="Leeds",
        posted=today, text=f"You will fly kites over {HOSTILE}.\n\nSalary: £50,000 - £60,000 a year.",
    )  # fmt: skip
    keep_batch([Received(1, "1", said)], {}, pack=pack, today=today, report=Report())
    answer = client.get(f"/jobs/{said.id}/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    page, faults = browser.new_page(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(body=answer.content, headers=dict(answer.headers))
            if route.request.resource_type == "document"
            else route.fulfill(status=200, body="", content_type="text/css")
        ),
    )
    page.goto("https://jobs.example/")
    posting = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert posting["title"] == said.title and posting["baseSalary"]["value"]["minValue"] == 50_000
    assert page.evaluate("document.querySelectorAll('head script:not([src])').length") == 1
    assert page.evaluate("document.querySelectorAll('img[onerror]').length") == 0
    assert "broken" not in page.title().split("Data Engineer")[0]
    assert [fault for fault in faults if "Content Security Policy" in fault or "broken" in fault] == []
    page.close()


def test_letters_are_asked_for_from_the_search_page(visit):
    page = visit("/jobs/?q=engineer", width=360)
    form = page.locator(".hear-form")
    form.get_by_label("Your e-mail address").fill("ada@example.com")
    form.get_by_label("Once a week").check()
    page.wait_for_timeout(3_200)  # people take longer; machines are asked to come again
    form.get_by_role("button", name="Send me new jobs").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Look into your mailbox"
    assert re.search(r"q=engineer", page.get_by_role("link", name="Back to the jobs").get_attribute("href"))
