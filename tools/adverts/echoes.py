"""What happens to adverts in the wild: boards frame them, cut and garble them, employers post them again, agencies copy them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adverts.agency_layouts import agency as agency_layout
from adverts.chance import Dice
from adverts.content import Content
from adverts.layouts import Setter
from adverts.parts import Agency
from adverts.phrasing import theirs

_FRAMES = (
    "{title}\n< Back to results\n\n{employer}\n\n{place}\n\n{pay}\n\n{kind}\n\nNEW\n\nApply for this job\nDescription{text}",
    "{title}\n{employer} - {place}\n\n{kind}\nEasy apply\n\n{text}\n\nReport this job",
    "{employer}\n{place}\n{pay}\n{kind}\n\nFull job description\n\n{text}",
    "{title}\n{place}\nPosted recently\n\n{pay}\n\n{kind}\n\nJob details\n{text}\n\nApply for this job",
)
_KINDS = {"contract": "Contract", "fixed-term": "Fixed term", "internship": "Internship", "apprenticeship": "Apprenticeship"}


def framed(text: str, content: Content, place: str, dice: Dice) -> str:
    """An advert as a board's page shows it: header lines, and where the employer is silent on pay the board's own estimate."""
    vacancy = content.vacancy
    pay = vacancy.offer.words if vacancy.offer.stated else ""
    if not vacancy.offer.stated and vacancy.contract == "permanent" and dice.chance(0.6):
        index = {"junior": 0, "intern": 0, "senior": 2, "lead": 3, "head": 4, "chief": 4}.get(vacancy.level, 1)
        guess = round(vacancy.role.pay[index] * 1000 * dice.between(0.8, 1.1)) + dice.number(1, 99)
        pay = f"£{guess:,}\nper year - estimated"
    kind = _KINDS.get(vacancy.contract, "Permanent") + ("\nPart time" if vacancy.part_time else "\nFull time")
    employer = vacancy.agency.name if vacancy.agency else vacancy.employer.name
    page = dice.pick(_FRAMES).format(title=content.headline, employer=employer, place=place, pay=pay, kind=kind, text=text)
    while "\n\n\n" in page:
        page = page.replace("\n\n\n", "\n\n")
    return page.strip()


def cut(text: str, dice: Dice, endings: Sequence[str]) -> str:
    """The first few hundred characters on one line, as result lists show them."""
    flat = " ".join(text.split())
    end = flat.rfind(" ", 0, dice.number(410, 520))
    return flat[: end if end > 0 else 500].rstrip(",;: ") + dice.pick(endings)


def garbled(text: str, dice: Dice) -> str:
    """Characters as badly kept feeds deliver them: Markdown escapes, HTML entities, or bullets run together."""
    fault = dice.pick(["markdown", "entities", "run-on"])
    if fault == "markdown":
        for sign in "-+&#":
            text = text.replace(sign, f"\\{sign}")
        return text
    if fault == "entities":
        for sign, entity in (("&", "&amp;"), ("£", "&pound;"), ("’", "&rsquo;"), ("'", "&#39;"), ("–", "&ndash;")):
            text = text.replace(sign, entity)
        return text
    lines = [line.lstrip("-•*· ") for line in text.split("\n")]
    return "\n".join("".join(line for line in block) for block in _blocks(lines))


def mended(text: str, content: Content, dice: Dice) -> str:
    """The same advert with the small changes of somebody who posts it again: an opening line, a lost line, other bullets."""
    lines = text.split("\n")
    change = dice.pick(["bullets", "lost line", "opening", "lost ending"])
    if change == "bullets":
        return "\n".join("• " + line[2:] if line.startswith(("- ", "* ")) else line for line in lines)
    if change == "lost line":
        marked = [index for index, line in enumerate(lines) if line.startswith(("- ", "• ", "* "))]
        return "\n".join(line for index, line in enumerate(lines) if not marked or index != dice.pick(marked[-2:]))
    if change == "opening":
        return f"{dice.pick(['Still looking!', 'Re-advertised.', 'Another chance to apply.', 'We have a second opening.'])}\n\n{text}"
    blocks = text.split("\n\n")
    return "\n\n".join(blocks[:-1]) if len(blocks) > 5 else text


def raised(text: str, content: Content, dice: Dice) -> str:
    """The same advert with somewhat better pay where it states a salary in full figures; otherwise unchanged."""
    offer = content.vacancy.offer
    if not offer.stated or offer.period != "year" or f"{offer.low:,}" not in offer.words:
        return text
    rise = dice.pick([1000, 2500, 5000])
    words = offer.words.replace(f"{offer.high:,}", f"{offer.high + rise:,}")
    words = words.replace(f"{offer.low:,}", f"{offer.low + rise:,}") if offer.low != offer.high else words
    return text.replace(offer.words, words)


def through_agency(content: Content, agency: Agency, setter: Setter) -> tuple[Content, str]:
    """The same vacancy as an agency tells it, the employer unnamed and the list of work copied."""
    slots = {**content.slots, "employer": "the client", "person": agency.person}
    copied = replace(
        content, vacancy=replace(content.vacancy, agency=agency, manner="agency", source="demo-agencies"), slots=slots,
        duties=[theirs(duty) for duty in content.duties], asks=[theirs(ask) for ask in content.asks],
    )  # fmt: skip
    return copied, agency_layout(copied, setter)


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks += [[], []]
    return blocks
