"""Spots of the simulated floor: a pad, an exit, a bag. Whatever is carried there may lie there.

Beside `[[place]]`, a floor file may have one `[[spot]]` for each:

    [[spot]]
    place = "pad-1"           # name
    device = "reader-pad-1"   # the scale or reader that sees it, and nothing else
    kind = "impinj"           # scale | impinj | zebra | llrp
    antenna = 1               # readers only
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from firmware_bridge.drivers.simulated.floor_file import (
    READER_ANTENNA_MAX,
    FloorError,
    Kind,
    Name,
    parse_floor,
)
from firmware_bridge.drivers.simulated.shelves import Floor, FloorRefused

LOAD_G_MAX = 30_000
HOME, OUT = "home", ""
"""Where pieces go that are put back, and where those go that leave the shop."""


class Spot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One spot: see the module's text."""

    place: Name
    device: Name
    kind: Kind
    antenna: Annotated[int, Meta(ge=0, le=READER_ANTENNA_MAX)] = 0


class SpotState(msgspec.Struct, frozen=True, kw_only=True):
    """One spot as `GET /v1/floor` shows it."""

    place: str
    device: str
    kind: Kind
    grams: int
    epcs: tuple[str, ...]


class _Piece(msgspec.Struct, frozen=True):
    home: str
    serial: int
    epc: str
    grams: int


def read_spots(path: Path) -> tuple[Spot, ...]:
    """The spots in a floor file; none where it has only places.

    Raises:
        FloorError: it cannot be read, or a spot cannot be as it is written.
    """
    found = parse_floor(path)
    listed: Any = found.get("spot", []) if isinstance(found, dict) else []
    try:
        spots = msgspec.convert(listed, tuple[Spot, ...])
    except msgspec.ValidationError as error:
        raise FloorError(f"{path}: spot: {error}") from error
    devices = [spot.device for spot in spots]
    if len(set(devices)) < len(devices) or len({spot.place for spot in spots}) < len(spots):
        raise FloorError(f"{path}: every spot needs a place and a device of its own")
    for spot in spots:
        if (spot.kind is Kind.SCALE) is bool(spot.antenna):
            raise FloorError(f"{path}: spot {spot.place}: a reader needs an antenna, a scale none")
    return spots


class Spots:
    """What lies at each spot; safe from any thread. Forgotten when the bridge stops."""

    def __init__(self, spots: Sequence[Spot], floor: Floor) -> None:
        self._spots = {spot.place: spot for spot in spots}
        self._floor = floor
        self._lock = threading.Lock()
        self._lying: dict[str, tuple[_Piece, ...]] = {spot.place: () for spot in spots}
        self._loose_g: dict[str, int] = {spot.place: 0 for spot in spots}

    @property
    def devices(self) -> dict[str, Kind]:
        """Every device that sees a spot."""
        return {spot.device: spot.kind for spot in self._spots.values()}

    def carry(self, origin: str, to: str, count: int) -> int:
        """Someone carries pieces from a place or spot to a spot, back to where each belongs
        ("home"), or out of the shop (""); the number carried.

        Raises:
            FloorRefused: no such place or spot.
        """
        if to not in (HOME, OUT):
            self._known(to)
        with self._lock:
            pieces = self._take(origin, count)
            if to == HOME:
                for piece in pieces:
                    self._floor.lay(piece.home, piece.serial)
            elif to != OUT:
                self._lying[to] += pieces
            return len(pieces)

    def load(self, place: str, grams: int) -> int:
        """So many grams more (or less) of something lie there; what lies there then.

        Raises:
            FloorRefused: no such spot.
        """
        self._known(place)
        with self._lock:
            self._loose_g[place] = min(max(0, self._loose_g[place] + grams), LOAD_G_MAX)
            return self._loose_g[place]

    def tags(self, device: str) -> dict[int, list[str]]:
        """The EPCs before each antenna of a reader."""
        return {
            spot.antenna: [piece.epc for piece in self._lying[spot.place]]
            for spot in self._spots.values()
            if spot.device == device
        }

    def load_g(self, device: str) -> int:
        """What lies on a scale, in grams."""
        return sum(
            self._loose_g[spot.place] + sum(piece.grams for piece in self._lying[spot.place])
            for spot in self._spots.values()
            if spot.device == device
        )

    def state(self) -> tuple[SpotState, ...]:
        """Every spot as it is now."""
        return tuple(
            SpotState(
                place=spot.place,
                device=spot.device,
                kind=spot.kind,
                grams=self.load_g(spot.device),
                epcs=tuple(piece.epc for piece in self._lying[spot.place]),
            )
            for spot in self._spots.values()
        )

    def _take(self, origin: str, count: int) -> tuple[_Piece, ...]:
        if origin in self._spots:
            lying = self._lying[origin]
            self._lying[origin] = lying[count:]
            return lying[:count]
        place = self._floor.find(origin)
        grams = self._floor.unit_weight_g(place)
        return tuple(
            _Piece(place, serial, epc, grams) for serial, epc in self._floor.lift(place, count)
        )

    def _known(self, place: str) -> Spot:
        spot = self._spots.get(place)
        if spot is None:
            raise FloorRefused(f"there is no spot {place!r}; there are: {', '.join(self._spots)}")
        return spot
