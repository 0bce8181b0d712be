"""What became of a letter or a call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """It ``went``; or its reader is ``gone`` and nothing must be sent there again; or there is a ``fault``, which names
    nobody: of this one letter, or (``closed``) of the way out itself, so that no other can go now."""

    went: bool = False
    gone: bool = False
    closed: bool = False
    fault: str = ""


WENT, GONE, NOTHING = Outcome(went=True), Outcome(gone=True), Outcome()
"""It went; its reader is gone; there was nothing to send any more."""
