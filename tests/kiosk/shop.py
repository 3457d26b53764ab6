"""A small shop to sell from: goods, offers, and the world as a flow step sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.application.views import (
    loose_goods,
    open_orders,
    order_view,
    task_views,
    wanted_of,
)
from kiosk.domain.goods import Goods
from kiosk.domain.picking import Wanted
from kiosk.flow.door import CheckStaff, Person, StaffKnown, StaffUnknown
from kiosk.flow.events import Event
from kiosk.flow.parts import BayView, LooseGoods, OrderView, TaskView
from kiosk.flow.watching import WeightEntry
from kiosk.flow.world import Rules
from storecore.contracts.kiosks import KioskOrder, KioskReport
from storecore.contracts.lockers import Locker, LockerBay
from storecore.contracts.members import Member, Programme, member_key
from storecore.contracts.offers import Coupon, Offer, OfferKind
from storecore.contracts.pairs import Pair
from storecore.contracts.reference import (
    Category,
    Delivery,
    Facing,
    Item,
    Names,
    Order,
    OrderLine,
    OrderState,
    SoldBy,
    Store,
    Task,
    TaskKind,
)
from storecore.contracts.staff import Role
from storecore.contracts.watching import LearnedWeight, WatchedItem
from storecore.gs1.badge import BADGE_PREFIX
from storecore.gs1.in_store import InStorePattern
from storecore.gs1.pickup import make_pickup_code
from storecore.money import Money
from storecore.orders.substitutes import may_replace, substitutes

PIN = "4711"
NOBODY = Person(staff_id="staff", name="staff", role=Role.MANAGER)
KIM = Person(staff_id="s-1", name="Kim", role=Role.ATTENDANT)
LEE = Person(staff_id="s-2", name="Lee", role=Role.PICKER)
MAX = Person(staff_id="s-3", name="Max", role=Role.MANAGER)
PEOPLE = (KIM, LEE, MAX)
PICKUP_CODE = make_pickup_code(b"store")
TODAY = date(2026, 1, 15)
IN_STORE_PATTERN = "21IIIIIWWWWWc"
STORE = Store(
    store_id="store-1",
    names={"en": "Corner & Co.", "zh-Hans": "街角小店", "zh-Hant": "街角小店"},
    currency="EUR",
    in_store_patterns=(IN_STORE_PATTERN,),
)


def eur(minor: int) -> Money:
    """An amount in euro cents."""
    return Money(minor, "EUR")


def item(sku: str, price_minor: int, **more: object) -> Item:
    """An item sold by the piece, unless told otherwise."""
    given: dict[str, object] = {
        "sku": sku,
        "names": {"en": sku.title(), "zh-Hans": sku, "zh-Hant": sku},
        "category": "food",
        "price": eur(price_minor),
        "tax_percent": 7,
        "sold_by": SoldBy.EACH,
        "picture": f"{sku}.svg",
    }
    return Item(**{**given, **more})  # type: ignore[arg-type]


MILK = item("milk", 129, gtin="09521002001013")
CHOCOLATE = item("chocolate", 179, gtin="00000095202020")
BISCUITS = item("biscuits", 149, gtin="09521002001020")
WINE = item("wine", 699, gtin="09521002004021", tax_percent=19, min_age=16)
SALMON = item("salmon", 2990, gtin="09521001003018", sold_by=SoldBy.KG)
HAM = item("ham", 1890, in_store_code="10201", sold_by=SoldBy.KG)
BANANA = item("banana", 179, plu="4011", sold_by=SoldBy.KG, category="fruit")
KIWI = item("kiwi", 35, plu="4030", category="fruit")
ITEMS = (MILK, CHOCOLATE, BISCUITS, WINE, SALMON, HAM, BANANA, KIWI)
CATEGORIES = (
    Category(category_id="food", names={"en": "Food"}, picture="", position=2),
    Category(category_id="fruit", names={"en": "Fruit"}, picture="", position=1),
)
THREE_CHOCOLATES = Offer(
    offer_id="choc-3-for-4",
    kind=OfferKind.N_FOR_PRICE,
    names={"en": "3 chocolate bars for 4"},
    skus=("chocolate",),
    quantity=3,
    price=eur(400),
)
BANANA_TENTH_OFF = Offer(
    offer_id="banana-10-off",
    kind=OfferKind.PERCENT_OFF,
    names={"en": "10% off bananas"},
    skus=("banana",),
    percent=10,
)
OFFERS = (THREE_CHOCOLATES, BANANA_TENTH_OFF)
ORDER = Order(
    order_id="order-1",
    store_id="store-1",
    pickup_code=PICKUP_CODE,
    customer_name="A. B.",
    lines=(
        OrderLine(sku="milk", quantity=2, unit_price=eur(129)),
        OrderLine(sku="chocolate", quantity=1, unit_price=eur(179)),
    ),
    total=eur(437),
    placed_ms=1,
    state=OrderState.ACCEPTED,
)
TASK = Task(
    task_id="task-1",
    kind=TaskKind.RESTOCK,
    subject="A1",
    raised_ms=1,
    sku="milk",
    place="A1",
    quantity=1,
    target=8,
)


def facing(place: str, sku: str) -> Facing:
    """A place such as B3-2: zone, bay and shelf."""
    zone, bay, shelf = place[0], int(place[1]), int(place[3])
    return Facing(place=place, sku=sku, zone=zone, bay=bay, shelf=shelf, minimum=1, target=9)


FACINGS = {
    "milk": facing("B2-1", "milk"),
    "chocolate": facing("A1-4", "chocolate"),
    "biscuits": facing("A1-2", "biscuits"),
    "shirt": facing("C1-1", "shirt"),
}
LOCKER = Locker(locker="locker-1", columns=2, bays=(LockerBay(bay="11"), LockerBay(bay="12")))


class ShopWatched:
    """Weights and limits; tests fill them in."""

    def __init__(self) -> None:
        self.weights: dict[str, LearnedWeight] = {}
        self.limits: dict[str, WatchedItem] = {}

    def weight_of(self, sku: str) -> LearnedWeight | None:
        """By sku."""
        return self.weights.get(sku)

    def limits_of(self, sku: str) -> WatchedItem | None:
        """By sku."""
        return self.limits.get(sku)

    def listed(self) -> tuple[WeightEntry, ...]:
        """All."""
        return tuple(
            WeightEntry(
                sku=one.sku, names={"en": one.sku}, picture="", count=one.count,
                mean_g=one.mean_mg // 1000, sd_g=one.sd_mg // 1000, alarms=one.alarms,
                false_alarms=one.false_alarms, muted=one.muted,
            )
            for one in self.weights.values()
        )  # fmt: skip


PROGRAMME = Programme(earn_amount=eur(100), earn_points=1, step_points=100, step_value=eur(100))
MEMBER_NUMBER = "20481230"
OWN_COUPON, BEARER_COUPON = "99000000000280001", "99000000000280002"
ANNA = Member(
    member_key=member_key(MEMBER_NUMBER),
    name="A. B.",
    tier="gold",
    points=1250,
    coupons=(OWN_COUPON,),
)
COUPONS = (
    Coupon(coupon_id=OWN_COUPON, offer_id="free-milk", member_key=ANNA.member_key),
    Coupon(coupon_id=BEARER_COUPON, offer_id="free-milk"),
)


class ShopWorld:
    """The world of this shop, for flow steps; tests change what it holds."""

    def __init__(self, items: Sequence[Item] = ITEMS, offers: Sequence[Offer] = OFFERS) -> None:
        self.items = {one.sku: Goods(one, 1) for one in items}
        self.known_offers = tuple(offers)
        self.known_orders: tuple[Order, ...] = (ORDER,)
        self.known_lockers: tuple[Locker, ...] = (LOCKER,)
        self.known_watched = ShopWatched()
        self.known_tasks: tuple[Task, ...] = (TASK,)
        self.known_kiosks: tuple[KioskReport, ...] = ()
        self.known_kiosk_orders: tuple[KioskOrder, ...] = ()
        self.known_deliveries: tuple[Delivery, ...] = ()
        self.known_people: tuple[Person, ...] = ()
        self.known_pairs: dict[str, Pair] = {}
        self.known_members: dict[str, Member] = {ANNA.member_key: ANNA}
        self.known_coupons: dict[str, Coupon] = {one.coupon_id: one for one in COUPONS}

    @property
    def rules(self) -> Rules:
        """The times that ship."""
        return Rules(actor="kiosk-1")

    @property
    def ready(self) -> bool:
        """Whether there is anything to sell."""
        return bool(self.items)

    @property
    def currency(self) -> str:
        """Euro."""
        return "EUR"

    @property
    def store_names(self) -> Names:
        """The shop's name."""
        return STORE.names

    @property
    def patterns(self) -> Sequence[InStorePattern]:
        """How the shop's own labels are divided."""
        return (InStorePattern.parse(IN_STORE_PATTERN),)

    def by_sku(self, sku: str) -> Goods | None:
        """By sku."""
        return self.items.get(sku)

    def by_gtin(self, gtin14: str) -> Goods | None:
        """By GTIN."""
        return next((g for g in self.items.values() if g.item.gtin == gtin14), None)

    def by_plu(self, plu: str) -> Goods | None:
        """By PLU."""
        return next((g for g in self.items.values() if g.item.plu == plu), None)

    def by_in_store_code(self, reference: str) -> Goods | None:
        """By the item digits of a label."""
        return next((g for g in self.items.values() if g.item.in_store_code == reference), None)

    @property
    def watched(self) -> ShopWatched:
        """What is known of weights and limits."""
        return self.known_watched

    def offers(self) -> Sequence[Offer]:
        """What is on offer."""
        return self.known_offers

    def member(self, key: str) -> Member | None:
        """Somebody who is a member."""
        return self.known_members.get(key)

    def programme(self) -> Programme | None:
        """A point for each euro; a hundred are worth one."""
        return PROGRAMME

    def coupon(self, code: str) -> Coupon | None:
        """A single-use coupon."""
        return self.known_coupons.get(code)

    def pair(self, sku: str) -> Pair | None:
        """What goes well with it."""
        return self.known_pairs.get(sku)

    def place(self, sku: str) -> str:
        """Everything lies at one place."""
        return "B3"

    def loose(self) -> LooseGoods:
        """Loose goods."""
        return loose_goods([g.item for g in self.items.values() if g.item.plu], CATEGORIES)

    def tasks(self) -> tuple[TaskView, ...]:
        """Tasks."""
        return task_views(self.known_tasks, self.items)

    def orders(self) -> tuple[OrderView, ...]:
        """Orders."""
        return tuple(self.order_view(order) for order in open_orders(self.known_orders))

    def order_view(self, order: Order) -> OrderView:
        """An order."""
        return order_view(order, self.items, FACINGS)

    def order(self, order_id: str) -> OrderView | None:
        """An order, in whichever state."""
        known = (one for one in self.known_orders if one.order_id == order_id)
        return next((self.order_view(one) for one in known), None)

    def substitutes(self, sku: str, unit_price: Money) -> tuple[Wanted, ...]:
        """What may be taken instead, as the shop's rule says."""
        items = {sku: goods.item for sku, goods in self.items.items()}
        found = substitutes(items[sku], unit_price, items.values(), lambda _: 1)
        return tuple(wanted_of(items[one], one) for one in found)

    def may_replace(self, sku: str, ordered: str, unit_price: Money) -> bool:
        """The shop's rule."""
        return may_replace(self.items[sku].item, self.items[ordered].item, unit_price)

    def lockers(self) -> tuple[Locker, ...]:
        """One locker with two bays."""
        return self.known_lockers

    def bay(self, place: str) -> BayView | None:
        """Its bays are named as labels name them."""
        bays = {f"{one.locker}.{bay.bay}" for one in self.known_lockers for bay in one.bays}
        return BayView(*place.rsplit(".", 1)) if place in bays else None

    def kiosks(self) -> tuple[KioskReport, ...]:
        """What they do."""
        return self.known_kiosks

    def kiosk_orders(self) -> tuple[KioskOrder, ...]:
        """What this one is told."""
        return self.known_kiosk_orders

    def deliveries(self) -> tuple[Delivery, ...]:
        """What is expected."""
        return self.known_deliveries

    def other_stores(self) -> tuple[tuple[str, Names], ...]:
        """One more."""
        return (("store-2", {"en": "Market"}),)

    def people(self) -> tuple[Person, ...]:
        """Who works here."""
        return self.known_people

    def answer(self, check: CheckStaff) -> Event:
        """What the kiosk's disk would answer about a badge or a PIN."""
        badge = check.badge.removeprefix(BADGE_PREFIX)
        named = badge or check.staff_id
        who = next((one for one in self.known_people if one.staff_id == named), None)
        if not self.known_people:
            who = NOBODY
        if who is None or not (badge or check.pin == PIN):
            return StaffUnknown(request_id=check.request_id)
        return StaffKnown(request_id=check.request_id, person=who, by_badge=bool(badge))
