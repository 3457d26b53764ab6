"""An attendant's view of all kiosks; and this kiosk, when it is told what to do from elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.duties import MAY, Duty
from kiosk.flow.door import Person
from kiosk.flow.effects import Effect
from kiosk.flow.events import EdgeSilent, Refused
from kiosk.flow.kiosks import (
    KioskObeyed,
    KiosksLook,
    KiosksTouched,
    KioskTold,
    ReplyToEdge,
    TellKiosk,
)
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import HelpReason, Tone
from kiosk.flow.state import STAFF_SCREENS, KioskState, Screen
from kiosk.flow.steps import judging
from kiosk.flow.steps.common import Step, fresh, go, say, sounding, stay
from kiosk.flow.world import Context
from storecore.contracts.kiosks import (
    Doing,
    KioskAction,
    KioskOrder,
    KioskOrderRequest,
    KioskReport,
)
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.staff import Role

_JUDGED = {HelpReason.AGE, HelpReason.CHECK}
_PAYING = {Screen.PAY, Screen.COUNTER}
_COLLECTING = {Screen.COLLECT, Screen.COLLECT_READY, Screen.COLLECT_DONE}


def on_tab(state: KioskState, _: KiosksTouched, ctx: Context) -> Step:
    """The tab of kiosks."""
    if state.staff is None:
        return stay(state)
    if state.staff.role not in MAY[Duty.KIOSKS]:
        return stay(say(state, ctx, NoticeKind.MAY_NOT))
    return stay(listed(replace(go(state, Screen.STAFF_KIOSKS, ctx), kiosks=KiosksLook()), ctx))


def listed(state: KioskState, ctx: Context) -> KioskState:
    """The state with what every kiosk is doing: who waits comes first."""
    if state.kiosks is None or state.screen is not Screen.STAFF_KIOSKS:
        return state
    told = sorted(
        ctx.world.kiosks(), key=lambda one: (one.doing is not Doing.WAITING, one.kiosk_id)
    )
    return replace(state, kiosks=replace(state.kiosks, kiosks=tuple(told)))


def on_told(state: KioskState, event: KioskTold, ctx: Context) -> Step:
    """Have a kiosk do something."""
    look, staff = state.kiosks, state.staff
    if look is None or staff is None or look.request_id:
        return stay(state)
    report = next((one for one in look.kiosks if one.kiosk_id == event.kiosk_id), None)
    if report is None:
        return stay(state)
    request = KioskOrderRequest(
        request_id=ctx.moment.fresh_id,
        kiosk_id=report.kiosk_id,
        action=event.action,
        actor=staff.staff_id,
        call_id=report.call_id,
    )
    asked = replace(look, request_id=request.request_id, asked_of=report.kiosk_id)
    return stay(replace(state, kiosks=asked), TellKiosk(request))


def is_asked(state: KioskState, request_id: str) -> bool:
    """Whether the answer is to what a kiosk was told."""
    return state.kiosks is not None and state.kiosks.request_id == request_id != ""


def on_obeyed(state: KioskState, event: KioskObeyed, _: Context) -> Step:
    """It was done."""
    if not is_asked(state, event.request_id):
        return stay(state)
    return stay(sounding(_free(state), Tone.DONE))


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """It was not."""
    silent = event.code is RefusalCode.KIOSK_SILENT
    kind = NoticeKind.KIOSK_SILENT if silent else NoticeKind.STEP_REFUSED
    return stay(say(_free(state), ctx, kind, text=event.detail))


def on_silent(state: KioskState, _: EdgeSilent, ctx: Context) -> Step:
    """The edge does not answer."""
    return stay(say(_free(state), ctx, NoticeKind.EDGE_DOWN))


def obeyed(state: KioskState, ctx: Context) -> Step:
    """What this kiosk was told from elsewhere is done at once, and answered once."""
    effects: tuple[Effect, ...] = ()
    orders = ctx.world.kiosk_orders()
    for order in orders:
        if order.order_id in state.orders_done:
            continue
        done, more = _obey(state, order, ctx)
        effects += (*more, ReplyToEdge(order.order_id, done is not None))
        state = done if done is not None else state
    known = frozenset(order.order_id for order in orders)
    return replace(state, orders_done=known), effects


def report_of(state: KioskState) -> KioskReport:
    """What this kiosk tells of itself: nothing of who stands there or what they buy."""
    call = state.help if state.screen is Screen.HAND_NEEDED else None
    return KioskReport(
        kiosk_id=state.kiosk_id,
        doing=_doing(state),
        pieces=state.basket.count,
        call="" if call is None else (call.kind or call.reason).value,
        call_id="" if call is None else f"{state.screen_since_s}",
        judged=call is not None and call.reason in _JUDGED,
    )


def _doing(state: KioskState) -> Doing:
    screen = state.screen
    if screen is Screen.PAUSED:
        return Doing.PAUSED
    if screen is Screen.HAND_NEEDED:
        return Doing.WAITING
    if screen in STAFF_SCREENS or screen is Screen.STAFF_SIGN_IN:
        return Doing.STAFF
    if screen in _PAYING:
        return Doing.PAYING
    if screen in _COLLECTING:
        return Doing.COLLECTING
    return Doing.FREE if screen is Screen.START and state.basket.is_empty else Doing.SHOPPING


def _obey(
    state: KioskState, order: KioskOrder, ctx: Context
) -> tuple[KioskState | None, tuple[Effect, ...]]:
    if order.action is KioskAction.PAUSE:
        if state.screen is not Screen.START or not state.basket.is_empty:
            return None, ()
        return go(state, Screen.PAUSED, ctx), ()
    if order.action is KioskAction.RESUME:
        return (fresh(state, ctx), ()) if state.screen is Screen.PAUSED else (None, ())
    report = report_of(state)
    if not report.judged or report.call_id != order.call_id:
        return None, ()
    known = next((one for one in state.people if one.staff_id == order.actor), None)
    person = known or Person(staff_id=order.actor, name="", role=Role.ATTENDANT)
    return judging.judged(state, ctx, person, yes=order.action is KioskAction.APPROVE)


def _free(state: KioskState) -> KioskState:
    if state.kiosks is None:
        return state
    return replace(state, kiosks=replace(state.kiosks, request_id="", asked_of=""))
