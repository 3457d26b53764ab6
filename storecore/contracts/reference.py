"""Reference: what is decided above and travels down by cursor, with tombstones."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts import (
    bills,
    device_settings,
    kiosks,
    labels,
    lockers,
    members,
    orders,
    pairs,
    promises,
    receipts,
    returns,
    staff,
    watching,
)
from storecore.contracts.offers import Coupon, Offer
from storecore.contracts.opening import PickupTerms
from storecore.contracts.orders import Order as Order  # noqa: PLC0414  told again for all to import
from storecore.contracts.orders import OrderLine as OrderLine  # noqa: PLC0414
from storecore.contracts.orders import OrderState as OrderState  # noqa: PLC0414
from storecore.contracts.returns import ReturnTerms
from storecore.money import Money


class SoldBy(StrEnum):
    """How a price counts: for a piece or for a kilogram."""

    EACH = "each"
    KG = "kg"


Names = dict[str, str]
"""A name per language: keys are those of `storecore.languages.LANGUAGES`."""


class Store(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `store`, key store_id: the shop itself.

    `pickup` says when orders can be collected; without it a store takes them at any hour.
    """

    store_id: str
    names: Names
    currency: str
    in_store_patterns: tuple[str, ...] = ()
    pickup: PickupTerms | None = None


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `category`, key category_id.

    `tax_ppm` is the tax rate of its items in parts per million (70000 is 7%, 88750 is 8.875%), None
    where each item names its own. The tax is inside their prices, or added where `tax_on_top`.
    """

    category_id: str
    names: Names
    picture: str
    position: int
    tax_ppm: int | None = None
    tax_on_top: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `item`, key sku. Its feed version is the price version on a line.

    `gtin` has 14 digits. `price` is for a piece, or for a kilogram where sold by weight.
    Stock of a weighed item is counted in grams. `tax_percent` None takes its category's rate.
    `returns` None: the store's own terms.
    """

    sku: str
    names: Names
    category: str
    price: Money
    sold_by: SoldBy
    tax_percent: int | None = None
    gtin: str | None = None
    plu: str | None = None
    in_store_code: str | None = None
    unit_weight_g: int | None = None
    min_age: int | None = None
    tagged: bool = False
    picture: str = ""
    returns: ReturnTerms | None = None


class Sensing(StrEnum):
    """What can see a shelf place."""

    NONE = "none"
    WEIGHT = "weight"
    RFID = "rfid"


class Facing(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `facing`, key place: one place of the planogram and what should lie there.

    A weight place is told by `device`; an RFID place by `device` and `antenna`, for one sku.
    """

    place: str
    sku: str
    zone: str
    bay: int
    shelf: int
    minimum: int
    target: int
    sensing: Sensing = Sensing.NONE
    device: str = ""
    antenna: int = 0


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `delivery`, key delivery_id: goods sent to the store, received once.

    One with an `sscc` (18 digits), or from another store, is expected: staff receive it when it is
    there. Any other is received as soon as the store hears of it.
    """

    delivery_id: str
    lines: tuple[tuple[str, int], ...]
    sscc: str = ""
    from_store: str = ""

    @property
    def is_expected(self) -> bool:
        """Whether somebody has to say that it is there."""
        return bool(self.sscc or self.from_store)


class TaskKind(StrEnum):
    """What staff are asked to do."""

    RESTOCK = "restock"
    PICK = "pick"
    ASSIST = "assist"
    DEVICE = "device"
    PRINTER = "printer"
    """A kiosk's receipt printer; `subject` is the kiosk, `place` one of PrinterState."""
    COUNT = "count"
    """More of a sku is promised than lies there, or nobody knows: count it."""
    LABEL = "label"
    """The shelf label at `place` shows another price than the catalogue: change it."""
    CLAIM = "claim"
    """Money is not where it should be; `subject` is the claim, `place` the kiosk."""
    BILL = "bill"
    """A basket waits to be paid at the counter; `subject` is the bill, `place` the kiosk, and
    `quantity` the number that the customer says."""
    COUPON = "coupon"
    """A single-use coupon was used twice; `subject` is the coupon, `place` the kiosk."""
    EXIT = "exit"
    """A tag that nobody has paid for was read at the exit; `subject` is the tag."""
    TIDY = "tidy"
    """What should not lie there lies at `place`, which is the `subject`; `sku` is what should."""
    RETURN = "return"
    """A tag that was paid for lies at `place` again; `subject` is the tag. Done: it is stock."""
    PUT_AWAY = "put_away"
    """Goods of an order that nobody takes wait at `place`: back on their shelves with them;
    `subject` is the order. Done by the order's own step."""
    DOUBT = "doubt"
    """A picker did not find, or found damaged, what the books say: look; `subject` is the sku."""
    RUN = "run"
    """A customer at the kiosk `wanted_at` waits for the order `subject`: bring it from `place`.
    `detail` is one of handover.RunnerReason, `target` the age to look at."""
    BAG = "bag"
    """Goods of the order `subject`, which waits at `place`, were carried off."""
    BAY = "bay"
    """A locker's bay (`subject` is LOCKER.BAY) did not open: look at it."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `task` (edge to kiosks), key task_id. `subject`: a place, order, kiosk or device.

    Closed tasks leave as tombstones.
    """

    task_id: str
    kind: TaskKind
    subject: str
    raised_ms: int
    sku: str = ""
    place: str = ""
    quantity: int = 0
    target: int = 0
    taken_by: str = ""
    wanted_at: str = ""
    detail: str = ""
    taken_ms: int = 0


class ShelfState(StrEnum):
    """How a sensed place of the planogram stands."""

    RIGHT = "right"
    LOW = "low"
    EMPTY = "empty"
    WRONG_ITEM = "wrong_item"
    """What lies there does not weigh what whole pieces of its item would."""
    MISPLACED = "misplaced"
    """Tags of other goods lie there."""
    UNSEEN = "unseen"
    """Its device is not heard: what is shown is old."""


class ShelfLevel(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `shelf` (edge to kiosks), key place: what the sensors believe lies there."""

    place: str
    sku: str
    quantity: int
    minimum: int
    target: int
    device: str
    seen_ms: int
    state: ShelfState = ShelfState.RIGHT


COLLECTIONS: dict[str, type[msgspec.Struct]] = {
    "store": Store,
    "category": Category,
    "item": Item,
    "offer": Offer,
    "coupon": Coupon,
    "facing": Facing,
    "delivery": Delivery,
    "task": Task,
    "shelf": ShelfLevel,
    **bills.COLLECTIONS,
    **labels.COLLECTIONS,
    **device_settings.COLLECTIONS,
    **lockers.COLLECTIONS,
    **members.COLLECTIONS,
    **orders.COLLECTIONS,
    **pairs.COLLECTIONS,
    **watching.COLLECTIONS,
    **promises.COLLECTIONS,
    **receipts.COLLECTIONS,
    **returns.COLLECTIONS,
    **staff.COLLECTIONS,
    **kiosks.COLLECTIONS,
}
