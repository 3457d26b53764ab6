"""Suspended baskets on the kiosk's own disk: those it keeps, and those it has taken up."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.application.kept import KeptBasket
from kiosk.domain.basket import Basket
from kiosk.domain.suspending import lines_aside
from storecore.clock import Clock
from storecore.contracts.suspended import (
    BasketExpired,
    BasketResumed,
    BasketSuspended,
    ResumeReply,
    Ticket,
)
from storecore.journal.journal import Journal
from storecore.tickets import Below, ticket_number

TICKET_MIGRATIONS = Migrations("kiosk_tickets")
KeepOpen = Callable[[Database, KeptBasket | None], None]
"""Keeps the open basket on disk, or wipes it; see Records.keep_basket."""

_BASKETS = msgspec.json.Decoder(Basket)


class TicketGone(Exception):
    """No basket for that ticket here: it was never here, has expired, or was taken up before."""


class TicketElsewhere(Exception):
    """Another kiosk keeps that basket."""


@TICKET_MIGRATIONS()
def tickets(db: Database) -> None:
    """`suspended_here` keeps baskets while the edge is gone; `taken_ticket` those taken up here,
    so that an answer that comes twice does not bring a basket twice; `shown_ticket` what was on
    the screen."""
    db.conn.execute(
        """
        CREATE TABLE suspended_here (
            ticket_id TEXT PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            basket BLOB NOT NULL,
            expires_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        "CREATE TABLE taken_ticket (ticket_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) "
        "WITHOUT ROWID"
    )
    db.conn.execute(
        """
        CREATE TABLE shown_ticket (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ticket BLOB NOT NULL,
            language TEXT NOT NULL
        )
        """
    )


class TicketBook:
    """Runs inside a Writer's work. The open basket and the ticket change in one transaction."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        keep_basket: KeepOpen,
        *,
        store_id: str,
        keep_s: float,
        below: Below = secrets.randbelow,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._keep_basket = keep_basket
        self._store_id = store_id
        self._keep_ms = round(keep_s * 1000)
        self._below = below

    def handed_over(self, db: Database, ticket: Ticket, language: str) -> None:
        """The edge has the basket: it leaves this kiosk, and its ticket is shown."""
        self._keep_basket(db, None)
        db.conn.execute(
            "INSERT OR REPLACE INTO shown_ticket VALUES (1, ?, ?)",
            (msgspec.json.encode(ticket), language),
        )

    def keep_here(self, db: Database, ticket_id: str, basket: Basket, language: str) -> Ticket:
        """The edge is gone: this kiosk keeps the basket, and only it can give it back."""
        now_ms = self._clock.wall_ms()
        ticket = Ticket(
            ticket_id=ticket_id,
            number=ticket_number(
                self._below, lambda number: _kept(db.conn, number) is not None, by_kiosk=True
            ),
            expires_ms=now_ms + self._keep_ms,
            kiosk_id=self._journal.origin,
        )
        db.conn.execute(
            "INSERT INTO suspended_here VALUES (?, ?, ?, ?)",
            (ticket_id, ticket.number, msgspec.json.encode(basket), ticket.expires_ms),
        )
        told = BasketSuspended(
            store_id=self._store_id,
            ticket_id=ticket_id,
            kiosk_id=self._journal.origin,
            transaction_id=basket.transaction_id,
            lines=lines_aside(basket),
            total=basket.total,
            at_ms=now_ms,
            expires_ms=ticket.expires_ms,
        )
        self._journal.append(db, told, basket.transaction_id)
        self.handed_over(db, ticket, language)
        return ticket

    def take_here(self, db: Database, number: str, language: str) -> Basket:
        """Give back a basket that this kiosk keeps.

        Raises:
            TicketElsewhere: it keeps none with that number.
        """
        now_ms = self._clock.wall_ms()
        kept = _kept(db.conn, number)
        if kept is None:
            raise TicketElsewhere(number)
        ticket_id, document = kept
        db.conn.execute("DELETE FROM suspended_here WHERE ticket_id = ?", (ticket_id,))
        resumed = BasketResumed(
            store_id=self._store_id,
            ticket_id=ticket_id,
            kiosk_id=self._journal.origin,
            at_ms=now_ms,
        )
        self._journal.append(db, resumed)
        return self._open(db, document, language)

    def take_up(self, db: Database, reply: ResumeReply, language: str) -> Basket:
        """Open the basket that the edge has given to this kiosk.

        Raises:
            TicketGone: this kiosk has opened it before.
        """
        added = db.conn.execute(
            "INSERT OR IGNORE INTO taken_ticket VALUES (?, ?)",
            (reply.ticket_id, self._clock.wall_ms()),
        )
        if added.rowcount == 0:
            raise TicketGone(reply.ticket_id)
        return self._open(db, bytes(reply.basket), language)

    def forget_shown(self, db: Database) -> None:
        """The ticket has left the screen."""
        db.conn.execute("DELETE FROM shown_ticket")

    def _open(self, db: Database, document: bytes, language: str) -> Basket:
        basket = _BASKETS.decode(document)
        self._keep_basket(db, KeptBasket(basket, language))
        return basket

    def let_go(self, db: Database) -> None:
        """End what nobody came back for."""
        now_ms = self._clock.wall_ms()
        over = db.conn.execute(
            "DELETE FROM suspended_here WHERE expires_ms <= ? RETURNING ticket_id", (now_ms,)
        ).fetchall()
        for (ticket_id,) in over:
            expired = BasketExpired(store_id=self._store_id, ticket_id=ticket_id, at_ms=now_ms)
            self._journal.append(db, expired)


def shown_ticket(conn: sqlite3.Connection) -> tuple[Ticket, str] | None:
    """The ticket that was on the screen when the kiosk last ran, and its customer's language."""
    row = conn.execute("SELECT ticket, language FROM shown_ticket").fetchone()
    return None if row is None else (msgspec.json.decode(row[0], type=Ticket), str(row[1]))


def _kept(conn: sqlite3.Connection, number: str) -> tuple[str, bytes] | None:
    row = conn.execute(
        "SELECT ticket_id, basket FROM suspended_here WHERE number = ?", (number,)
    ).fetchone()
    return None if row is None else (str(row[0]), bytes(row[1]))
