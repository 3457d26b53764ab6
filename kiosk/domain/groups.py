"""Offers that count several pieces together, as small machines that take one piece at a time.

A machine's state says how many pieces each part still lacks. Pieces come dearest first, so that
of "3 for 2" each third piece is the cheapest of its three, which saves the customer the most.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kiosk.domain.units import Scope, Unit, saving_alone, scope_of
from storecore.contracts.offers import Offer, OfferKind

_TOGETHER = {
    OfferKind.N_FOR_PRICE,
    OfferKind.N_FOR_M,
    OfferKind.MIX_AND_MATCH,
    OfferKind.BUNDLE,
}
PARTS_MAX = 6
STATES_MAX = 2_000
"""An offer whose pieces can stand open in more ways than this for one basket is left out."""


class Move(NamedTuple):
    """Where a machine goes when it takes a piece, and which piece of its group that is.

    `closes` is 1 where a group becomes complete.
    """

    state: int
    place: int
    closes: int


class Group(NamedTuple):
    """An offer over one basket's pieces. State 0 is the start; `closed` states lack nothing.

    `moves[state][part]` is None where the piece cannot be taken.
    """

    offer: Offer
    scopes: tuple[Scope, ...]
    moves: tuple[tuple[Move | None, ...], ...]
    closed: frozenset[int]

    def parts_for(self, unit: Unit) -> list[int]:
        """The parts that could take a piece."""
        return [part for part, scope in enumerate(self.scopes) if scope.has(unit)]

    def gain(self, unit: Unit, move: Move) -> int:
        """What taking this piece adds to the saving; a group's price is paid as it closes."""
        offer = self.offer
        if offer.kind not in _TOGETHER:
            return saving_alone(unit, offer)
        if offer.kind is OfferKind.N_FOR_M:
            return unit.price if move.place >= offer.pay_quantity else 0
        assert offer.price is not None
        return unit.price - offer.price.minor * move.closes


def counts_together(offer: Offer, times_max: int) -> bool:
    """Whether an offer is a machine: several pieces together, or only so many pieces at all."""
    return offer.kind in _TOGETHER or times_max > 0


def group_of(offer: Offer, times_max: int, pieces: Sequence[Unit]) -> Group | None:
    """The machine of an offer for these pieces; None where it can never close to advantage."""
    parts = _parts(offer)
    if len(parts) > PARTS_MAX:
        return None
    scopes, sizes = tuple(scope for scope, _ in parts), tuple(size for _, size in parts)
    there = [[unit for unit in pieces if scope.has(unit)] for scope in scopes]
    room = min(len(found) // size for found, size in zip(there, sizes, strict=True))
    if room == 0 or _best_gain(offer, there, sizes) <= 0:
        return None
    made = _machine(sizes, min(room, times_max) if times_max else room, times_max)
    return None if made is None else Group(offer, scopes, *made)


def _parts(offer: Offer) -> list[tuple[Scope, int]]:
    if offer.kind in (OfferKind.MIX_AND_MATCH, OfferKind.BUNDLE):
        return [(Scope(part.skus, part.categories), part.quantity) for part in offer.parts]
    quantity = offer.quantity if offer.kind in _TOGETHER else 1
    return [(scope_of(offer), quantity)]


def _best_gain(offer: Offer, there: list[list[Unit]], sizes: tuple[int, ...]) -> int:
    """What the dearest pieces would save; more is not possible."""
    if offer.kind not in _TOGETHER or offer.kind is OfferKind.N_FOR_M:
        return 1
    assert offer.price is not None
    best = 0
    for found, size in zip(there, sizes, strict=True):
        best += sum(sorted((unit.price for unit in found), reverse=True)[:size])
    return best - offer.price.minor


_Open = tuple[int, tuple[int, ...]]  # groups closed so far (0 where unbounded), pieces in each part


@lru_cache(maxsize=1024)
def _machine(
    sizes: tuple[int, ...], room: int, times_max: int
) -> tuple[tuple[tuple[Move | None, ...], ...], frozenset[int]] | None:
    start: _Open = (0, (0,) * len(sizes))
    numbers: dict[_Open, int] = {start: 0}
    waiting, moves = [start], []
    while waiting:
        at = waiting.pop(0)
        row: list[Move | None] = []
        for part in range(len(sizes)):
            reached = _take(at, part, sizes, room, bounded=times_max > 0)
            if reached is None:
                row.append(None)
                continue
            then, closes = reached
            if then not in numbers:
                if len(numbers) >= STATES_MAX:
                    return None
                numbers[then] = len(numbers)
                waiting.append(then)
            row.append(Move(numbers[then], at[1][part] % sizes[part], closes))
        moves.append(tuple(row))
    closed = frozenset(number for (_, counts), number in numbers.items() if not any(counts))
    return tuple(moves), closed


def _take(
    at: _Open, part: int, sizes: tuple[int, ...], room: int, *, bounded: bool
) -> tuple[_Open, int] | None:
    done, counts = at
    if counts[part] + 1 > sizes[part] * (room - done):
        return None
    grown = tuple(count + (index == part) for index, count in enumerate(counts))
    if any(count < size for count, size in zip(grown, sizes, strict=True)):
        return (done, grown), 0
    rest = tuple(count - size for count, size in zip(grown, sizes, strict=True))
    return (done + bounded, rest), 1
