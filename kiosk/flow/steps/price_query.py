"""Showing a price: from the start screen when asked, and wherever somebody waits for help."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.asking import offers_on
from kiosk.domain.claims import ShopTime
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.price_query import PriceAsked, PriceQuery, PriceQueryClosed
from kiosk.flow.state import KioskState
from kiosk.flow.steps.codes import find_goods, understand
from kiosk.flow.steps.common import Step, say, sounding, stay
from kiosk.flow.steps.repeats import on_code
from kiosk.flow.world import Context

SHOWN_S = 20.0


def on_asked(state: KioskState, _: PriceAsked, ctx: Context) -> Step:
    """The next code is only looked up."""
    if not ctx.world.ready:
        return stay(say(state, ctx, NoticeKind.NOT_READY))
    waiting = PriceQuery(until_s=ctx.now_s + SHOWN_S)
    return stay(replace(state, price_query=waiting, notice=None))


def on_closed(state: KioskState, _: PriceQueryClosed, __: Context) -> Step:
    """Seen."""
    return stay(replace(state, price_query=None))


def on_code_at_start(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """A code begins a purchase, unless a price was asked for."""
    return on_code(state, event, ctx) if state.price_query is None else look_up(state, event, ctx)


def look_up(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """What the goods of this code cost; nothing is put into a basket."""
    code = understand(event, ctx)
    if isinstance(code, NoticeKind):
        return stay(say(state, ctx, code, text=event.text[:40]))
    goods = find_goods(code, ctx)
    if goods is None:
        return stay(say(state, ctx, NoticeKind.UNKNOWN_CODE, text=event.text[:40]))
    began = ShopTime(ctx.moment.today, ctx.moment.minute_of_day)
    # What members pay is shown to everyone: it may be the reason to become one.
    claims = replace(state.basket.claims, began=began, is_member=True)
    found = PriceQuery(
        until_s=ctx.now_s + SHOWN_S,
        goods=goods,
        offers=offers_on(goods, ctx.world.offers(), claims),
    )
    return stay(sounding(replace(state, price_query=found, notice=None), Tone.READ))


def expired(state: KioskState, ctx: Context) -> KioskState:
    """On a tick: the state without a price that has been shown long enough."""
    query = state.price_query
    if query is None or ctx.now_s < query.until_s:
        return state
    return replace(state, price_query=None)
