"""The laws of the house: who may import whom, how large a module may be, and that the map is true."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page, get_page_models

import page_types

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "fingerpost"
ROOMS = {
    "pack": set(),
    "reading": {"pack"},
    "checking": {"pack", "reading"},
    "columns": {"pack", "reading"},
    "market": {"pack", "reading", "columns"},
    "career": {"pack", "reading", "market"},
    "sources": {"reading"},
    "search": {"pack", "reading"},
    "store": {"reading"},
    "intake": {"pack", "reading", "checking", "columns", "market", "career", "sources", "search", "store"},
    "alerts": {"pack", "reading", "checking", "columns", "market", "career", "sources", "search", "store", "intake"},
}
ROOMS |= {"work": set(ROOMS)}
ALL = set(ROOMS)
ROOMS |= {"site": ALL | {"settings"}, "api": ALL | {"settings"}, "cli": ALL | {"settings"}}
ROOMS |= {"urls": {"site", "api"}, "settings": set(), "wsgi": set(), "errors": set(), "": set()}
"""For each room, the rooms of ours that it may import. The root of all errors is open to every room."""
FOREIGN = {
    "pack": set(),
    "reading": {"ahocorasick_rs"},
    "checking": set(),
    "columns": {"numpy", "pyarrow"},
    "market": {"numpy", "scipy", "sklearn", "threadpoolctl"},
    "career": set(),
    "sources": {"defusedxml", "docx", "httpcore", "httpx", "lxml", "protego", "pypdfium2", "selectolax"},
    "search": {"numpy", "rapidfuzz", "tantivy"},
    "store": {"django"},
    "intake": {"django", "numpy", "rensa", "rich"},
    "work": {"django", "django_tasks", "django_tasks_db"},
    "alerts": {"django"},
    "cli": {"django", "orjson"},
}
"""For each room named here, the libraries of others that it may import; orjson reads and writes JSON anywhere."""
NAMED_FOR_NOTHING = {"utils", "util", "common", "helpers", "helper", "base", "misc", "manager"}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
CEILING = 400
TEMPLATES = SOURCE / "site" / "templates"


def room_of(path: Path) -> str:
    """The room in which a module of ours stands: its folder, or its own name at the top."""
    inner = path.relative_to(SOURCE)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem.removeprefix("__init__")


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, wherever the statement stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room they come from"
            found |= {
                f"{node.module}.{name.name}" if node.module == "fingerpost" else node.module for name in node.names
            }
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_room_may(path):
    room = room_of(path)
    for name in imports_of(path):
        first, *rest = name.split(".")
        if first == "fingerpost":
            there = rest[0] if rest else ""
            assert there in ROOMS[room] | {room, "errors", "__version__"}, f"{room} may not import fingerpost.{there}"
        elif first not in sys.stdlib_module_names and room in FOREIGN:
            assert first in FOREIGN[room] | {"orjson"}, f"{room} may not import {first}"


@pytest.mark.parametrize("room", ["pack", "reading", "checking", "market", "career", "search"])
def test_the_pure_rooms_have_neither_network_nor_clock(room):
    shut = {"socket", "urllib.request", "http.client", "time", "subprocess"}
    for path in (SOURCE / room).rglob("*.py"):
        assert not imports_of(path) & shut, f"{path} opens the world"
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(date\.today|datetime\.now|utcnow)\(", text), f"{path} asks the clock; be told today"


def test_only_one_room_opens_the_network():
    network = {"httpx", "httpcore", "socket", "urllib.request", "http.client", "requests", "urllib3"}
    inside = SOURCE / "sources" / "http"
    for path in (SOURCE / "sources").rglob("*.py"):
        assert path.is_relative_to(inside) or not imports_of(path) & network, f"{path}: ask through sources/http"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_short_and_named_for_something(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= CEILING
    assert path.stem not in NAMED_FOR_NOTHING


def test_the_law_would_catch_a_breach(tmp_path):
    breach = tmp_path / "breach.py"
    breach.write_text("def later():\n    from fingerpost.site import pages\n")
    assert "fingerpost.site" in imports_of(breach)
    assert "site" not in ROOMS["reading"]


def test_the_map_names_every_room_and_nothing_that_is_gone():
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(src/fingerpost/[\w/.-]+)`", text))
    for name in named:
        assert (ROOT / name).exists(), f"docs/map.md names {name}, which is not there"
    rooms = {path for path in SOURCE.iterdir() if path.name not in {"__init__.py", "__pycache__", "py.typed"}}
    for path in rooms:
        shown = f"src/fingerpost/{path.name}" + ("/" if path.is_dir() else "")
        assert shown in named, f"docs/map.md does not name {shown}"


def test_nothing_tells_how_the_project_is_made_here():
    shut = re.compile(re.escape(f"{ROOT}/"))  # a path of the machine at hand
    for path in ROOT.rglob("*"):
        inner = path.relative_to(ROOT).parts
        ours = inner[0] not in {".git", ".venv", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
        if (
            ours
            and path.suffix in {".py", ".md", ".toml", ".txt", ".html", ".css", ".jsonl"}
            and path != Path(__file__)
        ):
            found = shut.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path}: {found and found.group()}"


def test_every_template_that_is_named_is_there():
    named = re.compile(
        r"""(?:include|extends|template = |render\(request,|render_to_string\()\s*["']([\w/.-]+\.(?:html|txt))"""
    )
    there = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*")}
    for path in (*TEMPLATES.rglob("*.html"), *MODULES):
        for name in named.findall(path.read_text(encoding="utf-8")):
            assert name in there or name.startswith("wagtail"), f"{path.name} names {name}, which is not there"


def test_a_component_is_a_folder_with_a_style_and_a_story():
    for folder in (TEMPLATES / "site" / "components").iterdir():
        assert (folder / f"{folder.name}.css").is_file(), f"{folder.name} has no style of its own"
        assert (folder / "story.html").is_file(), f"{folder.name} has no story for the style page"


def test_every_page_type_has_an_address_at_which_it_is_looked_at():
    rows = page_types.PAGES | page_types.ROUTES
    for model in get_page_models():
        assert model is Page or model.__name__ in rows, f"tools/page_types.py: give PAGES a row for {model.__name__}"
    for name in filter(None, routes(get_resolver().url_patterns)):
        assert name in rows or name in page_types.NOT_PAGES, f"tools/page_types.py: give ROUTES a row for {name}"


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all routes but those behind the editors' door."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each.name
        elif not str(each.pattern).startswith(f"{settings.EDITORS}/"):
            yield from routes(each.url_patterns)
