"""Facts: what happened. Each origin appends them to its own journal; they only travel up."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts import (
    bills,
    device_settings,
    handover,
    labels,
    members,
    order_facts,
    promises,
    receipts,
    returns,
    sensing,
    staff,
    stock_work,
    suspended,
    tenders,
    watching,
)
from storecore.contracts.body import Body as Body  # noqa: PLC0414  told again for all to import
from storecore.contracts.body import StockLine as StockLine  # noqa: PLC0414
from storecore.contracts.members import SaleMember
from storecore.contracts.order_facts import OrderAccepted as OrderAccepted  # noqa: PLC0414
from storecore.contracts.order_facts import OrderCancelled as OrderCancelled  # noqa: PLC0414
from storecore.contracts.order_facts import OrderCollected as OrderCollected  # noqa: PLC0414
from storecore.contracts.order_facts import OrderPickStarted as OrderPickStarted  # noqa: PLC0414
from storecore.contracts.order_facts import OrderRejected as OrderRejected  # noqa: PLC0414
from storecore.contracts.order_facts import OrderStaged as OrderStaged  # noqa: PLC0414
from storecore.contracts.order_facts import OrderStep as OrderStep  # noqa: PLC0414
from storecore.contracts.tenders import PaymentConcluded as PaymentConcluded  # noqa: PLC0414
from storecore.contracts.tenders import PaymentIntended as PaymentIntended  # noqa: PLC0414
from storecore.contracts.tenders import Tender as Tender  # noqa: PLC0414
from storecore.contracts.tenders import TenderKind as TenderKind  # noqa: PLC0414
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


class SaleSaving(msgspec.Struct, frozen=True, kw_only=True):
    """What one offer saved on one line; offer_id `points` stands for points that were spent."""

    offer_id: str
    amount: Money


class PriceOverride(msgspec.Struct, frozen=True, kw_only=True):
    """Staff have changed what a piece (or a kilogram) of a line costs; it was `was` before.

    `reason` is one of contracts.staff.OverrideReason; both ids are pseudonyms of staff.
    """

    was: Money
    reason: str
    staff_id: str
    approver_id: str


class SaleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line item of a transaction. `quantity` counts pieces; weighed goods have `weight_g`.

    `amount` is what was paid before tax that is added on top, which is `tax_added`. `tax_percent`
    is the rate without its fraction, `tax_ppm` the exact one in parts per million. `superseded_by`
    is the version of a higher price that was not charged because the shelf label still showed the
    price of `price_version`; 0 where there was none. `offer_id` is the first of `savings`.
    """

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
    savings: tuple[SaleSaving, ...] = ()
    tax_ppm: int = 0
    tax_added: Money | None = None
    superseded_by: int = 0
    override: PriceOverride | None = None


class SaleCompleted(Body, frozen=True, kw_only=True):
    """A finished sale. Final once its own journal has it on disk.

    `total` is everything that was paid: the lines' amounts and `tax_added` on top of them.
    `coupons` are the single-use codes that it used up.
    """

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
    tax_added: Money | None = None
    member: SaleMember | None = None
    coupons: tuple[str, ...] = ()


class StockReceived(Body, frozen=True, kw_only=True):
    """A delivery has been taken into stock."""

    store_id: str
    delivery_id: str
    lines: tuple[StockLine, ...]
    at_ms: int
    sscc: str = ""
    actor: str = ""


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
    """A tagged unit is no longer at that place.

    `state` is what became of it as far as is known: `present` elsewhere, moving, exiting, sold or
    missing.
    """

    state: str = ""


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
    SaleCompleted,
    *order_facts.FACTS,
    StockReceived,
    ShelfLevelChanged,
    TagArrived,
    TagDeparted,
    TaskRaised,
    TaskClosed,
    *handover.FACTS,
    *labels.FACTS,
    *device_settings.FACTS,
    *watching.FACTS,
    *promises.FACTS,
    *tenders.FACTS,
    *bills.FACTS,
    *receipts.FACTS,
    *returns.FACTS,
    *suspended.FACTS,
    *staff.FACTS,
    *stock_work.FACTS,
    *sensing.FACTS,
    *members.FACTS,
)


FACT_TYPES: dict[str, type[Body]] = {body.__name__: body for body in _BODIES}
_READERS = {name: msgspec.json.Decoder(body) for name, body in FACT_TYPES.items()}


def read_body(fact: Fact) -> Body | None:
    """The fact's payload as its type, or None where the type, or this version, is not known here.

    Raises:
        msgspec.ValidationError: the payload does not fit the type that it claims.
    """
    body_type = FACT_TYPES.get(fact.type)
    if body_type is None or fact.version > body_type.version_now:
        return None
    if fact.version == body_type.version_now and fact.type in _READERS:
        return _READERS[fact.type].decode(fact.payload)
    return upcast(body_type, fact)


def upcast(body_type: type[Body], fact: Fact) -> Body:
    """A fact of an earlier version as one of now.

    Raises:
        msgspec.ValidationError: the payload is no such body, or nothing tells how to read it.
    """
    fields = msgspec.json.decode(fact.payload, type=dict)
    for version in range(fact.version, body_type.version_now):
        if version not in body_type.upcasts:
            raise msgspec.ValidationError(f"{fact.type} version {version} cannot be read any more")
        try:
            fields = body_type.upcasts[version](fields)
        except (KeyError, TypeError, ValueError) as error:
            misfit = f"{fact.type} version {version}: {type(error).__name__}: {error}"
            raise msgspec.ValidationError(misfit) from error
    return msgspec.convert(fields, type=body_type)
