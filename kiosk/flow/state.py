"""What the kiosk shows at one moment. Frozen: every event makes a new state."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.domain.basket import Basket
from kiosk.flow.access import Access
from kiosk.flow.door import Asking, Person
from kiosk.flow.kiosks import KiosksLook
from kiosk.flow.members import Club
from kiosk.flow.notices import Notice
from kiosk.flow.packing import Packing
from kiosk.flow.parts import (
    Help,
    Links,
    LooseGoods,
    Payment,
    Pickup,
    Receipt,
    ScaleReading,
    Sound,
    Staff,
    Weighing,
)
from kiosk.flow.price_query import PriceQuery
from kiosk.flow.receipts import Printing
from kiosk.flow.repeats import Repeat, Scanned
from kiosk.flow.stock import StockLook
from kiosk.flow.suggesting import Suggesting
from kiosk.flow.suspending import Parking
from kiosk.flow.tendering import Bill, Settling
from kiosk.flow.till import Till
from kiosk.flow.watching import Watch
from storecore.contracts.lockers import Locker
from storecore.contracts.reference import Names


class Screen(StrEnum):
    """The screens. One is shown at a time."""

    START = "start"
    BASKET = "basket"
    LOOSE = "loose"
    """Goods without a bar code, chosen by picture or search."""
    WEIGH = "weigh"
    PAY = "pay"
    COUNTER = "counter"
    """The basket is with staff, who take the money."""
    DONE = "done"
    COLLECT = "collect"
    COLLECT_READY = "collect_ready"
    COLLECT_DONE = "collect_done"
    HAND_NEEDED = "hand_needed"
    STAFF_SIGN_IN = "staff_sign_in"
    STAFF_TASKS = "staff_tasks"
    STAFF_ORDERS = "staff_orders"
    STAFF_PICK = "staff_pick"
    STAFF_STAGE = "staff_stage"
    STAFF_RECEIPTS = "staff_receipts"
    SUSPENDED = "suspended"
    """The ticket of a basket that was put aside."""
    RESUME = "resume"
    STAFF_TILL = "staff_till"
    STAFF_WEIGHTS = "staff_weights"
    STAFF_STOCK = "staff_stock"
    STAFF_KIOSKS = "staff_kiosks"
    PAUSED = "paused"
    """Closed for customers, by a colleague from elsewhere."""
    STAFF_BASKET = "staff_basket"
    """The basket that is open here, under the eyes of staff."""


STAFF_SCREENS = frozenset(
    screen
    for screen in Screen
    if screen.value.startswith("staff_") and screen is not Screen.STAFF_SIGN_IN
)
"""Only somebody who is signed in is there."""


class KioskState(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a screen needs; parts that do not matter on a screen are None.

    `members` says whether the shop has any. `ready` is False until the shop's reference has arrived
    for the first time. `idle_seconds_left`
    is set while the "are you still there?" warning shows. `confirm_cancel` asks once before the
    basket is dropped. `came_from` is where "back" leads from HAND_NEEDED and STAFF_SIGN_IN.
    `touched_s`, `screen_since_s` are monotonic seconds. `unattended`: a payment was under way when
    the kiosk last ran, too long ago for its customer to be there still. `people` work here and may
    sign in; `present` is who has shown a badge beside a customer, `judged_by` who
    last said yes or no to one, here or from elsewhere.
    """

    basket: Basket
    screen: Screen = Screen.START
    came_from: Screen = Screen.START
    language: str = "en"
    store_names: Names = {}
    kiosk_id: str = ""
    staff_only: bool = False
    ready: bool = False
    notice: Notice | None = None
    confirm_cancel: bool = False
    idle_seconds_left: int | None = None
    newest_line_id: str = ""
    loose: LooseGoods | None = None
    weighing: Weighing | None = None
    scale: ScaleReading = ScaleReading()
    payment: Payment | None = None
    settling: Settling | None = None
    bill: Bill | None = None
    till: Till | None = None
    stock: StockLook | None = None
    kiosks: KiosksLook | None = None
    orders_done: frozenset[str] = frozenset()
    receipt: Receipt | None = None
    printing: Printing = Printing()
    parking: Parking | None = None
    watch: Watch = Watch()
    price_query: PriceQuery | None = None
    club: Club = Club()
    suggesting: Suggesting = Suggesting()
    members: bool = False
    scanned: Scanned | None = None
    repeat: Repeat | None = None
    pickup: Pickup | None = None
    help: Help | None = None
    staff: Staff | None = None
    packing: Packing = Packing()
    lockers: tuple[Locker, ...] = ()
    links: Links = Links()
    access: Access = Access()
    sound: Sound = Sound()
    touched_s: float = 0.0
    unattended: bool = False
    screen_since_s: float = 0.0
    people: tuple[Person, ...] = ()
    asking: Asking | None = None
    present: Person | None = None
    judged_by: str = ""
