"""What a paper gives: its lines, what it says of itself, and the one fault of a paper that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 25_000_000
"""Bytes of one paper; an advert is smaller."""

LONGEST = 400_000
"""Characters of text that are taken out of one paper; an advert keeps fewer."""


class PaperError(Exception):
    """A paper that gives no text: what is wrong, and what would mend it."""

    def __init__(self, fault: str, remedy: str = "") -> None:
        self.fault = f"{fault}. {remedy}" if remedy else fault
        super().__init__(self.fault)


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of a paper as plain text with its paragraphs and bullets.

    ``heading`` is its first heading where it plainly has one, ``title`` what its properties call it; both "" where there is none.
    """

    text: str
    heading: str = ""
    title: str = ""
