"""The page types of the site, one module for each part of it, and the facts and seeds that stand beside them."""

from fingerpost.site.models.bands import Band
from fingerpost.site.models.communities import CommunitiesPage, CommunityPage
from fingerpost.site.models.events import EventPage, EventsPage
from fingerpost.site.models.facts import Seed, SiteFacts
from fingerpost.site.models.guide import GuidePage, SectionPage
from fingerpost.site.models.home import HomePage
from fingerpost.site.models.ladder import LadderPage, RungText
from fingerpost.site.models.people import ConsultantPage, TeamPage
from fingerpost.site.models.progression import ProgressionPage
from fingerpost.site.models.reviews import PageReview
from fingerpost.site.models.right_for_me import RightForMePage
from fingerpost.site.models.roles import RoleCataloguePage, RolePage, role_pages, twin_of
from fingerpost.site.models.salaries import SalaryGuidePage, SalaryGuidesPage
from fingerpost.site.models.skills import SkillsPage, SkillText

__all__ = [
    "Band", "CommunitiesPage", "CommunityPage", "ConsultantPage", "EventPage", "EventsPage", "GuidePage",
    "HomePage", "LadderPage", "PageReview", "ProgressionPage", "RightForMePage", "RoleCataloguePage", "RolePage",
    "RungText", "SalaryGuidePage", "SalaryGuidesPage", "SectionPage", "Seed", "SiteFacts", "SkillText",
    "SkillsPage", "TeamPage", "role_pages", "twin_of",
]  # fmt: skip
