"""The tables, a module for each kind. Identifiers of adverts and jobs are short words that may stand in an address;
wide columns come last in each table.

Rows are written by keep.py alone (editors' own tables apart: ``Correction`` through keep.py too,
``PublishedBand`` through bands.py) and read by find.py.
"""

from fingerpost.store.models.adverts import (
    ID_LENGTH,
    Advert,
    Correction,
    Job,
    Likeness,
    MisreadReport,
    Moved,
    Outbox,
    Reading,
)
from fingerpost.store.models.alerts import Alert, Asked, Letter, Told, Webhook
from fingerpost.store.models.bands import PublishedBand
from fingerpost.store.models.contact import Contact
from fingerpost.store.models.estimates import Estimated, EstimateRun
from fingerpost.store.models.evidence import OutsideCell, OutsideSet
from fingerpost.store.models.kept import KeptFigure
from fingerpost.store.models.ledger import LedgerEntry
from fingerpost.store.models.pings import Ping
from fingerpost.store.models.runs import Run, Worker
from fingerpost.store.models.sources import Source
from fingerpost.store.models.written import WrittenAdvert

__all__ = [
    "ID_LENGTH",
    "Advert",
    "Alert",
    "Asked",
    "Contact",
    "Correction",
    "EstimateRun",
    "Estimated",
    "Job",
    "KeptFigure",
    "LedgerEntry",
    "Letter",
    "Likeness",
    "MisreadReport",
    "Moved",
    "Outbox",
    "OutsideCell",
    "OutsideSet",
    "Ping",
    "PublishedBand",
    "Reading",
    "Run",
    "Source",
    "Told",
    "Webhook",
    "Worker",
    "WrittenAdvert",
]
