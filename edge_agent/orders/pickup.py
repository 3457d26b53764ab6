"""Pickup by code: what is compared, and what a public screen may show."""

from __future__ import annotations

import sqlite3

from edge_agent.orders.book import find_order, orders_with_code
from edge_agent.orders.refused import OrderRefused
from edge_agent.orders.surroundings import Surroundings
from edge_agent.orders.transitions import pickup_refusal
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.orders import Order
from storecore.gs1.pickup import is_signed_code, plain_pickup_code
from storecore.orders.life import ENDED
from storecore.signing.pickup import PickupCodeError, read_signed_pickup

MASK = "•••"
PHONE_DIGITS_SHOWN = 2


class PickupCodes:
    """Which order a code opens. Only an order with exactly this code is found."""

    def __init__(self, store_id: str, around: Surroundings) -> None:
        self._store_id = store_id
        self._around = around

    def find(self, conn: sqlite3.Connection, code: str) -> Order:
        """The order that waits for whoever holds this code, signed or read out.

        Raises:
            OrderRefused: nothing has exactly this code, it is forged, or the order cannot be
                handed over.
        """
        plain = plain_pickup_code(code)
        order = self._signed(conn, plain) if is_signed_code(plain) else self._spoken(conn, plain)
        refusal = pickup_refusal(order)
        if refusal is not None:
            detail = f"the order is {order.ended_as or order.state}"
            raise OrderRefused(refusal, detail, ready_by_ms=order.ready_by_ms)
        return order

    def _signed(self, conn: sqlite3.Connection, code: str) -> Order:
        """What the signature proves comes first: nothing is told to whoever made a code up."""
        try:
            read = read_signed_pickup(code)
        except PickupCodeError as problem:
            raise OrderRefused(RefusalCode.FORGED, str(problem)) from problem
        if not read.is_proven(self._around.pickup_keys(conn)):
            raise OrderRefused(RefusalCode.FORGED, "this code was not signed by our shops")
        if read.store_id != self._store_id:
            detail = f"this order waits in store {read.store_id}"
            raise OrderRefused(RefusalCode.WRONG_STORE, detail)
        order = find_order(conn, read.order_id)
        if order is None:
            raise OrderRefused(RefusalCode.NOT_HERE_YET, "the order has not come down yet")
        return order

    def _spoken(self, conn: sqlite3.Connection, code: str) -> Order:
        orders = orders_with_code(conn, code)
        if not orders:
            raise OrderRefused(RefusalCode.UNKNOWN_CODE, "no order has this code")
        here = [order for order in orders if order.store_id == self._store_id]
        if not here:
            detail = f"this order waits in store {orders[0].store_id}"
            raise OrderRefused(RefusalCode.WRONG_STORE, detail)
        alive = [order for order in here if order.state not in ENDED]
        if len(alive) > 1:
            detail = "two orders have this code: the QR code of the order tells them apart"
            raise OrderRefused(RefusalCode.UNKNOWN_CODE, detail)
        return (alive or here)[0]

    def check(self, conn: sqlite3.Connection, order: Order, code: str) -> None:
        """See that a code opens this very order.

        Raises:
            OrderRefused: it does not.
        """
        plain = plain_pickup_code(code)
        if is_signed_code(plain):
            fits = self._signed(conn, plain).order_id == order.order_id
        else:
            fits = plain == plain_pickup_code(order.pickup_code)
        if not fits:
            raise OrderRefused(RefusalCode.FORGED, "the code is another order's")


def masked_name(name: str) -> str:
    """A name for a public screen: the first character of each word, such as "A••• B•••"."""
    return " ".join(word[0] + MASK for word in name.split())


def masked_phone(phone: str) -> str:
    """A phone number for a public screen: its last two digits."""
    return MASK + phone[-PHONE_DIGITS_SHOWN:] if phone else ""
