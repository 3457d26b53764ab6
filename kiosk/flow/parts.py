"""Parts of the kiosk's state."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.domain.goods import Goods
from kiosk.domain.interventions import Kind
from kiosk.domain.picking import Spot, Wanted
from kiosk.domain.tenders import CARD, Way
from kiosk.domain.urgency import Urgency
from kiosk.flow.approving import Approving
from kiosk.flow.effects import RecordSale
from kiosk.flow.handover import Choice, Coming, PickupSheet
from storecore.contracts.orders import StaffCheck
from storecore.contracts.reference import Category, Item, Names, OrderState, SoldBy, TaskKind
from storecore.contracts.staff import Role
from storecore.money import Money

NOBODY_NAMED = "staff"
"""Who acts where the shop has told of no people yet."""


class LooseGoods(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen by picture: goods with a PLU, and their categories in order.

    `keys` are, by sku, what finds an item when somebody types.
    """

    categories: tuple[Category, ...]
    items: tuple[Item, ...]
    keys: dict[str, tuple[str, ...]] = {}


class ScaleReading(msgspec.Struct, frozen=True):
    """What lies on the kiosk's scale, in grams; `stable` once it has come to rest."""

    grams: int = 0
    stable: bool = True


class Weighing(msgspec.Struct, frozen=True, kw_only=True):
    """The goods that are to be put on the scale, and what they cost at the present reading.

    `tare_g` is what their container weighs, which does not count.
    """

    goods: Goods
    amount: Money
    tare_g: int = 0

    def net_g(self, scale: ScaleReading) -> int:
        """What the goods alone weigh; below zero once their container was taken away."""
        return scale.grams - self.tare_g

    @property
    def item(self) -> Item:
        """The catalogue's entry."""
        return self.goods.item

    @property
    def names(self) -> Names:
        """The item's name per language."""
        return self.item.names


class PaymentPhase(StrEnum):
    """How far a payment is."""

    INTENDING = "intending"
    """The intent is being written to disk."""
    ASKING = "asking"
    """The terminal is being woken."""
    INSTRUCT = "instruct"
    """The person should hold the card to the terminal."""
    STOPPING = "stopping"
    """The person wants to stop; the terminal has been told."""
    CHECKING = "checking"
    """Nobody knows yet whether it was charged; the terminal is being asked."""
    RETURNING = "returning"
    """What was taken goes back, since the purchase was cancelled."""
    RETURNED = "returned"
    """`unclear` False: all of it. `reason` set: not all, and staff know."""
    RECORDING = "recording"
    """Approved; the sale is being written to disk."""
    APPROVED = "approved"
    DECLINED = "declined"
    """Nothing was charged; `reason` says why. The person may try again."""
    UNREACHABLE = "unreachable"
    """`unclear` False: nothing was charged. True: unknown, so only staff can go on."""


class DeclineReason(StrEnum):
    """Why nothing was charged."""

    DECLINED = "declined"
    STOPPED = "stopped"
    TERMINAL_DOWN = "terminal_down"
    CANNOT_RECORD = "cannot_record"
    EXPIRED = "expired"
    CODE_REFUSED = "code_refused"
    GIFT_UNKNOWN = "gift_unknown"
    GIFT_EMPTY = "gift_empty"
    GIFT_OFFLINE = "gift_offline"
    GIFT_ELSEWHERE = "gift_elsewhere"
    """From EXPIRED on the values are those of domain.payment.Why."""
    NOT_RETURNED = "not_returned"
    """Money could not be given back: staff do it."""


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to pay. `checks` counts how often the terminal was asked what happened.

    `code` is what the customer held to the camera; `qr_text` is what they have to see;
    `recording` is being written to disk.
    """

    intent_id: str
    amount: Money
    phase: PaymentPhase
    way: Way = CARD
    code: str = ""
    qr_text: str = ""
    reason: DeclineReason | None = None
    unclear: bool = False
    checks: int = 0
    not_found: int = 0
    next_check_s: float = 0.0
    recording: RecordSale | None = None
    phase_since_s: float = 0.0


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A finished sale. `seconds_left` until the screen is for the next customer."""

    number: int
    transaction_id: str
    total: Money
    qr_text: str
    completed_ms: int
    seconds_left: int


class GoodsView(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that an order gets for a line; `quantity` pieces still wait, `handed` are gone."""

    goods: Wanted
    quantity: int
    unit_price: Money
    handed: int = 0
    refused: int = 0
    spot: Spot = Spot()
    epcs: tuple[str, ...] = ()


class OrderLineView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an order with what the catalogue knows of it; `place` is where it lies.

    `number` is its place in the order. `goods` is what the order gets for it, once `picked` for
    sure; `missing` pieces cannot be had.
    """

    sku: str
    quantity: int
    names: Names
    picture: str
    sold_by: SoldBy = SoldBy.EACH
    place: str = ""
    number: int = 0
    unit_price: Money | None = None
    goods: tuple[GoodsView, ...] = ()
    picked: bool = False
    missing: int = 0


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """A click-and-collect order; `place` is where it waits once staged.

    `due` is what it costs as it is now. `checks` are why a colleague hands it over.
    """

    order_id: str
    pickup_code: str
    customer_name: str
    state: OrderState
    lines: tuple[OrderLineView, ...]
    total: Money
    placed_ms: int
    place: str = ""
    bay: str = ""
    picker: str = ""
    due: Money | None = None
    ready_by_ms: int = 0
    checks: tuple[StaffCheck, ...] = ()
    min_age: int = 0
    bags: tuple[str, ...] = ()
    substitutes_wanted: bool = True

    @property
    def count(self) -> int:
        """How many pieces."""
        return sum(line.quantity for line in self.lines)


class Pickup(msgspec.Struct, frozen=True, kw_only=True):
    """Collecting an order. `asking` while the edge has not answered yet.

    `request_id` is kept so that a repeated touch gives the same answer; `begin_id` is the request
    that has the order opened or brought, `coming_id` the one that is not answered yet. `choices`
    are, in the order of what waits, what the customer does with it.
    """

    pickup_code: str = ""
    asking: bool = False
    order: OrderView | None = None
    request_id: str = ""
    seconds_left: int = 0
    begin_id: str = ""
    coming_id: str = ""
    coming: Coming | None = None
    sheet: PickupSheet = PickupSheet.NONE
    choices: tuple[Choice, ...] = ()


class HelpReason(StrEnum):
    """What a colleague is needed for."""

    HELP = "help"
    AGE = "age"
    PAYMENT = "payment"
    CHECK = "check"
    """An intervention; `kind` says which."""


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague is wanted. `told` is True once the edge has taken the call, False when it
    could not be reached, None while that is not known. `age` is the age to confirm.
    """

    reason: HelpReason
    told: bool | None = None
    age: int = 0
    names: Names = {}
    kind: Kind | None = None


class TaskView(msgspec.Struct, frozen=True, kw_only=True):
    """Something for staff to do, with what the catalogue knows of the item."""

    task_id: str
    kind: TaskKind
    subject: str
    raised_ms: int
    sku: str = ""
    names: Names = {}
    picture: str = ""
    place: str = ""
    quantity: int = 0
    target: int = 0
    taken_by: str = ""
    urgency: Urgency = Urgency.SOON
    wanted_at: str = ""
    detail: str = ""


class BayView(msgspec.Struct, frozen=True):
    """A bay of a locker, as staff scan or touch it."""

    locker: str
    bay: str


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in colleague's view. `busy` names the task or order that the edge works on.

    `payment_unclear` offers to give up a payment that the terminal does not explain.
    """

    name: str
    staff_id: str = NOBODY_NAMED
    role: Role = Role.MANAGER
    tasks: tuple[TaskView, ...] = ()
    orders: tuple[OrderView, ...] = ()
    busy: str = ""
    request_id: str = ""
    payment_unclear: bool = False
    approving: Approving | None = None


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """The lines out. `cloud_up` as the edge tells or None; `backlog` counts facts still to go."""

    edge_up: bool = True
    cloud_up: bool | None = None
    backlog: int = 0


class Tone(StrEnum):
    """The sounds."""

    READ = "read"
    LOOK = "look"
    DONE = "done"
    ALARM = "alarm"
    """Staff only: something is wrong at the exit."""


class Sound(msgspec.Struct, frozen=True):
    """The newest sound; a higher `number` than before means: play it now."""

    number: int = 0
    tone: Tone = Tone.READ
