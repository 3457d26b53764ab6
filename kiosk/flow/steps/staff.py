"""Staff: tasks, orders, and leaving."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.effects import StepOrder, StepTask
from kiosk.flow.events import EdgeSilent, Refused, StepDone
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import OrderView, PickRound, Staff, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, fresh, go, say, sounding, stay
from kiosk.flow.steps.terminal import give_up
from kiosk.flow.touches import (
    BackTouched,
    OrdersTouched,
    PaymentGivenUp,
    PickTouched,
    StaffLeft,
    TaskDone,
    TasksTouched,
    TaskTaken,
)
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.reference import OrderState


def listed(state: KioskState, ctx: Context) -> KioskState:
    """The state with the staff's lists as the shop knows them now."""
    if state.staff is None:
        return state
    staff = replace(
        state.staff,
        tasks=ctx.world.tasks(),
        orders=ctx.world.orders(),
        payment_unclear=state.payment is not None and state.payment.unclear,
    )
    return replace(state, staff=staff)


def with_staff(state: KioskState, **changes: object) -> KioskState:
    """The state with a changed staff part."""
    assert state.staff is not None
    return replace(state, staff=replace(state.staff, **changes))


def on_tasks(state: KioskState, _: TasksTouched, ctx: Context) -> Step:
    """The tab of tasks."""
    return stay(listed(go(state, Screen.STAFF_TASKS, ctx), ctx))


def on_orders(state: KioskState, _: OrdersTouched | BackTouched, ctx: Context) -> Step:
    """The tab of orders; also the way back from picking and staging."""
    return stay(listed(with_staff(go(state, Screen.STAFF_ORDERS, ctx), pick=None), ctx))


def on_task(state: KioskState, event: TaskTaken | TaskDone, ctx: Context) -> Step:
    """ "I do it", "it is done": the edge decides."""
    staff = state.staff
    if staff is None or staff.busy or event.task_id not in {t.task_id for t in staff.tasks}:
        return stay(state)
    step = StepTask(
        request_id=ctx.moment.fresh_id,
        task_id=event.task_id,
        action="take" if isinstance(event, TaskTaken) else "done",
        actor=staff.staff_id,
    )
    return stay(busy(state, event.task_id, step.request_id), step)


def on_pick(state: KioskState, event: PickTouched, ctx: Context) -> Step:
    """Begin to gather an order, or go on with one that was begun."""
    staff = state.staff
    order = _order(staff, event.order_id)
    if staff is None or order is None or staff.busy:
        return stay(state)
    if order.state is OrderState.PICKING:
        return stay(_picking(state, order, ctx))
    effect = step_order(ctx, staff, order.order_id, OrderAction.START_PICK)
    return stay(busy(state, order.order_id, effect.request_id), effect)


def on_step_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """The edge has committed what was asked."""
    staff = state.staff
    if staff is None or event.request_id != staff.request_id:
        return stay(state)
    state = sounding(with_staff(state, busy="", request_id=""), Tone.READ)
    if event.order is None:
        return stay(listed(state, ctx))
    order = ctx.world.order_view(event.order)
    if order.state is OrderState.PICKING:
        return stay(_picking(state, order, ctx))
    shown = with_staff(go(state, Screen.STAFF_ORDERS, ctx), pick=None)
    return stay(listed(sounding(shown, Tone.DONE), ctx))


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The order or task has moved on meanwhile."""
    staff = state.staff
    if staff is None or event.request_id != staff.request_id:
        return stay(state)
    taken = event.code is RefusalCode.TASK_TAKEN
    kind = NoticeKind.TASK_TAKEN if taken else NoticeKind.STEP_REFUSED
    idle = listed(with_staff(state, busy="", request_id=""), ctx)
    return stay(say(idle, ctx, kind, text=event.detail))


def on_silent(state: KioskState, event: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer; the same touch asks again."""
    staff = state.staff
    if staff is None or event.request_id != staff.request_id:
        return stay(state)
    return stay(say(with_staff(state, busy="", request_id=""), ctx, NoticeKind.EDGE_DOWN))


def on_left(state: KioskState, _: StaffLeft, ctx: Context) -> Step:
    """Sign out: the customer's screen is back as it was."""
    if state.payment is None and state.basket.is_empty:
        return stay(fresh(state, ctx))
    return stay(replace(go(state, state.came_from, ctx), staff=None, till=None))


def on_payment_given_up(state: KioskState, _: PaymentGivenUp, ctx: Context) -> Step:
    """The terminal will not say; staff decide that nothing was paid."""
    if state.payment is None or not state.payment.unclear:
        return stay(state)
    over, effects = give_up(state, ctx)
    return stay(listed(over, ctx), *effects)


def busy(state: KioskState, what: str, request_id: str) -> KioskState:
    """The state while the edge works on a task or an order."""
    return with_staff(state, busy=what, request_id=request_id)


def step_order(
    ctx: Context, staff: Staff, order_id: str, action: OrderAction, place: str = ""
) -> StepOrder:
    """A step of an order, asked in the colleague's name."""
    return StepOrder(
        request_id=ctx.moment.fresh_id,
        order_id=order_id,
        action=action,
        actor=staff.staff_id,
        place=place,
    )


def _order(staff: Staff | None, order_id: str) -> OrderView | None:
    orders = staff.orders if staff is not None else ()
    return next((order for order in orders if order.order_id == order_id), None)


def _picking(state: KioskState, order: OrderView, ctx: Context) -> KioskState:
    return with_staff(go(state, Screen.STAFF_PICK, ctx), pick=PickRound(order=order))
