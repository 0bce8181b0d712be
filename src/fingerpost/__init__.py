"""Fingerpost: a field's careers site, computed from live adverts, every figure with its evidence."""

__version__ = "0.1.0"
