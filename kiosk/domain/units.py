"""What offers look at: single pieces and weighed lines, and what an offer saves on one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from storecore.contracts.offers import Offer, OfferKind
from storecore.money import Money


class Unit(NamedTuple):
    """One piece, or a whole weighed line, at its shelf price in minor units.

    `line` says whose saving it is. `grams` is set where it was weighed, `labelled` where a label
    tells its price: then only a percentage can make it cheaper. `version` is the price's.
    """

    price: int
    sku: str
    category: str
    version: int
    line: str
    grams: int | None = None
    labelled: bool = False

    @property
    def is_piece(self) -> bool:
        """Whether it can be one of several that are counted together."""
        return self.grams is None and not self.labelled


class Earned(NamedTuple):
    """So much saved on one line by one offer, in minor units."""

    line: str
    offer_id: str
    saving: int


def rank(unit: Unit) -> tuple[int, str, int, bool, int, str]:
    """Dearest first; units that differ only in their line come last to last."""
    return (-unit.price, unit.sku, unit.version, unit.labelled, unit.grams or 0, unit.line)


class Scope:
    """The goods that an offer holds for."""

    def __init__(self, skus: Iterable[str], categories: Iterable[str] = ()) -> None:
        self._skus = frozenset(skus)
        self._categories = frozenset(categories)
        self._whole_shop = not self._skus and not self._categories

    def has(self, unit: Unit) -> bool:
        """Whether the unit is among them."""
        return self._whole_shop or unit.sku in self._skus or unit.category in self._categories


def scope_of(offer: Offer) -> Scope:
    """The goods of an offer without parts."""
    return Scope(offer.skus, offer.categories)


def saving_alone(unit: Unit, offer: Offer) -> int:
    """What an offer that counts for each piece by itself saves on one, never more than it costs.

    Half a minor unit of saving is rounded up.
    """
    if offer.percent:
        return (2 * unit.price * offer.percent + 100) // 200
    if unit.labelled:
        return 0
    if offer.kind is OfferKind.AMOUNT_OFF:
        assert offer.amount is not None
        return min(_measured(offer.amount, unit), unit.price)
    assert offer.price is not None
    return max(unit.price - _measured(offer.price, unit), 0)


def _measured(amount: Money, unit: Unit) -> int:
    """An amount for a piece, or for a kilogram where the unit was weighed."""
    return amount.minor if unit.grams is None else amount.fraction(unit.grams, 1000).minor


def is_sound(offer: Offer, currency: str) -> bool:
    """Whether an offer makes sense; what does not is left out rather than guessed."""
    return _SOUND[offer.kind](offer, currency)


def _is_given(amount: Money | None, currency: str) -> bool:
    return amount is not None and amount.currency == currency and amount.minor >= 0


def _in_percent(offer: Offer, _: str) -> bool:
    return 1 <= offer.percent <= 100


def _in_amount(offer: Offer, currency: str) -> bool:
    return offer.percent == 0 and _is_given(offer.amount, currency)


def _at_price(offer: Offer, currency: str) -> bool:
    return offer.percent == 0 and offer.quantity >= 1 and _is_given(offer.price, currency)


def _of_parts(offer: Offer, currency: str) -> bool:
    named = all((part.skus or part.categories) and part.quantity >= 1 for part in offer.parts)
    return bool(offer.parts) and named and _at_price(offer, currency)


_SOUND: dict[OfferKind, Callable[[Offer, str], bool]] = {
    OfferKind.PERCENT_OFF: _in_percent,
    OfferKind.AMOUNT_OFF: _in_amount,
    OfferKind.THRESHOLD: lambda offer, currency: (
        _is_given(offer.threshold, currency)
        and (_in_percent(offer, currency) or _in_amount(offer, currency))
    ),
    OfferKind.N_FOR_PRICE: _at_price,
    OfferKind.N_FOR_M: lambda offer, _: 1 <= offer.pay_quantity < offer.quantity,
    OfferKind.MEMBER_PRICE: _at_price,
    OfferKind.MIX_AND_MATCH: _of_parts,
    OfferKind.BUNDLE: _of_parts,
}
