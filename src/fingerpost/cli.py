"""The command line: arguments in, the rooms called, text out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import orjson

from fingerpost.errors import FingerpostError

ROWS = "a file of adverts (JSON Lines, JSON or CSV: id, source, title, employer, location, posted, text), or - for standard input"
COMMANDS = {
    "demo": "set up the demonstration site and serve it",
    "serve": "serve the site",
    "setup": "make the database, the pages and the bands of a pack",
    "import": "read a file of adverts into the store, the jobs and the index",
    "index": "rebuild the search index from the store",
    "reread": "read stored adverts anew, after a change of the rules or of the pack",
}
"""Commands that need Django; each is a management command of that name, which says its own arguments with --help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 2 (or 1) for a fault that its words explain."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            return _manage(given)
        options = _parser().parse_args(given)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except FingerpostError as error:
        print(f"fingerpost: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has gone (head, say): leave without a word, and keep Python from flushing at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("fingerpost: stopped; what was finished is kept", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {name:10} {text}" for name, text in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="fingerpost",
        description="A field's careers site, computed from live adverts.",
        epilog=f"further commands (each with --help):\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="print the reading of each advert, a JSON line each")
    read.add_argument("file", help=ROWS)
    read.add_argument("--evidence", action="store_true", help="print each claim with its words, span and doubt")
    read.set_defaults(run=_read)
    pay = commands.add_parser("pay", help="read a pay phrase a line from standard input")
    pay.set_defaults(run=_pay)
    pack = commands.add_parser("pack", help="check a pack, or list what visitors say was misread").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    check = pack.add_parser("check", help="name every fault of a pack, with its file, entry and remedy")
    check.set_defaults(run=_check)
    reports = pack.add_parser("reports", help="what visitors say was misread, a JSON line each")
    reports.set_defaults(run=lambda _: _manage(["reports"]))
    for command in (read, pay, check):
        command.add_argument("--pack", default="machine-learning-uk", help="a pack's name or folder")
    return parser


def _read(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading import machine
    from fingerpost.reading.row import evidence, row
    from fingerpost.sources.file import open_file
    from fingerpost.sources.shapes import Rejected

    file = "/dev/stdin" if options.file == "-" else options.file
    feed, readers = open_file(file, date.today()), machine(load_pack(options.pack))  # noqa: DTZ011 - the owner's own day
    print_as, rejected = evidence if options.evidence else row, 0
    for given in feed:
        if isinstance(given, Rejected):
            rejected += 1
            print(f"fingerpost: {options.file}, row {given.row}: {given.reason}", file=sys.stderr)
        else:
            reading = readers.read(replace(given.advert, id=given.external_id))
            print(orjson.dumps(print_as(reading)).decode())
    return 1 if rejected else 0


def _pay(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading.readers.pay import read_pay_phrase

    pack = load_pack(options.pack)
    for line in _lines():
        pay = read_pay_phrase(line, pack)
        print(orjson.dumps(pay).decode())
    return 0


def _check(options: argparse.Namespace) -> int:
    from fingerpost.pack import check_pack, load_pack

    pack = load_pack(options.pack)
    faults = check_pack(pack)
    for fault in faults:
        print(fault)
    print(
        f"{pack.id}: {len(pack.roles)} roles, {len(pack.skills):,} skills, {len(pack.places):,} places, {len(faults)} faults"
    )
    return 1 if faults else 0


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _manage(given: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fingerpost.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["fingerpost", *given])
    except SystemExit as leave:
        return int(leave.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
