"""On-hand and reserved of each sku: pieces, or grams for goods sold by weight.

On-hand may go below zero: a customer with the goods in hand is always sold them, even where the
books say that there are none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.belief.why import Why
from storecore.clock import Clock
from storecore.contracts.facts import SaleCompleted, StockLine, StockReceived
from storecore.contracts.item_stock import Evidence
from storecore.contracts.promises import StockCounted
from storecore.contracts.reference import Delivery
from storecore.journal.journal import Journal


class Level(msgspec.Struct, frozen=True):
    """What the store has of a sku and what of it is promised to orders."""

    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        """What can still be promised; below zero when more was sold than was there."""
        return self.on_hand - self.reserved


OnMove = Callable[[Database, str, int, Why], None]


class StockLedger:
    """Changes stock, always inside a Writer's work together with the fact that explains it."""

    def __init__(
        self,
        store_id: str,
        journal: Journal,
        clock: Clock,
        on_change: Callable[[Database, str], None] = lambda _db, _sku: None,
        on_move: OnMove = lambda _db, _sku, _change, _why: None,
    ) -> None:
        """`on_change` hears, in the same transaction, of each sku that has changed, and `on_move`
        of each change of what is on hand."""
        self._on_move = on_move
        self._store_id = store_id
        self.store_id = store_id
        self._on_change = on_change
        self._journal = journal
        self._clock = clock

    def receive(self, db: Database, delivery: Delivery, actor: str = "") -> bool:
        """Take a delivery into stock, once for each delivery_id. True when it was new."""
        known = db.conn.execute(
            "INSERT OR IGNORE INTO received_delivery VALUES (?)", (delivery.delivery_id,)
        )
        if known.rowcount == 0:
            return False
        lines = tuple(StockLine(sku=sku, quantity=count) for sku, count in delivery.lines)
        for line in lines:
            why = Why(Evidence.RECEIPT, reference=delivery.delivery_id, actor=actor)
            self._add(db, line.sku, why, on_hand=line.quantity)
        self._journal.append(
            db,
            StockReceived(
                store_id=self._store_id,
                delivery_id=delivery.delivery_id,
                lines=lines,
                at_ms=self._clock.wall_ms(),
                sscc=delivery.sscc,
                actor=actor,
            ),
        )
        return True

    def count(
        self, db: Database, sku: str, quantity: int, actor: str, approver_id: str = ""
    ) -> StockCounted:
        """Somebody counted: from now on the books say what lies there."""
        before = level(db.conn, sku).on_hand
        self._add(db, sku, Why(Evidence.COUNT, actor=actor), on_hand=quantity - before)
        counted = StockCounted(
            store_id=self._store_id,
            sku=sku,
            quantity=quantity,
            before=before,
            actor=actor,
            approver_id=approver_id,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, counted)
        return counted

    def sell(self, db: Database, sale: SaleCompleted) -> bool:
        """Take what was sold out of stock, grams where a line was weighed, once for each sale.

        False where another fact has told of it before: a kiosk whose disk was put back from a copy
        asks its terminal again about a payment that it had already made a sale of.
        """
        known = db.conn.execute(
            "INSERT OR IGNORE INTO sold_transaction VALUES (?)", (sale.transaction_id,)
        )
        if known.rowcount == 0:
            return False
        for line in sale.lines:
            sold = line.quantity if line.weight_g is None else line.weight_g
            why = Why(Evidence.SALE, reference=sale.transaction_id)
            self._add(db, line.sku, why, on_hand=-sold)
        return True

    def take_out(self, db: Database, sku: str, quantity: int, why: Why) -> None:
        """So much has left the store without being sold."""
        self._add(db, sku, why, on_hand=-quantity)

    def take_back(self, db: Database, sku: str, quantity: int, why: Why) -> None:
        """So much that was sold is the store's again."""
        self._add(db, sku, why, on_hand=quantity)

    def keep(self, db: Database, sku: str, *, reserved: int, on_hand: int = 0) -> None:
        """So much more (or less, below zero) is kept for orders, and is on hand."""
        if reserved or on_hand:
            self._add(db, sku, Why(Evidence.ORDER), reserved=reserved, on_hand=on_hand)

    def _add(
        self, db: Database, sku: str, why: Why, *, on_hand: int = 0, reserved: int = 0
    ) -> None:
        db.conn.execute(
            "INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
            "on_hand = on_hand + excluded.on_hand, reserved = reserved + excluded.reserved",
            (sku, on_hand, reserved),
        )
        if on_hand or why.evidence is Evidence.COUNT:
            self._on_move(db, sku, on_hand, why)
        self._on_change(db, sku)


def level(conn: sqlite3.Connection, sku: str) -> Level:
    """What the store has of a sku; nothing where it never had any."""
    row = conn.execute("SELECT on_hand, reserved FROM stock WHERE sku = ?", (sku,)).fetchone()
    return Level(*row) if row else Level(0, 0)
