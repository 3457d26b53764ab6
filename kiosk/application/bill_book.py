"""Bills for the counter: baskets handed to staff, sales once they have the money."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from kiosk.application.kept import KeptBasket, SaleRecord
from kiosk.application.money_book import MoneyBook
from kiosk.application.receipt_book import Buyer
from kiosk.application.records import Brought, RecordRefused, Records
from kiosk.application.tender_rows import COUNTER_WAY
from kiosk.flow.till import BillView
from storecore.clock import Clock
from storecore.contracts.bills import DROPPED, PAID, OpenBill
from storecore.contracts.tenders import BillClosed, BillOpened
from storecore.journal.journal import Journal
from storecore.money import Money

COUNTER = "counter"
"""The terminal_id of what staff took."""


class BillBook:
    """Every method that takes `db` runs inside a Writer's work."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        records: Records,
        money: MoneyBook,
        *,
        store_id: str,
        kiosk_id: str,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._records = records
        self._money = money
        self._store_id = store_id
        self._kiosk_id = kiosk_id

    def open(self, db: Database, intent_id: str, kept: KeptBasket, amount: Money) -> int:
        """BillOpened: the basket leaves the kiosk. Returns the bill's number.

        Raises:
            RecordRefused: a payment of this basket has no outcome yet.
        """
        self._records.record_intent(
            db, intent_id, kept, amount=amount, way=COUNTER_WAY, terminal_id=COUNTER
        )
        self._records.keep_basket(db, None)
        (last,) = db.conn.execute("SELECT coalesce(max(bill_number), 0) FROM bill").fetchone()
        opened = BillOpened(
            bill_number=last + 1,
            intent_id=intent_id,
            transaction_id=kept.basket.transaction_id,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            amount=amount,
            at_ms=self._clock.wall_ms(),
        )
        db.conn.execute(
            "INSERT INTO bill (bill_number, intent_id, opened_ms) VALUES (?, ?, ?)",
            (opened.bill_number, intent_id, opened.at_ms),
        )
        self._journal.append(db, opened, opened.transaction_id)
        return opened.bill_number

    def settle(self, db: Database, intent_id: str, actor: str, buyer: Buyer) -> SaleRecord:
        """Staff have the money: the bill is a sale. The same again gives the same sale.

        Raises:
            RecordRefused: there is no such bill, or it was dropped.
        """
        brought = Brought(intent_id=intent_id, reference=actor)
        _, sale = self._records.record_tender(db, brought, buyer)
        if sale is None:
            raise RecordRefused(f"bill {intent_id} does not pay the rest of its basket")
        self._close(db, intent_id, sale.transaction_id, PAID, actor)
        return sale

    def decided(self, db: Database, bill: OpenBill, request_id: str, buyer: Buyer) -> None:
        """Carry out what the edge says was decided about a bill of ours. Harmless when repeated.

        Where this till, cut off, had closed it otherwise, and money was taken elsewhere, that is
        owed to the customer.
        """
        row = db.conn.execute(
            "SELECT outcome, decided_by FROM bill WHERE intent_id = ?", (bill.intent_id,)
        ).fetchone()
        if row is None or row[1] == bill.decided_by:
            return
        if row[0] is None and bill.outcome == PAID:
            self.settle(db, bill.intent_id, bill.actor, buyer)
        elif row[0] is None:
            self.drop(db, bill.intent_id, request_id, bill.actor)
        elif bill.outcome == PAID and bill.decided_by != self._kiosk_id:
            self._money.paid_elsewhere(db, bill.intent_id)
        db.conn.execute(
            "UPDATE bill SET decided_by = ? WHERE intent_id = ?",
            (bill.decided_by, bill.intent_id),
        )

    def drop(self, db: Database, intent_id: str, request_id: str, actor: str) -> None:
        """Nobody came: what was paid of it before goes back.

        Raises:
            RecordRefused: there is no such open bill.
        """
        row = db.conn.execute(
            "SELECT transaction_id FROM intent WHERE intent_id = ? AND outcome IS NULL",
            (intent_id,),
        ).fetchone()
        if row is None:
            raise RecordRefused(f"bill {intent_id} is not open")
        self._records.conclude(db, intent_id, "aborted", "")
        self._money.give_back_unfinished(db, request_id, row[0], actor)
        self._close(db, intent_id, row[0], DROPPED, actor)

    def _close(
        self, db: Database, intent_id: str, transaction_id: str, outcome: str, actor: str
    ) -> None:
        row = db.conn.execute(
            "UPDATE bill SET outcome = ? WHERE intent_id = ? AND outcome IS NULL "
            "RETURNING bill_number",
            (outcome, intent_id),
        ).fetchone()
        if row is None:
            return
        closed = BillClosed(
            bill_number=row[0],
            intent_id=intent_id,
            transaction_id=transaction_id,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            outcome=outcome,
            actor=actor,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, closed, transaction_id)


def open_bills(conn: sqlite3.Connection) -> tuple[BillView, ...]:
    """Bills that wait for their money, oldest first."""
    rows = conn.execute(
        "SELECT b.intent_id, b.bill_number, i.minor, i.currency, b.opened_ms FROM bill b "
        "JOIN intent i USING (intent_id) WHERE b.outcome IS NULL ORDER BY b.bill_number"
    )
    return tuple(
        BillView(intent_id=row[0], number=row[1], amount=Money(row[2], row[3]), opened_ms=row[4])
        for row in rows
    )


def is_ours(conn: sqlite3.Connection, intent_id: str) -> bool:
    """Whether this till wrote the bill."""
    row = conn.execute("SELECT 1 FROM bill WHERE intent_id = ?", (intent_id,)).fetchone()
    return row is not None
