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


FACTS: tuple[type[Body], ...] = (TagStateChanged,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {}
