"""What each program says of itself on its status path."""

from __future__ import annotations

import msgspec

from storecore.contracts.exchange import ChainHead


class HopStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The line to the next hop: facts still to go, and when it last answered (0: never).

    `skew_ms` is how far the hop's clock is ahead of ours; None where it was never measured.
    `problem` is what went wrong with the newest try; empty where it answered.
    """

    url: str
    up: bool
    backlog: int
    answered_ms: int
    skew_ms: int | None = None
    problem: str = ""


class DeviceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A device and its newest reading; `age_ms` since then by the program's own clock.

    `errors` counts, since the program started, answers that could not be read and lines that were
    lost; `signal_dbm` where the device says how well it is heard. `settings_version` is that of
    the settings from head office that it has, 0 where it is set as its file says.
    """

    device: str
    online: bool
    reading: str
    age_ms: int
    firmware: str = ""
    errors: int = 0
    signal_dbm: int | None = None
    settings_version: int = 0


class ProgramStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/status` of edge, cloud, bridge and kiosk alike."""

    program: str
    name: str
    started_ms: int
    heads: tuple[ChainHead, ...] = ()
    next_hop: HopStatus | None = None
    devices: tuple[DeviceStatus, ...] = ()
    quarantined: int = 0
    notes: tuple[str, ...] = ()
    price_version: int = 0
    """Of a kiosk: the newest version among the goods and offers that it sells by."""
