"""Collecting an order: the code, the order and its place, and the handover."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from kiosk.flow.door import BadgeRead, Follows, Person
from kiosk.flow.effects import StepOrder
from kiosk.flow.events import EdgeSilent, PickupFound, Refused, StepDone
from kiosk.flow.handover import (
    AskHandover,
    Coming,
    HandoverAnswered,
    HandoverAskedAgain,
    PickupSheet,
)
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import OrderView, Pickup, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, begun, drop_all, go, say, sounding, stay
from kiosk.flow.steps.secret import ask
from kiosk.flow.touches import BackTouched, CancelTouched, CollectTouched, OrderTaken
from kiosk.flow.world import Context
from storecore.contracts.handover import HandoverAction, HandoverRequest, HandoverWay
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import OrderState
from storecore.contracts.reference import TaskKind

REFUSALS = {
    RefusalCode.UNKNOWN_CODE: NoticeKind.PICKUP_UNKNOWN,
    RefusalCode.UNKNOWN_ORDER: NoticeKind.PICKUP_UNKNOWN,
    RefusalCode.BAD_REQUEST: NoticeKind.PICKUP_UNKNOWN,
    RefusalCode.WRONG_STORE: NoticeKind.PICKUP_WRONG_STORE,
    RefusalCode.NOT_READY: NoticeKind.PICKUP_NOT_READY,
    RefusalCode.ILLEGAL_STEP: NoticeKind.PICKUP_NOT_READY,
    RefusalCode.ALREADY_COLLECTED: NoticeKind.PICKUP_COLLECTED,
    RefusalCode.CANCELLED: NoticeKind.PICKUP_CANCELLED,
    RefusalCode.REJECTED: NoticeKind.PICKUP_REJECTED,
    RefusalCode.EXPIRED: NoticeKind.PICKUP_EXPIRED,
    RefusalCode.FORGED: NoticeKind.PICKUP_FORGED,
    RefusalCode.NOT_HERE_YET: NoticeKind.PICKUP_NOT_HERE_YET,
    RefusalCode.STAFF_CHECK: NoticeKind.PICKUP_STAFF_CHECK,
}


def on_collect(state: KioskState, _: CollectTouched, ctx: Context) -> Step:
    """The door "Collect my order"."""
    return stay(replace(go(begun(state, ctx), Screen.COLLECT, ctx), pickup=Pickup()))


def on_found(state: KioskState, event: PickupFound, ctx: Context) -> Step:
    """The order waits: show where, and have it opened or brought, unless the person has left."""
    pickup = state.pickup
    if pickup is None or pickup.pickup_code != event.pickup_code or not pickup.asking:
        return stay(state)
    if state.screen is not Screen.COLLECT:
        return stay(replace(state, pickup=replace(pickup, asking=False)))
    found = replace(
        pickup,
        asking=False,
        order=ctx.world.order_view(event.order),
        begin_id=ctx.moment.fresh_id,
    )
    shown = replace(go(state, Screen.COLLECT_READY, ctx), pickup=found)
    return ask_handover(sounding(shown, Tone.READ), HandoverAction.BEGIN, ctx)


def on_again(state: KioskState, _: HandoverAskedAgain, ctx: Context) -> Step:
    """The edge was silent, which is asked again as it was; or the bay has fallen shut."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.coming_id or pickup.asking:
        return stay(state)
    if pickup.coming is not None:
        state = replace(state, pickup=replace(pickup, begin_id=ctx.moment.fresh_id))
    return ask_handover(state, HandoverAction.BEGIN, ctx)


def ask_handover(state: KioskState, action: HandoverAction, ctx: Context) -> Step:
    """Tell the edge that the customer is here, or that something is not right."""
    pickup = state.pickup
    assert pickup is not None
    assert pickup.order is not None
    begins = action is HandoverAction.BEGIN
    request = HandoverRequest(
        request_id=pickup.begin_id if begins else ctx.moment.fresh_id,
        order_id=pickup.order.order_id,
        kiosk_id=ctx.rules.actor,
        action=action,
        code=pickup.pickup_code,
    )
    asking = replace(pickup, coming_id=request.request_id, sheet=PickupSheet.NONE)
    return stay(replace(state, pickup=asking), AskHandover(request))


def on_answered(state: KioskState, event: HandoverAnswered, ctx: Context) -> Step:
    """The bay is open, or somebody is on the way."""
    pickup = state.pickup
    if pickup is None or pickup.coming_id != event.request_id:
        return stay(state)
    coming = Coming(way=event.reply.way, reason=event.reply.reason, since_s=ctx.now_s)
    state = replace(state, pickup=replace(pickup, coming=coming, coming_id=""))
    opened = event.reply.way is HandoverWay.BAY
    return stay(sounding(followed(state, ctx), Tone.READ if opened else Tone.LOOK))


def on_taken(state: KioskState, _: OrderTaken, ctx: Context) -> Step:
    """ "I have my order": only now is it collected. A second touch repeats the same request."""
    return collect(state, ctx)


def collect(
    state: KioskState,
    ctx: Context,
    handed: tuple[HandedGoods, ...] = (),
    checked_by: str = "",
) -> Step:
    """The goods went with the customer: `handed` of them, or all that waited."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking:
        return stay(state)
    request_id = pickup.request_id or ctx.moment.fresh_id
    asking = replace(pickup, asking=True, request_id=request_id, sheet=PickupSheet.NONE)
    request = OrderStepRequest(
        request_id=request_id,
        action=OrderAction.COLLECT,
        actor=checked_by or ctx.rules.actor,
        code=pickup.pickup_code,
        handed=handed,
        checked_by=checked_by,
    )
    step = StepOrder(order_id=pickup.order.order_id, request=request)
    return stay(replace(state, pickup=asking), step)


def on_badge(state: KioskState, event: BadgeRead, ctx: Context) -> Step:
    """The colleague who brings it shows their badge: they have looked, and hand it over."""
    return ask(state, ctx, Follows.HAND_OVER, badge=event.text)


def handed_by(state: KioskState, person: Person, ctx: Context) -> Step:
    """A colleague hands it over; that they looked is noted, nothing of what they saw."""
    return collect(state, ctx, checked_by=person.staff_id)


def on_step_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """The edge has it on disk: the order is collected, or a part of it."""
    pickup = state.pickup
    if pickup is None or pickup.request_id != event.request_id:
        return stay(state)
    order = pickup.order if event.order is None else ctx.world.order_view(event.order)
    return stay(_done(state, order, ctx))


def followed(state: KioskState, ctx: Context) -> KioskState:
    """The order as the shop knows it now: who brings it, and whether it was handed over."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking:
        return state
    if state.screen is not Screen.COLLECT_READY:
        return state
    order = ctx.world.order(pickup.order.order_id)
    if order is not None and order.state is OrderState.COLLECTED:
        return _done(state, order, ctx)
    task = next(
        (
            one
            for one in ctx.world.tasks()
            if one.kind is TaskKind.RUN and one.subject == pickup.order.order_id
        ),
        None,
    )
    if pickup.coming is None or task is None or not task.taken_by:
        return state
    called = {one.staff_id: one.name for one in state.people}
    runner = called.get(task.taken_by, task.taken_by)
    return replace(state, pickup=replace(pickup, coming=replace(pickup.coming, runner=runner)))


def timed(state: KioskState, ctx: Context) -> KioskState:
    """The state with how long somebody has been on the way."""
    coming = state.pickup.coming if state.pickup is not None else None
    if coming is None or coming.way is not HandoverWay.RUNNER:
        return state
    seconds = int(ctx.now_s - coming.since_s)
    if seconds == coming.seconds:
        return state
    assert state.pickup is not None
    return replace(state, pickup=replace(state.pickup, coming=replace(coming, seconds=seconds)))


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The edge says no; the reason is said in the person's words."""
    pickup = _asked(state, event.request_id)
    if pickup is None:
        return stay(state)
    kind = REFUSALS.get(event.code, NoticeKind.PICKUP_UNKNOWN)
    state = go(state, Screen.COLLECT, ctx) if state.screen is Screen.COLLECT_READY else state
    left_ms = event.ready_by_ms - ctx.moment.wall_ms if event.ready_by_ms else 0
    minutes = max(0, ceil(left_ms / 60_000))
    return stay(say(replace(state, pickup=Pickup()), ctx, kind, number=minutes))


def on_silent(state: KioskState, event: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer. What was asked may be asked again."""
    pickup = _asked(state, event.request_id)
    if pickup is None:
        return stay(state)
    quiet = replace(state, pickup=replace(pickup, asking=False, coming_id=""))
    return stay(say(quiet, ctx, NoticeKind.EDGE_DOWN))


def on_leave(state: KioskState, _: BackTouched | CancelTouched, ctx: Context) -> Step:
    """Nothing is lost by leaving: back to the start."""
    return drop_all(state, ctx)


def _done(state: KioskState, order: OrderView | None, ctx: Context) -> KioskState:
    assert state.pickup is not None
    done = replace(state.pickup, order=order, asking=False, seconds_left=round(ctx.rules.done_s))
    shown = replace(go(state, Screen.COLLECT_DONE, ctx), pickup=done)
    return sounding(shown, Tone.DONE)


def _asked(state: KioskState, request_id: str) -> Pickup | None:
    pickup = state.pickup
    if pickup is None or not (pickup.asking or pickup.coming_id):
        return None
    known = {pickup.request_id, pickup.coming_id} - {""}
    if pickup.asking and pickup.order is None:
        known.add(pickup.pickup_code)
    return pickup if request_id in known else None
