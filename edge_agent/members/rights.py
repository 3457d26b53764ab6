"""What members may spend in this store: points and single-use coupons, each once.

Kiosks get them from the edge alone, and the edge from the cloud, so that neither two kiosks nor two
stores ever spend the same. Of a member's points a purchase gets no more than the cloud's balance,
less what this store's sales have spent since the cloud wrote it, less what other purchases hold.
While the cloud cannot be heard, no more than the member's `offline_points` count, and of single-use
coupons none but those that the cloud has granted already: what the shop can lose is bounded.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from sqlite_utils import Database

from edge_agent.tasks.book import TaskBook
from storecore.clock import Clock
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import (
    PROGRAMME_KEY,
    Member,
    MemberRightsEnded,
    Programme,
    RightsReply,
    RightsRequest,
)
from storecore.contracts.offers import Coupon
from storecore.contracts.reference import TaskKind
from storecore.journal.journal import Journal
from storecore.logs import Log
from storecore.replication.mirror import Mirror

log = Log(__name__)


class RightsBook:
    """Grants, takes back and uses up. Everything runs inside a Writer's work."""

    def __init__(
        self, store_id: str, *, mirror: Mirror, journal: Journal, tasks: TaskBook, clock: Clock
    ) -> None:
        self._store_id = store_id
        self._mirror = mirror
        self._journal = journal
        self._tasks = tasks
        self._clock = clock

    def ask(self, db: Database, asked: RightsRequest, *, cloud_up: bool) -> RightsReply:
        """What the purchase may spend from now on, in place of what it held before.

        With `cloud_up` that is what the cloud is now to be asked for; `settle` takes its answer.
        """
        known = _held(db.conn, asked.transaction_id)
        self._let_go(db, asked)
        if cloud_up:
            points = self._points(db.conn, asked, cloud_up=True)
            coupons = self._coupons(db.conn, asked)
        else:
            # What the cloud granted before the line went stays granted.
            was = known.granted
            points = max(
                self._points(db.conn, asked, cloud_up=False), min(asked.points, was.points)
            )
            coupons = tuple(one for one in was.coupons if one in asked.coupons)
        held = RightsReply(points=points, coupons=coupons)
        if points or coupons:
            self._hold(db, asked, held, known.granted, told=cloud_up or known.told)
        elif known.told:
            self._end(db, asked.transaction_id)
        return RightsReply(points=points, coupons=coupons, bounded=not cloud_up)

    def settle(
        self, db: Database, asked: RightsRequest, granted: RightsReply | None
    ) -> RightsReply:
        """What the cloud has granted of what was held for the purchase; None: it kept silent."""
        held = _held(db.conn, asked.transaction_id)
        if not held.told:
            return RightsReply()  # the purchase is over
        if granted is None:
            return self.ask(db, asked, cloud_up=False)
        points = min(held.reply.points, granted.points)
        coupons = tuple(one for one in held.reply.coupons if one in granted.coupons)
        reply = RightsReply(points=points, coupons=coupons)
        _drop(db.conn, asked.transaction_id)
        self._hold(db, asked, reply, reply, told=True)
        return reply

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
            if used.rowcount == 0 and not self._is_of(db.conn, coupon_id, sale.transaction_id):
                self.used_again(db, coupon_id, sale.kiosk_id)
        _drop(db.conn, sale.transaction_id)
        # A till has one customer: what it held before this purchase began was left behind. Its own
        # clock orders its purchases, by their ids: it may run a year ahead of the one here.
        left = db.conn.execute(
            "SELECT transaction_id FROM member_hold "
            "WHERE kiosk_id = ? AND at_ms < ? AND transaction_id < ?",
            (sale.kiosk_id, sale.started_ms, sale.transaction_id),
        ).fetchall()
        for (transaction_id,) in left:
            self._free(db, transaction_id)

    def used_again(self, db: Database, coupon_id: str, kiosk_id: str) -> None:
        """A second sale has used a coupon, in whichever store: staff look into it."""
        log.warning("coupon_used_twice", kiosk=kiosk_id)
        self._tasks.raise_task(db, TaskKind.COUPON, coupon_id, place=kiosk_id)

    def forget(self, db: Database, member_key: str) -> None:
        """The member is gone: nothing of them stays here."""
        for transaction_id in _held_by(db.conn, "member_key", member_key):
            self._free(db, transaction_id)
        db.conn.execute("DELETE FROM member_spent WHERE member_key = ?", (member_key,))

    def _let_go(self, db: Database, asked: RightsRequest) -> None:
        _drop(db.conn, asked.transaction_id)
        for transaction_id in _held_by(db.conn, "kiosk_id", asked.kiosk_id):
            self._free(db, transaction_id)

    def _free(self, db: Database, transaction_id: str) -> None:
        """Nothing is held for a purchase any more; the cloud is told where it held something."""
        told = _held(db.conn, transaction_id).told
        _drop(db.conn, transaction_id)
        if told:
            self._end(db, transaction_id)

    def _end(self, db: Database, transaction_id: str) -> None:
        ended = MemberRightsEnded(
            store_id=self._store_id, transaction_id=transaction_id, at_ms=self._clock.wall_ms()
        )
        self._journal.append(db, ended, transaction_id)

    def _hold(
        self,
        db: Database,
        asked: RightsRequest,
        reply: RightsReply,
        granted: RightsReply,
        *,
        told: bool,
    ) -> None:
        """`told`: the cloud knows of it, and has `granted` so much at its last answer."""
        db.conn.execute(
            "INSERT INTO member_hold VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                asked.transaction_id,
                asked.kiosk_id,
                asked.member_key,
                reply.points,
                self._clock.wall_ms(),
                int(told),
                granted.points,
            ),
        )
        db.conn.executemany(
            "INSERT INTO coupon_hold VALUES (?, ?, ?)",
            [(one, asked.transaction_id, int(one in granted.coupons)) for one in reply.coupons],
        )

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

    def _coupons(self, conn: sqlite3.Connection, asked: RightsRequest) -> tuple[str, ...]:
        wanted = dict.fromkeys(asked.coupons)
        return tuple(one for one in wanted if self._may_use(conn, one, asked.member_key))

    def _may_use(self, conn: sqlite3.Connection, coupon_id: str, member_key: str) -> bool:
        coupon = self._mirror.get(conn, "coupon", coupon_id, Coupon)
        if coupon is None or coupon.document.member_key not in ("", member_key):
            return False
        taken = conn.execute(
            "SELECT 1 FROM coupon_spent WHERE coupon_id = ? "
            "UNION SELECT 1 FROM coupon_hold WHERE coupon_id = ?",
            (coupon_id, coupon_id),
        ).fetchone()
        return taken is None

    @staticmethod
    def _is_of(conn: sqlite3.Connection, coupon_id: str, transaction_id: str) -> bool:
        row = conn.execute(
            "SELECT transaction_id FROM coupon_spent WHERE coupon_id = ?", (coupon_id,)
        ).fetchone()
        return row is not None and row[0] == transaction_id


class _Held(NamedTuple):
    """What a purchase holds, what of it the cloud has granted, and whether it knows of it."""

    reply: RightsReply = RightsReply()
    granted: RightsReply = RightsReply()
    told: bool = False


def _held(conn: sqlite3.Connection, transaction_id: str) -> _Held:
    row = conn.execute(
        "SELECT points, granted, cloud FROM member_hold WHERE transaction_id = ?",
        (transaction_id,),
    ).fetchone()
    if row is None:
        return _Held()
    coupons = conn.execute(
        "SELECT coupon_id, granted FROM coupon_hold WHERE transaction_id = ? ORDER BY coupon_id",
        (transaction_id,),
    ).fetchall()
    granted = tuple(coupon_id for coupon_id, ours in coupons if ours)
    return _Held(
        RightsReply(points=row[0], coupons=tuple(coupon_id for coupon_id, _ in coupons)),
        RightsReply(points=row[1], coupons=granted),
        bool(row[2]),
    )


def _held_by(conn: sqlite3.Connection, column: str, value: str) -> list[str]:
    rows = conn.execute(
        f"SELECT transaction_id FROM member_hold WHERE {column} = ?",  # noqa: S608
        (value,),
    )
    return [transaction_id for (transaction_id,) in rows.fetchall()]


def _drop(conn: sqlite3.Connection, transaction_id: str) -> None:
    conn.execute("DELETE FROM coupon_hold WHERE transaction_id = ?", (transaction_id,))
    conn.execute("DELETE FROM member_hold WHERE transaction_id = ?", (transaction_id,))
