"""Puts the headless kiosk together over one database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from kiosk.application import pinyin
from kiosk.application.core import Ids, KioskCore, Post
from kiosk.application.edge_client import EdgeClient
from kiosk.application.gift_cards import GiftCards
from kiosk.application.lines import Lines
from kiosk.application.paying_tables import PAYING_MIGRATIONS
from kiosk.application.payments import Payments
from kiosk.application.receipt_book import RECEIPT_MIGRATIONS, key_path
from kiosk.application.receipt_hands import MakePrinter
from kiosk.application.receipt_numbers import (
    RECEIPT_NUMBER_MIGRATIONS,
    HeardNumbers,
    NumberNote,
)
from kiosk.application.rights import KioskRights
from kiosk.application.staff_door import STAFF_DOOR_MIGRATIONS
from kiosk.application.tables import KIOSK_MIGRATIONS
from kiosk.application.ticket_book import TICKET_MIGRATIONS
from kiosk.application.watching_hands import WatchLine
from kiosk.devices.payment import PaymentTerminal
from kiosk.devices.scale import Scale
from kiosk.flow.events import ScaleChanged
from kiosk.options import KioskOptions
from storecore.access.keys import read_key
from storecore.clock import Clock, HybridClock
from storecore.contracts.exchange import Entry
from storecore.contracts.status import DeviceStatus, ProgramStatus
from storecore.database.writer import Writer
from storecore.escrow.migrations import ESCROW_MIGRATIONS
from storecore.gs1 import biip_door
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import Journal, heads
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.renewal import Renewal, breach_notes
from storecore.replication.migrations import MIRROR_MIGRATIONS, UPLINK_MIGRATIONS
from storecore.replication.mirror import Mirror, newest_version
from storecore.signing.keys import load_or_make_key

MIGRATIONS = (
    JOURNAL_MIGRATIONS,
    MIRROR_MIGRATIONS,
    UPLINK_MIGRATIONS,
    ESCROW_MIGRATIONS,
    KIOSK_MIGRATIONS,
    PAYING_MIGRATIONS,
    RECEIPT_MIGRATIONS,
    TICKET_MIGRATIONS,
    STAFF_DOOR_MIGRATIONS,
    RECEIPT_NUMBER_MIGRATIONS,
)
DATABASE = "kiosk.db"
FENCE = "kiosk.fence"
RECEIPT_NOTE = "kiosk-receipts.note"
KIOSK_BREACH = "it goes on selling what customers have in hand; count the shelves when you can"


OnEntry = Callable[[Database, Entry], None]
WARM_UP_AFTER_S = 1.0
"""What no first screen needs is loaded once it has been painted."""


def _each(*takers: OnEntry) -> OnEntry:
    def on_entry(db: Database, entry: Entry) -> None:
        for take in takers:
            take(db, entry)

    return on_entry


def _warming() -> threading.Timer:
    timer = threading.Timer(WARM_UP_AFTER_S, _warm_up)
    timer.daemon = True
    timer.name = "warm-up"
    return timer


def _warm_up() -> None:
    biip_door.warm_up()
    pinyin.warm_up()


class Kiosk:
    """A kiosk without its window. `core` is used on the thread that made it; start, then stop.

    `post` runs a call on that thread. `devices` adds to the status what the window knows of its
    camera; it may be called from any thread.
    """

    def __init__(
        self,
        options: KioskOptions,
        clock: Clock,
        ids: Ids,
        terminal: PaymentTerminal | Payments,
        post: Post,
        *,
        scale: Scale | None = None,
        printer: MakePrinter | None = None,
        devices: Callable[[], tuple[DeviceStatus, ...]] = tuple,
    ) -> None:
        self._options = options
        self._devices = devices
        self._scale = scale
        self._started_ms = clock.wall_ms()
        key = load_or_make_key(key_path(options.data))
        edge_key = read_key(options.edge_key_file)
        data = Path(options.data)
        fence = Fence(options.name, NoteFile(data / FENCE))
        numbers = NumberNote(NoteFile(data / RECEIPT_NOTE))

        def note(conn: sqlite3.Connection) -> None:
            fence.keep(conn)
            numbers.keep(conn)

        self._writer = Writer(data / DATABASE, MIGRATIONS, on_commit=note)
        mirror = Mirror()
        journal = Journal(options.name, HybridClock(clock))
        rights = KioskRights(journal, mirror, options.store_id)
        renewal = Renewal(journal, options.store_id)
        self._writer.run(lambda db: renewal.at_start(db, fence))
        self._writer.run(numbers.take_up)
        edge = EdgeClient(options.edge_url, options.name, edge_key)
        if isinstance(terminal, Payments):
            terminal = terminal.with_gift_cards(GiftCards(edge, options.name))
        self.core = KioskCore(
            writer=self._writer,
            journal=journal,
            mirror=mirror,
            terminal=terminal,
            edge=edge,
            clock=clock,
            ids=ids,
            options=options,
            post=post,
            printer=printer,
            key=key,
            on_fact=self._wake,
        )
        self._warming = _warming()
        self._watch = WatchLine(edge, self.core.post_event)
        self._lines = Lines(
            self._writer,
            mirror,
            edge,
            clock,
            edge_url=options.edge_url,
            kiosk_id=options.name,
            key=edge_key,
            post_event=self.core.post_event,
            on_entry=_each(rights.on_entry, HeardNumbers(options.name).on_entry),
            on_fork=renewal.on_fork,
        )

    def start(self) -> None:
        """Begin to sell, and to speak with the edge and the scale."""
        self.core.start()
        self.core.subscribe(self._lines.reporter.on_state)
        self._lines.reporter.on_state(self.core.state)
        self._lines.start()
        self.core.paying.watch.start()
        self._watch.start()
        self._warming.start()
        if self._scale is not None:
            self._scale.start(lambda grams, stable: self._weighed(grams, stable=stable))

    def stop(self) -> None:
        """End; what is on its way to the disk gets there."""
        self._warming.cancel()
        self.core.stop()
        if self._scale is not None:
            self._scale.stop()
        self._watch.stop()
        self._lines.stop()
        self.core.paying.watch.stop()
        self._writer.close()

    def status(self) -> ProgramStatus:
        """What `GET /v1/status` answers. Safe from any thread."""
        return ProgramStatus(
            program="kiosk",
            name=self._options.name,
            started_ms=self._started_ms,
            heads=heads(self._writer.reader()),
            next_hop=self._lines.status(),
            devices=(*self._devices(), *self.core.printing.device()),
            notes=tuple(breach_notes(self._writer.reader(), KIOSK_BREACH)),
            price_version=newest_version(self._writer.reader(), ("item", "offer")),
        )

    def _wake(self) -> None:
        self._lines.wake()

    def _weighed(self, grams: int, *, stable: bool) -> None:
        self.core.post_event(ScaleChanged(grams, stable))
