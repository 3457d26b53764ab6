"""What a customer may claim: the time at which the purchase began, membership, coupons shown."""

from __future__ import annotations

from datetime import date

import msgspec

from storecore.contracts.members import Programme
from storecore.contracts.offers import DAY_MINUTES, CouponUse, Offer, OfferKind
from storecore.money import Money

POINTS_ID = "points"
"""The offer id under which points that were spent stand on a line."""


class ShopTime(msgspec.Struct, frozen=True):
    """A moment by the shop's own clock: the day, and minutes since its midnight."""

    day: date
    minute: int


class ShownCoupon(msgspec.Struct, frozen=True):
    """A code that the customer has shown, and the offer that it stands for."""

    code: str
    offer_id: str
    single_use: bool = False


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What decides which offers hold for one purchase.

    `began` None holds no offer that is bound to a time. `tier` counts only for a member. `points`
    are being spent and come to `points_value` off the purchase. `member_key` is whose points and
    coupons these are, `programme` how points count for them.
    """

    began: ShopTime | None = None
    is_member: bool = False
    tier: str = ""
    coupons: tuple[ShownCoupon, ...] = ()
    points: int = 0
    points_value: Money | None = None
    member_key: str = ""
    programme: Programme | None = None


NO_CLAIMS = Claims()


def holds(offer: Offer, claims: Claims) -> bool:
    """Whether the offer counts for this customer at this time."""
    members = offer.members_only or bool(offer.tiers) or offer.kind is OfferKind.MEMBER_PRICE
    if members and not claims.is_member:
        return False
    if offer.tiers and claims.tier not in offer.tiers:
        return False
    if offer.coupon is not CouponUse.NONE and not coupons_for(offer, claims):
        return False
    return _in_time(offer, claims.began)


def coupons_for(offer: Offer, claims: Claims) -> tuple[ShownCoupon, ...]:
    """The codes that were shown for this offer."""
    return tuple(coupon for coupon in claims.coupons if coupon.offer_id == offer.offer_id)


def times_max(offer: Offer, claims: Claims) -> int:
    """How often the offer counts at the most, 0 for no bound; single-use codes add up."""
    if offer.coupon is CouponUse.SINGLE_USE:
        return offer.times_max * len(coupons_for(offer, claims))
    return offer.times_max


def _in_time(offer: Offer, began: ShopTime | None) -> bool:
    bound_to_days = bool(offer.weekdays or offer.first_day or offer.last_day)
    all_day = offer.from_minute == 0 and offer.until_minute >= DAY_MINUTES
    if not bound_to_days and all_day:
        return True
    if began is None:
        return False
    day = began.day.isoformat()
    return (
        (not offer.weekdays or began.day.isoweekday() in offer.weekdays)
        and (not offer.first_day or offer.first_day <= day)
        and (not offer.last_day or day <= offer.last_day)
        and offer.from_minute <= began.minute < offer.until_minute
    )
