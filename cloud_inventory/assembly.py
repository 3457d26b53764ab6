"""The cloud put together: the database, the rules over it, the HTTP application."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path

from starlette.applications import Starlette

from cloud_inventory.api.imports import import_routes
from cloud_inventory.api.orders import order_routes
from cloud_inventory.app import make_app
from cloud_inventory.application.ordering import Ordering
from cloud_inventory.application.status import CloudStatus
from cloud_inventory.store.lock import DataLock, DataUnusable
from cloud_inventory.store.migrations import ALL_MIGRATIONS
from cloud_inventory.store.projection import Projection
from cloud_inventory.store.promises import CloudPromises
from cloud_inventory.store.receipts import ReceiptReader
from cloud_inventory.store.sqlite import SqliteStore
from cloud_inventory.web.receipt import ReceiptPage, receipt_routes
from cloud_inventory.web.render import Pages
from cloud_inventory.web.routes import shop_routes
from cloud_inventory.web.shop import Shop
from storecore.clock import Clock, HybridClock, SystemClock
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.journal.fence import NoteFile
from storecore.journal.journal import Journal, heads
from storecore.journal.receiver import Receiver
from storecore.logs import Log
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.status import status_routes

log = Log(__name__)

DATABASE = "cloud.db"
FENCE = "cloud-feed.fence"
PROMISE_QUIET_S = 3600.0
ASSETS = Path(__file__).parents[1] / "assets"


class OpenData:
    """A data folder that is held by this program alone, opened for writing."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, promise_quiet_s: float = PROMISE_QUIET_S
    ) -> None:
        self._lock = DataLock(folder)
        try:
            fence = FeedFence(NoteFile(folder / FENCE))
            self.writer = Writer(folder / DATABASE, ALL_MIGRATIONS, on_commit=fence.keep)
        except sqlite3.Error as error:
            self._lock.close()
            raise DataUnusable(
                f"{folder / DATABASE} cannot be opened ({error}); "
                "put a good copy in its place, or move it away to begin anew"
            ) from error
        self.feed = Feed()
        if fence.is_breached(self.writer.reader()):
            log.error("feed_begun_anew", database=str(folder / DATABASE))
            self.writer.run(self.feed.begin_anew)
        self.doorbell = Doorbell()
        now_ms = (clock or SystemClock()).wall_ms
        self.promises = CloudPromises(self.feed, now_ms, round(promise_quiet_s * 1000))
        self.store = SqliteStore(self.writer, self.feed, self.doorbell, self.promises)

    def close(self) -> None:
        """Finish what waits and let go of the folder."""
        self.writer.close()
        self._lock.close()


def cloud_app(
    data: OpenData, clock: Clock, *, name: str, import_token: str, assets: Path | None = None
) -> Starlette:
    """The application over an open data folder."""
    pictures = assets or ASSETS
    receiver = Receiver(
        Journal(name, HybridClock(clock)), Projection(data.feed, clock, data.promises).apply
    )
    ordering = Ordering(data.store, clock, IdSource(clock), secrets.token_bytes)
    status = CloudStatus(name, data.store, lambda: heads(data.writer.reader()), clock)

    def has_picture(name: str) -> bool:
        return (pictures / "goods" / name).is_file()

    receipts = ReceiptPage(data.store, ReceiptReader(data.writer), Pages(), has_picture)
    shop = Shop(
        data.store,
        ordering,
        Pages(),
        clock,
        has_picture,
    )
    routes = [
        *exchange_routes(
            data.writer, receiver, data.feed, data.doorbell, on_asked=data.promises.heard_from
        ),
        *order_routes(ordering, data.store),
        *import_routes(data.store, import_token),
        *status_routes(status),
        *receipt_routes(receipts),
        *shop_routes(shop, pictures),
    ]
    return make_app(routes, shop)
