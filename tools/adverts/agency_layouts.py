"""The layouts of agencies, and of anybody who wants a contractor."""

from __future__ import annotations

from adverts.content import Content
from adverts.layouts import Block, Setter, lines, pages, pay_words, sentences
from adverts.phrasing import bullets, capital, fill, series, small, theirs
from adverts.vacancies import Vacancy

_MODE = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site", "": ""}
_YOUNG = 61
"""One permanent agency advert in about so many breaks the law on age or sex, so that the check of adverts has something to find."""


def agency(content: Content, setter: Setter) -> str:
    """A permanent vacancy of a client who is not named."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    other = {**slots, "problem": slots["problem2"], "problem2": slots["problem"]}
    bridges = [theirs(setter.say("agency_bridge", "lines", one)) for one in (slots, other)[: dice.number(1, 2)]]
    package = ", ".join(part for part in [pay_words(content), *content.perks[:3]] if part)
    return pages(
        _header(content, setter),
        sentences(setter.say("agency", "opening", slots)),
        sentences(*bridges),
        setter.say("agency", "young", slots) if vacancy.number % _YOUNG == 0 else None,
        _work_and_needs(content, setter),
        setter.wished(content, 0.6, "Nice to have:", "or"),
        f"{dice.pick(['On offer', 'Package', 'What they offer'])}: {package}." if dice.chance(0.7) else None,
        sentences(content.where, content.hours, *content.checks),
        setter.say("agency", "closing", slots),
        vacancy.agency.lawful if vacancy.agency and dice.chance(0.8) else None,
    )


def contract(content: Content, setter: Setter) -> str:
    """A contract: length, rate, IR35 status, deliverables, and how one is engaged."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    terms = contract_terms(vacancy, content, setter)
    stacked, sign = dice.chance(0.6), dice.pick(["-", "•", "", "*"])
    outputs = setter.deck.deal("deliverables", setter.manner["contract"]["deliverables"], dice.number(1, 2))
    work = [*(fill(output, slots, dice) for output in outputs), *content.duties[:4]]
    about = [setter.say("agency_bridge", "contract_lines", slots) for _ in range(dice.number(1, 2))]
    if vacancy.agency:
        about = [theirs(line) for line in about]
        opening, closing = setter.say("agency", "contract_opening", slots), setter.say("agency", "closing", slots)
    else:
        opening, closing = f"{content.about} {content.summary}", setter.say("closing", "lines", slots)
    return pages(
        lines(content.headline, *terms) if stacked else " | ".join([content.title, vacancy.place, *terms]),
        sentences(opening),
        sentences(*about),
        f"{setter.say('agency', 'terse_duties', slots)}\n{bullets(work, sign)}",
        f"{setter.say('agency', 'terse_asks', slots)}\n{bullets(content.needs, sign)}",
        setter.wished(content, 0.4, "Useful:", "or"),
        sentences(content.where, *content.checks),
        closing,
        vacancy.agency.lawful_contract if vacancy.agency and dice.chance(0.85) else None,
    )


def contract_terms(vacancy: Vacancy, content: Content, setter: Setter) -> list[str]:
    """Length, rate, status and start, each as a line of its own."""
    dice, slots, terms = setter.dice, content.slots, vacancy.terms
    rate = capital(vacancy.offer.words)
    if terms.engagement and vacancy.offer.stated:
        engaged = setter.say("contract", terms.engagement, slots)
        rate += f" ({engaged})" if "(" not in engaged and dice.chance(0.5) else f" {engaged}"
    if terms.vat and vacancy.offer.stated:
        rate += dice.pick([" + VAT", " plus VAT"])
    status = setter.say("contract", terms.ir35, slots).rstrip(".") if terms.ir35 else ""
    start = setter.say("contract", "start", slots) if dice.chance(0.5) else ""
    return [line for line in (setter.say("contract", "length", slots), rate, status, start) if line]


def _header(content: Content, setter: Setter) -> Block:
    """The line of facts with which agencies like to begin."""
    dice, vacancy = setter.dice, content.vacancy
    kind = vacancy.terms.contract.capitalize() if dice.chance(0.5) else ""
    facts = [content.title, vacancy.place, _MODE[vacancy.mode], capital(vacancy.offer.words), kind]
    style = dice.pick([" | ", "\n", " - ", ""])
    return style.join(fact for fact in facts if fact) if style else pay_words(content, "Salary: ")


def _work_and_needs(content: Content, setter: Setter) -> str:
    """What the job is and asks for: two sentences, or two lists."""
    slots, sign = content.slots, setter.dice.pick(["-", "•", "", "*"])
    if setter.dice.chance(0.25):
        duties = sentences(f"You will {series([small(duty) for duty in content.duties])}")
        asks = sentences(f"You'll need {series([small(ask) for ask in content.asks])}", *content.background)
    else:
        duties = f"{setter.say('agency', 'terse_duties', slots)}\n{bullets(content.duties, sign)}"
        asks = f"{setter.say('agency', 'terse_asks', slots)}\n{bullets(content.needs, sign)}"
    return f"{duties}\n\n{asks}"
