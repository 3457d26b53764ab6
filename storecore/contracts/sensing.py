"""Facts of what the senses made of what devices saw."""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body


class TagStateChanged(Body, frozen=True, kw_only=True):
    """A tagged piece stands elsewhere in its life, away from the places where stock lies.

    `before` and `state` are of moving, exiting, departed, sold, returned, missing, present and
    unknown; `place` is empty where nobody reads it any more.
    """

    store_id: str
    epc: str
    sku: str
    before: str
    state: str
    place: str
    at_ms: int


class OnHandBelieved(Body, frozen=True, kw_only=True):
    """What the store believes to have of an item has parted from its books, or met them again.

    `quantity` is right with `confidence_percent`; there are at least `low` with 95%. `books` is
    what receipts less sales come to.
    """

    store_id: str
    sku: str
    quantity: int
    low: int
    confidence_percent: int
    books: int
    at_ms: int


FACTS: tuple[type[Body], ...] = (TagStateChanged, OnHandBelieved)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {}
