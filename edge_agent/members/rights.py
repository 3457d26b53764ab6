"""What members may spend in this store: points and single-use coupons, each once.

Only the edge grants them, so that two kiosks never spend the same. Of a member's points a purchase
gets no more than the cloud's balance, less what this store's sales have spent since the cloud wrote
it, less what other purchases hold. While the cloud cannot be heard, no more than the member's
`offline_points` count, and of coupons only the member's own: what the shop can lose is bounded.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from storecore.clock import Clock
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import (
    PROGRAMME_KEY,
    Member,
    Programme,
    RightsReply,
    RightsRequest,
)
from storecore.contracts.offers import Coupon
from storecore.logs import Log
from storecore.replication.mirror import Mirror

log = Log(__name__)


class RightsBook:
    """Grants, takes back and uses up. Everything runs inside a Writer's work."""

    def __init__(self, store_id: str, mirror: Mirror, clock: Clock) -> None:
        self._store_id = store_id
        self._mirror = mirror
        self._clock = clock

    def ask(self, db: Database, asked: RightsRequest, *, cloud_up: bool) -> RightsReply:
        """What the purchase may spend from now on, in place of what it held before."""
        self._let_go(db, asked)
        points = self._points(db.conn, asked, cloud_up=cloud_up)
        coupons = tuple(
            coupon_id
            for coupon_id in dict.fromkeys(asked.coupons)
            if self._may_use(db.conn, coupon_id, asked.member_key, cloud_up=cloud_up)
        )
        if points or coupons:
            db.conn.execute(
                "INSERT INTO member_hold VALUES (?, ?, ?, ?, ?)",
                (
                    asked.transaction_id,
                    asked.kiosk_id,
                    asked.member_key,
                    points,
                    self._clock.wall_ms(),
                ),
            )
            db.conn.executemany(
                "INSERT INTO coupon_hold VALUES (?, ?)",
                [(coupon_id, asked.transaction_id) for coupon_id in coupons],
            )
        return RightsReply(points=points, coupons=coupons, bounded=not cloud_up)

    def sold(self, db: Database, sale: SaleCompleted) -> None:
        """What a sale has spent is gone, whatever was held: the sale stands."""
        spent = sale.member.points_spent if sale.member is not None else 0
        if sale.member is not None and spent:
            db.conn.execute(
                "INSERT INTO member_spent VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET points = points + excluded.points",
                (sale.member.member_key, spent),
            )
        for coupon_id in sale.coupons:
            used = db.conn.execute(
                "INSERT OR IGNORE INTO coupon_spent VALUES (?, ?)", (coupon_id, sale.transaction_id)
            )
            if used.rowcount == 0:
                log.warning("coupon_used_twice", transaction=sale.transaction_id)
        _drop(db.conn, "transaction_id", sale.transaction_id)
        # A till has one customer: what it held before this purchase began was left behind.
        left = db.conn.execute(
            "SELECT transaction_id FROM member_hold WHERE kiosk_id = ? AND at_ms < ?",
            (sale.kiosk_id, sale.started_ms),
        ).fetchall()
        for (transaction_id,) in left:
            _drop(db.conn, "transaction_id", transaction_id)

    def forget(self, db: Database, member_key: str) -> None:
        """The member is gone: nothing of them stays here."""
        _drop(db.conn, "member_key", member_key)
        db.conn.execute("DELETE FROM member_spent WHERE member_key = ?", (member_key,))

    def _let_go(self, db: Database, asked: RightsRequest) -> None:
        _drop(db.conn, "transaction_id", asked.transaction_id)
        _drop(db.conn, "kiosk_id", asked.kiosk_id)

    def _points(self, conn: sqlite3.Connection, asked: RightsRequest, *, cloud_up: bool) -> int:
        member = self._mirror.get(conn, "member", asked.member_key, Member)
        programme = self._mirror.get(conn, "programme", PROGRAMME_KEY, Programme)
        if member is None or programme is None or asked.points <= 0:
            return 0
        known = member.document
        balance = known.points if cloud_up else min(known.points, known.offline_points)
        (spent,) = conn.execute(
            "SELECT coalesce(sum(points), 0) FROM member_spent WHERE member_key = ?",
            (asked.member_key,),
        ).fetchone()
        (held,) = conn.execute(
            "SELECT coalesce(sum(points), 0) FROM member_hold WHERE member_key = ?",
            (asked.member_key,),
        ).fetchone()
        unheard = spent - known.spent.get(self._store_id, 0)
        granted = max(0, min(asked.points, balance - unheard - held))
        return int(granted - granted % programme.document.step_points)

    def _may_use(
        self, conn: sqlite3.Connection, coupon_id: str, member_key: str, *, cloud_up: bool
    ) -> bool:
        coupon = self._mirror.get(conn, "coupon", coupon_id, Coupon)
        if coupon is None or coupon.document.member_key not in ("", member_key):
            return False
        if not cloud_up and not coupon.document.member_key:
            return False
        taken = conn.execute(
            "SELECT 1 FROM coupon_spent WHERE coupon_id = ? "
            "UNION SELECT 1 FROM coupon_hold WHERE coupon_id = ?",
            (coupon_id, coupon_id),
        ).fetchone()
        return taken is None


def _drop(conn: sqlite3.Connection, column: str, value: str) -> None:
    held = conn.execute(
        f"SELECT transaction_id FROM member_hold WHERE {column} = ?",  # noqa: S608
        (value,),
    ).fetchall()
    conn.executemany("DELETE FROM coupon_hold WHERE transaction_id = ?", held)
    conn.executemany("DELETE FROM member_hold WHERE transaction_id = ?", held)
