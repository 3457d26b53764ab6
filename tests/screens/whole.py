"""A whole kiosk in one process: the real core on disk, real threads, the real decoder, a window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from sqlite_utils import Database

from kiosk.application.assemble import DATABASE, MIGRATIONS
from kiosk.application.core import KioskCore
from kiosk.application.edge_client import EdgeClient
from kiosk.application.kiosk_hands import StaffedEdge
from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.scale import SimulatedScale
from kiosk.flow.events import ReferenceChanged, ScaleChanged
from kiosk.options import KioskOptions
from kiosk.scanner.virtual import VirtualCamera
from kiosk.ui.app import ASSETS, KioskApp, WindowOptions
from kiosk.ui.hands import DemoHands
from kiosk.ui.threads import WindowThread
from storecore.clock import HybridClock, SystemClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.facts import Body, read_body
from storecore.contracts.reference import Store
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.journal.journal import Journal, facts_after
from storecore.replication.mirror import Mirror
from tests.screens.shop import CATEGORIES, ITEMS, SHOP

WAIT_S = 10.0
STORE = Store(store_id="store-1", names=SHOP, currency="EUR", in_store_patterns=("21IIIIIWWWWWc",))


class WholeKiosk:
    """Switched on when made; `close` switches it off. Without an `edge` the edge agent is not
    there."""

    def __init__(self, folder: Path, edge: StaffedEdge | None = None) -> None:
        clock = SystemClock()
        self._mirror = mirror = Mirror()
        self._cursor = 10_000
        self.writer = stock(folder, mirror)
        self._thread = WindowThread()
        options = KioskOptions(data=str(folder), edge_url="http://127.0.0.1:9")
        self.core = KioskCore(
            writer=self.writer,
            journal=Journal(options.name, HybridClock(clock)),
            mirror=mirror,
            terminal=MemoryTerminal(),
            edge=edge or EdgeClient(options.edge_url, options.name),
            clock=clock,
            ids=IdSource(clock),
            options=options,
            post=self._thread.post,
        )
        self.scale = SimulatedScale()
        self.scale.start(lambda grams, stable: self.core.post_event(ScaleChanged(grams, stable)))
        camera = VirtualCamera(clock.monotonic_s, time.sleep)
        self._hands = DemoHands(camera, self.scale.put, ASSETS / "goods")
        self.app = KioskApp(
            self.core,
            camera,
            WindowOptions(motion=False, cache=folder / "cache"),
            hands=self._hands,
            goods=self.core.catalogue.items,
        )
        self.core.start()
        self.app.start()

    def close(self) -> None:
        """Switch everything off."""
        self.app.stop()
        self._hands.stop()
        self.scale.stop()
        self.core.stop()
        self.writer.close()

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Let the window run until something has happened.

        Raises:
            AssertionError: it has not happened in time; names `what` and where the kiosk is.
        """
        end_s = time.monotonic() + WAIT_S
        while not happened():
            state = self.core.state
            late = f"{what} did not happen; on {state.screen}, notice {state.notice}"
            assert time.monotonic() < end_s, late
            QTest.qWait(5)

    def see(self, object_name: str) -> None:
        """Wait until something of that name can be seen and touched."""

        def can_touch() -> bool:
            item = self.app.find(object_name)
            return item is not None and item.isEnabled()

        self.until(can_touch, f"seeing {object_name}")

    def touch(self, *object_names: str) -> None:
        """Touch one after the other, each when it can be touched."""
        for name in object_names:
            self.see(name)
            self.app.touch(name)

    def come_down(self, *documents: tuple[str, str, msgspec.Struct]) -> None:
        """News from the edge."""
        self._cursor += 1
        entries = tuple(
            Entry(
                collection=collection,
                key=key,
                version=self._cursor,
                raw=msgspec.Raw(msgspec.json.encode(document)),
            )
            for collection, key, document in documents
        )
        page = ReferencePage(feed="test", entries=entries, cursor=self._cursor, complete=True)
        changed = self.writer.run(lambda db: self._mirror.apply(db, page))
        self.core.post_event(ReferenceChanged(frozenset(changed)))

    def facts(self) -> list[Body | None]:
        """What the kiosk's journal holds."""
        return [read_body(fact) for _, fact in facts_after(self.writer.reader(), 0, 100)]


def stock(folder: Path, mirror: Mirror) -> Writer:
    """A kiosk's database with the shop's catalogue in it, open."""
    writer = Writer(folder / DATABASE, MIGRATIONS)
    page = _catalogue()
    writer.run(lambda db: _store(db, mirror, page))
    return writer


def _store(db: Database, mirror: Mirror, page: ReferencePage) -> None:
    mirror.apply(db, page)


def _catalogue() -> ReferencePage:
    documents: list[tuple[str, str, msgspec.Struct]] = [("store", STORE.store_id, STORE)]
    documents += [("item", item.sku, item) for item in ITEMS.values()]
    documents += [("category", c.category_id, c) for c in CATEGORIES]
    entries = tuple(
        Entry(
            collection=collection,
            key=key,
            version=1,
            raw=msgspec.Raw(msgspec.json.encode(document)),
        )
        for collection, key, document in documents
    )
    return ReferencePage(feed="test", entries=entries, cursor=len(entries), complete=True)
