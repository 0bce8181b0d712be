"""What can be wrong with a search index, each with its remedy."""

from __future__ import annotations

from pathlib import Path

from fingerpost.errors import FingerpostError


class IndexFault(FingerpostError, OSError):  # noqa: N818  (IndexError is Python's own)
    """An index that cannot be used: its ``path``, the ``fault`` and the ``remedy``. Nothing is lost, it is rebuilt."""

    def __init__(self, path: Path, fault: str, remedy: str = "Rebuild it from the store: fingerpost index") -> None:
        self.path, self.fault, self.remedy = path, fault, remedy
        super().__init__(f"{path}: {fault}. {remedy}")


class IndexMissing(IndexFault):
    """There is no index in the folder yet."""


class IndexBusy(FingerpostError, OSError):  # noqa: N818
    """Another process is writing to the index at ``path``; there is one writer at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}: another process is writing to this index. Try again when it has finished")
