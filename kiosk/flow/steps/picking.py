"""Staff gather orders, stop by stop; whatever is not as it should be takes two touches."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.goods import is_past_date
from kiosk.domain.picking import Stop, Wanted, outcome, prove, put_back, take
from kiosk.flow.effects import Effect, StepOrder
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.packing import (
    CodeUnreadable,
    PackSheet,
    PickRound,
    PiecesMissing,
    PiecesTaken,
    ProblemTouched,
    SheetClosed,
    TakenInstead,
)
from kiosk.flow.parts import OrderLineView, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.codes import find_goods, understand
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.steps.packing import finished
from kiosk.flow.steps.padding import on_pad, tagged
from kiosk.flow.touches import BackTouched, PickedBack
from kiosk.flow.watching import PadChanged
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction, OrderStepRequest


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """Scanning proves a piece; other goods are asked about, and never counted."""
    round_, stop = _in_hand(state)
    if round_ is None or stop is None:
        return stay(state)
    code = understand(event, ctx)
    if isinstance(code, NoticeKind):
        return stay(say(state, ctx, code, text=event.text[:40]))
    goods = find_goods(code, ctx)
    if goods is None:
        return stay(say(state, ctx, NoticeKind.UNKNOWN_CODE, text=event.text[:40]))
    if goods.item.sku == stop.wanted.sku:
        if is_past_date(code, ctx.moment.today):
            expiry = code.expiry.isoformat() if code.expiry else ""
            return stay(say(state, ctx, NoticeKind.EXPIRED, names=goods.item.names, text=expiry))
        return _gone_on(sounding(state, Tone.READ), take(stop), ctx)
    wrong = Wanted(sku=goods.item.sku, names=goods.item.names, picture=goods.item.picture)
    shown = _with(state, replace(round_, sheet=PackSheet.WRONG, wrong=wrong, offered=()))
    if _may_replace(state, stop, goods.item.sku, ctx):
        shown = _with(shown, replace(round_, sheet=PackSheet.WRONG, wrong=wrong, offered=(wrong,)))
    return stay(sounding(shown, Tone.LOOK))


def on_tags(state: KioskState, event: PadChanged, ctx: Context) -> Step:
    """Tagged goods on the pad prove themselves, each piece by its own tag."""
    state, _ = on_pad(state, event, ctx)
    round_, stop = _in_hand(state)
    if round_ is None or stop is None:
        return stay(state)
    known = {epc for one in round_.stops for epc, _ in one.epcs}
    proven = stop
    for tag in event.tags or ():
        found = tagged(tag.epc, ctx) if not tag.sold and tag.epc not in known else None
        if found is not None and found.goods.item.sku == proven.wanted.sku and not proven.over:
            proven = prove(proven, tag.epc)
    return stay(state) if proven == stop else _gone_on(sounding(state, Tone.READ), proven, ctx)


def on_taken(state: KioskState, _: PiecesTaken, ctx: Context) -> Step:
    """The rest is in the bag too: once one was scanned, or where nothing can be scanned."""
    stop = _in_hand(state)[1]
    if stop is None or not may_take_all(stop):
        return stay(state)
    return _gone_on(state, take(stop, stop.left), ctx)


def may_take_all(stop: Stop) -> bool:
    """Whether a touch may stand for scanning the rest."""
    scanned = stop.taken_instead if stop.instead is not None else stop.taken
    return not stop.wanted.coded or scanned > 0


def on_problem(state: KioskState, _: ProblemTouched, ctx: Context) -> Step:
    """What is wrong? With what may be taken instead."""
    round_, stop = _in_hand(state)
    line = _line(round_, stop)
    if round_ is None or stop is None or line is None or line.unit_price is None:
        return stay(state)
    offered = ctx.world.substitutes(line.sku, line.unit_price) if _replaceable(round_, stop) else ()
    others = tuple(one for one in offered if one.sku != stop.wanted.sku)
    return stay(_with(state, replace(round_, sheet=PackSheet.PROBLEM, offered=others)))


def on_sheet_closed(state: KioskState, _: SheetClosed, __: Context) -> Step:
    """Go on as before."""
    round_ = state.packing.round
    return stay(state if round_ is None else _with(state, _closed(round_)))


def on_missing(state: KioskState, event: PiecesMissing, ctx: Context) -> Step:
    """The rest of this stop stays out of the bag."""
    stop = _in_hand(state)[1]
    if stop is None:
        return stay(state)
    return _gone_on(state, replace(stop, missing=event.reason), ctx)


def on_instead(state: KioskState, event: TakenInstead, ctx: Context) -> Step:
    """Other goods for the rest; what was scanned by mistake is the first of them."""
    round_, stop = _in_hand(state)
    chosen = next((one for one in round_.offered if one.sku == event.sku), None) if round_ else None
    if round_ is None or stop is None or chosen is None:
        return stay(state)
    instead = replace(stop, instead=chosen)
    in_hand = round_.sheet is PackSheet.WRONG
    return _gone_on(state, take(instead) if in_hand else instead, ctx)


def on_unreadable(state: KioskState, _: CodeUnreadable, ctx: Context) -> Step:
    """A piece that was recognized by eye."""
    stop = _in_hand(state)[1]
    return stay(state) if stop is None else _gone_on(state, take(stop), ctx)


def on_back(state: KioskState, _: PickedBack | BackTouched, ctx: Context) -> Step:
    """One stop back, to be picked anew; from the first one to the orders."""
    round_ = state.packing.round
    if round_ is None or round_.position == 0 or round_.staging > 0:
        return stay(finished(state, ctx))
    position = round_.position - 1
    stops = list(round_.stops)
    stops[position] = put_back(stops[position])
    before = replace(_closed(round_), position=position, stops=tuple(stops), bags=(), place="")
    if state.screen is not Screen.STAFF_PICK:
        state = go(state, Screen.STAFF_PICK, ctx)
    return stay(_with(state, before))


def _gone_on(state: KioskState, stop: Stop, ctx: Context) -> Step:
    """The round with the stop in hand changed; on to the next one when it is over."""
    round_ = state.packing.round
    assert round_ is not None
    stops = list(round_.stops)
    stops[round_.position] = stop
    on = replace(_closed(round_), stops=tuple(stops))
    state = replace(_with(state, on), notice=None)
    if not stop.over:
        return stay(state)
    state, effects = _told(_with(state, replace(on, position=on.position + 1)), stop, ctx)
    if on.position + 1 == len(stops):
        state = go(state, Screen.STAFF_STAGE, ctx)
    return stay(state, *effects)


def _told(state: KioskState, stop: Stop, ctx: Context) -> tuple[KioskState, tuple[Effect, ...]]:
    """Tell the edge of a line that is over, so that whoever takes the round over knows."""
    round_, staff = state.packing.round, state.staff
    assert round_ is not None
    of_line = [one for one in round_.of(stop.order_id) if one.line == stop.line]
    lines = outcome(of_line)
    if not lines or staff is None:
        return state, ()
    request = OrderStepRequest(
        request_id=ctx.moment.fresh_id, action=OrderAction.PICK, actor=staff.staff_id, lines=lines
    )
    told = state.packing.told | {request.request_id}
    state = replace(state, packing=replace(state.packing, told=told))
    return state, (StepOrder(order_id=stop.order_id, request=request),)


def _in_hand(state: KioskState) -> tuple[PickRound | None, Stop | None]:
    round_ = state.packing.round
    return round_, round_.stop if round_ is not None else None


def _with(state: KioskState, round_: PickRound) -> KioskState:
    return replace(state, packing=replace(state.packing, round=round_))


def _closed(round_: PickRound) -> PickRound:
    return replace(round_, sheet=PackSheet.NONE, offered=(), wrong=None)


def _line(round_: PickRound | None, stop: Stop | None) -> OrderLineView | None:
    if round_ is None or stop is None:
        return None
    order = next(one for one in round_.orders if one.order_id == stop.order_id)
    return order.lines[stop.line]


def _replaceable(round_: PickRound, stop: Stop) -> bool:
    order = next(one for one in round_.orders if one.order_id == stop.order_id)
    return order.substitutes_wanted and stop.instead is None


def _may_replace(state: KioskState, stop: Stop, sku: str, ctx: Context) -> bool:
    round_ = state.packing.round
    line = _line(round_, stop)
    if round_ is None or line is None or line.unit_price is None:
        return False
    return _replaceable(round_, stop) and ctx.world.may_replace(sku, line.sku, line.unit_price)
