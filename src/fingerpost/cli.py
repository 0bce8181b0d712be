"""The command line: arguments in, the rooms called, text out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import orjson

from fingerpost.errors import FingerpostError

if TYPE_CHECKING:
    from fingerpost.reading import Advert

ROWS = (
    "a file of adverts (JSON Lines, JSON, CSV or XML: id, source, title, employer, location, posted, text), a paper or a folder of papers, "
    "or - for standard input"
)
SALARIES = "CSV of Title, LocationRaw, LocationNormalized, ContractTime, Company, Category and SalaryNormalized (pounds a year)"
COMMANDS = {
    "demo": "set up the demonstration site and serve it",
    "serve": "serve the site, and work its queue",
    "work": "read sources when they are due, tell the index, send letters: what serve does beside the site",
    "doctor": "say what of this installation is well and what is not",
    "setup": "make the database, the pages and the bands of a pack",
    "import": "read a file or a folder of adverts, or a board at its address, into the store, the jobs and the index",
    "index": "rebuild the search index from the store",
    "evidence": "keep pay that people report, statistics publish or an agency placed, beside the figures of adverts",
    "figures": "rebuild the columns that figures are computed from",
    "guide": "write the salary guides as PDF and CSV",
    "alerts": "write and send the letters that are due",
    "announce": "tell search engines of pages that are new, changed or gone",
    "bounces": "take back letters that could not be delivered",
    "reread": "read stored adverts anew, after a change of the rules or of the pack",
}
"""Commands that need Django; each is a management command of that name, which says its own arguments with --help."""


WITHOUT_TABLES = {"demo", "setup", "doctor"}
"""Those of them that need no database to begin with."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 2 (or 1) for a fault that its words explain."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            if given[0] == "demo":
                _say_where(given[1:])
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
    parser = argparse.ArgumentParser(
        prog="fingerpost", description="A field's careers site, computed from live adverts. Each command has --help."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in COMMANDS.items():
        commands.add_parser(
            name, help=text
        )  # to be listed and named in a fault; each is run before it is looked for here
    read = commands.add_parser("read", help="print the reading of each advert, a JSON line each")
    read.add_argument("file", help=ROWS)
    read.add_argument("--evidence", action="store_true", help="print each claim with its words, span and doubt")
    read.set_defaults(run=_read)
    advise = commands.add_parser(
        "check", help="what the advert checker says: the words, the rule, what to do; advice alone"
    )
    advise.add_argument("file", help=f"{ROWS}; or one advert as text, its title on the first line")
    advise.add_argument("--json", action="store_true", help="print a JSON line an advert")
    advise.set_defaults(run=_advise)
    pay = commands.add_parser("pay", help="read a pay phrase a line from standard input")
    pay.set_defaults(run=_pay)
    estimate = commands.add_parser(
        "estimate",
        help="estimate what open jobs pay that state none, where it can be done well; or measure that on a file",
    )
    estimate.add_argument("--evaluate", metavar="FILE", help=f"beside a baseline: {SALARIES}; gzip is undone")
    estimate.set_defaults(run=_estimate)
    pack = commands.add_parser("pack", help="check a pack, or list what it lacks or has led to misread").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    check = pack.add_parser(
        "check", help="name every fault of a pack, with its file, entry and remedy, and what is thin"
    )
    check.add_argument(
        "which", nargs="?", metavar="FOLDER|ID", help="the pack: its folder, or the name of one that ships"
    )
    check.set_defaults(run=_check)
    reports = pack.add_parser("reports", help="what visitors say was misread, a JSON line each")
    reports.set_defaults(run=lambda _: _manage(["reports"]))
    candidates = pack.add_parser(
        "candidates", help="terms beside known skills that the vocabulary lacks, a JSON line each"
    )
    candidates.add_argument("files", nargs="+", metavar="FILE", help=ROWS)
    candidates.add_argument("--top", type=int, default=100, help="how many to print, those of the most employers first")
    candidates.set_defaults(run=_candidates)
    for command in (read, advise, pay, check, candidates):
        command.add_argument("--pack", default="machine-learning-uk", help="a pack's name or folder")
    return parser


def _read(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading import machine
    from fingerpost.reading.row import evidence, row

    readers, adverts = machine(load_pack(options.pack)), _Adverts([options.file])
    print_as = evidence if options.evidence else row
    for advert in adverts:
        print(orjson.dumps(print_as(readers.read(advert))).decode())
    return 1 if adverts.rejected else 0


def _advise(options: argparse.Namespace) -> int:
    from fingerpost.checking import checker
    from fingerpost.checking.report import ADVICE, as_json, lines
    from fingerpost.pack import load_pack

    rules, today = checker(load_pack(options.pack)), date.today()  # noqa: DTZ011 - the owner's own day
    with _at_rest(options.file) as file:
        adverts = _Adverts([file], text=True)
        for advert in adverts:
            findings = rules.check(advert, today=today)
            if options.json:
                print(orjson.dumps(as_json(advert.id, advert, findings)).decode())
            else:
                print(*lines(advert.id, advert, findings), sep="\n")
    if not options.json:
        print(ADVICE)
    return 2 if adverts.rejected else 0


def _pay(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading.readers.pay import read_pay_phrase

    pack = load_pack(options.pack)
    for line in _lines():
        pay = read_pay_phrase(line, pack)
        print(orjson.dumps(pay).decode())
    return 0


def _estimate(options: argparse.Namespace) -> int:
    if not options.evaluate:
        return _manage(["estimate"])
    # Here alone: the library of models takes a second to load, and no other command needs it.
    from fingerpost.market.estimating.evaluation import evaluate, paid_jobs
    from fingerpost.sources.tables import whole_table

    def tell(what: str) -> None:
        print(f"{what} …", file=sys.stderr, flush=True)

    tell(f"reading {options.evaluate}")
    with whole_table(options.evaluate) as (names, rows):
        paid = paid_jobs(options.evaluate, names, rows)
    print(*evaluate(paid, options.evaluate, tell).lines, sep="\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from fingerpost.pack import PackError, check_pack, draft_pack
    from fingerpost.pack.advice import advise, summary

    try:
        pack = draft_pack(options.which or options.pack)
    except PackError as error:
        print(f"fault: {error}", "Nothing further was looked at: mend this, and check again.", sep="\n")
        return 1
    faults, hints = check_pack(pack), advise(pack)
    for fault in faults:
        print(f"fault: {fault}")
    for hint in hints:
        print(f"warning: {hint}")
    print(*summary(pack), f"{len(faults)} faults, {len(hints)} warnings", sep="\n")
    return 1 if faults else 0


def _candidates(options: argparse.Namespace) -> int:
    from fingerpost.pack import load_pack
    from fingerpost.reading import machine
    from fingerpost.reading.candidates import Candidates, Tallies

    pack = load_pack(options.pack)
    readers, candidates, tallies, adverts = machine(pack), Candidates(pack), Tallies(), _Adverts(options.files)
    for advert in adverts:
        page = readers.page(advert)
        tallies.add(page, candidates.find(page))
    for one in tallies.ranked()[: options.top]:
        counts = {"count": one.count, "adverts": one.adverts, "employers": len(one.employers)}
        print(orjson.dumps({"term": one.term, **counts, "examples": one.examples}).decode())
    return 1 if adverts.rejected else 0


@contextmanager
def _at_rest(file: str) -> Iterator[str]:
    """The file; for standard input a copy of it, which can be looked at before it is read."""
    if file != "-":
        yield file
        return
    from fingerpost.sources.shapes import SourceError

    with TemporaryDirectory() as folder:
        copy = Path(folder, "standard-input")
        with copy.open("wb") as stream:
            copyfileobj(sys.stdin.buffer, stream)
        try:
            yield str(copy)
        except SourceError as error:
            raise SourceError("standard input", error.fault, error.remedy) from error


class _Adverts:
    """The adverts of files, each with the id that its source gives; a row that is none is named on standard error, and counted.

    With ``text``, a file that is no rows is one advert, its first line the title.
    """

    def __init__(self, files: Sequence[str], *, text: bool = False) -> None:
        self.files, self.text, self.rejected = files, text, 0

    def __iter__(self) -> Iterator[Advert]:
        from fingerpost.sources.local import open_local
        from fingerpost.sources.onetext import open_advert
        from fingerpost.sources.shapes import Rejected

        for file in self.files:
            path, today = "/dev/stdin" if file == "-" else file, date.today()  # noqa: DTZ011 - the owner's own day
            for given in open_advert(path, today) if self.text else open_local(path, today):
                if isinstance(given, Rejected):
                    self.rejected += 1
                    print(f"fingerpost: {file}, row {given.row}: {given.reason}", file=sys.stderr)
                else:
                    yield replace(given.advert, id=given.external_id)


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _say_where(given: list[str]) -> None:
    """Let the demonstration give the address that it is served at as its own, unless the environment says another."""
    asked = argparse.ArgumentParser(add_help=False)
    asked.add_argument("--host", nargs="?")
    asked.add_argument("--port", nargs="?")
    where, _ = asked.parse_known_args(given)
    host = "127.0.0.1" if where.host in {None, "0.0.0.0", "::"} else where.host  # noqa: S104 - listens everywhere, is asked for here
    os.environ.setdefault("FINGERPOST_ADDRESS", f"http://{f'[{host}]' if ':' in host else host}:{where.port or 8000}")


def _manage(given: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fingerpost.settings")
    import django
    from django.core.management import CommandError, execute_from_command_line

    django.setup()
    from fingerpost.store import find
    from fingerpost.store.shapes import StoreError

    if given[0] not in WITHOUT_TABLES and not {"-h", "--help"} & set(given) and not find.ready():
        raise StoreError("The database has no tables yet. Make them: fingerpost setup")
    try:
        execute_from_command_line(
            ["fingerpost", *given, "--traceback"]
        )  # a fault comes to us, to be told as every other is
    except CommandError as fault:
        print(f"fingerpost: {fault}", file=sys.stderr)
        return 2
    except SystemExit as leave:
        return int(leave.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
