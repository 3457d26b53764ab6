"""What kiosks and staff ask of the edge agent, beyond the two exchanges."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import Order, ShortReason

PICKUP_PATH = "/v1/pickup"
ORDERS_PATH = "/v1/orders"
TASKS_PATH = "/v1/tasks"
ASSIST_PATH = "/v1/assist"
COUNTS_PATH = "/v1/counts"


class OrderAction(StrEnum):
    """Steps that a person takes with an order."""

    START_PICK = "start_pick"
    PICK = "pick"
    """Some lines are in the bag, or cannot be had; may come as often as needed."""
    STAGE = "stage"
    COLLECT = "collect"
    CANCEL = "cancel"
    PUT_AWAY = "put_away"
    """Goods that nobody takes are back on their shelves."""


class RefusalCode(StrEnum):
    """Why the edge says no: a closed list, each explained to the person in their language."""

    UNKNOWN_CODE = "unknown_code"
    WRONG_STORE = "wrong_store"
    NOT_READY = "not_ready"
    ALREADY_COLLECTED = "already_collected"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    EXPIRED = "expired"
    """Nobody came for the order within its term."""
    FORGED = "forged"
    """The code is none that this chain has signed, or it is for another order."""
    NOT_HERE_YET = "not_here_yet"
    """The code is genuine, but its order has not come down to this store so far."""
    TOO_MANY_TRIES = "too_many_tries"
    """This kiosk has shown many wrong codes: it has to wait a minute."""
    STAFF_CHECK = "staff_check"
    """A colleague has to hand this order over: name them in `checked_by`."""
    NO_SUBSTITUTE = "no_substitute"
    """Other goods than ordered that are of another category, cost more, or are not wanted."""
    TAGS_DIFFER = "tags_differ"
    """The tags in the bag are not those of the order's pieces."""
    BAY_TAKEN = "bay_taken"
    """Another order waits in this bay, or it does not open."""
    ILLEGAL_STEP = "illegal_step"
    UNKNOWN_ORDER = "unknown_order"
    UNKNOWN_TASK = "unknown_task"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_DELIVERY = "unknown_delivery"
    """Nothing is expected under this code, or it was received before."""
    KIOSK_SILENT = "kiosk_silent"
    """A kiosk that was told something has not answered in time."""
    NOT_ENOUGH = "not_enough"
    """The books say that there is less."""
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
    RECEIPT_UNKNOWN = "receipt_unknown"
    """The sale is not known here, or not any more."""
    RECEIPT_FORGED = "receipt_forged"
    """Not signed by the kiosk that it names, or not as the books have it."""
    RECEIPT_ELSEWHERE = "receipt_elsewhere"
    """Another store has sold it."""
    RETURN_BARRED = "return_barred"
    """These goods do not come back; `detail` ends with one of contracts.returns.ReturnBar."""
    BAD_REQUEST = "bad_request"


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every 4xx answer. `ready_by_ms`: when an order that is not ready should be, 0
    where nobody knows."""

    code: RefusalCode
    detail: str
    ready_by_ms: int = 0


class PickupRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/pickup`: whose code is this? The answer is `PickupReply`.

    `pickup_code` is the text of the signed QR code, or the code that is read out.
    """

    pickup_code: str
    kiosk_id: str


class PickupReply(msgspec.Struct, frozen=True, kw_only=True):
    """The order that waits; its `customer_name` and `phone` are masked for a public screen."""

    order: Order


class PickedGoods(msgspec.Struct, frozen=True, kw_only=True):
    """So many pieces of a sku found for a line: of the one ordered, or of a substitute.

    `epcs` are the tags of these pieces, where they have tags.
    """

    sku: str
    quantity: int
    epcs: tuple[str, ...] = ()


class PickedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was found for line number `line` (from 0); nothing at all where `goods` is empty.

    `reason` says why it is less than was ordered. What a substitute costs, the edge decides: its
    own price, which is never above that of what was ordered.
    """

    line: int
    goods: tuple[PickedGoods, ...]
    reason: ShortReason | None = None


class OrderStepRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/orders/{order_id}/steps`. The same `request_id` again gives the same answer.

    `lines` with `pick` and `stage`: lines that are not named at the latest by then count as found
    whole. `place`, `bay`, `bags` and `bag_epcs` with `stage`: where the bags wait, their labels,
    and the tags read in them, which must be those of the order's pieces (None: not read). `handed`
    with `collect`: what the customer takes and refuses, all that waits where it is empty; what is
    in neither goes on waiting. `code` with `collect`: what the customer showed or typed; it may be
    left out only where `checked_by` names the colleague who hands the order over.
    """

    request_id: str
    action: OrderAction
    actor: str
    place: str = ""
    bay: str = ""
    lines: tuple[PickedLine, ...] = ()
    bags: tuple[str, ...] = ()
    bag_epcs: tuple[str, ...] | None = None
    handed: tuple[HandedGoods, ...] = ()
    code: str = ""
    checked_by: str = ""
    reason: str = ""


class OrderStepReply(msgspec.Struct, frozen=True, kw_only=True):
    """The order after the step is on disk."""

    order: Order


class TaskStepRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/tasks/{task_id}/steps`: `take` it, `release` it or say that it is
    `done`."""

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
    approver_id: str = ""
