"""Every type of page of the site, and an address of the demonstration at which it is looked at.

What is checked for accessibility and valid HTML, measured and drawn goes through this one list. A page type or a route
without a row fails ``tests/test_house.py``; a row is an address, with the name of a page of ``FOUND`` in braces where
the demonstration alone knows which.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request

PAGES = {
    "HomePage": "/",
    "GuidePage": "/guide/",
    "SectionPage": "/guide/industries/",
    "RoleCataloguePage": "/guide/roles/",
    "RolePage": "/guide/roles/machine-learning-engineer/",
    "LadderPage": "/guide/ladder/",
    "ProgressionPage": "/guide/progression/",
    "SalaryGuidesPage": "/guide/salaries/",
    "SalaryGuidePage": "/guide/salaries/data-science/",
    "SkillsPage": "/guide/skills/",
    "RightForMePage": "/guide/right-for-me/",
    "TeamPage": "/people/",
    "ConsultantPage": "{consultant}",
    "CommunitiesPage": "/communities/",
    "CommunityPage": "/communities/lantern-street-model-club/",
    "EventsPage": "/events/",
    "EventPage": "/events/two-days-of-data-contracts/",
}
"""Wagtail's page types, by the name of the class."""
ROUTES = {
    "jobs": "/jobs/?q=engineer&level=senior",
    "job": "{job}?words=1",
    "ledger": "{job}ledger/",
    "misread": "{job}misread/",
    "contact": "/contact/",
    "alerts": "/alerts/",
    "alert_confirm": "/alerts/confirm/no-such-token/",
    "alert_stop": "/alerts/stop/no-such-token/",
    "alert": "/alerts/no-such-token/",
    "pay": "/pay/",
    "pay_contract": "/pay/contract/?rate=550",
    "pay_offer": "/pay/offer/?role=machine-learning-engineer&amount=65000",
    "pay_keep": "/pay/keep/",
    "pay_kept": "/pay/kept/none/",
    "method": "/method/",
    "read": "/read/?sample=1",
    "checks": "/checks/",
    "accuracy": "/accuracy/",
}
"""The pages that we compute, by the name of the route."""
STATES = {
    "a skill": "/guide/skills/pytorch/",
    "a skill that few ask for": "/guide/skills/theano/",
    "what fits": "/guide/right-for-me/?answers=1.bu2fa2ma0pysqwschwe",
    "no answers to read": "/guide/right-for-me/?answers=zz",
    "no job found": "/jobs/?q=zzzzzz+qqqqqq",
    "too few for a figure": "/pay/?role=nlp-engineer&level=intern",
    "boxes that cannot be read": "/pay/contract/?rate=lots&between_cautious=400",
    "an offer with too few beside it": "/pay/offer/?role=nlp-engineer&level=intern&amount=33000",
    "no such page": "/no-such-page/",
}
"""What a page looks like when it has nothing, or too little, to show."""
NOT_PAGES = {
    "accent",
    "jobs_rss", "jobs_atom", "jobs_closing", "events_calendar", "event_calendar",
    "suggest", "pay_table", "pay_kept_table", "feed_indeed", "feed_linkedin",
    "indexnow_key", "sitemap", "robots", "sitemaps", "wagtaildocs_serve", "wagtaildocs_authenticate_with_password", "wagtail_serve",
    "wagtailcore_authenticate_with_password", "wagtailcore_login", "styleguide", "card", "card_of_page", "card_of_job",
}  # fmt: skip
"""Routes that answer with a file, a feed or a part of a page, those that are Wagtail's own,
and the style page, which is there in debug alone."""
FOUND = {
    "job": ("/jobs/?q=machine+learning+engineer", r'href="(/jobs/[^/"?]+/)"'),
    "consultant": ("/people/", r'href="(/people/[^/"?]+/)"'),
}
"""Pages whose address the demonstration makes: the page that links there, and the link."""


def addresses(site: str) -> dict[str, str]:
    """Every row by name, as addresses under a site that is served, with those that only the demonstration knows."""
    found = {}
    for name, (page, link) in FOUND.items():
        match = re.search(link, fetched(site + page))
        if match is None:
            raise LookupError(f"{page} links to no page like {link}: mend FOUND in tools/page_types.py")
        found[name] = match[1]
    return {name: site + address.format(**found) for name, address in (PAGES | ROUTES | STATES).items()}


def fetched(address: str) -> str:
    """The HTML at an address, of an error page too."""
    try:
        with urllib.request.urlopen(address, timeout=60) as page:  # noqa: S310 - the address of a site that we serve
            return page.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
