"""What the worker does for the site alone: publish pages and bands whose time has come, tell search engines of jobs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from fingerpost.site.announcing import Unheard, announce
from fingerpost.site.models import Band
from fingerpost.store.runs import Asked
from fingerpost.work.jobs import NOTHING, Job, Outcome
from fingerpost.work.watch import Watch

NONE_TOLD = "0 pages told, 0 taken back"


def publish_pages(run: Asked, watch: Watch) -> Outcome:
    """Publish the pages and bands whose hour has come, and take off those whose hour is over."""
    on, off = _due(timezone.now())
    call_command("publish_scheduled", verbosity=0)
    return Outcome({"pages": on + off}, f"{on} published as scheduled, {off} taken off")


def tell_engines(run: Asked, watch: Watch) -> Outcome:
    """Tell search engines of jobs that are new, changed or gone. Where one of them could not be told, that is what is
    wrong with the run; where none could, the run has failed."""
    said = announce(timezone.now(), timezone.localdate())
    faults = [one.fault for one in said if one.fault]
    wrong = " ".join(f"{one}." for one in said if one.fault)
    if faults and len(faults) == len(said):
        raise Unheard(wrong, permanent=all(fault.permanent for fault in faults))
    if {one.words for one in said} <= {NONE_TOLD}:
        return NOTHING
    return Outcome(told="\n".join(str(one) for one in said if not one.fault), wrong=wrong)


def _due(now: datetime) -> tuple[int, int]:
    """How much is to be published by now, and how much to be taken off."""
    over = sum(kind.objects.filter(live=True, expire_at__lt=now).count() for kind in (Page, Band))
    return Revision.objects.filter(approved_go_live_at__lt=now).count(), over


def _keyed(now: datetime) -> bool:
    return bool(settings.SECURE and (settings.GOOGLE_KEY or settings.INDEXNOW_KEY))


CHORES = {
    "pages": Job(
        "Publish pages that are due",
        publish_pages,
        every=timedelta(seconds=30),
        any=lambda now: any(_due(now)),
        brief=True,
    ),
    "announce": Job("Tell search engines", tell_engines, every=timedelta(minutes=15), any=_keyed, brief=True),
}
"""Every chore by its name in the store; ``site.apps`` hands them to the worker."""
