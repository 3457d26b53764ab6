"""Members and coupons: said by code or number; spent only with the edge's answer."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import Basket
from kiosk.domain.claims import Claims, ShownCoupon
from kiosk.domain.membership import (
    claimed_by,
    general_coupon,
    points_to_ask,
    with_coupon,
    without_member,
    worth,
)
from kiosk.domain.pricing import price_basket
from kiosk.flow.effects import Effect, KeepBasket
from kiosk.flow.events import CodeRead
from kiosk.flow.members import (
    AskRights,
    Club,
    KnownMember,
    MemberClosed,
    MemberLeft,
    MemberTouched,
    MemberTyped,
    PointsTouched,
    RightsAnswered,
)
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, begun, go, say, sounding, stay
from kiosk.flow.world import Context
from storecore.contracts.members import RightsReply, RightsRequest, member_key
from storecore.gs1.loyalty import masked, member_number, read_coupon, read_member

_BUYING = {Screen.BASKET, Screen.LOOSE, Screen.WEIGH}


def on_claim(state: KioskState, event: CodeRead, ctx: Context) -> Step | None:
    """A member's code or a coupon was read; None where the code is neither."""
    number, coupon = read_member(event.text), read_coupon(event.text)
    if number is None and coupon is None:
        return None
    if not ctx.world.ready:
        return stay(say(state, ctx, NoticeKind.NOT_READY))
    if state.screen not in _BUYING:
        state = go(begun(state, ctx), Screen.BASKET, ctx)
    if number is not None:
        return _identified(state, number, ctx)
    assert coupon is not None
    return _coupon(state, coupon, ctx)


def on_touched(state: KioskState, _: MemberTouched, __: Context) -> Step:
    """The sheet for members."""
    return stay(replace(state, club=replace(state.club, sheet=True), notice=None))


def on_closed(state: KioskState, _: MemberClosed, __: Context) -> Step:
    """The sheet goes; who it is stays known until the purchase ends."""
    return stay(replace(state, club=replace(state.club, sheet=False)))


def on_typed(state: KioskState, event: MemberTyped, ctx: Context) -> Step:
    """A number from the pad."""
    number = member_number(event.number)
    if number is None:
        return stay(say(state, ctx, NoticeKind.MEMBER_MISTYPED))
    return _identified(state, number, ctx)


def on_left(state: KioskState, _: MemberLeft, ctx: Context) -> Step:
    """Not them: nothing of the member stays, and what was held is let go of."""
    claims = without_member(state.basket.claims)
    left = replace(state, club=Club())
    shown, effects = _repriced(left, replace(state.basket, claims=claims), ctx)
    return stay(shown, *effects, AskRights(_request(shown, ctx, ctx.moment.fresh_id)))


def on_points(state: KioskState, _: PointsTouched, ctx: Context) -> Step:
    """Spend points, or keep them after all: the edge decides."""
    member, programme = state.club.member, state.basket.claims.programme
    if member is None or programme is None or state.club.request_id:
        return stay(state)
    wanted = 0
    if not state.basket.claims.points:
        wanted = points_to_ask(member.points, state.basket, programme)
        if wanted == 0:
            return stay(say(state, ctx, NoticeKind.POINTS_TOO_FEW))
    return _ask(replace(state, club=replace(state.club, wanted_points=wanted)), ctx)


def on_rights(state: KioskState, event: RightsAnswered, ctx: Context) -> Step:
    """What the edge grants is spent; without its answer nothing is."""
    club = state.club
    if not club.request_id or event.request_id != club.request_id:
        return stay(state)
    if state.screen not in _BUYING:
        # Too late: what is being paid stays as it is. The sale ends what was held for it.
        return stay(replace(state, club=replace(club, request_id="")))
    reply = event.reply or RightsReply()
    claims = _granted(state.basket.claims, reply, ctx)
    answered = replace(club, request_id="", bounded=reply.bounded)
    shown, effects = _repriced(
        replace(state, club=answered), replace(state.basket, claims=claims), ctx
    )
    return _told_of_rights(shown, event, club, ctx, effects)


def _told_of_rights(
    shown: KioskState, event: RightsAnswered, club: Club, ctx: Context, effects: tuple[Effect, ...]
) -> Step:
    """What the customer hears of what was wanted and is granted."""
    reply = event.reply or RightsReply()
    if event.reply is None and (club.wanted_points or club.wanted_coupons):
        return stay(say(shown, ctx, NoticeKind.RIGHTS_LATER), *effects)
    if club.wanted_points and not reply.points:
        return stay(say(shown, ctx, NoticeKind.POINTS_REFUSED), *effects)
    refused = set(club.wanted_coupons) - set(reply.coupons) - set(_own(shown, ctx))
    if refused:
        # Not asked for again: the next answer is about what is shown next.
        left = tuple(code for code in club.wanted_coupons if code not in refused)
        shown = replace(shown, club=replace(shown.club, wanted_coupons=left))
        if reply.bounded:
            return stay(say(shown, ctx, NoticeKind.RIGHTS_LATER), *effects)
        return stay(say(shown, ctx, NoticeKind.COUPON_REFUSED, text=min(refused)), *effects)
    return stay(sounding(shown, Tone.READ), *effects)


def _identified(state: KioskState, number: str, ctx: Context) -> Step:
    member = ctx.world.member(member_key(number))
    if member is None:
        return stay(say(state, ctx, NoticeKind.MEMBER_UNKNOWN))
    known = KnownMember(
        name=member.name, number=masked(number), tier=member.tier, points=member.points
    )
    state = _in_transaction(state, ctx)
    everyones = without_member(state.basket.claims)
    claims = claimed_by(everyones, member, ctx.world.programme())
    # Single-use coupons that were shown before count on, beside the member's own.
    coupons = tuple(dict.fromkeys((*state.club.wanted_coupons, *member.coupons)))
    club = Club(member=known, wanted_coupons=coupons)
    shown, effects = _repriced(replace(state, club=club), replace(state.basket, claims=claims), ctx)
    shown = sounding(replace(shown, notice=None), Tone.READ)
    if not coupons:
        return stay(shown, *effects)
    asked, more = _ask(shown, ctx)
    return stay(asked, *effects, *more)


def _coupon(state: KioskState, code: str, ctx: Context) -> Step:
    general = general_coupon(code, tuple(ctx.world.offers()))
    if general is not None:
        claims = with_coupon(state.basket.claims, general)
        state = _in_transaction(state, ctx)
        shown, effects = _repriced(state, replace(state.basket, claims=claims), ctx)
        return stay(_coupon_taken(shown, general, ctx), *effects)
    coupon = ctx.world.coupon(code)
    if coupon is None or coupon.member_key not in ("", state.basket.claims.member_key):
        return stay(say(state, ctx, NoticeKind.COUPON_REFUSED, text=code[:40]))
    if code in state.club.wanted_coupons:
        return stay(say(state, ctx, NoticeKind.COUPON_KEPT))
    state = _in_transaction(state, ctx)
    wanted = (*state.club.wanted_coupons, code)
    return _ask(replace(state, club=replace(state.club, wanted_coupons=wanted)), ctx)


def _coupon_taken(state: KioskState, shown: ShownCoupon, ctx: Context) -> KioskState:
    saves = any(shown.offer_id in line.offer_ids for line in state.basket.lines)
    if saves:
        return sounding(replace(state, notice=None), Tone.READ)
    return say(state, ctx, NoticeKind.COUPON_KEPT)


def _in_transaction(state: KioskState, ctx: Context) -> KioskState:
    """The state with a basket that has a transaction, so that rights can be held for it."""
    if state.basket.transaction_id:
        return state
    basket = replace(state.basket, currency=ctx.world.currency, transaction_id=ctx.moment.fresh_id)
    return replace(state, basket=basket)


def _ask(state: KioskState, ctx: Context) -> Step:
    request_id = ctx.moment.fresh_id
    asking = replace(state, club=replace(state.club, request_id=request_id))
    return stay(asking, AskRights(_request(asking, ctx, request_id)))


def _request(state: KioskState, ctx: Context, request_id: str) -> RightsRequest:
    return RightsRequest(
        request_id=request_id,
        kiosk_id=ctx.rules.actor,
        transaction_id=state.basket.transaction_id or request_id,
        member_key=state.basket.claims.member_key,
        points=state.club.wanted_points,
        coupons=state.club.wanted_coupons,
    )


def _granted(claims: Claims, reply: RightsReply, ctx: Context) -> Claims:
    """The claims with what the edge grants in place of what it granted before."""
    everyones = tuple(one for one in claims.coupons if not one.single_use)
    granted = []
    for code in reply.coupons:
        coupon = ctx.world.coupon(code)
        if coupon is not None:
            granted.append(ShownCoupon(code, coupon.offer_id, single_use=True))
    programme = claims.programme
    spends = reply.points > 0 and programme is not None
    return replace(
        claims,
        coupons=(*everyones, *granted),
        points=reply.points if spends else 0,
        points_value=worth(reply.points, programme) if spends and programme else None,
    )


def _own(state: KioskState, ctx: Context) -> tuple[str, ...]:
    """The member's own coupons: nobody asked for them by hand."""
    member = ctx.world.member(state.basket.claims.member_key)
    return member.coupons if member is not None else ()


def _repriced(state: KioskState, basket: Basket, ctx: Context) -> Step:
    priced = price_basket(basket, ctx.world.offers())
    keep = () if priced.is_empty else (KeepBasket(priced),)
    return replace(state, basket=priced), keep
