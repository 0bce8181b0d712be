"""What a vacancy is called: the title with its level, and the headline with the extras that adverts add to it."""

from __future__ import annotations

from adverts.chance import Deck, Dice
from adverts.parts import Parts
from adverts.phrasing import capital
from adverts.vacancies import Vacancy

_BEFORE = {
    "junior": ("Junior", "Junior", "Graduate", "Graduate", "Entry-Level", "Trainee"),
    "mid": ("Mid-Level", "Mid-Level", "Mid-Weight"),
    "senior": ("Senior",),
    "lead": ("Lead", "Lead", "Principal", "Lead"),
    "head": ("Head of",),
}
_UNLED = frozenset({"manage", "head", "design"})
"""Kinds of work whose titles carry their level in themselves."""
_BRISK = frozenset({"agency", "startup", "emoji", "terse"})
_TOOLS = ("Azure", "AWS", "Databricks", "Snowflake", "Power BI", "Tableau")


def title_of(vacancy: Vacancy, parts: Parts, deck: Deck, dice: Dice) -> str:
    """The title with its level in front, behind or within; one that names a tool only where the employer has it."""
    role, level = vacancy.role, vacancy.level
    own = role.levels.get(level, {}).get("titles")
    if own:
        return deck.one(f"title {role.id} {level}", own)
    stack = " ".join(vacancy.employer.stack.values())
    titles = [title for title in role.titles if all(tool in stack for tool in _TOOLS if tool in title)]
    if level != "none" or vacancy.employer.grades != "academic":
        titles = [title for title in titles if "Postdoctoral" not in title]
    title = dice.pick(titles)
    if vacancy.terms.contract == "apprenticeship":
        return dice.pick([f"{title} Apprentice", f"Apprentice {title}", f"{title} Apprenticeship (Level 4)"])
    if level == "intern":
        return title + dice.pick([" Intern", " Internship", " – Industrial Placement", " – Summer Internship"])
    if role.kind in _UNLED and level != "senior":
        return title
    if level == "mid" and dice.chance(0.4):
        return title + dice.pick([" (Mid-Level)", " II"])
    if level == "senior" and vacancy.manner in _BRISK and dice.chance(0.15):
        return f"Sr {title}"
    return f"{dice.pick(_BEFORE[level])} {title}" if level in _BEFORE else title


def headline_of(vacancy: Vacancy, title: str, dice: Dice) -> str:
    """The title as the advert's own line has it, now and then with terms, place, mode or pay behind it."""
    terms, offer = vacancy.terms, vacancy.offer
    extra = ""
    if terms.ir35 and dice.chance(0.35):
        extra = f" ({capital(terms.ir35)} IR35)"
    elif terms.contract == "contract" and dice.chance(0.4):
        extra = dice.pick([" - Contract", " (Contract)", " – Contract role"])
    elif terms.contract == "fixed-term" and dice.chance(0.5):
        extra = dice.pick([" (Fixed Term)", " (FTC)", " – fixed term"])
    elif terms.part_time and dice.chance(0.5):
        extra = " (part-time)"
    elif vacancy.mode == "remote" and dice.chance(0.3):
        extra = dice.pick([" (Remote)", " – Remote, UK", " - Fully Remote"])
    elif vacancy.mode == "hybrid" and dice.chance(0.14):
        extra = dice.pick([f" – Hybrid, {vacancy.place}", " (Hybrid)", f" - {vacancy.place} / Hybrid"])
    elif vacancy.agency and offer.stated and dice.chance(0.3):
        extra = f" - {offer.words}" if len(offer.words) < 30 else f" - {vacancy.place}"
    elif dice.chance(0.05):
        extra = f" - {vacancy.place}"
    return title + extra
