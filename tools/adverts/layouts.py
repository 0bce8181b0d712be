"""The layouts in which employers write: the same content as headings and bullets, prose, a public notice, an academic post and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adverts.chance import Deck, Dice
from adverts.content import Content
from adverts.parts import Parts
from adverts.phrasing import bullets, capital, fill, series, small

Block = str | None
Layout = Callable[[Content, "Setter"], str]


class Setter:
    """What a layout works with: the stock phrases, dealt evenly, and the chances of one advert."""

    def __init__(self, parts: Parts, deck: Deck, dice: Dice) -> None:
        self.manner, self.deck, self.dice = parts.manner, deck, dice

    def say(self, table: str, pool: str, slots: Mapping[str, str]) -> str:
        """One stock phrase of a pool, filled."""
        return fill(self.deck.one(f"{table} {pool}", self.manner[table][pool]), slots, self.dice)


def pages(*blocks: Block) -> str:
    """Blocks with an empty line between them, the empty ones left out."""
    return "\n\n".join(block.strip() for block in blocks if block and block.strip())


def sentences(*parts: str) -> str:
    """Parts one after another, each ended by a full stop if it has no end of its own."""
    return " ".join(part if part[-1] in ".!?…" else part + "." for part in parts if part)


def pay_words(content: Content, before: str = "") -> str:
    """The pay as this advert says it, with a label before it, or nothing."""
    words = content.vacancy.offer.words
    return f"{before}{capital(words) if before else words}" if words else ""


def headed(content: Content, setter: Setter) -> str:
    """Headings with bullets: the commonest layout."""
    dice, slots = setter.dice, content.slots
    sign = dice.pick(["-", "-", "•", "*", ""])

    def under(heading: str, body: str) -> str:
        title = setter.say("headings", heading, slots)
        return f"{title}{colon}\n{body}" if body else ""

    colon = dice.pick(["", "", ":"])
    facts = [pay_words(content, dice.pick(["Salary: ", "Pay: ", ""])), content.where, content.hours, *content.checks]
    package = bullets([*content.perks], sign)
    head = dice.chance(0.5)
    return pages(
        "\n".join(fact for fact in facts if fact) if head else None,
        under("about", content.about),
        under("role", sentences(content.summary, content.culture if dice.chance(0.35) else "")),
        under("duties", bullets(content.duties, sign)),
        under("asks", bullets([*content.background, *content.asks], sign)),
        under("wish", bullets(content.wish, sign)) if dice.chance(0.65) else None,
        under("stack", content.stack),
        under("terms", "\n".join(fact for fact in facts if fact)) if not head else None,
        under("perks", package),
        under("process", content.process),
        content.diversity,
        content.closing,
    )


def prose(content: Content, setter: Setter) -> str:
    """Paragraphs without a bullet in them."""
    dice, slots = setter.dice, content.slots
    duties = [small(duty) for duty in content.duties]
    half = (len(duties) + 1) // 2
    terms = sentences(
        f"The salary is {pay_words(content)}" if content.vacancy.offer.stated else "", content.where, content.hours, *content.checks
    )
    return pages(
        content.about,
        sentences(content.summary, content.culture),
        sentences(f"{setter.say('prose', 'linking', slots)} {series(duties[:half])}", f"You will also {series(duties[half:])}"),
        sentences(f"{setter.say('prose', 'wanting', slots)} {series([small(ask) for ask in content.asks])}", *content.background),
        sentences(f"{setter.say('prose', 'wishing', slots)} {series([small(wish) for wish in content.wish])}") if dice.chance(0.6) else None,
        sentences(f"We work with {content.stack}") if content.stack else None,
        terms,
        sentences(f"{setter.say('prose', 'giving', slots)} {series(content.perks)}", content.process),
        sentences(content.diversity, content.closing),
    )


def startup(content: Content, setter: Setter) -> str:
    """A founder's letter, with a list or two."""
    dice, slots = setter.dice, content.slots
    duties = [small(duty) for duty in content.duties]
    return pages(
        sentences(setter.say("founder", "opening", slots)),
        content.about,
        sentences(content.summary, content.culture),
        sentences(f"{setter.say('founder', 'linking', slots)} {series(duties[:3])}"),
        bullets(content.duties[3:], "-") if len(duties) > 4 else None,
        f"{setter.say('founder', 'wanting', slots).rstrip(':')}:\n{bullets([*content.background, *content.asks], '-')}",
        f"Not needed, but we would notice: {series([small(wish) for wish in content.wish])}." if dice.chance(0.6) else None,
        f"Tools: {content.stack}." if content.stack else None,
        sentences(pay_words(content, "Pay: "), f"You also get {series(content.perks)}"),
        sentences(content.where, content.hours, *content.checks),
        sentences(content.process, content.diversity, content.closing),
    )


def emoji(content: Content, setter: Setter) -> str:
    """As people post on a social network."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    place = f"📍 {vacancy.place}" + {"remote": " (fully remote, UK)", "hybrid": " (hybrid)", "onsite": " (on site)", "": ""}[vacancy.mode]
    facts = [place, pay_words(content, "💷 "), f"🕒 {content.hours}" if content.hours else "", *(f"🛂 {check}" for check in content.checks)]
    tick = dice.pick(["✅", "👉", "🔹", "▪️"])
    return pages(
        f"{setter.say('linkedin', 'hooks', slots)} {slots['employer']} is looking for {slots['a_title']}.",
        "\n".join(fact for fact in facts if fact),
        content.about,
        content.summary,
        f"What you'll do 💡\n{bullets(content.duties, tick)}",
        f"What you'll bring 🧠\n{bullets([*content.background, *content.asks], tick)}",
        f"Bonus ⭐ {series([small(wish) for wish in content.wish])}" if dice.chance(0.6) else None,
        f"🛠 {content.stack}" if content.stack else None,
        f"What's in it for you 🎁\n{bullets(content.perks, tick)}",
        sentences(content.where, content.culture),
        sentences(content.process, content.diversity, content.closing),
        setter.say("linkedin", "tags", slots),
    )


def corporate(content: Content, setter: Setter) -> str:
    """A job description from a human-resources system."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    head = [f"Job title: {content.title}", f"Location: {vacancy.place}", pay_words(content, "Salary: "),
            f"Reports to: {setter.say('corporate', 'reports', slots)}" if vacancy.level not in ("head", "chief") else ""]  # fmt: skip
    return pages(
        "\n".join(line for line in head if line) if dice.chance(0.6) else None,
        content.about,
        f"{setter.say('corporate', 'purpose', slots)}\n{sentences(content.summary)}",
        f"{setter.say('corporate', 'duties', slots)}\n{bullets([duty + '.' for duty in content.duties], dice.pick(['•', '·', '']))}",
        f"{setter.say('corporate', 'asks', slots)}\n{bullets([ask + '.' for ask in [*content.background, *content.asks]], dice.pick(['•', '·', '']))}",
        f"Desirable\n{bullets([wish + '.' for wish in content.wish], '•')}" if dice.chance(0.6) else None,
        sentences(content.where, content.hours, *content.checks),
        f"What we offer\n{capital(series(content.perks))}. {content.culture}",
        sentences(content.process, content.diversity),
        content.closing,
    )


def terse(content: Content, setter: Setter) -> str:
    """Few words, by somebody busy."""
    slots, dice = content.slots, setter.dice
    facts = [pay_words(content, "Pay: "), content.where, content.hours, *content.checks]
    return pages(
        content.about,
        sentences(content.summary),
        f"Work\n{bullets(content.duties, '-')}",
        f"Need\n{bullets([*content.background, *content.asks], '-')}",
        f"Like\n{bullets(content.wish, '-')}" if dice.chance(0.5) else None,
        sentences(*(fact for fact in facts if fact)),
        sentences(capital(series(content.perks))),
        sentences(setter.say("closing", "lines", slots)),
    )


def public(content: Content, setter: Setter) -> str:
    """A notice of the public service: grade, criteria, behaviours, how selection works."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    offer = vacancy.offer
    pattern = "Part-time" if vacancy.part_time else dice.pick(["Full-time, flexible working, job share", "Full-time", "Full-time, compressed hours considered"])
    head = [f"Grade: {offer.grade}" if offer.grade else "", f"Salary: {offer.words}", f"Location: {vacancy.place}",
            f"Contract type: {contract_words(content)}", f"Working pattern: {pattern}"]  # fmt: skip
    essential = [*content.background, *content.asks]
    return pages(
        "\n".join(line for line in head if line),
        f"Job summary\n{content.about}",
        f"{content.summary} {content.culture}",
        f"{dice.pick(['Job description', 'The work', 'Main duties'])}\n{bullets(content.duties, '•')}",
        f"Person specification\n\nEssential criteria\n{bullets(essential, '•')}",
        f"Desirable criteria\n{bullets(content.wish, '•')}",
        f"Behaviours\nWe'll assess you against these behaviours during the selection process:\n{bullets(dice.some(setter.manner['public']['behaviours'], 3), '•')}",
        f"Benefits\n{bullets(content.perks, '•')}",
        sentences(content.where, *content.checks),
        f"Selection process details\n{setter.say('public', 'process', slots)}" if dice.chance(0.75) else None,
        setter.say("public", "closing", slots),
    )


def nhs(content: Content, setter: Setter) -> str:
    """A hospital post, with its band and person specification."""
    slots, vacancy = content.slots, content.vacancy
    offer = vacancy.offer
    return pages(
        f"{content.title} ({offer.grade})" if offer.grade else content.title,
        f"{sentences(content.summary, content.where, content.hours)}",
        f"Main duties of the job\n{bullets(content.duties, '-')}",
        f"About us\n{content.about} {content.culture}",
        f"Details\nPay scheme: Agenda for change\nSalary: {offer.words}\nContract: {contract_words(content)}",
        f"Person Specification\nQualifications and experience: essential\n{bullets([*content.background, *content.asks], '-')}\nDesirable\n{bullets(content.wish, '-')}",
        f"Why work with us\n{capital(series(content.perks))}.",
        sentences(*content.checks, "This post is subject to a Disclosure and Barring Service check"),
        setter.say("public", "closing", slots),
    )


def academic(content: Content, setter: Setter) -> str:
    """A university post: the award, the criteria, whom to ask."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    offer = vacancy.offer
    person = slots["person"]
    return pages(
        "\n".join([f"{content.title}", f"Salary: {offer.words}" + (f" ({offer.grade})" if offer.grade else ""), f"Contract: {contract_words(content)}",
                   f"Reference: {slots['slug'][:1].upper()}{vacancy.number + 4100}"]),  # fmt: skip
        f"{setter.say('academic', 'opening', slots)} {content.summary}",
        content.about,
        f"The role\n{bullets(content.duties, '•')}" if dice.chance(0.6) else sentences(f"The post-holder will {series([small(duty) for duty in content.duties])}"),
        f"{dice.pick(['About you', 'The candidate', 'Person specification'])}\n{bullets([*content.background, *content.asks], '•')}",
        sentences(f"It is desirable to have {series([small(wish) for wish in content.wish])}"),
        sentences(f"Staff enjoy {series(content.perks)}", content.where, *content.checks),
        sentences(setter.say("academic", "closing", {**slots, "person": person}), content.culture),
        setter.say("public", "closing", slots),
    )


def contract_words(content: Content) -> str:
    """The kind of contract in a word or two, as a form states it."""
    if content.vacancy.contract == "permanent":
        return "Permanent"
    return content.hours.rstrip(".") if content.hours else {"contract": "Contract"}.get(content.vacancy.contract, "Fixed term")


LAYOUTS: Mapping[str, Layout] = {
    "headed": headed, "prose": prose, "startup": startup, "emoji": emoji, "corporate": corporate, "terse": terse, "public": public,
    "nhs": nhs, "academic": academic,
}  # fmt: skip
