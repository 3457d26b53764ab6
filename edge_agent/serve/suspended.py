"""`POST /v1/suspended` and `/v1/suspended/resume`: baskets that wait between two kiosks."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.pulse import Pulse
from edge_agent.suspended.book import SuspendedBook, SuspendRefused
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.suspended import (
    BASKET_BYTES_MAX,
    RESUME_PATH,
    SUSPENDED_PATH,
    ResumeRequest,
    SuspendRequest,
)
from storecore.serving.messages import Refused, read_struct, struct_response

_STATUS = {RefusalCode.TICKET_UNKNOWN: 404, RefusalCode.TICKET_USED: 409}


def suspended_routes(pulse: Pulse, book: SuspendedBook) -> list[Route]:
    """Both routes. What they answer is on disk."""

    async def suspend(request: Request) -> Response:
        asked = await read_struct(request, SuspendRequest, BASKET_BYTES_MAX)
        if not asked.request_id or not asked.kiosk_id:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the request and the kiosk")
        return await _answer(lambda: pulse.run(lambda db: book.suspend(db, asked)))

    async def resume(request: Request) -> Response:
        asked = await read_struct(request, ResumeRequest, BASKET_BYTES_MAX)
        if not asked.kiosk_id:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the kiosk")
        return await _answer(lambda: pulse.run(lambda db: book.resume(db, asked)))

    return [
        Route(SUSPENDED_PATH, suspend, methods=["POST"]),
        Route(RESUME_PATH, resume, methods=["POST"]),
    ]


async def _answer(work: Callable[[], msgspec.Struct]) -> Response:
    try:
        return struct_response(await run_in_threadpool(work))
    except SuspendRefused as refusal:
        raise Refused(_STATUS[refusal.code], refusal.code, str(refusal)) from refusal
