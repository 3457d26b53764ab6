"""A code was read: goods into the basket, or an order to collect."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import QUANTITY_MAX, Basket, Line, is_weighed
from kiosk.domain.checkout import QuantityTooLarge, add_goods
from kiosk.domain.claims import ShopTime
from kiosk.domain.goods import Goods, Measured, is_past_date, measure
from kiosk.domain.pad import confirm
from kiosk.flow.effects import FindPickup
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Pickup, Tone, Weighing
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, begun, go, say, sounding, stay, with_basket
from kiosk.flow.steps.members import on_claim
from kiosk.flow.steps.suggesting import suggested
from kiosk.flow.world import Context
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.scan import CodeKind, ScannedCode, read_code
from storecore.money import zero

_MISREAD = {
    CodeRefusal.BAD_CHECK_DIGIT,
    CodeRefusal.BAD_VERIFIER,
    CodeRefusal.BAD_LENGTH,
    CodeRefusal.BAD_ELEMENTS,
    CodeRefusal.CONFLICTING_ELEMENTS,
    CodeRefusal.BAD_DATE,
    CodeRefusal.BAD_PRICE,
}
_BUYING = {Screen.BASKET, Screen.LOOSE, Screen.WEIGH}


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """START, BASKET, LOOSE, WEIGH, DONE, COLLECT_DONE: a code begins or goes on."""
    claimed = on_claim(state, event, ctx)
    return _on_shop_code(state, event, ctx) if claimed is None else claimed


def _on_shop_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    code = understand(event, ctx)
    if isinstance(code, NoticeKind):
        return stay(say(state, ctx, code, text=event.text[:40]))
    if code.kind is CodeKind.PICKUP:
        return _on_pickup(state, code, ctx)
    goods = find_goods(code, ctx)
    if goods is None:
        return stay(say(state, ctx, NoticeKind.UNKNOWN_CODE, text=event.text[:40]))
    if is_past_date(code, ctx.moment.today):
        expiry = code.expiry.isoformat() if code.expiry else ""
        return stay(say(state, ctx, NoticeKind.EXPIRED, names=goods.item.names, text=expiry))
    if state.screen not in _BUYING:
        state = begun(state, ctx)
    measured = measure(code, goods.item, ctx.world.currency)
    if measured is None:
        return weigh(state, goods, ctx)
    return put_in(state, goods, measured, ctx)


def on_code_collecting(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """COLLECT: only a pickup code leads on."""
    code = understand(event, ctx)
    if isinstance(code, ScannedCode) and code.kind is CodeKind.PICKUP:
        return _on_pickup(state, code, ctx)
    misread = code is NoticeKind.MISREAD
    kind = NoticeKind.MISREAD if misread else NoticeKind.PICKUP_UNKNOWN
    return stay(say(state, ctx, kind, text=event.text[:40]))


def put_in(state: KioskState, goods: Goods, measured: Measured, ctx: Context) -> Step:
    """The goods are in the basket and the basket is shown."""
    if measured.is_plain and (known := confirm(state.basket, goods.item.sku)) is not None:
        return _confirmed(state, *known, ctx)
    basket = begun_basket(state, ctx)
    try:
        basket = add_goods(basket, goods, measured, ctx.moment.fresh_id, ctx.world.offers())
    except QuantityTooLarge:
        return stay(
            say(state, ctx, NoticeKind.QUANTITY_MAX, names=goods.item.names, number=QUANTITY_MAX)
        )
    shown = go(state, Screen.BASKET, ctx) if state.screen is not Screen.BASKET else state
    shown = replace(
        sounding(shown, Tone.READ),
        newest_line_id=basket.lines[0].line_id,
        loose=None,
        weighing=None,
        notice=None,
    )
    age = goods.item.min_age or 0
    if age > basket.approved_age:
        shown = say(shown, ctx, NoticeKind.AGE_CHECK, names=goods.item.names, number=age)
    return with_basket(suggested(replace(shown, basket=basket), ctx), basket)


def begun_basket(state: KioskState, ctx: Context) -> Basket:
    """The basket to put something into: an empty one becomes a transaction of its own."""
    if not state.basket.is_empty:
        return state.basket
    return replace(
        state.basket,
        currency=ctx.world.currency,
        transaction_id=state.basket.transaction_id or ctx.moment.fresh_id,
        started_ms=ctx.moment.wall_ms,
        claims=replace(
            state.basket.claims, began=ShopTime(ctx.moment.today, ctx.moment.minute_of_day)
        ),
    )


def _confirmed(state: KioskState, basket: Basket, line: Line, ctx: Context) -> Step:
    """What was scanned lies on the pad: it is one piece, not two."""
    shown = go(state, Screen.BASKET, ctx) if state.screen is not Screen.BASKET else state
    shown = say(shown, ctx, NoticeKind.ON_PAD, names=line.names)
    shown = replace(sounding(shown, Tone.READ), newest_line_id=line.line_id, loose=None)
    return with_basket(replace(shown, weighing=None), basket)


def weigh(state: KioskState, goods: Goods, ctx: Context) -> Step:
    """WEIGH: the goods have to be put on the scale."""
    weighing = Weighing(goods=goods, amount=zero(ctx.world.currency))
    shown = replace(go(state, Screen.WEIGH, ctx), weighing=weighing)
    shown = priced_on_scale(shown)
    return stay(say(shown, ctx, NoticeKind.NEEDS_WEIGHING, names=goods.item.names))


def priced_on_scale(state: KioskState) -> KioskState:
    """What is being weighed, at the scale's present reading."""
    if state.weighing is None:
        return state
    grams = max(state.weighing.net_g(state.scale), 0)
    amount = state.weighing.goods.unit_price.fraction(grams, 1000)
    return replace(state, weighing=replace(state.weighing, amount=amount))


def understand(event: CodeRead, ctx: Context) -> ScannedCode | NoticeKind:
    """What the code says, or the message that explains why it says nothing."""
    try:
        return read_code(event.text, event.symbology, ctx.world.patterns, gs1=event.gs1)
    except CodeError as refusal:
        if refusal.reason is CodeRefusal.NOT_A_PLU:
            return NoticeKind.UNKNOWN_CODE
        return NoticeKind.MISREAD if refusal.reason in _MISREAD else NoticeKind.NOT_A_SHOP_CODE


def find_goods(code: ScannedCode, ctx: Context) -> Goods | None:
    """The goods that the code names."""
    world = ctx.world
    if code.plu is not None:
        return world.by_plu(code.plu)
    if code.item_reference is not None:
        return world.by_in_store_code(code.item_reference)
    for gtin in (code.gtin, code.other_gtin):
        goods = world.by_gtin(gtin.gtin14) if gtin is not None else None
        if goods is not None:
            return goods
    return None


def _on_pickup(state: KioskState, code: ScannedCode, ctx: Context) -> Step:
    if state.screen in _BUYING and not state.basket.is_empty:
        return stay(say(state, ctx, NoticeKind.FINISH_FIRST))
    assert code.pickup_code is not None
    if state.pickup is not None and state.pickup.asking:
        return stay(state)
    asked = Pickup(pickup_code=code.pickup_code, asking=True)
    if state.screen is Screen.COLLECT:
        shown = state
    else:  # with an empty basket everything begins anew: nothing of another customer comes along
        here = state if state.screen in _BUYING else begun(state, ctx)
        shown = go(here, Screen.COLLECT, ctx)
    shown = replace(sounding(shown, Tone.READ), pickup=asked, receipt=None, notice=None)
    return stay(shown, FindPickup(code.pickup_code))


def needs_scale(goods: Goods) -> bool:
    """Whether choosing the goods by hand leads to the scale."""
    return is_weighed(goods.item)
