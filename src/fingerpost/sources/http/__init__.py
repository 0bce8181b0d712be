"""The one door to the network: bounded in time, size and hops, patient with busy servers, shut to private addresses.

Nothing else of Fingerpost opens a socket to the world. A source puts an ``Ask`` to the ``Web`` and gets an ``Answer``, or
the one error of a source; ``faults.py`` is the table of what may go wrong.
"""

from fingerpost.sources.http.answer import Answer
from fingerpost.sources.http.ask import ANY, JSON, PAGE, XML, Accept, Ask, Limits
from fingerpost.sources.http.web import Web

__all__ = ["ANY", "JSON", "PAGE", "XML", "Accept", "Answer", "Ask", "Limits", "Web"]
