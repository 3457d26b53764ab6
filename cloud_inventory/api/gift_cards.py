"""`POST /v1/gift-cards/rights`: a store asks for the right to redeem a card."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.store.gift_cards import grant
from storecore.access.keys import Holder, HolderKind
from storecore.contracts.gift_cards import RIGHTS_PATH, RightReply, RightRequest
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.serving.key_door import only_for
from storecore.serving.messages import read_struct, struct_response

log = Log(__name__)

_BYTES_MAX = 4096


def gift_card_routes(writer: Writer, new_id: Callable[[], str]) -> list[Route]:
    """The route; what it answers is on disk."""

    def granted(asked: RightRequest) -> RightReply:
        right = writer.run(lambda db: grant(db, asked, new_id))
        log.info("gift_right", store=asked.store_id, right=right.right_id)
        return right

    async def ask(request: Request) -> Response:
        asked = await read_struct(request, RightRequest, _BYTES_MAX)
        only_for(request, Holder(HolderKind.STORE, asked.store_id))
        return struct_response(await run_in_threadpool(granted, asked))

    return [Route(RIGHTS_PATH, ask, methods=["POST"])]
