"""The kiosk's rights to sell: spent by sales, given back where the edge asks.

A customer with the goods in hand is always sold them. What the kiosk has rights for was promised to
nobody else; what it sells beyond them is told as a debt, for the store to cover.
"""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Entry
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.promises import Lease, RightsGiven, RightsSpent, Spent
from storecore.escrow.book import RightsBook
from storecore.escrow.leaf import spend, take_lease
from storecore.escrow.rules import Account
from storecore.journal.journal import Journal
from storecore.replication.mirror import Mirror


class KioskRights:
    """Everything runs inside a Writer's work, in the transaction of the sale or of the page."""

    def __init__(self, journal: Journal, mirror: Mirror, store_id: str) -> None:
        self._journal = journal
        self._mirror = mirror
        self._store_id = store_id
        self._book = RightsBook()
        journal.then(SaleCompleted, self._sold)

    def on_entry(self, db: Database, entry: Entry) -> None:
        """A document came down; a lease to this very chain of this kiosk is taken note of."""
        if entry.collection != "lease" or entry.document is None:
            return
        lease = msgspec.json.decode(entry.document, type=Lease)
        holder = self._holder(db)
        if lease.holder != holder:
            return
        ledger = _ledger(lease.epoch, holder)
        back = take_lease(db, self._book, ledger, lease.item, total=lease.total, keep=lease.keep)
        if back is not None:
            given = RightsGiven(
                store_id=self._store_id,
                epoch=lease.epoch,
                giver=holder,
                holder="edge",
                item=lease.item,
                total=back,
            )
            self._journal.append(db, given)

    def account(self, conn: sqlite3.Connection, epoch: str, item: str) -> Account:
        """What this kiosk's present chain has of an item, in an epoch of the edge's."""
        row = conn.execute(
            "SELECT incarnation FROM own_chain WHERE origin = ?", (self._journal.origin,)
        ).fetchone()
        holder = f"{self._journal.origin}@{row[0] if row else ''}"
        return self._book.account(conn, _ledger(epoch, holder), item)

    def _sold(self, db: Database, sale: SaleCompleted, correlation: str) -> None:
        wanted: dict[str, int] = {}
        for line in sale.lines:
            quantity = line.quantity if line.weight_g is None else line.weight_g
            wanted[line.sku] = wanted.get(line.sku, 0) + quantity
        holder = self._holder(db)
        by_epoch: dict[str, list[Spent]] = {}
        for item, quantity in wanted.items():
            found = self._mirror.get(db.conn, "lease", f"{holder}/{item}", Lease)
            if found is None:
                continue  # never given any: the sale itself says all there is to say
            epoch = found.document.epoch
            on_rights = spend(db, self._book, _ledger(epoch, holder), item, quantity)
            spent = Spent(item=item, on_rights=on_rights, without=quantity - on_rights)
            by_epoch.setdefault(epoch, []).append(spent)
        for epoch, lines in by_epoch.items():
            told = RightsSpent(
                store_id=self._store_id,
                transaction_id=sale.transaction_id,
                epoch=epoch,
                holder=holder,
                lines=tuple(lines),
            )
            self._journal.append(db, told, correlation)

    def _holder(self, db: Database) -> str:
        return f"{self._journal.origin}@{self._journal.incarnation(db)}"


def _ledger(epoch: str, holder: str) -> str:
    return f"{epoch}/{holder}"
