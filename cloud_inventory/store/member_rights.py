"""Points and single-use coupons that purchases of any store hold, in the cloud's database.

What is written runs inside a Writer's work. A hold is over when its store says so in a fact, by the
sale or by MemberRightsEnded: nothing is taken back because time has passed.
"""

from __future__ import annotations

import sqlite3
from typing import TypeVar

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.store.members import is_used
from storecore.contracts.body import Body
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import (
    PROGRAMME_KEY,
    CloudRightsRequest,
    Member,
    MemberRightsEnded,
    Programme,
    RightsReply,
)
from storecore.contracts.offers import Coupon
from storecore.replication.feed import Feed

S = TypeVar("S", bound=msgspec.Struct)
MEMBER_RIGHTS_MIGRATIONS = Migrations("cloud_member_rights")


@MEMBER_RIGHTS_MIGRATIONS()
def holds(db: Database) -> None:
    """`over`: the purchase was given up, and a request of it that comes late is granted nothing."""
    db.conn.execute(
        "CREATE TABLE member_right (transaction_id TEXT PRIMARY KEY, store_id TEXT NOT NULL, "
        "member_key TEXT NOT NULL, points INTEGER NOT NULL, over INTEGER NOT NULL DEFAULT 0) "
        "WITHOUT ROWID"
    )
    db.conn.execute("CREATE INDEX member_right_member ON member_right (member_key)")
    db.conn.execute(
        "CREATE TABLE coupon_right (coupon_id TEXT PRIMARY KEY, transaction_id TEXT NOT NULL) "
        "WITHOUT ROWID"
    )


def grant_rights(db: Database, feed: Feed, asked: CloudRightsRequest) -> RightsReply:
    """What a purchase may spend from now on, in place of what it held before."""
    over = db.conn.execute(
        "SELECT 1 FROM member_right WHERE transaction_id = ? AND over = 1 "
        "UNION ALL SELECT 1 FROM sale WHERE transaction_id = ?",
        (asked.transaction_id, asked.transaction_id),
    ).fetchone()
    if over is not None:
        return RightsReply()
    _free(db.conn, asked.transaction_id)
    points = _points(db.conn, feed, asked)
    coupons = tuple(
        coupon_id
        for coupon_id in dict.fromkeys(asked.coupons)
        if _may_use(db.conn, feed, coupon_id, asked.member_key)
    )
    db.conn.execute(
        "INSERT INTO member_right VALUES (?, ?, ?, ?, 0)",
        (asked.transaction_id, asked.store_id, asked.member_key, points),
    )
    db.conn.executemany(
        "INSERT INTO coupon_right VALUES (?, ?)",
        [(coupon_id, asked.transaction_id) for coupon_id in coupons],
    )
    return RightsReply(points=points, coupons=coupons)


def take_rights_fact(db: Database, body: Body) -> None:
    """A purchase is over, paid or not: nothing is held for it any more."""
    if isinstance(body, SaleCompleted | MemberRightsEnded):
        _free(db.conn, body.transaction_id)
    if isinstance(body, MemberRightsEnded):
        db.conn.execute(
            "INSERT INTO member_right VALUES (?, ?, '', 0, 1)", (body.transaction_id, body.store_id)
        )


def _free(conn: sqlite3.Connection, transaction_id: str) -> None:
    conn.execute("DELETE FROM coupon_right WHERE transaction_id = ?", (transaction_id,))
    conn.execute("DELETE FROM member_right WHERE transaction_id = ?", (transaction_id,))


def _points(conn: sqlite3.Connection, feed: Feed, asked: CloudRightsRequest) -> int:
    member = _document(conn, feed, "member", asked.member_key, Member)
    programme = _document(conn, feed, "programme", PROGRAMME_KEY, Programme)
    if member is None or programme is None or asked.points <= 0:
        return 0
    (held,) = conn.execute(
        "SELECT coalesce(sum(points), 0) FROM member_right WHERE member_key = ?",
        (asked.member_key,),
    ).fetchone()
    granted = max(0, min(asked.points, member.points - int(held)))
    return granted - granted % programme.step_points


def _may_use(conn: sqlite3.Connection, feed: Feed, coupon_id: str, member_key: str) -> bool:
    coupon = _document(conn, feed, "coupon", coupon_id, Coupon)
    if coupon is None or coupon.member_key not in ("", member_key) or is_used(conn, coupon_id):
        return False
    query = "SELECT 1 FROM coupon_right WHERE coupon_id = ?"
    return conn.execute(query, (coupon_id,)).fetchone() is None


def _document(
    conn: sqlite3.Connection, feed: Feed, collection: str, key: str, type_: type[S]
) -> S | None:
    entry = feed.get(conn, collection, key)
    if entry is None or entry.document is None:
        return None
    return msgspec.json.decode(entry.document, type=type_)
