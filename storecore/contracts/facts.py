"""Facts: what happened. Each origin appends them to its own journal; they only travel up."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts import promises, watching
from storecore.contracts.body import Body as Body  # noqa: PLC0414  told again for all to import
from storecore.money import Money

GENESIS_HASH = "0" * 64


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One link of an origin's chain, exactly as it was written.

    `payload` is kept as the bytes the origin wrote, so that the hash can be checked anywhere.
    """

    origin: str
    incarnation: str
    seq: int
    hlc: int
    type: str
    version: int
    correlation: str
    payload: msgspec.Raw
    prev_hash: str
    hash: str


class Verdict(StrEnum):
    """What a receiver makes of a fact that it has stored."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    UNKNOWN = "unknown"


class TenderKind(StrEnum):
    """Means of payment."""

    CARD = "card"


class Tender(msgspec.Struct, frozen=True, kw_only=True):
    """One payment towards a transaction. No card number, only the terminal's own reference."""

    kind: TenderKind
    amount: Money
    intent_id: str
    terminal_id: str
    reference: str


class SaleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line item of a transaction. `quantity` counts pieces; weighed goods have `weight_g`."""

    line_id: str
    sku: str
    gtin: str | None
    quantity: int
    weight_g: int | None
    unit_price: Money
    amount: Money
    saving: Money
    offer_id: str | None
    price_version: int
    tax_percent: int
    epcs: tuple[str, ...] = ()


class PaymentIntended(Body, frozen=True, kw_only=True):
    """Written before the terminal is asked: this much is about to be charged."""

    intent_id: str
    transaction_id: str
    terminal_id: str
    amount: Money
    at_ms: int


class PaymentConcluded(Body, frozen=True, kw_only=True):
    """What became of an intent: `approved`, `declined`, `aborted` or `unreachable`."""

    intent_id: str
    transaction_id: str
    outcome: str
    reference: str
    at_ms: int


class SaleCompleted(Body, frozen=True, kw_only=True):
    """A finished sale. Final once its own journal has it on disk."""

    transaction_id: str
    receipt_number: int
    store_id: str
    kiosk_id: str
    lines: tuple[SaleLine, ...]
    total: Money
    tax_included: Money
    tenders: tuple[Tender, ...]
    started_ms: int
    completed_ms: int


class OrderStep(Body, frozen=True, kw_only=True):
    """What every step in an order's life tells: which order, who did it, where, when, why."""

    order_id: str
    store_id: str
    actor: str
    at_ms: int
    place: str = ""
    reason: str = ""


class OrderAccepted(OrderStep, frozen=True, kw_only=True):
    """Every line is reserved in this store."""


class OrderRejected(OrderStep, frozen=True, kw_only=True):
    """The store cannot fill the order; `reason` names the sku that is short."""


class OrderPickStarted(OrderStep, frozen=True, kw_only=True):
    """Someone has begun to gather the goods."""


class OrderStaged(OrderStep, frozen=True, kw_only=True):
    """The goods wait at `place`, ready to be collected."""


class OrderCollected(OrderStep, frozen=True, kw_only=True):
    """The customer has the goods."""


class OrderCancelled(OrderStep, frozen=True, kw_only=True):
    """The order is off and its goods are free again."""


class StockLine(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one sku: pieces, or grams for goods sold by weight."""

    sku: str
    quantity: int


class StockReceived(Body, frozen=True, kw_only=True):
    """A delivery has been taken into stock."""

    store_id: str
    delivery_id: str
    lines: tuple[StockLine, ...]
    at_ms: int


class ShelfLevelChanged(Body, frozen=True, kw_only=True):
    """A sensed shelf place holds another number of pieces than before."""

    store_id: str
    place: str
    sku: str
    quantity: int
    device: str
    at_ms: int


class TagArrived(Body, frozen=True, kw_only=True):
    """A tagged unit is now at a place."""

    store_id: str
    epc: str
    sku: str
    place: str
    device: str
    at_ms: int


class TagDeparted(TagArrived, frozen=True, kw_only=True):
    """A tagged unit is no longer at that place."""


class TaskRaised(Body, frozen=True, kw_only=True):
    """Something for staff to do. `kind` is one of contracts.reference.TaskKind."""

    store_id: str
    task_id: str
    kind: str
    subject: str
    at_ms: int


class TaskClosed(Body, frozen=True, kw_only=True):
    """The task is done, or what raised it is over; `reason` says which."""

    store_id: str
    task_id: str
    reason: str
    actor: str
    at_ms: int


_BODIES: tuple[type[Body], ...] = (
    PaymentIntended,
    PaymentConcluded,
    SaleCompleted,
    OrderAccepted,
    OrderRejected,
    OrderPickStarted,
    OrderStaged,
    OrderCollected,
    OrderCancelled,
    StockReceived,
    ShelfLevelChanged,
    TagArrived,
    TagDeparted,
    TaskRaised,
    TaskClosed,
    *watching.FACTS,
    *promises.FACTS,
)
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
    """A kiosk's receipt printer is in another state, one of contracts.receipts.PrinterState."""

    store_id: str
    kiosk_id: str
    state: str
    at_ms: int


class BasketSuspended(Body, frozen=True, kw_only=True):
    """A basket was put aside, told by whoever keeps it: the edge, or the kiosk on its own.

    `lines` are pieces, or grams where weighed. It expires at `expires_ms`, unpaid.
    """

    store_id: str
    ticket_id: str
    kiosk_id: str
    transaction_id: str
    lines: tuple[StockLine, ...]
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


FACT_TYPES: dict[str, type[Body]] = {body.__name__: body for body in _BODIES}
FACT_VERSION = 1


def read_body(fact: Fact) -> Body | None:
    """The fact's payload as its type, or None where the type is not known here.

    Raises:
        msgspec.ValidationError: the payload does not fit the type that it claims.
    """
    body_type = FACT_TYPES.get(fact.type)
    if body_type is None or fact.version != FACT_VERSION:
        return None
    return msgspec.json.decode(fact.payload, type=body_type)
