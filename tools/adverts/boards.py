"""What boards do to an advert: they frame it, cut it short, and garble its characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from adverts.chance import Dice
from adverts.content import Content
from adverts.parts import RUNGS

_FRAMES = (
    "{title}\n< Back to results\n\n{employer}\n\n{place}\n\n{pay}\n\n{kind}\n\nNEW\n\nApply for this job\nDescription{text}",
    "{title}\n{employer} - {place}\n\n{kind}\nEasy apply\n\n{text}\n\nReport this job",
    "{employer}\n{place}\n{pay}\n{kind}\n\nFull job description\n\n{text}",
    "{title}\n{place}\nPosted recently\n\n{pay}\n\n{kind}\n\nJob details\n{text}\n\nApply for this job",
)
_KINDS = {
    "contract": "Contract",
    "fixed-term": "Fixed term",
    "internship": "Internship",
    "apprenticeship": "Apprenticeship",
}
_ENTITIES = (("&", "&amp;"), ("£", "&pound;"), ("’", "&rsquo;"), ("'", "&#39;"), ("–", "&ndash;"))


def framed(text: str, content: Content, place: str, dice: Dice) -> str:
    """An advert as a board's page shows it: header lines, and where the employer is silent on pay the board's own estimate."""
    vacancy = content.vacancy
    employer = vacancy.agency.name if vacancy.agency else vacancy.employer.name
    kind = _KINDS.get(vacancy.terms.contract, "Permanent") + (
        "\nPart time" if vacancy.terms.part_time else "\nFull time"
    )
    pay = vacancy.offer.words if vacancy.offer.stated else ""
    if not pay and vacancy.terms.contract == "permanent" and dice.chance(0.6):
        pay = _estimate(content, dice)
    page = dice.pick(_FRAMES).format(
        title=content.headline, employer=employer, place=place, pay=pay, kind=kind, text=text
    )
    while "\n\n\n" in page:
        page = page.replace("\n\n\n", "\n\n")
    return page.strip()


def cut(text: str, dice: Dice, endings: Sequence[str]) -> str:
    """The first few hundred characters on one line, as result lists show them."""
    flat = " ".join(text.split())
    return flat[: flat.rfind(" ", 0, dice.number(410, 520))].rstrip(",;: ") + dice.pick(endings)


def garbled(text: str, dice: Dice) -> str:
    """Characters as badly kept feeds deliver them: Markdown escapes, HTML entities, or the lines of a list run together."""
    fault = dice.pick(["markdown", "entities", "run-on"])
    if fault == "markdown":
        return "".join(f"\\{sign}" if sign in "-+&#" else sign for sign in text)
    if fault == "entities":
        for sign, entity in _ENTITIES:
            text = text.replace(sign, entity)
        return text
    lines = [line.lstrip("-•*· ") for line in text.split("\n")]
    return "\n\n".join("".join(block) for full, block in groupby(lines, key=bool) if full)


def _estimate(content: Content, dice: Dice) -> str:
    level = {"intern": "junior", "mid": "none", "chief": "head"}.get(content.vacancy.level, content.vacancy.level)
    thousands = content.vacancy.role.pay[RUNGS.index(level)] * dice.between(0.8, 1.1)
    return f"£{int(thousands * 1000) + dice.number(1, 99):,}\nper year - estimated"
