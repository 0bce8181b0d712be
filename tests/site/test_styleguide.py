"""The style page: letters that can be read on every ground, colours of data that every eye tells apart, and every component."""

from __future__ import annotations

import pytest

from fingerpost.site import styleguide, styles

AA = 4.5
TOLD_APART = 10


@pytest.mark.parametrize("pair", styleguide.letters(), ids=lambda pair: f"{pair.one}-on-{pair.other}-{pair.scheme}")
def test_letters_stand_out_from_their_ground(pair):
    assert pair.number >= AA


def test_the_two_colours_of_data_look_unlike_to_every_eye():
    pairs = [pair for pair in styleguide.marks() if {pair.one, pair.other} == {"advert", "published"}]
    assert len(pairs) == 8
    assert min(pair.number for pair in pairs) >= TOLD_APART


def test_the_style_page_is_there_in_debug_alone_and_shows_every_component(world, client, db, settings):
    assert client.get("/styleguide/").status_code == 404
    settings.DEBUG = True
    html = client.get("/styleguide/").content.decode()
    for folder in styles.COMPONENTS.iterdir():
        assert f'<section id="{folder.name}">' in html
    assert "half earn more" in html and "too few for a figure" in html


def test_the_styles_are_gathered_whole_and_anew_when_a_component_changes(tmp_path, monkeypatch):
    component = tmp_path / "components" / "arm"
    component.mkdir(parents=True)
    (component / "arm.css").write_text(".arm { color: red; }")
    monkeypatch.setattr(styles, "COMPONENTS", component.parent)
    assert styles.gather(tmp_path).read_text().startswith("/* The look as tokens")
    (component / "arm.css").write_text(".arm { color: green; }")
    assert ".arm { color: green; }" in styles.gather(tmp_path).read_text()


def test_a_visitor_gets_the_gathered_styles(client):
    assert b".ladder" in b"".join(client.get("/static/site/site.css"))
