"""A packed bag is put where it waits: its label and the place are scanned, its tags are read."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.pad import Tagged
from kiosk.domain.picking import BagCheck, Stop, Wanted, check_bag, outcome, tagged_in
from kiosk.flow.effects import StepOrder
from kiosk.flow.events import CodeRead, EdgeSilent, Refused, StepDone
from kiosk.flow.notices import NoticeKind
from kiosk.flow.packing import BagPlaced
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, say, sounding, stay
from kiosk.flow.steps.packing import finished
from kiosk.flow.steps.padding import on_pad, tagged
from kiosk.flow.watching import PadChanged
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.orders import OrderState
from storecore.gs1.labels import LabelKind, read_label

PLACE_LENGTH_MAX = 20
BAGS_MAX = 4


def on_label(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """The bag's label and the place's, in whichever order; both together say that it is there."""
    round_ = state.packing.round
    label = read_label(event.text)
    if round_ is None or state.packing.staging:
        return stay(state)
    if label is None:
        return stay(say(state, ctx, NoticeKind.NOT_A_LABEL, text=event.text[:40]))
    if label.kind is LabelKind.BAG:
        bags = round_.bags if label.name in round_.bags else (*round_.bags, label.name)[-BAGS_MAX:]
        round_ = replace(round_, bags=bags)
    else:
        round_ = replace(round_, place=label.name)
    state = replace(state, packing=replace(state.packing, round=round_), notice=None)
    state = sounding(state, Tone.READ)
    return _stage(state, ctx) if round_.bags and round_.place else stay(state)


def on_placed(state: KioskState, event: BagPlaced, ctx: Context) -> Step:
    """ "It is there", touched: where a label cannot be read, or the bag has none."""
    round_ = state.packing.round
    if round_ is None or state.packing.staging:
        return stay(state)
    place = " ".join(event.place.split())[:PLACE_LENGTH_MAX] or round_.place
    if not place:
        return stay(say(state, ctx, NoticeKind.PLACE_MISSING))
    state = replace(state, packing=replace(state.packing, round=replace(round_, place=place)))
    if not round_.bags and not event.unlabelled:
        return stay(say(state, ctx, NoticeKind.BAG_MISSING))
    return _stage(state, ctx)


def on_tags(state: KioskState, event: PadChanged, ctx: Context) -> Step:
    """The bag lies on the pad, or was lifted off."""
    state, _ = on_pad(state, event, ctx)
    return stay(checked(state, ctx))


def checked(state: KioskState, ctx: Context) -> KioskState:
    """The state with what the tags on the pad say of the bag in hand."""
    round_ = state.packing.round
    if round_ is None or round_.order is None:
        return state
    order_id = round_.order.order_id
    round_ = replace(round_, check=None, strangers=())
    if state.watch.pad is not None:
        items = {found.goods.item.sku: found.goods.item for found in _on_pad(state, ctx)}
        there = [found.goods.item.sku for found in _on_pad(state, ctx)]
        check = check_bag(tagged_in(round_.of(order_id)), there)
        strangers = tuple(
            Wanted(sku=sku, names=items[sku].names, picture="") for sku in check.foreign
        )
        round_ = replace(round_, check=check, strangers=strangers)
    return replace(state, packing=replace(state.packing, round=round_))


def _stage(state: KioskState, ctx: Context) -> Step:
    """Everything is known: the edge is told, and only its answer makes the order ready."""
    state = checked(state, ctx)
    round_, staff = state.packing.round, state.staff
    assert round_ is not None
    order = round_.order
    if order is None or staff is None:
        return stay(state)
    if not (round_.check or BagCheck()).fits:
        return stay(say(state, ctx, NoticeKind.BAG_DIFFERS))
    stops = round_.of(order.order_id)
    bay = ctx.world.bay(round_.place)
    request = OrderStepRequest(
        request_id=ctx.moment.fresh_id,
        action=OrderAction.STAGE,
        actor=staff.staff_id,
        place=round_.place if bay is None else bay.locker,
        bay="" if bay is None else bay.bay,
        bags=round_.bags,
        lines=outcome(stops if round_.check is None else _with_tags(stops, state, ctx)),
        bag_epcs=None if round_.check is None else _tags(state, ctx),
    )
    asking = replace(state, packing=replace(state.packing, staging=request.request_id))
    return stay(asking, StepOrder(order_id=order.order_id, request=request))


def on_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """The edge has it on disk; on to the next bag."""
    round_ = state.packing.round
    assert round_ is not None
    onward = replace(round_, staging=round_.staging + 1, bags=(), place="", check=None)
    state = replace(state, packing=replace(state.packing, round=onward, staging=""))
    if onward.order is None:
        state = finished(state, ctx)
    else:
        state = checked(sounding(state, Tone.READ), ctx)
    if event.order is not None and event.order.state is OrderState.REJECTED:
        state = say(state, ctx, NoticeKind.ORDER_EMPTY, text=event.order.customer_name)
    return stay(state)


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The bag stays in hand, and the reason is said."""
    round_ = state.packing.round
    assert round_ is not None
    state = replace(
        state, packing=replace(state.packing, staging="", round=replace(round_, place=""))
    )
    differs = event.code is RefusalCode.TAGS_DIFFER
    kind = NoticeKind.BAG_DIFFERS if differs else NoticeKind.STEP_REFUSED
    return stay(say(state, ctx, kind, text=event.detail))


def on_silent(state: KioskState, _: EdgeSilent, ctx: Context) -> Step:
    """Nobody has promised the customer anything yet: the same scan asks again."""
    state = replace(state, packing=replace(state.packing, staging=""))
    return stay(say(state, ctx, NoticeKind.EDGE_DOWN))


def _on_pad(state: KioskState, ctx: Context) -> list[Tagged]:
    tags = (tagged(tag.epc, ctx) for tag in state.watch.pad or () if not tag.sold)
    return [found for found in tags if found is not None and found.goods.item.tagged]


def _tags(state: KioskState, ctx: Context) -> tuple[str, ...]:
    return tuple(found.epc for found in _on_pad(state, ctx))


def _with_tags(stops: tuple[Stop, ...], state: KioskState, ctx: Context) -> tuple[Stop, ...]:
    """The stops with the tags that lie on the pad as the tags of their pieces."""
    free = [(found.epc, found.goods.item.sku) for found in _on_pad(state, ctx)]
    told = []
    for stop in stops:
        bare = replace(stop, epcs=())
        for wanted, count in ((stop.goods, stop.taken), (stop.instead, stop.taken_instead)):
            mine = [one for one in free if wanted is not None and one[1] == wanted.sku][:count]
            free = [one for one in free if one not in mine]
            bare = replace(bare, epcs=(*bare.epcs, *mine))
        told.append(bare)
    return tuple(told)
