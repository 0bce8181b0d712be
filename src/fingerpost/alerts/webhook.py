"""Calls: the new jobs of a search to an address of the owner's, signed as the Standard Webhooks are, so that receivers
check them with a library of theirs (standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.urls import reverse

from fingerpost.alerts.outcome import GONE, WENT, Outcome
from fingerpost.sources.http import ANY, Ask, Limits, Web
from fingerpost.sources.shapes import SourceError
from fingerpost.store.alerts import Waiting
from fingerpost.store.shapes import JobCard

PREFIX = "whsec_"
LIMITS = Limits(connect=5, read=10, total=15, body=100_000, redirects=0, attempts=1, pause=0)
"""One try, short, and to the very address that was given: the letter's own retries do the rest."""


def call(letter: Waiting, jobs: list[JobCard], now: datetime) -> Outcome:
    """Send the new jobs to an address. What it answers is not read; one that says it is gone (410) is called no more."""
    body = orjson.dumps(payload(letter, jobs, now))
    stamp = str(int(now.timestamp()))
    headers = {
        "webhook-id": letter.key, "webhook-timestamp": stamp,
        "webhook-signature": signature(letter.alert.secret, letter.key, stamp, body),
    }  # fmt: skip
    try:
        with Web(LIMITS, contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS) as web:
            web.read(Ask(url=letter.alert.to, accept=ANY, body=body, headers=headers))
    except SourceError as error:
        return GONE if error.fault.endswith("(410)") else Outcome(fault=error.fault)
    return WENT


def payload(letter: Waiting, jobs: list[JobCard], now: datetime) -> dict[str, Any]:
    """What a call says: the search, and each job as lists show it."""
    search = f"{settings.ADDRESS}{reverse('jobs')}?{letter.alert.question}".rstrip("?")
    return {
        "type": "jobs.new", "timestamp": now.isoformat(),
        "data": {"alert": letter.alert.name, "search": search, "jobs": [_job(job) for job in jobs]},
    }  # fmt: skip


def signature(secret: str, key: str, stamp: str, body: bytes) -> str:
    """The signature of a call: HMAC-SHA256 of its identifier, its time and its body, by the secret."""
    signed = hmac.new(_key(secret), b".".join((key.encode(), stamp.encode(), body)), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def _key(secret: str) -> bytes:
    text = secret.removeprefix(PREFIX)
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return text.encode()


def _job(job: JobCard) -> dict[str, Any]:
    pay = job.pay
    return {
        "id": job.id, "url": settings.ADDRESS + job.path, "title": job.title, "employer": job.employer or None, "agency": job.via,
        "place": job.place or job.location or None, "region": job.region, "role": job.role, "level": job.level, "mode": job.mode,
        "contract": job.contract, "ir35": job.ir35, "hours": job.hours, "posted": job.posted, "first_seen": job.first_seen,
        "closes": job.closes,
        "pay": pay and {
            "low": pay.low, "high": pay.high, "currency": pay.currency, "period": pay.period, "basis": pay.basis,
            "estimated": pay.estimated, "phrase": pay.phrase,
        },
    }  # fmt: skip
