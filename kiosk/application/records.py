"""What the kiosk writes: intents before anyone is asked for money, sales before they are shown."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from kiosk.application.day_book import DayBook
from kiosk.application.kept import (
    KeptBasket,
    SaleRecord,
    forget_claims,
    of_nobody,
    open_intent,
    sale_of,
)
from kiosk.application.presence import keep_presence
from kiosk.application.receipt_book import Buyer, ReceiptBook
from kiosk.application.receipt_numbers import next_number
from kiosk.application.tender_rows import GIVEN_UP, OFFLINE, intent_taken, taken_of
from kiosk.domain.basket import Basket
from kiosk.domain.checkout import sale_lines, settles
from kiosk.domain.membership import sale_member
from kiosk.domain.tenders import Taken, Way, due
from storecore.clock import Clock
from storecore.contracts.facts import PaymentConcluded, PaymentIntended, SaleCompleted, Tender
from storecore.journal.journal import Journal
from storecore.money import Money

APPROVED = "approved"


class RecordRefused(Exception):
    """What was to be written contradicts what is on disk; nothing was written."""


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What an intent brought. `amount` None: all that was asked for."""

    intent_id: str
    reference: str
    amount: Money | None = None
    stamp: str = ""
    offline: bool = False


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
        days: DayBook,
        *,
        store_id: str,
        kiosk_id: str,
    ) -> None:
        self._journal = journal
        self._receipts = receipts
        self._days = days
        self._clock = clock
        self._store_id = store_id
        self._kiosk_id = kiosk_id

    def keep_basket(self, db: Database, kept: KeptBasket | None) -> None:
        """Keep the open basket, or wipe it."""
        if kept is None:
            # What is wiped is overwritten, too: nobody reads it out of the file afterwards.
            db.conn.execute("PRAGMA secure_delete = ON")
            db.conn.execute("DELETE FROM open_basket")
            return
        # Who it belongs to is not kept: after a restart they say so again, or nobody learns of it.
        db.conn.execute(
            "INSERT OR REPLACE INTO open_basket VALUES (1, ?, ?)",
            (msgspec.json.encode(of_nobody(kept.basket)), kept.language),
        )
        keep_presence(db, self._clock.wall_ms())

    def record_intent(
        self,
        db: Database,
        intent_id: str,
        kept: KeptBasket,
        *,
        amount: Money,
        way: Way,
        terminal_id: str,
    ) -> int:
        """PaymentIntended, with the basket that it is for. Returns its wall time in ms.

        Raises:
            RecordRefused: another intent has no outcome yet.
        """
        if open_intent(db.conn) is not None:
            raise RecordRefused("another payment has no outcome yet")
        basket, at_ms = kept.basket, self._clock.wall_ms()
        keep_presence(db, at_ms)
        self._days.begin(db, at_ms)
        db.conn.execute(
            "INSERT INTO intent (intent_id, transaction_id, basket, language, at_ms, way, kind, "
            "minor, currency, terminal_id, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "1 + (SELECT count(*) FROM intent WHERE transaction_id = ?))",
            (
                intent_id,
                basket.transaction_id,
                msgspec.json.encode(basket),
                kept.language,
                at_ms,
                way.way_id,
                way.kind.value,
                amount.minor,
                amount.currency,
                terminal_id,
                basket.transaction_id,
            ),
        )
        intended = PaymentIntended(
            intent_id=intent_id,
            transaction_id=basket.transaction_id,
            terminal_id=terminal_id,
            amount=amount,
            at_ms=at_ms,
            way=way.way_id,
        )
        self._journal.append(db, intended, basket.transaction_id)
        return at_ms

    def conclude(
        self, db: Database, intent_id: str, outcome: str, reference: str, *, watch: bool = False
    ) -> None:
        """PaymentConcluded: nothing was paid. Harmless when repeated.

        With `watch` nobody is sure, and the terminal is asked on.
        """
        row = db.conn.execute(
            "SELECT transaction_id, outcome FROM intent WHERE intent_id = ?", (intent_id,)
        ).fetchone()
        if row is None or row[1] is not None:
            return
        brought = Brought(intent_id=intent_id, reference=reference)
        self._conclude(db, brought, row[0], outcome)
        forget_claims(db, row[0])
        if watch:
            db.conn.execute(
                "UPDATE intent SET watch = ? WHERE intent_id = ?", (GIVEN_UP, intent_id)
            )

    def record_tender(
        self, db: Database, brought: Brought, buyer: Buyer
    ) -> tuple[Taken, SaleRecord | None]:
        """PaymentConcluded, and SaleCompleted once all of the basket is paid.

        The sale is made from the basket kept with the intent; the same again gives the same.

        Raises:
            RecordRefused: no such intent, or it was concluded as not paid.
        """
        row = db.conn.execute(
            "SELECT basket, outcome FROM intent WHERE intent_id = ?", (brought.intent_id,)
        ).fetchone()
        if row is None or row[1] not in (None, APPROVED):
            raise RecordRefused(f"intent {brought.intent_id} is {row[1] if row else 'not on disk'}")
        basket = msgspec.json.decode(row[0], type=Basket)
        if row[1] is None:
            self._bring(db, brought, basket.transaction_id)
        taken = intent_taken(db.conn, brought.intent_id)
        assert taken is not None
        known = sale_of(db.conn, brought.intent_id)
        if known is not None:
            return taken, known
        tenders = taken_of(db.conn, basket.transaction_id)
        if due(basket.total, tenders).minor > 0:
            return taken, None
        return taken, self._record_sale(db, brought.intent_id, basket, tenders, buyer)

    def announce(self, db: Database) -> None:
        """Tell the public key that receipts are signed with, where that was not done yet."""
        self._receipts.announce(db, self._clock.wall_ms())

    def _bring(self, db: Database, brought: Brought, transaction_id: str) -> None:
        self._conclude(db, brought, transaction_id, APPROVED)
        db.conn.execute(
            "UPDATE intent SET reference = ?, stamp = ?, offline = ?, watch = ?, "
            "minor = coalesce(?, minor) WHERE intent_id = ?",
            (
                brought.reference,
                brought.stamp,
                int(brought.offline),
                OFFLINE if brought.offline else "",
                brought.amount.minor if brought.amount is not None else None,
                brought.intent_id,
            ),
        )

    def _record_sale(
        self,
        db: Database,
        intent_id: str,
        basket: Basket,
        tenders: tuple[Taken, ...],
        buyer: Buyer,
    ) -> SaleRecord:
        record = SaleRecord(
            receipt_number=next_number(db.conn),
            transaction_id=basket.transaction_id,
            intent_id=intent_id,
            total=basket.total,
            completed_ms=self._clock.wall_ms(),
        )
        sale = self._sale(basket, record, tenders)
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
        self._forget_basket(db, basket.transaction_id)
        forget_claims(db, basket.transaction_id)
        return replace(record, receipt_url=url)

    def _forget_basket(self, db: Database, transaction_id: str) -> None:
        """The open basket, unless it is already the next customer's."""
        row = db.conn.execute("SELECT basket FROM open_basket").fetchone()
        if row is not None:
            kept = msgspec.json.decode(row[0], type=Basket)
            if kept.transaction_id == transaction_id:
                self.keep_basket(db, None)

    def _sale(self, basket: Basket, record: SaleRecord, taken: tuple[Taken, ...]) -> SaleCompleted:
        tenders = tuple(
            Tender(
                kind=one.way.kind,
                amount=one.amount,
                intent_id=one.intent_id,
                terminal_id=one.terminal_id,
                reference=one.reference,
                way=one.way.way_id,
                offline=one.offline,
            )
            for one in taken
        )
        assert settles(basket, tenders)
        return SaleCompleted(
            transaction_id=basket.transaction_id,
            receipt_number=record.receipt_number,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            lines=sale_lines(basket),
            total=basket.total,
            tax_included=basket.tax_included,
            tax_added=basket.tax_added if basket.tax_added.minor else None,
            member=sale_member(basket),
            coupons=basket.redeemed,
            tenders=tenders,
            started_ms=basket.started_ms,
            completed_ms=record.completed_ms,
        )

    def _conclude(self, db: Database, brought: Brought, transaction_id: str, outcome: str) -> None:
        db.conn.execute(
            "UPDATE intent SET outcome = ? WHERE intent_id = ?", (outcome, brought.intent_id)
        )
        concluded = PaymentConcluded(
            intent_id=brought.intent_id,
            transaction_id=transaction_id,
            outcome=outcome,
            reference=brought.reference,
            at_ms=self._clock.wall_ms(),
            amount=brought.amount,
            offline=brought.offline,
        )
        self._journal.append(db, concluded, transaction_id)
