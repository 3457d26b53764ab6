"""`GET /chain/live`: tells an open page that something has arrived (server-sent events)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cloud_inventory.staff.door import StaffDoor
from cloud_inventory.web.render import SAFETY_HEADERS

LOOK_EVERY_S = 1.0
LOOKS_MAX = 300
"""Then the browser asks anew, and its session is looked at again."""

Newest = Callable[[], int]
Token = Callable[[Request], str]


def live_route(path: str, door: StaffDoor, token_of: Token, newest: Newest) -> Route:
    """The route; `newest` is the position of the newest fact, whichever cloud took it."""

    async def live(request: Request) -> Response:
        if await run_in_threadpool(door.whose, token_of(request)) is None:
            return Response(status_code=401, headers=SAFETY_HEADERS)
        return StreamingResponse(
            _positions(newest, request.is_disconnected),
            media_type="text/event-stream",
            headers=SAFETY_HEADERS,
        )

    return Route(path, live, methods=["GET"])


async def _positions(newest: Newest, is_over: Callable[[], Awaitable[bool]]) -> AsyncIterator[str]:
    told = -1
    for _ in range(LOOKS_MAX):
        position = await run_in_threadpool(newest)
        if position != told:
            told = position
            yield f"data: {position}\n\n"
        else:
            yield ":\n\n"  # a comment, so that a line that is gone is noticed
        if await is_over():
            return
        await asyncio.sleep(LOOK_EVERY_S)
