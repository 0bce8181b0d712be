"""The Nu HTML checker over every page type of a site that is served: no error, no warning.

    python tools/check_html.py http://127.0.0.1:8000 path/to/vnu.jar

The checker needs Java 11 or newer and its own file of 30 MB (`npm pack vnu-jar`), so it is run by hand and not by the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import page_types

KEPT = 120
"""Characters of the source that are printed around what is wrong."""


def main(site: str, jar: str) -> int:
    """Print what is wrong with each page; 1 where anything is."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, address) in enumerate(page_types.addresses(site).items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(page_types.fetched(address), encoding="utf-8")
            names[file.name] = f"{name} {address}"
        messages = checked(jar, sorted(Path(folder).iterdir()))
    for said in messages:
        page = names[said["url"].rpartition("/")[2]]
        print(
            f"{page}:{said.get('lastLine', 0)}: {said['type']}: {said['message']}\n    {said.get('extract', '').strip()[:KEPT]}"
        )
    print(f"{len(names)} pages, {len(messages)} messages.")
    return min(len(messages), 1)


def checked(jar: str, files: list[Path]) -> list[dict]:
    """What the checker says of files of HTML."""
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", *map(str, files)],  # noqa: S607
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)["messages"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), sys.argv[2]))
