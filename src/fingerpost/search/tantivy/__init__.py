"""The embedded engine, on Tantivy."""

from fingerpost.search.tantivy.index import Index, open_index

__all__ = ["Index", "open_index"]
