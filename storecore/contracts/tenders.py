"""Facts about money: tenders, refunds, what is owed, bills for the counter, days, gift cards."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money


class TenderKind(StrEnum):
    """Means of payment."""

    CARD = "card"
    WALLET = "wallet"
    """A phone that shows or reads a QR code."""
    GIFT_CARD = "gift_card"
    COUNTER = "counter"
    """Paid to staff, however they took it."""


class Tender(msgspec.Struct, frozen=True, kw_only=True):
    """One payment towards a transaction. No card number, only the terminal's own reference.

    `way` tells means of one kind apart, such as "wechat". `offline`: approved without the bank,
    which may still decline it.
    """

    kind: TenderKind
    amount: Money
    intent_id: str
    terminal_id: str
    reference: str
    way: str = ""
    offline: bool = False


class PaymentIntended(Body, frozen=True, kw_only=True):
    """Written before anyone is asked for money: this much is about to be charged."""

    intent_id: str
    transaction_id: str
    terminal_id: str
    amount: Money
    at_ms: int
    way: str = "card"


class PaymentConcluded(Body, frozen=True, kw_only=True):
    """What became of an intent: `approved`, `declined`, `aborted` or `unreachable`.

    `amount` is what was taken where that differs from what was intended.
    """

    intent_id: str
    transaction_id: str
    outcome: str
    reference: str
    at_ms: int
    amount: Money | None = None
    offline: bool = False


class PaymentConfirmed(Body, frozen=True, kw_only=True):
    """The bank has accepted what the terminal approved without it."""

    intent_id: str
    transaction_id: str
    at_ms: int


class RefundIntended(Body, frozen=True, kw_only=True):
    """Written before anyone is asked to give money back: to the very tender that it came from.

    `reason` is `unfinished` (a purchase cancelled when a part was paid), `sale` or `claim`;
    `return_id` names the return that it is for, where goods came back.
    """

    refund_id: str
    intent_id: str
    transaction_id: str
    kind: TenderKind
    way: str
    amount: Money
    reason: str
    actor: str
    at_ms: int
    return_id: str = ""


class RefundConcluded(Body, frozen=True, kw_only=True):
    """What became of a refund: `approved` or `declined`."""

    refund_id: str
    intent_id: str
    transaction_id: str
    kind: TenderKind
    way: str
    amount: Money
    outcome: str
    reference: str
    reason: str
    at_ms: int


class ClaimKind(StrEnum):
    """Who owes whom."""

    CREDIT = "credit"
    """The shop has money of a customer's: a payment that came too late, a refund that failed."""
    DEBT = "debt"
    """The bank declined later what was approved offline: the goods have gone."""


class PaymentClaimRaised(Body, frozen=True, kw_only=True):
    """Money that is not where it should be. Staff get a task; `claim_id` is the intent's id."""

    claim_id: str
    store_id: str
    kiosk_id: str
    kind: ClaimKind
    transaction_id: str
    way: str
    amount: Money
    reference: str
    at_ms: int


class PaymentClaimSettled(Body, frozen=True, kw_only=True):
    """It is put right; `how` is `refunded`, `paid` or `written_off`."""

    claim_id: str
    store_id: str
    how: str
    actor: str
    at_ms: int


class BillOpened(Body, frozen=True, kw_only=True):
    """A basket was handed to staff to be paid at the counter; `bill_number` is called out."""

    bill_number: int
    intent_id: str
    transaction_id: str
    store_id: str
    kiosk_id: str
    amount: Money
    at_ms: int


class BillClosed(Body, frozen=True, kw_only=True):
    """The bill was `paid`, which made it a sale, or `dropped`."""

    bill_number: int
    intent_id: str
    transaction_id: str
    store_id: str
    kiosk_id: str
    outcome: str
    actor: str
    at_ms: int


class TenderTotal(msgspec.Struct, frozen=True, kw_only=True):
    """What one means of payment came to: taken, given back, and how much of it still offline."""

    kind: TenderKind
    way: str
    count: int
    taken: Money
    refunds: int
    refunded: Money
    offline: Money


class DayOpened(Body, frozen=True, kw_only=True):
    """A kiosk's business day begins, with the first payment after the last close."""

    z_number: int
    store_id: str
    kiosk_id: str
    at_ms: int


class DayClosed(Body, frozen=True, kw_only=True):
    """The Z report: everything since the day was opened, from the kiosk's own journal.

    Numbers have no gaps. `total` is the sum of the sales, and so is what the tenders took; what
    was given back of sales, of this day or an earlier one, stands beside it.
    """

    z_number: int
    store_id: str
    kiosk_id: str
    opened_ms: int
    at_ms: int
    sales: int
    total: Money
    tax_included: Money
    tenders: tuple[TenderTotal, ...]
    first_receipt: int
    last_receipt: int
    actor: str


class GiftCardRedeemed(Body, frozen=True, kw_only=True):
    """A store's right to a gift card was used, once: `amount` of it was paid with.

    What is left of the right is the card's again; `amount` 0 gives the right back unused.
    """

    right_id: str
    card: str
    store_id: str
    intent_id: str
    amount: Money
    at_ms: int


class GiftCardCredited(Body, frozen=True, kw_only=True):
    """Money given back to a gift card."""

    refund_id: str
    card: str
    store_id: str
    intent_id: str
    amount: Money
    at_ms: int


FACTS: tuple[type[Body], ...] = (
    PaymentIntended,
    PaymentConcluded,
    PaymentConfirmed,
    RefundIntended,
    RefundConcluded,
    PaymentClaimRaised,
    PaymentClaimSettled,
    BillOpened,
    BillClosed,
    DayOpened,
    DayClosed,
    GiftCardRedeemed,
    GiftCardCredited,
)
