"""Two sites of one installation, each with its own name, colour and logo; and what colour can be an accent."""

from __future__ import annotations

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.template import Context, Template
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from fingerpost.site import accent
from fingerpost.site.colour import contrast
from fingerpost.site.models import (
    GuidePage,
    HomePage,
    RoleCataloguePage,
    RolePage,
    SectionPage,
    SiteFacts,
    SkillsPage,
    SkillText,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]
PLUM = "#7a2f6b"


@pytest.fixture
def other(settings, tmp_path):
    """A second site at a host of its own, with a front page and a page under it."""
    settings.ALLOWED_HOSTS, settings.MEDIA_ROOT = ["*"], tmp_path / "media"
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="other", headline="Plum careers"))
    home.add_child(instance=SectionPage(title="Orchard", slug="orchard", show_in_menus=True))
    site = Site.objects.create(hostname="plum.example", root_page=home)
    drawn = io.BytesIO()
    Picture.new("RGBA", (640, 200), (120, 40, 100, 255)).save(drawn, "PNG")
    logo = get_image_model().objects.create(title="Plum", file=ImageFile(drawn, name="plum.png"))
    SiteFacts.objects.create(
        site=site, name="Plum & Co", accent=PLUM, logo=logo, email="ask@plum.example", phone="0117 496 0199"
    )
    return site


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves a rendition's file open
def test_each_site_shows_its_own_name_colour_logo_and_contacts(client, other):
    ours = client.get("/").content.decode()
    theirs = client.get("/", headers={"host": "plum.example"}).content.decode()
    assert "Plum careers" in theirs and "Plum &amp; Co" in theirs and "0117 496 0199" in theirs
    assert re.search(r'<a class="brand" href="/"><img [^>]*class="logo"', theirs) and "Orchard" in theirs
    assert "Plum" not in ours and "Orchard" not in ours and '<a class="brand" href="/"><svg' in ours
    assert "/accent-" not in ours
    sheet = client.get(re.search(r'href="(/accent-[^"]+)"', theirs).group(1))
    assert sheet["Content-Type"].startswith("text/css") and "immutable" in sheet["Cache-Control"]
    assert f"--post: light-dark({PLUM}, " in sheet.content.decode()
    assert "style=" not in theirs


@pytest.mark.parametrize("colour", ["#0b5a43", PLUM, "#000000", "#0000ff", "#8a5a00"])
def test_every_shade_of_an_accent_can_be_read_in_both_schemes(colour):
    assert accent.fault_of(colour) == ""
    found = re.findall(r"--([\w-]+): light-dark\((.+?), (.+?)\);", accent.sheet_of(colour))
    shades = {name: (light, dark) for name, light, dark in found}
    for scheme, papers in enumerate((accent.LIGHT, accent.DARK)):
        for name in ("post", "post-deep"):
            for paper in papers:
                assert contrast(shades[name][scheme], paper) >= 4.5, (name, paper)
        assert contrast(shades["on-post"][scheme], shades["post"][scheme]) >= 4.5
        assert contrast(shades["post"][scheme], shades["post-wash"][scheme]) >= 3


@pytest.mark.parametrize(
    ("colour", "said"),
    [("#ffd400", "nearest shade that can be read is #"), ("green", "six digits"), ("#0b5a4", "six digits")],
)
def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(client, colour, said):
    client.force_login(get_user_model().objects.create_superuser("root", password="a long password"))
    facts = SiteFacts.for_site(Site.objects.get())
    page = client.post(f"/editors/settings/site/sitefacts/{facts.site_id}/", {"name": "Ours", "accent": colour})
    assert said in page.content.decode()
    if found := re.search(r"is (#[0-9a-f]{6})\.", page.content.decode()):
        assert accent.fault_of(found.group(1)) == ""
    facts.refresh_from_db()
    assert facts.accent == ""


def test_no_style_sheet_is_made_of_what_is_no_accent(client):
    for name in ("zzzzzz", "ffffff", "0b5a43;}", "0b5a4"):
        assert client.get(f"/accent-{name}.css").status_code == 404, name


ROLE = "data-scientist"


def catalogue_of(site):
    """The catalogue of roles of a site, made with its guide and its page of skills where there is none."""
    found = RoleCataloguePage.objects.descendant_of(site.root_page).first()
    if found is None:
        guide = site.root_page.add_child(instance=GuidePage(title="Guide", slug="guide"))
        guide.add_child(instance=SkillsPage(title="Skills", slug="skills"))
        found = guide.add_child(instance=RoleCataloguePage(title="Roles", slug="roles"))
    return found


def page_of(site, title):
    return catalogue_of(site).add_child(instance=RolePage(title=title, slug=ROLE, role=ROLE))


@pytest.fixture
def both(other):
    """The pages of one role on two sites."""
    return page_of(Site.objects.get(is_default_site=True), "Ours"), page_of(other, "Plum scientist")


def test_each_site_has_its_own_page_of_a_role_and_leads_to_that(client, both, rf):
    for page, host in zip(both, ("localhost", "plum.example"), strict=True):
        shown = client.get("/guide/roles/", headers={"host": host}).content.decode()
        assert f'href="{page.get_url(rf.get("/", headers={"host": host}))}"' in shown and page.url_path not in shown
        said = Template(
            "{% load pages %}{% role_pages as pages %}{{ pages|length }} {{ pages|lookup:'data-scientist' }}"
        )
        request = rf.get("/", headers={"host": host})
        assert said.render(Context({"request": request})) == f"1 {page.get_url(request)}"


def test_a_second_page_of_a_role_on_one_site_is_refused_with_what_to_do(client, both, other):
    second = RolePage(title="Again", slug="again", role=ROLE)
    with pytest.raises(
        ValidationError, match=r"“Plum scientist” is this site’s page of that role already.*Change or move that one"
    ):
        catalogue_of(other).add_child(instance=second)
    assert not both[0].can_move_to(catalogue_of(other)) and both[0].can_move_to(both[0].get_parent())
    client.force_login(get_user_model().objects.create_superuser("root", password="a long password"))
    at = f"/editors/pages/add/site/rolepage/{catalogue_of(other).pk}/"
    boxes = {
        "title": "Again",
        "slug": "again",
        "role": ROLE,
        "summary": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    assert "site’s page of that role already" in client.post(at, boxes).content.decode()
    assert RolePage.objects.filter(role=ROLE).count() == 2


def test_a_site_shows_its_own_text_about_a_skill_before_the_one_of_every_site(client, both, other):
    SkillText.objects.create(skill="python", summary="Everywhere said.")
    SkillText.objects.create(skill="python", site=other, summary="Said in plum.")
    assert "Everywhere said." in client.get("/guide/skills/python/").content.decode()
    theirs = client.get("/guide/skills/python/", headers={"host": "plum.example"}).content.decode()
    assert "Said in plum." in theirs and "Everywhere said." not in theirs
    for site, said in ((None, "stands on every site"), (other, "This site has a text about that skill already")):
        with pytest.raises(ValidationError, match=said):
            SkillText(skill="python", site=site).full_clean()
