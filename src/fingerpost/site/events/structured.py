"""schema.org Event, to Google's rules: only what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from fingerpost.site.jobposting import script

if TYPE_CHECKING:
    from fingerpost.site.models import EventPage

STATUS = {"scheduled": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}
MODES = {
    (True, False): "OfflineEventAttendanceMode",
    (False, True): "OnlineEventAttendanceMode",
    (True, True): "MixedEventAttendanceMode",
}
"""By whether there is a place, and whether one can take part from elsewhere."""


def event(page: EventPage) -> SafeString:
    """One event: when by the clock of its place, where, by whom, and whether it still is."""
    link = page.sign_up or page.full_url
    places: list[dict[str, Any]] = []
    if page.venue:
        place = {"@type": "Place", "name": page.venue}
        places.append(place | ({"address": " ".join(page.address.split())} if page.address else {}))
    if page.online:
        places.append({"@type": "VirtualLocation", "url": link})
    data: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "Event", "name": page.title, "url": page.full_url,
        "startDate": page.first.isoformat(), "endDate": page.last.isoformat(),
        "eventStatus": f"https://schema.org/{STATUS[page.status]}",
        "eventAttendanceMode": f"https://schema.org/{MODES[bool(page.venue), page.online]}",
        "location": places if len(places) > 1 else places[0],
        "organizer": {"@type": "Organization", "name": page.by, "url": page.by_url},
    }  # fmt: skip
    return script(data | ({"description": page.summary} if page.summary else {}))
