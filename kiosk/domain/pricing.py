"""What a basket costs: integers only, and the same for every order of scanning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kiosk.domain.basket import Basket, Line, TaxPart, gross
from kiosk.domain.offers import Earned, Unit, best_savings
from storecore.contracts.offers import Offer
from storecore.money import Money, zero


def price_basket(basket: Basket, offers: Sequence[Offer]) -> Basket:
    """The basket with the amounts of its lines, its totals and its taxes worked out anew."""
    earned = best_savings(
        [unit for line in basket.lines for unit in _units(line)], offers, basket.currency
    )
    names = {offer.offer_id: offer.names for offer in offers}
    of_line: dict[str, list[Earned]] = {}
    for part in earned:
        of_line.setdefault(part.line, []).append(part)
    lines = tuple(_priced(line, of_line.get(line.line_id, [])) for line in basket.lines)
    named = tuple(
        replace(line, offer_names=tuple(names[offer_id] for offer_id in line.offer_ids))
        for line in lines
    )
    taxes = _taxes(named, basket.currency)
    return replace(
        basket,
        lines=named,
        total=_sum((line.amount for line in named), basket.currency),
        saving=_sum((line.saving for line in named), basket.currency),
        taxes=taxes,
        tax_included=_sum((part.tax for part in taxes), basket.currency),
    )


def _units(line: Line) -> list[Unit]:
    if line.weight_g is not None or line.label_price is not None:
        return [Unit(gross(line).minor, line.sku, line.line_id, divisible=True)]
    return [Unit(line.item.price.minor, line.sku, line.line_id)] * line.quantity


def _priced(line: Line, earned: list[Earned]) -> Line:
    by_offer: dict[str, int] = {}
    for part in earned:
        by_offer[part.offer_id] = by_offer.get(part.offer_id, 0) + part.saving
    # The offer that saves most comes first: it is the one that a sale's line names.
    offer_ids = sorted(
        (offer for offer, saving in by_offer.items() if saving > 0),
        key=lambda offer: (-by_offer[offer], offer),
    )
    saving = Money(sum(by_offer.values()), line.item.price.currency)
    return replace(
        line, amount=gross(line) - saving, saving=saving, offer_ids=tuple(offer_ids), offer_names=()
    )


def _taxes(lines: Sequence[Line], currency: str) -> tuple[TaxPart, ...]:
    """Prices include tax: each rate's share is taken out of the sum of its lines, once."""
    by_rate: dict[int, Money] = {}
    for line in lines:
        rate = line.item.tax_percent
        by_rate[rate] = by_rate.get(rate, zero(currency)) + line.amount
    return tuple(
        TaxPart(rate, amount, amount.fraction(rate, 100 + rate))
        for rate, amount in sorted(by_rate.items())
    )


def _sum(amounts: Iterable[Money], currency: str) -> Money:
    total = zero(currency)
    for amount in amounts:
        total += amount
    return total
