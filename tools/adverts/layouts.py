"""The layouts in which companies write: the same content as headings and bullets, prose, a founder's letter, a post with emoji."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adverts.chance import Deck, Dice
from adverts.content import Content
from adverts.parts import Parts
from adverts.phrasing import bullets, capital, fill, series, small

Block = str | None
_MODE = {"remote": " (fully remote, UK)", "hybrid": " (hybrid)", "onsite": " (on site)", "": ""}


class Setter:
    """What a layout works with: the stock phrases, dealt evenly, and the chances of one advert."""

    def __init__(self, parts: Parts, deck: Deck, dice: Dice) -> None:
        self.manner, self.deck, self.dice = parts.manner, deck, dice

    def say(self, table: str, pool: str, slots: Mapping[str, str]) -> str:
        """One stock phrase of a pool, filled."""
        return fill(self.deck.one(f"{table} {pool}", self.manner[table][pool]), slots, self.dice)

    def wished(self, content: Content, share: float, before: str, joint: str = "and") -> Block:
        """What would be welcome, in one sentence after some words, in that share of adverts."""
        if not content.wish or not self.dice.chance(share):
            return None
        return f"{before} {series([small(wish) for wish in content.wish], joint)}."

    def listed(self, content: Content, share: float, heading: str, sign: str) -> Block:
        """What would be welcome, as a list under a heading, in that share of adverts."""
        if not content.wish or not self.dice.chance(share):
            return None
        return f"{heading}\n{bullets(content.wish, sign)}"


def pages(*blocks: Block) -> str:
    """Blocks with an empty line between them, the empty ones left out."""
    return "\n\n".join(block.strip() for block in blocks if block and block.strip())


def lines(*parts: Block) -> str:
    """Parts on lines of their own, the empty ones left out."""
    return "\n".join(part for part in parts if part)


def sentences(*parts: str) -> str:
    """Parts one after another, each ended by a full stop if it has no end of its own."""
    return " ".join(part if part[-1] in ".!?…" else part + "." for part in parts if part)


def pay_words(content: Content, before: str = "") -> str:
    """The pay as this advert says it, with a label before it, or nothing."""
    words = content.vacancy.offer.words
    return f"{before}{capital(words) if before else words}" if words else ""


def headed(content: Content, setter: Setter) -> str:
    """Headings with bullets: the commonest layout."""
    dice = setter.dice
    sign, colon = dice.pick(["-", "-", "•", "*", ""]), dice.pick(["", "", ":"])

    def under(heading: str, body: str) -> Block:
        return f"{setter.say('headings', heading, content.slots)}{colon}\n{body}" if body else None

    pay = capital(pay_words(content, dice.pick(["Salary: ", "Pay: ", ""])))
    facts = lines(pay, content.where, content.hours, *content.checks)
    above = dice.chance(0.5)
    return pages(
        facts if above else None,
        under("about", content.about),
        under("role", sentences(content.summary, content.culture if dice.chance(0.35) else "")),
        under("duties", bullets(content.duties, sign)),
        under("asks", bullets(content.needs, sign)),
        under("wish", bullets(content.wish, sign) if dice.chance(0.65) else ""),
        under("stack", content.stack),
        None if above else under("terms", facts),
        under("perks", bullets(content.perks, sign)),
        under("process", content.process),
        content.diversity,
        content.closing,
    )


def prose(content: Content, setter: Setter) -> str:
    """Paragraphs without a bullet in them."""
    slots = content.slots
    duties = [small(duty) for duty in content.duties]
    half = (len(duties) + 1) // 2
    asks = series([small(ask) for ask in content.asks])
    salary = f"The salary is {pay_words(content)}" if content.vacancy.offer.stated else ""
    more = f"You will also {series(duties[half:])}"
    return pages(
        content.about,
        sentences(content.summary, content.culture),
        sentences(f"{setter.say('prose', 'linking', slots)} {series(duties[:half])}", more),
        sentences(f"{setter.say('prose', 'wanting', slots)} {asks}", *content.background),
        setter.wished(content, 0.6, setter.say("prose", "wishing", slots)),
        sentences(f"We work with {content.stack}") if content.stack else None,
        sentences(salary, content.where, content.hours, *content.checks),
        sentences(f"{setter.say('prose', 'giving', slots)} {series(content.perks)}", content.process),
        sentences(content.diversity, content.closing),
    )


def startup(content: Content, setter: Setter) -> str:
    """A founder's letter, with a list or two."""
    slots = content.slots
    first = series([small(duty) for duty in content.duties[:3]])
    return pages(
        sentences(setter.say("founder", "opening", slots)),
        content.about,
        sentences(content.summary, content.culture),
        sentences(f"{setter.say('founder', 'linking', slots)} {first}"),
        f"You would also:\n{bullets(content.duties[3:], '-')}" if len(content.duties) > 4 else None,
        f"{setter.say('founder', 'wanting', slots).rstrip(':')}:\n{bullets(content.needs, '-')}",
        setter.wished(content, 0.6, "Not needed, but we would notice:"),
        f"Tools: {content.stack}." if content.stack else None,
        sentences(pay_words(content, "Pay: "), f"You also get {series(content.perks)}"),
        sentences(content.where, content.hours, *content.checks),
        sentences(content.process, content.diversity, content.closing),
    )


def emoji(content: Content, setter: Setter) -> str:
    """As people post on a social network."""
    slots, vacancy = content.slots, content.vacancy
    tick = setter.dice.pick(["✅", "👉", "🔹", "▪️"])
    return pages(
        f"{setter.say('linkedin', 'hooks', slots)} {slots['employer']} is looking for {slots['a_title']}.",
        lines(
            f"📍 {vacancy.place}{_MODE[vacancy.mode]}",
            pay_words(content, "💷 "),
            f"🕒 {content.hours}" if content.hours else None,
            *(f"🛂 {check}" for check in content.checks),
        ),
        content.about,
        content.summary,
        f"What you'll do 💡\n{bullets(content.duties, tick)}",
        f"What you'll bring 🧠\n{bullets(content.needs, tick)}",
        setter.wished(content, 0.6, "Bonus ⭐"),
        f"🛠 {content.stack}" if content.stack else None,
        f"What's in it for you 🎁\n{bullets(content.perks, tick)}",
        sentences(content.where, content.culture),
        sentences(content.process, content.diversity, content.closing),
        setter.say("linkedin", "tags", slots),
    )


def corporate(content: Content, setter: Setter) -> str:
    """A job description from a human-resources system."""
    dice, slots, vacancy = setter.dice, content.slots, content.vacancy
    boss = setter.say("corporate", "reports", slots) if vacancy.level not in ("head", "chief") else ""
    head = lines(
        f"Job title: {content.title}",
        f"Location: {vacancy.place}",
        pay_words(content, "Salary: "),
        f"Reports to: {boss}" if boss else None,
    )
    shown = dice.chance(0.6)
    return pages(
        head if shown else None,
        content.about,
        f"{setter.say('corporate', 'purpose', slots)}\n{sentences(content.summary)}",
        f"{setter.say('corporate', 'duties', slots)}\n{_stopped(content.duties, dice.pick(['•', '·', '']))}",
        f"{setter.say('corporate', 'asks', slots)}\n{_stopped(content.needs, dice.pick(['•', '·', '']))}",
        setter.listed(content, 0.6, "Desirable", "•"),
        sentences("" if shown else pay_words(content, "Salary: "), content.where, content.hours, *content.checks),
        f"What we offer\n{capital(series(content.perks))}. {content.culture}",
        sentences(content.process, content.diversity),
        content.closing,
    )


def terse(content: Content, setter: Setter) -> str:
    """Few words, by somebody busy."""
    return pages(
        content.about,
        sentences(content.summary),
        f"Work\n{bullets(content.duties, '-')}",
        f"Need\n{bullets(content.needs, '-')}",
        setter.listed(content, 0.5, "Like", "-"),
        sentences(pay_words(content, "Pay: "), content.where, content.hours, *content.checks),
        sentences(capital(series(content.perks))),
        sentences(setter.say("closing", "lines", content.slots)),
    )


def _stopped(items: Sequence[str], sign: str) -> str:
    return bullets([f"{item}." for item in items], sign)
