"""What is believed of an item, what to count, what to refill: for whoever may look at stock."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.belief.counting import doubts
from edge_agent.belief.view import ItemView
from edge_agent.replenish.book import ReplenishBook
from edge_agent.sensing.planogram import PlanogramSource
from storecore.clock import Clock
from storecore.contracts.item_stock import DOUBTS_PATH, ITEMS_PATH, Doubts, ItemStock
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.replenish import REPLENISH_PATH
from storecore.database.writer import Writer
from storecore.serving.messages import Refused, struct_response

HISTORY_MAX = 500
DOUBTS_MAX = 200
REFILL_MAX = 1000


def item_routes(
    writer: Writer,
    view: ItemView,
    planograms: PlanogramSource,
    clock: Clock,
    replenish: ReplenishBook,
) -> list[Route]:
    """The routes. Reading never waits for the writer."""

    def show(sku: str, changes: int) -> ItemStock:
        found = view.show(
            writer.reader(), planograms.newest, sku, now_ms=clock.wall_ms(), changes=changes
        )
        if found is None:
            raise Refused(404, RefusalCode.UNKNOWN_ITEM, f"nothing was ever heard of {sku!r}")
        return found

    async def item(request: Request) -> Response:
        changes = _whole(request, "history", 0, HISTORY_MAX)
        return struct_response(await run_in_threadpool(show, request.path_params["sku"], changes))

    async def to_count(request: Request) -> Response:
        limit = _whole(request, "limit", 50, DOUBTS_MAX)
        found = await run_in_threadpool(lambda: doubts(writer.reader(), limit))
        return struct_response(Doubts(items=found))

    async def to_refill(request: Request) -> Response:
        limit = _whole(request, "limit", 100, REFILL_MAX)
        found = await run_in_threadpool(
            lambda: replenish.propose(writer.reader(), planograms.newest, limit)
        )
        return struct_response(found)

    return [
        Route(REPLENISH_PATH, to_refill, methods=["GET"]),
        Route(ITEMS_PATH + "/{sku}/stock", item, methods=["GET"]),
        Route(DOUBTS_PATH, to_count, methods=["GET"]),
    ]


def _whole(request: Request, name: str, otherwise: int, most: int) -> int:
    text = request.query_params.get(name, str(otherwise))
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        raise Refused(400, RefusalCode.BAD_REQUEST, f"{name} must be a whole number")
    return min(int(text), most)
