"""Money to put right and baskets at the counter are tasks until a kiosk says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storecore.contracts.reference import TaskKind
from storecore.contracts.tenders import (
    BillClosed,
    BillOpened,
    ClaimKind,
    PaymentClaimRaised,
    PaymentClaimSettled,
)
from storecore.money import Money
from tests.edge.shop import STORE, Shop
from tests.edge.test_stock import from_kiosk

AMOUNT = Money(1290, "EUR")
CLAIM = PaymentClaimRaised(
    claim_id="i1",
    store_id=STORE,
    kiosk_id="kiosk-1",
    kind=ClaimKind.CREDIT,
    transaction_id="t1",
    way="card",
    amount=AMOUNT,
    reference="r",
    at_ms=1,
)
BILL: dict[str, Any] = {
    "bill_number": 7,
    "intent_id": "i2",
    "transaction_id": "t2",
    "store_id": STORE,
    "kiosk_id": "kiosk-1",
    "at_ms": 1,
}


def waiting(shop: Shop) -> list[tuple[TaskKind, str, str, int]]:
    """Each open task: its kind, what it is about, the kiosk, the number called out."""
    return [(one.kind, one.subject, one.place, one.quantity) for one in shop.open_tasks()]


def test_a_claim_is_a_task_until_it_is_settled(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    raised = from_kiosk(shop, CLAIM)
    for _ in range(2):
        shop.do(lambda db: shop.books.receiver.take(db, raised))
    assert waiting(shop) == [(TaskKind.CLAIM, "i1", "kiosk-1", 0)]
    settled = PaymentClaimSettled(
        claim_id="i1", store_id=STORE, how="refunded", actor="Kim", at_ms=2
    )
    both = from_kiosk(shop, CLAIM, settled)
    shop.do(lambda db: shop.books.receiver.take(db, both))
    assert waiting(shop) == []


def test_a_bill_is_a_task_with_its_number_until_it_is_closed(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    opened = BillOpened(**BILL, amount=AMOUNT)
    closed = BillClosed(**BILL, outcome="paid", actor="Kim")
    shop.do(lambda db: shop.books.receiver.take(db, from_kiosk(shop, opened)))
    assert waiting(shop) == [(TaskKind.BILL, "i2", "kiosk-1", 7)]
    shop.do(lambda db: shop.books.receiver.take(db, from_kiosk(shop, opened, closed)))
    assert waiting(shop) == []
