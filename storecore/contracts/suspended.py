"""Suspended baskets: put aside at one kiosk, taken up again at any kiosk of the store, once.

The edge keeps them and decides who takes one. A ticket's number has six digits, the last one a
GS1 check digit; a first digit of 9 says that a kiosk keeps the basket itself, because the edge was
gone, and that only this kiosk can give it back. In a QR code the number follows "SSB:".
"""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money

SUSPENDED_PATH = "/v1/suspended"
RESUME_PATH = "/v1/suspended/resume"
TICKET_PREFIX = "SSB:"
TICKET_DIGITS = 6
KEPT_BY_KIOSK = "9"
BASKET_BYTES_MAX = 500_000


class PutAside(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one sku: pieces, or grams where it was weighed."""

    sku: str
    quantity: int


class SuspendRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/suspended`: keep this basket. The same request again gives the same ticket.

    `basket` is the kiosk's own document, kept unread: no member, no coupon, no approval of an age
    stands in it. The answer is `Ticket`.
    """

    request_id: str
    kiosk_id: str
    transaction_id: str
    lines: tuple[PutAside, ...]
    total: Money
    basket: msgspec.Raw


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """What the customer takes along; `kiosk_id` names the only kiosk for it, empty for any."""

    ticket_id: str
    number: str
    expires_ms: int
    kiosk_id: str = ""


class ResumeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/suspended/resume`: give me that basket. One kiosk gets it; that kiosk may ask
    again, when it has not heard the answer."""

    number: str
    kiosk_id: str


class ResumeReply(msgspec.Struct, frozen=True, kw_only=True):
    """The basket as the other kiosk wrote it."""

    ticket_id: str
    basket: msgspec.Raw


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
