"""Words put together: slots filled, alternatives taken, sentences joined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from adverts.chance import Dice

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(:C)?\}")
_OURS = re.compile(r"\b(our|ours|we|us)\b", re.IGNORECASE)
_THEIRS = {"our": "their", "ours": "theirs", "we": "they", "us": "them"}
_NAMES = frozenset({
    "Airflow", "Argo", "Azure", "Bayesian", "Cosmos", "Databricks", "Delta", "Docker", "Elasticsearch",
    "Elixir", "Erwin", "Excel", "Feast", "Friday", "Git", "Go", "Google", "Grafana", "Hugging", "Iceberg",
    "Java", "Jira", "Julia", "Jupyter", "Kaldi", "Kibana", "Kotlin", "Kubernetes", "Linux", "Looker",
    "Metabase", "Microsoft", "Oracle", "Parquet", "Postgres", "Power", "Python", "R", "Ray", "React",
    "Redshift", "Ruby", "Rust", "Scala", "Snowflake", "Spark", "Spotfire", "Stan", "Streamlit", "Superset",
    "Tableau", "Temporal", "Terraform", "Theano", "Windows", "Zarr",
})  # fmt: skip
"""First words that keep their capital inside a sentence."""


def fill(template: str, slots: Mapping[str, str], dice: Dice) -> str:
    """A template with one of each ``[a|b]`` taken and each ``{slot}`` filled. An unknown slot is a KeyError.

    >>> fill("[Build|Build] {thing}; {thing:C} is all", {"thing": "models"}, Dice(""))
    'Build models; Models is all'
    """
    taken = _CHOICE.sub(lambda match: dice.pick(match[1].split("|")), template)
    return _SLOT.sub(lambda match: capital(slots[match[1]]) if match[2] else slots[match[1]], taken)


def capital(words: str) -> str:
    """The words with a capital at the front and the rest left alone."""
    return words if words.startswith("dbt") else words[:1].upper() + words[1:]


def small(words: str) -> str:
    """The words as they stand inside a sentence: the first in lower case unless it is a name.

    >>> small("Build models"), small("SQL on large tables"), small("Docker"), small("A degree")
    ('build models', 'SQL on large tables', 'Docker', 'a degree')
    """
    first = words.split(" ", 1)[0].rstrip(",:;")
    plain = first == "A" or (len(first) > 1 and first[1:].islower() and first not in _NAMES)
    return words[:1].lower() + words[1:] if plain else words


def a(words: str) -> str:
    """The words after "a" or "an", by how they sound.

    >>> a("ML Engineer"), a("data analyst"), a("AI Engineer")
    ('an ML Engineer', 'a data analyst', 'an AI Engineer')
    """
    first = words.split(" ", 1)[0].split("/")[0].split("-")[0]
    letters = first.isupper() and len(first) <= 4
    vowel = first[:1] in "AEFHILMNORSX" if letters else first[:1].lower() in "aeio"
    return f"{'an' if vowel else 'a'} {words}"


def series(items: Sequence[str], joint: str = "and") -> str:
    """Items in a sentence, with semicolons where one of them holds a comma.

    >>> series(["a", "b", "c"]), series(["a, b", "c"])
    ('a, b and c', 'a, b; and c')
    """
    if len(items) < 2:
        return "".join(items)
    if any("," in item or ":" in item for item in items):
        return "; ".join(items[:-1]) + f"; {joint} {items[-1]}"
    return ", ".join(items[:-1]) + f" {joint} {items[-1]}"


def bullets(items: Sequence[str], sign: str = "-") -> str:
    """One line for each item."""
    return "\n".join(f"{sign} {capital(item)}" if sign else capital(item) for item in items)


def theirs(words: str) -> str:
    """What an employer says of itself, as somebody else would say it of them.

    >>> theirs("Improve our tests; we have few")
    'Improve their tests; they have few'
    """

    def swap(match: re.Match[str]) -> str:
        other = _THEIRS[match[0].lower()]
        return capital(other) if match[0][0].isupper() else other

    return _OURS.sub(swap, words)
