"""Asking for money and giving it back: what is asked of a means of payment, what it can answer."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.money import Money


class PaymentIntent(msgspec.Struct, frozen=True, kw_only=True):
    """So much is about to be asked for. `at_ms` is wall time in milliseconds.

    `code` is what the customer held to the camera: the payment code of a phone, a gift card's
    number. `online_only`: it must not be approved without asking the bank.
    """

    intent_id: str
    transaction_id: str
    amount: Money
    at_ms: int
    code: str = ""
    online_only: bool = False


class Refund(msgspec.Struct, frozen=True, kw_only=True):
    """So much of a payment is to be given back to where it came from.

    `reference` and `stamp` are the terminal's own number of the payment and when it gave it;
    `paid` is what was taken. `again`: it may have been asked before, and the answer was lost.
    """

    refund_id: str
    intent_id: str
    amount: Money
    paid: Money
    reference: str
    stamp: str
    at_ms: int
    again: bool = False


class PaymentResult(StrEnum):
    """What became of an intent, or of a refund."""

    APPROVED = "approved"
    PARTIAL = "partial"
    """Less was taken than was asked for; `amount` says how much."""
    DECLINED = "declined"
    ABORTED = "aborted"
    UNREACHABLE = "unreachable"
    """It could not even be asked: nothing was charged."""
    IN_PROGRESS = "in_progress"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"
    """No answer, or none that can be understood: it may have been charged."""


class Why(StrEnum):
    """Why nothing was charged, where more can be said to the person than "declined"."""

    NONE = ""
    EXPIRED = "expired"
    """The QR code on the screen was not paid in time."""
    CODE_REFUSED = "code_refused"
    """The phone's payment code is used up or too old: show a new one."""
    GIFT_UNKNOWN = "gift_unknown"
    GIFT_EMPTY = "gift_empty"
    GIFT_OFFLINE = "gift_offline"
    """Head office cannot be asked, and the shop holds no right to this card."""
    GIFT_ELSEWHERE = "gift_elsewhere"
    """Another shop holds the right to this card at the moment."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. `amount` is what was taken, `reference` the terminal's own number for it.

    `stamp` is the terminal's own time of it, as it wrote it. `offline`: approved without the
    bank. `detail` is for the log.
    """

    result: PaymentResult
    reference: str = ""
    amount: Money | None = None
    stamp: str = ""
    offline: bool = False
    why: Why = Why.NONE
    detail: str = ""


class Shown(msgspec.Struct, frozen=True):
    """What the customer is to see on the kiosk's own screen while it waits for the money."""

    qr_text: str


TAKEN = frozenset({PaymentResult.APPROVED, PaymentResult.PARTIAL})
"""The results with which money has moved."""


def checked(outcome: Outcome, amount: Money) -> Outcome:
    """The outcome; an approval of another amount than was asked for is not understood.

    A partial approval is one of something, and of less than was asked for.
    """
    if outcome.result is PaymentResult.APPROVED and outcome.amount == amount:
        return outcome
    if outcome.result is PaymentResult.PARTIAL and _is_part(outcome.amount, amount):
        return outcome
    if outcome.result not in TAKEN:
        return outcome
    detail = f"asked for {amount}, the terminal took {outcome.amount}"
    return Outcome(result=PaymentResult.UNKNOWN, reference=outcome.reference, detail=detail)


def _is_part(part: Money | None, whole: Money) -> bool:
    return part is not None and part.currency == whole.currency and 0 < part.minor < whole.minor
