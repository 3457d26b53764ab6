"""`POST /v1/members/rights`: a store asks what a purchase may spend of points and coupons."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.member_rights import grant_rights
from storecore.access.keys import Holder, HolderKind
from storecore.contracts.cloud_api import CloudRefusalCode
from storecore.contracts.members import RIGHTS_PATH, CloudRightsRequest, RightsReply
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.replication.feed import Feed
from storecore.serving.key_door import only_for
from storecore.serving.messages import read_struct, struct_response

log = Log(__name__)

_BYTES_MAX = 16_384


def member_routes(writer: Writer, feed: Feed) -> list[Route]:
    """The route; what it answers is on disk."""

    def granted(asked: CloudRightsRequest) -> RightsReply:
        reply = writer.run(lambda db: grant_rights(db, feed, asked))
        log.info("member_rights", store=asked.store_id, points=reply.points > 0)
        return reply

    async def ask(request: Request) -> Response:
        asked = await read_struct(request, CloudRightsRequest, _BYTES_MAX)
        if not asked.store_id or not asked.transaction_id:
            raise CloudRefused(CloudRefusalCode.BAD_REQUEST, "name the store and its transaction")
        only_for(request, Holder(HolderKind.STORE, asked.store_id))
        return struct_response(await run_in_threadpool(granted, asked))

    return [Route(RIGHTS_PATH, ask, methods=["POST"])]
