"""What one advert says, before any layout: its title, slots, and the sentences dealt to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adverts.chance import Deck, Dice
from adverts.parts import Parts, slug
from adverts.phrasing import a, capital, fill, theirs
from adverts.vacancies import PUBLIC, Vacancy

_BEFORE = {
    "junior": ("Junior", "Junior", "Graduate", "Graduate", "Entry-Level", "Trainee"),
    "mid": ("Mid-Level", "Mid-Level", "Mid-Weight"),
    "senior": ("Senior", "Senior", "Senior", "Senior", "Senior", "Sr"),
    "lead": ("Lead", "Lead", "Principal", "Lead"),
    "head": ("Head of",),
}
_UNLED = frozenset({"manage", "head", "design"})
_TOOLS = ("Azure", "AWS", "Databricks", "Snowflake", "Power BI", "Tableau")
_COUNTS = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Content:
    """The pieces of one advert, filled and in no layout. Each of the lists holds phrases without a bullet or a full stop."""

    vacancy: Vacancy
    title: str
    headline: str
    slots: Mapping[str, str]
    about: str
    culture: str
    summary: str
    duties: Sequence[str]
    asks: Sequence[str]
    background: Sequence[str]
    wish: Sequence[str]
    perks: Sequence[str]
    stack: str
    where: str
    hours: str
    checks: Sequence[str]
    process: str
    diversity: str
    closing: str


class Writer:
    """Deals the hand-written parts to vacancies, one after another."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.deck = Deck(Dice("parts"))

    def content(self, vacancy: Vacancy) -> Content:
        """The pieces of a vacancy's first advert."""
        dice = Dice(vacancy.seed)
        title = self._title(vacancy, dice)
        slots = self._slots(vacancy, title, dice)
        employer, role, manner = vacancy.employer, vacancy.role, self.parts.manner

        def line(pool: str, items: Sequence[str]) -> str:
            return fill(self.deck.one(pool, items), slots, dice)

        def lines(pool: str, items: Sequence[str], count: int) -> list[str]:
            return [fill(item, slots, dice) for item in self.deck.deal(pool, items, count)]

        return Content(
            vacancy=vacancy,
            title=title,
            headline=self._headline(vacancy, title, dice),
            slots=slots,
            about=line(f"about {employer.name}", employer.about),
            culture=line(f"culture {employer.name}", employer.culture),
            summary=line(f"summary {role.id}", role.summary),
            duties=self._duties(vacancy, slots, dice),
            asks=self._asks(vacancy, slots, dice),
            background=self._background(vacancy, slots, dice),
            wish=lines(f"wish {role.id}", role.wish, dice.number(2, 4)),
            perks=lines(f"perks {employer.name}", employer.perks, dice.number(3, 5)),
            stack=self._stack(vacancy, dice),
            where=self._where(vacancy, slots, dice),
            hours=self._hours(vacancy, slots, dice),
            checks=self._checks(vacancy, slots, dice),
            process=line("process", manner["process"]["lines"]) if dice.chance(0.3) else "",
            diversity=line("diversity", manner["diversity"]["lines"]) if dice.chance(0.45) else "",
            closing=line("closing", manner["closing"]["lines"]) if dice.chance(0.55) else "",
        )

    def _title(self, vacancy: Vacancy, dice: Dice) -> str:
        role, level = vacancy.role, vacancy.level
        own = role.levels.get(level, {}).get("titles")
        if own:
            return self.deck.one(f"title {role.id} {level}", own)
        stack = " ".join(vacancy.employer.stack.values())
        titles = [title for title in role.titles if all(tool in stack for tool in _TOOLS if tool in title)]
        if level != "none" or "academic" not in vacancy.employer.manner:
            titles = [title for title in titles if "Postdoctoral" not in title]
        title = dice.pick(titles)
        if vacancy.contract == "apprenticeship":
            return dice.pick([f"{title} Apprentice", f"Apprentice {title}", f"{title} Apprenticeship (Level 4)"])
        if level == "intern":
            return dice.pick([f"{title} Intern", f"{title} Internship", f"{title} – Industrial Placement", f"{title} – Summer Internship"])
        if role.kind in _UNLED and level != "senior":
            return title
        if level == "mid" and dice.chance(0.4):
            return dice.pick([f"{title} (Mid-Level)", f"{title} II"])
        before = _BEFORE.get(level)
        return f"{self.deck.one(f'before {level}', before) if level != 'senior' else dice.pick(before)} {title}" if before else title

    def _headline(self, vacancy: Vacancy, title: str, dice: Dice) -> str:
        """The title as the advert's own line has it, with the extras that adverts add."""
        extras = []
        if vacancy.ir35 in ("inside", "outside") and dice.chance(0.35):
            extras.append(f" ({capital(vacancy.ir35)} IR35)")
        elif vacancy.contract == "contract" and dice.chance(0.4):
            extras.append(dice.pick([" - Contract", " (Contract)", " – 6 month contract"]))
        elif vacancy.contract == "fixed-term" and dice.chance(0.5):
            extras.append(dice.pick([" (Fixed Term)", " (FTC)", " – fixed term"]))
        elif vacancy.part_time and dice.chance(0.5):
            extras.append(" (part-time)")
        elif vacancy.mode == "remote" and dice.chance(0.3):
            extras.append(dice.pick([" (Remote)", " – Remote, UK", " - Fully Remote"]))
        elif vacancy.mode == "hybrid" and dice.chance(0.14):
            extras.append(dice.pick([f" – Hybrid, {vacancy.place}", " (Hybrid)", f" - {vacancy.place} / Hybrid"]))
        elif vacancy.agency and vacancy.offer.stated and dice.chance(0.3):
            extras.append(f" - {vacancy.offer.words}" if len(vacancy.offer.words) < 30 else f" - {vacancy.place}")
        elif dice.chance(0.05):
            extras.append(f" - {vacancy.place}")
        return title + "".join(extras)

    def _slots(self, vacancy: Vacancy, title: str, dice: Dice) -> dict[str, str]:
        employer = vacancy.employer
        subjects = employer.topics.get(vacancy.role.topic, ())
        if vacancy.role.topic == "ask" or not subjects:
            subjects = employer.topics.get("ml", ()) if vacancy.role.kind != "consult" else employer.topics["genai"]
        both = self.deck.deal(f"subject {employer.name} {vacancy.role.topic}", subjects, 2)
        others = [item for pool in employer.topics.values() for item in pool if item not in both and item not in employer.topics["ask"]]
        if len(both) < 2:
            both += dice.some(others, 1)
        bare = title.split(" (")[0].split(" – ")[0]
        return {
            "employer": employer.name if not vacancy.agency else "the client",
            "slug": employer.slug,
            "problem": both[0],
            "problem2": both[1],
            "question": self.deck.one(f"ask {employer.name}", employer.topics["ask"]),
            "data": self.deck.one(f"data {employer.name}", employer.data),
            "users": employer.users,
            "team": self.deck.one(f"team {employer.name}", employer.team),
            "place": vacancy.place,
            "days": _COUNTS.get(vacancy.days or 0, "two") if dice.chance(0.55) else str(vacancy.days or 2),
            "client": employer.blind,
            "title": bare,
            "a_title": a(bare),
            "a_team": self.deck.one("agency team", self.parts.manner["agency"]["team"]),
            "person": vacancy.agency.person if vacancy.agency else self.deck.one("people", self.parts.manner["academic"]["people"]),
            "client_slug": slug(employer.blind),
            **employer.stack,
        }

    def _duties(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> list[str]:
        role, level = vacancy.role, vacancy.level
        special = self.parts.for_level(role, level, "duties")
        ours = dice.number(2, 4) if special else 0
        total = dice.number(4, 5) if vacancy.agency else dice.number(5, 7)
        fresh = [] if level in ("intern",) and len(special) > 3 else self.deck.deal(f"duties {role.id}", role.duties, total - ours)
        picked = [*fresh, *self.deck.deal(f"duties {role.kind} {level}", special, ours + (2 if not fresh else 0))]
        return self._voiced(vacancy, [fill(item, slots, dice) for item in dice.shuffle(picked)])

    def _asks(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> list[str]:
        role, level = vacancy.role, vacancy.level
        special = self.parts.for_level(role, level, "asks")
        ours = min(len(special), 3 if level in ("intern", "junior") else dice.number(2, 3))
        total = dice.number(4, 5) if vacancy.agency else dice.number(5, 6)
        plain = [] if level == "intern" else self.deck.deal(f"asks {role.id}", role.asks, total - ours)
        picked = [*plain, *self.deck.deal(f"asks {role.kind} {level}", special, ours + (level == "intern"))]
        if level not in ("intern", "junior") and dice.chance(0.4):
            picked += self.deck.deal(f"domain {vacancy.employer.name}", vacancy.employer.asks, 1)
        return self._voiced(vacancy, [fill(item, slots, dice) for item in picked])

    def _voiced(self, vacancy: Vacancy, items: Sequence[str]) -> list[str]:
        return [theirs(item) for item in items] if vacancy.agency else list(items)

    def _background(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> list[str]:
        """Years of experience and degree, where the advert states them."""
        level = {"none": "unmarked", "chief": "head", "intern": ""}.get(vacancy.level, vacancy.level)
        said = []
        if level and dice.chance(0.55):
            said.append(self.deck.one(f"years {level}", self.parts.manner["years"][level]))
        scholar = vacancy.role.kind == "research"
        if dice.chance(0.34) and not scholar:
            kind = dice.pick(["bachelor", "bachelor", "bachelor", "master"]) if vacancy.role.kind != "science" else dice.pick(["bachelor", "master", "master", "phd"])
            if level in ("", "junior"):
                kind = "bachelor"
            if vacancy.contract != "apprenticeship":
                said.append(self.deck.one(f"degree {kind}", self.parts.manner["degree"][kind]))
        return said

    def _stack(self, vacancy: Vacancy, dice: Dice) -> str:
        stack = vacancy.employer.stack
        wanted = {
            "build": ("frame", "track", "serve", "cloud", "flow", "lang"), "science": ("frame", "store", "track", "cloud", "bi"),
            "research": ("frame", "track", "lang"), "data": ("store", "flow", "stream", "cloud", "bi"), "analysis": ("store", "bi", "cloud"),
        }.get(vacancy.role.kind, ())  # fmt: skip
        if not wanted or not dice.chance(0.35):
            return ""
        tools = ["SQL" if vacancy.role.kind in ("data", "analysis") else "Python", *(stack[key] for key in dice.shuffle(wanted)[:4])]
        return ", ".join(dict.fromkeys(tools))

    def _where(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> str:
        if not vacancy.mode:
            return ""
        pool = vacancy.mode
        if pool == "hybrid":
            pool = "hybrid_open" if vacancy.days is None else "hybrid1" if vacancy.days == 1 else "hybrid"
        return fill(self.deck.one(f"mode {pool}", self.parts.manner["mode"][pool]), slots, dice)

    def _hours(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> str:
        pool = {"fixed-term": "fixed", "internship": "intern", "apprenticeship": "apprentice", "contract": ""}.get(vacancy.contract, "full")
        if vacancy.part_time:
            pool = "part"
        if not pool or (pool == "full" and not (vacancy.agency or dice.chance(0.6))):
            return ""
        return fill(self.deck.one(f"hours {pool}", self.parts.manner["hours"][pool]), slots, dice)

    def _checks(self, vacancy: Vacancy, slots: Mapping[str, str], dice: Dice) -> list[str]:
        """Clearance and the right to work."""
        said, employer, manner = [], vacancy.employer, self.parts.manner
        clearance = employer.clearance or ("BPSS" if set(employer.manner) & PUBLIC and "public" in employer.manner and dice.chance(0.3) else "")
        if clearance:
            said.append(fill(self.deck.one(f"clearance {clearance}", manner["clearance"][clearance]), slots, dice))
        kind = employer.sponsors if dice.chance(0.5) else "right" if dice.chance(0.2) else ""
        if kind and vacancy.contract != "contract":
            said.append(self.deck.one(f"sponsor {kind}", manner["sponsor"][kind]))
        return said
