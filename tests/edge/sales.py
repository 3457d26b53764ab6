"""Sales as a kiosk sends them."""

from __future__ import annotations

import itertools
from functools import partial

from storecore.clock import HybridClock, ManualClock
from storecore.contracts.exchange import FactBatch
from storecore.contracts.facts import Body, SaleCompleted, SaleLine
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.money import Money
from tests.edge.shop import STORE, Shop

_numbers = itertools.count(1)


def sale(*lines: tuple[str, int, tuple[str, ...]], **more: object) -> SaleCompleted:
    """A sale of (sku, pieces, tags)."""
    number = next(_numbers)
    values: dict[str, object] = {
        "transaction_id": f"t{number}",
        "receipt_number": number,
        "store_id": STORE,
        "kiosk_id": "kiosk-1",
        "lines": tuple(_line(*line) for line in lines),
        "total": Money(100, "EUR"),
        "tax_included": Money(0, "EUR"),
        "tenders": (),
        "started_ms": 1,
        "completed_ms": 1,
    }
    return SaleCompleted(**(values | more))  # type: ignore[arg-type]


def _line(sku: str, quantity: int, epcs: tuple[str, ...]) -> SaleLine:
    money = Money(100, "EUR")
    return SaleLine(
        line_id=f"l-{sku}",
        sku=sku,
        gtin=None,
        quantity=quantity,
        weight_g=None,
        unit_price=money,
        amount=money,
        saving=Money(0, "EUR"),
        offer_id=None,
        price_version=1,
        tax_percent=19,
        epcs=epcs,
    )


def sell(shop: Shop, *bodies: Body) -> None:
    """Facts come from a kiosk of their own, through the real receiver, and then once more."""
    clock = ManualClock()
    name = f"kiosk-{next(_numbers)}"
    writer = Writer(shop.folder / f"{name}.db", [JOURNAL_MIGRATIONS])
    journal = Journal(name, HybridClock(clock))
    for body in bodies:
        writer.run(partial(journal.append, body=body))
    facts = tuple(fact for _, fact in facts_after(writer.reader(), 0, 100))
    writer.close()
    batch = FactBatch(sender=name, facts=facts)
    for _ in range(2):
        shop.do(lambda db: shop.books.receiver.take(db, batch))
