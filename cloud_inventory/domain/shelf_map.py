"""A store's places laid out as they stand, and how each stands as far as was told. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from storecore.contracts.reference import Facing, Sensing, ShelfState


class Bay(NamedTuple):
    """One bay: its shelves by number, each with its places from left to right."""

    number: int
    shelves: tuple[tuple[int, tuple[Facing, ...]], ...]


class Zone(NamedTuple):
    """One zone of the sales floor with its bays in the order of their numbers."""

    name: str
    bays: tuple[Bay, ...]


def laid_out(facings: Iterable[Facing]) -> tuple[Zone, ...]:
    """The map of these places, zones by name."""
    held: dict[str, dict[int, dict[int, list[Facing]]]] = {}
    for facing in sorted(facings, key=lambda facing: (facing.zone, facing.bay, facing.shelf)):
        shelves = held.setdefault(facing.zone, {}).setdefault(facing.bay, {})
        shelves.setdefault(facing.shelf, []).append(facing)
    return tuple(
        Zone(
            name=zone,
            bays=tuple(
                Bay(number=number, shelves=tuple((no, _in_order(f)) for no, f in shelves.items()))
                for number, shelves in bays.items()
            ),
        )
        for zone, bays in held.items()
    )


def told_state(
    facing: Facing, quantity: int | None, *, untidy: bool, heard: bool
) -> ShelfState | None:
    """How a place stands; None for one that nothing senses.

    `quantity` is what its sensors told last, None where they never did; `heard` is False while the
    store is silent.
    """
    if facing.sensing is Sensing.NONE:
        return None
    if quantity is None or not heard:
        return ShelfState.UNSEEN
    if untidy:
        return ShelfState.MISPLACED
    if quantity <= 0:
        return ShelfState.EMPTY
    return ShelfState.LOW if quantity < facing.minimum else ShelfState.RIGHT


def _in_order(facings: list[Facing]) -> tuple[Facing, ...]:
    return tuple(sorted(facings, key=lambda facing: facing.place))
