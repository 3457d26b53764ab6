"""HTTP for kiosks and staff (Starlette): both exchanges, steps of people, health and status."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.serve.steps import Steps
from storecore.contracts.exchange import CORRELATION_HEADER
from storecore.contracts.local_api import (
    ASSIST_PATH,
    COUNTS_PATH,
    ORDERS_PATH,
    PICKUP_PATH,
    TASKS_PATH,
    AssistRequest,
    CountRequest,
    OrderStepRequest,
    PickupRequest,
    TaskStepRequest,
)
from storecore.contracts.status import ProgramStatus
from storecore.logs import Log, correlated
from storecore.serving.key_door import KeyRefused, key_refused_response
from storecore.serving.messages import Refused, read_struct, refused_response, struct_response
from storecore.serving.status import status_routes

log = Log(__name__)

STEP_BYTES_MAX = 16_384
CORRELATION_CHARS_MAX = 128

S = TypeVar("S", bound=msgspec.Struct)
Handler = Callable[[Request], Awaitable[Response]]
Carry = Callable[[Request, S, str], msgspec.Struct]


def edge_app(
    exchange: list[Route],
    steps: Steps,
    status: Callable[[], ProgramStatus],
    door: Middleware,
) -> Starlette:
    """The edge's application; `exchange` are the routes of both exchanges and of the live line."""
    routes = [
        *exchange,
        *status_routes(status),
        _post(PICKUP_PATH, PickupRequest, lambda _, asked, __: steps.pickup(asked)),
        _post(
            ORDERS_PATH + "/{order_id}/steps",
            OrderStepRequest,
            lambda at, asked, by: steps.order_step(at.path_params["order_id"], asked, by),
        ),
        _post(
            TASKS_PATH + "/{task_id}/steps",
            TaskStepRequest,
            lambda at, asked, by: steps.task_step(at.path_params["task_id"], asked, by),
        ),
        _post(ASSIST_PATH, AssistRequest, lambda _, asked, by: steps.assist(asked, by)),
        _post(COUNTS_PATH, CountRequest, lambda _, asked, __: steps.count(asked)),
    ]
    return Starlette(
        routes=routes,
        middleware=[door],
        exception_handlers={Refused: refused_response, KeyRefused: key_refused_response},
    )


def _post(path: str, type_: type[S], carry_out: Carry[S]) -> Route:
    async def handle(request: Request) -> Response:
        asked = await read_struct(request, type_, STEP_BYTES_MAX)
        correlation = request.headers.get(CORRELATION_HEADER, "")[:CORRELATION_CHARS_MAX]
        with correlated(correlation):
            try:
                answer = await run_in_threadpool(carry_out, request, asked, correlation)
            except Refused as refused:
                code = refused.refusal.code
                log.info("step_refused", path=request.url.path, code=code, why=str(refused))
                raise
            log.info("step_taken", path=request.url.path)
        response = struct_response(answer)
        if correlation:
            response.headers[CORRELATION_HEADER] = correlation
        return response

    return Route(path, handle, methods=["POST"])
