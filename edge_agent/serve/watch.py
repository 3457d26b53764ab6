"""The live line to a kiosk: what its own sensors see, as soon as it is something else."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.sensing.watch_board import WatchBoard
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.watching import WATCH_PATH
from storecore.serving.doorbell import Doorbell
from storecore.serving.messages import Refused, struct_response

WAIT_S_MAX = 30.0


def watch_route(board: WatchBoard, doorbell: Doorbell) -> Route:
    """`GET /v1/watch`; whoever changes the board rings the doorbell."""

    async def watch(request: Request) -> Response:
        kiosk, after, wait_s = _query(request)
        rung = doorbell.prepare()
        try:
            state = board.state(kiosk)
            until_s = asyncio.get_running_loop().time() + wait_s
            while state.stamp == after:  # a ring may have been for another kiosk
                left_s = until_s - asyncio.get_running_loop().time()
                if left_s <= 0 or not await doorbell.wait(rung, left_s):
                    break
                rung = doorbell.prepare()
                state = board.state(kiosk)
        finally:
            doorbell.forget(rung)
        return struct_response(state)

    return Route(WATCH_PATH, watch, methods=["GET"])


def _query(request: Request) -> tuple[str, str, float]:
    given = request.query_params
    try:
        wait_s = min(max(float(given.get("wait_s", "0")), 0.0), WAIT_S_MAX)
    except ValueError as error:
        raise Refused(400, RefusalCode.BAD_REQUEST, "wait_s must be a number of seconds") from error
    kiosk = given.get("kiosk", "")
    if not kiosk:
        raise Refused(400, RefusalCode.BAD_REQUEST, "name the kiosk: ?kiosk=NAME")
    return kiosk, given.get("after", ""), wait_s
