"""Any offers on a few goods, and what they save at best, found by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.checkout import add_goods
from kiosk.domain.claims import Claims, ShopTime, ShownCoupon
from kiosk.domain.goods import PLAIN, Goods, Measured
from storecore.contracts.offers import CouponUse, Offer, OfferKind, OfferPart
from storecore.contracts.reference import Item, SoldBy
from storecore.money import Money
from tests.kiosk.shop import eur, item

SKUS = ("a", "b", "c", "d")
CATEGORY = {"a": "x", "b": "x", "c": "y", "d": "y"}
MEMBER = Claims(
    began=ShopTime(date(2026, 1, 15), 600),
    is_member=True,
    tier="gold",
    coupons=(ShownCoupon("99", "general"),),
)
Prices = tuple[int, ...]
Scan = tuple[str, Measured]

money = st.integers(0, 1500).map(eur)
sku_sets = st.sets(st.sampled_from(SKUS), min_size=1, max_size=3).map(lambda s: tuple(sorted(s)))
parts = st.lists(
    st.builds(OfferPart, skus=sku_sets, quantity=st.integers(1, 2)), min_size=1, max_size=2
).map(tuple)
catalogues = st.tuples(*(st.integers(0, 1500) for _ in SKUS))
measures = (
    st.just(PLAIN)
    | st.integers(1, 3000).map(Measured)
    | st.integers(0, 900).map(lambda minor: Measured(None, eur(minor)))
)
scans = st.lists(st.tuples(st.sampled_from(SKUS), measures), min_size=1, max_size=9)
claims = st.sampled_from((Claims(), MEMBER))


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """An offer of any kind; one in four needs a coupon, one in four membership."""
    kind = draw(st.sampled_from(list(OfferKind)))
    fields: dict[str, object] = {}
    if kind in (OfferKind.MIX_AND_MATCH, OfferKind.BUNDLE):
        fields["parts"] = draw(parts)
    else:
        scope = draw(sku_sets | st.sampled_from(("x", "y")) | st.none())
        if isinstance(scope, str):
            fields["categories"] = (scope,)
        elif scope:
            fields["skus"] = scope
    if kind in (OfferKind.N_FOR_PRICE, OfferKind.N_FOR_M):
        fields["quantity"] = draw(st.integers(2, 3))
        fields["pay_quantity"] = draw(st.integers(1, 2))
    percent = kind is OfferKind.PERCENT_OFF or (kind is OfferKind.THRESHOLD and draw(st.booleans()))
    return Offer(
        kind=kind,
        offer_id=draw(st.uuids()).hex,
        names={"en": kind.value},
        price=draw(money),
        percent=draw(st.integers(1, 100)) if percent else 0,
        amount=draw(money),
        threshold=draw(money),
        times_max=draw(st.sampled_from((0, 0, 0, 1, 2))),
        tiers=draw(st.sampled_from(((), (), (), ("gold",)))),
        **fields,  # type: ignore[arg-type]
    )


def lists_of_offers(most: int) -> st.SearchStrategy[list[Offer]]:
    """So many offers at the most."""
    return st.lists(offers(), max_size=most, unique_by=lambda offer: offer.offer_id)


def goods_of(sku: str, price_of: Prices, *, weighed: bool, plain: bool) -> Goods:
    """Goods of the small catalogue; a weighed entry and a piece of one sku differ in version."""
    kind = SoldBy.KG if weighed else SoldBy.EACH
    tax = 7 if sku in "ab" else 19
    price = price_of[SKUS.index(sku)]
    one: Item = item(sku, price, sold_by=kind, tax_percent=tax, category=CATEGORY[sku])
    return Goods(one, 1 if plain else 2)


def filled(
    order: list[Scan], price_of: Prices, offered: list[Offer], claimed: Claims = MEMBER
) -> Basket:
    """A basket into which these were scanned one after the other."""
    basket = replace(empty_basket("EUR"), claims=claimed)
    for number, (sku, measured) in enumerate(order):
        weighed = measured.weight_g is not None
        goods = goods_of(sku, price_of, weighed=weighed, plain=measured.is_plain)
        basket = add_goods(basket, goods, measured, f"line-{number}", offered)
    return basket


# The greatest saving, by trying everything: slow, and written from the contract alone.


def best_by_trying(skus: list[str], price_of: Prices, offered: list[Offer]) -> int:
    """The greatest saving on single pieces for MEMBER, who may claim every offer."""
    units = [(sku, price_of[SKUS.index(sku)]) for sku in skus]
    whole = sum(price for _, price in units)
    usable = [offer for offer in offered if _sensible(offer) and _reached(offer, units)]
    on_top = max((o.amount.minor for o in usable if o.amount and _on_top(o)), default=0)
    pots = [_Pot(offer) for offer in usable if not _on_top(offer)]
    ways = [[None, *_takers(sku, pots)] for sku, _ in units]
    best = max(_value(units, pots, choice) for choice in product(*ways))
    return min(best + on_top, whole)


class _Pot:
    """An offer and its parts."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        alone = OfferPart(skus=offer.skus, categories=offer.categories, quantity=offer.quantity)
        self.parts = offer.parts or (alone,)

    def value(self, taken: list[tuple[int, int]]) -> int | None:
        """What it saves on (part, price) pairs; None where they make no whole groups."""
        offer, kind = self.offer, self.offer.kind
        prices = [price for _, price in taken]
        if kind not in (
            OfferKind.N_FOR_PRICE,
            OfferKind.N_FOR_M,
            OfferKind.MIX_AND_MATCH,
            OfferKind.BUNDLE,
        ):
            times = len(taken)
            saved = sum(_one(offer, price) for price in prices)
        else:
            counts = [sum(at == part for at, _ in taken) for part in range(len(self.parts))]
            times = counts[0] // self.parts[0].quantity
            for count, part in zip(counts, self.parts, strict=True):
                if count != times * part.quantity:
                    return None
            if kind is OfferKind.N_FOR_M:
                prices.sort(reverse=True)
                saved = sum(
                    price
                    for place, price in enumerate(prices)
                    if place % offer.quantity >= offer.pay_quantity
                )
            else:
                assert offer.price is not None
                saved = sum(prices) - times * offer.price.minor
        return None if offer.times_max and times > offer.times_max else saved


def _takers(sku: str, pots: list[_Pot]) -> Iterator[tuple[int, int]]:
    for index, pot in enumerate(pots):
        for place, part in enumerate(pot.parts):
            anywhere = not part.skus and not part.categories
            if anywhere or sku in part.skus or CATEGORY[sku] in part.categories:
                yield index, place


def _value(
    units: list[tuple[str, int]], pots: list[_Pot], choice: tuple[tuple[int, int] | None, ...]
) -> int:
    total = 0
    for index, pot in enumerate(pots):
        taken = [
            (at[1], price)
            for (_, price), at in zip(units, choice, strict=True)
            if at is not None and at[0] == index
        ]
        saved = pot.value(taken)
        if saved is None:
            return -1
        total += saved
    return total


def _one(offer: Offer, price: int) -> int:
    if offer.percent:
        return int(Money(price, "EUR").fraction(offer.percent, 100).minor)
    if offer.kind is OfferKind.AMOUNT_OFF:
        assert offer.amount is not None
        return min(offer.amount.minor, price)
    assert offer.price is not None
    return max(0, price - offer.price.minor)


def _on_top(offer: Offer) -> bool:
    return offer.kind is OfferKind.THRESHOLD and not offer.percent


def _reached(offer: Offer, units: list[tuple[str, int]]) -> bool:
    if offer.kind is not OfferKind.THRESHOLD:
        return True
    assert offer.threshold is not None
    there = [price for sku, price in units if list(_takers(sku, [_Pot(offer)]))]
    return bool(there) and sum(there) >= offer.threshold.minor


def _sensible(offer: Offer) -> bool:
    if offer.coupon is not CouponUse.NONE:
        return False
    return offer.kind is not OfferKind.N_FOR_M or offer.pay_quantity < offer.quantity
