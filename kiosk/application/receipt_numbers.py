"""Receipt numbers: without gaps, and never given twice, whatever copy of the disk is put in.

Beside the sales on the disk count a note outside the database, and what the edge has heard of.
"""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.exchange import Entry
from storecore.contracts.receipts import ReceiptHead
from storecore.journal.fence import KeptNote, NoteStore

RECEIPT_NUMBER_MIGRATIONS = Migrations("kiosk_receipt_numbers")


@RECEIPT_NUMBER_MIGRATIONS()
def receipt_floor(db: Database) -> None:
    """The highest number that is known to have been given, by whoever told it."""
    db.conn.execute(
        "CREATE TABLE receipt_floor (one INTEGER PRIMARY KEY CHECK (one = 1), "
        "number INTEGER NOT NULL)"
    )


class GivenNumber(msgspec.Struct, frozen=True):
    """What stands in the note."""

    number: int


class NumberNote:
    """The note outside the database: `take_up` at the start, `keep` after each commit."""

    def __init__(self, notes: NoteStore) -> None:
        self._kept = KeptNote(notes, GivenNumber)

    def take_up(self, db: Database) -> None:
        """Go on from the note where the database is an older copy, or new."""
        note = self._kept.read()
        if note is not None:
            raise_floor(db.conn, note.number)

    def keep(self, conn: sqlite3.Connection) -> None:
        """Write down how far the numbers are now."""
        number = next_number(conn) - 1
        if number:
            self._kept.keep(GivenNumber(number))


class HeardNumbers:
    """What the edge says of this kiosk's own numbers; part of the transaction of its page."""

    def __init__(self, kiosk_id: str) -> None:
        self._kiosk_id = kiosk_id

    def on_entry(self, db: Database, entry: Entry) -> None:
        """Go on from the edge's number where it has heard of more than this disk holds."""
        if entry.collection != "receipt_head" or entry.key != self._kiosk_id:
            return
        if entry.document is not None:
            head = msgspec.json.decode(entry.document, type=ReceiptHead)
            raise_floor(db.conn, head.number)


def raise_floor(conn: sqlite3.Connection, number: int) -> None:
    """No number up to this one is given any more."""
    conn.execute(
        "INSERT INTO receipt_floor VALUES (1, ?) "
        "ON CONFLICT DO UPDATE SET number = max(number, excluded.number)",
        (number,),
    )


def next_number(conn: sqlite3.Connection) -> int:
    """The number of the next receipt."""
    (last,) = conn.execute(
        "SELECT max((SELECT coalesce(max(receipt_number), 0) FROM sale), "
        "(SELECT coalesce(max(number), 0) FROM receipt_floor))"
    ).fetchone()
    return int(last) + 1
