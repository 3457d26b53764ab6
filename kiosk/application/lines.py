"""The kiosk's lines to the edge: facts up, reference down, and how both are."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.application.edge_client import EdgeClient, EdgeDown, EdgeRefused
from kiosk.application.reporting import Reporter
from kiosk.flow.events import Event, LinksChanged, ReferenceChanged
from storecore.clock import Clock
from storecore.contracts.status import HopStatus
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.replication.downlink import Downlink
from storecore.replication.mirror import Mirror, OnEntry
from storecore.replication.sending import OnFork
from storecore.replication.uplink import Uplink

log = Log(__name__)

WATCH_S = 5.0


class Lines:
    """Starts and stops both exchanges and watches them. The kiosk sells without any of it.

    `post_event` takes news to the kiosk's own thread.
    """

    def __init__(
        self,
        writer: Writer,
        mirror: Mirror,
        edge: EdgeClient,
        clock: Clock,
        *,
        edge_url: str,
        kiosk_id: str,
        key: str = "",
        post_event: Callable[[Event], None],
        on_entry: OnEntry | None = None,
        on_fork: OnFork | None = None,
        watch_s: float = WATCH_S,
    ) -> None:
        self._edge = edge
        self._post_event = post_event
        self._watch_s = watch_s
        self._uplink = Uplink(writer, kiosk_id, edge_url, clock, on_fork, key=key)
        self._downlink = Downlink(
            writer,
            mirror,
            edge_url,
            kiosk_id,
            on_entry=on_entry,
            on_change=lambda names: post_event(ReferenceChanged(frozenset(names))),
            on_answer=self._edge_heard,
            key=key,
        )
        self.reporter = Reporter(edge)
        self._bell = threading.Event()
        self._stopping = False
        self._told: LinksChanged | None = None
        self._thread = threading.Thread(target=self._watch, name="lines", daemon=True)

    def start(self) -> None:
        """Begin to send, to read and to watch."""
        self._uplink.start()
        self._downlink.start()
        self.reporter.start()
        self._thread.start()

    def wake(self) -> None:
        """A fact has reached the disk. Safe from any thread."""
        self._uplink.wake()

    def stop(self) -> None:
        """End all of it."""
        self._stopping = True
        self._bell.set()
        self.reporter.stop()
        self._uplink.stop()
        self._downlink.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def status(self) -> HopStatus:
        """The line up, as last seen."""
        return self._uplink.status()

    def _edge_heard(self, up: bool) -> None:
        self._uplink.heard(up)
        self._bell.set()

    def _watch(self) -> None:
        while not self._stopping:
            self._bell.clear()
            news = self._look()
            if news != self._told and not self._stopping:
                self._told = news
                self._post_event(news)
            self._bell.wait(self._watch_s)

    def _look(self) -> LinksChanged:
        backlog = self._uplink.status().backlog
        try:
            edge = self._edge.status()
        except (EdgeDown, EdgeRefused):
            return LinksChanged(edge_up=False, cloud_up=None, backlog=backlog)
        cloud_up = edge.next_hop.up if edge.next_hop is not None else None
        return LinksChanged(edge_up=True, cloud_up=cloud_up, backlog=backlog)
