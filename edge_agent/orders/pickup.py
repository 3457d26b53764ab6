"""Pickup by code: what is compared, and what a public screen may show."""

from __future__ import annotations

import sqlite3

from edge_agent.orders.book import orders_with_code
from edge_agent.orders.codes import plain_code
from edge_agent.orders.refused import OrderRefused
from edge_agent.orders.surroundings import Surroundings
from edge_agent.orders.transitions import pickup_refusal
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.orders import Order
from storecore.orders.life import ENDED

MASK = "•••"
PHONE_DIGITS_SHOWN = 2


class PickupCodes:
    """Which order a code opens. Only an order with exactly this code is found."""

    def __init__(self, store_id: str, around: Surroundings) -> None:
        self._store_id = store_id
        self._around = around

    def find(self, conn: sqlite3.Connection, code: str) -> Order:
        """The order that waits for whoever holds this code.

        Raises:
            OrderRefused: nothing has exactly this code, or the order cannot be handed over.
        """
        orders = orders_with_code(conn, plain_code(code))
        if not orders:
            raise OrderRefused(RefusalCode.UNKNOWN_CODE, "no order has this code")
        here = [order for order in orders if order.store_id == self._store_id]
        if not here:
            detail = f"this order waits in store {orders[0].store_id}"
            raise OrderRefused(RefusalCode.WRONG_STORE, detail)
        order = min(here, key=lambda order: order.state in ENDED)
        refusal = pickup_refusal(order)
        if refusal is not None:
            raise OrderRefused(refusal, f"the order is {order.ended_as or order.state}")
        return order

    def check(self, conn: sqlite3.Connection, order: Order, code: str) -> None:
        """See that a code opens this very order.

        Raises:
            OrderRefused: it does not.
        """
        if plain_code(code) != plain_code(order.pickup_code):
            raise OrderRefused(RefusalCode.FORGED, "the code is not this order's")


def masked_name(name: str) -> str:
    """A name for a public screen: the first character of each word, such as "A••• B•••"."""
    return " ".join(word[0] + MASK for word in name.split())


def masked_phone(phone: str) -> str:
    """A phone number for a public screen: its last two digits."""
    return MASK + phone[-PHONE_DIGITS_SHOWN:] if phone else ""
