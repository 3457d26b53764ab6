"""`POST /v1/members/rights`: what a purchase may spend of a member's points and of coupons."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.members.rights import RightsBook
from edge_agent.pulse import Pulse
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.members import RIGHTS_PATH, RightsReply, RightsRequest
from storecore.serving.messages import Refused, read_struct, struct_response

_BYTES_MAX = 16_384
AskCloud = Callable[[RightsRequest, RightsReply], RightsReply | None]
"""What the cloud grants of what is held for a request; None where it keeps silent."""


def rights_route(
    pulse: Pulse, book: RightsBook, cloud_up: Callable[[], bool], ask_cloud: AskCloud
) -> Route:
    """The route. Asking again with the same request gives what is held then."""

    async def ask(request: Request) -> Response:
        asked = await read_struct(request, RightsRequest, _BYTES_MAX)
        if not asked.transaction_id or not asked.kiosk_id:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the kiosk and its transaction")
        return struct_response(await run_in_threadpool(_granted, asked))

    def _granted(asked: RightsRequest) -> RightsReply:
        up = cloud_up()
        held = pulse.run(lambda db: book.ask(db, asked, cloud_up=up))
        if not up or not (held.points or held.coupons):
            return held
        granted = ask_cloud(asked, held)
        return pulse.run(lambda db: book.settle(db, asked, granted))

    return Route(RIGHTS_PATH, ask, methods=["POST"])
