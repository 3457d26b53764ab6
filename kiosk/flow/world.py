"""What a step may ask: the time it is, and read access to the shop's reference and rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from kiosk.domain.goods import Goods
from kiosk.domain.interventions import Thresholds
from kiosk.domain.picking import Wanted
from kiosk.domain.tenders import CARD, Way
from kiosk.flow.door import Person
from kiosk.flow.parts import BayView, LooseGoods, OrderView, TaskView
from kiosk.flow.watching import WatchedGoods
from storecore.contracts.kiosks import KioskOrder, KioskReport
from storecore.contracts.lockers import Locker
from storecore.contracts.members import Member, Programme
from storecore.contracts.offers import Coupon, Offer
from storecore.contracts.pairs import Pair
from storecore.contracts.reference import Delivery, Names, Order
from storecore.gs1.in_store import InStorePattern
from storecore.money import Money


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When a step happens. `fresh_id` is an id that nothing else has, `today` the shop's date.

    `minute_of_day` counts from the shop's own midnight.
    """

    wall_ms: int
    monotonic_s: float
    today: date
    fresh_id: str
    minute_of_day: int = 0


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Times of the flow in seconds, and what else a shop may set."""

    language: str = "en"
    actor: str = "kiosk"
    idle_warning_s: float = 60.0
    idle_wipe_s: float = 90.0
    help_wipe_s: float = 300.0
    staff_idle_s: float = 180.0
    sign_in_idle_s: float = 30.0
    done_s: float = 10.0
    bill_s: float = 30.0
    notice_s: float = 8.0
    check_every_s: float = 2.0
    checks_before_help: int = 8
    ways: tuple[Way, ...] = (CARD,)
    store_id: str = ""
    staff_only: bool = False
    limits: Thresholds = Thresholds()


class World(Protocol):
    """The shop as the kiosk knows it."""

    @property
    def rules(self) -> Rules:
        """Times and settings."""
        ...

    @property
    def ready(self) -> bool:
        """Whether there is a shop with something to sell."""
        ...

    @property
    def currency(self) -> str:
        """The shop's currency, ISO 4217."""
        ...

    @property
    def store_names(self) -> Names:
        """The shop's name per language."""
        ...

    @property
    def patterns(self) -> Sequence[InStorePattern]:
        """How the shop's own labels are divided."""
        ...

    def by_sku(self, sku: str) -> Goods | None:
        """The goods of a sku."""
        ...

    def by_gtin(self, gtin14: str) -> Goods | None:
        """The goods of a GTIN in its 14-digit form."""
        ...

    def by_plu(self, plu: str) -> Goods | None:
        """The goods of a PLU."""
        ...

    def by_in_store_code(self, reference: str) -> Goods | None:
        """The goods of the item digits of the shop's own labels."""
        ...

    @property
    def watched(self) -> WatchedGoods:
        """Weights and limits of the shop's items."""
        ...

    def offers(self) -> Sequence[Offer]:
        """Offers that hold now."""
        ...

    def member(self, key: str) -> Member | None:
        """A member by `contracts.members.member_key`."""
        ...

    def programme(self) -> Programme | None:
        """How points count, None where the shop has none."""
        ...

    def coupon(self, code: str) -> Coupon | None:
        """A single-use coupon that nobody has used, as far as is known."""
        ...

    def pair(self, sku: str) -> Pair | None:
        """What goes well with a sku, by what was bought together."""
        ...

    def place(self, sku: str) -> str:
        """Where a sku lies, empty where nobody knows."""
        ...

    def loose(self) -> LooseGoods:
        """Goods chosen by picture."""
        ...

    def tasks(self) -> tuple[TaskView, ...]:
        """Open tasks, oldest first."""
        ...

    def orders(self) -> tuple[OrderView, ...]:
        """Orders that staff still have to do with, oldest first."""
        ...

    def order_view(self, order: Order) -> OrderView:
        """An order with what the catalogue knows of its lines."""
        ...

    def kiosks(self) -> tuple[KioskReport, ...]:
        """What every kiosk of the shop is doing."""
        ...

    def kiosk_orders(self) -> tuple[KioskOrder, ...]:
        """What this kiosk is told to do from elsewhere."""
        ...

    def deliveries(self) -> tuple[Delivery, ...]:
        """What is on its way here, and not received yet."""
        ...

    def other_stores(self) -> tuple[tuple[str, Names], ...]:
        """Where goods can be sent: id and names."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Who works here and may sign in, by name; empty where the shop has told of nobody."""
        ...

    def order(self, order_id: str) -> OrderView | None:
        """An order of this store as it stands now."""
        ...

    def substitutes(self, sku: str, unit_price: Money) -> tuple[Wanted, ...]:
        """What may be taken for goods that were promised at that price."""
        ...

    def may_replace(self, sku: str, ordered: str, unit_price: Money) -> bool:
        """Whether the one may be given for the other, that was promised at that price."""
        ...

    def bay(self, place: str) -> BayView | None:
        """The bay of a locker that a place's name stands for, None for any other place."""
        ...

    def lockers(self) -> tuple[Locker, ...]:
        """The lockers of this store, by name."""
        ...


class Context(NamedTuple):
    """What every step is given besides the state and the event."""

    moment: Moment
    world: World

    @property
    def now_s(self) -> float:
        """Monotonic seconds."""
        return self.moment.monotonic_s

    @property
    def rules(self) -> Rules:
        """Times and settings."""
        return self.world.rules
