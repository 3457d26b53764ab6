"""How much each store still has to send, as its edge told with its newest batch."""

from __future__ import annotations

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

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


class _Of(msgspec.Struct):
    store_id: str = ""


_STORE = msgspec.json.Decoder(_Of)


class NotingReceiver(Receiver):
    """A Receiver that notes, in the same transaction, what the sender has still to send."""

    def take(self, db: Database, batch: FactBatch) -> FactReply:
        """As a Receiver does."""
        reply = super().take(db, batch)
        if store_id := _store_of(batch):
            db.conn.execute(
                "INSERT INTO backlog VALUES (?, ?, ?) ON CONFLICT (store_id) DO UPDATE SET "
                "waiting = excluded.waiting, told_ms = excluded.told_ms",
                (store_id, max(0, batch.waiting), reply.now_ms),
            )
        return reply


def _store_of(batch: FactBatch) -> str:
    """The store that the newest of the facts is about."""
    for fact in reversed(batch.facts):
        try:
            store_id = _STORE.decode(fact.payload).store_id
        except msgspec.MsgspecError:
            continue
        if store_id:
            return store_id
    return ""
