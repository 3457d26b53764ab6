"""The facts of a busy store, in the mix in which they come: of ten, one sale with what was asked
and paid for it, and seven of the sensors."""

from __future__ import annotations

from collections.abc import Iterator

from storecore.contracts.facts import (
    Body,
    SaleCompleted,
    SaleLine,
    ShelfLevelChanged,
    TagArrived,
    Tender,
    TenderKind,
)
from storecore.contracts.tenders import PaymentConcluded, PaymentIntended
from storecore.money import Money

STORE = "store-1"
SKUS = tuple(f"sku-{number:04}" for number in range(500))
AT_MS = 1_767_225_600_000


def bodies(count: int, start: int = 0) -> Iterator[Body]:
    """So many, no two alike."""
    for number in range(start, start + count):
        step = number % 10
        at_ms = AT_MS + number * 5
        sku = SKUS[number * 7 % len(SKUS)]
        if step < 3:
            yield _of_sale(number - step, step, at_ms)
        elif step < 7:
            yield ShelfLevelChanged(
                store_id=STORE,
                place=f"A{number % 90}",
                sku=sku,
                quantity=number % 40,
                device=f"scale-{number % 20}",
                at_ms=at_ms,
            )
        else:
            yield TagArrived(
                store_id=STORE,
                epc=f"30{number:022X}",
                sku=sku,
                place=f"B{number % 90}",
                device=f"reader-{number % 8}",
                at_ms=at_ms,
            )


def _of_sale(number: int, step: int, at_ms: int) -> Body:
    transaction_id, intent_id = f"t-{number:012}", f"i-{number:012}"
    lines = tuple(_line(number, place) for place in range(3))
    total = Money(sum(line.amount.minor for line in lines), "EUR")
    if step == 0:
        return PaymentIntended(
            intent_id=intent_id,
            transaction_id=transaction_id,
            terminal_id="terminal-1",
            amount=total,
            at_ms=at_ms,
        )
    if step == 1:
        return PaymentConcluded(
            intent_id=intent_id,
            transaction_id=transaction_id,
            outcome="approved",
            reference=f"ref-{number}",
            at_ms=at_ms,
        )
    tender = Tender(
        kind=TenderKind.CARD,
        amount=total,
        intent_id=intent_id,
        terminal_id="terminal-1",
        reference=f"ref-{number}",
    )
    return SaleCompleted(
        transaction_id=transaction_id,
        receipt_number=number + 1,
        store_id=STORE,
        kiosk_id="kiosk-1",
        lines=lines,
        total=total,
        tax_included=Money(0, "EUR"),
        tenders=(tender,),
        started_ms=at_ms - 60_000,
        completed_ms=at_ms,
    )


def _line(number: int, place: int) -> SaleLine:
    sku = SKUS[(number * 13 + place * 101) % len(SKUS)]
    price = Money(100 + number % 900, "EUR")
    return SaleLine(
        line_id=f"l{place}",
        sku=sku,
        gtin="04006381333931",
        quantity=1,
        weight_g=None,
        unit_price=price,
        amount=price,
        saving=Money(0, "EUR"),
        offer_id=None,
        price_version=7,
        tax_percent=0,
    )
