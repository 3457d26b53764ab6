"""The pad: the basket follows the tags that lie on it."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.pad import Laid, Tagged, lay, tags_in
from kiosk.flow.effects import Effect, KeepBasket
from kiosk.flow.events import Event
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.codes import begun_basket
from kiosk.flow.steps.common import Step, begun, go, say, sounding, stay
from kiosk.flow.watching import PadChanged, PadTagsTaken
from kiosk.flow.world import Context
from storecore.gs1.epc import decode_epc
from storecore.gs1.errors import EpcError

BUYING = {Screen.BASKET, Screen.LOOSE, Screen.WEIGH}
_BEGINNING = {Screen.START, Screen.DONE, Screen.COLLECT_DONE}


def on_pad(state: KioskState, event: PadChanged, _: Context) -> Step:
    """Other tags lie on the pad. Where nobody hears it any more, the basket stays as it is."""
    watch = replace(state.watch, pad=event.tags, due=event.tags is not None)
    if event.tags is not None:
        lying = frozenset(tag.epc for tag in event.tags)
        watch = replace(watch, aside=watch.aside & lying, seen=watch.seen & lying)
    return stay(replace(state, watch=watch))


def on_tags_taken(state: KioskState, _: PadTagsTaken, __: Context) -> Step:
    """ "Add it": what lies there and was put aside is to be bought after all."""
    watch = state.watch
    wanted = watch.aside - frozenset(watch.unpaid)
    return stay(replace(state, watch=replace(watch, aside=wanted, due=True)))


def put_aside(before: KioskState, state: KioskState, event: Event) -> KioskState:
    """Pieces that a hand took out of the basket are not bought while they go on lying there; what
    lies there when a basket ends is not the next customer's."""
    old, new = before.basket, state.basket
    if old is new or isinstance(event, PadChanged):
        return state
    watch = state.watch
    if old.transaction_id and old.transaction_id != new.transaction_id:
        return replace(state, watch=watch.at_rest)
    lying = frozenset(tag.epc for tag in watch.pad or ())
    gone = (tags_in(old) - tags_in(new)) & lying
    return replace(state, watch=replace(watch, aside=watch.aside | gone)) if gone else state


def brought_in_line(state: KioskState, ctx: Context) -> Step:
    """The basket with what lies on the pad, wherever a person is buying or may begin to."""
    watch = state.watch
    if not watch.due or watch.pad is None or not ctx.world.ready:
        return stay(state)
    tags = [tag for epc in _wanted(state) if (tag := tagged(epc, ctx)) is not None]
    if state.screen in _BEGINNING and tags:
        # Beginning anew keeps the pad: these tags came after whatever was put aside.
        state = replace(begun(state, ctx), watch=watch)
    elif state.screen not in BUYING:
        return stay(state)
    watch = replace(state.watch, due=False)
    laid = lay(begun_basket(state, ctx), tags, ctx.world.offers())
    if laid.basket.lines == state.basket.lines:
        return stay(replace(state, watch=watch))
    shown = _shown(replace(state, watch=watch, basket=laid.basket), laid, ctx)
    return shown, _kept(laid)


def _wanted(state: KioskState) -> list[str]:
    watch = state.watch
    return [tag.epc for tag in watch.pad or () if not tag.sold and tag.epc not in watch.aside]


def tagged(epc: str, ctx: Context) -> Tagged | None:
    """The tag with its goods; None for a foreign tag, or goods that this shop does not sell."""
    try:
        gtin = decode_epc(epc).gtin.gtin14
    except EpcError:
        return None
    goods = ctx.world.by_gtin(gtin)
    return None if goods is None else Tagged(epc, goods)


def _shown(state: KioskState, laid: Laid, ctx: Context) -> KioskState:
    """Laying something down or taking it off counts as being there."""
    state = replace(state, touched_s=ctx.now_s, idle_seconds_left=None, repeat=None)
    if not laid.added:
        return state
    if state.screen not in BUYING:
        state = go(state, Screen.BASKET, ctx)
    newest = laid.added[-1]
    state = replace(sounding(state, Tone.READ), newest_line_id=newest.line_id, notice=None)
    oldest = max(laid.added, key=lambda line: line.min_age)
    if oldest.min_age > state.basket.approved_age:
        state = say(state, ctx, NoticeKind.AGE_CHECK, names=oldest.names, number=oldest.min_age)
    return state


def _kept(laid: Laid) -> tuple[Effect, ...]:
    return (KeepBasket(None if laid.basket.is_empty else laid.basket),)
