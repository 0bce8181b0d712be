"""One advert's words to claims, each with its words. Pure: no Django, no network, no clock."""

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim, Pay, Reading
from fingerpost.reading.read import VERSION, machine, read, read_all

__all__ = ["VERSION", "Advert", "Claim", "Pay", "Reading", "machine", "read", "read_all"]
