"""How a device is, as its bridge tells: retained, so that whoever comes later knows it too."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.status import DeviceStatus

STATE_VERSION = 1


class DeviceState(msgspec.Struct, frozen=True, kw_only=True):
    """Told at each change, and again every half minute. `boot_id` is the bridge's numbering."""

    v: int
    bridge: str
    boot_id: str
    status: DeviceStatus
    at_ms: int


class Illness(StrEnum):
    """What may be wrong with a device: a closed list, so that staff can be told what to do."""

    AWAY = "away"
    QUIET = "quiet"
    REPEATING = "repeating"
    DRIFTING = "drifting"
    FLOODING = "flooding"
    FAILING = "failing"
    REFUSING = "refusing"
    CLOCK = "clock"
