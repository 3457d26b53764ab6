"""Sales of this store that goods may come back from, found by their receipt."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.body import Body
from storecore.contracts.facts import Fact, SaleCompleted
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.receipts import RECEIPT_PATH, SigningKeyAnnounced
from storecore.contracts.returns import ReturnedLine
from storecore.signing.keys import KeyUnusable, is_signed
from storecore.signing.receipts import ReceiptCodeError, SignedReceipt, read_receipt_code

RETURN_MIGRATIONS = Migrations("edge_returns")
SALES_OF_MEMBER_MAX = 20
_SALES = msgspec.json.Decoder(SaleCompleted)
_LINES = msgspec.json.Decoder(tuple[ReturnedLine, ...])


@RETURN_MIGRATIONS()
def sales_and_returns(db: Database) -> None:
    """`sale_kept` and `receipt_key` begin with what the journal holds. `money_back` says by intent
    what went back, or is about to; `refund_due` returns whose money nobody has begun to give."""
    for statement in (
        "CREATE TABLE sale_kept (transaction_id TEXT PRIMARY KEY, fact_hash TEXT NOT NULL, "
        "completed_ms INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID",
        "CREATE INDEX sale_kept_age ON sale_kept (completed_ms)",
        "CREATE TABLE receipt_key (kiosk_id TEXT NOT NULL, key_id TEXT NOT NULL, "
        "public_key TEXT NOT NULL, PRIMARY KEY (kiosk_id, key_id)) WITHOUT ROWID",
        "CREATE TABLE goods_returned (return_id TEXT PRIMARY KEY, transaction_id TEXT NOT NULL, "
        "lines BLOB NOT NULL) WITHOUT ROWID",
        "CREATE INDEX goods_returned_of ON goods_returned (transaction_id)",
        "CREATE TABLE money_back (transaction_id TEXT NOT NULL, intent_id TEXT NOT NULL, "
        "minor INTEGER NOT NULL, PRIMARY KEY (transaction_id, intent_id)) WITHOUT ROWID",
        "CREATE TABLE refund_due (return_id TEXT PRIMARY KEY, transaction_id TEXT NOT NULL, "
        "kiosk_id TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TEMP VIEW told AS SELECT type, origin, hash, payload, "
        "CAST(payload AS TEXT) AS body FROM fact WHERE (origin, incarnation, seq) NOT IN "
        "(SELECT origin, incarnation, seq FROM verdict)",
        "INSERT OR IGNORE INTO sale_kept SELECT json_extract(body, '$.transaction_id'), hash, "
        "json_extract(body, '$.completed_ms'), payload FROM told WHERE type = 'SaleCompleted'",
        "INSERT OR IGNORE INTO receipt_key SELECT origin, json_extract(body, '$.key_id'), "
        "json_extract(body, '$.public_key') FROM told WHERE type = 'SigningKeyAnnounced' "
        "AND origin = json_extract(body, '$.kiosk_id')",
        "DROP VIEW told",
    ):
        db.conn.execute(statement)


@RETURN_MIGRATIONS()
def sales_of_members(db: Database) -> None:
    """Sales are found by their member too."""
    db.conn.execute(
        "CREATE INDEX sale_kept_member ON sale_kept "
        "(json_extract(CAST(body AS TEXT), '$.member.member_key'), completed_ms)"
    )


class ReturnRefused(Exception):
    """A sale that is not found, or goods that do not come back; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def keep_for_returns(db: Database, fact: Fact, body: Body) -> None:
    """Keep what a return needs of a kiosk's fact; a kiosk tells only of its own key."""
    if isinstance(body, SaleCompleted):
        db.conn.execute(
            "INSERT OR IGNORE INTO sale_kept VALUES (?, ?, ?, ?)",
            (body.transaction_id, fact.hash, body.completed_ms, bytes(fact.payload)),
        )
    elif isinstance(body, SigningKeyAnnounced) and body.kiosk_id == fact.origin:
        db.conn.execute(
            "INSERT OR IGNORE INTO receipt_key VALUES (?, ?, ?)",
            (body.kiosk_id, body.key_id, body.public_key),
        )


def sale_of(conn: sqlite3.Connection, transaction_id: str) -> SaleCompleted:
    """A sale of this store.

    Raises:
        ReturnRefused: none is known here under this id.
    """
    row = conn.execute(
        "SELECT body FROM sale_kept WHERE transaction_id = ?", (transaction_id,)
    ).fetchone()
    if row is None:
        raise ReturnRefused(RefusalCode.RECEIPT_UNKNOWN, f"no sale {transaction_id} is known here")
    return _SALES.decode(row[0])


def sale_by_receipt(conn: sqlite3.Connection, store_id: str, text: str) -> SaleCompleted:
    """The sale of a receipt's QR code, which its kiosk has signed and which the books agree with.

    Raises:
        ReturnRefused: no receipt, one of another store, one not signed by its kiosk, or not known.
    """
    try:
        receipt = read_receipt_code(text.strip().rpartition(RECEIPT_PATH)[2])
    except ReceiptCodeError as problem:
        raise ReturnRefused(RefusalCode.BAD_REQUEST, str(problem)) from problem
    claim = receipt.claim
    if claim.store_id != store_id:
        raise ReturnRefused(
            RefusalCode.RECEIPT_ELSEWHERE, f"it was bought in store {claim.store_id}"
        )
    if not _is_signed(conn, receipt):
        raise ReturnRefused(RefusalCode.RECEIPT_FORGED, "its kiosk has not signed this receipt")
    row = conn.execute(
        "SELECT body, fact_hash FROM sale_kept WHERE transaction_id = ?", (claim.transaction_id,)
    ).fetchone()
    if row is None:
        raise ReturnRefused(
            RefusalCode.RECEIPT_UNKNOWN, "this sale is not known here, or was too long ago"
        )
    sale = _SALES.decode(row[0])
    told = (sale.kiosk_id, sale.receipt_number, sale.total, row[1])
    if told != (claim.kiosk_id, claim.number, claim.total, claim.chain_head.hex()):
        raise ReturnRefused(RefusalCode.RECEIPT_FORGED, "the books have this sale differently")
    return sale


def sales_of_member(conn: sqlite3.Connection, member_key: str) -> list[SaleCompleted]:
    """The newest sales of the member with exactly this key, the newest first."""
    rows = conn.execute(
        "SELECT body FROM sale_kept WHERE "
        "json_extract(CAST(body AS TEXT), '$.member.member_key') = ? "
        "ORDER BY completed_ms DESC LIMIT ?",
        (member_key, SALES_OF_MEMBER_MAX),
    )
    return [_SALES.decode(body) for (body,) in rows]


def back_of(conn: sqlite3.Connection, transaction_id: str) -> tuple[ReturnedLine, ...]:
    """What is back of a sale, oldest first."""
    rows = conn.execute(
        "SELECT lines FROM goods_returned WHERE transaction_id = ? ORDER BY return_id",
        (transaction_id,),
    )
    return tuple(line for (lines,) in rows for line in _LINES.decode(lines))


def money_back_of(conn: sqlite3.Connection, transaction_id: str) -> dict[str, int]:
    """By intent, in minor units: what went back of a sale, or is about to."""
    rows = conn.execute(
        "SELECT intent_id, minor FROM money_back WHERE transaction_id = ?", (transaction_id,)
    )
    return {str(intent_id): int(minor) for intent_id, minor in rows}


def _is_signed(conn: sqlite3.Connection, receipt: SignedReceipt) -> bool:
    row = conn.execute(
        "SELECT public_key FROM receipt_key WHERE kiosk_id = ? AND key_id = ?",
        (receipt.claim.kiosk_id, receipt.claim.key_id),
    ).fetchone()
    try:
        return row is not None and is_signed(
            bytes.fromhex(row[0]), receipt.signed, receipt.signature
        )
    except (KeyUnusable, ValueError):
        return False
