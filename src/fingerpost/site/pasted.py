"""A search that an editor pastes: its whole address, or what stands after the question mark."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError

from fingerpost.search import Question
from fingerpost.site.index import field_pack


def question_of(given: str) -> Question:
    """The question that it asks; ValidationError names each part that cannot be asked."""
    query = urlsplit(given).query if "://" in given or given.startswith(("/", "?")) else given
    question = Question.from_query(parse_qs(query), field_pack())
    if question.ignored:
        left = "; ".join(f"{part.name} {part.value}: {part.reason}" for part in question.ignored)
        raise ValidationError(f"Not all of this search can be asked ({left}).")
    return question
