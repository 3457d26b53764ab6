"""Orders on their way to their customers: packed, staged, collected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kiosk.application.views import order_view, wanted_of
from kiosk.domain.goods import Goods
from kiosk.domain.picking import BagCheck, take
from kiosk.flow.handover import Choice, Coming, PickupSheet
from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.packing import Packing, PackSheet, PickRound
from kiosk.flow.parts import OrderView, Pickup, Staff
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.packing import stops_of
from storecore.contracts.handover import HandoverWay, RunnerReason
from storecore.contracts.lockers import BayState, Locker, LockerBay
from storecore.contracts.orders import Order, OrderLine, OrderState, StaffCheck
from storecore.contracts.reference import Facing, Item
from storecore.money import Money

_MINUTE_MS = 60_000
_WANTED: dict[str, tuple[str, OrderState, tuple[tuple[str, int], ...]]] = {
    "ready": ("Mei L.", OrderState.READY, (
        ("milk-1l", 2), ("bread-rye-500g", 1), ("coffee-500g", 1), ("eggs-10", 1),
        ("honey-500g", 1),
    )),
    "picking": ("Alexandra M.", OrderState.PICKING, (
        ("milk-1l", 2), ("tea-green-20", 1), ("tshirt-navy-m", 2),
    )),
    "accepted": ("王小明", OrderState.ACCEPTED, (
        ("rice-1kg", 1), ("soy-sauce-250ml", 2), ("dumplings-500g", 3), ("peas-450g", 1),
        ("lemon", 4),
    )),
}  # fmt: skip


def orders_of(items: dict[str, Item], now_ms: int) -> dict[str, OrderView]:
    """One order in each state that staff see."""
    goods = {sku: Goods(item, 1) for sku, item in items.items()}
    facings = {
        sku: Facing(
            place=f"{'ABC'[number % 3]}{number % 7 + 1}-{number % 4 + 1}", sku=sku,
            zone="ABC"[number % 3], bay=number % 7 + 1, shelf=number % 4 + 1, minimum=1, target=9,
        )
        for number, sku in enumerate(items)
    }  # fmt: skip
    found = {}
    for number, (key, (customer, state, wanted)) in enumerate(_WANTED.items(), start=1):
        lines = tuple(
            OrderLine(sku=sku, quantity=count, unit_price=items[sku].price) for sku, count in wanted
        )
        order = Order(
            order_id=f"order-{number}",
            store_id="store-1",
            pickup_code=f"K7M2X9{number:02d}",
            customer_name=customer,
            lines=lines,
            total=Money(2499, "EUR"),
            placed_ms=now_ms - number * 17 * _MINUTE_MS,
            ready_by_ms=now_ms + (number - 2) * 25 * _MINUTE_MS,
            state=state,
            place="B2" if state is OrderState.READY else "",
            picker="Sam" if state is OrderState.PICKING else "",
        )
        found[key] = order_view(order, goods, facings)
    return found


def lockers(columns: int = 6, rows: int = 4) -> tuple[Locker, ...]:
    """One locker, half of whose bays are free."""
    states = (BayState.FREE, BayState.HELD, BayState.FREE, BayState.HELD, BayState.OUT)
    bays = tuple(
        LockerBay(bay=str(number + 1), state=states[number % 5]) for number in range(columns * rows)
    )
    return (Locker(locker="locker-1", columns=columns, bays=bays),)


def handover_states(
    items: dict[str, Item], staff: Staff, now_ms: int, **nobody: Any
) -> dict[str, KioskState]:
    """Every screen between an order and its customer."""
    orders = orders_of(items, now_ms)

    def shown(screen: Screen, **parts: Any) -> KioskState:
        return KioskState(screen=screen, lockers=lockers(), **nobody, **parts)

    def packing(round_: PickRound, screen: Screen, **more: Any) -> KioskState:
        return shown(screen, staff=staff, packing=Packing(round=round_), **more)

    both = (orders["picking"], orders["accepted"])
    begun = tuple(order.order_id for order in both)
    stops = stops_of(both)
    halfway = PickRound(orders=both, begun=begun, stops=stops, position=3)
    first = PickRound(orders=both[:1], begun=begun[:1], stops=stops_of(both[:1]))
    some = replace(halfway, stops=(*stops[:3], take(stops[3]), *stops[4:]))
    instead = tuple(
        wanted_of(items[sku], sku) for sku in ("olive-oil-500ml", "spaghetti-500g", "flour-1kg")
    )
    problem = replace(halfway, sheet=PackSheet.PROBLEM, offered=instead)
    wrong = replace(halfway, sheet=PackSheet.WRONG, wrong=instead[0], offered=instead[:1])
    taken = tuple(take(stop, stop.quantity) for stop in stops)
    packed = replace(halfway, stops=taken, position=len(stops))
    differs = BagCheck({"tshirt-navy-m": 1}, {"jeans-blue-32": 2})
    return {
        "staff-orders": shown(Screen.STAFF_ORDERS, staff=staff),
        "staff-orders-round": shown(
            Screen.STAFF_ORDERS, staff=staff, packing=Packing(chosen=begun)
        ),
        "staff-pick": packing(first, Screen.STAFF_PICK),
        "staff-pick-some": packing(some, Screen.STAFF_PICK),
        "staff-pick-problem": packing(problem, Screen.STAFF_PICK),
        "staff-pick-wrong": packing(wrong, Screen.STAFF_PICK),
        "staff-stage": packing(packed, Screen.STAFF_STAGE),
        "staff-stage-tags": packing(
            replace(packed, bags=("0417",), check=differs), Screen.STAFF_STAGE,
            notice=Notice(kind=NoticeKind.BAG_DIFFERS),
        ),
        "staff-stage-bag": packing(
            replace(packed, bags=("0417", "0418"), place="B2"), Screen.STAFF_STAGE
        ),
        **_pickups(orders["ready"], shown),
        "collect-done": shown(
            Screen.COLLECT_DONE, pickup=Pickup(order=_handed(orders["ready"]), seconds_left=6)
        ),
    }  # fmt: skip


def _pickups(order: OrderView, shown: Callable[..., KioskState]) -> dict[str, KioskState]:
    """How an order comes to the customer who waits for it, and what may be wrong with it."""
    bay = replace(order, place="locker-1", bay="12")
    checked = replace(order, checks=(StaffCheck.AGE,), min_age=18)
    opened = Coming(way=HandoverWay.BAY)

    def called(reason: RunnerReason, **more: Any) -> Coming:
        return Coming(way=HandoverWay.RUNNER, reason=reason, seconds=42, **more)

    def pickup(which: OrderView, coming: Coming | None = None, **more: Any) -> KioskState:
        found = Pickup(pickup_code="K7M2X9QP", order=which, coming=coming, **more)
        return shown(Screen.COLLECT_READY, pickup=found)

    choices = (Choice.TAKE, Choice.LATER, Choice.REFUSE, Choice.TAKE, Choice.TAKE)
    return {
        "collect-ready": pickup(bay, opened),
        "collect-opening": pickup(bay, coming_id="r"),
        "collect-silent": pickup(bay),
        "collect-runner": pickup(order, called(RunnerReason.SHELF)),
        "collect-runner-known": pickup(order, called(RunnerReason.SHELF, runner="Kim")),
        "collect-stuck": pickup(bay, called(RunnerReason.BAY_STUCK)),
        "collect-check": pickup(checked, called(RunnerReason.CHECK)),
        "collect-trouble": pickup(bay, opened, sheet=PickupSheet.TROUBLE),
        "collect-choose": pickup(bay, opened, sheet=PickupSheet.CHOOSE, choices=choices),
        "collect-part-done": shown(
            Screen.COLLECT_DONE,
            pickup=Pickup(order=_in_part(order), seconds_left=6),
        ),
    }


def _in_part(order: OrderView) -> OrderView:
    """Of the first goods some wait on, the second were not wanted, the rest is gone."""
    lines = []
    for number, line in enumerate(order.lines):
        (goods,) = line.goods
        count = goods.quantity
        told = (
            goods if number == 0
            else replace(goods, quantity=0, refused=count) if number == 1
            else replace(goods, quantity=0, handed=count)
        )  # fmt: skip
        lines.append(replace(line, goods=(told,)))
    return replace(order, lines=tuple(lines))


def _handed(order: OrderView) -> OrderView:
    lines = tuple(
        replace(line, goods=tuple(replace(goods, quantity=0) for goods in line.goods))
        for line in order.lines
    )
    return replace(order, lines=lines)
