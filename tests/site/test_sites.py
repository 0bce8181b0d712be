"""Two sites of one installation, each with its own name, colour and logo; and what colour can be an accent."""

from __future__ import annotations

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from fingerpost.site import accent
from fingerpost.site.colour import contrast
from fingerpost.site.models import HomePage, SectionPage, SiteFacts

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
