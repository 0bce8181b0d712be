"""What one advert says, before any layout: its title, slots, and the sentences dealt to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adverts.chance import Deck, Dice
from adverts.parts import Parts
from adverts.phrasing import a, fill, small, theirs
from adverts.titles import headline_of, title_of
from adverts.vacancies import Vacancy

_PLAIN = {"agency": 0.75, "corporate": 0.75, "public": 0.6, "nhs": 0.6, "headed": 0.5, "emoji": 0.45, "terse": 0.35, "prose": 0.3,
          "startup": 0.15, "academic": 0.0}  # fmt: skip
_COUNTS = {1: "one", 2: "two", 3: "three", 4: "four"}
_TOOLS = {
    "build": ("frame", "track", "serve", "cloud", "flow", "lang"),
    "science": ("frame", "store", "track", "cloud", "bi"),
    "research": ("frame", "track", "lang"),
    "data": ("store", "flow", "stream", "cloud", "bi"),
    "analysis": ("store", "bi", "cloud"),
}


_BEYOND = (
    "xperience", "Proven", "production", "have put", "second nature", "more than one GPU", "orchestrator", "monitoring",
    "Own ", "Choose ", "Retire ", "roadmap",
)  # fmt: skip
"""Words that a beginner cannot meet."""
_SAME_PERK = (
    ("pension",),
    ("electric", "ev salary"),
    ("medical", "health"),
    ("bonus", "profit"),
    ("parental", "maternity"),
    ("holiday purchase", "buying", "option to buy"),
    ("flexible", "flexitime"),
    ("training", "learning"),
    ("cycle",),
    ("season",),
    ("volunteering",),
)
"""Words of which one benefit is enough in an advert."""


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

    @property
    def needs(self) -> Sequence[str]:
        """Years, degree and skills in one list."""
        return [*self.background, *self.asks]


class Writer:
    """Deals the hand-written parts to vacancies, one after another."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.deck = Deck(Dice("parts"))

    def content(self, vacancy: Vacancy) -> Content:
        """The pieces of a vacancy's first advert."""
        return _Hand(self.parts, self.deck, vacancy).content()


class _Hand:
    """The choices of one advert: a vacancy, its slots and how plain its words are to be."""

    def __init__(self, parts: Parts, deck: Deck, vacancy: Vacancy) -> None:
        self.parts, self.deck, self.vacancy = parts, deck, vacancy
        self.role, self.level, self.employer = vacancy.role, vacancy.level, vacancy.employer
        self.dice = Dice(vacancy.seed)
        self.title = title_of(vacancy, parts, deck, self.dice)
        self.slots = self._slots()
        self.plain = self._plainness()

    def content(self) -> Content:
        dice, manner = self.dice, self.parts.manner
        wishes = self._lines(f"wish {self.role.id}", self.role.wish, 0 if self.level == "intern" else dice.number(2, 4))
        asks = self._asks()
        return Content(
            vacancy=self.vacancy,
            title=self.title,
            headline=headline_of(self.vacancy, self.title, dice),
            slots=self.slots,
            about=self._about(),
            culture=self._culture(),
            summary=self._summary(),
            duties=self._duties(),
            asks=asks,
            background=self._background(asks),
            wish=wishes,
            perks=self._perks(),
            stack=self._stack(),
            where=self._where(),
            hours=self._hours(),
            checks=self._checks(),
            process=self._line("process", manner["process"]["lines"]) if dice.chance(0.3) else "",
            diversity=self._line("diversity", manner["diversity"]["lines"]) if dice.chance(0.45) else "",
            closing=self._line("closing", manner["closing"]["lines"]) if dice.chance(0.55) else "",
        )

    def _line(self, pool: str, items: Sequence[str]) -> str:
        return fill(self.deck.one(pool, items), self.slots, self.dice)

    def _lines(self, pool: str, items: Sequence[str], count: int) -> list[str]:
        return [fill(item, self.slots, self.dice) for item in self.deck.deal(pool, items, count)]

    def _voiced(self, items: Sequence[str]) -> list[str]:
        """An employer's words as they are, or as its agency says them."""
        return [theirs(item) for item in items] if self.vacancy.agency else list(items)

    def _plainness(self) -> float:
        """How much of an advert is in plainer words: by its manner, and less where the role has no plain words of its own."""
        usual = _PLAIN[self.vacancy.manner]
        own = 1.0 if self.role.id in self.parts.plain or self.role.kind not in ("build", "data", "analysis") else 0.6
        return min(0.9, max(0.0, usual + self.dice.between(-0.25, 0.2))) * own if usual else 0.0

    def _slots(self) -> dict[str, str]:
        employer, vacancy, deck = self.employer, self.vacancy, self.deck
        topic = "ml" if self.role.topic == "ask" else self.role.topic
        subjects = employer.topics.get(topic) or employer.topics.get("ml") or employer.topics["genai"]
        both = deck.deal(f"subject {employer.name} {topic}", subjects, 2)
        if len(both) < 2:
            both += self.dice.some(
                [subject for key in employer.topics if key != "ask" for subject in employer.topics[key]], 1
            )
        bare = self.title.split(" (")[0].split(" – ")[0]
        return {
            **employer.stack,
            "employer": "the client" if vacancy.agency else employer.name,
            "slug": employer.slug,
            "problem": both[0],
            "problem2": both[1],
            "question": deck.one(f"ask {employer.name}", employer.topics["ask"]),
            "data": deck.one(f"data {employer.name}", employer.data),
            "users": employer.users,
            "team": deck.one(f"team {employer.name}", employer.team),
            "place": vacancy.place,
            "days": _COUNTS.get(vacancy.days or 0, "two") if self.dice.chance(0.55) else str(vacancy.days or 2),
            "client": employer.blind,
            "title": bare,
            "a_title": a(bare),
            "a_team": deck.one("agency team", self.parts.manner["agency"]["team"]),
            "person": vacancy.agency.person
            if vacancy.agency
            else deck.one("people", self.parts.manner["academic"]["people"]),
        }

    def _about(self) -> str:
        if self.dice.chance(0.45):
            return "\n\n".join(self.employer.about)
        return self.deck.one(f"about {self.employer.name}", self.employer.about)

    def _culture(self) -> str:
        if self.dice.chance(self.plain * 0.7):
            return self._line("join", self.parts.plain["soft"]["join"])
        return self._line(f"culture {self.employer.name}", self.employer.culture)

    def _summary(self) -> str:
        if self.level == "intern":
            return self._line("intern summary", self.parts.levels["general"]["intern"]["summary"])
        formal = self.parts.in_plain_words(self.role, "summary")
        if formal and self.dice.chance(1.0 if self.employer.grades and self.role.kind == "head" else self.plain):
            return self._line("plain summary", formal)
        return self._line(f"summary {self.role.id}", self.role.summary)

    def _duties(self) -> list[str]:
        dice, deck, role = self.dice, self.deck, self.role
        special = self.parts.for_level(role, self.level, "duties")
        formal = () if self.level == "intern" else self.parts.in_plain_words(role, "duties")
        total = dice.number(5, 7) if self.vacancy.agency else dice.number(6, 9)
        ours = min(len(special), dice.number(3, 4) if self.level in ("intern", "junior") else dice.number(2, 3))
        dry = min(len(formal), round((total - ours) * self.plain))
        fresh = 0 if self.level == "intern" and ours > 2 else total - ours - dry
        picked = [
            *deck.deal(f"duties {role.id}", _within_reach(role.duties, self.level in ("intern", "junior")), fresh),
            *deck.deal("plain duties", formal, dry),
            *deck.deal(f"duties {role.kind} {self.level}", special, ours),
        ]
        return self._voiced(self._filled_in_turn(dice.shuffle(picked)))

    def _filled_in_turn(self, templates: Sequence[str]) -> list[str]:
        """Templates filled so that no subject of the employer's is named in line after line."""
        topics = self.employer.topics.get(self.role.topic if self.role.topic != "ask" else "ml", ())
        subjects = list(dict.fromkeys([self.slots["problem"], self.slots["problem2"], *topics]))
        lines = []
        for template in templates:
            slots = {**self.slots, "problem": subjects[0], "problem2": subjects[1 % len(subjects)]}
            lines.append(fill(template, slots, self.dice))
            if "{problem" in template:
                subjects = [*subjects[1:], subjects[0]]
        return lines

    def _asks(self) -> list[str]:
        dice, deck, role = self.dice, self.deck, self.role
        special = self.parts.for_level(role, self.level, "asks")
        beginner = self.level in ("intern", "junior")
        usual, formal = (_within_reach(asks, beginner) for asks in (role.asks, self.parts.in_plain_words(role, "asks")))
        ours = min(len(special), 3 if beginner else dice.number(1, 3))
        rest = 0 if self.level == "intern" else dice.number(4, 7) - ours
        dry = min(len(formal), round(rest * self.plain))
        picked = [
            *deck.deal(f"asks {role.id}", usual, rest - dry),
            *deck.deal("plain asks", formal, dry),
            *deck.deal(f"asks {role.kind} {self.level}", special, ours + (self.level == "intern")),
        ]
        if not beginner and dice.chance(0.4):
            picked += deck.deal(f"domain {self.employer.name}", self.employer.asks, 1)
        if dice.chance(0.2 + self.plain * 0.6):
            picked += deck.deal("soft asks", self.parts.plain["soft"]["asks"], dice.number(1, 2))
        return self._voiced([fill(item, self.slots, dice) for item in picked])

    def _background(self, asks: Sequence[str]) -> list[str]:
        """Years of experience and degree, where the advert states them and has not said so already."""
        dice, manner = self.dice, self.parts.manner
        level = {"none": "unmarked", "chief": "head"}.get(self.level, self.level)
        said: list[str] = []
        if level == "intern":
            return said
        if dice.chance(0.6) and not any("year" in ask for ask in asks):
            said.append(self.deck.one(f"years {level}", manner["years"][level]))
        schooled = any("degree" in ask or "PhD" in ask or "MSc" in ask for ask in asks)
        if dice.chance(0.36) and not schooled:
            degrees = ("bachelor",) if level == "junior" else ("bachelor", "bachelor", "bachelor", "master")
            degree = dice.pick(
                ("bachelor", "master", "master", "phd")
                if self.role.kind == "science" and level != "junior"
                else degrees
            )
            said.append(self.deck.one(f"degree {degree}", manner["degree"][degree]))
        return said

    def _perks(self) -> list[str]:
        total = self.dice.number(3, 6)
        dry = 0 if self.employer.grades else round(total * self.plain * 0.7)
        own = self.deck.deal(f"perks {self.employer.name}", self.employer.perks, total - dry)
        said = " ".join(own).lower()
        kinds = [word for pair in _SAME_PERK for word in pair if any(other in said for other in pair)]
        usual = [perk for perk in self.parts.plain["soft"]["offer"] if not any(word in perk.lower() for word in kinds)]
        return own + [small(perk) for perk in self.deck.deal("usual perks", usual, dry)]

    def _stack(self) -> str:
        wanted = _TOOLS.get(self.role.kind)
        if not wanted or not self.dice.chance(0.35):
            return ""
        first = "SQL" if self.role.kind in ("data", "analysis") else "Python"
        tools = [first, *(self.employer.stack[key] for key in self.dice.some(wanted, 4))]
        return ", ".join(dict.fromkeys(tools))

    def _where(self) -> str:
        pool, days = self.vacancy.mode, self.vacancy.days
        if not pool:
            return ""
        if pool == "hybrid":
            pool = "hybrid_open" if days is None else "hybrid1" if days == 1 else "hybrid"
        return self._voiced([self._line(f"mode {pool}", self.parts.manner["mode"][pool])])[0]

    def _hours(self) -> str:
        terms = self.vacancy.terms
        pools = {"fixed-term": "fixed", "internship": "intern", "apprenticeship": "apprentice", "contract": ""}
        pool = "part" if terms.part_time else pools.get(terms.contract, "full")
        if not pool or (pool == "full" and not (self.vacancy.agency or self.dice.chance(0.6))):
            return ""
        lines = self.parts.manner["hours"][pool]
        if pool == "intern":
            lines = [line for line in lines if ("placement" in line) == ("Placement" in self.title)]
        return self._line(f"hours {pool}", lines)

    def _checks(self) -> list[str]:
        """Clearance and the right to work."""
        dice, manner = self.dice, self.parts.manner
        clearance = self.employer.clearance or ("BPSS" if self.employer.grades == "civil" and dice.chance(0.4) else "")
        said = [self._line(f"clearance {clearance}", manner["clearance"][clearance])] if clearance else []
        kind = self.employer.sponsors if dice.chance(0.5) else "right" if dice.chance(0.2) else ""
        if kind and self.vacancy.terms.contract != "contract":
            said.append(self.deck.one(f"sponsor {kind}", manner["sponsor"][kind]))
        return said


def _within_reach(lines: Sequence[str], beginner: bool) -> list[str]:
    """The duties or asks that may be put to somebody: to a beginner none that supposes years of work."""
    return [line for line in lines if not beginner or not any(word in line for word in _BEYOND)]
