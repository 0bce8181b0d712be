"""The layouts of agencies, and of anybody who wants a contractor."""

from __future__ import annotations

from adverts.content import Content
from adverts.layouts import Setter, pages, pay_words, sentences
from adverts.phrasing import bullets, capital, series, small


def agency(content: Content, setter: Setter) -> str:
    """A permanent vacancy of a client who is not named."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    assert vacancy.agency is not None
    header = _header(content, setter)
    sign = dice.pick(["-", "•", "", "*"])
    bridge = sentences(setter.say("agency_bridge", "lines", slots), setter.say("agency_bridge", "lines", slots) if dice.chance(0.5) else "")
    asks = [*content.background, *content.asks]
    if dice.chance(0.25):
        duties = sentences(f"You will {series([small(duty) for duty in content.duties])}")
        wanted = sentences(f"You'll need {series([small(ask) for ask in content.asks])}", *content.background)
    else:
        duties = f"{setter.say('agency', 'terse_duties', slots)}\n{bullets(content.duties, sign)}"
        wanted = f"{setter.say('agency', 'terse_asks', slots)}\n{bullets(asks, sign)}"
    offer = [pay_words(content), *content.perks[:3]]
    return pages(
        header,
        sentences(setter.say("agency", "opening", slots)),
        bridge,
        setter.say("agency", "young", slots) if vacancy.number % 61 == 0 else None,
        duties,
        wanted,
        f"Nice to have: {series([small(wish) for wish in content.wish], 'or')}." if dice.chance(0.6) else None,
        f"{dice.pick(['On offer', 'Package', 'What they offer'])}: {', '.join(part for part in offer if part)}." if dice.chance(0.7) else None,
        sentences(content.where, content.hours, *content.checks),
        setter.say("agency", "closing", slots),
        vacancy.agency.lawful if dice.chance(0.8) else None,
    )


def contract(content: Content, setter: Setter) -> str:
    """A contract: length, rate, IR35 status, deliverables, and how one is engaged."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    terms = contract_terms(content, setter)
    head = "\n".join([content.headline, *terms]) if dice.chance(0.6) else " | ".join([content.title, vacancy.place, *terms])
    opening = setter.say("agency", "contract_opening", slots) if vacancy.agency else f"{content.about} {content.summary}"
    sign = dice.pick(["-", "•", "", "*"])
    outputs = setter.deck.deal("deliverables", setter.manner["contract"]["deliverables"], dice.number(1, 2))
    lines = [setter.say("agency_bridge", "contract_lines", slots) for _ in range(dice.number(1, 2))]
    return pages(
        head,
        sentences(opening),
        sentences(*lines),
        f"{setter.say('agency', 'terse_duties', slots)}\n{bullets([*(_filled(output, slots) for output in outputs), *content.duties[:4]], sign)}",
        f"{setter.say('agency', 'terse_asks', slots)}\n{bullets([*content.background, *content.asks], sign)}",
        f"Useful: {series([small(wish) for wish in content.wish], 'or')}." if dice.chance(0.4) else None,
        sentences(content.where, *content.checks),
        setter.say("agency" if vacancy.agency else "closing", "closing" if vacancy.agency else "lines", slots),
        vacancy.agency.lawful_contract if vacancy.agency and dice.chance(0.85) else None,
    )


def contract_terms(content: Content, setter: Setter) -> list[str]:
    """Length, rate, status and start, each as a line of its own."""
    dice, vacancy, slots = setter.dice, content.vacancy, content.slots
    rate = vacancy.offer.words
    if vacancy.engagement and vacancy.offer.stated:
        rate += f" ({setter.say('contract', vacancy.engagement, slots)})" if dice.chance(0.5) else f" {setter.say('contract', vacancy.engagement, slots)}"
    if vacancy.vat and vacancy.offer.stated:
        rate += dice.pick([" + VAT", " plus VAT"])
    status = setter.say("contract", vacancy.ir35, slots).rstrip(".") if vacancy.ir35 in ("inside", "outside") else ""
    lines = [setter.say("contract", "length", slots), rate, status, setter.say("contract", "start", slots) if dice.chance(0.5) else ""]
    return [line for line in lines if line]


def _header(content: Content, setter: Setter) -> str | None:
    """The line of facts with which agencies like to begin."""
    dice, vacancy = setter.dice, content.vacancy
    mode = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site", "": ""}[vacancy.mode]
    facts = [content.title, vacancy.place, mode, capital(vacancy.offer.words), "Permanent" if dice.chance(0.5) else ""]
    facts = [fact for fact in facts if fact]
    style = dice.pick(["pipes", "lines", "none", "dashes"])
    if style == "none":
        return pay_words(content, "Salary: ") or None
    return {"pipes": " | ", "lines": "\n", "dashes": " - "}[style].join(facts)


def _filled(words: str, slots: dict[str, str] | object) -> str:
    assert isinstance(slots, dict)
    return words.format(**slots)
