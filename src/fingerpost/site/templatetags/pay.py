"""The amounts and links of figures of pay, for templates."""

from __future__ import annotations

from django import template
from django.utils import timezone

from fingerpost.search import Question
from fingerpost.site.pay import address, words

register = template.Library()
register.filter("amount", words.amount)
register.filter("per", words.per)


@register.simple_tag
def pay_page(question: Question, period: str = "year") -> str:
    """The address of the figure that asks what a search asks; "" where the search asks something that figures do not."""
    return address.of_search(question, period, timezone.localdate())


@register.filter
def change(difference: float, period: str) -> str:
    """A difference of two medians: "£2,000 more", "£1,500 less", "the same".

    >>> change(-1500.0, "year"), change(0, "day")
    ('£1,500 less', 'the same')
    """
    size = words.amount(abs(difference), period)
    return f"{size} {'more' if difference > 0 else 'less'}" if difference else "the same"
