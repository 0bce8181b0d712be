"""What an editor can put into the body of a page: words, and the lists and figures that keep themselves up to date."""

from fingerpost.site.blocks.body import Body
from fingerpost.site.blocks.words import QuestionBlock

__all__ = ["Body", "QuestionBlock"]
