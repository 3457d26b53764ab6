"""Collecting an order: the code, then the goods."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.flow import handover as h
from kiosk.flow import touches
from kiosk.flow.handover import Choice
from kiosk.flow.parts import OrderView, Pickup
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.troubles import waiting
from kiosk.viewmodels.projection import Dispatch, count, entries, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.typed_code import TypedCode
from kiosk.viewmodels.wording import Wording
from storecore.gs1.pickup import PICKUP_LENGTH


class OrderLineRow(Row, frozen=True, kw_only=True):
    """One line of an order."""

    name: str
    picture: str
    quantity: int
    place: str


class ChoiceRow(Row, frozen=True, kw_only=True):
    """Goods that wait, and what the customer does with them."""

    name: str
    picture: str
    quantity: int
    choice: str


class CollectView(TypedCode):
    """The typed code, the order that was found, and how it comes."""

    LENGTH = PICKUP_LENGTH

    changed = Signal()
    typed = text("typed", changed)
    typedShown = text("typedShown", changed)
    complete = flag("complete", changed)
    asking = flag("asking", changed)
    customer = text("customer", changed)
    place = text("place", changed)
    bay = text("bay", changed)
    bags = text("bags", changed)
    pieces = count("pieces", changed)
    secondsLeft = count("secondsLeft", changed)
    way = text("way", changed)
    reason = text("reason", changed)
    opening = flag("opening", changed)
    calledSeconds = count("calledSeconds", changed)
    runner = text("runner", changed)
    checked = flag("checked", changed)
    age = count("age", changed)
    sheet = text("sheet", changed)
    lockerColumns = count("lockerColumns", changed)
    lockerBays = entries("lockerBays", changed)
    later = count("later", changed)
    refused = count("refused", changed)
    lessToPay = text("lessToPay", changed)
    anyChosen = flag("anyChosen", changed)
    missing = count("missing", changed)

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(dispatch, parent)
        self._lines = RowModel(OrderLineRow, self)
        self._choices = RowModel(ChoiceRow, self)
        self.write("")

    @Property(QObject, constant=True)
    def lines(self) -> RowModel:
        """What is in the order."""
        return self._lines

    @Property(QObject, constant=True)
    def choices(self) -> RowModel:
        """Goods by goods: take, later, not wanted."""
        return self._choices

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the pickup of that state; a typed code is forgotten once the screen is left."""
        if state.screen is not Screen.COLLECT:
            self.write("")
        pickup = state.pickup
        order = pickup.order if pickup else None
        done = state.screen is Screen.COLLECT_DONE
        self._lines.show(waiting_rows(order, wording) if order and not done else [])
        self._choices.show(_choice_rows(pickup, wording) if pickup else [])
        self.show(
            asking=bool(pickup and pickup.asking),
            customer=order.customer_name if order else "",
            place=place_words(order) if order else "",
            bay=order.bay if order else "",
            bags=", ".join(order.bags) if order else "",
            pieces=sum(goods.quantity for _, goods in waiting(order)) if order else 0,
            checked=bool(order and order.checks),
            age=order.min_age if order else 0,
            missing=sum(line.missing for line in order.lines) if order else 0,
            secondsLeft=pickup.seconds_left if pickup else 0,
            sheet=pickup.sheet.value if pickup else "none",
            **_coming(pickup),
            **_chosen(pickup, wording, done=done),
            **_locker(state, order),
        )

    @Slot()
    def taken(self) -> None:
        """ "I have my order"."""
        self._dispatch(touches.OrderTaken())

    @Slot()
    def again(self) -> None:
        """Open the bay again, or ask the edge again."""
        self._dispatch(h.HandoverAskedAgain())

    @Slot()
    def trouble(self) -> None:
        """Something is not right."""
        self._dispatch(h.TroubleTouched())

    @Slot()
    def closeSheet(self) -> None:
        """Everything is right."""
        self._dispatch(h.TroubleLeft())

    @Slot()
    def notMine(self) -> None:
        """This is not my order."""
        self._dispatch(h.NotMineTouched())

    @Slot()
    def wrong(self) -> None:
        """Something is wrong with it."""
        self._dispatch(h.WrongGoodsTouched())

    @Slot()
    def chooseGoods(self) -> None:
        """Only a part, or not all of it."""
        self._dispatch(h.ChooseTouched())

    @Slot(int, str)
    def choose(self, index: int, choice: str) -> None:
        """What happens with these goods."""
        self._dispatch(h.ChoiceMade(index, Choice(choice)))

    @Slot()
    def chosen(self) -> None:
        """It was done so."""
        self._dispatch(h.ChosenDone())

    @Slot()
    def finish(self) -> None:
        """ "Finished"."""
        self._dispatch(touches.ReceiptTaken())


def _coming(pickup: Pickup | None) -> dict[str, Any]:
    coming = (pickup.coming if pickup else None) or h.Coming()
    return {
        "way": coming.way.value if coming.way else "",
        "reason": coming.reason.value if coming.reason else "",
        "opening": bool(pickup and pickup.coming_id),
        "calledSeconds": coming.seconds,
        "runner": coming.runner,
    }


def _chosen(pickup: Pickup | None, wording: Wording, *, done: bool) -> dict[str, Any]:
    """What is left for later and what is not wanted: as chosen, or, once done, as it was told."""
    order = pickup.order if pickup else None
    if pickup is None or order is None:
        return {"later": 0, "refused": 0, "lessToPay": "", "anyChosen": False}
    goods = [goods for line in order.lines for goods in line.goods]
    if done:
        later = sum(one.quantity for one in goods)
        refused = sum(one.refused for one in goods)
        less = [one.unit_price.times(one.refused) for one in goods if one.refused]
    else:
        made = list(zip(waiting(order), pickup.choices, strict=False))
        back = [one for (_, one), choice in made if choice is Choice.REFUSE]
        later = sum(one.quantity for (_, one), choice in made if choice is Choice.LATER)
        refused = sum(one.quantity for one in back)
        less = [one.unit_price.times(one.quantity) for one in back]
    total = sum(less[1:], less[0]) if less else None
    return {
        "later": later,
        "refused": refused,
        "lessToPay": wording.money(total) if total else "",
        "anyChosen": any(choice is not Choice.LATER for choice in pickup.choices),
    }


def _choice_rows(pickup: Pickup, wording: Wording) -> list[Row]:
    if pickup.order is None or not pickup.choices:
        return []
    return [
        ChoiceRow(
            key=f"{index}:{goods.goods.sku}",
            name=wording.name(goods.goods.names) or goods.goods.sku,
            picture=wording.picture(goods.goods.picture),
            quantity=goods.quantity,
            choice=choice.value,
        )
        for index, ((_, goods), choice) in enumerate(
            zip(waiting(pickup.order), pickup.choices, strict=True)
        )
    ]


def _locker(state: KioskState, order: OrderView | None) -> dict[str, Any]:
    """The wall as somebody in front of it sees it, the order's own bay marked."""
    wall = next((one for one in state.lockers if order and one.locker == order.place), None)
    if wall is None or order is None or not order.bay:
        return {"lockerColumns": 0, "lockerBays": []}
    bays = [{"name": one.bay, "mine": one.bay == order.bay} for one in wall.bays]
    return {"lockerColumns": wall.columns, "lockerBays": bays}


def waiting_rows(order: OrderView, wording: Wording) -> list[Row]:
    """The goods that wait, substitutes among them."""
    return [
        OrderLineRow(
            key=f"{place}:{goods.goods.sku}",
            name=wording.name(goods.goods.names) or goods.goods.sku,
            picture=wording.picture(goods.goods.picture),
            quantity=goods.quantity,
            place=goods.spot.place,
        )
        for place, (_, goods) in enumerate(waiting(order))
    ]


def place_words(order: OrderView) -> str:
    """Where an order waits, as it is read on the spot: a shelf's name, or a bay's number."""
    return order.bay or order.place
