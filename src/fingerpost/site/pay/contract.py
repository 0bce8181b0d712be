"""The page of a contract rate: the permanent salary that it compares with, each step of the way, and what is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fingerpost.market import PayQuestion
from fingerpost.market.contracting import Case, Equivalent, equivalent, same_cost
from fingerpost.pack import TaxYear
from fingerpost.site.index import field_pack
from fingerpost.site.pay.contract_form import ContractForm
from fingerpost.site.pay.spans import Spans, spans
from fingerpost.site.wording import PERIODS, money

ROUGH = 1000
"""Pounds to which a headline is rounded: the rest is assumption."""
NAMES = {
    "inside": "Inside IR35, through an umbrella company", "outside": "Outside IR35, through a company of one’s own",
}  # fmt: skip
SHORT = {"inside": "Inside IR35", "outside": "Outside IR35", "cost": "Same cost to the client"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One IR35 status as the page shows it: its name, the two salaries in rough pounds, and both cases with their steps."""

    status: str
    name: str
    low: str
    high: str
    cases: tuple[tuple[str, Case], ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form, and where it is filled in, the answer; what is wrong stands beside its box, with what was written kept."""
    taxes, today = field_pack().taxes, timezone.localdate()
    if not taxes:
        return render(request, "site/pay/no_taxes.html", status=404)
    form = ContractForm(request.GET.dict(), taxes, law_of(taxes, today))
    context = {
        "form": form,
        "law": form.law,
        "old": form.law.year.ends < today,
        "least_holiday": form.law.holiday.weeks * 5,
    }
    if not form.is_valid() or form.blank:
        return render(request, "site/pay/contract.html", context)
    if set(parse_qsl(form.query())) != set(request.GET.items()):  # a form's address, which says what is as usual too
        return redirect(f"{reverse('pay_contract')}?{form.query()}")
    return render(request, "site/pay/contract.html", context | _answer(form))


def law_of(taxes: Mapping[str, TaxYear], today: date) -> TaxYear:
    """The tax year that a day lies in; where none holds it, the newest that had begun, or the oldest of all."""
    begun = [law for law in taxes.values() if law.year.begins <= today]
    return begun[-1] if begun else next(iter(taxes.values()))


def address(rate: float, question: PayQuestion) -> str:
    """The address that asks what compares with a rate of a question's figure; "" where it is paid by the year or not in pounds."""
    if question.period not in ("day", "hour") or question.currency != "GBP":
        return ""
    amount = f"{rate:.2f}" if question.period == "hour" else f"{int(rate + 0.5)}"
    asked = {"rate": amount} | ({"period": "hour"} if question.period == "hour" else {})
    if len(question.ir35) == 1 and question.ir35[0]:
        asked["ir35"] = question.ir35[0]
    if question.regions == ("Scotland",):
        asked["nation"] = "scotland"
    return f"{reverse('pay_contract')}?{urlencode(asked)}"


def _answer(form: ContractForm) -> dict[str, object]:
    law, contract = form.law, form.contract()
    cautious, hopeful = (form.assumptions(case) for case in ("cautious", "hopeful"))
    wanted = [form.cleaned_data["ir35"]] if form.cleaned_data["ir35"] else ["inside", "outside"]
    found = [_compared(equivalent(law, contract, status, cautious, hopeful)) for status in wanted]
    low, high = sorted(same_cost(law, contract, assumed) for assumed in (cautious, hopeful))
    rate = money(contract.rate, "GBP")
    return {
        "contract": contract, "rate": rate, "per": PERIODS[contract.period], "compared": found,
        "cautious": cautious, "hopeful": hopeful, "cost": (rough(low), rough(high)), "chart": _chart(found, low, high),
        "bare": money(round(contract.bare(law), 2), "GBP"),
    }  # fmt: skip


def _compared(found: Equivalent) -> Compared:
    cases = (("Cautious", found.cautious), ("Hopeful", found.hopeful))
    return Compared(found.status, NAMES[found.status], rough(found.low), rough(found.high), cases)


def _chart(found: list[Compared], low: int, high: int) -> Spans:
    rows = [(SHORT[each.status], *sorted(case.salary for _, case in each.cases)) for each in found]
    return spans(
        [
            (f"{name}: {rough(start)} to {rough(end)}", start, end)
            for name, start, end in [*rows, (SHORT["cost"], low, high)]
        ]
    )


def rough(amount: float) -> str:
    """An amount to the nearest thousand pounds.

    >>> rough(76_070)
    '£76,000'
    """
    return money(int(amount / ROUGH + 0.5) * ROUGH, "GBP")
