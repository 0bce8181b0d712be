"""The embedded engine, on Tantivy."""

from fingerpost.search.tantivy.index import Index, open_index
from fingerpost.search.tantivy.schema import stem_of

__all__ = ["Index", "open_index", "stem_of"]
