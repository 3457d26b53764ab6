"""States of the kiosk in which something watches over the basket."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import Line
from kiosk.domain.interventions import Intervention, Kind, Rung
from kiosk.flow.door import Person
from kiosk.flow.parts import Help, HelpReason, ScaleReading, Staff, TaskView, Weighing
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import Watch, WeightEntry
from storecore.contracts.reference import Item, TaskKind
from storecore.contracts.staff import Role
from storecore.contracts.watching import Evidence

ASKS = (Kind.WEIGHT, Kind.UNPAID_TAG, Kind.UNKNOWN_CODE, Kind.QUANTITY, Kind.COUPON)
CALLS = (Kind.WEIGHT, Kind.UNPAID_TAG, Kind.HIGH_VALUE, Kind.QUANTITY, Kind.PRICE, Kind.COUPON)


def watching_states(
    basket: KioskState, weighing: Weighing, items: dict[str, Item], now_ms: int
) -> dict[str, KioskState]:
    """`basket` is a BASKET with lines, of which the first is asked about."""
    lines = basket.basket.lines
    states = {f"basket-ask-{kind}": _asked(basket, kind) for kind in ASKS}
    states |= _called(basket, items)
    states |= {
        f"hand-{kind}": replace(
            basket,
            screen=Screen.HAND_NEEDED,
            help=Help(reason=HelpReason.CHECK, told=True, kind=kind, names=lines[0].names),
        )
        for kind in CALLS
    }
    weigh = replace(basket, screen=Screen.WEIGH, scale=ScaleReading(612))
    states["weigh-tare"] = replace(weigh, weighing=replace(weighing, tare_g=180))
    states["weigh-below"] = replace(weigh, weighing=weighing, scale=ScaleReading(-60))
    staff = replace(basket, screen=Screen.STAFF_WEIGHTS, staff=Staff(name="Kim"))
    states["staff-weights-empty"] = staff
    states["staff-weights"] = replace(staff, watch=Watch(weights=_weights(items)))
    alarm = TaskView(
        task_id="x1",
        kind=TaskKind.EXIT,
        subject="303645214830D44000000001",
        raised_ms=now_ms - 4_000,
        sku="hoodie-green-m",
        names=items["hoodie-green-m"].names,
        picture=items["hoodie-green-m"].picture,
        place="main",
    )
    call = TaskView(
        task_id="x2", kind=TaskKind.ASSIST, subject="K2", raised_ms=now_ms, place="weight"
    )
    at_exit = Staff(name="Kim", tasks=(alarm, call))
    states["staff-exit"] = replace(basket, screen=Screen.STAFF_TASKS, staff=at_exit)
    return states


def _called(basket: KioskState, items: dict[str, Item]) -> dict[str, KioskState]:
    """A colleague is wanted for what has screens of its own."""
    beer = items["beer-lager-500ml"]
    called = {
        "hand-help": Help(reason=HelpReason.HELP, told=True),
        "hand-age": Help(reason=HelpReason.AGE, told=True, age=16, names=beer.names),
        "hand-payment": Help(reason=HelpReason.PAYMENT, told=False),
    }
    states = {
        name: replace(basket, screen=Screen.HAND_NEEDED, help=call) for name, call in called.items()
    }
    named = tuple(
        Person(staff_id=name, name=name, role=Role.ATTENDANT)
        for name in ("Kim", "Maximiliane-Luise", "王小明", "Jo", "Noor")
    )
    asked = replace(states["hand-age"], people=named)
    return {**states, "hand-age-people": asked, "hand-age-badge": replace(asked, present=named[0])}


def on_pad(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines as they are when what is among them of clothes lies on the pad."""
    return tuple(
        replace(line, on_pad=line.item.category == "clothes", epcs=(line.line_id,))
        for line in lines
    )


def _asked(basket: KioskState, kind: Kind) -> KioskState:
    line = basket.basket.lines[0]
    about = (line.sku,) if kind in {Kind.WEIGHT, Kind.QUANTITY} else ()
    asking = Intervention(
        intervention_id="i1",
        kind=kind,
        rung=Rung.ASK,
        since_s=0.0,
        evidence=Evidence(skus=about),
    )
    return replace(basket, watch=Watch(open=(asking,)))


def _weights(items: dict[str, Item]) -> tuple[WeightEntry, ...]:
    figures = (
        ("rain-jacket-yellow-m", 3, 481, 6, 12, 9, False),
        ("milk-1l", 240, 1033, 4, 18, 2, False),
        ("chocolate-100g", 88, 106, 1, 5, 0, False),
        ("crisps-150g", 41, 171, 9, 7, 6, True),
        ("tea-green-20", 0, 0, 0, 0, 0, False),
    )
    return tuple(
        WeightEntry(
            sku=sku, names=items[sku].names, picture=items[sku].picture, count=count, mean_g=mean,
            sd_g=spread, alarms=alarms, false_alarms=wrong, muted=muted,
        )
        for sku, count, mean, spread, alarms, wrong, muted in figures
    )  # fmt: skip
