"""What the kiosk finds on its disk: the open basket, an intent without outcome, sales."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from kiosk.domain.basket import Basket
from kiosk.domain.claims import Claims
from kiosk.domain.tenders import Way
from storecore.contracts.tenders import TenderKind
from storecore.money import Money


class KeptBasket(msgspec.Struct, frozen=True):
    """A basket that is on disk, with the language of its customer."""

    basket: Basket
    language: str


class OpenIntent(msgspec.Struct, frozen=True):
    """An intent whose outcome nobody has written yet, and what was asked for."""

    intent_id: str
    kept: KeptBasket
    amount: Money
    way: Way


class SaleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A sale that is on disk."""

    receipt_number: int
    transaction_id: str
    intent_id: str
    total: Money
    completed_ms: int
    receipt_url: str = ""


def open_basket(conn: sqlite3.Connection) -> KeptBasket | None:
    """The basket that was open when the kiosk last ran."""
    row = conn.execute("SELECT basket, language FROM open_basket").fetchone()
    return None if row is None else _kept(*row)


def open_intent(conn: sqlite3.Connection) -> OpenIntent | None:
    """The intent without outcome. There is one at most; bills for the counter are none."""
    row = conn.execute(
        "SELECT intent_id, basket, language, minor, currency, way, kind FROM intent "
        "WHERE outcome IS NULL AND kind <> 'counter' ORDER BY at_ms"
    ).fetchone()
    if row is None:
        return None
    way = Way(way_id=row[5], kind=TenderKind(row[6]))
    return OpenIntent(row[0], _kept(row[1], row[2]), Money(row[3], row[4]), way)


def sale_of(conn: sqlite3.Connection, intent_id: str) -> SaleRecord | None:
    """The sale that an intent became."""
    row = conn.execute(
        "SELECT receipt_number, transaction_id, total_minor, currency, completed_ms, "
        "coalesce(url, '') FROM sale LEFT JOIN receipt USING (receipt_number) "
        "WHERE intent_id = ?",
        (intent_id,),
    ).fetchone()
    if row is None:
        return None
    return SaleRecord(
        receipt_number=row[0],
        transaction_id=row[1],
        intent_id=intent_id,
        total=Money(row[2], row[3]),
        completed_ms=row[4],
        receipt_url=row[5],
    )


def of_nobody(basket: Basket) -> Basket:
    """The basket without whose it is; its prices stay."""
    return replace(basket, claims=Claims(began=basket.claims.began), redeemed=())


def forget_claims(db: Database, transaction_id: str) -> None:
    """Whose basket it was leaves the intents of a purchase that were answered.

    Inside a Writer's work. What is overwritten is not left in the file either.
    """
    rows = db.conn.execute(
        "SELECT intent_id, basket FROM intent WHERE transaction_id = ? AND (outcome <> 'approved' "
        "OR EXISTS (SELECT 1 FROM sale s WHERE s.transaction_id = intent.transaction_id) "
        "OR EXISTS (SELECT 1 FROM refund r WHERE r.intent_id = intent.intent_id))",
        (transaction_id,),
    ).fetchall()
    db.conn.execute("PRAGMA secure_delete = ON")
    for intent_id, kept in rows:
        basket = msgspec.json.decode(kept, type=Basket)
        nobody = of_nobody(basket)
        if nobody != basket:
            db.conn.execute(
                "UPDATE intent SET basket = ? WHERE intent_id = ?",
                (msgspec.json.encode(nobody), intent_id),
            )


def _kept(basket: bytes, language: str) -> KeptBasket:
    return KeptBasket(msgspec.json.decode(basket, type=Basket), language)
