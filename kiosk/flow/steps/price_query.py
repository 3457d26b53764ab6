"""Showing a price: from the start screen when asked, and wherever somebody waits for help."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.asking import offers_on
from kiosk.domain.claims import ShopTime
from kiosk.domain.goods import Goods
from kiosk.domain.interventions import Kind
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.price_query import (
    LinePriceAsked,
    PriceAsked,
    PriceDoubted,
    PriceQuery,
    PriceQueryClosed,
)
from kiosk.flow.state import KioskState
from kiosk.flow.steps.checking import happened
from kiosk.flow.steps.codes import find_goods, understand
from kiosk.flow.steps.common import Step, say, sounding, stay
from kiosk.flow.steps.repeats import on_code
from kiosk.flow.world import Context
from storecore.contracts.watching import Evidence

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


def on_line(state: KioskState, event: LinePriceAsked, ctx: Context) -> Step:
    """The price of a line, as it was taken into the basket."""
    line = next((one for one in state.basket.lines if one.line_id == event.line_id), None)
    if line is None:
        return stay(state)
    shelf_price = line.unit_price if line.superseded_by else None
    goods = Goods(line.item, line.price_version, line.tax_rule, shelf_price, line.superseded_by)
    shown = PriceQuery(
        until_s=ctx.now_s + SHOWN_S,
        goods=goods,
        offers=offers_on(goods, ctx.world.offers(), state.basket.claims),
        line_id=line.line_id,
    )
    return stay(replace(state, price_query=shown, notice=None))


def on_doubted(state: KioskState, _: PriceDoubted, ctx: Context) -> Step:
    """The customer finds that the price is not right: a colleague comes and looks."""
    query = state.price_query
    if query is None or query.goods is None or not query.line_id:
        return stay(state)
    sku, price = query.goods.item.sku, query.goods.unit_price
    evidence = Evidence(skus=(sku,), total_minor=price.minor)
    closed = replace(state, price_query=None)
    return happened(closed, ctx, Kind.PRICE, sku, evidence=evidence, line_ids=(query.line_id,))


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
