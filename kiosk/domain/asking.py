"""What something costs, for somebody who only wants to know."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.claims import Claims, holds
from kiosk.domain.goods import Goods
from kiosk.domain.units import Scope, Unit, is_sound, scope_of
from storecore.contracts.offers import CouponUse, Offer, OfferKind
from storecore.contracts.reference import Names


def offers_on(goods: Goods, offers: Iterable[Offer], claims: Claims) -> tuple[Names, ...]:
    """The names of the offers that these goods can earn now, those for the whole shop left out."""
    item = goods.item
    unit = Unit(goods.unit_price.minor, item.sku, item.category, goods.price_version, "")
    return tuple(
        offer.names
        for offer in sorted(offers, key=lambda offer: offer.offer_id)
        if offer.coupon is CouponUse.NONE
        and _names_goods(offer)
        and is_sound(offer, item.price.currency)
        and holds(offer, claims)
        and any(scope.has(unit) for scope in _scopes(offer))
    )


def _names_goods(offer: Offer) -> bool:
    return bool(offer.skus or offer.categories or offer.parts)


def _scopes(offer: Offer) -> list[Scope]:
    if offer.kind in (OfferKind.MIX_AND_MATCH, OfferKind.BUNDLE):
        return [Scope(part.skus, part.categories) for part in offer.parts]
    return [scope_of(offer)]
