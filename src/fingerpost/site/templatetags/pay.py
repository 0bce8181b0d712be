"""The amounts and links of figures of pay, for templates."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.safestring import SafeString

from fingerpost.market import PayQuestion
from fingerpost.market.contracting.line import pounds, share
from fingerpost.search import Question
from fingerpost.site.figures import RungNow
from fingerpost.site.pay import address, contract, offer_form, words
from fingerpost.site.pay.partings import Parted
from fingerpost.site.pay.partings import partings as parted

register = template.Library()
register.filter("amount", words.amount)
register.filter("per", words.per)
register.filter("whole_pounds", pounds)
register.filter("exact_percent", share)


@register.simple_tag
def pay_page(question: Question, period: str = "year") -> str:
    """The address of the figure that asks what a search asks; "" where the search asks something that figures do not."""
    return address.of_search(question, period, timezone.localdate())


@register.simple_tag
def partings(now: RungNow) -> list[Parted]:
    """Where the adverts of a rung and its published band part."""
    return list(parted(now))


@register.simple_tag
def contract_page(rate: float, question: PayQuestion) -> str:
    """The address that asks what salary compares with a rate; "" for what is paid by the year."""
    return contract.address(rate, question)


@register.simple_tag
def offer_page(question: PayQuestion) -> str:
    """The address that holds an offer against a question's jobs; "" where the form there cannot ask the same."""
    return offer_form.address(question)


@register.filter
def of_form(box: BoundField, form: str) -> SafeString:
    """A box that stands outside the form that it belongs to, by the form's id."""
    return box.as_widget(attrs={"form": form})


@register.filter
def lower_first(words: str) -> str:
    """Words to stand inside a sentence.

    >>> lower_first("Inside IR35")
    'inside IR35'
    """
    return words[:1].lower() + words[1:]


@register.filter
def site_of(url: str) -> str:
    """The site that an address is of.

    >>> site_of("https://www.gov.uk/vat-rates")
    'gov.uk'
    """
    return urlsplit(url).netloc.removeprefix("www.")


@register.filter
def paid(value: float, question: PayQuestion) -> str:
    """An amount in the currency and for the period of a question."""
    return words.amount(value, question.period, question.currency)


@register.filter
def change(difference: float, question: PayQuestion) -> str:
    """A difference of two medians: "£2,000 more", "£1,500 less", "the same"."""
    size = paid(abs(difference), question)
    return f"{size} {'more' if difference > 0 else 'less'}" if difference else "the same"
