"""The career: what a person likes, knows and has done, held against roles and rungs. Pure: what is measured is handed in."""

from fingerpost.career.advice import Advice, advise
from fingerpost.career.answers import Profile, Told, of_address, of_form, to_address
from fingerpost.career.asks import Ask, Asks, asks_of
from fingerpost.career.fit import Fit, Strength, rung_reached

__all__ = [
    "Advice", "Ask", "Asks", "Fit", "Profile", "Strength", "Told", "advise", "asks_of", "of_address", "of_form",
    "rung_reached", "to_address",
]  # fmt: skip
