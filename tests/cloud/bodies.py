"""Facts as a store tells them."""

from __future__ import annotations

from storecore.contracts.facts import (
    OrderStep,
    SaleCompleted,
    SaleLine,
    StockLine,
    StockReceived,
    Tender,
    TenderKind,
)
from storecore.money import Money
from tests.cloud.rig import STORE

AT_MS = 1_767_225_600_000


def received(delivery_id: str = "d-1", **quantities: int) -> StockReceived:
    """A delivery; an underscore in a sku's name stands for a hyphen."""
    lines = tuple(
        StockLine(sku=sku.replace("_", "-"), quantity=quantity)
        for sku, quantity in quantities.items()
    )
    return StockReceived(store_id=STORE, delivery_id=delivery_id, lines=lines, at_ms=AT_MS)


def sold(
    sku: str = "milk-1l",
    quantity: int = 1,
    *,
    weight_g: int | None = None,
    transaction_id: str = "t-1",
    total_minor: int | None = None,
) -> SaleCompleted:
    """A sale of one line."""
    amount = Money(139 * quantity, "EUR")
    total = amount if total_minor is None else Money(total_minor, "EUR")
    line = SaleLine(
        line_id="l-1",
        sku=sku,
        gtin=None,
        quantity=quantity,
        weight_g=weight_g,
        unit_price=Money(139, "EUR"),
        amount=amount,
        saving=Money(0, "EUR"),
        offer_id=None,
        price_version=1,
        tax_percent=7,
    )
    tender = Tender(
        kind=TenderKind.CARD, amount=total, intent_id="i-1", terminal_id="t", reference="x"
    )
    return SaleCompleted(
        transaction_id=transaction_id,
        receipt_number=1,
        store_id=STORE,
        kiosk_id="kiosk-1",
        lines=(line,),
        total=total,
        tax_included=Money(9, "EUR"),
        tenders=(tender,),
        started_ms=AT_MS,
        completed_ms=AT_MS + 20_000,
    )


def step(kind: type[OrderStep], order_id: str, place: str = "", store_id: str = STORE) -> OrderStep:
    """A step in an order's life."""
    return kind(order_id=order_id, store_id=store_id, actor="anna", at_ms=AT_MS, place=place)
