"""What the store believes to have of an item: a number, how sure it is, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec

ITEMS_PATH = "/v1/items"
DOUBTS_PATH = "/v1/doubts"


class Evidence(StrEnum):
    """What a number comes from, and what has changed it: a closed list."""

    RECEIPT = "receipt"
    SALE = "sale"
    ORDER = "order"
    """Handed over to a customer who had ordered it."""
    COUNT = "count"
    TAG = "tag"
    WEIGHT = "weight"
    LOSS = "loss"
    """Nobody saw it go: pieces vanish at a known rate, and what does not sell may not be there."""
    MOVE = "move"
    """Carried from one place of the store to another."""
    WRITTEN_OFF = "written_off"
    RETURNED = "returned"
    """A customer brought it back."""
    SENT = "sent"
    """To another store."""
    BOOKS = "books"
    """Receipts, sales and handovers alone; nobody has looked."""


class PlaceStock(msgspec.Struct, frozen=True, kw_only=True):
    """What lies at one place. `place` is empty for the rest of the store, which nothing sees.

    `confidence_percent` is the probability that `quantity` is exactly right; `age_ms` tells since
    when nothing has been heard of this place, None where nothing ever was.
    """

    place: str
    quantity: int
    confidence_percent: int
    source: Evidence
    age_ms: int | None = None


class StockChange(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the answer to "why 4?": the believed quantity became `after`, and why.

    `reference` names the transaction, delivery, order, tag or device that it came from; `actor` the
    person, where one did it.
    """

    at_ms: int
    evidence: Evidence
    before: int
    after: int
    confidence_percent: int
    place: str = ""
    reference: str = ""
    actor: str = ""


class ItemStock(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/items/{sku}/stock?history=N`: pieces, or grams of goods sold by weight.

    `quantity` is the likeliest number, right with `confidence_percent`. There are at least `low`
    with 95%, and at most `high` with 95%; what may be promised is bounded by `low`. `books` is what
    receipts less sales come to. `age_ms` tells how old the newest evidence is, None where there is
    none. `history` has the newest change first.
    """

    sku: str
    quantity: int
    confidence_percent: int
    low: int
    high: int
    books: int
    reserved: int
    age_ms: int | None
    sources: tuple[Evidence, ...]
    places: tuple[PlaceStock, ...]
    history: tuple[StockChange, ...] = ()


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """An item that a count would pay for. `books` say so many, so many are `believed`.

    `gain_per_day` is what a day's wait is expected to cost, in thousandths of a piece not sold.
    """

    sku: str
    books: int
    believed: int
    confidence_percent: int
    gain_per_day: int


class Doubts(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/doubts?limit=N`: what to count, in the order that pays best."""

    items: tuple[Doubt, ...]
