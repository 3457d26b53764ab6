"""Tables of the kiosk beside the journal and the copy of the reference."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

KIOSK_MIGRATIONS = Migrations("kiosk")


def field_of(name: str) -> str:
    """SQL for one field of a document of the mirror, word for word as its index has it."""
    text = "CAST(document AS TEXT)"
    return f"CASE WHEN json_valid({text}) THEN json_extract({text}, '$.{name}') END"


@KIOSK_MIGRATIONS()
def selling(db: Database) -> None:
    """`open_basket` has one row or none; an `intent` without outcome is still to be asked for.

    Receipt numbers are the rows of `sale`: given in the sale's own transaction, never removed.
    """
    db.conn.execute(
        """
        CREATE TABLE open_basket (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            basket BLOB NOT NULL,
            language TEXT NOT NULL
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE intent (
            intent_id TEXT PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            basket BLOB NOT NULL,
            language TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE sale (
            receipt_number INTEGER PRIMARY KEY,
            transaction_id TEXT NOT NULL UNIQUE,
            intent_id TEXT NOT NULL UNIQUE,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        )
        """
    )


@KIOSK_MIGRATIONS()
def presence(db: Database) -> None:
    """`presence` says when somebody was last there; one row at most."""
    db.conn.execute(
        "CREATE TABLE presence (one INTEGER PRIMARY KEY CHECK (one = 1), at_ms INTEGER NOT NULL)"
    )


@KIOSK_MIGRATIONS()
def goods_by_code(db: Database) -> None:
    """One item among 100,000 is found by its codes without reading the others."""
    indexes = (("item", "gtin"), ("item", "plu"), ("item", "in_store_code"), ("facing", "sku"))
    for collection, name in indexes:
        db.conn.execute(
            f"CREATE INDEX {collection}_by_{name} ON mirror ({field_of(name)}) "
            f"WHERE collection = '{collection}'"
        )
