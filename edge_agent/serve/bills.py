"""`POST /v1/bills/decide`: a till settles or drops a bill, whichever kiosk wrote it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.bills.book import BillBook, BillRefused
from edge_agent.pulse import Pulse
from storecore.contracts.bills import BILLS_PATH, DecideBill, OpenBill
from storecore.contracts.local_api import RefusalCode
from storecore.serving.messages import Refused, read_struct, struct_response

_BYTES_MAX = 4096
_STATUS = {RefusalCode.UNKNOWN_CODE: 404, RefusalCode.ILLEGAL_STEP: 409}


def bills_route(pulse: Pulse, book: BillBook) -> Route:
    """The route. What it answers is on disk."""

    def decided(asked: DecideBill) -> OpenBill:
        try:
            return pulse.run(lambda db: book.decide(db, asked))
        except BillRefused as refusal:
            status = _STATUS.get(refusal.code, 400)
            raise Refused(status, refusal.code, str(refusal)) from refusal

    async def decide(request: Request) -> Response:
        asked = await read_struct(request, DecideBill, _BYTES_MAX)
        return struct_response(await run_in_threadpool(decided, asked))

    return Route(BILLS_PATH, decide, methods=["POST"])
