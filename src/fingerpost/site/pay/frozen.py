"""A figure with its jobs as JSON, to be kept, and back again: every number as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from fingerpost.market import Bin, Change, Counted, Distribution, Figure, PayQuestion, TooFew
from fingerpost.reading import Pay
from fingerpost.store.paid import Paid


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it was on a day: its question in words, its numbers, and its jobs."""

    words: str
    figure: Figure
    jobs: tuple[Paid, ...]


def packed(frozen: Frozen) -> str:
    """The figure as JSON, the same for the same figure."""
    return orjson.dumps(frozen).decode()


def key_of(content: str) -> str:
    """The name of what was packed, made of its content: whoever holds the content can tell that it is the same."""
    return blake2b(content.encode(), digest_size=8).hexdigest()


def unpacked(content: str) -> Frozen:
    """The figure that was packed, equal in every number."""
    held = orjson.loads(content)
    return Frozen(held["words"], _figure(held["figure"]), tuple(_paid(job) for job in held["jobs"]))


def _figure(held: dict[str, Any]) -> Figure:
    question = {name: tuple(value) if isinstance(value, list) else value for name, value in held["question"].items()}
    question["until"] = date.fromisoformat(question["until"])
    return Figure(**held | {
        "question": PayQuestion(**question),
        "counted": Counted(**held["counted"]),
        "pay": _pay(held["pay"]),
        "change": Change(**held["change"] | {"before": _pay(held["change"]["before"])}),
    })  # fmt: skip


def _pay(held: dict[str, Any]) -> Distribution | TooFew:
    return Distribution(**held | {"bins": _bins(held["bins"])}) if "bins" in held else TooFew(**held)


def _bins(held: Sequence[Mapping[str, Any]]) -> tuple[Bin, ...]:
    return tuple(Bin(**each) for each in held)


def _paid(held: dict[str, Any]) -> Paid:
    return Paid(**held | {"day": date.fromisoformat(held["day"]), "pay": Pay(**held["pay"])})
