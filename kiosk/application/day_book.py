"""Business days: opened by the first payment, closed by staff, totalled from the own journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from sqlite_utils import Database

from kiosk.application.kept import open_intent
from kiosk.domain.day import DayTotals, add_up
from storecore.clock import Clock
from storecore.contracts.facts import Body, SaleCompleted, read_body
from storecore.contracts.tenders import DayClosed, DayOpened, RefundConcluded
from storecore.journal.journal import Journal, facts_after

_PAGE = 500


class DayBlocked(Exception):
    """The day cannot be closed now; says why."""


class _Day(msgspec.Struct, frozen=True):
    z_number: int
    position: int
    opened_ms: int


class DayBook:
    """Writes run inside a Writer's work."""

    def __init__(self, journal: Journal, clock: Clock, *, store_id: str, kiosk_id: str) -> None:
        self._journal = journal
        self._clock = clock
        self._store_id = store_id
        self._kiosk_id = kiosk_id

    def begin(self, db: Database, at_ms: int) -> None:
        """Open a day where none is open; with the fact that makes it necessary."""
        if _open_day(db.conn) is not None:
            return
        (last,) = db.conn.execute("SELECT coalesce(max(z_number), 0) FROM business_day").fetchone()
        opened = DayOpened(
            z_number=last + 1, store_id=self._store_id, kiosk_id=self._kiosk_id, at_ms=at_ms
        )
        self._journal.append(db, opened)
        (position,) = db.conn.execute("SELECT max(position) FROM fact").fetchone()
        db.conn.execute(
            "INSERT INTO business_day (z_number, position, opened_ms) VALUES (?, ?, ?)",
            (opened.z_number, position, at_ms),
        )

    def totals(self, conn: sqlite3.Connection, currency: str) -> DayTotals:
        """The open day so far (X); an empty one where none is open."""
        day = _open_day(conn)
        if day is None:
            (last,) = conn.execute("SELECT coalesce(max(z_number), 0) FROM business_day").fetchone()
            return add_up(last + 1, 0, [], currency)
        return add_up(day.z_number, day.opened_ms, self._bodies(conn, day.position), currency)

    def blocked(self, conn: sqlite3.Connection) -> str:
        """Why the day cannot be closed now, or nothing."""
        if _open_day(conn) is None:
            return "no_day"
        if open_intent(conn) is not None or _partly_paid(conn):
            return "payment_open"
        return ""

    def close(self, db: Database, currency: str, actor: str) -> DayClosed:
        """DayClosed (Z).

        Raises:
            DayBlocked: no day is open, or a payment is under way.
        """
        if why := self.blocked(db.conn):
            raise DayBlocked(why)
        totals = self.totals(db.conn, currency)
        closed = DayClosed(
            z_number=totals.z_number,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            opened_ms=totals.opened_ms,
            at_ms=self._clock.wall_ms(),
            sales=totals.sales,
            total=totals.total,
            tax_included=totals.tax_included,
            tenders=totals.tenders,
            first_receipt=totals.first_receipt,
            last_receipt=totals.last_receipt,
            actor=actor,
        )
        self._journal.append(db, closed)
        db.conn.execute(
            "UPDATE business_day SET closed_ms = ? WHERE z_number = ?",
            (closed.at_ms, closed.z_number),
        )
        return closed

    def _bodies(
        self, conn: sqlite3.Connection, position: int
    ) -> Iterator[SaleCompleted | RefundConcluded]:
        wanted = {SaleCompleted.__name__, RefundConcluded.__name__}
        while page := facts_after(conn, position, _PAGE):
            for _, fact in page:
                if fact.origin == self._journal.origin and fact.type in wanted:
                    body: Body | None = read_body(fact)
                    if isinstance(body, SaleCompleted | RefundConcluded):
                        yield body
            position = page[-1][0]


def _open_day(conn: sqlite3.Connection) -> _Day | None:
    row = conn.execute(
        "SELECT z_number, position, opened_ms FROM business_day WHERE closed_ms IS NULL"
    ).fetchone()
    return None if row is None else _Day(*row)


def _partly_paid(conn: sqlite3.Connection) -> bool:
    """Whether the open basket has been paid in part."""
    row = conn.execute(
        "SELECT 1 FROM open_basket b JOIN intent i "
        "ON i.transaction_id = json_extract(CAST(b.basket AS TEXT), '$.transaction_id') "
        "WHERE i.outcome = 'approved' AND i.minor > 0"
    ).fetchone()
    return row is not None
