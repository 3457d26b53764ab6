"""The door to the simulated floor: `GET` and `POST /v1/floor`. Only with the option `simulate`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from firmware_bridge.drivers.simulated.floor_file import PIECES_MAX
from firmware_bridge.drivers.simulated.lockers import Lockers, LockerState
from firmware_bridge.drivers.simulated.relay_board.wall import WallRefused
from firmware_bridge.drivers.simulated.shelves import Floor, FloorRefused, PlaceState
from firmware_bridge.drivers.simulated.spots import LOAD_G_MAX, Spots, SpotState
from storecore.contracts.local_api import RefusalCode
from storecore.serving.messages import Refused, read_struct, struct_response

FLOOR_PATH = "/v1/floor"
BODY_BYTES_MAX = 10_000

Count = Annotated[int, Meta(ge=1, le=PIECES_MAX)]


class Move(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which place (by name, or by its device, antenna and sku) and how many pieces.

    Without a count one piece; to restock without a count fills up to the opening count.
    """

    place: str = ""
    device: str = ""
    antenna: int = 0
    sku: str = ""
    count: Count | None = None


class Carry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tagged pieces go from a place or spot to a spot, each back "home", or out (no `to`)."""

    place: str
    to: str = ""
    count: Count = 1


class Load(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many grams more of something, or less, lie on a spot's scale."""

    place: str
    grams: Annotated[int, Meta(ge=-LOAD_G_MAX, le=LOAD_G_MAX)]


class Swing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone shuts a locker's door, or opens it with the emergency key."""

    device: str
    door: str
    open: bool = False


class FloorRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /v1/floor`: what someone does, in this order."""

    take: Move | None = None
    put: Move | None = None
    restock: Move | None = None
    carry: Carry | None = None
    load: Load | None = None
    swing: Swing | None = None


class FloorState(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to both: what was moved by this request, and every place afterwards."""

    moved: int
    places: tuple[PlaceState, ...]
    spots: tuple[SpotState, ...] = ()
    lockers: tuple[LockerState, ...] = ()


def floor_routes(floor: Floor, spots: Spots, lockers: Lockers) -> list[Route]:
    """Routes that show the floor and move what lies on it."""

    async def show(_: Request) -> Response:
        return struct_response(_state(0, floor, spots, lockers))

    async def move(request: Request) -> Response:
        asked = await read_struct(request, FloorRequest, BODY_BYTES_MAX)
        try:
            moved = _do(floor, spots, lockers, asked)
        except (FloorRefused, WallRefused) as error:
            raise Refused(404, RefusalCode.BAD_REQUEST, str(error)) from error
        return struct_response(_state(moved, floor, spots, lockers))

    return [
        Route(FLOOR_PATH, show, methods=["GET"]),
        Route(FLOOR_PATH, move, methods=["POST"]),
    ]


def _state(moved: int, floor: Floor, spots: Spots, lockers: Lockers) -> FloorState:
    return FloorState(
        moved=moved, places=floor.state(), spots=spots.state(), lockers=lockers.state()
    )


def _do(floor: Floor, spots: Spots, lockers: Lockers, asked: FloorRequest) -> int:
    """Find every place before anything is moved, then do each step; the pieces moved."""
    steps: list[Callable[[], int]] = []
    if asked.take is not None:
        steps.append(partial(floor.take, _find(floor, asked.take), asked.take.count or 1))
    if asked.put is not None:
        steps.append(partial(floor.put, _find(floor, asked.put), asked.put.count or 1))
    if asked.restock is not None:
        steps.append(partial(floor.restock, _find(floor, asked.restock), asked.restock.count))
    if asked.carry is not None:
        carry = asked.carry
        steps.append(partial(spots.carry, carry.place, carry.to, carry.count))
    if asked.load is not None:
        steps.append(partial(spots.load, asked.load.place, asked.load.grams))
    if asked.swing is not None:
        steps.append(partial(_swing, lockers, asked.swing))
    if not steps:
        raise FloorRefused("say take, put, restock, carry, load or swing, and which place")
    return sum(step() for step in steps)


def _swing(lockers: Lockers, swing: Swing) -> int:
    lockers.swing(swing.device, swing.door, is_open=swing.open)
    return 1


def _find(floor: Floor, move: Move) -> str:
    return floor.find(move.place, move.device, move.antenna, move.sku)
