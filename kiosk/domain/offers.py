"""Which offers a basket earns: the combination that saves the customer the most.

Each piece counts towards one offer of a line at most. An amount off the whole purchase (a
threshold reached, a coupon, points) comes on top: the best one of the shop's own, the best one of
the coupons', and the points. A threshold looks at shelf prices, so whether it is reached does not
depend on which other offers count. The result depends on the goods alone, never on the order of
scanning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.domain.claims import POINTS_ID, Claims, holds, times_max
from kiosk.domain.combining import Counted, combined
from kiosk.domain.groups import counts_together, group_of
from kiosk.domain.units import Earned, Unit, is_sound, rank, saving_alone, scope_of
from storecore.contracts.offers import CouponUse, Offer, OfferKind

_Alone = tuple[int, str]  # what the best offer saves on a unit by itself, and its id


def best_savings(
    units: Iterable[Unit], offers: Iterable[Offer], currency: str, claims: Claims
) -> list[Earned]:
    """The savings that together are the greatest. Offers that make no sense are left out."""
    ranked = sorted(units, key=rank)
    active = [
        offer
        for offer in sorted(offers, key=lambda offer: offer.offer_id)
        if is_sound(offer, currency) and holds(offer, claims) and _is_reached(offer, ranked)
    ]
    off_all = [offer for offer in active if _is_off_all(offer)]
    earned = _off_lines(ranked, [offer for offer in active if not _is_off_all(offer)], claims)
    return earned + _off_purchase(ranked, earned, off_all, claims)


def _is_off_all(offer: Offer) -> bool:
    return offer.kind is OfferKind.THRESHOLD and offer.percent == 0


def _is_reached(offer: Offer, units: Sequence[Unit]) -> bool:
    if offer.kind is not OfferKind.THRESHOLD:
        return True
    assert offer.threshold is not None
    scope = scope_of(offer)
    there = [unit.price for unit in units if scope.has(unit)]
    return bool(there) and sum(there) >= offer.threshold.minor


def _off_lines(units: Sequence[Unit], offers: Sequence[Offer], claims: Claims) -> list[Earned]:
    single: list[Offer] = []
    together: list[tuple[Offer, int]] = []
    for offer in offers:
        bound = times_max(offer, claims)
        if counts_together(offer, bound):
            together.append((offer, bound))
        else:
            single.append(offer)
    best = _best_alone(units, single)
    pieces = [unit for unit in units if unit.is_piece]
    made = [group_of(offer, bound, pieces) for offer, bound in together]
    alone = [best[_kind_of(unit)][0] for unit in pieces]
    counted = combined(pieces, alone, [group for group in made if group is not None])
    in_groups = {one.piece for one in counted}
    others = [unit for index, unit in enumerate(pieces) if index not in in_groups]
    others += [unit for unit in units if not unit.is_piece]
    return _group_savings(pieces, counted) + _single_savings(others, best)


def _kind_of(unit: Unit) -> Unit:
    """The unit without its line: units that are alike save alike."""
    return unit._replace(line="")


def _best_alone(units: Sequence[Unit], offers: Sequence[Offer]) -> dict[Unit, _Alone]:
    """For each kind of unit what the best offer saves on it by itself."""
    scoped = [(offer, scope_of(offer)) for offer in offers]
    best: dict[Unit, _Alone] = {}
    for kind in dict.fromkeys(_kind_of(unit) for unit in units):
        best[kind] = (0, "")
        for offer, scope in scoped:
            if scope.has(kind) and (saving := saving_alone(kind, offer)) > best[kind][0]:
                best[kind] = (saving, offer.offer_id)
    return best


def _single_savings(units: Sequence[Unit], best: Mapping[Unit, _Alone]) -> list[Earned]:
    earned = []
    for unit in units:
        saving, offer_id = best[_kind_of(unit)]
        if saving:
            earned.append(Earned(unit.line, offer_id, saving))
    return earned


def _group_savings(pieces: Sequence[Unit], counted: Sequence[Counted]) -> list[Earned]:
    by_offer: dict[str, list[Counted]] = {}
    for one in counted:
        by_offer.setdefault(one.offer_id, []).append(one)
    earned: list[Earned] = []
    for offer_id, members in by_offer.items():
        saving = sum(one.gain for one in members)
        costs = [(pieces[one.piece].line, pieces[one.piece].price) for one in members]
        earned += shared_out(offer_id, saving, costs)
    return earned


def _off_purchase(
    units: Sequence[Unit], earned: Sequence[Earned], offers: Sequence[Offer], claims: Claims
) -> list[Earned]:
    """Amounts off the whole purchase, over its lines by what they cost after the others."""
    cost: dict[str, int] = {}
    for unit in units:
        cost[unit.line] = cost.get(unit.line, 0) + unit.price
    for one in earned:
        cost[one.line] -= one.saving
    off: list[Earned] = []
    for offer_id, amount in _amounts_off(offers, claims):
        some = shared_out(offer_id, min(amount, sum(cost.values())), list(cost.items()))
        for one in some:
            cost[one.line] -= one.saving
        off += some
    return off


def _amounts_off(offers: Sequence[Offer], claims: Claims) -> list[tuple[str, int]]:
    """The shop's own best, the coupons' best, and points, which come last: none are wasted."""
    amounts: list[tuple[str, int]] = []
    for by_coupon in (False, True):
        found = [
            (offer.amount.minor, offer.offer_id)
            for offer in offers
            if offer.amount is not None and (offer.coupon is not CouponUse.NONE) is by_coupon
        ]
        if found:
            minor, offer_id = max(found, key=lambda one: one[0])
            amounts.append((offer_id, minor))
    if claims.points_value is not None:
        amounts.append((POINTS_ID, claims.points_value.minor))
    return amounts


def shared_out(offer_id: str, saving: int, costs: Sequence[tuple[str, int]]) -> list[Earned]:
    """A saving over lines in proportion to what they cost, to the last minor unit."""
    whole = sum(cost for _, cost in costs)
    if whole == 0 or saving == 0:
        return []
    earned, cost_so_far, given = [], 0, 0
    for line, cost in costs:
        cost_so_far += cost
        share = saving * cost_so_far // whole - given
        given += share
        earned.append(Earned(line, offer_id, share))
    return earned
