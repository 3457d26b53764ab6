"""What a store proposes to refill: its shelves from its back room, itself from the warehouse."""

from __future__ import annotations

import msgspec

REPLENISH_PATH = "/v1/replenishment"


class ShelfProposal(msgspec.Struct, frozen=True, kw_only=True):
    """Carry `pieces` to `place` now: `lies` there, `minimum` should, `target` fit; `behind` are in
    the store and on no shelf, as is believed."""

    sku: str
    place: str
    pieces: int
    lies: int
    minimum: int
    target: int
    behind: int


class OrderProposal(msgspec.Struct, frozen=True, kw_only=True):
    """Order `pieces` in `packs`. A day sells `per_day_milli` thousandths of a piece, told by
    `method` (ses: fast items, tsb: slow ones); over `days_milli` thousandths of a day, until the
    delivery after the next, `wanted` pieces suffice in `suffices_percent` of times. Of these
    `there` are believed to be in the store with 95%, `on_order` on their way, `promised` kept for
    orders.
    """

    sku: str
    pieces: int
    packs: int
    pack_size: int
    wanted: int
    there: int
    on_order: int
    promised: int
    method: str
    per_day_milli: int
    days_milli: int
    suffices_percent: int


class Replenishment(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/replenishment`: proposals, the most urgent first. Nothing is ordered by itself."""

    shelves: tuple[ShelfProposal, ...]
    orders: tuple[OrderProposal, ...]
