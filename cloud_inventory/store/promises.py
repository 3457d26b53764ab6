"""The cloud's rights to sell what stores have: taken from facts, spent by orders, given back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.domain.availability import Availability, Confidence, availability
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.contact import contact_ms
from storecore.clock import DRIFT_MS_MAX
from storecore.contracts.cloud_api import CloudRefusalCode
from storecore.contracts.facts import Fact
from storecore.contracts.promises import ChainStarted, Lease, Promise, RightsGiven
from storecore.contracts.reference import Order
from storecore.escrow.book import RightsBook
from storecore.escrow.leaf import spend, take_lease
from storecore.replication.feed import Feed

CLOUD = "cloud"
PROMISE_MIGRATIONS = Migrations("cloud_promises")


@PROMISE_MIGRATIONS()
def promising(db: Database) -> None:
    """`promising`: stores that give rights, each with the epoch in which they count."""
    db.conn.execute(
        "CREATE TABLE promising (store_id TEXT PRIMARY KEY, epoch TEXT NOT NULL) WITHOUT ROWID"
    )


class CloudPromises:
    """What is written runs inside a Writer's work. `now_ms` is the cloud's wall time.

    Contact with a store is noted in memory, and every few seconds in the database (`Contacts`).
    """

    def __init__(self, feed: Feed, now_ms: Callable[[], int], quiet_ms: int) -> None:
        self._feed = feed
        self._now_ms = now_ms
        self._quiet_ms = quiet_ms
        self._book = RightsBook()
        self._contact_ms: dict[str, int] = {}

    def heard_from(self, store_id: str) -> None:
        """The store has just spoken with the cloud. Safe from any thread."""
        self._contact_ms[store_id] = self._now_ms()

    def take_fact(self, db: Database, fact: Fact, body: RightsGiven | ChainStarted) -> None:
        """The store gave rights, or began a new epoch, in which all earlier rights are void."""
        if isinstance(body, ChainStarted):
            self._set_epoch(db, body.store_id, fact.incarnation, only_known=True)
            return
        holder = self._holder(db.conn)
        if body.holder != holder or body.epoch != fact.incarnation:
            return  # for a kiosk, for a database of this cloud that is no more, or of an old chain
        self._set_epoch(db, body.store_id, body.epoch)
        ledger = _ledger(body.store_id, body.epoch, holder)
        back = take_lease(db, self._book, ledger, body.item, total=body.total, keep=body.keep)
        if back is not None:
            lease = Lease(epoch=body.epoch, holder=holder, item=body.item, total=back)
            self._feed.put(db, "lease", f"{holder}/{body.item}", lease, scope=body.store_id)

    def promise(self, db: Database, order: Order) -> Order:
        """The order with the promise it was taken on; unchanged where its store gives no rights.

        Raises:
            CloudRefused: more is wanted than may be promised now; nothing was spent.
        """
        epoch = self._epoch(db.conn, order.store_id)
        if epoch is None:
            return order
        holder = self._holder(db.conn)
        ledger = _ledger(order.store_id, epoch, holder)
        silent = self.is_silent(db.conn, order.store_id)
        for line in order.lines:
            rights = self._book.account(db.conn, ledger, line.sku).rights
            if silent or rights < line.quantity:
                raise CloudRefused(
                    CloudRefusalCode.NOT_AVAILABLE,
                    f"{0 if silent else rights} of {line.sku!r} can be promised now",
                    line.sku,
                )
        for line in order.lines:
            spend(db, self._book, ledger, line.sku, line.quantity)
        return msgspec.structs.replace(order, promise=Promise(epoch=epoch, holder=holder))

    def availability(
        self, conn: sqlite3.Connection, store_id: str, sku: str, stock: tuple[int, int]
    ) -> Availability:
        """What may be promised of a sku; `stock` is on-hand and reserved as the books say."""
        epoch = self._epoch(conn, store_id)
        rights = None
        if epoch is not None:
            ledger = _ledger(store_id, epoch, self._holder(conn))
            rights = self._book.account(conn, ledger, sku).rights
        silent_ms = self._silent_ms(conn, store_id) if epoch is not None else 0
        return availability(*stock, rights, silent_ms=silent_ms, quiet_ms=self._quiet_ms)

    def is_silent(self, conn: sqlite3.Connection, store_id: str) -> bool:
        """Whether the store was not heard for so long that its promises are withdrawn."""
        found = availability(
            0, 0, 0, silent_ms=self._silent_ms(conn, store_id), quiet_ms=self._quiet_ms
        )
        return found.confidence is Confidence.WITHDRAWN

    def heard_ms(self, conn: sqlite3.Connection, store_id: str) -> int:
        """When the store last spoke with a cloud, or told its newest fact; 0 for never.

        What was noted by a clock that ran ahead of this one's time now proves nothing.
        """
        row = conn.execute("SELECT heard_ms FROM heard WHERE store_id = ?", (store_id,)).fetchone()
        told_ms = row[0] if row else 0
        noted = (self._contact_ms.get(store_id, 0), told_ms, contact_ms(conn, store_id))
        latest_ms = self._now_ms() + DRIFT_MS_MAX
        return max((at_ms for at_ms in noted if at_ms <= latest_ms), default=0)

    def _silent_ms(self, conn: sqlite3.Connection, store_id: str) -> int:
        return self._now_ms() - self.heard_ms(conn, store_id)

    def _set_epoch(
        self, db: Database, store_id: str, epoch: str, *, only_known: bool = False
    ) -> None:
        if only_known:
            db.conn.execute("UPDATE promising SET epoch = ? WHERE store_id = ?", (epoch, store_id))
        else:
            db.conn.execute(
                "INSERT INTO promising VALUES (?, ?) "
                "ON CONFLICT (store_id) DO UPDATE SET epoch = excluded.epoch",
                (store_id, epoch),
            )

    def _epoch(self, conn: sqlite3.Connection, store_id: str) -> str | None:
        row = conn.execute("SELECT epoch FROM promising WHERE store_id = ?", (store_id,)).fetchone()
        return None if row is None else str(row[0])

    def _holder(self, conn: sqlite3.Connection) -> str:
        return f"{CLOUD}@{self._feed.name(conn)}"


def _ledger(store_id: str, epoch: str, holder: str) -> str:
    return f"{store_id}/{epoch}/{holder}"
