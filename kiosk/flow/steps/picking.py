"""Staff gather an order, line by line, and put it where it waits."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.codes import find_goods, understand
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.steps.staff import busy, on_orders, step_order, with_staff
from kiosk.flow.touches import BackTouched, LinePicked, PickedBack, Staged
from kiosk.flow.world import Context
from storecore.contracts.local_api import OrderAction

PLACE_LENGTH_MAX = 20


def on_picked(state: KioskState, _: LinePicked, ctx: Context) -> Step:
    """The line is in the bag; after the last one the order is to be staged."""
    pick = state.staff.pick if state.staff is not None else None
    if pick is None or pick.line is None:
        return stay(state)
    further = replace(pick, position=pick.position + 1)
    if further.line is None:
        return stay(with_staff(go(state, Screen.STAFF_STAGE, ctx), pick=further))
    return stay(with_staff(state, pick=further))


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """Scanning the goods in hand confirms the line; other goods are refused."""
    pick = state.staff.pick if state.staff is not None else None
    if pick is None or pick.line is None:
        return stay(state)
    code = understand(event, ctx)
    if isinstance(code, NoticeKind):
        return stay(say(state, ctx, code, text=event.text[:40]))
    goods = find_goods(code, ctx)
    if goods is None or goods.item.sku != pick.line.sku:
        names = goods.item.names if goods is not None else {}
        return stay(say(state, ctx, NoticeKind.WRONG_ITEM, names=names, text=event.text[:40]))
    return on_picked(sounding(state, Tone.READ), LinePicked(), ctx)


def on_picked_back(state: KioskState, _: PickedBack | BackTouched, ctx: Context) -> Step:
    """One line back; from the first line to the orders."""
    pick = state.staff.pick if state.staff is not None else None
    if pick is None or pick.position == 0:
        return on_orders(state, BackTouched(), ctx)
    before = replace(pick, position=pick.position - 1)
    if state.screen is Screen.STAFF_STAGE:
        state = go(state, Screen.STAFF_PICK, ctx)
    return stay(with_staff(state, pick=before))


def on_staged(state: KioskState, event: Staged, ctx: Context) -> Step:
    """The bag waits at a place; the customer can come once the edge has it on disk."""
    staff = state.staff
    if staff is None or staff.pick is None or staff.busy:
        return stay(state)
    place = " ".join(event.place.split())[:PLACE_LENGTH_MAX]
    if not place:
        return stay(say(state, ctx, NoticeKind.PLACE_MISSING))
    effect = step_order(ctx, staff, staff.pick.order.order_id, OrderAction.STAGE, place)
    return stay(busy(state, effect.order_id, effect.request_id), effect)
