"""Which offers a basket earns: the combination that saves the customer the most.

A unit is one piece of a line. Each counts towards one offer at most. Offers that share goods are
settled together and exactly: units are taken dearest first, and the state of the search is how
many units each offer still lacks for a whole group. The result depends on the units alone, never
on the order of scanning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod
from typing import NamedTuple

from storecore.contracts.offers import Offer, OfferKind
from storecore.money import Money

STATES_MAX = 5_000
"""A set of offers whose group sizes multiply to more is cut, last offer id first."""


class Unit(NamedTuple):
    """One piece, or a whole weighed line (`divisible`), which only a percentage can make cheaper.

    `price` is in minor units; `line` says whose saving it is.
    """

    price: int
    sku: str
    line: str
    divisible: bool = False


class Earned(NamedTuple):
    """So much saved on one line by one offer, in minor units."""

    line: str
    offer_id: str
    saving: int


def best_savings(units: Iterable[Unit], offers: Iterable[Offer], currency: str) -> list[Earned]:
    """The savings that together are the greatest. Offers that make no sense are left out."""
    usable = [offer for offer in offers if _is_usable(offer, currency)]
    by_sku: dict[str, list[Unit]] = {}
    for unit in units:
        by_sku.setdefault(unit.sku, []).append(unit)
    relevant = [offer for offer in usable if any(sku in by_sku for sku in offer.skus)]
    earned: list[Earned] = []
    for group in _sharing(sorted(relevant, key=lambda offer: offer.offer_id)):
        skus = sorted({sku for offer in group for sku in offer.skus})
        concerned = [unit for sku in skus for unit in by_sku.get(sku, ())]
        earned += _settle(concerned, group)
    return earned


def _is_usable(offer: Offer, currency: str) -> bool:
    if offer.kind is OfferKind.PERCENT_OFF:
        return 1 <= offer.percent <= 100
    price = offer.price
    return offer.quantity >= 1 and price is not None and _fits(price, currency)


def _fits(price: Money, currency: str) -> bool:
    return price.currency == currency and price.minor >= 0


def _sharing(offers: Sequence[Offer]) -> list[list[Offer]]:
    """Offers put together where they share goods, directly or through others."""
    groups: list[tuple[set[str], list[Offer]]] = []
    for offer in offers:
        skus, members = set(offer.skus), [offer]
        apart: list[tuple[set[str], list[Offer]]] = []
        for other_skus, others in groups:
            if skus & other_skus:
                skus, members = skus | other_skus, others + members
            else:
                apart.append((other_skus, others))
        groups = [*apart, (skus, members)]
    return [members for _, members in groups]


class _Choice(NamedTuple):
    """The best known way to a state of the search: its saving and the choices that led there."""

    saving: int
    before: _Choice | None
    taken: int | None  # index of the group offer that the unit counts towards


def _settle(units: list[Unit], offers: list[Offer]) -> list[Earned]:
    percents = [offer for offer in offers if offer.kind is OfferKind.PERCENT_OFF]
    groups = _within_bounds([offer for offer in offers if offer.kind is OfferKind.N_FOR_PRICE])
    whole = sorted((unit for unit in units if not unit.divisible), key=_dearest_first)
    taken = _assign(whole, percents, groups)
    earned: list[Earned] = []
    for index, offer in enumerate(groups):
        members = [unit for unit, at in zip(whole, taken, strict=True) if at == index]
        earned += _shared_out(members, offer)
    alone = [unit for unit, at in zip(whole, taken, strict=True) if at is None]
    for unit in alone + [unit for unit in units if unit.divisible]:
        saving, offer_id = _percent(unit, percents)
        if saving:
            earned.append(Earned(unit.line, offer_id, saving))
    return earned


def _within_bounds(groups: list[Offer]) -> list[Offer]:
    kept = list(groups)
    while prod(offer.quantity for offer in kept) > STATES_MAX:
        kept.pop()
    return kept


def _assign(units: list[Unit], percents: list[Offer], groups: list[Offer]) -> list[int | None]:
    """For each unit the group offer that it counts towards in the best whole, or None."""
    start = (0,) * len(groups)
    best: dict[tuple[int, ...], _Choice] = {start: _Choice(0, None, None)}
    for unit in units:
        reached: dict[tuple[int, ...], _Choice] = {}
        alone, _ = _percent(unit, percents)
        for filled, choice in best.items():
            _keep(reached, filled, _Choice(choice.saving + alone, choice, None))
            for index, offer in enumerate(groups):
                if unit.sku in offer.skus:
                    state, gain = _count(filled, index, offer)
                    total = choice.saving + unit.price + gain
                    _keep(reached, state, _Choice(total, choice, index))
        best = reached
    return _way(best[start], len(units))


def _count(filled: tuple[int, ...], index: int, offer: Offer) -> tuple[tuple[int, ...], int]:
    """One more unit towards an offer; a full group costs the offer's price."""
    assert offer.price is not None
    count = (filled[index] + 1) % offer.quantity
    gain = -offer.price.minor if count == 0 else 0
    return (*filled[:index], count, *filled[index + 1 :]), gain


def _keep(reached: dict[tuple[int, ...], _Choice], state: tuple[int, ...], new: _Choice) -> None:
    known = reached.get(state)
    if known is None or new.saving > known.saving:
        reached[state] = new


def _way(last: _Choice, length: int) -> list[int | None]:
    taken: list[int | None] = []
    choice: _Choice | None = last
    while choice is not None and choice.before is not None:
        taken.append(choice.taken)
        choice = choice.before
    assert len(taken) == length
    return taken[::-1]


def _percent(unit: Unit, percents: list[Offer]) -> tuple[int, str]:
    """The best percentage for a unit alone, half a minor unit rounded up."""
    best = (0, "")
    for offer in percents:
        saving = (2 * unit.price * offer.percent + 100) // 200
        if unit.sku in offer.skus and saving > best[0]:
            best = (saving, offer.offer_id)
    return best


def _shared_out(members: list[Unit], offer: Offer) -> list[Earned]:
    """An offer's saving over its units in proportion to their prices, to the last minor unit."""
    assert offer.price is not None
    gross = sum(unit.price for unit in members)
    if gross == 0:
        return []
    saving = gross - offer.price.minor * (len(members) // offer.quantity)
    earned, price_so_far, given = [], 0, 0
    for unit in members:
        price_so_far += unit.price
        share = saving * price_so_far // gross - given
        given += share
        earned.append(Earned(unit.line, offer.offer_id, share))
    return earned


def _dearest_first(unit: Unit) -> tuple[int, str, str]:
    return (-unit.price, unit.sku, unit.line)
