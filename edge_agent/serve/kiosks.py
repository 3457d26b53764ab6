"""`/v1/kiosks`: what each kiosk reports, and what staff have one do from elsewhere."""

from __future__ import annotations

import threading

from msgspec.structs import replace
from sqlite_utils import Database
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.pulse import Pulse
from storecore.clock import Clock
from storecore.contracts.kiosks import (
    KIOSK_ORDER_S,
    KIOSKS_PATH,
    KioskOrder,
    KioskOrderReply,
    KioskOrderRequest,
    KioskReport,
)
from storecore.contracts.local_api import Done, RefusalCode
from storecore.replication.feed import Feed
from storecore.serving.messages import Refused, read_struct, struct_response

_BYTES_MAX = 4096


class _Waiting:
    def __init__(self) -> None:
        self.answered = threading.Event()
        self.done = False


class KioskDesk:
    """An order lives no longer than somebody waits for it: a kiosk that was away hears of none."""

    def __init__(self, pulse: Pulse, feed: Feed, clock: Clock) -> None:
        self._pulse = pulse
        self._feed = feed
        self._clock = clock
        self._waiting: dict[str, _Waiting] = {}

    def routes(self) -> list[Route]:
        """All of them."""

        async def report(request: Request) -> Response:
            told = await read_struct(request, KioskReport, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self.report, told))

        async def order(request: Request) -> Response:
            asked = await read_struct(request, KioskOrderRequest, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self.order, asked))

        async def reply(request: Request) -> Response:
            told = await read_struct(request, KioskOrderReply, _BYTES_MAX)
            return struct_response(self.reply(told))

        return [
            Route(f"{KIOSKS_PATH}/reports", report, methods=["POST"]),
            Route(f"{KIOSKS_PATH}/orders", order, methods=["POST"]),
            Route(f"{KIOSKS_PATH}/replies", reply, methods=["POST"]),
        ]

    def report(self, told: KioskReport) -> Done:
        """A kiosk tells what it is doing; every other one sees it."""
        if not told.kiosk_id:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the kiosk")
        kept = replace(told, told_ms=self._clock.wall_ms())
        self._pulse.run(lambda db: _put(self._feed, db, kept))
        return Done()

    def order(self, asked: KioskOrderRequest) -> Done:
        """Have a kiosk do something, and wait for it.

        Raises:
            Refused: it has not answered in time, or what it was about is over.
        """
        if not (asked.request_id and asked.kiosk_id and asked.actor):
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the request, the kiosk and who asks")
        waiting = self._waiting[asked.request_id] = _Waiting()
        order = KioskOrder(
            order_id=asked.request_id,
            action=asked.action,
            actor=asked.actor,
            call_id=asked.call_id,
        )

        def begin(db: Database) -> None:
            self._feed.put(db, "kiosk_order", order.order_id, order, scope=asked.kiosk_id)

        def end(db: Database) -> None:
            self._feed.remove(db, "kiosk_order", order.order_id, scope=asked.kiosk_id)

        try:
            self._pulse.run(begin)
            answered = waiting.answered.wait(KIOSK_ORDER_S)
        finally:
            del self._waiting[asked.request_id]
            self._pulse.run(end)
        if not answered:
            raise Refused(409, RefusalCode.KIOSK_SILENT, f"{asked.kiosk_id} does not answer")
        if not waiting.done:
            raise Refused(409, RefusalCode.ILLEGAL_STEP, "it is over by now")
        return Done()

    def reply(self, told: KioskOrderReply) -> Done:
        """The kiosk's answer; a late one is nobody's any more."""
        waiting = self._waiting.get(told.order_id)
        if waiting is not None:
            waiting.done = told.done
            waiting.answered.set()
        return Done()


def _put(feed: Feed, db: Database, report: KioskReport) -> None:
    feed.put(db, "kiosk", report.kiosk_id, report)
