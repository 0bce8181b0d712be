"""Claims as compact JSON and back: a row each, without the words that their span already gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any

import orjson

from fingerpost.reading import Advert, Claim, Pay
from fingerpost.reading.scan import PARTS

_PAY = tuple(field.name for field in fields(Pay))


def pack_claims(claims: Iterable[Claim], advert: Advert) -> str:
    """JSON: ``[[field, value, where, start, end, doubt?, words?], …]``; words only where the advert's own text does
    not give them."""
    texts = _texts(advert)
    return orjson.dumps([_row(claim, texts) for claim in claims]).decode()


def unpack_claims(packed: str, advert: Advert, only: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims that were packed, equal in every field, given the advert that they were made of; ``only`` names the
    fields that are wanted, where not all are."""
    rows = orjson.loads(packed)
    texts = _texts(advert)
    return tuple([_claim(row, texts) for row in rows if not only or row[0] in only])


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


def _texts(advert: Advert) -> dict[str, str]:
    """What an advert says, by where it stands."""
    fields = {f"field:{name}": said for name, said in advert.fields.items()}
    return {part: getattr(advert, part) for part in PARTS} | fields


def _row(claim: Claim, texts: Mapping[str, str]) -> list[Any]:
    field, value, where, start, end, words, doubt = claim
    row = [field, value if isinstance(value, str) else pack_value(value), where, start, end]
    if words != texts.get(where, "")[start:end]:
        row += (doubt, words)
    elif doubt is not None:
        row.append(doubt)
    return row


def _claim(row: list[Any], texts: Mapping[str, str]) -> Claim:
    field, value, where, start, end, *rest = row
    value = value if isinstance(value, str) else unpack_value(value)
    doubt = rest[0] if rest else None
    words = rest[1] if len(rest) > 1 else texts.get(where, "")[start:end]
    return Claim(field, value, where, start, end, words, doubt)
