"""What is said of a figure in sentences, the same on a page and in print."""

from __future__ import annotations

from fingerpost.market import Distribution, Figure
from fingerpost.site.pay.words import amount
from fingerpost.site.wording import plural

ADVERTISERS = ("employer or agency", "employers and agencies")


def whole_words(figure: Figure) -> str:
    """What the median is of."""
    pay = figure.pay
    return (f"The median of {plural(pay.jobs, 'job')} at {plural(pay.employers, *ADVERTISERS)}; one of them alone offers "
            f"{figure.largest:.0%} of the jobs.")  # fmt: skip


def middle_words(figure: Figure) -> str:
    """Where the middle half lies; "" where too few jobs stand in it."""
    pay, period = figure.pay, figure.question.period
    if not isinstance(pay, Distribution):
        return ""
    return f"The middle half of the jobs lies between {amount(pay.p25, period)} and {amount(pay.p75, period)}."


def sure_words(figure: Figure) -> str:
    """How sure the median is."""
    pay, period = figure.pay, figure.question.period
    if not isinstance(pay, Distribution):
        return ""
    return f"We are 90% sure that the median lies between {amount(pay.median_low, period)} and {amount(pay.median_high, period)}."


def change_words(figure: Figure) -> str:
    """How the median moved in a year, or why that cannot be said."""
    then, difference, period = figure.change.before, figure.change.difference, figure.question.period
    if difference is None or not isinstance(then, Distribution):
        return (f"The same window a year before has {plural(then.jobs, 'such job')} at {plural(then.employers, *ADVERTISERS)}: "
                "too few to compare with.")  # fmt: skip
    before = f"A year before the median was {amount(then.p50, period)}, of {plural(then.jobs, 'job')}."
    if not difference:
        return f"{before} Now it is the same."
    moved = f"{amount(abs(difference), period)} {'more' if difference > 0 else 'less'}"
    sure = (
        "more than chance alone would give"
        if figure.change.beyond_noise
        else "no more than chance may give, so take it for no change"
    )
    return f"{before} Now it is {moved}: {sure}."


def few_words(figure: Figure) -> str:
    """How many state their pay where they are too few, and how many more it would take."""
    pay = figure.pay
    missing = " and ".join(
        plural(count, noun)
        for count, noun in ((pay.more_jobs, "more job"), (pay.more_employers, "more employer"))
        if count
    )
    return f"Too few: {plural(pay.jobs, 'job')} at {plural(pay.employers, *ADVERTISERS)}, {missing} would be needed."
