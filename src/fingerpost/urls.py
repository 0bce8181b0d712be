"""Every address of the site: the pages that we compute, the editors' door, and Wagtail's pages under all the rest."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemaps
from wagtail.documents import urls as wagtaildocs_urls

from fingerpost.site import (
    accent,
    accuracy,
    alerts,
    announcing,
    board_feeds,
    crawlers,
    feeds,
    jobs,
    ledger,
    misread,
    read_page,
    styleguide,
    suggestions,
)
from fingerpost.site.events import calendar
from fingerpost.site.people import contact

urlpatterns = [
    path(f"{settings.EDITORS}/", include(wagtailadmin_urls)),
    path("jobs/", jobs.listing, name="jobs"),
    path("jobs/feed.rss", feeds.rss, name="jobs_rss"),
    path("jobs/feed.atom", feeds.atom, name="jobs_atom"),
    path("jobs/closing.ics", feeds.closing, name="jobs_closing"),
    path("jobs/suggest/", suggestions.page, name="suggest"),
    path("jobs/<str:job_id>/", jobs.detail, name="job"),
    path("jobs/<str:job_id>/ledger/", ledger.page, name="ledger"),
    path("jobs/<str:job_id>/misread/", misread.page, name="misread"),
    path("alerts/", alerts.ask, name="alerts"),
    path("alerts/confirm/<str:token>/", alerts.confirm, name="alert_confirm"),
    path("alerts/stop/<str:token>/", alerts.stop, name="alert_stop"),
    path("alerts/<str:token>/", alerts.manage, name="alert"),
    path("pay/", include("fingerpost.site.pay.routes")),
    path("method/", include("fingerpost.site.pay.method")),
    path("read/", read_page.page, name="read"),
    path("checks/", include("fingerpost.site.checked")),
    path("accuracy/", accuracy.page, name="accuracy"),
    path("contact/", contact.general, name="contact"),
    path("events/calendar.ics", calendar.every, name="events_calendar"),
    path("events/<row:number>.ics", calendar.one, name="event_calendar"),
    path("cards/", include("fingerpost.site.cards")),
    path("styleguide/", styleguide.page, name="styleguide"),
    path("accent-<str:colour>.css", accent.sheet, name="accent"),
    path("documents/", include(wagtaildocs_urls)),
    path("feeds/indeed.xml", board_feeds.indeed, name="feed_indeed"),
    path("feeds/linkedin.xml", board_feeds.linkedin, name="feed_linkedin"),
    path("indexnow.txt", announcing.indexnow_key, name="indexnow_key"),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", sitemaps.index, {"sitemaps": crawlers.SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": crawlers.SITEMAPS}, name="sitemap"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
