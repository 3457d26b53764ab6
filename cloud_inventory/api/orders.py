"""Orders and stock over HTTP."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.application.ordering import Ordering
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.port import CloudStore
from storecore.access.keys import HolderKind
from storecore.contracts.cloud_api import (
    CLOUD_ORDERS_PATH,
    INVENTORY_PATH,
    SLOTS_PATH,
    CloudRefusalCode,
    PickupCode,
    PlaceOrder,
)
from storecore.contracts.exchange import CORRELATION_HEADER
from storecore.contracts.orders import Order
from storecore.contracts.reference import Store
from storecore.logs import correlated
from storecore.serving.key_door import only_kinds
from storecore.serving.messages import read_struct, struct_response

ORDER_BYTES_MAX = 64_000


def order_routes(
    ordering: Ordering, store: CloudStore, code_of: Callable[[Order], str]
) -> list[Route]:
    """Routes that place, show and cancel orders and tell a store's stock, for backends.

    A cancel is answered 202 with the order as it stands: the store still has to say so.
    """

    async def place(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        asked = await read_struct(request, PlaceOrder, ORDER_BYTES_MAX)
        with correlated(request.headers.get(CORRELATION_HEADER, "")):
            return struct_response(await run_in_threadpool(ordering.place, asked))

    async def cancel(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        with correlated(request.headers.get(CORRELATION_HEADER, "")):
            order = await run_in_threadpool(ordering.cancel, request.path_params["order_id"])
        return struct_response(order, 202)

    async def show(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        return struct_response(
            await run_in_threadpool(ordering.find, request.path_params["order_id"])
        )

    async def code(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        order = await run_in_threadpool(ordering.find, request.path_params["order_id"])
        return struct_response(PickupCode(text=code_of(order), spoken=order.pickup_code))

    async def asked_store(request: Request) -> Store:
        store_id = request.query_params.get("store", "")
        found = await run_in_threadpool(store.store, store_id)
        if found is None:
            raise CloudRefused(
                CloudRefusalCode.UNKNOWN_STORE, f"there is no store {store_id!r}; give store=ID"
            )
        return found

    async def inventory(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        found = await asked_store(request)
        return struct_response(await run_in_threadpool(store.inventory, found.store_id))

    async def slots(request: Request) -> Response:
        only_kinds(request, HolderKind.BACKEND)
        return struct_response(await run_in_threadpool(ordering.slots, await asked_store(request)))

    return [
        Route(CLOUD_ORDERS_PATH, place, methods=["POST"]),
        Route(CLOUD_ORDERS_PATH + "/{order_id}", show, methods=["GET"]),
        Route(CLOUD_ORDERS_PATH + "/{order_id}/code", code, methods=["GET"]),
        Route(CLOUD_ORDERS_PATH + "/{order_id}/cancel", cancel, methods=["POST"]),
        Route(INVENTORY_PATH, inventory, methods=["GET"]),
        Route(SLOTS_PATH, slots, methods=["GET"]),
    ]
