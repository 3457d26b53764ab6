"""Open bills of the store, and what a till decided about each: the first decision holds."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import Clock
from storecore.contracts.bills import DROPPED, PAID, BillDecided, DecideBill, OpenBill
from storecore.contracts.body import Body
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.tenders import BillClosed, BillOpened
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

BILL_MIGRATIONS = Migrations("edge_bills")
_BILLS = msgspec.json.Decoder(OpenBill)


@BILL_MIGRATIONS()
def bills(db: Database) -> None:
    """`document` is what the tills are shown."""
    db.conn.execute(
        "CREATE TABLE bill (intent_id TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID"
    )


class BillRefused(Exception):
    """A bill that cannot be decided; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class BillBook:
    """Runs inside a Writer's work; tills see open bills through the feed."""

    def __init__(self, store_id: str, journal: Journal, feed: Feed, clock: Clock) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._clock = clock

    def take(self, db: Database, body: Body) -> None:
        """A kiosk has opened or closed a bill."""
        if isinstance(body, BillOpened):
            opened = OpenBill(
                intent_id=body.intent_id,
                bill_number=body.bill_number,
                kiosk_id=body.kiosk_id,
                amount=body.amount,
                opened_ms=body.at_ms,
            )
            self._show(db, opened)
        elif isinstance(body, BillClosed):
            db.conn.execute("DELETE FROM bill WHERE intent_id = ?", (body.intent_id,))
            self._feed.remove(db, "bill", body.intent_id)

    def decide(self, db: Database, asked: DecideBill) -> OpenBill:
        """What was decided; the same again from the same till is answered the same.

        Raises:
            BillRefused: no such bill is open here, or another till was first.
        """
        if asked.outcome not in (PAID, DROPPED) or not asked.kiosk_id:
            raise BillRefused(RefusalCode.BAD_REQUEST, "say paid or dropped, and name the till")
        row = db.conn.execute(
            "SELECT document FROM bill WHERE intent_id = ?", (asked.intent_id,)
        ).fetchone()
        if row is None:
            raise BillRefused(RefusalCode.UNKNOWN_CODE, "no such bill is open here")
        bill = _BILLS.decode(row[0])
        if bill.outcome:
            if (bill.outcome, bill.decided_by) == (asked.outcome, asked.kiosk_id):
                return bill
            detail = f"{bill.decided_by} has it as {bill.outcome}"
            raise BillRefused(RefusalCode.ILLEGAL_STEP, detail)
        decided = replace(bill, outcome=asked.outcome, actor=asked.actor, decided_by=asked.kiosk_id)
        self._show(db, decided)
        told = BillDecided(
            store_id=self._store_id,
            intent_id=bill.intent_id,
            bill_number=bill.bill_number,
            kiosk_id=bill.kiosk_id,
            decided_by=asked.kiosk_id,
            outcome=asked.outcome,
            actor=asked.actor,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, told, bill.intent_id)
        return decided

    def _show(self, db: Database, bill: OpenBill) -> None:
        db.conn.execute(
            "INSERT OR REPLACE INTO bill VALUES (?, ?)",
            (bill.intent_id, msgspec.json.encode(bill)),
        )
        self._feed.put(db, "bill", bill.intent_id, bill)
