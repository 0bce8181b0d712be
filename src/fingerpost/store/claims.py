"""Claims as compact JSON and back: a row each, without the words that their span already gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any

import orjson

from fingerpost.reading import Advert, Claim, Pay

_PAY = tuple(field.name for field in fields(Pay))


def pack_claims(claims: Iterable[Claim], advert: Advert) -> str:
    """JSON: ``[[field, value, where, start, end, doubt?, words?], …]``; words only where the advert's own text does
    not give them."""
    return orjson.dumps([_row(claim, advert) for claim in claims]).decode()


def unpack_claims(packed: str, advert: Advert, only: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims that were packed, equal in every field, given the advert that they were made of; ``only`` names the
    fields that are wanted, where not all are."""
    rows = orjson.loads(packed)
    return tuple(_claim(row, advert) for row in rows if not only or row[0] in only)


def pack_value(value: Any) -> Any:
    """A claim's value as JSON can hold it: pay as a list in the order of its fields, many values by the name "all"."""
    if isinstance(value, tuple):
        return {"all": value}
    return [getattr(value, name) for name in _PAY] if isinstance(value, Pay) else value


def unpack_value(value: Any) -> Any:
    """The value that was packed."""
    if isinstance(value, dict):
        return tuple(value["all"])
    return Pay(*value) if isinstance(value, list) else value


def words_at(advert: Advert, where: str, start: int, end: int) -> str:
    """The words that stand at a span of an advert, or of one of its feed's own fields."""
    text = advert.fields.get(where[6:], "") if where.startswith("field:") else getattr(advert, where)
    return str(text[start:end])


def _row(claim: Claim, advert: Advert) -> list[Any]:
    row = [claim.field, pack_value(claim.value), claim.where, claim.start, claim.end]
    if claim.words != words_at(advert, claim.where, claim.start, claim.end):
        return [*row, claim.doubt, claim.words]
    return [*row, claim.doubt] if claim.doubt is not None else row


def _claim(row: list[Any], advert: Advert) -> Claim:
    field, value, where, start, end, *rest = row
    doubt = rest[0] if rest else None
    words = rest[1] if len(rest) > 1 else words_at(advert, where, start, end)
    return Claim(field, unpack_value(value), where, start, end, words, doubt)
