"""The order of what is found: by fit, by date or by pay, and of equals the newest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fingerpost.search.meaning import Sought, name_key
from fingerpost.search.names import Named, Tokens
from fingerpost.search.question import Question
from fingerpost.search.tantivy.columns import Rows
from fingerpost.search.tantivy.match import Matched, Matcher, part_of, plain_parts

TITLED = {"role": 3.0, "skill": 3.0, "level": 1.0}
"""What it adds to a job's fit that its title names what is looked for, by what that is; for the rest half."""
READ = {"role": 4.0, "skill": 2.0, "level": 1.0}
"""What it adds that the reading says it: of a role, that it is the job's; of a skill, that it is asked for."""
OTHER = 0.5
SAID = 4.0
"""What it adds that a title says of a role just what was typed: a "data modeller" is of the role, but no "data architect"."""
USUAL = 3.0
"""What it adds that all the jobs of a job's role ask for a skill, and so much less the fewer do: where it is at home."""


def page(question: Question, matched: Matched, rows: Rows, matcher: Matcher) -> Rows:
    """Of the rows found those of the page that is asked for, in order."""
    start = (question.page - 1) * question.size
    wanted = start + question.size
    if not question.size or start >= len(rows):
        return rows[:0]
    if question.sort == "pay":
        keys: NDArray[np.number] = matcher.columns.tops[question.period][rows]
    elif question.sort == "fit" and matched.meaning.sought:
        keys = fit(rows, matched, matcher)
    else:
        return rows[start:wanted]
    return rows[leading(keys, wanted)[start:]]


def leading(keys: NDArray[np.number], wanted: int) -> Rows:
    """The places of the largest keys, the largest first; of equals, those that come first."""
    if wanted < len(keys):
        least = np.partition(keys, len(keys) - wanted)[len(keys) - wanted]
        above = np.flatnonzero(keys > least)
        places = np.concatenate((above, np.flatnonzero(keys == least)[: wanted - len(above)]))
    else:
        places = np.arange(len(keys))
    return places[np.argsort(-keys[places], kind="stable")]


def fit(rows: Rows, matched: Matched, matcher: Matcher) -> NDArray[np.float32]:
    """How well each of the rows answers the words."""
    scores = np.zeros(len(rows), dtype=np.float32)
    if parts := plain_parts(matched.meaning):
        scores += matcher.plain.find(parts).among(rows)[1]
    for sought in matched.meaning.sought:
        for part in (part_of(each) for each in sought.besides if sought.wanted and not each.named):
            scores += matcher.plain.find((part,)).among(rows)[1]
    for sought in matched.meaning.sought:
        if sought.wanted:
            for each in (sought, *sought.besides):
                _meet(scores, each, rows, matcher)
    return scores


def _meet(scores: NDArray[np.float32], sought: Sought, rows: Rows, matcher: Matcher) -> None:
    """Add what it is worth that a job meets one thing that is named; an amount of pay names nothing that a job is."""
    if sought.named and sought.named.facet != "pay":
        _add(scores, sought.named, sought.tokens, rows, matcher)


def _add(scores: NDArray[np.float32], named: Named, tokens: Tokens, rows: Rows, matcher: Matcher) -> None:
    columns = matcher.columns
    if named.facet == "role":
        scores += columns.held(columns.kept("name", matcher.lexicon.said_key(tokens)))[rows] * np.float32(SAID)
    elif named.facet == "skill":
        scores += matcher.usual(named.value)[columns.facts["role"][rows]] * np.float32(USUAL)
    titled = columns.held(columns.kept("name", name_key(named, tokens)))[rows]
    scores += titled * np.float32(TITLED.get(named.facet, OTHER))
    if named.value:
        read = columns.held(matcher.value(named.facet, named.value))[rows]
        scores += read * np.float32(READ.get(named.facet, OTHER))
