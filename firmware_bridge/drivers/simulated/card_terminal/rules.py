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
    """One payment on record. `number` is the terminal's own; `concluded_ms` is 0 while it waits.

    `taken` is what the card gave, 0 minor where nothing. `offline`: the bank has yet to be asked.
    """

    key: Key
    number: int
    sale_transaction_id: str
    sale_time_stamp: str
    amount: Money
    state: PaymentState
    concluded_ms: int
    taken: Money
    offline: bool
    online_only: bool

    @property
    def reference(self) -> str:
        """The terminal's own transaction number, as it goes onto a receipt."""
        return f"SIM{self.number:08d}"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the card and the bank say."""

    state: PaymentState
    taken: Money
    offline: bool = False


class Card(StrEnum):
    """What the next customers' cards do."""

    APPROVE = "approve"
    DECLINE = "decline"
    PART = "part"
    """Approves `percent` of the amount."""
    STAY_AWAY = "stay_away"
    """Nobody holds a card to it: the terminal gives up after `card_timeout_s`."""


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How terminal, card and bank behave from now on: `POST /v1/behaviour` replaces it whole.

    `late_s`: what came of a payment is told only so long after the card. `lost_answers`: so many
    replies to payments are lost after they were carried out. `dark`: the battery is empty, it
    answers nothing. `bank_up` False: it approves offline what may be approved offline.
    """

    card: Card = Card.APPROVE
    percent: int = 50
    late_s: float = 0.0
    lost_answers: int = 0
    dark: bool = False
    bank_up: bool = True


def verdict(payment: Payment, behaviour: Behaviour) -> Verdict:
    """What comes of a payment when the card is presented."""
    amount = payment.amount
    nothing = Money(0, amount.currency)
    declined = Verdict(state=PaymentState.DECLINED, taken=nothing)
    if behaviour.card is Card.DECLINE or amount.minor % 100 == DECLINED_ENDING_MINOR:
        return declined
    if not behaviour.bank_up and payment.online_only:
        return declined
    taken = amount
    if behaviour.card is Card.PART:
        taken = Money(max(1, amount.minor * behaviour.percent // 100), amount.currency)
    return Verdict(state=PaymentState.APPROVED, taken=taken, offline=not behaviour.bank_up)


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
