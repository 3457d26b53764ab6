"""The small status door of programs that serve nothing else."""

from __future__ import annotations

import socket
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from storecore.contracts.exchange import HEALTH_PATH, STATUS_PATH
from storecore.contracts.local_api import Done
from storecore.contracts.status import ProgramStatus
from storecore.serving.messages import struct_response
from storecore.serving.run import AppThread


def status_routes(status: Callable[[], ProgramStatus]) -> list[Route]:
    """Health and status, as every program serves them."""

    async def serve_health(_: Request) -> Response:
        return struct_response(Done())

    async def serve_status(_: Request) -> Response:
        return struct_response(await run_in_threadpool(status))

    return [Route(HEALTH_PATH, serve_health), Route(STATUS_PATH, serve_status)]


class StatusDoor(AppThread):
    """Serves health and status and nothing else."""

    def __init__(
        self,
        host: str,
        port: int,
        status: Callable[[], ProgramStatus],
        listener: socket.socket | None = None,
    ) -> None:
        super().__init__(Starlette(routes=status_routes(status)), host, port, listener)
