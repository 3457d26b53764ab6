"""What the web shop may promise of an item in a store, and how sure that is."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Source(StrEnum):
    """Where a quantity comes from."""

    RIGHTS = "rights"
    """The store has given the cloud the right to sell so many: they are promised to nobody else."""
    BOOKS = "books"
    """What facts of the store add up to; the store decides on each order."""


class Confidence(StrEnum):
    """How sure it is that an order for that many will be filled."""

    PROMISED = "promised"
    BELIEVED = "believed"
    WITHDRAWN = "withdrawn"
    """The store has not been heard for so long that nothing is promised in its name."""


class Availability(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity in pieces, or grams; `quantity` is 0 where nothing may be promised."""

    quantity: int
    source: Source
    confidence: Confidence


def availability(
    on_hand: int, reserved: int, rights: int | None, *, silent_ms: int, quiet_ms: int
) -> Availability:
    """What may be promised. `rights` is None for a store that gives none and decides by itself.

    `silent_ms` is how long the store has not been heard; from `quiet_ms` on its promises are
    withdrawn.
    """
    if rights is None:
        believed = max(0, on_hand - reserved)
        return Availability(quantity=believed, source=Source.BOOKS, confidence=Confidence.BELIEVED)
    if silent_ms > quiet_ms:
        return Availability(quantity=0, source=Source.RIGHTS, confidence=Confidence.WITHDRAWN)
    return Availability(quantity=rights, source=Source.RIGHTS, confidence=Confidence.PROMISED)
