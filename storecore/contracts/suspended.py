"""Suspended baskets: put aside at one kiosk, taken up again at any kiosk of the store, once."""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money


class PutAside(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one sku: pieces, or grams where it was weighed."""

    sku: str
    quantity: int


class BasketSuspended(Body, frozen=True, kw_only=True):
    """A basket was put aside, told by whoever keeps it: the edge, or the kiosk on its own.

    It expires at `expires_ms`, unpaid.
    """

    store_id: str
    ticket_id: str
    kiosk_id: str
    transaction_id: str
    lines: tuple[PutAside, ...]
    total: Money
    at_ms: int
    expires_ms: int


class BasketResumed(Body, frozen=True, kw_only=True):
    """A suspended basket was handed to a kiosk, once."""

    store_id: str
    ticket_id: str
    kiosk_id: str
    at_ms: int


class BasketExpired(Body, frozen=True, kw_only=True):
    """Nobody came back for a suspended basket in time."""

    store_id: str
    ticket_id: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (BasketSuspended, BasketResumed, BasketExpired)
