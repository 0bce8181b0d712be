"""Make a site out of a pack: the pages, the site's facts, the published bands, the groups of people who look after it.

Everything is made once, under a key that is kept (``Seed``): from then on it belongs to the editors, and what they
change, move or delete is never made again. Run again after an import or with a newer pack, only what is new is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from fingerpost.pack import Band, Pack
from fingerpost.site import logins, seeds
from fingerpost.site.models import Band as DeskBand
from fingerpost.site.models import (
    CommunitiesPage,
    CommunityPage,
    EventsPage,
    GuidePage,
    HomePage,
    RoleCataloguePage,
    RolePage,
    SalaryGuidesPage,
    Seed,
    SiteFacts,
    TeamPage,
    twin_of,
)
from fingerpost.store import find

REVIEW = timedelta(days=365)
"""How long after it was taken a band of the pack is due for a look."""
OTHER = "other"
"""The role of work that is not of the field: it has no page."""


@dataclass(slots=True)
class Report:
    """What a run made (by key), how much stood already, and the demonstration's log-ins with their password."""

    made: list[str] = field(default_factory=list)
    kept: int = 0
    logins: tuple[str, ...] = ()
    password: str = ""


class Planter:
    """Makes each thing once: a key that was ever planted is passed over."""

    def __init__(self) -> None:
        self.report = Report()
        self._planted = set(Seed.objects.values_list("key", flat=True))

    def plant(self, key: str, make: Callable[[], Any]) -> None:
        """Call ``make`` unless this key was planted before."""
        if key in self._planted:
            self.report.kept += 1
            return
        make()
        Seed.objects.create(key=key)
        self._planted.add(key)
        self.report.made.append(key)

    def page(self, key: str, parent: Page | None, page: Page) -> None:
        """Put a page under its parent and publish it; without a parent (an editor took it away) nothing is made."""
        if parent is None:
            return
        self.plant(key, lambda: _publish(parent, page))


@transaction.atomic
def set_up(pack: Pack, *, demo: bool = False) -> Report:
    """Make all that is not there yet; with ``demo`` the invented agency and its log-ins too. Says what was made."""
    planter = Planter()
    first = pack.field_of("")
    home = _home(planter, first, demo)
    _bands(planter, first)
    if home is not None:
        _guide(planter, home, first)
        _around(planter, home, first, demo)
        _roles(planter, first, RoleCataloguePage.objects.first())
        for further in pack.fields[1:]:
            _further(planter, home, further, demo)
    planter.plant("groups", logins.make_groups)
    planter.plant("groups:adverts", logins.make_posters)
    planter.plant("groups:sources", logins.let_sources_be_kept)
    planter.plant("groups:bands", logins.let_bands_be_kept)
    planter.plant("groups:files", logins.let_files_be_kept)
    planter.plant("groups:misread", logins.let_reports_be_answered)
    planter.plant("groups:skills", logins.let_skills_be_written)
    if demo:
        planter.report.logins, planter.report.password = logins.make_logins()
    return planter.report


def _home(planter: Planter, pack: Pack, demo: bool) -> HomePage | None:
    """The front page, at the root of the site; Wagtail's own welcome page makes room for it."""
    planter.plant("home", lambda: _first_home(pack))
    site = Site.objects.get(is_default_site=True)
    planter.plant("facts", lambda: _facts(site, pack, demo))
    address = urlsplit(settings.ADDRESS)
    site.hostname, site.port = (
        address.hostname or "localhost",
        address.port or (443 if address.scheme == "https" else 80),
    )
    site.save()
    return HomePage.objects.first()


def _first_home(pack: Pack) -> None:
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    home = HomePage(
        title="Home", slug="front", headline=seeds.headline(pack), summary=seeds.SUMMARY, body=seeds.front(pack)
    )
    _publish(Page.get_first_root_node(), home)
    site.root_page = home
    site.save()
    if welcome.specific_class is Page and not welcome.get_children().exists():
        Page.objects.get(pk=welcome.pk).delete()


def _facts(site: Site, pack: Pack, demo: bool) -> None:
    facts = SiteFacts.for_site(site)
    for name, value in ((seeds.DEMO_FACTS | {"strapline": seeds.headline(pack)}) if demo else {}).items():
        setattr(facts, name, value)
    facts.save()


def _bands(planter: Planter, pack: Pack, key: str = "") -> None:
    field = key.removesuffix(":")
    for rung in pack.rungs:
        if rung.band is not None:
            planter.plant(f"{key}band:rung:{rung.id}", lambda rung=rung: _band(rung.band, field, rung=rung.number))
    for benchmark in pack.benchmarks:
        planter.plant(
            f"{key}band:stage:{benchmark.stage}",
            lambda benchmark=benchmark: _band(benchmark.band, field, stage=benchmark.stage),
        )


def _band(band: Band, field: str, *, rung: int | None = None, stage: str = "") -> None:
    kept = DeskBand(
        field=field, rung=rung, stage=stage, low=band.low, high=band.high, open_top=band.open_top, currency=band.currency,
        source=band.source, taken=band.taken, review_due=band.taken + REVIEW, live=False,
    )  # fmt: skip
    kept.save()
    kept.save_revision().publish()


def _guide(planter: Planter, home: Page, pack: Pack) -> None:
    planter.page("page:guide", home, seeds.hub(pack))
    _plans(planter, GuidePage.objects.first(), [*seeds.GUIDE, *seeds.unplanned(pack)], pack)
    hub = SalaryGuidesPage.objects.first()
    for guide in pack.salary_guides:
        planter.page(f"salaries:{guide.id}", hub, seeds.salary_guide_page(guide))


def _around(planter: Planter, home: Page, pack: Pack, demo: bool) -> None:
    _plans(planter, home, seeds.AROUND, pack)
    _communities(planter, pack, demo)
    team = TeamPage.objects.first()
    for consultant in pack.team if demo else ():
        planter.page(f"consultant:{consultant.id}", team, seeds.consultant_page(consultant))


def _communities(planter: Planter, pack: Pack, demo: bool, key: str = "") -> None:
    """The communities of a field and, of the demonstration, those that are invented and what they hold."""
    communities = CommunitiesPage.objects.first()
    for entry in (*pack.communities, *(pack.demo_communities if demo else ())):
        planter.page(f"{key}community:{entry.id}", communities, seeds.community_page(entry))
    for event in pack.events if demo else ():
        parent = CommunityPage.objects.filter(slug=event.community).first() or EventsPage.objects.first()
        planter.page(f"{key}event:{event.id}", parent, seeds.event_page(event, timezone.localdate()))


def _plans(planter: Planter, parent: Page | None, plans: Iterable[seeds.Plan], pack: Pack, key: str = "") -> None:
    for plan in plans:
        planter.page(f"{key}page:{plan.slug}", parent, seeds.page_of(plan, pack))


def _further(planter: Planter, home: Page, pack: Pack, demo: bool) -> None:
    """The guide of one more field, and its communities, beside what stands; its keys begin with its pack's id."""
    key = f"{pack.id}:"
    planter.page(f"{key}page:guide", home, seeds.further_hub(pack))
    guide = GuidePage.objects.filter(field=pack.id).first()
    _bands(planter, pack, key)
    _plans(planter, guide, seeds.further(pack), pack, key)
    _communities(planter, pack, demo, key)
    if guide is not None:
        hub = SalaryGuidesPage.objects.child_of(guide).first()
        for entry in pack.salary_guides:
            planter.page(f"{key}salaries:{entry.id}", hub, seeds.salary_guide_page(entry))
        _roles(planter, pack, RoleCataloguePage.objects.child_of(guide).first())


def _roles(planter: Planter, pack: Pack, catalogue: RoleCataloguePage | None) -> None:
    """A page for each role of the pack that any job has; a role of two fields has one page, in the first's catalogue."""
    for role_id in find.roles_with_jobs():
        role = pack.roles.get(role_id)
        if role is not None and role.id != OTHER and not (catalogue and twin_of(role.id, catalogue)):
            planter.page(
                f"role:{role.id}",
                catalogue,
                RolePage(title=role.name, slug=role.id, role=role.id, summary=role.description),
            )


def _publish(parent: Page, page: Page) -> None:
    # Where an editor made a page of this address by hand, theirs stays, and ours takes the next free one.
    taken = set(parent.get_children().values_list("slug", flat=True))
    if page.slug in taken:
        page.slug = next(slug for number in range(2, 100) if (slug := f"{page.slug}-{number}") not in taken)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
