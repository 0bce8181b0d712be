"""The command line: arguments in, the rooms called, text out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from fingerpost.errors import FingerpostError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 2 for a fault that its words explain."""
    parser = argparse.ArgumentParser(prog="fingerpost", description="A field's careers site, computed from live adverts.")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="print the reading of each advert of a JSON Lines file")
    read.add_argument("file", help="the file, or - for standard input")
    read.add_argument("--evidence", action="store_true", help="print each claim with its words")
    read.add_argument("--pack", default="machine-learning-uk")
    pay = commands.add_parser("pay", help="read one pay phrase a line")
    pay.add_argument("--pack", default="machine-learning-uk")
    options = parser.parse_args(arguments)
    try:
        return {"read": _read, "pay": _pay}[options.command](options)
    except FingerpostError as error:
        print(f"fingerpost: {error}", file=sys.stderr)
        return 2


def _read(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading import Advert, read
    from fingerpost.reading.row import evidence, row
    from fingerpost.sources.text import plain

    pack = load_pack(options.pack)
    with sys.stdin if options.file == "-" else open(options.file, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                raw = json.loads(line)
                advert = Advert(
                    id=raw["id"], source=raw.get("source", ""), title=plain(raw["title"]), employer=plain(raw.get("employer") or ""),
                    location=plain(raw.get("location") or ""), text=plain(raw.get("text") or ""),
                )  # fmt: skip
                print(json.dumps((evidence if options.evidence else row)(read(advert, pack)), ensure_ascii=False))
    return 0


def _pay(options: argparse.Namespace) -> int:
    raise NotImplementedError
