"""What staff do with stock: receive, move, send to another store, write off, count."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body, StockLine
from storecore.contracts.item_stock import Evidence
from storecore.contracts.staff import ApprovedBy

STOCK_PATH = "/v1/stock"
PICTURES_PATH = "/v1/pictures"
"""`PUT /v1/pictures/{sha256}`: a JPEG under its own hash."""


class StockPlace(StrEnum):
    """Where in the store goods are. What is not in the back room is on the shelf."""

    SHELF = "shelf"
    BACK = "back"


class WriteOffReason(StrEnum):
    """Why goods are goods no more: a closed list."""

    DAMAGED = "damaged"
    EXPIRED = "expired"
    STOLEN = "stolen"
    OWN_USE = "own_use"


class StockMoved(Body, frozen=True, kw_only=True):
    """So much of a sku was carried from one place of the store to another."""

    store_id: str
    sku: str
    quantity: int
    from_place: StockPlace
    to_place: StockPlace
    actor: str
    at_ms: int


class StockWrittenOff(Body, frozen=True, kw_only=True):
    """Goods have left the stock without being sold. `approver_id` said yes to it.

    `picture_sha256` names a picture that is kept at the store's edge agent, outside the chain;
    empty for none.
    """

    store_id: str
    sku: str
    quantity: int
    place: StockPlace
    reason: WriteOffReason
    actor: str
    approver_id: str
    approved_by: ApprovedBy
    at_ms: int
    picture_sha256: str = ""


class StockSent(Body, frozen=True, kw_only=True):
    """Goods are on their way to another store. They are received there as the delivery
    `transfer_id`; until then they are in neither."""

    store_id: str
    transfer_id: str
    to_store: str
    lines: tuple[StockLine, ...]
    actor: str
    at_ms: int


class StockFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number, where it comes from and how old it is; None: nobody has ever told."""

    quantity: int
    source: Evidence
    age_ms: int | None = None


class PastFigure(msgspec.Struct, frozen=True, kw_only=True):
    """From `age_ms` ago until the next one, so many were believed to be on hand."""

    age_ms: int
    quantity: int


class StockFigures(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/stock/{sku}`: pieces, or grams of goods sold by weight.

    `on_hand` is what the books say, `promised` what of it is for orders, `tags` how many tags of it
    are read in the store now. `past` has the newest changes of what is believed to be on hand, the
    oldest first.
    """

    sku: str
    on_hand: StockFigure
    promised: StockFigure
    shelf: StockFigure
    back: StockFigure
    tags: StockFigure | None = None
    past: tuple[PastFigure, ...] = ()


class ReceiveRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/stock/receive`: an expected delivery is here, by its SSCC or its id."""

    request_id: str
    code: str
    actor: str


class MoveRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/stock/move`: carried from one place to another."""

    request_id: str
    sku: str
    quantity: int
    from_place: StockPlace
    to_place: StockPlace
    actor: str


class SendRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/stock/send`: to another store."""

    request_id: str
    sku: str
    quantity: int
    to_store: str
    actor: str


class WriteOffRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/stock/write-off`."""

    request_id: str
    sku: str
    quantity: int
    place: StockPlace
    reason: WriteOffReason
    actor: str
    approver_id: str
    approved_by: ApprovedBy
    picture_sha256: str = ""


FACTS: tuple[type[Body], ...] = (StockMoved, StockWrittenOff, StockSent)
