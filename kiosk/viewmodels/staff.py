"""The staff's screens: tasks, orders, a pick round, where it is put."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.flow import touches
from kiosk.flow.door import SwitchTouched
from kiosk.flow.parts import OrderView, Staff, TaskView
from kiosk.flow.receipts import ReceiptsTouched
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.till import TillTouched
from kiosk.flow.watching import WeightsTouched
from kiosk.viewmodels.collect import OrderLineRow, order_rows
from kiosk.viewmodels.projection import Dispatch, Projection, count, entries, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.reference import OrderState

_MINUTE_MS = 60_000
_PICTURES_SHOWN = 4


class TaskRow(Row, frozen=True, kw_only=True):
    """One thing to do. `minutes`: how long ago it was raised."""

    kind: str
    name: str
    picture: str
    subject: str
    place: str
    quantity: int
    target: int
    takenBy: str
    mine: bool
    busy: bool
    minutes: int


class OrderRow(Row, frozen=True, kw_only=True):
    """One order to gather or to hand over."""

    customer: str
    code: str
    status: str
    place: str
    pieces: int
    pictures: list[str]
    minutes: int
    busy: bool


class StaffView(Projection):
    """Who is signed in, what there is to do, and touches on it."""

    changed = Signal()
    name = text("name", changed)
    openTasks = count("openTasks", changed)
    openOrders = count("openOrders", changed)
    paymentUnclear = flag("paymentUnclear", changed)
    busy = flag("busy", changed)
    places = entries("places", changed)
    place = text("place", changed)
    pickName = text("pickName", changed)
    pickPicture = text("pickPicture", changed)
    pickPlace = text("pickPlace", changed)
    pickQuantity = count("pickQuantity", changed)
    pickPosition = count("pickPosition", changed)
    pickCount = count("pickCount", changed)
    customer = text("customer", changed)

    def __init__(
        self,
        dispatch: Dispatch,
        now_ms: Callable[[], int],
        staging_places: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(dispatch, parent)
        self._now_ms = now_ms
        self._tasks = RowModel(TaskRow, self)
        self._orders = RowModel(OrderRow, self)
        self._picked = RowModel(OrderLineRow, self)
        self.show(places=list(staging_places))

    @Property(QObject, constant=True)
    def tasks(self) -> RowModel:
        """What there is to do, as the core orders it."""
        return self._tasks

    @Property(QObject, constant=True)
    def orders(self) -> RowModel:
        """Orders that are not yet with their customer."""
        return self._orders

    @Property(QObject, constant=True)
    def pickLines(self) -> RowModel:
        """The lines of the order in hand."""
        return self._picked

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show what staff see in that state, nothing once they have left."""
        staff = state.staff
        if state.screen is not Screen.STAFF_STAGE:
            self.show(place="")
        if staff is None:
            for model in (self._tasks, self._orders, self._picked):
                model.show([])
            self.show(name="", customer="", openTasks=0, openOrders=0)
            return
        called = {one.staff_id: one.name for one in state.people}
        self._tasks.show([self._task(task, staff, called, wording) for task in staff.tasks])
        self._orders.show([self._order(order, staff.busy, wording) for order in staff.orders])
        self.show(
            name=staff.name,
            openTasks=len(staff.tasks),
            openOrders=sum(order.state is not OrderState.READY for order in staff.orders),
            paymentUnclear=staff.payment_unclear,
            busy=bool(staff.busy),
        )
        self._show_pick(state, wording)

    def _show_pick(self, state: KioskState, wording: Wording) -> None:
        pick = state.staff.pick if state.staff else None
        if pick is None:
            self._picked.show([])
            return
        self._picked.show(order_rows(pick.order.lines, wording))
        line = pick.line
        self.show(
            customer=pick.order.customer_name,
            pickPosition=pick.position,
            pickCount=len(pick.order.lines),
            pickName=(wording.name(line.names) or line.sku) if line else "",
            pickPicture=wording.picture(line.picture) if line else "",
            pickPlace=line.place if line else "",
            pickQuantity=line.quantity if line else 0,
        )

    def _minutes(self, since_ms: int) -> int:
        return max(0, self._now_ms() - since_ms) // _MINUTE_MS

    def _task(
        self, task: TaskView, staff: Staff, called: dict[str, str], wording: Wording
    ) -> TaskRow:
        """A task; `called` are the names of who works here."""
        return TaskRow(
            key=task.task_id,
            kind=task.kind.value,
            name=wording.name(task.names),
            picture=wording.picture(task.picture),
            subject=task.subject,
            place=task.place,
            quantity=task.quantity,
            target=task.target,
            takenBy=called.get(task.taken_by, task.taken_by),
            mine=task.taken_by == staff.staff_id,
            busy=staff.busy == task.task_id,
            minutes=self._minutes(task.raised_ms),
        )

    def _order(self, order: OrderView, busy: str, wording: Wording) -> OrderRow:
        return OrderRow(
            key=order.order_id,
            customer=order.customer_name,
            code=order.pickup_code[-4:],
            status=order.state.value,
            place=order.place,
            pieces=order.count,
            pictures=[wording.picture(line.picture) for line in order.lines][:_PICTURES_SHOWN],
            minutes=self._minutes(order.placed_ms),
            busy=busy == order.order_id,
        )

    @Slot(str)
    def takeTask(self, task_id: str) -> None:
        """ "I do it"."""
        self._dispatch(touches.TaskTaken(task_id))

    @Slot(str)
    def finishTask(self, task_id: str) -> None:
        """ "Done"."""
        self._dispatch(touches.TaskDone(task_id))

    @Slot(str)
    def pick(self, order_id: str) -> None:
        """Begin or go on with an order."""
        self._dispatch(touches.PickTouched(order_id))

    @Slot()
    def linePicked(self) -> None:
        """The line in hand is in the bag."""
        self._dispatch(touches.LinePicked())

    @Slot()
    def lineBack(self) -> None:
        """One line back."""
        self._dispatch(touches.PickedBack())

    @Slot(str)
    def choosePlace(self, place: str) -> None:
        """Where the goods are put, before it is confirmed."""
        self.show(place=place)

    @Slot()
    def stage(self) -> None:
        """The goods are there."""
        self._dispatch(touches.Staged(self.value("place", "")))

    @Slot()
    def showTasks(self) -> None:
        """The tab of tasks."""
        self._dispatch(touches.TasksTouched())

    @Slot()
    def showOrders(self) -> None:
        """The tab of orders."""
        self._dispatch(touches.OrdersTouched())

    @Slot()
    def showWeights(self) -> None:
        """The tab of weight checks."""
        self._dispatch(WeightsTouched())

    @Slot()
    def showReceipts(self) -> None:
        """The tab of receipts."""
        self._dispatch(ReceiptsTouched())

    @Slot()
    def showTill(self) -> None:
        """The tab of the till."""
        self._dispatch(TillTouched())

    @Slot()
    def giveUpPayment(self) -> None:
        """Conclude a payment that nobody can explain."""
        self._dispatch(touches.PaymentGivenUp())

    @Slot()
    def switchPerson(self) -> None:
        """Somebody else wants to sign in."""
        self._dispatch(SwitchTouched())

    @Slot()
    def leave(self) -> None:
        """Sign out."""
        self._dispatch(touches.StaffLeft())
