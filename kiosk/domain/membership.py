"""Points and coupons of one purchase: what may be spent, what was, and what is earned."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import Basket
from kiosk.domain.claims import POINTS_ID, Claims, ShownCoupon
from storecore.contracts.members import Member, Programme, SaleMember
from storecore.contracts.offers import CouponUse, Offer
from storecore.money import Money


def claimed_by(claims: Claims, member: Member, programme: Programme | None) -> Claims:
    """The claims of somebody who has just said who they are."""
    return replace(
        claims,
        is_member=True,
        tier=member.tier,
        member_key=member.member_key,
        programme=programme,
    )


def without_member(claims: Claims) -> Claims:
    """The claims of nobody in particular: coupons for everyone stay."""
    everyones = tuple(one for one in claims.coupons if not one.single_use)
    return Claims(began=claims.began, coupons=everyones)


def with_coupon(claims: Claims, shown: ShownCoupon) -> Claims:
    """The claims with one coupon more; the same code counts once."""
    if any(one.code == shown.code for one in claims.coupons):
        return claims
    return replace(claims, coupons=(*claims.coupons, shown))


def general_coupon(code: str, offers: tuple[Offer, ...]) -> ShownCoupon | None:
    """What a code for everyone stands for."""
    for offer in offers:
        if offer.coupon is CouponUse.GENERAL and offer.coupon_code == code:
            return ShownCoupon(code, offer.offer_id)
    return None


def worth(points: int, programme: Programme) -> Money:
    """What so many points come to; what is left of a step is worth nothing."""
    return programme.step_value.times(points // programme.step_points)


def points_to_ask(balance: int, basket: Basket, programme: Programme) -> int:
    """As many points as the basket can take, in whole steps, without giving any away."""
    value = programme.step_value
    if value.minor <= 0 or value.currency != basket.currency:
        return 0
    due = basket.total.minor + _minor_spent(basket)
    steps = min(max(balance, 0) // programme.step_points, due // value.minor)
    return steps * programme.step_points


def points_spent(basket: Basket) -> int:
    """The points that the basket's saving by points has used, a begun step as a whole one."""
    programme = basket.claims.programme
    minor = _minor_spent(basket)
    if programme is None or programme.step_value.minor <= 0 or minor == 0:
        return 0
    steps = -(-minor // programme.step_value.minor)
    return min(steps * programme.step_points, basket.claims.points)


def points_earned(basket: Basket) -> int:
    """The points that paying the total earns."""
    programme = basket.claims.programme
    if programme is None or programme.earn_amount.minor <= 0:
        return 0
    if programme.earn_amount.currency != basket.currency:
        return 0
    return basket.total.minor // programme.earn_amount.minor * programme.earn_points


def sale_member(basket: Basket) -> SaleMember | None:
    """What the sale does for its member, None where there is none."""
    if not basket.claims.member_key:
        return None
    return SaleMember(
        member_key=basket.claims.member_key,
        points_earned=points_earned(basket),
        points_spent=points_spent(basket),
    )


def _minor_spent(basket: Basket) -> int:
    savings = (saving for line in basket.lines for saving in line.savings)
    return sum(one.amount.minor for one in savings if one.offer_id == POINTS_ID)
