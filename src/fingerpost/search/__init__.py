"""Search: the question as a value, the answer as a value, and the engines that turn one into the other."""

from fingerpost.search.answer import FACETS, Answer, FacetValue, Hit, PayFound, PayPoints
from fingerpost.search.document import Document, employer_key
from fingerpost.search.fault import IndexBusy, IndexFault, IndexMissing
from fingerpost.search.intent import intent_of
from fingerpost.search.meaning import Meaning, Sought
from fingerpost.search.question import NOT_STATED, UNMARKED, Ignored, Question
from fingerpost.search.suggest import Suggestion
from fingerpost.search.tantivy import Index, open_index, stem_of
from fingerpost.search.words import tokens_of

ENGINES = {"tantivy": open_index}
"""Every engine's way in, by name: the contract suite runs over all of them."""

__all__ = [
    "ENGINES",
    "FACETS",
    "NOT_STATED",
    "UNMARKED",
    "Answer",
    "Document",
    "FacetValue",
    "Hit",
    "Ignored",
    "Index",
    "IndexBusy",
    "IndexFault",
    "IndexMissing",
    "Meaning",
    "PayFound",
    "PayPoints",
    "Question",
    "Sought",
    "Suggestion",
    "employer_key",
    "intent_of",
    "open_index",
    "stem_of",
    "tokens_of",
]  # fmt: skip
