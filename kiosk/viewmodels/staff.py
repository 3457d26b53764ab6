"""The staff's screens: tasks, orders, a pick round, where it is put."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.duties import MAY, Duty
from kiosk.domain.urgency import Urgency
from kiosk.flow import touches
from kiosk.flow.door import SwitchTouched
from kiosk.flow.handover import CheckFailed
from kiosk.flow.parts import OrderView, Staff, TaskView
from kiosk.flow.receipts import ReceiptsTouched
from kiosk.flow.state import KioskState
from kiosk.flow.till import TillTouched
from kiosk.flow.watching import WeightsTouched
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, text
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
    urgent: bool
    wantedAt: str
    reason: str


class OrderRow(Row, frozen=True, kw_only=True):
    """One order to gather or to hand over. `minutesLeft` until it should be ready, -1 where that
    does not matter; `picker` is a colleague who packs it."""

    customer: str
    code: str
    status: str
    place: str
    pieces: int
    pictures: list[str]
    minutes: int
    bay: str
    minutesLeft: int
    busy: bool
    chosen: bool
    picker: str


class StaffView(Projection):
    """Who is signed in, what there is to do, and touches on it."""

    changed = Signal()
    name = text("name", changed)
    openTasks = count("openTasks", changed)
    openOrders = count("openOrders", changed)
    approving = text("approving", changed)
    approvingAmount = text("approvingAmount", changed)
    urgentTasks = count("urgentTasks", changed)
    atTills = flag("atTills", changed)
    paymentUnclear = flag("paymentUnclear", changed)
    busy = flag("busy", changed)

    def __init__(
        self,
        dispatch: Dispatch,
        now_ms: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(dispatch, parent)
        self._now_ms = now_ms
        self._tasks = RowModel(TaskRow, self)
        self._orders = RowModel(OrderRow, self)

    @Property(QObject, constant=True)
    def tasks(self) -> RowModel:
        """What there is to do, as the core orders it."""
        return self._tasks

    @Property(QObject, constant=True)
    def orders(self) -> RowModel:
        """Orders that are not yet with their customer."""
        return self._orders

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show what staff see in that state, nothing once they have left."""
        staff = state.staff
        if staff is None:
            for model in (self._tasks, self._orders):
                model.show([])
            self.show(name="", openTasks=0, openOrders=0, urgentTasks=0)
            self.show(approving="", approvingAmount="", atTills=False)
            return
        called = {one.staff_id: one.name for one in state.people}
        self._tasks.show([self._task(task, staff, called, wording) for task in staff.tasks])
        self._orders.show([self._order(order, state, wording) for order in staff.orders])
        self.show(
            name=staff.name,
            openTasks=len(staff.tasks),
            urgentTasks=sum(task.urgency is Urgency.NOW for task in staff.tasks),
            atTills=staff.role in MAY[Duty.TILL],
            approving=staff.approving.step.value if staff.approving is not None else "",
            approvingAmount=_amount(staff, wording),
            openOrders=sum(order.state is not OrderState.READY for order in staff.orders),
            paymentUnclear=staff.payment_unclear,
            busy=bool(staff.busy),
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
            urgent=task.urgency is Urgency.NOW,
            wantedAt=task.wanted_at,
            reason=task.detail,
        )

    def _order(self, order: OrderView, state: KioskState, wording: Wording) -> OrderRow:
        packing, me = state.packing, state.staff.staff_id if state.staff is not None else ""
        called = {one.staff_id: one.name for one in state.people}
        return OrderRow(
            key=order.order_id,
            customer=order.customer_name,
            code=order.pickup_code[-4:],
            status=order.state.value,
            place=order.place,
            bay=order.bay,
            pieces=order.count,
            pictures=[wording.picture(line.picture) for line in order.lines][:_PICTURES_SHOWN],
            minutes=self._minutes(order.placed_ms),
            minutesLeft=_minutes_left(order.ready_by_ms, self._now_ms()),
            busy=order.order_id in packing.asked.values(),
            chosen=order.order_id in packing.chosen,
            picker="" if order.picker == me else called.get(order.picker, order.picker),
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
    def giveBack(self, task_id: str) -> None:
        """Somebody else may do it."""
        self._dispatch(touches.TaskGivenBack(task_id))

    @Slot(str)
    def refuseTask(self, task_id: str) -> None:
        """An order was not handed over: the check failed."""
        self._dispatch(CheckFailed(task_id))

    @Slot(str)
    def pick(self, order_id: str) -> None:
        """Begin or go on with an order."""
        self._dispatch(touches.PickTouched(order_id))

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


def _minutes_left(ready_by_ms: int, now_ms: int) -> int:
    """Whole minutes, 0 once it is late; -1 where nobody was told a time."""
    return max(0, (ready_by_ms - now_ms) // _MINUTE_MS) if ready_by_ms else -1


def _amount(staff: Staff, wording: Wording) -> str:
    waiting = staff.approving
    if waiting is None or waiting.amount is None:
        return ""
    return wording.money(waiting.amount)
