"""Lockers that orders wait in: their bays as a store's edge knows them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class BayState(StrEnum):
    """What a bay is doing."""

    FREE = "free"
    HELD = "held"
    """An order waits in it."""
    OPEN = "open"
    """It was opened, and nothing has told yet that its door is shut."""
    OUT = "out"
    """It did not open when it was told to: no order is put into it until somebody has looked."""


class LockerBay(msgspec.Struct, frozen=True, kw_only=True):
    """One door. `bay` is what stands on it, such as "12"."""

    bay: str
    state: BayState = BayState.FREE


class Locker(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `locker` (edge to kiosks), key locker: `locker` is its device's name.

    `bays` go from the top left to the right, `columns` in a row, as somebody in front of it sees
    them. A place's label names a bay as LOCKER.BAY, such as locker-1.12.
    """

    locker: str
    columns: int
    bays: tuple[LockerBay, ...]


COLLECTIONS: dict[str, type[msgspec.Struct]] = {"locker": Locker}
