"""The layouts of public bodies, hospitals and universities, which state grades, criteria and how selection works."""

from __future__ import annotations

from adverts.content import Content
from adverts.layouts import Setter, lines, pages, sentences
from adverts.phrasing import bullets, capital, series, small

_PATTERNS = ("Full-time, flexible working, job share", "Full-time", "Full-time, compressed hours considered")
_ASSESSED = ("We will assess you against these behaviours:", "You will be assessed on:", "At interview we look for:")


def public(content: Content, setter: Setter) -> str:
    """A notice of the public service: grade, criteria, behaviours, how selection works."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    behaviours = dice.some(setter.manner["public"]["behaviours"], 3)
    return pages(
        lines(
            f"Grade: {vacancy.offer.grade}",
            f"Salary: {vacancy.offer.words}",
            f"Location: {vacancy.place}",
            f"Contract type: {contract_words(content)}",
            f"Working pattern: {'Part-time' if vacancy.terms.part_time else dice.pick(_PATTERNS)}",
        ),
        f"Job summary\n{content.about}",
        f"{content.summary} {content.culture}",
        f"{dice.pick(['Job description', 'The work', 'Main duties'])}\n{bullets(content.duties, '•')}",
        f"Person specification\n\nEssential criteria\n{bullets(content.needs, '•')}",
        setter.listed(content, 1.0, "Desirable criteria", "•"),
        f"Behaviours\n{dice.pick(_ASSESSED)}\n{bullets(behaviours, '•')}",
        f"Benefits\n{bullets(content.perks, '•')}",
        sentences(content.where, *content.checks),
        f"Selection process details\n{setter.say('public', 'process', slots)}" if dice.chance(0.75) else None,
        setter.say("public", "closing", slots),
    )


def nhs(content: Content, setter: Setter) -> str:
    """A hospital post, with its band and person specification."""
    slots, offer = content.slots, content.vacancy.offer
    return pages(
        f"{content.title} ({offer.grade})",
        sentences(content.summary, content.where, content.hours),
        f"Main duties of the job\n{bullets(content.duties, '-')}",
        f"About us\n{content.about} {content.culture}",
        f"Details\nPay scheme: Agenda for change\nSalary: {offer.words}\nContract: {contract_words(content)}",
        f"Person Specification\nQualifications and experience: essential\n{bullets(content.needs, '-')}",
        setter.listed(content, 1.0, "Desirable", "-"),
        f"Why work with us\n{capital(series(content.perks))}.",
        sentences(*content.checks, "This post is subject to a Disclosure and Barring Service check"),
        setter.say("public", "closing", slots),
    )


def academic(content: Content, setter: Setter) -> str:
    """A university post: the award, the criteria, whom to ask."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    duties = series([small(duty) for duty in content.duties])
    heading = dice.pick(["About you", "The candidate", "Person specification"])
    return pages(
        lines(
            content.title,
            f"Salary: {vacancy.offer.words}" + (f" ({vacancy.offer.grade})" if vacancy.offer.grade else ""),
            f"Contract: {contract_words(content)}",
            f"Reference: {slots['slug'][0].upper()}{vacancy.number + 4100}",
        ),
        f"{setter.say('academic', 'opening', slots)} {content.summary}",
        content.about,
        f"The role\n{bullets(content.duties, '•')}" if dice.chance(0.6) else f"The post-holder will {duties}.",
        f"{heading}\n{bullets(content.needs, '•')}",
        setter.wished(content, 1.0, "It is desirable to have"),
        sentences(f"Staff enjoy {series(content.perks)}", content.where, *content.checks),
        sentences(setter.say("academic", "closing", slots), content.culture),
        setter.say("public", "closing", slots),
    )


def contract_words(content: Content) -> str:
    """The kind of contract in a word or two, as a form states it."""
    contract = content.vacancy.terms.contract
    if contract in ("permanent", "contract"):
        return contract.capitalize()
    return content.hours.rstrip(".")
