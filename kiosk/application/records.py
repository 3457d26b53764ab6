"""What the kiosk writes: intents before the terminal is asked, sales before they are shown."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from kiosk.application.kept import KeptBasket, SaleRecord, open_intent, sale_of
from kiosk.application.receipt_book import Buyer, ReceiptBook
from kiosk.domain.basket import Basket
from kiosk.domain.checkout import sale_lines, settles
from storecore.clock import Clock
from storecore.contracts.facts import (
    PaymentConcluded,
    PaymentIntended,
    SaleCompleted,
    Tender,
    TenderKind,
)
from storecore.journal.journal import Journal

APPROVED = "approved"


class RecordRefused(Exception):
    """What was to be written contradicts what is on disk; nothing was written."""


class Records:
    """Reads and writes the kiosk's own tables together with its facts.

    Every method that takes `db` runs inside a Writer's work: the row and the fact are on disk
    together or not at all.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        receipts: ReceiptBook,
        *,
        store_id: str,
        kiosk_id: str,
        terminal_id: str,
    ) -> None:
        self._journal = journal
        self._receipts = receipts
        self._clock = clock
        self._store_id = store_id
        self._kiosk_id = kiosk_id
        self._terminal_id = terminal_id

    def keep_basket(self, db: Database, kept: KeptBasket | None) -> None:
        """Keep the open basket, or wipe it."""
        if kept is None:
            db.conn.execute("DELETE FROM open_basket")
            return
        db.conn.execute(
            "INSERT OR REPLACE INTO open_basket VALUES (1, ?, ?)",
            (msgspec.json.encode(kept.basket), kept.language),
        )

    def record_intent(self, db: Database, intent_id: str, kept: KeptBasket) -> int:
        """PaymentIntended, with the basket that it is for. Returns its wall time in ms.

        Raises:
            RecordRefused: another intent has no outcome yet.
        """
        if open_intent(db.conn) is not None:
            raise RecordRefused("another payment has no outcome yet")
        basket, at_ms = kept.basket, self._clock.wall_ms()
        db.conn.execute(
            "INSERT INTO intent VALUES (?, ?, ?, ?, ?, NULL)",
            (intent_id, basket.transaction_id, msgspec.json.encode(basket), kept.language, at_ms),
        )
        intended = PaymentIntended(
            intent_id=intent_id,
            transaction_id=basket.transaction_id,
            terminal_id=self._terminal_id,
            amount=basket.total,
            at_ms=at_ms,
        )
        self._journal.append(db, intended, basket.transaction_id)
        return at_ms

    def conclude(self, db: Database, intent_id: str, outcome: str, reference: str) -> None:
        """PaymentConcluded: nothing was paid. Harmless when repeated."""
        row = db.conn.execute(
            "SELECT transaction_id, outcome FROM intent WHERE intent_id = ?", (intent_id,)
        ).fetchone()
        if row is None or row[1] is not None:
            return
        self._conclude(db, intent_id, row[0], outcome, reference)

    def record_sale(self, db: Database, intent_id: str, reference: str, buyer: Buyer) -> SaleRecord:
        """SaleCompleted from the basket kept with the intent; the same again gives the same sale.

        Raises:
            RecordRefused: no such intent, or it was concluded as not paid.
        """
        known = sale_of(db.conn, intent_id)
        if known is not None:
            return known
        row = db.conn.execute(
            "SELECT basket, outcome FROM intent WHERE intent_id = ?", (intent_id,)
        ).fetchone()
        if row is None or row[1] is not None:
            raise RecordRefused(f"intent {intent_id} is {row[1] if row else 'not on disk'}")
        basket = msgspec.json.decode(row[0], type=Basket)
        self._conclude(db, intent_id, basket.transaction_id, APPROVED, reference)
        record = SaleRecord(
            receipt_number=_next_receipt_number(db.conn),
            transaction_id=basket.transaction_id,
            intent_id=intent_id,
            total=basket.total,
            completed_ms=self._clock.wall_ms(),
        )
        sale = self._sale(basket, record, reference)
        self._receipts.announce(db, record.completed_ms)
        fact = self._journal.append(db, sale, basket.transaction_id)
        url = self._receipts.keep(db, sale, basket, fact, buyer)
        db.conn.execute(
            "INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?)",
            (
                record.receipt_number,
                record.transaction_id,
                intent_id,
                record.total.minor,
                record.total.currency,
                record.completed_ms,
            ),
        )
        self.keep_basket(db, None)
        return replace(record, receipt_url=url)

    def announce(self, db: Database) -> None:
        """Tell the public key that receipts are signed with, where that was not done yet."""
        self._receipts.announce(db, self._clock.wall_ms())

    def _sale(self, basket: Basket, record: SaleRecord, reference: str) -> SaleCompleted:
        card = Tender(
            kind=TenderKind.CARD,
            amount=basket.total,
            intent_id=record.intent_id,
            terminal_id=self._terminal_id,
            reference=reference,
        )
        tenders = (card,) if basket.total.minor else ()
        assert settles(basket, tenders)
        return SaleCompleted(
            transaction_id=basket.transaction_id,
            receipt_number=record.receipt_number,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            lines=sale_lines(basket),
            total=basket.total,
            tax_included=basket.tax_included,
            tenders=tenders,
            started_ms=basket.started_ms,
            completed_ms=record.completed_ms,
        )

    def _conclude(
        self, db: Database, intent_id: str, transaction_id: str, outcome: str, reference: str
    ) -> None:
        db.conn.execute("UPDATE intent SET outcome = ? WHERE intent_id = ?", (outcome, intent_id))
        concluded = PaymentConcluded(
            intent_id=intent_id,
            transaction_id=transaction_id,
            outcome=outcome,
            reference=reference,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, concluded, transaction_id)


def _next_receipt_number(conn: sqlite3.Connection) -> int:
    (last,) = conn.execute("SELECT coalesce(max(receipt_number), 0) FROM sale").fetchone()
    return int(last) + 1
