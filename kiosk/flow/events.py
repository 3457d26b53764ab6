"""What happens to a kiosk besides touches: codes, answers from disk, terminal and edge, time."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.domain.payment import PaymentResult, Why
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Order
from storecore.money import Money


class Event(msgspec.Struct, frozen=True):
    """Base of everything that happens."""


class CodeSource(StrEnum):
    """Where a code came from."""

    CAMERA = "camera"
    WEDGE = "wedge"
    SERIAL = "serial"
    TYPED = "typed"


class CodeRead(Event, frozen=True, kw_only=True):
    """A code was read or typed. `symbology` as the scanner names it, None for all but the camera.

    `away_s` is how long the camera had not seen this code before, None where that is long ago.
    """

    text: str
    symbology: str | None = None
    gs1: bool = False
    source: CodeSource = CodeSource.CAMERA
    away_s: float | None = None


class Tick(Event, frozen=True):
    """Time has passed; sent about four times a second."""


class ReferenceChanged(Event, frozen=True):
    """Documents of these collections changed in the kiosk's copy."""

    collections: frozenset[str]


class LinksChanged(Event, frozen=True, kw_only=True):
    """News of the lines out."""

    edge_up: bool
    cloud_up: bool | None
    backlog: int


class ScaleChanged(Event, frozen=True):
    """The scale reads something else."""

    grams: int
    stable: bool


class IntentRecorded(Event, frozen=True):
    """The intent is on disk."""

    intent_id: str


class TerminalReady(Event, frozen=True):
    """Whether the terminal answered before being asked for money."""

    intent_id: str
    ready: bool


class TerminalReplied(Event, frozen=True, kw_only=True):
    """The terminal's answer to pay or status."""

    intent_id: str
    result: PaymentResult
    reference: str = ""
    amount: Money | None = None
    stamp: str = ""
    offline: bool = False
    why: Why = Why.NONE


class SaleRecorded(Event, frozen=True, kw_only=True):
    """The sale is on disk."""

    intent_id: str
    transaction_id: str
    receipt_number: int
    qr_text: str
    completed_ms: int


class IntentConcluded(Event, frozen=True):
    """That nothing was paid is on disk."""

    intent_id: str


class RecordFailed(Event, frozen=True):
    """The disk did not take an intent, a sale or a conclusion."""

    intent_id: str
    detail: str


class PickupFound(Event, frozen=True):
    """The edge knows the code and the order waits."""

    pickup_code: str
    order: Order


class StepDone(Event, frozen=True):
    """The edge has committed a step of an order (`order`) or of a task (None)."""

    request_id: str
    order: Order | None = None


class Refused(Event, frozen=True, kw_only=True):
    """The edge says no to a code (`request_id` is the code) or a step."""

    request_id: str
    code: RefusalCode
    detail: str = ""
    ready_by_ms: int = 0


class EdgeSilent(Event, frozen=True):
    """The edge did not answer that request."""

    request_id: str


class AssistAnswered(Event, frozen=True):
    """Whether the edge took the call for a colleague."""

    told: bool
