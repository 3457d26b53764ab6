"""What shops, web pages and other programs ask of the cloud, beyond the two exchanges."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.orders import Slot, WhenShort

CLOUD_ORDERS_PATH = "/v1/orders"
INVENTORY_PATH = "/v1/inventory"
SLOTS_PATH = "/v1/slots"
IMPORT_PATH = "/v1/import"


class PlaceOrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """So many pieces of one sku."""

    sku: str
    quantity: int


class PlaceOrder(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/orders`. The same `request_id` again gives the same order.

    `slot_start_ms` chooses a slot of the store by its start, 0 none. `member_number` is what stands
    on the member's card; only its hash is kept.
    """

    request_id: str
    store_id: str
    customer_name: str
    lines: tuple[PlaceOrderLine, ...]
    when_short: WhenShort = WhenShort.REJECT
    slot_start_ms: int = 0
    phone: str = ""
    member_number: str = ""


class PickupCode(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/orders/{order_id}/code`: the text of the signed QR code, and the one to read out."""

    text: str
    spoken: str


class OfferedSlots(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/slots?store=ID`: when an order placed now may be collected.

    `ready_by_ms` is the earliest, 0 for a store that tells no terms; it then offers no slots.
    """

    store_id: str
    ready_by_ms: int
    slots: tuple[Slot, ...]


class InventoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the cloud believes of one sku in one store, and when it last heard of it.

    `available` may be promised to a customer. `source`: `rights` given by the store, or its
    `books`. `confidence`: `promised`, `believed`, or `withdrawn` while the store is not heard.
    """

    sku: str
    on_hand: int
    reserved: int
    heard_ms: int
    available: int = 0
    source: str = "books"
    confidence: str = "believed"


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/inventory?store=ID`. `heard_ms`: when the store last told anything (0: never)."""

    store_id: str
    lines: tuple[InventoryLine, ...]
    heard_ms: int = 0


class CloudRefusalCode(StrEnum):
    """Why the cloud says no: a closed list, each explained to the person in their language."""

    BAD_REQUEST = "bad_request"
    BAD_NAME = "bad_name"
    BAD_LINES = "bad_lines"
    BAD_QUANTITY = "bad_quantity"
    UNKNOWN_STORE = "unknown_store"
    UNKNOWN_SKU = "unknown_sku"
    SOLD_BY_WEIGHT = "sold_by_weight"
    PRICE_CHANGED = "price_changed"
    NOT_AVAILABLE = "not_available"
    REQUEST_REUSED = "request_reused"
    SLOT_GONE = "slot_gone"
    """The slot is full, over, or none of this store's."""
    BAD_PHONE = "bad_phone"
    UNKNOWN_MEMBER = "unknown_member"
    UNKNOWN_ORDER = "unknown_order"
    TOO_LATE = "too_late"
    NOT_ALLOWED = "not_allowed"
    CARD_UNKNOWN = "card_unknown"
    CARD_EMPTY = "card_empty"
    CARD_ELSEWHERE = "card_elsewhere"


class CloudRefusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every 4xx answer; `sku` where one line of an order is to blame."""

    code: CloudRefusalCode
    detail: str
    sku: str = ""


class ImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/import`: the text of a retailer's CSV files, for one store.

    Empty text stands for a file that was not given. `currency` and `store_names` may be empty
    where the store is known already. `strict` takes nothing unless every line is good.
    """

    store_id: str
    catalogue: str
    categories: str = ""
    offers: str = ""
    planogram: str = ""
    members: str = ""
    coupons: str = ""
    programme: str = ""
    limits: str = ""
    gift_cards: str = ""
    staff: str = ""
    pickup: str = ""
    devices: str = ""
    store_names: dict[str, str] = {}
    currency: str = ""
    in_store_patterns: tuple[str, ...] = ()
    strict: bool = False


class LineProblem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one line of a file, and what to do. Line 0 is the file as a whole."""

    file: str
    line: int
    problem: str


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import took, by collection, and what it refused. `changed`: documents published."""

    taken: dict[str, int]
    changed: int
    problems: tuple[LineProblem, ...] = ()
