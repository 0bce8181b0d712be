"""Adverts for intake, written for these tests, and a way to take them in."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from fingerpost.intake.flow import import_file

TODAY = date(2026, 11, 23)
FREIGHT = (
    "Foxglove Freight moves parcels between forty depots. You will design and build data pipelines in Python and SQL on "
    "AWS, own the quality of our shipment records, and work with analysts who plan each night's routes. You bring three "
    "years of experience with Airflow or Dagster, a habit of testing, and plain words for people who do not code. We "
    "offer a pension, thirty days of holiday and a four-day week in summer. Hybrid: two days a week at our Leeds office."
)
HEALTH = (
    "Marigold Health reads scans. As our computer vision engineer you train segmentation models in PyTorch, measure "
    "them against radiologists, and bring them through the regulator's door. You know DICOM, CUDA and the limits of a "
    "small data set. A doctorate helps; published work helps more. The team of nine sits in Bristol and meets on "
    "Tuesdays. This is a permanent role at £65,000 a year."
)


@pytest.fixture
def freight():
    """Makes an advert of the source "board" for a data engineer, under a number."""

    def made(number, **changes):
        row = {
            "id": str(number),
            "source": "board",
            "title": "Data Engineer",
            "employer": "Foxglove Freight Ltd",
            "location": "Leeds",
            "posted": "2026-11-20",
            "text": FREIGHT,
            "url": f"https://jobs.example/{number}",
        }
        return {**row, **changes}

    return made


@pytest.fixture
def health(freight):
    """Makes an advert of the source "board" for a computer vision engineer, under a number."""
    row = {"title": "Computer Vision Engineer", "employer": "Marigold Health", "location": "Bristol", "text": HEALTH}
    return lambda number, **changes: freight(number, **{**row, **changes})


@pytest.fixture
def take_in(tmp_path, db):
    """Takes these adverts in, as a file of JSON Lines, on a day; gives the report."""

    def taken(*rows, today=TODAY, workers=1, **options):
        path = tmp_path / "feed.jsonl"
        path.write_bytes(b"\n".join(row if isinstance(row, bytes) else orjson.dumps(row) for row in rows))
        return import_file(path, pack_name="machine-learning-uk", today=today, workers=workers, **options)

    return taken
