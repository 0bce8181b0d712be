"""Read an advert: the readers in order, each adding the claims that its question finds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol

from fingerpost.pack import Pack
from fingerpost.pack.kept import kept_by_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Reading
from fingerpost.reading.readers.agency import AgencyReader
from fingerpost.reading.readers.benefits import BenefitsReader
from fingerpost.reading.readers.dates import DatesReader
from fingerpost.reading.readers.demands import DemandsReader
from fingerpost.reading.readers.employer import EmployerReader
from fingerpost.reading.readers.fields import FieldsReader
from fingerpost.reading.readers.language import LanguageReader
from fingerpost.reading.readers.level import LevelReader
from fingerpost.reading.readers.mode import ModeReader
from fingerpost.reading.readers.pay import PayReader
from fingerpost.reading.readers.place import PlaceReader
from fingerpost.reading.readers.skills import SkillsReader
from fingerpost.reading.readers.terms import TermsReader
from fingerpost.reading.readers.title import TitleReader
from fingerpost.reading.scan import Page, Scan
from fingerpost.reading.sections import SectionsReader

VERSION = "3"
"""Goes up when the same advert would be read otherwise; a stored reading of an older version is made anew."""

TOGETHER = 16
"""Adverts that are laid out together where many are read: few enough to stay in the processor's cache."""


class Reader(Protocol):
    """One question about an advert. It is made once for a pack, names its trigger phrases, and adds claims to a page."""

    name: str

    def __init__(self, pack: Pack) -> None: ...

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases to be found for this reader, each with what it wants back at a hit."""

    def read(self, page: Page) -> None:
        """Add this reader's claims to the page. Never raises on content."""


READERS: tuple[Callable[[Pack], Reader], ...] = (
    SectionsReader,
    TitleReader,
    LevelReader,
    AgencyReader,
    EmployerReader,
    PayReader,
    PlaceReader,
    TermsReader,
    DatesReader,
    ModeReader,
    DemandsReader,
    LanguageReader,
    BenefitsReader,
    SkillsReader,
    FieldsReader,
)
"""In this order; a reader may look at the claims of those before it (``page.said``)."""


class Machine:
    """The readers of one pack with their one scan."""

    def __init__(self, pack: Pack) -> None:
        self.readers = tuple(make(pack) for make in READERS)
        names = (name for skill in pack.skills.values() for name in (skill.name, *skill.aliases, *skill.exact))
        self.scan = Scan({reader.name: tuple(reader.triggers()) for reader in self.readers}, names)
        # The pack and the readers live as long as the process: the collector need not walk them again and again.
        gc.freeze()

    def read(self, advert: Advert) -> Reading:
        """The reading of one advert. Total: content never raises."""
        return Reading(advert.id, tuple(self.page(advert).claims), VERSION)

    def page(self, advert: Advert) -> Page:
        """An advert laid out, with the claims of every reader."""
        page = self.scan.page(advert)
        for reader in self.readers:
            reader.read(page)
        return page

    def read_all(self, adverts: Iterable[Advert]) -> Iterator[Reading]:
        """The readings of many adverts in order, taken a few at a time: a reader is quicker at the second page than at the first."""
        coming = iter(adverts)
        while pages := [self.scan.page(advert) for advert in islice(coming, TOGETHER)]:
            for reader in self.readers:
                for page in pages:
                    reader.read(page)
            for page in pages:
                yield Reading(page.advert.id, tuple(page.claims), VERSION)


@kept_by_pack
def machine(pack: Pack) -> Machine:
    """The machine of a pack, made at the first call and kept as long as the process lives."""
    return Machine(pack)


def read(advert: Advert, pack: Pack) -> Reading:
    """The reading of one advert in the words of a pack."""
    return machine(pack).read(advert)


def read_all(adverts: Iterable[Advert], pack: Pack) -> Iterator[Reading]:
    """The readings of many adverts in the words of a pack, in order."""
    return machine(pack).read_all(adverts)
