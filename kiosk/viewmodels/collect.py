"""Collecting an order: the code, then the goods."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.flow import touches
from kiosk.flow.parts import OrderLineView, OrderView
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Dispatch, count, flag, text
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


class CollectView(TypedCode):
    """The typed code and the order that was found."""

    LENGTH = PICKUP_LENGTH

    changed = Signal()
    typed = text("typed", changed)
    typedShown = text("typedShown", changed)
    complete = flag("complete", changed)
    asking = flag("asking", changed)
    customer = text("customer", changed)
    place = text("place", changed)
    pieces = count("pieces", changed)
    secondsLeft = count("secondsLeft", changed)

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(dispatch, parent)
        self._lines = RowModel(OrderLineRow, self)
        self.write("")

    @Property(QObject, constant=True)
    def lines(self) -> RowModel:
        """What is in the order."""
        return self._lines

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the pickup of that state; a typed code is forgotten once the screen is left."""
        if state.screen is not Screen.COLLECT:
            self.write("")
        pickup = state.pickup
        order = pickup.order if pickup else None
        self._lines.show(order_rows(order.lines, wording) if order else [])
        self.show(
            asking=bool(pickup and pickup.asking),
            customer=order.customer_name if order else "",
            place=order.place if order else "",
            pieces=order.count if order else 0,
            secondsLeft=pickup.seconds_left if pickup else 0,
        )

    @Slot()
    def taken(self) -> None:
        """ "I have my order"."""
        self._dispatch(touches.OrderTaken())

    @Slot()
    def finish(self) -> None:
        """ "Finished"."""
        self._dispatch(touches.ReceiptTaken())


def order_rows(lines: tuple[OrderLineView, ...], wording: Wording) -> list[Row]:
    """Lines of an order as rows; the same sku twice stays two rows."""
    return [
        OrderLineRow(
            key=f"{place}:{line.sku}",
            name=wording.name(line.names) or line.sku,
            picture=wording.picture(line.picture),
            quantity=line.quantity,
            place=line.place,
        )
        for place, line in enumerate(lines)
    ]


def place_words(order: OrderView) -> str:
    """Where an order waits, as it is read on the spot: a shelf's name, or a bay's number."""
    return order.bay or order.place
