"""The signed code on a receipt: what a customer's phone opens, and what it proves by itself.

The address is `BASE/receipt/CODE`. CODE is base64url without padding (RFC 4648, 5) of a claim in
MessagePack, one array in the order of the fields below, followed by 64 bytes of Ed25519 signature
over exactly those bytes. The kiosk announces its public key in `SigningKeyAnnounced`.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money

RECEIPT_PATH = "/receipt/"
CLAIM_VERSION = 1


class ReceiptClaim(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What the kiosk signed of one sale. `chain_head` is the hash of the sale's own fact.

    `offset_min` is how far the shop's clocks were from UTC, so that the time reads as it did there.
    """

    version: int
    key_id: str
    store_id: str
    kiosk_id: str
    number: int
    transaction_id: str
    total_minor: int
    currency: str
    completed_ms: int
    offset_min: int
    chain_head: bytes

    @property
    def total(self) -> Money:
        """What was paid."""
        return Money(self.total_minor, self.currency)


class PrinterState(StrEnum):
    """How a receipt printer is, worst first where several hold."""

    ABSENT = "absent"
    """No printer belongs to this kiosk."""
    OFFLINE = "offline"
    """It does not answer, or says that it cannot print."""
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    """It prints, and the roll will end soon."""
    READY = "ready"


PRINTS = frozenset({PrinterState.READY, PrinterState.PAPER_LOW})
"""The states in which a receipt can be printed."""


class SigningKeyAnnounced(Body, frozen=True, kw_only=True):
    """What this kiosk signs receipts with from now on; told by the kiosk's own chain alone.

    `public_key` is 32 bytes in hexadecimal (Ed25519), `key_id` its short name.
    """

    store_id: str
    kiosk_id: str
    key_id: str
    public_key: str
    at_ms: int


class PrinterChanged(Body, frozen=True, kw_only=True):
    """A kiosk's receipt printer is in another state, one of PrinterState."""

    store_id: str
    kiosk_id: str
    state: str
    at_ms: int


class ReceiptHead(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `receipt_head` (edge to that kiosk), key kiosk: the highest number it has told.

    A kiosk whose disk is new or old goes on from there, so that no number is given twice.
    """

    kiosk_id: str
    number: int


FACTS: tuple[type[Body], ...] = (SigningKeyAnnounced, PrinterChanged)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"receipt_head": ReceiptHead}
