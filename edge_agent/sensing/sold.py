"""Which tagged pieces have been paid for. Everything runs inside a Writer's work.

A sale names the tags that it paid for. A piece of tagged goods that was sold without its tag being
read (scanned by its bar code, or handed over as an order) lets one tag of the same item out: the
first that comes to an exit within `untagged_s` is taken to be that piece, and is paid from then on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Set

from sqlite_utils import Database

from storecore.clock import Clock
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.orders import Order
from storecore.orders.goods import handed, tags_by_sku

KEPT_MS = 730 * 24 * 3_600_000
"""Paid tags are known for two years: clothes that were bought here may come again."""


class SoldTags:
    """Keeps what was paid for; `on_paid` hears of each tag, in the same transaction."""

    def __init__(self, clock: Clock, untagged_s: float) -> None:
        self.on_paid: Callable[[Database, str], None] = lambda _db, _epc: None
        self._clock = clock
        self._untagged_ms = round(untagged_s * 1000)

    def sell(self, db: Database, sale: SaleCompleted, tagged: Set[str]) -> tuple[str, ...]:
        """A sale has paid for its tags, and for pieces whose tag it does not name."""
        epcs: list[str] = []
        for line in sale.lines:
            known = [epc.upper() for epc in line.epcs]
            for epc in known:
                self._mark(db, epc, line.sku, sale.transaction_id)
            epcs += known
            if line.sku in tagged:
                without = line.quantity - len(known)
                self._owe(db, line.sku, sale.transaction_id, without)
        return tuple(epcs)

    def hand_over(self, db: Database, before: Order, now: Order, tagged: Set[str]) -> None:
        """Pieces of an order went with the customer: they were paid for.

        Which of several tags stayed where a part was refused is not known, so none of them is
        marked: as many tags of the item get out as pieces went.
        """
        gone = handed(now)
        gone.subtract(handed(before))
        named = tags_by_sku(now)
        for sku, pieces in gone.items():
            epcs = named.get(sku, ())
            if len(epcs) == pieces:
                for epc in epcs:
                    self._mark(db, epc.upper(), sku, now.order_id)
            elif sku in tagged:
                self._owe(db, sku, now.order_id, pieces)

    def let_out(self, db: Database, epc: str, sku: str) -> str:
        """Take the tag for a paid piece whose tag nobody knew; what paid for it, or nothing."""
        row = db.conn.execute(
            "SELECT id, transaction_id FROM sold_untagged WHERE sku = ? AND left > 0 "
            "AND until_ms >= ? ORDER BY id LIMIT 1",
            (sku, self._clock.wall_ms()),
        ).fetchone()
        if row is None:
            return ""
        db.conn.execute("UPDATE sold_untagged SET left = left - 1 WHERE id = ?", (row[0],))
        self._mark(db, epc, sku, row[1])
        return str(row[1])

    def forget_old(self, db: Database) -> None:
        """Let go of what can no longer matter."""
        now_ms = self._clock.wall_ms()
        db.conn.execute("DELETE FROM sold_untagged WHERE left = 0 OR until_ms < ?", (now_ms,))
        db.conn.execute("DELETE FROM sold_tag WHERE at_ms < ?", (now_ms - KEPT_MS,))

    def _mark(self, db: Database, epc: str, sku: str, transaction_id: str) -> None:
        db.conn.execute(
            "INSERT OR REPLACE INTO sold_tag VALUES (?, ?, ?, ?)",
            (epc, sku, transaction_id, self._clock.wall_ms()),
        )
        self.on_paid(db, epc)

    def take_back(self, db: Database, epc: str) -> None:
        """A piece came back and is the shop's again."""
        db.conn.execute("DELETE FROM sold_tag WHERE epc = ?", (epc,))

    def _owe(self, db: Database, sku: str, transaction_id: str, pieces: int) -> None:
        if pieces > 0:
            until_ms = self._clock.wall_ms() + self._untagged_ms
            db.conn.execute(
                "INSERT INTO sold_untagged (sku, transaction_id, left, until_ms) "
                "VALUES (?, ?, ?, ?)",
                (sku, transaction_id, pieces, until_ms),
            )


def sold_with(conn: sqlite3.Connection, epc: str) -> str | None:
    """The sale or order that a tag was paid with."""
    row = conn.execute("SELECT transaction_id FROM sold_tag WHERE epc = ?", (epc,)).fetchone()
    return None if row is None else str(row[0])


def sold_for(conn: sqlite3.Connection, transaction_id: str) -> dict[str, frozenset[str]]:
    """The tags that a sale or an order has paid for, by sku."""
    found: dict[str, frozenset[str]] = {}
    for epc, sku in conn.execute(
        "SELECT epc, sku FROM sold_tag WHERE transaction_id = ?", (transaction_id,)
    ):
        found[sku] = found.get(sku, frozenset()) | {epc}
    return found


def sold_among(conn: sqlite3.Connection, epcs: Iterable[str]) -> frozenset[str]:
    """Which of these tags were paid for."""
    return frozenset(epc for epc in epcs if sold_with(conn, epc) is not None)
