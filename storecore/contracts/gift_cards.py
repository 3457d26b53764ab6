"""Gift cards: what kiosks ask of the edge, and the edge of the cloud, which keeps the balance.

A card is named by the hash of its number everywhere but between kiosk and edge. A store redeems
within a right: the cloud sets the whole balance aside for it, once; the fact that tells what was
paid gives the rest back. While a store holds the right no other can pay with the card.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.money import Money

GIFT_CARDS_PATH = "/v1/gift-cards"
RIGHTS_PATH = "/v1/gift-cards/rights"


class RedeemRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/gift-cards/redeem`, kiosk to edge. `intent_id` again gives the first answer."""

    intent_id: str
    kiosk_id: str
    number: str
    amount: Money


class RedeemState(StrEnum):
    """What became of an intent."""

    REDEEMED = "redeemed"
    ABORTED = "aborted"
    NOT_FOUND = "not_found"


class RedeemReply(msgspec.Struct, frozen=True, kw_only=True):
    """What was paid; `partly` where that is less than was asked for.

    Also the answer to `GET /v1/gift-cards/{intent_id}`.
    """

    state: RedeemState
    amount: Money | None = None
    partly: bool = False


class StopRedeem(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/gift-cards/stop`: an intent that was not redeemed yet never will be."""

    intent_id: str


class CreditRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/gift-cards/credit`: give back what an intent paid; once for each `refund_id`."""

    refund_id: str
    intent_id: str
    amount: Money


class RightRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/gift-cards/rights`, edge to cloud: the right to redeem a card once.

    A store that holds the right already gets the same one again.
    """

    store_id: str
    card: str


class RightReply(msgspec.Struct, frozen=True, kw_only=True):
    """The right, and how much can be paid with it."""

    right_id: str
    amount: Money
