"""All kiosks of the shop under the eyes of an attendant, and what this one is told to do."""

from __future__ import annotations

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.kiosks import KioskAction, KioskOrderRequest, KioskReport


class KiosksLook(msgspec.Struct, frozen=True, kw_only=True):
    """STAFF_KIOSKS: what each does; `request_id` is waited for, from `asked_of`."""

    kiosks: tuple[KioskReport, ...] = ()
    request_id: str = ""
    asked_of: str = ""


class KiosksTouched(Touch, frozen=True):
    """The tab of kiosks."""


class KioskTold(Touch, frozen=True):
    """Have that kiosk do something."""

    kiosk_id: str
    action: KioskAction


class TellKiosk(Effect, frozen=True):
    """Ask the edge to have a kiosk do it; answers KioskObeyed, Refused or EdgeSilent."""

    request: KioskOrderRequest


class ReplyToEdge(Effect, frozen=True):
    """Tell the edge what became of an order to this kiosk."""

    order_id: str
    done: bool


class KioskObeyed(Event, frozen=True):
    """The kiosk has done it."""

    request_id: str
