"""What a contractor must know before applying: IR35, the way of being engaged, VAT, the length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checking.finding import Found, Spot, spot_of
from fingerpost.checking.pay import stated
from fingerpost.checking.sheet import Sheet
from fingerpost.reading import Claim, Pay

KINDS = {"contract": "a contract", "fixed-term": "a fixed-term post"}
"""Contracts that come to an end, as a sentence names them."""
EMPLOYED = ("paye", "umbrella")
"""Ways of being engaged in which one is somebody's employee, so that IR35 does not arise."""
CASUAL = 25
"""An hourly rate under which a contract is casual work on a payroll."""
_LASTS = re.compile(r"\d+\s*[-–+]?\s*(?:months?|mths?|weeks?|wks?|years?|yrs?|days)\b", re.IGNORECASE)


def look(sheet: Sheet) -> Iterator[Found]:
    """What a contract leaves open; nothing where the post is permanent, does not say, or is cut off."""
    kind = sheet.value("contract")
    claim = sheet.claim("contract")
    if claim is None or sheet.cut or kind not in KINDS or _is_a_boards_tag(sheet, claim):
        return
    if kind == "contract":
        yield from _status(sheet, spot_of(claim))
    if sheet.claim("contract_length") is None and not _says_length(sheet):
        yield Found("contract.length", (spot_of(claim),), {"kind": KINDS[str(kind)]})


def _status(sheet: Sheet, contract: Spot) -> Iterator[Found]:
    status, way, pay = sheet.claim("ir35"), sheet.value("engagement"), stated(sheet)
    if status is None:
        if way not in EMPLOYED and not sheet.of_table("contract.settled") and not (pay and _is_wage(pay.value)):
            yield Found("contract.ir35", (contract,))
    elif status.value == "inside" and way is None and not sheet.of_table("contract.route"):
        yield Found("contract.route", (spot_of(status),))
    elif status.value == "outside" and pay is not None and pay.value.period in ("day", "hour") and not _says_vat(sheet):
        yield Found("contract.vat", (spot_of(pay),))
    if way == "umbrella" and pay is not None and not sheet.of_table("contract.deductions"):
        yield Found("contract.umbrella-rate", (spot_of(pay),))


def _says_vat(sheet: Sheet) -> bool:
    return bool(sheet.value("vat")) or bool(sheet.of_table("contract.vat"))


def _is_a_boards_tag(sheet: Sheet, claim: Claim) -> bool:
    """Whether the one word "contract" in the text is all there is, with no rate: boards tag posts of a fixed term so too."""
    pay = stated(sheet)
    rate = pay is not None and pay.value.period in ("day", "hour")
    return claim.where == "text" and claim.words.casefold() == "contract" and not rate


def _is_wage(pay: Pay) -> bool:
    """Whether pay is as of somebody employed: by the year or the month, or by the hour of casual work."""
    return pay.period in ("year", "month") or (pay.period == "hour" and (pay.high or pay.low or 0) < CASUAL)


def _says_length(sheet: Sheet) -> bool:
    """Whether any words could be a length: the finding is left out rather than made wrongly."""
    title = sheet.of_table("contract.length", "title")
    lasting = any(sheet.beside("contract.lasting", *span) for span in sheet.of_table("contract.named"))
    return bool(title) or lasting or _LASTS.search(sheet.page.joined, *sheet.page.bounds["text"]) is not None
