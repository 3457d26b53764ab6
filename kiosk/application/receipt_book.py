"""Receipts on the kiosk's disk: kept in their sale's own transaction, signed, found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.domain.basket import Basket
from kiosk.domain.receipt import ReceiptDocument, claim_of, make_receipt
from kiosk.flow.receipts import ReceiptEntry
from storecore.contracts.facts import Fact, SaleCompleted
from storecore.contracts.receipts import SigningKeyAnnounced
from storecore.contracts.reference import Names
from storecore.journal.journal import Journal
from storecore.signing.keys import SigningKey
from storecore.signing.receipts import receipt_url

KEY_FILE = "receipt.key"
RECEIPTS_KEPT = 500
"""How many of the newest receipts can be printed again."""

RECEIPT_MIGRATIONS = Migrations("kiosk_receipts")
_DOCUMENTS = msgspec.json.Decoder(ReceiptDocument)


@RECEIPT_MIGRATIONS()
def receipts(db: Database) -> None:
    """`receipt` keeps the newest documents; `print_job` what waits for paper, oldest first."""
    db.conn.execute(
        """
        CREATE TABLE receipt (
            receipt_number INTEGER PRIMARY KEY,
            document BLOB NOT NULL,
            url TEXT NOT NULL,
            copies INTEGER NOT NULL DEFAULT 0
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE print_job (
            job INTEGER PRIMARY KEY AUTOINCREMENT,
            receipt_number INTEGER NOT NULL,
            language TEXT NOT NULL,
            slip BLOB,
            asked_ms INTEGER NOT NULL
        )
        """
    )
    db.conn.execute(
        "CREATE TABLE printer_told (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)"
    )
    db.conn.execute("CREATE TABLE announced_key (key_id TEXT PRIMARY KEY) WITHOUT ROWID")


class Buyer(msgspec.Struct, frozen=True):
    """For whom a receipt is made: the customer's language, and the shop's name as shown."""

    language: str
    store_names: Names


class KeptReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt as it is on disk. `copies` counts how often it was printed."""

    document: ReceiptDocument
    url: str
    copies: int


class ReceiptBook:
    """Writes run inside a Writer's work, together with the sale. `base_url` is the cloud's."""

    def __init__(
        self,
        key: SigningKey,
        journal: Journal,
        *,
        base_url: str,
        store_id: str,
        offset_min: Callable[[int], int],
    ) -> None:
        self._key = key
        self._journal = journal
        self._base_url = base_url
        self._store_id = store_id
        self._offset_min = offset_min

    def announce(self, db: Database, now_ms: int) -> None:
        """Tell the public key in the kiosk's chain, once for each key."""
        told = db.conn.execute(
            "INSERT OR IGNORE INTO announced_key VALUES (?)", (self._key.key_id,)
        )
        if told.rowcount == 0:
            return
        announced = SigningKeyAnnounced(
            store_id=self._store_id,
            kiosk_id=self._journal.origin,
            key_id=self._key.key_id,
            public_key=self._key.public.hex(),
            at_ms=now_ms,
        )
        self._journal.append(db, announced)

    def keep(
        self, db: Database, sale: SaleCompleted, basket: Basket, fact: Fact, buyer: Buyer
    ) -> str:
        """Keep the receipt of a sale that `fact` has just told; the address in its QR code."""
        document = make_receipt(
            sale,
            basket,
            chain_head=fact.hash,
            store_names=buyer.store_names,
            offset_min=self._offset_min(sale.completed_ms),
            language=buyer.language,
        )
        url = receipt_url(self._base_url, claim_of(document, self._key.key_id), self._key)
        db.conn.execute(
            "INSERT INTO receipt VALUES (?, ?, ?, 0)",
            (document.number, msgspec.json.encode(document), url),
        )
        db.conn.execute(
            "DELETE FROM receipt WHERE receipt_number <= ?", (document.number - RECEIPTS_KEPT,)
        )
        return url


def kept_receipt(conn: sqlite3.Connection, number: int) -> KeptReceipt | None:
    """A receipt by its number, None where it is too old or never was."""
    row = conn.execute(
        "SELECT document, url, copies FROM receipt WHERE receipt_number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    return KeptReceipt(document=_DOCUMENTS.decode(row[0]), url=row[1], copies=row[2])


def newest_receipts(conn: sqlite3.Connection, limit: int) -> tuple[ReceiptEntry, ...]:
    """The newest receipts, the newest first."""
    rows = conn.execute(
        "SELECT document, copies FROM receipt ORDER BY receipt_number DESC LIMIT ?", (limit,)
    )
    found = ((_DOCUMENTS.decode(document), copies) for document, copies in rows)
    return tuple(
        ReceiptEntry(
            number=one.number,
            total=one.total,
            completed_ms=one.completed_ms,
            offset_min=one.offset_min,
            copies=copies,
        )
        for one, copies in found
    )


def machine_offset_min(wall_ms: int) -> int:
    """How far this machine's zone, which is the shop's, is from UTC at that time, in minutes."""
    offset = datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60


def key_path(data: str) -> Path:
    """Where a kiosk keeps the key that it signs receipts with."""
    return Path(data) / KEY_FILE
