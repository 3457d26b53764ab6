"""What kiosks and staff ask of the edge agent, beyond the two exchanges."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.reference import Order

PICKUP_PATH = "/v1/pickup"
ORDERS_PATH = "/v1/orders"
TASKS_PATH = "/v1/tasks"
ASSIST_PATH = "/v1/assist"
COUNTS_PATH = "/v1/counts"


class OrderAction(StrEnum):
    """Steps that a person takes with an order."""

    START_PICK = "start_pick"
    STAGE = "stage"
    COLLECT = "collect"
    CANCEL = "cancel"


class RefusalCode(StrEnum):
    """Why the edge says no: a closed list, each explained to the person in their language."""

    UNKNOWN_CODE = "unknown_code"
    WRONG_STORE = "wrong_store"
    NOT_READY = "not_ready"
    ALREADY_COLLECTED = "already_collected"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    ILLEGAL_STEP = "illegal_step"
    UNKNOWN_ORDER = "unknown_order"
    UNKNOWN_TASK = "unknown_task"
    TASK_TAKEN = "task_taken"
    TICKET_UNKNOWN = "ticket_unknown"
    """No suspended basket has this number, or not any more."""
    TICKET_USED = "ticket_used"
    GIFT_UNKNOWN = "gift_unknown"
    GIFT_EMPTY = "gift_empty"
    GIFT_OFFLINE = "gift_offline"
    """Head office cannot be asked, and the store holds no right to this gift card."""
    GIFT_ELSEWHERE = "gift_elsewhere"
    """Another store holds the right, or what is left is not known yet."""
    BAD_REQUEST = "bad_request"


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every 4xx answer."""

    code: RefusalCode
    detail: str


class PickupRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/pickup`: whose code is this? The answer is `PickupReply`."""

    pickup_code: str
    kiosk_id: str


class PickupReply(msgspec.Struct, frozen=True, kw_only=True):
    """The order that waits; its `customer_name` is masked for a public screen."""

    order: Order


class OrderStepRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/orders/{order_id}/steps`. The same `request_id` again gives the same answer."""

    request_id: str
    action: OrderAction
    actor: str
    place: str = ""


class OrderStepReply(msgspec.Struct, frozen=True, kw_only=True):
    """The order after the step is on disk."""

    order: Order


class TaskStepRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/tasks/{task_id}/steps`: `take` it or say that it is `done`."""

    request_id: str
    action: str
    actor: str


class AssistRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/assist`: a customer at a kiosk needs a colleague, for example for an age check."""

    request_id: str
    kiosk_id: str
    reason: str


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The plain answer to something that was done."""

    ok: bool = True


class CountRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/counts`: somebody counted so much of a sku; pieces, or grams. Answer: `Done`."""

    request_id: str
    sku: str
    quantity: int
    actor: str
