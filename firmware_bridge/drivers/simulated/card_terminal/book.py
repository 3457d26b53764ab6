"""The terminal's own record: every payment is on disk before anyone is told of it."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlite_utils import Database

from firmware_bridge.drivers.simulated.card_terminal.rules import (
    TRANSITIONS,
    Key,
    Payment,
    PaymentState,
    Verdict,
)
from storecore.database.writer import Writer
from storecore.money import Money

_COLUMNS = (
    "number, sale_id, service_id, sale_transaction_id, sale_time_stamp, minor, currency, "
    "state, concluded_ms, taken_minor, offline, online_only"
)


class Busy(Exception):
    """Another payment waits for its card."""


class Book:
    """Payments on disk; each step is one transaction, so a kill leaves all or nothing of it.

    Payments that were waiting when the terminal died are aborted at the next start: no card had
    been charged, since a charge is the very record of it.
    """

    def __init__(self, writer: Writer, now_ms: int) -> None:
        self._writer = writer
        writer.run(lambda db: _abort_left_over(db, now_ms))

    def begin(
        self,
        key: Key,
        sale_transaction_id: str,
        sale_time_stamp: str,
        amount: Money,
        *,
        online_only: bool = False,
    ) -> tuple[Payment, bool]:
        """The payment of this key, and whether it is new; a known one is left as it is.

        Raises:
            Busy: it is new and another one waits.
        """

        def work(db: Database) -> tuple[Payment, bool]:
            known = find(db.conn, key)
            if known is not None:
                return known, False
            waiting = (PaymentState.WAITING.value,)
            if db.conn.execute("SELECT 1 FROM payment WHERE state = ?", waiting).fetchone():
                raise Busy
            stamped = (sale_transaction_id, sale_time_stamp, int(online_only))
            return _insert(db, key, stamped, amount, state=PaymentState.WAITING), True

        return self._writer.run(work)

    def conclude(self, key: Key, verdict: Verdict, at_ms: int) -> Payment:
        """Let a waiting payment become what the verdict says; one concluded stays what it is."""

        def work(db: Database) -> Payment:
            payment = find(db.conn, key)
            assert payment is not None
            if (payment.state, verdict.state) in TRANSITIONS:
                db.conn.execute(
                    "UPDATE payment SET state = ?, concluded_ms = ?, taken_minor = ?, offline = ? "
                    "WHERE number = ?",
                    (
                        verdict.state.value,
                        at_ms,
                        verdict.taken.minor,
                        int(verdict.offline),
                        payment.number,
                    ),
                )
            after = find(db.conn, key)
            assert after is not None
            return after

        return self._writer.run(work)

    def abort(self, key: Key, at_ms: int) -> Payment:
        """Abort a waiting payment, or bar one that has not arrived; else it stays what it is."""

        def work(db: Database) -> None:
            if find(db.conn, key) is None:
                barred = PaymentState.BARRED
                _insert(db, key, ("", "", 0), Money(0, ""), state=barred, at_ms=at_ms)

        self._writer.run(work)
        return self.conclude(key, Verdict(state=PaymentState.ABORTED, taken=Money(0, "")), at_ms)

    def forward(self, *, accepted: bool) -> int:
        """The bank is asked about everything approved offline; how much that was."""
        state = PaymentState.APPROVED if accepted else PaymentState.DECLINED
        return self._writer.run(
            lambda db: (
                db.conn.execute(
                    "UPDATE payment SET offline = 0, state = ?, "
                    "taken_minor = CASE WHEN ? THEN taken_minor ELSE 0 END WHERE offline",
                    (state.value, int(accepted)),
                ).rowcount
            )
        )

    def find(self, key: Key) -> Payment | None:
        """What is on record of a payment."""
        return find(self._writer.reader(), key)

    def newest(self) -> Payment | None:
        """The payment that was asked for last."""
        rows = self._writer.reader().execute(
            f"SELECT {_COLUMNS} FROM payment WHERE state <> ? ORDER BY number DESC LIMIT 1",  # noqa: S608
            (PaymentState.BARRED.value,),
        )
        row = rows.fetchone()
        return None if row is None else _payment(row)

    def charged(self) -> list[Payment]:
        """Everything that was approved, oldest first."""
        rows = self._writer.reader().execute(
            f"SELECT {_COLUMNS} FROM payment WHERE state = ? ORDER BY number",  # noqa: S608
            (PaymentState.APPROVED.value,),
        )
        return [_payment(row) for row in rows]


def find(conn: sqlite3.Connection, key: Key) -> Payment | None:
    """The payment of a key."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM payment WHERE sale_id = ? AND service_id = ?",  # noqa: S608
        (key.sale_id, key.service_id),
    ).fetchone()
    return None if row is None else _payment(row)


def by_number(conn: sqlite3.Connection, number: int) -> Payment | None:
    """The payment that the terminal gave this number."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM payment WHERE number = ?",  # noqa: S608
        (number,),
    ).fetchone()
    return None if row is None else _payment(row)


def _insert(
    db: Database,
    key: Key,
    stamped: tuple[str, str, int],
    amount: Money,
    *,
    state: PaymentState,
    at_ms: int = 0,
) -> Payment:
    row = db.conn.execute(
        "INSERT INTO payment (sale_id, service_id, sale_transaction_id, sale_time_stamp, "  # noqa: S608
        "online_only, minor, currency, state, concluded_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        f"RETURNING {_COLUMNS}",
        (
            key.sale_id,
            key.service_id,
            *stamped,
            amount.minor,
            amount.currency,
            state.value,
            at_ms,
        ),
    ).fetchone()
    return _payment(row)


def _payment(row: tuple[Any, ...]) -> Payment:
    number, sale_id, service_id, transaction, stamp, minor, currency, state, concluded_ms = row[:9]
    taken_minor, offline, online_only = row[9:]
    return Payment(
        key=Key(sale_id, service_id),
        number=number,
        sale_transaction_id=transaction,
        sale_time_stamp=stamp,
        amount=Money(minor, currency),
        state=PaymentState(state),
        concluded_ms=concluded_ms,
        taken=Money(taken_minor, currency),
        offline=bool(offline),
        online_only=bool(online_only),
    )


def _abort_left_over(db: Database, now_ms: int) -> None:
    db.conn.execute(
        "UPDATE payment SET state = ?, concluded_ms = ? WHERE state = ?",
        (PaymentState.ABORTED.value, now_ms, PaymentState.WAITING.value),
    )
