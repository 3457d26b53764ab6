"""Offers and coupons: what may make goods cheaper, and for whom and when."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.money import Money

DAY_MINUTES = 24 * 60


class OfferKind(StrEnum):
    """How an offer counts. A piece counts towards one offer of a line at most.

    `THRESHOLD` with an `amount` comes off the whole purchase, on top of the others.
    """

    N_FOR_PRICE = "n_for_price"
    """Any `quantity` pieces together cost `price`."""
    N_FOR_M = "n_for_m"
    """Of any `quantity` pieces only the `pay_quantity` dearest are paid."""
    PERCENT_OFF = "percent_off"
    """Each piece, and each weighed line, costs `percent` less."""
    AMOUNT_OFF = "amount_off"
    """Each piece, or each kilogram, costs `amount` less."""
    THRESHOLD = "threshold"
    """Goods that come to `threshold` at their shelf prices earn `amount` off the purchase, or
    `percent` off each of them."""
    MIX_AND_MATCH = "mix_and_match"
    """So many out of each of the `parts` together cost `price`: any sandwich with any drink."""
    BUNDLE = "bundle"
    """The very goods of `parts`, each so many times, together cost `price`."""
    MEMBER_PRICE = "member_price"
    """Each piece, or each kilogram, costs members `price`."""


class OfferPart(msgspec.Struct, frozen=True, kw_only=True):
    """Any `quantity` pieces out of `skus` and `categories`; a bundle's part names one sku."""

    skus: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    quantity: int = 1


class CouponUse(StrEnum):
    """Whether a code must be shown for an offer to count."""

    NONE = "none"
    GENERAL = "general"
    """One code for everyone, the offer's `coupon_code`."""
    SINGLE_USE = "single_use"
    """Each code is a `Coupon` document and is used up by the purchase that it made cheaper."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `offer`, key offer_id. What a field means depends on `kind`.

    It holds for `skus` and for every item of `categories`, for the whole shop where both are
    empty. `times_max` bounds how often it counts in one purchase, 0 does not.

    It counts only for members where `members_only` (or of these `tiers`, where some are named),
    only on `weekdays` (1 Monday to 7 Sunday, none means all), from `first_day` to `last_day`
    (YYYY-MM-DD, empty means open) and from minute `from_minute` to before `until_minute` of the
    shop's day. What counts is the moment at which the purchase began. Where codes are for single
    use, `times_max` is what each of them brings.
    """

    offer_id: str
    kind: OfferKind
    names: dict[str, str]
    skus: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parts: tuple[OfferPart, ...] = ()
    quantity: int = 1
    pay_quantity: int = 0
    price: Money | None = None
    percent: int = 0
    amount: Money | None = None
    threshold: Money | None = None
    times_max: int = 0
    members_only: bool = False
    tiers: tuple[str, ...] = ()
    coupon: CouponUse = CouponUse.NONE
    coupon_code: str = ""
    weekdays: tuple[int, ...] = ()
    first_day: str = ""
    last_day: str = ""
    from_minute: int = 0
    until_minute: int = DAY_MINUTES


class Coupon(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `coupon`, key coupon_id: the digits of a code that can be used once.

    `member_key` is whose it is, empty for whoever has it. Used coupons leave as tombstones.
    """

    coupon_id: str
    offer_id: str
    member_key: str = ""
