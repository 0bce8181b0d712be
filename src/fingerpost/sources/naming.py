"""The addresses that editors paste, taken apart, and the names under which sources are kept."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from fingerpost.sources.masking import masked
from fingerpost.sources.posting import LONGEST_SOURCE, digest

_BOARD = re.compile(r"[A-Za-z0-9][\w.-]{0,99}$")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2})?$")


def parted(address: str) -> SplitResult | None:
    """The parts of an address of the web, its host in small letters; None where it is none, or holds a name or password.
    The scheme may be missing.

    >>> parted("Jobs.Lever.co/acme").hostname
    'jobs.lever.co'
    """
    address = address.strip()
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and "." in host and "@" not in parts.netloc else None


def below(parts: SplitResult, *domains: str) -> str | None:
    """The name below one of these domains: "acme" of acme.recruitee.com; None where the host is another.

    >>> below(parted("https://acme.recruitee.com/o/data-engineer"), "recruitee.com")
    'acme'
    """
    host = parts.hostname or ""
    for domain in domains:
        if host.endswith(f".{domain}"):
            return board_name(host[: -len(domain) - 1])
    return None


def steps(parts: SplitResult) -> list[str]:
    """The steps of an address's path, a language at its head left out."""
    found = [step for step in parts.path.split("/") if step]
    return found[1:] if found and _LANGUAGE.match(found[0]) else found


def asked(parts: SplitResult, name: str) -> str:
    """The value of a name in an address's query; "" where it is not there."""
    return parse_qs(parts.query).get(name, [""])[0]


def board_name(text: str) -> str | None:
    """A board's name, which may stand in an address as it is; None where it may not."""
    return text if _BOARD.match(text) and ".." not in text else None


def name_of(kind: str, kept: str) -> str:
    """The name under which a source's adverts are kept, where its owner gives none: always the same, and its own."""
    name, whole = f"{kind}/{masked(kept)}", f"{kind}/{kept}"
    return name if name == whole and len(name) <= LONGEST_SOURCE else f"{name[:70]}…{digest([whole])}"
