"""What a payment can be and become: plain rules."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.nexo.words import ErrorCondition
from storecore.money import Money

DECLINED_ENDING_MINOR = 13
"""A card "declines" amounts whose minor units end in 13, such as 2.13: to try that journey."""


class PaymentState(StrEnum):
    """Where a payment stands. `barred`: told to abort before it arrived, never asked for."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"
    BARRED = "barred"


TRANSITIONS: frozenset[tuple[PaymentState, PaymentState]] = frozenset(
    {
        (PaymentState.WAITING, PaymentState.APPROVED),
        (PaymentState.WAITING, PaymentState.DECLINED),
        (PaymentState.WAITING, PaymentState.ABORTED),
    }
)


class Key(msgspec.Struct, frozen=True):
    """What tells payments apart: the sale system's name and its ServiceID."""

    sale_id: str
    service_id: str


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """One payment on record. `number` is the terminal's own; `concluded_ms` is 0 while it waits."""

    key: Key
    number: int
    sale_transaction_id: str
    sale_time_stamp: str
    amount: Money
    state: PaymentState
    concluded_ms: int

    @property
    def reference(self) -> str:
        """The terminal's own transaction number, as it goes onto a receipt."""
        return f"SIM{self.number:08d}"


def verdict(amount: Money) -> PaymentState:
    """What the card says when it is presented."""
    ends = amount.minor % 100
    return PaymentState.DECLINED if ends == DECLINED_ENDING_MINOR else PaymentState.APPROVED


def is_same_wish(payment: Payment, sale_transaction_id: str, amount: Money) -> bool:
    """Whether a repeated ServiceID asks for what the first one did."""
    return (payment.sale_transaction_id, payment.amount) == (sale_transaction_id, amount)


CONDITIONS: dict[PaymentState, ErrorCondition] = {
    PaymentState.WAITING: ErrorCondition.IN_PROGRESS,
    PaymentState.DECLINED: ErrorCondition.REFUSAL,
    PaymentState.ABORTED: ErrorCondition.ABORTED,
    PaymentState.BARRED: ErrorCondition.ABORTED,
}
"""How each outcome but an approval is named in the protocol."""
