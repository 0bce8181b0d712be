"""Colours as people see them: how far two stand apart in light, and for eyes that lack a kind of cone. Pure."""

from __future__ import annotations

from collections.abc import Sequence

EYES = {
    "every cone": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue cones": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""What reaches the eye of linear red, green and blue: Machado, Oliveira and Fernandes (2009), at full severity."""
_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB = (
    (0.2104542553, 0.793617785, -0.0040720468),
    (1.9779984951, -2.428592205, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.808675766),
)
"""Oklab's two steps (Ottosson 2020), in which equal distances look about equally far."""
Light = tuple[float, ...]


def light(colour: str) -> Light:
    """The linear red, green and blue of a colour like "#1c5d99", each from 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, 1 to 21.

    >>> round(contrast("#000000", "#ffffff")), round(contrast("#0b5a43", "#fbfaf7"), 1)
    (21, 7.9)
    """
    dark, bright = sorted(sum(map(float.__mul__, (0.2126, 0.7152, 0.0722), light(each))) for each in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def apart(one: str, other: str, eyes: str = "every cone") -> float:
    """How far two colours look apart, in hundredths of Oklab's way from black to white; about 2 is just to be seen."""
    first, second = (_oklab(_times(EYES[eyes], light(each))) for each in (one, other))
    return 100 * sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


def _oklab(seen: Light) -> Light:
    cones = _times(_LMS, tuple(min(max(part, 0.0), 1.0) for part in seen))
    return _times(_LAB, tuple(part ** (1 / 3) for part in cones))


def _times(matrix: Sequence[Sequence[float]], vector: Light) -> Light:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
