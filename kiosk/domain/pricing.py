"""What a basket costs: integers only, and the same for every order of scanning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from kiosk.domain.basket import Basket, Line, LineSaving, gross
from kiosk.domain.offers import best_savings
from kiosk.domain.tax import Taxed, tax_shares, taxes_of
from kiosk.domain.units import Unit
from storecore.contracts.offers import Offer
from storecore.contracts.reference import Names
from storecore.money import Money, zero


def price_basket(basket: Basket, offers: Sequence[Offer]) -> Basket:
    """The basket with the amounts of its lines, its totals and its taxes worked out anew.

    `offers` are all that there are; which of them hold follows from the basket's claims.
    """
    priced = _price(basket, offers)
    single_use = [coupon for coupon in basket.claims.coupons if coupon.single_use]
    if not single_use:
        return replace(priced, redeemed=())
    # A code that is not needed for this total stays its owner's.
    needed = priced
    for coupon in single_use:
        fewer = tuple(one for one in needed.claims.coupons if one != coupon)
        without = _price(replace(needed, claims=replace(needed.claims, coupons=fewer)), offers)
        if without.total == priced.total:
            needed = without
    codes = tuple(one.code for one in needed.claims.coupons if one.single_use)
    return replace(priced, redeemed=codes)


def _price(basket: Basket, offers: Sequence[Offer]) -> Basket:
    # What staff have priced by hand has no offer on top.
    plain = [line for line in basket.lines if line.override is None]
    units = [unit for line in plain for unit in _units(line)]
    of_line: dict[str, dict[str, int]] = {}
    for part in best_savings(units, offers, basket.currency, basket.claims):
        of_offer = of_line.setdefault(part.line, {})
        of_offer[part.offer_id] = of_offer.get(part.offer_id, 0) + part.saving
    names = {offer.offer_id: offer.names for offer in offers}
    lines = [_priced(line, of_line.get(line.line_id, {}), names) for line in basket.lines]
    taxed = [Taxed(line.amount, line.tax_rule) for line in lines]
    taxes = taxes_of(taxed, basket.currency)
    priced = replace(
        basket,
        lines=tuple(
            replace(line, tax_added=Money(share, basket.currency) if rule.on_top else None)
            for line, (_, rule), share in zip(lines, taxed, tax_shares(taxed, taxes), strict=True)
        ),
        taxes=taxes,
        saving=_sum((line.saving for line in lines), basket.currency),
        tax_included=_sum((part.tax for part in taxes if not part.on_top), basket.currency),
    )
    amounts = _sum((line.amount for line in lines), basket.currency)
    return replace(priced, total=amounts + priced.tax_added)


def _units(line: Line) -> list[Unit]:
    labelled = line.label_price is not None
    weighed = line.weight_g is not None or labelled
    unit = Unit(
        price=gross(line).minor if weighed else line.unit_price.minor,
        sku=line.sku,
        category=line.item.category,
        version=line.price_version,
        line=line.line_id,
        grams=line.weight_g,
        labelled=labelled,
    )
    return [unit] * (1 if weighed else line.quantity)


def _priced(line: Line, by_offer: Mapping[str, int], names: Mapping[str, Names]) -> Line:
    # The offer that saves most comes first: it is the one that a sale's line names.
    ranked = sorted(
        ((offer_id, saving) for offer_id, saving in by_offer.items() if saving > 0),
        key=lambda one: (-one[1], one[0]),
    )
    currency = line.item.price.currency
    savings = tuple(
        LineSaving(offer_id=offer_id, names=names.get(offer_id, {}), amount=Money(minor, currency))
        for offer_id, minor in ranked
    )
    saving = _sum((one.amount for one in savings), currency)
    return replace(line, amount=gross(line) - saving, saving=saving, savings=savings)


def _sum(amounts: Iterable[Money], currency: str) -> Money:
    total = zero(currency)
    for amount in amounts:
        total += amount
    return total
