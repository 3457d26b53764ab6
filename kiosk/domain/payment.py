"""Paying by card: what is asked of a terminal and what it can answer."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.money import Money


class PaymentIntent(msgspec.Struct, frozen=True, kw_only=True):
    """So much is about to be asked for. `at_ms` is wall time in milliseconds."""

    intent_id: str
    transaction_id: str
    amount: Money
    at_ms: int


class PaymentResult(StrEnum):
    """What the terminal says of an intent."""

    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"
    IN_PROGRESS = "in_progress"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"
    """No answer, or none that can be understood: it may have been charged."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The terminal's answer. `amount` is what it took, `reference` its own number for it.

    `detail` is for the log.
    """

    result: PaymentResult
    reference: str = ""
    amount: Money | None = None
    detail: str = ""


def checked(outcome: Outcome, amount: Money) -> Outcome:
    """The outcome; an approval of another amount than was asked for is not understood."""
    if outcome.result is not PaymentResult.APPROVED or outcome.amount == amount:
        return outcome
    detail = f"asked for {amount}, the terminal took {outcome.amount}"
    return Outcome(result=PaymentResult.UNKNOWN, reference=outcome.reference, detail=detail)
