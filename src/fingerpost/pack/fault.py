"""What can be wrong with a pack: an error that stops the load, and a fault that a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fingerpost.errors import FingerpostError


class PackError(FingerpostError, ValueError):
    """A pack that cannot be used: ``file``, ``entry`` and what would mend it."""

    def __init__(self, file: Path, entry: str, fault: str, remedy: str) -> None:
        self.file, self.entry, self.fault, self.remedy = file, entry, fault, remedy
        super().__init__(str(Fault(f"{file.parent.name}/{file.name}", entry, fault, remedy)))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the file ("folder/name"), the entry ("" for the whole), the fault and what would mend it."""

    file: str
    entry: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        place = self.file + (f", {self.entry}" if self.entry else "")
        return f"{place}: {self.fault}. {self.remedy}"
