"""The command line as a shell sees it: what goes in, what comes out, and with which code it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

ENVIRONMENT = os.environ | {"DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
ADVERT = {
    "id": "a1",
    "source": "test",
    "title": "Senior Machine Learning Engineer",
    "employer": "Saltmarsh Optics",
    "location": "Bristol",
    "posted": "2026-11-01",
    "text": "Salary: £70,000 - £80,000 per annum. Hybrid, 2 days a week in the office.\n\nRequirements:\n- Python\n- PyTorch",
}


def fingerpost(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fingerpost.cli", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, env=ENVIRONMENT, check=False)


def test_read_prints_a_row_with_the_fields_of_the_guide(tmp_path):
    file = tmp_path / "adverts.jsonl"
    file.write_text(json.dumps(ADVERT) + "\n")
    done = fingerpost("read", str(file))
    assert done.returncode == 0
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["id"], row["role"], row["level"], row["mode"]) == (
        "a1",
        "machine-learning-engineer",
        "senior",
        "hybrid",
    )
    assert (row["pay"]["low"], row["pay"]["high"], row["pay"]["currency"], row["pay"]["period"]) == (
        70000,
        80000,
        "GBP",
        "year",
    )
    assert row["office_days"] == 2
    assert row["place"] == "Bristol"
    assert {"Python", "PyTorch"} <= set(row["skills_asked"])
    assert row["ir35"] is None


def test_read_takes_standard_input_and_shows_the_evidence():
    done = fingerpost("read", "-", "--evidence", given=json.dumps(ADVERT) + "\n")
    (row,) = map(json.loads, done.stdout.splitlines())
    pay = next(claim for claim in row["claims"] if claim["field"] == "pay")
    assert ADVERT["text"][pay["start"] : pay["end"]] == pay["words"]
    assert pay["where"] == "text"


def test_a_row_that_is_no_advert_is_named_and_the_rest_is_read():
    done = fingerpost("read", "-", given="not json\n" + json.dumps(ADVERT) + "\n")
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("read", "nothing.jsonl"), ("read", "nothing.pdf"), ("import", "nothing.csv"), ("read", "-", "--pack", "nowhere")],
)
def test_a_fault_leaves_with_two_and_words(arguments):
    done = fingerpost(*arguments, given=json.dumps(ADVERT))
    assert done.returncode == 2
    assert done.stderr.startswith("fingerpost: ")
    assert "Traceback" not in done.stderr


def test_pay_reads_a_phrase_a_line():
    done = fingerpost("pay", given="£400-£450 per day\ncompetitive\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["low"], first["high"], first["period"]) == (400, 450, "day")
    assert second is None


def test_the_pack_that_ships_has_no_fault():
    done = fingerpost("pack", "check")
    assert done.returncode == 0, done.stdout
    assert "0 faults" in done.stdout


def test_a_command_without_tables_says_how_to_make_them(tmp_path):
    """All of them in one process, since each that starts is seconds of work."""
    commands = ("import", "index", "figures", "reread", "alerts", "serve")
    each = "from fingerpost.cli import main; print([(main([name]), main([name, '--help'])) for name in {}])"
    run = [sys.executable, "-c", each.format(commands)]
    done = subprocess.run(
        run, capture_output=True, text=True, env=ENVIRONMENT | {"FINGERPOST_HOME": str(tmp_path)}, check=False
    )
    assert done.stdout.splitlines()[-1] == str([(2, 0)] * len(commands))
    assert done.stderr == "fingerpost: The database has no tables yet. Make them: fingerpost setup\n" * len(commands)


def test_a_command_that_is_none_is_told_all_that_there_are():
    done = fingerpost("imprt")
    assert done.returncode == 2
    assert all(f"'{command}'" in done.stderr for command in ("import", "serve", "setup", "read", "check"))
