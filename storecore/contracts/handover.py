"""A customer stands at a kiosk for an order: its bay is opened, or a colleague brings it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body

HANDOVERS_PATH = "/v1/handovers"


class HandoverAction(StrEnum):
    """What the customer, or whoever serves them, does."""

    BEGIN = "begin"
    """The customer is here: open the bay, or call somebody."""
    NOT_MINE = "not_mine"
    """What was found there is not what the customer ordered."""
    WRONG = "wrong"
    """It is their order, and something is wrong with it."""
    CHECK_FAILED = "check_failed"
    """A colleague looked at the age, or at who they are, and did not hand it over."""


class HandoverWay(StrEnum):
    """How the order comes to its customer."""

    BAY = "bay"
    """Its bay was seen to open."""
    RUNNER = "runner"
    """A colleague was called."""


class RunnerReason(StrEnum):
    """Why a colleague brings it."""

    SHELF = "shelf"
    """It waits where customers do not go."""
    CHECK = "check"
    """Somebody has to look at an age, or at who they are."""
    BAY_SILENT = "bay_silent"
    """Nobody knows whether the bay opened."""
    BAY_STUCK = "bay_stuck"
    """The bay did not open."""
    NOT_MINE = "not_mine"
    WRONG = "wrong"


class HandoverRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/handovers`. The same `request_id` again opens no door a second time.

    `code` is what the customer showed or typed; only `check_failed` comes without one, from the
    colleague in `actor`.
    """

    request_id: str
    order_id: str
    kiosk_id: str
    action: HandoverAction = HandoverAction.BEGIN
    code: str = ""
    actor: str = ""


class HandoverReply(msgspec.Struct, frozen=True, kw_only=True):
    """How it comes; `locker` and `bay` where a bay is open, `reason` where somebody was called."""

    way: HandoverWay
    locker: str = ""
    bay: str = ""
    reason: RunnerReason | None = None


class HandoverFact(Body, frozen=True, kw_only=True):
    """What every fact around a handover tells; `kiosk_id` is where the customer stands."""

    store_id: str
    order_id: str
    kiosk_id: str
    place: str
    at_ms: int
    bay: str = ""


class BayOpened(HandoverFact, frozen=True, kw_only=True):
    """The bay of an order was opened for its customer."""


class RunnerCalled(HandoverFact, frozen=True, kw_only=True):
    """A colleague was asked to bring the order. `reason` is one of RunnerReason."""

    reason: str


class HandoverDisputed(HandoverFact, frozen=True, kw_only=True):
    """It was not handed over: `what` is one of HandoverAction. The goods stay the order's."""

    what: str
    actor: str


class BagLeft(Body, frozen=True, kw_only=True):
    """A piece of an order that waits was carried off its place, and nobody was handing it over."""

    store_id: str
    order_id: str
    epc: str
    place: str
    device: str
    task_id: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (BayOpened, RunnerCalled, HandoverDisputed, BagLeft)
