"""What the cloud keeps for receipts: each kiosk's public keys, and each sale as it was told."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.domain.receipts import HeldSale
from storecore.contracts.facts import Body, Fact, SaleCompleted
from storecore.contracts.receipts import ReceiptClaim, SigningKeyAnnounced
from storecore.database.writer import Writer
from storecore.journal.receiver import FactRefused
from storecore.signing.keys import PUBLIC_KEY_BYTES, key_id_of

RECEIPT_MIGRATIONS = Migrations("cloud_receipts")
_SALES = msgspec.json.Decoder(SaleCompleted)


@RECEIPT_MIGRATIONS()
def keys_and_sales(db: Database) -> None:
    """`told_sale` begins with the sales that the journal holds already."""
    db.conn.execute(
        """
        CREATE TABLE signing_key (
            store_id TEXT NOT NULL,
            kiosk_id TEXT NOT NULL,
            key_id TEXT NOT NULL,
            public_key BLOB NOT NULL,
            PRIMARY KEY (store_id, kiosk_id, key_id)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE told_sale (
            transaction_id TEXT PRIMARY KEY,
            fact_hash TEXT NOT NULL,
            body BLOB NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        "INSERT OR IGNORE INTO told_sale "
        "SELECT json_extract(payload, '$.transaction_id'), hash, payload FROM fact "
        "WHERE type = 'SaleCompleted' AND (origin, incarnation, seq) NOT IN "
        "(SELECT origin, incarnation, seq FROM verdict)"
    )


def note_for_receipts(conn: sqlite3.Connection, fact: Fact, body: Body) -> None:
    """Keep what receipts need of a fact that was accepted. Runs in its transaction.

    Raises:
        FactRefused: a key that another kiosk's chain tells, or that is none.
    """
    if isinstance(body, SaleCompleted):
        conn.execute(
            "INSERT OR IGNORE INTO told_sale VALUES (?, ?, ?)",
            (body.transaction_id, fact.hash, bytes(fact.payload)),
        )
    elif isinstance(body, SigningKeyAnnounced):
        conn.execute(
            "INSERT OR IGNORE INTO signing_key VALUES (?, ?, ?, ?)",
            (body.store_id, body.kiosk_id, body.key_id, _public_key(fact, body)),
        )


class ReceiptReader:
    """Looks up what a receipt names. Safe from any thread."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def key(self, claim: ReceiptClaim) -> bytes | None:
        """The public key that the claim names, of the kiosk that it names."""
        row = (
            self._writer.reader()
            .execute(
                "SELECT public_key FROM signing_key "
                "WHERE store_id = ? AND kiosk_id = ? AND key_id = ?",
                (claim.store_id, claim.kiosk_id, claim.key_id),
            )
            .fetchone()
        )
        return None if row is None else bytes(row[0])

    def sale(self, transaction_id: str) -> HeldSale | None:
        """The sale, where the store has told of it."""
        row = (
            self._writer.reader()
            .execute(
                "SELECT body, fact_hash FROM told_sale WHERE transaction_id = ?",
                (transaction_id,),
            )
            .fetchone()
        )
        return None if row is None else HeldSale(_SALES.decode(row[0]), row[1])


def _public_key(fact: Fact, body: SigningKeyAnnounced) -> bytes:
    if fact.origin != body.kiosk_id:
        raise FactRefused(f"{fact.origin} tells a key of {body.kiosk_id}; only {body.kiosk_id} may")
    try:
        public = bytes.fromhex(body.public_key)
    except ValueError:
        public = b""
    if len(public) != PUBLIC_KEY_BYTES or key_id_of(public) != body.key_id:
        raise FactRefused(f"key {body.key_id} of {body.kiosk_id} is no Ed25519 public key")
    return public
