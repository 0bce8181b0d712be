"""Set the reader against hostile texts: nothing may raise, every claim stands on its own words, time follows length.

    python tools/fuzz.py [--seconds 20] [--seed 1]    random adverts of trigger words, digits and signs
    python tools/fuzz.py --curve [--size 5000]        microseconds a character at 1, 2, 4 and 8 times the size

A random advert that fails is printed with its seed, so that it can be made again. Exits 1 where one failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fingerpost.pack import load_pack
from fingerpost.reading import Advert, Reading, machine
from fingerpost.reading.read import Machine

STEPS = (1, 2, 4, 8)
SIGNS = (
    " ", "  ", "\n", "\n\n", "\t", ", ", ". ", ": ", "; ", " | ", " - ", " – ", "/", "(", ")", "*", "**", "• ", "&", "+", "#", "%",
    "£", "$", "€", "?", "!", "\\", "\\-", "\x00", "\u200b", "\xa0", "\u2028", "\u202e", "\ufeff", "\ud800", "\udfff", "'", "’", '"',
)  # fmt: skip
WORDS = (
    "a", "A", "the", "our", "of", "to", "not", "no", "up to", "between", "İ", "ß", "ﬁ", "é", "😀", "👩🏽‍💻", "שלום", "مرحبا", "数据",
    "данные", "Bristol", "BS1 4DJ", "Newport", "https://jobs.example/x?y=1", "<p>", "</li>", "&amp;", "k", "K", "per", "and", "or",
)  # fmt: skip
NUMBERS = (
    "0",
    "1",
    "2",
    "5",
    "12",
    "37.5",
    "60",
    "100",
    "500",
    "2026",
    "45,000",
    "45000",
    "9" * 30,
    "½",
    "٣",
    "1st",
    "14/06",
)
POSTED = (None, date(2026, 6, 1), date(2024, 2, 29))
ADVERT = """Senior Data Engineer | Larkmoor Analytics | Bristol (hybrid, 2 days a week)
About us: we are a small company of forty people that plans bus timetables, and we build what we plan with.
The role
• Build pipelines in Python and SQL on AWS, with Airflow, dbt and Terraform; own them in production.
• Work with data scientists on forecasting, A/B testing and machine learning (scikit-learn, PyTorch).
Requirements: 5+ years' experience with Spark or Kafka; a degree in a numerate subject, or equivalent experience.
You must be eligible for SC clearance. We cannot sponsor visas. Permanent, full-time, 37.5 hours a week.
Salary: £60,000 - £75,000 per annum plus 10% bonus, 8% employer pension and 27 days of holiday.
Apply by 14th August 2026. Larkmoor is an equal opportunities employer.
"""
"""A text as adverts are; of an employer that does not exist."""

REPEATED = {
    "an advert": ADVERT,
    "an advert with no line ends": ADVERT.replace("\n", " "),
    "one letter": "a",
    "line ends": "\n",
    "blanks": " ",
    "nothings": "\x00",
    "pound signs": "£",
    "pounds": "£1",
    "prices": "£500 per day, ",
    "ranges": "£40k - £50k ",
    "C++": "C++",
    "shares": "60% ",
    "ir35": "inside ir35 or outside IR35 ",
    "hours": "37.5 hours ",
    "years": "5 years ",
    "days": "3 days a week ",
    "seams": "aB",
    "escapes": "\\-\\",
    "surrogates": "\ud800\udc00 ",
    "emoji": "😀👩🏽‍💻",
    "right to left": "أهلا بكم שלום \u202e",
    "German": "Wir suchen einen Ingenieur für maschinelles Lernen (m/w/d) in München, 60.000 € brutto. ",
    "Chinese": "我们正在招聘数据工程师,熟悉Python和SQL。",
    "HTML": "<div class='x'><ul><li></li></ul></div>",
    "an address": "/jobs?id=1&ref=python%20sql",
    "a heading and its colon": "Requirements:\n",
    "a label and blanks": "Location" + " " * 60,
    "permanent, ": "permanent, ",
    "a benefit and a skill": "Benefits:\nPython\n",
}
"""Pieces that are repeated to a text of any length, by what they are."""


def triggers(readers: Machine) -> Mapping[str, Sequence[str]]:
    """The trigger phrases of each reader that has any, each once."""
    found = {reader.name: list(dict.fromkeys(phrase for phrase, _ in reader.triggers())) for reader in readers.readers}
    return {name: phrases for name, phrases in found.items() if phrases}


def pieces(readers: Machine) -> Mapping[str, str]:
    """What is repeated: the pieces of ``REPEATED``, and for each reader its trigger words in a row, parted in several ways."""
    rows = {}
    for name, phrases in triggers(readers).items():
        some = random.Random(name).sample(phrases, min(len(phrases), 150))
        for sort, sign in (
            ("in a line", " "),
            ("in a list", ", "),
            ("on lines", "\n"),
            ("with colons", ": "),
            ("with figures", " £500 5 "),
        ):
            rows[f"{name} {sort}"] = sign.join(some).title() + sign
    return REPEATED | rows


def grown(piece: str, size: int) -> str:
    """A piece repeated to so many characters."""
    return (piece * (size // len(piece) + 1))[:size]


def faults(advert: Advert, reading: Reading) -> list[str]:
    """What is wrong with the claims of a reading: each must stand, with one character or more, on its own words."""
    found = []
    for claim in reading.claims:
        part = (
            advert.fields.get(claim.where[6:], "") if claim.where.startswith("field:") else getattr(advert, claim.where)
        )
        if not 0 <= claim.start < claim.end <= len(part) or part[claim.start : claim.end] != claim.words:
            found.append(
                f"{claim.field} {claim.value!r} is not at {claim.where}[{claim.start}:{claim.end}]: {claim.words!r}"
            )
    return found


def made_up(chance: random.Random, phrases: Sequence[str], length: int) -> str:
    """A text of so many parts: trigger words in some case, and words, numbers and signs."""
    parts: list[str] = []
    for _ in range(length):
        word = chance.choice(
            (chance.choice(phrases), chance.choice(phrases), chance.choice(WORDS), chance.choice(NUMBERS))
        )
        parts += chance.choice((word, word, word.title(), word.upper())), chance.choice((" ", chance.choice(SIGNS)))
    return "".join(parts)


def adverts(readers: Machine, seed: int) -> Iterator[Advert]:
    """Random adverts without end, each with its own seed as its id."""
    every = triggers(readers)
    names = sorted(every)
    while True:
        chance = random.Random(seed)
        phrases = (
            every[chance.choice(names)] if chance.random() < 0.7 else [chance.choice(every[name]) for name in names * 3]
        )
        title, location, employer = (made_up(chance, phrases, chance.choice((0, 1, 4, 8))) for _ in range(3))
        text = made_up(chance, phrases, chance.choice((0, 3, 30, 120)))
        yield Advert(str(seed), "fuzz", title, employer, location, chance.choice(POSTED), text)
        seed += 1


def fuzz(readers: Machine, seconds: float, seed: int) -> int:
    """Read random adverts for some seconds; print what fails, and return how often that was."""
    until, count, failed = time.monotonic() + seconds, 0, 0
    for advert in adverts(readers, seed):
        try:
            wrong = faults(advert, readers.read(advert))
        except Exception as error:  # the one thing that must never happen, whatever it is
            wrong = [f"raised {error!r}"]
        count += 1
        failed += bool(wrong)
        for line in wrong:
            print(f"seed {advert.id}: {line}")
        if time.monotonic() > until:
            break
    print(f"{count:,} adverts read from seed {seed}, {failed} with faults")
    return failed


def cost(readers: Machine, text: str, rounds: int = 2) -> float:
    """Microseconds of processor time a character that reading a text takes, the best of some rounds."""
    advert = Advert("1", "fuzz", "Data Engineer", text=text)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        readers.read(advert)
        best = min(best, time.process_time() - start)
    return best / max(1, len(text)) * 1e6


def print_curve(readers: Machine, size: int) -> None:
    """Print the cost of each hostile text at each size; the last column is the largest over the smallest size's."""
    print(f"{'microseconds a character at':34}" + "".join(f"{step * size:10,}" for step in STEPS) + "     growth")
    for name, piece in pieces(readers).items():
        costs = [cost(readers, grown(piece, step * size)) for step in STEPS]
        print(f"{name:34}" + "".join(f"{one:10.2f}" for one in costs) + f"{costs[-1] / costs[0]:10.1f}x", flush=True)


def main() -> int:
    """Fuzz, or print the curve; 1 where an advert failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--size", type=int, default=5_000)
    options = parser.parse_args()
    readers = machine(load_pack())
    if options.curve:
        print_curve(readers, options.size)
        return 0
    return 1 if fuzz(readers, options.seconds, options.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
