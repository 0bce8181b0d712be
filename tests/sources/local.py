"""The network as tests have it: every address is asked of the local server, which answers from what was recorded."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fingerpost.sources.http import Ask, Limits, Web
from sources.misbehaving import Server

RECORDED = Path(__file__).parent.parent / "recorded"
TYPES = {
    ".json": "application/json", ".xml": "application/xml", ".rss": "application/rss+xml", ".html": "text/html", ".txt": "text/plain",
    ".csv": "text/csv", ".jsonl": "application/x-ndjson",
}  # fmt: skip


class LocalWeb(Web):
    """Asks the local server under ``path`` for what a source asks the world, within the limits alone, however long or large
    an answer the source would wait for; all else is the real thing."""

    def __init__(self, server: Server, path: str, limits: Limits) -> None:
        super().__init__(limits, permit=[server.host])
        self._server, self._before = server.address, f"{server.address}/{path}/"

    def _answer(self, ask: Ask) -> Any:
        if ask.url.startswith(self._server):  # its robots.txt
            return super()._answer(ask)
        local = self._before + ask.url.split("://", 1)[-1]
        answer = super()._answer(replace(ask, url=local, largest=None, total=None))
        answer.url = ask.url
        return answer


@dataclass(frozen=True)
class Case:
    """One recorded visit to a source, and what it must give."""

    kind: str
    path: Path
    told: dict[str, Any]

    @property
    def kept(self) -> str:
        return self.told["kept"].replace("{here}", str(self.path.parent))

    @property
    def answers(self) -> dict[str, tuple[str, bytes] | None]:
        """For each question its type and bytes, or None where the world had nothing there."""
        files = {ask: name and self.path.parent / name for ask, name in self.told.get("answers", {}).items()}
        return {ask: path and (TYPES[path.suffix], path.read_bytes()) for ask, path in files.items()}

    def __str__(self) -> str:
        return f"{self.kind}-{self.path.name.removesuffix('.case.json')}"


def cases(kind: str) -> list[Case]:
    """Every case of a kind of source."""
    return [Case(kind, path, json.loads(path.read_text())) for path in sorted((RECORDED / kind).glob("*.case.json"))]
