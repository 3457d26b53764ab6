"""Locker walls on the simulated floor, and the people at them.

A floor file may have one `[[locker]]` for each wall:

    [[locker]]
    device = "locker-1"
    doors = 12                    # "1" to "12"
    outputs = ["andon"]           # lamps and gates, if any
    shut_after_s = 8              # when people shut an open door; left out: nobody does
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from firmware_bridge.drivers.simulated.floor_file import FloorError, Name, parse_floor
from firmware_bridge.drivers.simulated.relay_board.board import SimulatedBoard
from firmware_bridge.drivers.simulated.relay_board.wall import WallRefused
from storecore.clock import Clock


class Locker(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One wall: see the module's text."""

    device: Name
    doors: Annotated[int, Meta(ge=0, le=128)]
    outputs: tuple[Name, ...] = ()
    shut_after_s: Annotated[float, Meta(ge=0)] = 0.0


class LockerState(msgspec.Struct, frozen=True, kw_only=True):
    """One wall as `GET /v1/floor` shows it: doors that are open, relays that are closed."""

    device: str
    open: tuple[str, ...]
    on: tuple[str, ...]


def read_lockers(path: Path) -> tuple[Locker, ...]:
    """The walls in a floor file; none where it has none.

    Raises:
        FloorError: it cannot be read, or a wall cannot be as it is written.
    """
    found = parse_floor(path)
    listed: Any = found.get("locker", []) if isinstance(found, dict) else []
    try:
        lockers = msgspec.convert(listed, tuple[Locker, ...])
    except msgspec.ValidationError as error:
        raise FloorError(f"{path}: locker: {error}") from error
    if len({locker.device for locker in lockers}) < len(lockers):
        raise FloorError(f"{path}: every locker needs a device of its own")
    for locker in lockers:
        if not locker.doors and not locker.outputs:
            raise FloorError(f"{path}: locker {locker.device} has neither doors nor outputs")
    return lockers


class Lockers:
    """Every wall and the people at it; safe from any thread."""

    def __init__(self, boards: Sequence[SimulatedBoard], clock: Clock) -> None:
        self._boards = {board.settings.name: board for board in boards}
        self._clock = clock

    def swing(self, device: str, door: str, *, is_open: bool) -> None:
        """Someone shuts a door, or opens it with the emergency key.

        Raises:
            WallRefused: there is no such wall or door.
        """
        board = self._boards.get(device)
        if board is None:
            known = ", ".join(self._boards) or "none"
            raise WallRefused(f"there is no locker {device!r}; there are: {known}")
        if is_open:
            board.wall.open(door, self._clock.monotonic_s())
        else:
            board.wall.shut(door)

    def state(self) -> tuple[LockerState, ...]:
        """Every wall as it is now."""
        now_s = self._clock.monotonic_s()
        return tuple(
            LockerState(
                device=name,
                open=tuple(board.wall.open_doors(now_s)),
                on=tuple(board.wall.closed_relays(now_s)),
            )
            for name, board in self._boards.items()
        )
