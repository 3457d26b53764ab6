"""What each kiosk of a store is doing, without its customer, and what staff have it do."""

from __future__ import annotations

from enum import StrEnum

import msgspec

KIOSKS_PATH = "/v1/kiosks"


class Doing(StrEnum):
    """What goes on at a kiosk."""

    FREE = "free"
    SHOPPING = "shopping"
    PAYING = "paying"
    COLLECTING = "collecting"
    WAITING = "waiting"
    """Somebody waits for a colleague."""
    STAFF = "staff"
    PAUSED = "paused"


class KioskReport(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `kiosk` (edge to kiosks), key kiosk_id; `POST /v1/kiosks/reports` tells it.

    `call` names what a colleague is wanted for while somebody waits, `call_id` that very call;
    `judged` is whether it takes a yes or a no. `pieces` are in the basket. `told_ms` is the edge's
    time.
    """

    kiosk_id: str
    doing: Doing
    pieces: int = 0
    call: str = ""
    call_id: str = ""
    judged: bool = False
    told_ms: int = 0


class KioskAction(StrEnum):
    """What staff can have a kiosk do from elsewhere."""

    APPROVE = "approve"
    REFUSE = "refuse"
    PAUSE = "pause"
    RESUME = "resume"


class KioskOrderRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/kiosks/orders`: answered `Done` once the kiosk has done it, refused where it has
    not within `KIOSK_ORDER_S`. `call_id` is the call that is approved or refused."""

    request_id: str
    kiosk_id: str
    action: KioskAction
    actor: str
    call_id: str = ""


class KioskOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `kiosk_order`, key order_id, for that kiosk alone; gone once its time is over."""

    order_id: str
    action: KioskAction
    actor: str
    call_id: str = ""


class KioskOrderReply(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/kiosks/replies`: the kiosk has done it, or what it was about is over."""

    order_id: str
    done: bool


KIOSK_ORDER_S = 4.0
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"kiosk": KioskReport, "kiosk_order": KioskOrder}
