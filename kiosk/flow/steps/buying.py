"""Buying: the doors, the basket, goods without a bar code, the scale."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import QUANTITY_MAX
from kiosk.domain.checkout import QuantityTooLarge, set_quantity
from kiosk.domain.goods import PLAIN
from kiosk.flow.effects import KeepBasket
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.codes import needs_scale, put_in, weigh
from kiosk.flow.steps.common import Step, begun, drop_all, fresh, go, say, stay, with_basket
from kiosk.flow.touches import (
    BackTouched,
    BuyTouched,
    CancelConfirmed,
    CancelDismissed,
    CancelTouched,
    LineRemoved,
    LooseChosen,
    LooseTouched,
    QuantityChosen,
    ReceiptTaken,
)
from kiosk.flow.world import Context


def on_buy(state: KioskState, _: BuyTouched, ctx: Context) -> Step:
    """The door "Scan and pay"."""
    if not ctx.world.ready:
        return stay(say(state, ctx, NoticeKind.NOT_READY))
    return stay(go(begun(state, ctx), Screen.BASKET, ctx))


def on_quantity(state: KioskState, event: QuantityChosen | LineRemoved, ctx: Context) -> Step:
    """The stepper, or "remove"."""
    line = state.basket.line(event.line_id)
    quantity = event.quantity if isinstance(event, QuantityChosen) else 0
    if line is None or quantity < 0:
        return stay(state)
    try:
        basket = set_quantity(state.basket, event.line_id, quantity, ctx.world.offers())
    except QuantityTooLarge:
        return stay(say(state, ctx, NoticeKind.QUANTITY_MAX, names=line.names, number=QUANTITY_MAX))
    return with_basket(state, basket)


def on_loose(state: KioskState, _: LooseTouched, ctx: Context) -> Step:
    """ "No barcode?": pictures of loose goods."""
    return stay(replace(go(state, Screen.LOOSE, ctx), loose=ctx.world.loose()))


def on_loose_chosen(state: KioskState, event: LooseChosen, ctx: Context) -> Step:
    """One of the pictures: to the scale, or straight into the basket."""
    goods = ctx.world.by_sku(event.sku)
    if goods is None:
        return stay(say(state, ctx, NoticeKind.UNKNOWN_CODE, text=event.sku))
    if needs_scale(goods):
        return weigh(state, goods, ctx)
    return put_in(state, goods, PLAIN, ctx)


def on_back(state: KioskState, _: BackTouched, ctx: Context) -> Step:
    """From pictures and scale to the basket; from an empty basket to the start."""
    if state.screen is Screen.WEIGH and state.loose is not None:
        return stay(replace(go(state, Screen.LOOSE, ctx), weighing=None))
    if state.screen in {Screen.WEIGH, Screen.LOOSE}:
        return stay(replace(go(state, Screen.BASKET, ctx), weighing=None, loose=None))
    if state.basket.is_empty:
        return drop_all(state, ctx)
    return stay(state)


def on_cancel(state: KioskState, _: CancelTouched, ctx: Context) -> Step:
    """ "Cancel" asks once, where there is something to lose."""
    if state.basket.is_empty:
        return drop_all(state, ctx)
    return stay(replace(state, confirm_cancel=True))


def on_cancel_confirmed(state: KioskState, _: CancelConfirmed, ctx: Context) -> Step:
    """Only an asked question can be answered."""
    return drop_all(state, ctx) if state.confirm_cancel else stay(state)


def on_cancel_dismissed(state: KioskState, _: CancelDismissed, ctx: Context) -> Step:
    """Go on as before."""
    return stay(replace(state, confirm_cancel=False))


def on_finished(state: KioskState, _: ReceiptTaken, ctx: Context) -> Step:
    """The next customer's turn."""
    return stay(fresh(state, ctx), KeepBasket(None))
