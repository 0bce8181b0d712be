"""Addresses as people may see them, in errors, logs and names: without what may be a key."""

from __future__ import annotations

import re

_NAMED = re.compile(r"(?<=//)[^/?#]*@")
_KEYED = re.compile(
    r"(?<=[?&])([^=&#]*(?:key|token|secret|pass|auth|sig|credential|session)[^=&#]*)=[^&#]*", re.IGNORECASE
)
_BEHIND = re.compile(r"[?#].*")


def masked(address: str) -> str:
    """An address whose name, password and keys are hidden.

    >>> masked("https://ada:hush@board.example/jobs.csv?what=data&api_key=hush")
    'https://board.example/jobs.csv?what=data&api_key=…'
    """
    return _KEYED.sub(r"\1=…", _NAMED.sub("", address))


def bare(address: str) -> str:
    """An address of which nothing is known: up to its path.

    >>> bare("https://ada:hush@board.example/jobs?hush")
    'https://board.example/jobs'
    """
    return _BEHIND.sub("", _NAMED.sub("", address.strip()))[:200]
