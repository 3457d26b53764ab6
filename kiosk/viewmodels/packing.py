"""A pick round and the bags that it ends with."""

from __future__ import annotations

from collections import Counter
from string import ascii_uppercase

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.picking import BagCheck, Stop, Wanted
from kiosk.flow import packing as k
from kiosk.flow import touches
from kiosk.flow.packing import PickRound
from kiosk.flow.parts import OrderView
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.picking import may_take_all
from kiosk.viewmodels.collect import OrderLineRow
from kiosk.viewmodels.projection import Dispatch, Projection, count, entries, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.lockers import BayState, Locker
from storecore.contracts.orders import ShortReason


class OfferedRow(Row, frozen=True, kw_only=True):
    """Goods that may be taken instead."""

    name: str
    picture: str


class PackView(Projection):
    """The stop in hand, what may be wrong with it, and the bag that is staged."""

    changed = Signal()
    starting = flag("starting", changed)
    chosen = count("chosen", changed)
    name = text("name", changed)
    picture = text("picture", changed)
    place = text("place", changed)
    quantity = count("quantity", changed)
    taken = count("taken", changed)
    position = count("position", changed)
    stops = count("stops", changed)
    bag = text("bag", changed)
    bags = count("bags", changed)
    customer = text("customer", changed)
    insteadOf = text("insteadOf", changed)
    scanFirst = flag("scanFirst", changed)
    tagged = flag("tagged", changed)
    sheet = text("sheet", changed)
    wrongName = text("wrongName", changed)
    wrongPicture = text("wrongPicture", changed)
    replaces = flag("replaces", changed)
    staging = flag("staging", changed)
    labels = text("labels", changed)
    chosenPlace = text("chosenPlace", changed)
    padHeard = flag("padHeard", changed)
    bagFits = flag("bagFits", changed)
    absent = text("absent", changed)
    foreign = text("foreign", changed)
    missing = count("missing", changed)
    places = entries("places", changed)

    def __init__(
        self,
        dispatch: Dispatch,
        staging_places: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(dispatch, parent)
        self._staging_places = staging_places
        self._offered = RowModel(OfferedRow, self)
        self._lines = RowModel(OrderLineRow, self)

    @Property(QObject, constant=True)
    def offered(self) -> RowModel:
        """What may be taken instead."""
        return self._offered

    @Property(QObject, constant=True)
    def lines(self) -> RowModel:
        """What should be in the bag that is staged."""
        return self._lines

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the round of that state; nothing of it once it is over."""
        packing = state.packing
        round_ = packing.round
        values = {"starting": bool(packing.asked), "chosen": len(packing.chosen)}
        if round_ is None:
            self._offered.show([])
            self._lines.show([])
            self.show_only(values)
            return
        offered = [
            OfferedRow(
                key=one.sku,
                name=wording.name(one.names) or one.sku,
                picture=wording.picture(one.picture),
            )
            for one in round_.offered
        ]
        self._offered.show(offered)
        order = round_.order
        staging = state.screen is Screen.STAFF_STAGE and order is not None
        self._lines.show(_packed(round_, order, wording) if staging and order else [])
        chosen = self.value("chosenPlace", "") if staging and not round_.place else round_.place
        places = _places(self._staging_places, state.lockers) if staging else []
        self.show_only(
            values
            | _round_values(round_, wording)
            | (_bag_values(round_, wording) if staging else {})
            | {"staging": bool(packing.staging), "chosenPlace": chosen, "places": places}
        )

    @Slot(str)
    def choose(self, order_id: str) -> None:
        """Into the next round, or out of it."""
        self._dispatch(k.OrderChosen(order_id))

    @Slot()
    def start(self) -> None:
        """Start the round."""
        self._dispatch(k.RoundStarted())

    @Slot()
    def takeAll(self) -> None:
        """The rest is in the bag."""
        self._dispatch(k.PiecesTaken())

    @Slot()
    def back(self) -> None:
        """One stop back."""
        self._dispatch(touches.PickedBack())

    @Slot()
    def problem(self) -> None:
        """Something is wrong."""
        self._dispatch(k.ProblemTouched())

    @Slot()
    def closeSheet(self) -> None:
        """Nothing is."""
        self._dispatch(k.SheetClosed())

    @Slot()
    def short(self) -> None:
        """No more of it is there."""
        self._dispatch(k.PiecesMissing(ShortReason.SHORT))

    @Slot()
    def damaged(self) -> None:
        """What is there nobody wants."""
        self._dispatch(k.PiecesMissing(ShortReason.DAMAGED))

    @Slot()
    def unreadable(self) -> None:
        """One more piece, whose code cannot be read."""
        self._dispatch(k.CodeUnreadable())

    @Slot(str)
    def takeInstead(self, sku: str) -> None:
        """Take these goods."""
        self._dispatch(k.TakenInstead(sku))

    @Slot()
    def takeWrong(self) -> None:
        """Take what was scanned by mistake, on purpose."""
        rows = self._offered.rows()
        if rows:
            self._dispatch(k.TakenInstead(rows[0].key))

    @Slot(str)
    def choosePlace(self, place: str) -> None:
        """Where the bag is put, before it is confirmed."""
        self.show(chosenPlace=place)

    @Slot()
    def stage(self) -> None:
        """The bag is there."""
        self._dispatch(k.BagPlaced(self.value("chosenPlace", "")))

    @Slot()
    def stageUnlabelled(self) -> None:
        """The bag is there, and has no label."""
        self._dispatch(k.BagPlaced(self.value("chosenPlace", ""), unlabelled=True))


def _round_values(round_: PickRound, wording: Wording) -> dict[str, object]:
    stop = round_.stop
    values: dict[str, object] = {
        "position": round_.position,
        "stops": len(round_.stops),
        "bags": len(round_.begun),
        "sheet": round_.sheet.value if stop is not None else "none",
        "wrongName": _name(round_.wrong, wording),
        "wrongPicture": wording.picture(round_.wrong.picture) if round_.wrong else "",
        "replaces": bool(round_.offered),
    }
    return values if stop is None else values | _stop_values(round_, stop, wording)


def _stop_values(round_: PickRound, stop: Stop, wording: Wording) -> dict[str, object]:
    order = next(one for one in round_.orders if one.order_id == stop.order_id)
    instead = stop.instead is not None
    return {
        "name": _name(stop.wanted, wording),
        "picture": wording.picture(stop.wanted.picture),
        "place": "" if instead else stop.spot.place,
        "quantity": stop.quantity - (stop.taken if instead else 0),
        "taken": stop.taken_instead if instead else stop.taken,
        "bag": ascii_uppercase[stop.bag],
        "customer": order.customer_name,
        "insteadOf": _name(stop.goods, wording) if instead else "",
        "scanFirst": not may_take_all(stop),
        "tagged": stop.wanted.tagged,
    }


def _bag_values(round_: PickRound, wording: Wording) -> dict[str, object]:
    order = round_.order
    assert order is not None
    check = round_.check or BagCheck()
    names = {got.goods.sku: got.goods for line in order.lines for got in line.goods}
    names |= {one.sku: one for one in round_.strangers}

    def told(skus: dict[str, int]) -> str:
        listed = (
            f"{count} × {_name(names.get(sku), wording) or sku}" for sku, count in skus.items()
        )
        return ", ".join(listed)

    return {
        "bag": ascii_uppercase[round_.bag_of(order.order_id)],
        "customer": order.customer_name,
        "labels": ", ".join(round_.bags),
        "padHeard": round_.check is not None,
        "bagFits": check.fits,
        "absent": told(check.absent),
        "foreign": told(check.foreign),
        "missing": sum(stop.lacking for stop in round_.of(order.order_id))
        + sum(line.missing for line in order.lines if line.picked),
    }


def _packed(round_: PickRound, order: OrderView, wording: Wording) -> list[Row]:
    """What is in the bag: picked in this round, or by a colleague before."""
    found: Counter[str] = Counter()
    goods: dict[str, Wanted] = {}
    before = [got for line in order.lines if line.picked for got in line.goods]
    for wanted, pieces in [(got.goods, got.quantity) for got in before] + [
        (wanted, pieces)
        for stop in round_.of(order.order_id)
        for wanted, pieces in ((stop.goods, stop.taken), (stop.instead, stop.taken_instead))
        if wanted is not None
    ]:
        found[wanted.sku] += pieces
        goods[wanted.sku] = wanted
    return [
        OrderLineRow(
            key=sku,
            name=_name(goods[sku], wording),
            picture=wording.picture(goods[sku].picture),
            quantity=pieces,
            place="",
        )
        for sku, pieces in (+found).items()
    ]


def _places(shelves: tuple[str, ...], lockers: tuple[Locker, ...]) -> list[dict[str, str]]:
    """Shelf places, then the free bays of each locker."""
    bays = [
        {"key": f"{locker.locker}.{bay.bay}", "name": bay.bay, "kind": "bay"}
        for locker in lockers
        for bay in locker.bays
        if bay.state is BayState.FREE
    ]
    return [{"key": name, "name": name, "kind": "shelf"} for name in shelves] + bays


def _name(goods: Wanted | None, wording: Wording) -> str:
    return "" if goods is None else wording.name(goods.names) or goods.sku
