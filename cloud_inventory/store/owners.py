"""Whose chains are whose: no store adds to the chain of another."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.access.keys import Holder, HolderKind
from storecore.contracts.exchange import FactBatch
from storecore.contracts.facts import Fact
from storecore.database.writer import Writer

OWNER_MIGRATIONS = Migrations("cloud_owners")


@OWNER_MIGRATIONS()
def chain_owner(db: Database) -> None:
    """The store that the first fact of a chain with a store in it named."""
    db.conn.execute(
        "CREATE TABLE chain_owner (origin TEXT, incarnation TEXT, store_id TEXT NOT NULL, "
        "PRIMARY KEY (origin, incarnation)) WITHOUT ROWID"
    )


class _Of(msgspec.Struct):
    store_id: str = ""


_STORE = msgspec.json.Decoder(_Of)


def store_of(fact: Fact) -> str:
    """The store that a fact is about, as it says; empty where it does not."""
    try:
        return _STORE.decode(fact.payload).store_id
    except msgspec.MsgspecError:
        return ""


def note_owners(conn: sqlite3.Connection, batch: FactBatch) -> None:
    """Keep which store each chain of a batch belongs to. Runs inside a Writer's work."""
    owners: dict[tuple[str, str], str] = {}
    for fact in batch.facts:
        chain = (fact.origin, fact.incarnation)
        if chain not in owners and (store_id := store_of(fact)):
            owners[chain] = store_id
    conn.executemany(
        "INSERT OR IGNORE INTO chain_owner VALUES (?, ?, ?)",
        [(*chain, store_id) for chain, store_id in owners.items()],
    )


class Telling:
    """What a store may tell: facts about itself, in chains that are its own."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def __call__(self, holder: Holder, batch: FactBatch) -> bool:
        """Whether the holder of a key may send this batch."""
        if holder.kind is not HolderKind.STORE:
            return False
        if any(store_of(fact) not in ("", holder.name) for fact in batch.facts):
            return False
        chains = {(fact.origin, fact.incarnation) for fact in batch.facts}
        return all(self._owner(*chain) in ("", holder.name) for chain in chains)

    def _owner(self, origin: str, incarnation: str) -> str:
        row = (
            self._writer.reader()
            .execute(
                "SELECT store_id FROM chain_owner WHERE origin = ? AND incarnation = ?",
                (origin, incarnation),
            )
            .fetchone()
        )
        return "" if row is None else str(row[0])
