"""Reading what the kiosk's tables hold about money."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from kiosk.domain.payment import Refund
from kiosk.domain.tenders import Taken, Unconfirmed, Way
from storecore.contracts.tenders import TenderKind
from storecore.money import Money

GIVEN_UP, OFFLINE = "given_up", "offline"
COUNTER_WAY = Way(way_id="counter", kind=TenderKind.COUNTER)

_TAKEN = (
    "i.intent_id, i.way, i.kind, i.minor, i.currency, i.terminal_id, i.reference, i.stamp, "
    "i.offline"
)
_REFUND = (
    "SELECT r.refund_id, r.intent_id, r.minor, r.currency, r.at_ms, r.asked, "
    "i.way, i.kind, i.reference, i.stamp, i.minor, r.request_id, r.transaction_id, "
    "r.reason FROM refund r JOIN intent i ON i.intent_id = r.intent_id"
)


class OpenRefund(msgspec.Struct, frozen=True, kw_only=True):
    """Money that is to go back, and the way that it came."""

    refund: Refund
    way: Way
    request_id: str
    transaction_id: str
    reason: str


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """An intent that is over for the customer, and of which the last word is still to come."""

    taken: Taken
    transaction_id: str
    at_ms: int
    watch: str


def taken_of(conn: sqlite3.Connection, transaction_id: str) -> tuple[Taken, ...]:
    """What was paid towards a transaction, in order; without what goes or went back whole."""
    rows = conn.execute(
        f"SELECT {_TAKEN} FROM intent i WHERE transaction_id = ? AND outcome = 'approved' "  # noqa: S608
        "AND minor > 0 AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.intent_id = i.intent_id "
        "AND r.reason = 'unfinished') ORDER BY part",
        (transaction_id,),
    )
    return tuple(_taken(row) for row in rows)


def intent_taken(conn: sqlite3.Connection, intent_id: str) -> Taken | None:
    """One intent as a tender, whatever became of it."""
    row = conn.execute(
        f"SELECT {_TAKEN} FROM intent i WHERE intent_id = ?",  # noqa: S608
        (intent_id,),
    ).fetchone()
    return None if row is None else _taken(row)


def watched(conn: sqlite3.Connection) -> tuple[Watched, ...]:
    """Intents that staff gave up, or that were approved without the bank, oldest first."""
    rows = conn.execute(
        f"SELECT {_TAKEN}, i.transaction_id, i.at_ms, i.watch FROM intent i "  # noqa: S608
        "WHERE watch <> '' ORDER BY at_ms"
    )
    return tuple(
        Watched(taken=_taken(row[:9]), transaction_id=row[9], at_ms=row[10], watch=row[11])
        for row in rows
    )


def unconfirmed(conn: sqlite3.Connection, transaction_id: str, currency: str) -> Unconfirmed:
    """What was approved without the bank and is still to be accepted by it."""
    offline = [one for one in watched(conn) if one.watch == OFFLINE]
    of_currency = [one for one in offline if one.taken.amount.currency == currency]
    in_sale = [one for one in of_currency if one.transaction_id == transaction_id]
    return Unconfirmed(
        minor=sum(one.taken.amount.minor for one in of_currency),
        in_sale_minor=sum(one.taken.amount.minor for one in in_sale),
        oldest_ms=min((one.at_ms for one in of_currency), default=None),
    )


def open_refunds(conn: sqlite3.Connection) -> tuple[OpenRefund, ...]:
    """What is still to be given back, oldest first."""
    rows = conn.execute(f"{_REFUND} WHERE r.outcome IS NULL ORDER BY r.at_ms, r.refund_id")
    return tuple(_refund(row) for row in rows)


def given_back(conn: sqlite3.Connection, transaction_id: str) -> dict[str, Money]:
    """By intent: what was given back, or is about to be."""
    rows = conn.execute(
        "SELECT intent_id, sum(minor), currency FROM refund WHERE transaction_id = ? "
        "AND (outcome IS NULL OR outcome = 'approved') GROUP BY intent_id, currency",
        (transaction_id,),
    )
    return {intent_id: Money(minor, currency) for intent_id, minor, currency in rows}


def _refund(row: tuple[Any, ...]) -> OpenRefund:
    amount = Money(row[2], row[3])
    return OpenRefund(
        refund=Refund(
            refund_id=row[0],
            intent_id=row[1],
            amount=amount,
            paid=Money(row[10], amount.currency),
            reference=row[8],
            stamp=row[9],
            at_ms=row[4],
            again=bool(row[5]),
        ),
        way=Way(way_id=row[6], kind=TenderKind(row[7])),
        request_id=row[11],
        transaction_id=row[12],
        reason=row[13],
    )


def _taken(row: tuple[Any, ...]) -> Taken:
    return Taken(
        intent_id=row[0],
        way=Way(way_id=row[1], kind=TenderKind(row[2])),
        amount=Money(row[3], row[4]),
        terminal_id=row[5],
        reference=row[6],
        stamp=row[7],
        offline=bool(row[8]),
    )
