"""An edge agent as a kiosk meets it: both exchanges for real, and steps that answer as told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from storecore.clock import HybridClock, SystemClock
from storecore.contracts.facts import Body, Fact
from storecore.contracts.status import HopStatus, ProgramStatus
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.receiver import Receiver
from storecore.replication.feed import Feed
from storecore.replication.migrations import FEED_MIGRATIONS
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.messages import struct_response
from storecore.serving.run import AppThread
from storecore.serving.status import status_routes
from tests.kiosk.shop import CATEGORIES, ITEMS, OFFERS, STORE

STEPS = ("/v1/pickup", "/v1/orders/{id}/steps", "/v1/tasks/{id}/steps", "/v1/assist")


class Edge:
    """Start and stop it at will; its port stays the same."""

    def __init__(self, directory: Path) -> None:
        self.writer = Writer(directory / "edge.db", [JOURNAL_MIGRATIONS, FEED_MIGRATIONS])
        self.feed = Feed()
        self.received: list[Body] = []
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answer: tuple[int, msgspec.Struct | bytes] = (200, b"{}")
        self.cloud_up = True
        self._port = 0
        self._doorbell = Doorbell()
        self._thread: AppThread | None = None
        self.start()
        self.url = self._thread.url if self._thread is not None else ""

    def start(self) -> None:
        """Listen."""
        journal = Journal("edge", HybridClock(SystemClock()))
        exchange = exchange_routes(
            self.writer, Receiver(journal, self._apply), self.feed, self._doorbell
        )
        routes = [*exchange, *status_routes(self._status)]
        routes += [Route(path, self._step, methods=["POST"]) for path in STEPS]
        self._thread = AppThread(Starlette(routes=routes), "127.0.0.1", self._port)
        self._port = self._thread.port
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._thread is not None:
            self._thread.stop()
            self._thread = None

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self.writer.close()

    def publish(self, *documents: tuple[str, str, msgspec.Struct]) -> None:
        """Documents for the kiosks."""
        self.writer.run(lambda db: [self.feed.put(db, c, key, doc) for c, key, doc in documents])
        self._doorbell.ring()

    def publish_shop(self) -> None:
        """The whole little shop."""
        self.publish(
            ("store", STORE.store_id, STORE),
            *(("item", one.sku, one) for one in ITEMS),
            *(("offer", one.offer_id, one) for one in OFFERS),
            *(("category", one.category_id, one) for one in CATEGORIES),
        )

    def _apply(self, _: Database, __: Fact, body: Body) -> None:
        self.received.append(body)

    async def _step(self, request: Request) -> Response:
        self.asked.append((request.url.path, msgspec.json.decode(await request.body())))
        status, body = self.answer
        if isinstance(body, bytes):
            return Response(body, status)
        return struct_response(body, status)

    def _status(self) -> ProgramStatus:
        cloud = HopStatus(url="http://cloud", up=self.cloud_up, backlog=0, answered_ms=1)
        return ProgramStatus(program="edge", name="edge", started_ms=1, next_hop=cloud)
