"""How much each store still has to send, as its edge told with its newest batch."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.store.owners import note_owners, store_of
from storecore.contracts.exchange import FactBatch, FactReply
from storecore.journal.receiver import Receiver

BACKLOG_MIGRATIONS = Migrations("cloud_backlog")


@BACKLOG_MIGRATIONS()
def backlog(db: Database) -> None:
    """`told_ms` is the cloud's wall time at which the store told how much it holds back."""
    db.conn.execute(
        "CREATE TABLE backlog (store_id TEXT PRIMARY KEY, waiting INTEGER NOT NULL, "
        "told_ms INTEGER NOT NULL) WITHOUT ROWID"
    )


class NotingReceiver(Receiver):
    """A Receiver that notes, in the same transaction, what the sender has still to send and whose
    the chains are."""

    def take(self, db: Database, batch: FactBatch) -> FactReply:
        """As a Receiver does."""
        reply = super().take(db, batch)
        note_owners(db.conn, batch)
        if store_id := _store_of(batch):
            db.conn.execute(
                "INSERT INTO backlog VALUES (?, ?, ?) ON CONFLICT (store_id) DO UPDATE SET "
                "waiting = excluded.waiting, told_ms = excluded.told_ms",
                (store_id, max(0, batch.waiting), reply.now_ms),
            )
        return reply


def _store_of(batch: FactBatch) -> str:
    """The store that the newest of the facts is about."""
    return next((found for fact in reversed(batch.facts) if (found := store_of(fact))), "")
