"""Staff: tasks, orders, and leaving."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.urgency import place_in_list, urgency
from kiosk.flow.approving import Approval
from kiosk.flow.effects import StepOrder, StepTask
from kiosk.flow.events import EdgeSilent, Refused, StepDone
from kiosk.flow.handover import AskHandover, CheckFailed
from kiosk.flow.notices import NoticeKind
from kiosk.flow.packing import Packing
from kiosk.flow.parts import TaskView, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import approving
from kiosk.flow.steps.common import Step, fresh, go, say, sounding, stay
from kiosk.flow.steps.terminal import give_up
from kiosk.flow.touches import (
    BackTouched,
    OrdersTouched,
    PaymentGivenUp,
    StaffLeft,
    TaskDone,
    TaskGivenBack,
    TasksTouched,
    TaskTaken,
)
from kiosk.flow.world import Context
from storecore.contracts.handover import HandoverAction, HandoverRequest
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.reference import TaskKind
from storecore.contracts.staff import Sensitive


def listed(state: KioskState, ctx: Context) -> KioskState:
    """The state with the staff's lists as the shop knows them now."""
    if state.staff is None:
        return state
    staff = replace(
        state.staff,
        tasks=by_urgency(ctx.world.tasks(), ctx.moment.wall_ms),
        orders=ctx.world.orders(),
        payment_unclear=state.payment is not None and state.payment.unclear,
    )
    return replace(state, staff=staff)


def by_urgency(tasks: tuple[TaskView, ...], now_ms: int) -> tuple[TaskView, ...]:
    """What is most urgent now comes first, and of that what became so last."""

    def age_s(task: TaskView) -> float:
        return max(0, now_ms - task.raised_ms) / 1000

    graded = [replace(task, urgency=urgency(task.kind, age_s(task))[0]) for task in tasks]
    ordered = sorted(graded, key=lambda one: (*place_in_list(one.kind, age_s(one)), one.task_id))
    return tuple(ordered)


def resorted(state: KioskState, ctx: Context) -> KioskState:
    """Time has passed: what has grown urgent moves up."""
    if state.staff is None or state.screen is not Screen.STAFF_TASKS:
        return state
    tasks = by_urgency(state.staff.tasks, ctx.moment.wall_ms)
    return state if tasks == state.staff.tasks else with_staff(state, tasks=tasks)


def with_staff(state: KioskState, **changes: object) -> KioskState:
    """The state with a changed staff part."""
    assert state.staff is not None
    return replace(state, staff=replace(state.staff, **changes))


def on_tasks(state: KioskState, _: TasksTouched, ctx: Context) -> Step:
    """The tab of tasks."""
    return stay(listed(go(state, Screen.STAFF_TASKS, ctx), ctx))


def on_orders(state: KioskState, _: OrdersTouched | BackTouched, ctx: Context) -> Step:
    """The tab of orders."""
    return stay(listed(go(state, Screen.STAFF_ORDERS, ctx), ctx))


_ACTIONS = {TaskTaken: "take", TaskDone: "done", TaskGivenBack: "release"}


def on_task(state: KioskState, event: TaskTaken | TaskDone | TaskGivenBack, ctx: Context) -> Step:
    """ "I do it", "it is done": the edge decides."""
    staff = state.staff
    task = _task(state, event.task_id)
    if staff is None or staff.busy or task is None:
        return stay(state)
    if task.kind is TaskKind.RUN and isinstance(event, TaskDone):
        return _handed_over(state, task, ctx)
    step = StepTask(
        request_id=ctx.moment.fresh_id,
        task_id=event.task_id,
        action=_ACTIONS[type(event)],
        actor=staff.staff_id,
    )
    return stay(busy(state, event.task_id, step.request_id), step)


def _handed_over(state: KioskState, task: TaskView, ctx: Context) -> Step:
    """Whoever brings an order hands it over: with that, and nothing else, the task is done."""
    assert state.staff is not None
    request = OrderStepRequest(
        request_id=ctx.moment.fresh_id,
        action=OrderAction.COLLECT,
        actor=state.staff.staff_id,
        checked_by=state.staff.staff_id,
    )
    step = StepOrder(order_id=task.subject, request=request)
    return stay(busy(state, task.task_id, request.request_id), step)


def on_check_failed(state: KioskState, event: CheckFailed, ctx: Context) -> Step:
    """The order goes on waiting; that nobody got it is a fact, why is not."""
    staff, task = state.staff, _task(state, event.task_id)
    if staff is None or staff.busy or task is None or task.kind is not TaskKind.RUN:
        return stay(state)
    request = HandoverRequest(
        request_id=ctx.moment.fresh_id,
        order_id=task.subject,
        kiosk_id=task.wanted_at or ctx.rules.actor,
        action=HandoverAction.CHECK_FAILED,
        actor=staff.staff_id,
    )
    return stay(busy(state, task.task_id, request.request_id), AskHandover(request))


def _task(state: KioskState, task_id: str) -> TaskView | None:
    tasks = state.staff.tasks if state.staff is not None else ()
    return next((task for task in tasks if task.task_id == task_id), None)


def on_step_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """The edge has committed what was asked."""
    staff = state.staff
    if staff is None or event.request_id != staff.request_id:
        return stay(state)
    state = sounding(with_staff(state, busy="", request_id=""), Tone.READ)
    return stay(listed(state, ctx))


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
    away = go(state, state.came_from, ctx)
    nobody = replace(away, staff=None, till=None, packing=Packing(), stock=None, kiosks=None)
    return stay(nobody)


def on_payment_given_up(state: KioskState, event: PaymentGivenUp, ctx: Context) -> Step:
    """The terminal will not say; staff decide that nothing was paid."""
    if state.payment is None or not state.payment.unclear:
        return stay(state)
    amount = state.payment.amount
    return approving.ask(state, ctx, Sensitive.VOID_AFTER_PAYMENT, event, amount)


def on_give_up_approved(
    state: KioskState, _: PaymentGivenUp, approval: Approval, ctx: Context
) -> Step:
    """Two have looked: it counts as not paid."""
    payment, staff = state.payment, state.staff
    if payment is None or staff is None or not payment.unclear:
        return stay(state)
    fact = approving.told(staff, approval, ctx, payment.intent_id, amount=payment.amount)
    over, effects = give_up(state, ctx)
    return stay(listed(over, ctx), *effects, fact)


def busy(state: KioskState, what: str, request_id: str) -> KioskState:
    """The state while the edge works on a task or an order."""
    return with_staff(state, busy=what, request_id=request_id)
