"""Staff change the price of a line, or take it out of the basket."""

from __future__ import annotations

from kiosk.domain.checkout import override_price, set_quantity
from kiosk.domain.duties import MAY, Duty
from kiosk.flow.approving import Approval
from kiosk.flow.notices import NoticeKind
from kiosk.flow.overriding import BasketTabTouched, LineTakenOut, PriceChanged
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import approving
from kiosk.flow.steps.common import Step, go, say, sounding, stay, with_basket
from kiosk.flow.steps.paying import has_taken
from kiosk.flow.world import Context
from storecore.contracts.facts import PriceOverride
from storecore.contracts.staff import Sensitive


def on_tab(state: KioskState, _: BasketTabTouched, ctx: Context) -> Step:
    """The tab of the open basket."""
    if state.staff is None:
        return stay(state)
    if state.staff.role not in MAY[Duty.BASKET]:
        return stay(say(state, ctx, NoticeKind.MAY_NOT))
    return stay(go(state, Screen.STAFF_BASKET, ctx))


def on_price(state: KioskState, event: PriceChanged, ctx: Context) -> Step:
    """Another price is asked for; nothing that was paid for already is changed."""
    line = state.basket.line(event.line_id)
    if line is None or event.price.currency != state.basket.currency:
        return stay(state)
    if state.payment is not None or has_taken(state):
        return stay(say(state, ctx, NoticeKind.STEP_REFUSED))
    if line.label_price is not None or event.price.minor > line.unit_price.minor:
        return stay(say(state, ctx, NoticeKind.PRICE_TOO_HIGH))
    return approving.ask(state, ctx, Sensitive.PRICE_OVERRIDE, event, line.unit_price - event.price)


def on_price_approved(
    state: KioskState, event: PriceChanged, approval: Approval, ctx: Context
) -> Step:
    """The line costs what was said, from now on and for this basket only."""
    staff, line = state.staff, state.basket.line(event.line_id)
    if staff is None or line is None:
        return stay(state)
    override = PriceOverride(
        was=line.unit_price,
        reason=event.reason,
        staff_id=staff.staff_id,
        approver_id=approval.approver_id,
    )
    before = line.amount
    basket = override_price(state.basket, event.line_id, event.price, override, ctx.world.offers())
    changed, kept = with_basket(state, basket)
    now = basket.line(event.line_id)
    assert now is not None
    fact = approving.told(
        staff, approval, ctx, line.line_id, reason=event.reason, amount=before - now.amount
    )
    return stay(sounding(changed, Tone.DONE), *kept, fact)


def on_taken_out(state: KioskState, event: LineTakenOut, ctx: Context) -> Step:
    """The line leaves the basket, as the customer could have it leave."""
    if state.payment is not None or has_taken(state):
        return stay(say(state, ctx, NoticeKind.STEP_REFUSED))
    return with_basket(state, set_quantity(state.basket, event.line_id, 0, ctx.world.offers()))
