"""Short messages to the person in front of the kiosk: a closed list, translated by the screens."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.reference import Names


class NoticeKind(StrEnum):
    """Each is one sentence in the person's language: what happened and what to do."""

    UNKNOWN_CODE = "unknown_code"
    """`text` is the code: the shop does not know it."""
    MISREAD = "misread"
    """The check digit does not fit: scan it again."""
    NOT_A_SHOP_CODE = "not_a_shop_code"
    """Well read, but nothing a shop sells or hands over."""
    EXPIRED = "expired"
    """`names` is past its date; `text` is the date (YYYY-MM-DD). It is not sold."""
    NEEDS_WEIGHING = "needs_weighing"
    """`names` is sold by weight: put it on the scale."""
    AGE_CHECK = "age_check"
    """`names` needs an age of `number`; a colleague looks before payment."""
    QUANTITY_MAX = "quantity_max"
    """No more than `number` of one item."""
    ON_PAD = "on_pad"
    """`names` lies on the pad and is in the basket already."""
    SCALE_EMPTY = "scale_empty"
    SCALE_UNSTABLE = "scale_unstable"
    SCALE_NOT_ZERO = "scale_not_zero"
    """The empty scale reads below zero: a colleague has to look."""
    SCALE_OVERLOAD = "scale_overload"
    FINISH_FIRST = "finish_first"
    """A pickup code during a purchase: pay or cancel first."""
    BASKET_EMPTY = "basket_empty"
    BASKET_RESTORED = "basket_restored"
    """The kiosk was started again; the basket is as it was."""
    AGE_REFUSED = "age_refused"
    """The restricted goods were taken out of the basket."""
    PAYMENT_DECLINED = "payment_declined"
    """Nothing was charged."""
    PAYMENT_STOPPED = "payment_stopped"
    """Stopped at the terminal or here; nothing was charged."""
    TERMINAL_DOWN = "terminal_down"
    """The terminal does not answer; nothing was charged."""
    GIFT_MISREAD = "gift_misread"
    """That is no gift card's number, or it was read wrongly."""
    NOT_A_PAYMENT_CODE = "not_a_payment_code"
    """Well read while paying, but nothing that pays."""
    TILL_FAILED = "till_failed"
    """Staff: a step at the till was not carried out; `text` is why."""
    CANNOT_RECORD = "cannot_record"
    """The kiosk's disk does not take it; a colleague must look."""
    EDGE_DOWN = "edge_down"
    """The shop's own computer does not answer: buying works, collecting does not."""
    PICKUP_UNKNOWN = "pickup_unknown"
    PICKUP_WRONG_STORE = "pickup_wrong_store"
    PICKUP_NOT_READY = "pickup_not_ready"
    PICKUP_COLLECTED = "pickup_collected"
    PICKUP_CANCELLED = "pickup_cancelled"
    PICKUP_REJECTED = "pickup_rejected"
    """The shop could not fill the order."""
    STEP_REFUSED = "step_refused"
    """Staff: the order or task has moved on meanwhile; `text` is the reason."""
    TASK_TAKEN = "task_taken"
    """Staff: a colleague has taken it; `text` is who."""
    WRONG_ITEM = "wrong_item"
    """Staff: the code read is not of the goods to pick; `names` is what was read."""
    PLACE_MISSING = "place_missing"
    """Staff: say where the order is put."""
    WRONG_PIN = "wrong_pin"
    PIN_LOCKED = "pin_locked"
    """Too many wrong PINs: wait `number` seconds."""
    PRINTER_DOWN = "printer_down"
    """Nothing comes out of the printer; the code on the screen is the receipt."""
    NOT_READY = "not_ready"
    """The shop's catalogue has not arrived yet."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One message and its parameters. It leaves by itself at `until_s` (monotonic seconds)."""

    kind: NoticeKind
    names: Names = {}
    text: str = ""
    number: int = 0
    until_s: float = 0.0
