"""A site's own accent: one colour that the owner gives, the shades that follow from it, and the style sheet that serves
them, since the policy of the public site allows no style within a page.

Text needs a contrast of 4.5 (WCAG 2.2). No colour reaches it on white and on near-black alike, so the
dark scheme has the same hue made lighter until it does.
"""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fingerpost.site.colour import contrast

READABLE = 4.5
LIGHT, DARK = ("#fbfaf7", "#ffffff"), ("#13181a", "#1c2326")
"""The papers that text stands on in each scheme, as ``tokens.css`` has them."""
DEEPER = 0.08
"""By how much of its lightness the accent goes deeper under a pointer."""
STEP = 0.01
KEPT = 31_536_000
"""Seconds that a browser may keep a style sheet whose address names its colour."""

_HEX = re.compile("#[0-9a-fA-F]{6}")


def fault_of(colour: str) -> str:
    """Why a colour can be no accent, with the nearest that can; "" where it can."""
    if not _HEX.fullmatch(colour):
        return "A hash and six digits or letters from a to f, such as #0b5a43."
    worst = min(contrast(colour, paper) for paper in LIGHT)
    if worst >= READABLE:
        return ""
    return (
        f"It stands at {worst:.1f} to 1 on the page's paper, and text needs {READABLE}. "
        f"The nearest shade that can be read is {readable(colour, LIGHT)}."
    )


def readable(colour: str, papers: tuple[str, ...]) -> str:
    """The colour, or the nearest lightness of it that can be read on all of these papers.

    >>> readable("#ff0000", ("#ffffff",))
    '#eb0000'
    """
    darker = contrast(papers[0], "#000000") > contrast(papers[0], "#ffffff")
    while any(contrast(colour, paper) < READABLE for paper in papers):
        colour = _lighter(colour, -STEP if darker else STEP)
    return colour


def sheet_of(colour: str) -> str:
    """The style sheet of an accent: its shades under the names of ``tokens.css``, in both schemes."""
    light, dark = readable(colour, LIGHT), readable(colour, DARK)
    shades = {
        "post": (light, dark),
        "post-deep": (_lighter(light, -DEEPER), _lighter(dark, DEEPER)),
        "post-wash": (_mixed(light, LIGHT[0], 0.1), _mixed(dark, DARK[0], 0.15)),
        "on-post": ("#ffffff", DARK[0]),
    }
    lines = [f"  --{name}: light-dark({one}, {other});" for name, (one, other) in shades.items()]
    return "\n".join([":root {", *lines, "}", ""])


@require_safe
def sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The style sheet of a colour. Its address names the colour, so that a browser may keep it for good."""
    if fault_of(f"#{colour}"):
        raise Http404("No site has this accent.")
    response = HttpResponse(sheet_of(f"#{colour}"), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={KEPT}, immutable"
    return response


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _lighter(colour: str, by: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    return _hex(hls_to_rgb(hue, min(1, max(0, lightness + by)), saturation))


def _mixed(colour: str, paper: str, share: float) -> str:
    red, green, blue = (
        share * one + (1 - share) * other for one, other in zip(_parts(colour), _parts(paper), strict=True)
    )
    return _hex((red, green, blue))
