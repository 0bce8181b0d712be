"""An advert against the law, the rules of search engines and good sense: findings with their words. Advice, and never a bar."""

from fingerpost.checking.check import check, checker
from fingerpost.checking.finding import Finding, Spot

__all__ = ["Finding", "Spot", "check", "checker"]
