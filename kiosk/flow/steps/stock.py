"""Stock work: look an item up, count it, carry it, send it away, write it off, receive goods."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.approving import Approval
from kiosk.flow.events import CodeRead, EdgeSilent, Refused
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import approving, codes
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.stock import (
    DeliveryArrived,
    LookAtStock,
    StepStock,
    StockAction,
    StockActionChosen,
    StockConfirmed,
    StockDetailChosen,
    StockLook,
    StockQuantityTyped,
    StockRequest,
    StockSeen,
    StockStepped,
    StockTouched,
)
from kiosk.flow.world import Context
from storecore.contracts.local_api import CountRequest, RefusalCode
from storecore.contracts.staff import Sensitive
from storecore.contracts.stock_work import (
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    StockPlace,
    WriteOffReason,
    WriteOffRequest,
)
from storecore.gs1.sscc import read_sscc

QUANTITY_MAX = 999_999
_SENSITIVE = {StockAction.COUNT, StockAction.WRITE_OFF}


def on_tab(state: KioskState, _: StockTouched, ctx: Context) -> Step:
    """The tab of stock: nothing is shown yet but what is expected."""
    if state.staff is None:
        return stay(state)
    return stay(listed(replace(go(state, Screen.STAFF_STOCK, ctx), stock=StockLook()), ctx))


def listed(state: KioskState, ctx: Context) -> KioskState:
    """The state with what is expected, and where goods can be sent."""
    if state.stock is None or state.screen is not Screen.STAFF_STOCK:
        return state
    world = ctx.world
    looked = replace(state.stock, deliveries=world.deliveries(), stores=world.other_stores())
    return state if looked == state.stock else replace(state, stock=looked)


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """A pallet is received; an item is shown, or counted once more while it is being counted."""
    look = state.stock
    if look is None or state.staff is None:
        return stay(state)
    sscc = read_sscc(event.text)
    if sscc is not None:
        return _receive(state, sscc, ctx)
    code = codes.understand(event, ctx)
    if isinstance(code, NoticeKind):
        return stay(say(state, ctx, code, text=event.text[:40]))
    goods = codes.find_goods(code, ctx)
    if goods is None:
        return stay(say(state, ctx, NoticeKind.UNKNOWN_CODE, text=event.text[:40]))
    if look.action is not None and goods.item.sku == look.sku:
        more = min((look.quantity or 0) + 1, QUANTITY_MAX)
        return stay(sounding(_with(state, quantity=more, pending=None), Tone.READ))
    item = goods.item
    shown = _with(
        state, sku=item.sku, names=item.names, picture=item.picture, figures=None, action=None,
        quantity=None, detail="",
    )  # fmt: skip
    return _look(sounding(shown, Tone.READ), item.sku, ctx)


def on_action(state: KioskState, event: StockActionChosen, _: Context) -> Step:
    """What is to be done with the item."""
    if state.stock is None or not state.stock.sku:
        return stay(state)
    return stay(_with(state, action=event.action, quantity=None, detail="", pending=None))


def on_quantity(state: KioskState, event: StockQuantityTyped, _: Context) -> Step:
    """So many."""
    if state.stock is None or state.stock.action is None:
        return stay(state)
    quantity = event.quantity
    if quantity is not None:
        quantity = max(0, min(quantity, QUANTITY_MAX))
    return stay(_with(state, quantity=quantity, pending=None))


def on_detail(state: KioskState, event: StockDetailChosen, _: Context) -> Step:
    """Where to, or why."""
    return stay(
        _with(state, detail=event.detail, pending=None) if state.stock is not None else state
    )


def on_confirmed(state: KioskState, event: StockConfirmed, ctx: Context) -> Step:
    """Do it; what changes the books by hand wants a yes first."""
    look = state.stock
    if look is None or look.request_id or not is_whole(look):
        return stay(state)
    if look.pending is not None:
        return _ask(state, look.pending)
    if look.action in _SENSITIVE:
        return approving.ask(state, ctx, Sensitive.STOCK_ADJUSTMENT, event)
    return _ask(state, _request(state, ctx, None))


def on_approved(state: KioskState, _: StockConfirmed, approval: Approval, ctx: Context) -> Step:
    """Two have looked."""
    return _ask(state, _request(state, ctx, approval))


def on_delivery(state: KioskState, event: DeliveryArrived, ctx: Context) -> Step:
    """An expected delivery is here."""
    return _receive(state, event.delivery_id, ctx)


def on_seen(state: KioskState, event: StockSeen, _: Context) -> Step:
    """The edge has told."""
    if state.stock is None or state.stock.request_id != event.request_id:
        return stay(state)
    return stay(_with(state, figures=event.figures, request_id=""))


def on_stepped(state: KioskState, event: StockStepped, ctx: Context) -> Step:
    """It is done: the figures are looked at anew."""
    look = state.stock
    if look is None or look.request_id != event.request_id:
        return stay(state)
    done = _with(state, request_id="", pending=None, action=None, quantity=None, detail="")
    done = listed(sounding(done, Tone.DONE), ctx)
    return _look(done, look.sku, ctx) if look.sku else stay(done)


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """The edge says no."""
    kind = _REFUSED.get(event.code, NoticeKind.STEP_REFUSED)
    free = _with(state, request_id="", pending=None)
    return stay(say(free, ctx, kind, text=event.detail))


def on_silent(state: KioskState, _: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer; the same touch asks again."""
    return stay(say(_with(state, request_id=""), ctx, NoticeKind.EDGE_DOWN))


def is_asked(state: KioskState, request_id: str) -> bool:
    """Whether the answer is to stock work."""
    return state.stock is not None and state.stock.request_id == request_id != ""


def is_whole(look: StockLook) -> bool:
    """Whether all that the action needs was given."""
    if look.action is None or look.quantity is None:
        return False
    if look.action is StockAction.COUNT:
        return True
    return look.quantity > 0 and bool(look.detail)


_REFUSED = {
    RefusalCode.NOT_ENOUGH: NoticeKind.NOT_ENOUGH,
    RefusalCode.UNKNOWN_DELIVERY: NoticeKind.DELIVERY_UNKNOWN,
}


def _receive(state: KioskState, code: str, ctx: Context) -> Step:
    if state.stock is None or state.staff is None or state.stock.request_id:
        return stay(state)
    known = state.stock.pending
    if isinstance(known, ReceiveRequest) and known.code == code:
        return _ask(state, known)
    asked = ReceiveRequest(request_id=ctx.moment.fresh_id, code=code, actor=state.staff.staff_id)
    return _ask(state, asked)


def _request(state: KioskState, ctx: Context, approval: Approval | None) -> StockRequest | None:
    look, staff = state.stock, state.staff
    if look is None or staff is None or look.quantity is None or not is_whole(look):
        return None
    by = {"request_id": ctx.moment.fresh_id, "actor": staff.staff_id}
    sku, quantity = look.sku, look.quantity
    if look.action is StockAction.MOVE:
        to_place = StockPlace(look.detail)
        other = StockPlace.BACK if to_place is StockPlace.SHELF else StockPlace.SHELF
        return MoveRequest(sku=sku, quantity=quantity, from_place=other, to_place=to_place, **by)
    if look.action is StockAction.SEND:
        return SendRequest(sku=sku, quantity=quantity, to_store=look.detail, **by)
    if approval is None:
        return None
    if look.action is StockAction.COUNT:
        return CountRequest(sku=sku, quantity=quantity, approver_id=approval.approver_id, **by)
    return WriteOffRequest(
        sku=sku,
        quantity=quantity,
        place=_place(look),
        reason=WriteOffReason(look.detail),
        approver_id=approval.approver_id,
        approved_by=approval.approved_by,
        **by,
    )


def _place(look: StockLook) -> StockPlace:
    """What is thrown away came from the shelf, unless only the back room has so much."""
    on_shelf = look.figures.shelf.quantity if look.figures is not None else 0
    return StockPlace.SHELF if (look.quantity or 0) <= on_shelf else StockPlace.BACK


def _look(state: KioskState, sku: str, ctx: Context) -> Step:
    request_id = f"look-{ctx.moment.fresh_id}"
    return stay(_with(state, request_id=request_id), LookAtStock(request_id=request_id, sku=sku))


def _ask(state: KioskState, request: StockRequest | None) -> Step:
    if request is None:
        return stay(state)
    waiting = _with(state, request_id=request.request_id, pending=request)
    return stay(waiting, StepStock(request))


def _with(state: KioskState, **changes: object) -> KioskState:
    assert state.stock is not None
    return replace(state, stock=replace(state.stock, **changes))
