"""Collecting an order: the code, the order and its place, and the handover."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.effects import StepOrder
from kiosk.flow.events import EdgeSilent, PickupFound, Refused, StepDone
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Pickup, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, begun, drop_all, go, say, sounding, stay
from kiosk.flow.touches import BackTouched, CancelTouched, CollectTouched, OrderTaken
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode

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
}


def on_collect(state: KioskState, _: CollectTouched, ctx: Context) -> Step:
    """The door "Collect my order"."""
    return stay(replace(go(begun(state, ctx), Screen.COLLECT, ctx), pickup=Pickup()))


def on_found(state: KioskState, event: PickupFound, ctx: Context) -> Step:
    """The order waits: show it and where, unless the person is elsewhere by now."""
    pickup = state.pickup
    if pickup is None or pickup.pickup_code != event.pickup_code or not pickup.asking:
        return stay(state)
    if state.screen is not Screen.COLLECT:
        return stay(replace(state, pickup=replace(pickup, asking=False)))
    found = replace(pickup, asking=False, order=ctx.world.order_view(event.order))
    shown = replace(go(state, Screen.COLLECT_READY, ctx), pickup=found)
    return stay(sounding(shown, Tone.READ))


def on_taken(state: KioskState, _: OrderTaken, ctx: Context) -> Step:
    """ "I have my order": only now is it collected. A second touch repeats the same request."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking:
        return stay(state)
    request_id = pickup.request_id or ctx.moment.fresh_id
    asking = replace(pickup, asking=True, request_id=request_id)
    request = OrderStepRequest(
        request_id=request_id,
        action=OrderAction.COLLECT,
        actor=ctx.rules.actor,
        code=pickup.pickup_code,
    )
    step = StepOrder(order_id=pickup.order.order_id, request=request)
    return stay(replace(state, pickup=asking), step)


def on_step_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """The edge has it on disk: the order is collected."""
    pickup = state.pickup
    if pickup is None or pickup.request_id != event.request_id:
        return stay(state)
    done = replace(pickup, asking=False, seconds_left=round(ctx.rules.done_s))
    shown = replace(go(state, Screen.COLLECT_DONE, ctx), pickup=done)
    return stay(sounding(shown, Tone.DONE))


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The edge says no; the reason is said in the person's words."""
    pickup = _asked(state, event.request_id)
    if pickup is None:
        return stay(state)
    kind = REFUSALS.get(event.code, NoticeKind.PICKUP_UNKNOWN)
    state = go(state, Screen.COLLECT, ctx) if state.screen is Screen.COLLECT_READY else state
    return stay(say(replace(state, pickup=Pickup()), ctx, kind))


def on_silent(state: KioskState, event: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer. What was asked may be asked again."""
    pickup = _asked(state, event.request_id)
    if pickup is None:
        return stay(state)
    quiet = replace(state, pickup=replace(pickup, asking=False))
    return stay(say(quiet, ctx, NoticeKind.EDGE_DOWN))


def on_leave(state: KioskState, _: BackTouched | CancelTouched, ctx: Context) -> Step:
    """Nothing is lost by leaving: back to the start."""
    return drop_all(state, ctx)


def _asked(state: KioskState, request_id: str) -> Pickup | None:
    pickup = state.pickup
    if pickup is None or not pickup.asking:
        return None
    return pickup if request_id in {pickup.pickup_code, pickup.request_id} else None
