"""The cloud put together: the database, the rules over it, the HTTP application."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import ExitStack
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from cloud_inventory.api.gift_cards import gift_card_routes
from cloud_inventory.api.imports import import_routes
from cloud_inventory.api.members import member_routes
from cloud_inventory.api.orders import order_routes
from cloud_inventory.app import make_app
from cloud_inventory.application.ordering import Ordering
from cloud_inventory.application.status import CloudStatus
from cloud_inventory.pickup.keys import PickupKeys
from cloud_inventory.staff.book import StaffBook
from cloud_inventory.staff.door import StaffDoor
from cloud_inventory.store.backlog import NotingReceiver
from cloud_inventory.store.chain import ChainReader
from cloud_inventory.store.contact import Contacts
from cloud_inventory.store.feed_bell import FeedBell
from cloud_inventory.store.lock import DataLock, DataUnusable
from cloud_inventory.store.migrations import ALL_MIGRATIONS, PARTED
from cloud_inventory.store.owners import Telling
from cloud_inventory.store.projection import Projection
from cloud_inventory.store.promises import CloudPromises
from cloud_inventory.store.receipts import ReceiptReader
from cloud_inventory.store.sql import SqlStore
from cloud_inventory.store.told_stock import ToldReader
from cloud_inventory.web.chain import ChainPages
from cloud_inventory.web.chain_pictures import PicturePages
from cloud_inventory.web.chain_routes import chain_routes
from cloud_inventory.web.ground import ShopGround
from cloud_inventory.web.receipt import ReceiptPage, receipt_routes
from cloud_inventory.web.render import Pages
from cloud_inventory.web.routes import ShopPages, shop_routes
from storecore.access.key_list import KeyList
from storecore.access.key_table import KeyTable
from storecore.access.keys import Keys
from storecore.clock import Clock, HybridClock, SystemClock
from storecore.contracts.cloud_api import IMPORT_PATH
from storecore.database.postgres.writer import Changes, PostgresWriter, announce
from storecore.database.writer import Writer, each
from storecore.ids import IdSource
from storecore.journal.fence import NoteFile
from storecore.journal.journal import Journal, heads
from storecore.journal.letting_go import LettingGo
from storecore.logs import Log
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.secrets.hashes import Passwords
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.key_door import KeyDoor
from storecore.serving.status import status_routes
from storecore.signing.keys import KeyUnusable, SigningKey, load_or_make_key

log = Log(__name__)

DATABASE = "cloud.db"
FENCE = "cloud-feed.fence"
KEYS = "keys.json"
KEY = "cloud.key"
PROMISE_QUIET_S = 3600.0
ASSETS = Path(__file__).parents[1] / "assets"


class OpenData:
    """The cloud's database, opened for writing: a folder that is held by this program alone, or a
    PostgreSQL database that several may share."""

    def __init__(
        self,
        folder: Path,
        clock: Clock | None = None,
        promise_quiet_s: float = PROMISE_QUIET_S,
        *,
        database: str = "",
    ) -> None:
        """Open it.

        Raises:
            DataUnusable: it cannot be opened; the message says what to do.
        """
        self.feed = Feed()
        self.doorbell = Doorbell()
        self._ends = ExitStack()
        self.writer = self._shared(database, folder) if database else self._own(folder)
        self.key = self._own_key(folder)
        clock = clock or SystemClock()
        self.promises = CloudPromises(self.feed, clock.wall_ms, round(promise_quiet_s * 1000))
        self.store = SqlStore(self.writer, self.feed, self.promises)
        self.keys = PickupKeys(self.writer, self.feed, clock, secrets.token_bytes)
        self.program_keys: Keys = KeyTable(self.writer) if database else KeyList(folder / KEYS)
        self.contacts = Contacts(self.writer, clock)
        self.contacts.start()
        self._ends.callback(self.contacts.stop)

    def heard_from(self, store_id: str) -> None:
        """The store has just spoken with this cloud. Safe from any thread."""
        self.promises.heard_from(store_id)
        self.contacts.heard_from(store_id)

    def _own_key(self, folder: Path) -> SigningKey:
        """What this cloud signs with."""
        try:
            return load_or_make_key(folder / KEY)
        except (KeyUnusable, OSError) as error:
            self._ends.close()
            raise DataUnusable(str(error)) from error

    def _own(self, folder: Path) -> Writer:
        self._ends.callback(DataLock(folder).close)
        fence = FeedFence(NoteFile(folder / FENCE))
        hooks = each(fence.keep, FeedBell(self.doorbell).after_commit)
        try:
            writer = Writer(folder / DATABASE, ALL_MIGRATIONS, on_commit=hooks)
        except sqlite3.Error as error:
            self._ends.close()
            raise DataUnusable(
                f"{folder / DATABASE} cannot be opened ({error}); "
                "put a good copy in its place, or move it away to begin anew"
            ) from error
        self._ends.callback(writer.close)
        self._begin_anew_if(fence.is_breached(writer.reader()), writer, str(folder / DATABASE))
        return writer

    def _shared(self, url: str, folder: Path) -> Writer:
        folder.mkdir(parents=True, exist_ok=True)
        fence = FeedFence(NoteFile(folder / FENCE))
        hooks = each(fence.keep, FeedBell(self.doorbell, announce).after_commit)
        try:
            writer = PostgresWriter(url, ALL_MIGRATIONS, on_commit=hooks, parted=PARTED)
        except sqlite3.Error as error:
            raise DataUnusable(
                f"the PostgreSQL database cannot be opened: {str(error).strip()}; "
                "see that the server runs and that the database and its user exist"
            ) from error
        self._ends.callback(writer.close)
        self._begin_anew_if(fence.is_behind(writer.reader()), writer, "PostgreSQL")
        heard = FeedBell(self.doorbell)

        def look() -> None:
            heard.look(writer.reader())

        changes = Changes(url, look)
        changes.start()
        self._ends.callback(changes.stop)
        return writer

    def _begin_anew_if(self, breached: bool, writer: Writer, where: str) -> None:
        """An old copy was put back: the feed goes on under another name."""
        if breached:
            log.error("feed_begun_anew", database=where)
            writer.run(self.feed.begin_anew)

    def close(self) -> None:
        """Finish what waits and let go."""
        self._ends.close()


def cloud_app(
    data: OpenData,
    clock: Clock,
    *,
    name: str,
    import_token: str,
    keys_needed: bool = False,
    assets: Path | None = None,
    passwords: Passwords | None = None,
) -> Starlette:
    """The application over an open data folder."""
    pictures = assets or ASSETS
    receiver = NotingReceiver(
        Journal(name, HybridClock(clock)),
        Projection(data.feed, clock, data.promises).apply,
        LettingGo(data.key),
    )
    ordering = Ordering(data.store, clock, IdSource(clock), secrets.token_bytes)
    data.keys.begin()
    status = CloudStatus(name, data.store, lambda: heads(data.writer.reader()), clock)

    def has_picture(name: str) -> bool:
        return (pictures / "goods" / name).is_file()

    receipts = ReceiptPage(data.store, ReceiptReader(data.writer), Pages(), has_picture)
    ground = ShopGround(
        data.store,
        ordering,
        Pages(),
        clock,
        has_picture=has_picture,
        code_of=data.keys.code_of,
    )
    shop = ShopPages.over(ground)
    routes = [
        *exchange_routes(
            data.writer,
            receiver,
            data.feed,
            data.doorbell,
            on_asked=data.heard_from,
            may_tell=Telling(data.writer),
        ),
        *order_routes(ordering, data.store, data.keys.code_of),
        *gift_card_routes(data.writer, IdSource(clock).new),
        *member_routes(data.writer, data.feed),
        *import_routes(data.store, import_token, data.program_keys),
        *status_routes(status),
        *receipt_routes(receipts),
        *_chain_pages(data, clock, passwords or Passwords()),
        *shop_routes(shop, pictures),
    ]
    door = Middleware(
        KeyDoor, whose=data.program_keys.whose, needed=keys_needed, open_paths=(IMPORT_PATH,)
    )
    return make_app(routes, shop.shop, [door])


def _chain_pages(data: OpenData, clock: Clock, passwords: Passwords) -> list[Route]:
    """Head office's pages, for those who have an account."""
    pages = Pages()
    door = StaffDoor(StaffBook(data.writer), passwords, clock, secrets.token_bytes)
    reader = ChainReader(data.writer, data.promises)
    chain = ChainPages(data.store, reader, pages, clock)
    told = ToldReader(data.writer, data.promises)
    pictures = PicturePages(chain, data.store, told, clock)
    return chain_routes(chain, pictures, door, pages, reader.newest_fact)
