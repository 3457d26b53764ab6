"""Orders and stock over HTTP."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.application.ordering import Ordering
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.port import CloudStore
from storecore.contracts.cloud_api import (
    CLOUD_ORDERS_PATH,
    INVENTORY_PATH,
    CloudRefusal,
    CloudRefusalCode,
    PlaceOrder,
)
from storecore.contracts.exchange import CORRELATION_HEADER
from storecore.logs import correlated
from storecore.serving.messages import read_struct, struct_response

ORDER_BYTES_MAX = 64_000
_STATUS = {
    CloudRefusalCode.BAD_REQUEST: 400,
    CloudRefusalCode.NOT_ALLOWED: 403,
    CloudRefusalCode.UNKNOWN_STORE: 404,
    CloudRefusalCode.UNKNOWN_ORDER: 404,
    CloudRefusalCode.PRICE_CHANGED: 409,
    CloudRefusalCode.REQUEST_REUSED: 409,
}
_STATUS_OTHERWISE = 422


def status_of(code: CloudRefusalCode) -> int:
    """The HTTP status that goes with a refusal."""
    return _STATUS.get(code, _STATUS_OTHERWISE)


async def cloud_refused_response(_: Request, error: Exception) -> Response:
    """Starlette's handler for `CloudRefused`: a `CloudRefusal`."""
    assert isinstance(error, CloudRefused)
    refusal = CloudRefusal(code=error.code, detail=error.detail, sku=error.sku)
    return struct_response(refusal, status_of(error.code))


def order_routes(ordering: Ordering, store: CloudStore) -> list[Route]:
    """Routes that place and show orders and tell a store's stock."""

    async def place(request: Request) -> Response:
        asked = await read_struct(request, PlaceOrder, ORDER_BYTES_MAX)
        with correlated(request.headers.get(CORRELATION_HEADER, "")):
            return struct_response(await run_in_threadpool(ordering.place, asked))

    async def show(request: Request) -> Response:
        return struct_response(
            await run_in_threadpool(ordering.find, request.path_params["order_id"])
        )

    async def inventory(request: Request) -> Response:
        store_id = request.query_params.get("store", "")
        if await run_in_threadpool(store.store, store_id) is None:
            raise CloudRefused(
                CloudRefusalCode.UNKNOWN_STORE, f"there is no store {store_id!r}; give store=ID"
            )
        return struct_response(await run_in_threadpool(store.inventory, store_id))

    return [
        Route(CLOUD_ORDERS_PATH, place, methods=["POST"]),
        Route(CLOUD_ORDERS_PATH + "/{order_id}", show, methods=["GET"]),
        Route(INVENTORY_PATH, inventory, methods=["GET"]),
    ]
