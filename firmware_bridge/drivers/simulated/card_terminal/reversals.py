"""Giving back what the terminal took: once for each request, never more than was taken."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from firmware_bridge.drivers.simulated.card_terminal.book import by_number
from firmware_bridge.drivers.simulated.card_terminal.replies import stamp
from firmware_bridge.drivers.simulated.card_terminal.rules import Key, Payment, PaymentState
from storecore.clock import Clock
from storecore.contracts.nexo.payment import ReversalRequest, ReversalResponse, amount_of, money_of
from storecore.contracts.nexo.words import (
    ErrorCondition,
    MessageHeader,
    PoiData,
    Response,
    ResultCode,
    SaleData,
    TransactionId,
)
from storecore.database.writer import Writer
from storecore.money import Money, MoneyError


class _Reversal(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    sale: SaleData
    amount: Money
    at_ms: int


class _Refused(Exception):
    def __init__(self, condition: ErrorCondition, why: str) -> None:
        super().__init__(why)
        self.condition = condition


class Reversals:
    """Reversals on disk, beside the payments that they are of."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock

    def reverse(self, header: MessageHeader, request: ReversalRequest) -> ReversalResponse:
        """Reversal: the same again gives nothing more and the same answer."""
        key = Key(header.sale_id, header.service_id)
        try:
            return _response(self._writer.run(lambda db: self._carry_out(db, key, request)))
        except _Refused as refusal:
            return ReversalResponse(
                response=Response(
                    result=ResultCode.FAILURE,
                    error_condition=refusal.condition,
                    additional_response=str(refusal),
                ),
                sale_data=request.sale_data,
            )

    def find(self, key: Key) -> ReversalResponse | None:
        """The answer that was given to a reversal; None for one that was never made."""
        known = _find(self._writer.reader(), key)
        return None if known is None else _response(known)

    def _carry_out(self, db: Database, key: Key, request: ReversalRequest) -> _Reversal:
        known = _find(db.conn, key)
        if known is not None:
            return known
        payment = _original(db, request)
        amount = _wanted(request, payment)
        (given,) = db.conn.execute(
            "SELECT coalesce(sum(minor), 0) FROM reversal WHERE payment = ?", (payment.number,)
        ).fetchone()
        if not 0 < amount.minor <= payment.taken.minor - given:
            raise _Refused(ErrorCondition.NOT_ALLOWED, f"only {payment.taken.minor - given} left")
        sale = request.sale_data.sale_transaction_id
        db.conn.execute(
            "INSERT INTO reversal (sale_id, service_id, sale_transaction_id, sale_time_stamp, "
            "payment, minor, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                key.sale_id,
                key.service_id,
                sale.transaction_id,
                sale.time_stamp,
                payment.number,
                amount.minor,
                self._clock.wall_ms(),
            ),
        )
        made = _find(db.conn, key)
        assert made is not None
        return made


def _original(db: Database, request: ReversalRequest) -> Payment:
    reference = request.original_poi_transaction.poi_transaction_id.transaction_id
    digits = reference.removeprefix("SIM")
    payment = by_number(db.conn, int(digits)) if digits.isdecimal() else None
    if payment is None or payment.reference != reference:
        raise _Refused(ErrorCondition.NOT_FOUND, f"there is no payment {reference}")
    if payment.state is not PaymentState.APPROVED:
        raise _Refused(ErrorCondition.NOT_ALLOWED, f"payment {reference} is {payment.state}")
    return payment


def _wanted(request: ReversalRequest, payment: Payment) -> Money:
    if request.reversed_amount is None:
        return payment.taken
    try:
        return money_of(request.reversed_amount, payment.taken.currency)
    except MoneyError as error:
        raise _Refused(ErrorCondition.MESSAGE_FORMAT, str(error)) from error


def _find(conn: sqlite3.Connection, key: Key) -> _Reversal | None:
    row = conn.execute(
        "SELECT r.number, r.sale_transaction_id, r.sale_time_stamp, r.minor, p.currency, r.at_ms "
        "FROM reversal r JOIN payment p ON p.number = r.payment "
        "WHERE r.sale_id = ? AND r.service_id = ?",
        (key.sale_id, key.service_id),
    ).fetchone()
    if row is None:
        return None
    sale = TransactionId(transaction_id=row[1], time_stamp=row[2])
    return _Reversal(
        number=row[0],
        sale=SaleData(sale_transaction_id=sale),
        amount=Money(row[3], row[4]),
        at_ms=row[5],
    )


def _response(made: _Reversal) -> ReversalResponse:
    number = TransactionId(transaction_id=f"SIMR{made.number:07d}", time_stamp=stamp(made.at_ms))
    return ReversalResponse(
        response=Response(result=ResultCode.SUCCESS),
        sale_data=made.sale,
        poi_data=PoiData(poi_transaction_id=number),
        reversed_amount=amount_of(made.amount),
    )
