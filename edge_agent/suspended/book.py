"""Suspended baskets of the store: kept, given to one kiosk, and let go of when nobody comes."""

from __future__ import annotations

import secrets
import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import Clock
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.suspended import (
    BasketExpired,
    BasketResumed,
    BasketSuspended,
    ResumeReply,
    ResumeRequest,
    SuspendRequest,
    Ticket,
)
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.tickets import Below, ticket_number

SUSPENDED_MIGRATIONS = Migrations("edge_suspended")
REMEMBERED_MS = 24 * 3_600_000


@SUSPENDED_MIGRATIONS()
def suspended(db: Database) -> None:
    """A row without `taken_by` waits. A taken one keeps its basket for whoever took it, who may
    not have heard; an expired one has neither basket nor taker."""
    db.conn.execute(
        """
        CREATE TABLE suspended (
            ticket_id TEXT PRIMARY KEY,
            request_id TEXT NOT NULL UNIQUE,
            number TEXT NOT NULL,
            basket BLOB,
            expires_ms INTEGER NOT NULL,
            taken_by TEXT
        ) WITHOUT ROWID
        """
    )
    db.conn.execute("CREATE UNIQUE INDEX suspended_number ON suspended (number)")


class SuspendRefused(Exception):
    """A basket that cannot be given; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class SuspendedBook:
    """Runs inside a Writer's work; each change and its fact are on disk together."""

    def __init__(
        self,
        store_id: str,
        journal: Journal,
        clock: Clock,
        keep_s: float,
        below: Below = secrets.randbelow,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._clock = clock
        self._ids = IdSource(clock)
        self._keep_ms = round(keep_s * 1000)
        self._below = below

    def suspend(self, db: Database, asked: SuspendRequest) -> Ticket:
        """Keep a basket; the same request again gives the same ticket."""
        known = db.conn.execute(
            "SELECT ticket_id, number, expires_ms FROM suspended WHERE request_id = ?",
            (asked.request_id,),
        ).fetchone()
        if known is not None:
            return Ticket(ticket_id=known[0], number=known[1], expires_ms=known[2])
        now_ms = self._clock.wall_ms()
        ticket = Ticket(
            ticket_id=self._ids.new(),
            number=ticket_number(self._below, lambda number: _is_taken(db.conn, number)),
            expires_ms=now_ms + self._keep_ms,
        )
        db.conn.execute(
            "INSERT INTO suspended VALUES (?, ?, ?, ?, ?, NULL)",
            (
                ticket.ticket_id,
                asked.request_id,
                ticket.number,
                bytes(asked.basket),
                ticket.expires_ms,
            ),
        )
        told = BasketSuspended(
            store_id=self._store_id,
            ticket_id=ticket.ticket_id,
            kiosk_id=asked.kiosk_id,
            transaction_id=asked.transaction_id,
            lines=asked.lines,
            total=asked.total,
            at_ms=now_ms,
            expires_ms=ticket.expires_ms,
        )
        self._journal.append(db, told, asked.transaction_id)
        return ticket

    def resume(self, db: Database, asked: ResumeRequest) -> ResumeReply:
        """Give a basket to the first kiosk that asks, and to that one again.

        Raises:
            SuspendRefused: no such ticket, one that has expired, or another kiosk was first.
        """
        row = db.conn.execute(
            "SELECT ticket_id, basket, expires_ms, taken_by FROM suspended WHERE number = ?",
            (asked.number,),
        ).fetchone()
        if row is None or row[1] is None:
            raise SuspendRefused(RefusalCode.TICKET_UNKNOWN, "no basket waits for this number")
        ticket_id, basket, expires_ms, taken_by = row
        if taken_by is not None and taken_by != asked.kiosk_id:
            raise SuspendRefused(RefusalCode.TICKET_USED, f"{taken_by} has this basket")
        now_ms = self._clock.wall_ms()
        if taken_by is None:
            if now_ms >= expires_ms:
                raise SuspendRefused(RefusalCode.TICKET_UNKNOWN, "this ticket has expired")
            db.conn.execute(
                "UPDATE suspended SET taken_by = ? WHERE ticket_id = ?",
                (asked.kiosk_id, ticket_id),
            )
            resumed = BasketResumed(
                store_id=self._store_id,
                ticket_id=ticket_id,
                kiosk_id=asked.kiosk_id,
                at_ms=now_ms,
            )
            self._journal.append(db, resumed)
        return ResumeReply(ticket_id=ticket_id, basket=msgspec.Raw(basket))

    def let_go(self, db: Database) -> None:
        """End what nobody came back for. Called as time passes."""
        now_ms = self._clock.wall_ms()
        over = db.conn.execute(
            "SELECT ticket_id FROM suspended "
            "WHERE taken_by IS NULL AND basket IS NOT NULL AND expires_ms <= ?",
            (now_ms,),
        ).fetchall()
        for (ticket_id,) in over:
            db.conn.execute("UPDATE suspended SET basket = NULL WHERE ticket_id = ?", (ticket_id,))
            expired = BasketExpired(store_id=self._store_id, ticket_id=ticket_id, at_ms=now_ms)
            self._journal.append(db, expired)

    def forget_old(self, db: Database) -> None:
        """Forget tickets that nobody will show any more; their numbers are free again."""
        before_ms = self._clock.wall_ms() - REMEMBERED_MS
        db.conn.execute("DELETE FROM suspended WHERE expires_ms <= ?", (before_ms,))


def _is_taken(conn: sqlite3.Connection, number: str) -> bool:
    row = conn.execute("SELECT 1 FROM suspended WHERE number = ?", (number,)).fetchone()
    return row is not None
