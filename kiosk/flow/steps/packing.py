"""Orders are chosen for a round, started, and gathered; the edge's answers to all of that."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.domain.picking import BAGS_MAX, Stop, in_walking_order
from kiosk.flow.effects import Effect, StepOrder
from kiosk.flow.events import EdgeSilent, Refused, StepDone
from kiosk.flow.notices import NoticeKind
from kiosk.flow.packing import OrderChosen, Packing, PickRound, RoundStarted
from kiosk.flow.parts import OrderView, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.steps.staff import listed
from kiosk.flow.touches import PickTouched
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.orders import OrderState

_TO_PACK = {OrderState.ACCEPTED, OrderState.PICKING}


def on_chosen(state: KioskState, event: OrderChosen, _: Context) -> Step:
    """Into the next round with an order, or out of it."""
    chosen = state.packing.chosen
    if event.order_id in chosen:
        chosen = tuple(one for one in chosen if one != event.order_id)
    elif len(chosen) < BAGS_MAX and _order(state, event.order_id) is not None:
        chosen = (*chosen, event.order_id)
    return stay(replace(state, packing=replace(state.packing, chosen=chosen)))


def on_pick(state: KioskState, event: PickTouched, ctx: Context) -> Step:
    """Pack this one order, or go on with it."""
    order = _order(state, event.order_id)
    return stay(state) if order is None else _begin(state, (order,), ctx)


def on_round(state: KioskState, _: RoundStarted, ctx: Context) -> Step:
    """Pack every order that was chosen, in one round."""
    found = (_order(state, order_id) for order_id in state.packing.chosen)
    return _begin(state, tuple(order for order in found if order is not None), ctx)


def _begin(state: KioskState, orders: Sequence[OrderView], ctx: Context) -> Step:
    """Ask for what was not begun yet; the round begins once the edge has answered for each."""
    staff = state.staff
    if staff is None or not orders or state.packing.asked:
        return stay(state)
    asked: dict[str, str] = {}
    effects: list[Effect] = []
    for number, order in enumerate(orders):
        if order.state is OrderState.PICKING:
            continue
        request = OrderStepRequest(
            request_id=f"{ctx.moment.fresh_id}-{number}",
            action=OrderAction.START_PICK,
            actor=staff.staff_id,
        )
        asked[request.request_id] = order.order_id
        effects.append(StepOrder(order_id=order.order_id, request=request))
    given = tuple(order for order in orders if order.state is OrderState.PICKING)
    state = replace(state, packing=Packing(asked=asked, given=given))
    return stay(_begun(state, ctx), *effects)


def owns(state: KioskState, request_id: str) -> bool:
    """Whether packing waits for the answer to this request."""
    packing = state.packing
    return request_id in packing.asked or request_id in packing.told


def on_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """An order was started, or a line of it is in the edge's books."""
    if event.request_id not in state.packing.asked:
        return stay(_heard(state, event.request_id))
    given = state.packing.given
    if event.order is not None and event.order.state is OrderState.PICKING:
        given = (*given, ctx.world.order_view(event.order))
    state = replace(state, packing=replace(state.packing, given=given))
    return stay(_begun(_heard(state, event.request_id), ctx))


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The order has moved on meanwhile; the others go on without it."""
    state = _begun(_heard(state, event.request_id), ctx)
    return stay(say(state, ctx, NoticeKind.STEP_REFUSED, text=event.detail))


def on_silent(state: KioskState, event: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer. What was picked is told again when the bag is staged."""
    was_asked = event.request_id in state.packing.asked
    state = _begun(_heard(state, event.request_id), ctx)
    return stay(say(state, ctx, NoticeKind.EDGE_DOWN) if was_asked else state)


def followed(state: KioskState, ctx: Context) -> KioskState:
    """The round without orders that have ended meanwhile, such as those that were cancelled."""
    round_ = state.packing.round
    if round_ is None:
        return state
    alive = {order.order_id for order in ctx.world.orders()}
    gone = [order for order in round_.orders[round_.staging :] if order.order_id not in alive]
    for order in gone:
        round_ = without(round_, order.order_id)
    if not gone:
        return state
    state = replace(state, packing=replace(state.packing, round=round_))
    if round_.order is None:
        state = finished(state, ctx)
    elif round_.stop is None and state.screen is Screen.STAFF_PICK:
        state = go(state, Screen.STAFF_STAGE, ctx)
    return say(state, ctx, NoticeKind.ORDER_GONE, text=gone[-1].customer_name)


def without(round_: PickRound, order_id: str) -> PickRound:
    """The round without an order: its stops are passed by, the other bags keep their letters."""
    before = sum(stop.order_id == order_id for stop in round_.stops[: round_.position])
    return replace(
        round_,
        orders=tuple(order for order in round_.orders if order.order_id != order_id),
        stops=tuple(stop for stop in round_.stops if stop.order_id != order_id),
        position=round_.position - before,
    )


def finished(state: KioskState, ctx: Context) -> KioskState:
    """The round is over: back to the orders."""
    state = replace(go(state, Screen.STAFF_ORDERS, ctx), packing=Packing())
    return listed(sounding(state, Tone.DONE), ctx)


def stops_of(orders: Sequence[OrderView]) -> tuple[Stop, ...]:
    """Every line of these orders that nobody has picked yet, in walking order."""
    return in_walking_order(
        Stop(
            order_id=order.order_id,
            line=line.number,
            bag=bag,
            goods=got.goods,
            quantity=got.quantity,
            spot=got.spot,
        )
        for bag, order in enumerate(orders)
        for line in order.lines
        for got in line.goods
        if not line.picked and got.quantity > 0
    )


def _begun(state: KioskState, ctx: Context) -> KioskState:
    """The round, once every order was answered for."""
    packing = state.packing
    if packing.asked or not packing.given:
        return state
    stops = stops_of(packing.given)
    begun = tuple(order.order_id for order in packing.given)
    round_ = PickRound(orders=packing.given, stops=stops, begun=begun)
    screen = Screen.STAFF_PICK if stops else Screen.STAFF_STAGE
    return replace(go(state, screen, ctx), packing=Packing(round=round_))


def _heard(state: KioskState, request_id: str) -> KioskState:
    packing = state.packing
    asked = {key: order for key, order in packing.asked.items() if key != request_id}
    return replace(state, packing=replace(packing, asked=asked, told=packing.told - {request_id}))


def _order(state: KioskState, order_id: str) -> OrderView | None:
    orders = state.staff.orders if state.staff is not None else ()
    known = (order for order in orders if order.order_id == order_id)
    return next((order for order in known if order.state in _TO_PACK), None)
