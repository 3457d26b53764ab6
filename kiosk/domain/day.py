"""Totals of a business day: sales and what was given back of them, tender by tender."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from storecore.contracts.facts import SaleCompleted, Tender
from storecore.contracts.tenders import RefundConcluded, TenderKind, TenderTotal
from storecore.money import Money, zero

OF_A_SALE = "sale"
"""The reason of a refund that counts here: other money went back before it was ever a sale's."""


class DayTotals(msgspec.Struct, frozen=True, kw_only=True):
    """A day so far (the X report). `opened_ms` is 0 before its first payment."""

    z_number: int
    opened_ms: int
    sales: int
    total: Money
    tax_included: Money
    tenders: tuple[TenderTotal, ...]
    first_receipt: int = 0
    last_receipt: int = 0


def add_up(
    z_number: int,
    opened_ms: int,
    bodies: Iterable[SaleCompleted | RefundConcluded],
    currency: str,
) -> DayTotals:
    """The totals of these facts. Tenders stand in the order of their kinds, then by way."""
    tenders: dict[tuple[TenderKind, str], TenderTotal] = {}
    sales, total, tax = 0, zero(currency), zero(currency)
    receipts: list[int] = []
    for body in bodies:
        if isinstance(body, SaleCompleted):
            sales, total, tax = sales + 1, total + body.total, tax + body.tax_included
            receipts.append(body.receipt_number)
            for tender in body.tenders:
                _take(tenders, tender, currency)
        elif body.outcome == "approved" and body.reason == OF_A_SALE:
            _give_back(tenders, body, currency)
    order = list(TenderKind)
    return DayTotals(
        z_number=z_number,
        opened_ms=opened_ms,
        sales=sales,
        total=total,
        tax_included=tax,
        tenders=tuple(
            tenders[key] for key in sorted(tenders, key=lambda key: (order.index(key[0]), key[1]))
        ),
        first_receipt=min(receipts, default=0),
        last_receipt=max(receipts, default=0),
    )


def _take(tenders: dict[tuple[TenderKind, str], TenderTotal], tender: Tender, cur: str) -> None:
    kind, way = tender.kind, tender.way or tender.kind.value
    so_far = tenders.get((kind, way)) or _empty(kind, way, cur)
    offline = tender.amount if tender.offline else zero(cur)
    tenders[kind, way] = msgspec.structs.replace(
        so_far,
        count=so_far.count + 1,
        taken=so_far.taken + tender.amount,
        offline=so_far.offline + offline,
    )


def _give_back(
    tenders: dict[tuple[TenderKind, str], TenderTotal], refund: RefundConcluded, cur: str
) -> None:
    key = (refund.kind, refund.way)
    so_far = tenders.get(key) or _empty(*key, cur)
    tenders[key] = msgspec.structs.replace(
        so_far, refunds=so_far.refunds + 1, refunded=so_far.refunded + refund.amount
    )


def _empty(kind: TenderKind, way: str, currency: str) -> TenderTotal:
    none = zero(currency)
    return TenderTotal(
        kind=kind, way=way, count=0, taken=none, refunds=0, refunded=none, offline=none
    )
