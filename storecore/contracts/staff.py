"""The people of a store, and what they do that wants a second look."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money


class Role(StrEnum):
    """What somebody is there for."""

    ATTENDANT = "attendant"
    PICKER = "picker"
    MANAGER = "manager"


class StaffPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `staff`, key staff_id: somebody who works in the store.

    `staff_id` is a pseudonym: facts name nobody otherwise. `name` is what colleagues call them.
    `pin_hash` is Argon2id in its encoded form, `badge_hash` comes of `badge_hash`; empty for none.
    """

    staff_id: str
    name: str
    role: Role
    pin_hash: str = ""
    badge_hash: str = ""
    active: bool = True


class Sensitive(StrEnum):
    """Steps that want a PIN again, or a second person."""

    REFUND = "refund"
    PRICE_OVERRIDE = "price_override"
    VOID_AFTER_PAYMENT = "void_after_payment"
    STOCK_ADJUSTMENT = "stock_adjustment"


class ApprovedBy(StrEnum):
    """How it was confirmed."""

    PIN_AGAIN = "pin_again"
    SECOND_PERSON = "second_person"


class OverrideReason(StrEnum):
    """Why a line costs less than its price."""

    DAMAGED = "damaged"
    SHORT_DATED = "short_dated"
    WRONG_LABEL = "wrong_label"
    MATCHED = "matched"
    """Another shop has it for that."""
    GOODWILL = "goodwill"


class SensitiveStep(Body, frozen=True, kw_only=True):
    """Somebody took a step that wants a second look. `subject` is what it was done to: a
    transaction, a claim, a line, a sku. `amount` is the money that it moved, where it did."""

    store_id: str
    kiosk_id: str
    step: Sensitive
    subject: str
    staff_id: str
    approver_id: str
    approved_by: ApprovedBy
    at_ms: int
    reason: str = ""
    amount: Money | None = None


def badge_hash(code: str) -> str:
    """How a badge's code is kept: it is too long and too random to be guessed from this."""
    return hashlib.sha256(f"storeside badge {code}".encode()).hexdigest()


FACTS: tuple[type[Body], ...] = (SensitiveStep,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"staff": StaffPerson}
