"""Communities and events: the time of a place, calendars that other programs read, and what editors are told."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from fingerpost.pack import load_pack
from fingerpost.site.events.moments import NoSuchTime, moment, span_words
from fingerpost.site.events.zones import zone_rules
from fingerpost.site.models import CommunitiesPage, CommunityPage, EventPage, EventsPage, HomePage
from fingerpost.site.setup import set_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]
SOON = timezone.localdate() + timedelta(days=30)
EVENING = {
    "title": "An evening", "day": SOON, "begins": time(18, 30), "ends": time(20, 30), "venue": "The Orchard Room",
}  # fmt: skip


@pytest.fixture
def club() -> CommunityPage:
    return CommunityPage.objects.get(slug="motherboard")


@pytest.fixture
def make(club):
    """An event under a community, published."""

    def made(**given) -> EventPage:
        page = club.add_child(instance=EventPage(**EVENING | given))
        page.save_revision().publish()
        return EventPage.objects.get(pk=page.pk)

    return made


def read(client, address: str) -> Calendar:
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return Calendar.from_ical(answer.content)


def structured(page: str) -> dict:
    found = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', page))
    return next(data for data in found if data["@type"] == "Event")


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        (date(2026, 3, 28), time(18, 0), "Europe/London", datetime(2026, 3, 28, 18, 0, tzinfo=UTC)),
        (date(2026, 3, 29), time(18, 0), "Europe/London", datetime(2026, 3, 29, 17, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(0, 30), "Europe/London", datetime(2026, 10, 24, 23, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), "Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        (date(2026, 11, 1), time(9, 0), "America/New_York", datetime(2026, 11, 1, 14, 0, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_time_of_the_clock_is_a_moment_whatever_the_clocks_do(day, clock, zone, utc):
    assert moment(day, clock, zone) == utc


def test_a_time_that_the_clock_skips_is_none():
    with pytest.raises(NoSuchTime, match="there is no 01:30 on 29 March 2026 in Europe/London"):
        moment(date(2026, 3, 29), time(1, 30), "Europe/London")


def test_a_night_on_which_the_clocks_change_is_said_with_both_times():
    zone = ZoneInfo("Europe/London")
    first, last = datetime(2026, 10, 24, 22, 0, tzinfo=zone), datetime(2026, 10, 25, 9, 0, tzinfo=zone)
    assert span_words(first, last) == "Saturday 24 October 2026, 22:00 BST to Sunday 25 October 2026, 09:00 GMT"


def test_another_program_reads_an_event_at_the_same_moment_with_the_rules_of_its_zone(client, make):
    night = {"begins": time(22, 0), "ends": time(9, 0), "zone": "Europe/London"}
    this = make(day=date(2026, 10, 24), last_day=date(2026, 10, 25), title="A night; with, signs\\", **night)
    known = read(client, f"/events/{this.pk}.ics")
    (event,) = known.events
    assert (
        datetime(2026, 10, 24, 21, 0, tzinfo=UTC) == event.DTSTART
        and datetime(2026, 10, 25, 9, 0, tzinfo=UTC) == event.DTEND
    )
    assert event["DTSTART"].params["TZID"] == "Europe/London" and str(event["SUMMARY"]) == this.title
    assert not known.get_missing_tzids()


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_the_rules_of_a_zone_give_another_program_the_same_time_at_every_hour(name):
    calendar = Calendar()
    calendar.add_component(zone_rules(name, date(2025, 10, 1), date(2027, 11, 1)))
    theirs, ours = tzical(StringIO(calendar.to_ical().decode())).get(), ZoneInfo(name)
    hours = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(365 * 48))
    assert all(at.astimezone(theirs).replace(tzinfo=None) == at.astimezone(ours).replace(tzinfo=None) for at in hours)


def test_the_calendar_of_all_events_tells_of_changes_and_of_what_is_cancelled(client, make):
    one, other = make(title="One"), make(title="Other", zone="Asia/Kathmandu", day=SOON + timedelta(days=1))
    make(title="Long ago", day=SOON - timedelta(days=500))
    before = {str(event["SUMMARY"]): event for event in read(client, "/events/calendar.ics").events}
    assert set(before) == {"One", "Other"} and before["One"]["SEQUENCE"] == 0
    other.status, other.note = "cancelled", "The hall is flooded."
    other.save_revision().publish()
    one.summary = "Only its words changed."
    one.save_revision().publish()
    after = {str(event["SUMMARY"]): event for event in read(client, "/events/calendar.ics").events}
    assert (after["Other"]["SEQUENCE"], str(after["Other"]["STATUS"])) == (1, "CANCELLED")
    assert (after["One"]["SEQUENCE"], str(after["One"]["STATUS"])) == (0, "CONFIRMED")
    assert "The hall is flooded." in after["Other"]["DESCRIPTION"]
    assert {name: event["UID"] for name, event in after.items()} == {
        name: event["UID"] for name, event in before.items()
    }
    assert after["Other"]["LAST-MODIFIED"].dt >= before["Other"]["LAST-MODIFIED"].dt


def test_an_event_keeps_its_number_and_its_uid_where_its_page_is_moved(client, make):
    this = make()
    before = read(client, f"/events/{this.pk}.ics").events[0]
    this.move(EventsPage.objects.get(), pos="last-child")
    after = read(client, f"/events/{this.pk}.ics").events[0]
    assert after["UID"] == before["UID"] and after["URL"] != before["URL"]
    EventPage.objects.get(pk=this.pk).unpublish()
    assert client.get(f"/events/{this.pk}.ics").status_code == 404


@pytest.mark.parametrize(
    ("given", "box", "said"),
    [
        ({"ends": time(18, 30)}, "ends", "must end after it starts"),
        ({"last_day": SOON - timedelta(days=1)}, "ends", "must end after it starts"),
        ({"sign_up": "javascript:alert(1)"}, "sign_up", "valid URL"),
        ({"sign_up": "ftp://files.example/"}, "sign_up", "valid URL"),
        ({"venue": ""}, "venue", "Say where it is"),
        ({"status": "cancelled"}, "note", "Tell visitors that it is cancelled"),
        ({"zone": "Mars/Olympus"}, "zone", "not a valid choice"),
        ({"day": date(2026, 3, 29), "begins": time(1, 30)}, "begins", "there is no 01:30"),
        ({"day": date(2026, 3, 28), "last_day": date(2026, 3, 29), "ends": time(1, 30)}, "ends", "there is no 01:30"),
    ],
)  # fmt: skip
def test_an_editor_is_told_what_cannot_be(given, box, said):
    page = EventPage(**EVENING | given, path="00010001", depth=2)
    with pytest.raises(ValidationError) as fault:
        page.full_clean()
    assert said in " ".join(fault.value.message_dict[box])


def test_machines_read_when_where_and_whether_it_takes_place(get, make):
    here = structured(get(make(zone="Europe/Berlin", day=date(2027, 7, 1)).url))
    assert here["startDate"] == "2027-07-01T18:30:00+02:00"
    assert (here["eventStatus"], here["eventAttendanceMode"]) == (
        "https://schema.org/EventScheduled", "https://schema.org/OfflineEventAttendanceMode",
    )  # fmt: skip
    assert (
        here["location"] == {"@type": "Place", "name": "The Orchard Room"}
        and here["organizer"]["name"] == "MotherBoard"
    )
    far = structured(get(make(title="Far", venue="", online=True, sign_up="https://sign.example/").url))
    assert far["location"] == {"@type": "VirtualLocation", "url": "https://sign.example/"}
    both = structured(get(make(title="Both", online=True, status="postponed", note="A date follows.").url))
    assert both["eventStatus"].endswith("EventPostponed") and both["eventAttendanceMode"].endswith(
        "MixedEventAttendanceMode"
    )
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]


def test_what_is_over_is_kept_apart_and_what_is_cancelled_says_so(get, make, club):
    make(title="To come")
    gone = make(title="Gone by", day=SOON - timedelta(days=60))
    off = make(title="Called off", status="cancelled", note="The hall is flooded.")
    page, past = get("/events/"), get("/events/past/")
    assert "To come" in page and "Gone by" not in page and "Cancelled. The hall is flooded." in page
    assert "Gone by" in past and "To come" not in past and 'href="/events/past/"' in page
    assert "This event is over" in get(gone.url)
    own = get(off.url)
    assert "<title>Cancelled: Called off" in own and "What comes next" in own
    assert all("Sign up" not in page and "into your calendar" not in page for page in (own, get(gone.url)))
    assert "What has been" in get(club.url)


def test_where_nothing_is_announced_the_pages_say_so(get, client):
    assert "No event is announced just now" in get("/events/") and "Nothing has been yet" in get("/events/past/")
    assert not read(client, "/events/calendar.ics").events
    assert "Nothing of MotherBoard’s is announced here" in get("/communities/motherboard/")
    CommunitiesPage.objects.get().get_children().delete()
    assert "No community is named here yet" in get("/communities/")


def test_each_community_of_the_pack_has_a_page_of_its_own(get):
    for entry in load_pack().communities:
        page = get(f"/communities/{entry.id}/")
        assert all(fact in page for fact in entry.facts) and "We know of no lasting address" in page


def test_the_demonstrations_events_follow_the_day_of_the_set_up_and_are_plainly_invented(get):
    set_up(load_pack(), demo=True)
    assert EventPage.objects.to_come().count() >= 3 and EventPage.objects.past().count() >= 1
    known = {page.slug: page for page in EventPage.objects.live()}
    for event in load_pack().events:
        page = known[event.id]
        assert f"{page.day:%A}" == event.weekday and timezone.localdate() + timedelta(weeks=event.weeks) <= page.day
        assert "invented" in get(page.get_parent().url) or "invented" in page.summary
    assert HomePage.objects.get().get_children().filter(slug="events").exists()


def test_the_editors_form_says_what_is_wrong_with_an_event_and_loses_nothing(admin_client, club):
    address = f"/editors/pages/add/site/eventpage/{club.pk}/"
    assert "By the clock at the place of the event." in admin_client.get(address).content.decode()
    boxes = {
        "title": "An evening", "slug": "an-evening", "summary": "", "day": f"{SOON}", "begins": "20:30", "ends": "18:30",
        "zone": "Europe/London", "venue": "The Orchard Room", "sign_up": "mailto:ada@quince.example", "status": "cancelled",
        "body-count": "0", "action-publish": "1", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    page = admin_client.post(address, boxes).content.decode()
    assert "It must end after it starts." in page and "Tell visitors that it is cancelled" in page
    assert "Enter a valid URL." in page and 'value="The Orchard Room"' in page and not EventPage.objects.exists()
    mended = boxes | {"ends": "21:30", "sign_up": "", "note": "The hall is flooded."}
    assert admin_client.post(address, mended).status_code == 302
    assert EventPage.objects.get().live
