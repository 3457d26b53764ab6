"""Stock work: one item under the eyes of staff, and what they do with it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.local_api import CountRequest
from storecore.contracts.reference import Delivery, Names
from storecore.contracts.stock_work import (
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    StockFigures,
    WriteOffRequest,
)

StockRequest = CountRequest | MoveRequest | ReceiveRequest | SendRequest | WriteOffRequest


class StockAction(StrEnum):
    """What can be done with the item that is shown."""

    COUNT = "count"
    MOVE = "move"
    WRITE_OFF = "write_off"
    SEND = "send"


class StockLook(msgspec.Struct, frozen=True, kw_only=True):
    """STAFF_STOCK. `sku` is empty while none is shown; `figures` None until the edge has told.

    `quantity` is what was counted or typed for `action`, None before anything was; `detail` is the
    place, the reason or the store that goes with it. `request_id` is waited for;
    `pending` was asked and not answered: it is asked again as it was.
    """

    sku: str = ""
    names: Names = {}
    picture: str = ""
    figures: StockFigures | None = None
    action: StockAction | None = None
    quantity: int | None = None
    detail: str = ""
    request_id: str = ""
    pending: StockRequest | None = None
    deliveries: tuple[Delivery, ...] = ()
    stores: tuple[tuple[str, Names], ...] = ()


# Touches.


class StockTouched(Touch, frozen=True):
    """The tab of stock; also back from an item."""


class StockActionChosen(Touch, frozen=True):
    """One of the things to do with the item; None leaves it."""

    action: StockAction | None


class StockQuantityTyped(Touch, frozen=True):
    """So many, by hand or as the readers see them."""

    quantity: int | None


class StockDetailChosen(Touch, frozen=True):
    """The place it is carried to, the reason, or the store."""

    detail: str


class StockConfirmed(Touch, frozen=True):
    """ "Do it"."""


class DeliveryArrived(Touch, frozen=True):
    """An expected delivery is here."""

    delivery_id: str


# Effects and events.


class LookAtStock(Effect, frozen=True, kw_only=True):
    """Ask the edge about an item; answers StockSeen, Refused or EdgeSilent."""

    request_id: str
    sku: str


class StepStock(Effect, frozen=True):
    """Ask the edge for a step with stock; answers StockStepped, Refused or EdgeSilent."""

    request: StockRequest


class StockSeen(Event, frozen=True):
    """What the edge knows of an item."""

    request_id: str
    figures: StockFigures


class StockStepped(Event, frozen=True):
    """It is on the edge's disk."""

    request_id: str
