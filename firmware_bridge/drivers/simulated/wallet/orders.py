"""The gateway's record: orders, what became of them, what was given back. On disk before told."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import Any

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import Clock
from storecore.database.writer import Writer
from storecore.money import Money

WALLET_MIGRATIONS = Migrations("wallet")
_COLUMNS = "number, scheme, order_id, minor, currency, state, qr_text, by_code, paid_ms, reference"


@WALLET_MIGRATIONS()
def orders(db: Database) -> None:
    """`by_code` 1: the customer showed a code; 0: the shop did."""
    db.conn.execute(
        """
        CREATE TABLE orders (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            scheme TEXT NOT NULL,
            order_id TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            state TEXT NOT NULL,
            qr_text TEXT NOT NULL,
            by_code INTEGER NOT NULL,
            paid_ms INTEGER NOT NULL DEFAULT 0,
            reference TEXT NOT NULL DEFAULT '',
            UNIQUE (scheme, order_id)
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE refund (
            scheme TEXT NOT NULL,
            refund_id TEXT NOT NULL,
            order_id TEXT NOT NULL,
            minor INTEGER NOT NULL,
            PRIMARY KEY (scheme, refund_id)
        ) WITHOUT ROWID
        """
    )


class State(StrEnum):
    """Where an order stands. `reversed`: it was paid, and has been given back at once."""

    OPEN = "open"
    PAYING = "paying"
    PAID = "paid"
    CLOSED = "closed"
    REVERSED = "reversed"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One order on record."""

    number: int
    scheme: str
    order_id: str
    amount: Money
    state: State
    qr_text: str
    by_code: bool
    paid_ms: int
    reference: str


class Orders:
    """Each step is one transaction."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock

    def make(
        self,
        scheme: str,
        order_id: str,
        amount: Money,
        *,
        qr_text: str = "",
        by_code: bool = False,
        reference: str = "",
    ) -> tuple[Order, bool]:
        """The order of that id, and whether it is new; a known one is left as it is."""

        def work(db: Database) -> tuple[Order, bool]:
            known = _find(db.conn, scheme, order_id)
            if known is not None:
                return known, False
            db.conn.execute(
                "INSERT INTO orders (scheme, order_id, minor, currency, state, qr_text, by_code, "
                "reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    scheme,
                    order_id,
                    amount.minor,
                    amount.currency,
                    State.OPEN.value,
                    qr_text,
                    int(by_code),
                    reference,
                ),
            )
            made = _find(db.conn, scheme, order_id)
            assert made is not None
            return made, True

        return self._writer.run(work)

    def move(self, order: Order, state: State, *, only_from: tuple[State, ...]) -> Order:
        """Let it become `state` if it is still one of those; what it is then."""
        paid_ms = self._clock.wall_ms() if state is State.PAID else 0

        def work(db: Database) -> Order:
            now = _find(db.conn, order.scheme, order.order_id)
            assert now is not None
            if now.state in only_from:
                db.conn.execute(
                    "UPDATE orders SET state = ?, paid_ms = max(paid_ms, ?) WHERE number = ?",
                    (state.value, paid_ms, now.number),
                )
            after = _find(db.conn, order.scheme, order.order_id)
            assert after is not None
            return after

        return self._writer.run(work)

    def give_back(self, order: Order, refund_id: str, minor: int) -> bool:
        """Give back once for each refund id; False where so much is not left of what was paid."""

        def work(db: Database) -> bool:
            known = db.conn.execute(
                "SELECT minor FROM refund WHERE scheme = ? AND refund_id = ?",
                (order.scheme, refund_id),
            ).fetchone()
            if known is not None:
                return bool(known[0] == minor)
            now = _find(db.conn, order.scheme, order.order_id)
            if now is None or now.state is not State.PAID:
                return False
            if not 0 < minor <= now.amount.minor - _given(db.conn, now):
                return False
            db.conn.execute(
                "INSERT INTO refund VALUES (?, ?, ?, ?)",
                (order.scheme, refund_id, order.order_id, minor),
            )
            return True

        return self._writer.run(work)

    def find(self, scheme: str, order_id: str) -> Order | None:
        """An order by the shop's own id."""
        return _find(self._writer.reader(), scheme, order_id)

    def by_qr(self, qr_text: str) -> Order | None:
        """The order whose code a phone has read."""
        row = (
            self._writer.reader()
            .execute(
                f"SELECT {_COLUMNS} FROM orders WHERE qr_text = ? AND qr_text <> ''",  # noqa: S608
                (qr_text,),
            )
            .fetchone()
        )
        return None if row is None else _order(row)

    def by_reference(self, scheme: str, reference: str) -> Order | None:
        """The order whose reference a bank transfer names."""
        row = (
            self._writer.reader()
            .execute(
                f"SELECT {_COLUMNS} FROM orders WHERE scheme = ? AND reference = ?",  # noqa: S608
                (scheme, reference),
            )
            .fetchone()
        )
        return None if row is None else _order(row)

    def kept(self) -> dict[str, int]:
        """By order id: minor units that were paid and have not been given back."""
        conn = self._writer.reader()
        rows = conn.execute(
            f"SELECT {_COLUMNS} FROM orders WHERE state = ?",  # noqa: S608
            (State.PAID.value,),
        ).fetchall()
        kept = {one.order_id: one.amount.minor - _given(conn, one) for one in map(_order, rows)}
        return {order_id: minor for order_id, minor in kept.items() if minor}


def _find(conn: sqlite3.Connection, scheme: str, order_id: str) -> Order | None:
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM orders WHERE scheme = ? AND order_id = ?",  # noqa: S608
        (scheme, order_id),
    ).fetchone()
    return None if row is None else _order(row)


def _given(conn: sqlite3.Connection, order: Order) -> int:
    row = conn.execute(
        "SELECT coalesce(sum(minor), 0) FROM refund WHERE scheme = ? AND order_id = ?",
        (order.scheme, order.order_id),
    ).fetchone()
    return int(row[0])


def _order(row: tuple[Any, ...]) -> Order:
    return Order(
        number=row[0],
        scheme=row[1],
        order_id=row[2],
        amount=Money(row[3], row[4]),
        state=State(row[5]),
        qr_text=row[6],
        by_code=bool(row[7]),
        paid_ms=row[8],
        reference=row[9],
    )
