"""Both exchanges of a node, over the simulated network, by the same decisions as the threads."""

from __future__ import annotations

import sqlite3

import msgspec

from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, FactReply, ReferencePage
from storecore.replication.backoff import Backoff
from storecore.replication.http import HopDown, read_reply
from storecore.replication.mirror import Mirror, OnEntry
from storecore.replication.reading import BadPage, PageQuery, brings_news, check_page
from storecore.replication.sending import (
    BadReply,
    OnFork,
    Shipment,
    check_reply,
    next_shipment,
    probe,
    settle,
)
from storeside.simulate.clockwork import HOUR_MS, Life
from storeside.simulate.disk import FailPoint
from storeside.simulate.node import Node

FIRST_WAIT_S = 5.0
LAST_WAIT_S = 1800.0
PROBE_MS = 4 * HOUR_MS


class Sending:
    """Facts up, from one start of the node to its end."""

    def __init__(self, node: Node, server: str, on_fork: OnFork) -> None:
        self._node = node
        self._server = server
        self._on_fork = on_fork
        self._busy = False
        self._probe_due = False
        self._backoff = Backoff(FIRST_WAIT_S, LAST_WAIT_S, node.world.clockwork.random)

    def start(self) -> None:
        """Send what waits, and see now and then that the hop still has all."""
        self.wake()
        self._node.after(PROBE_MS, self.start)
        self._probe_due = True

    def stir(self) -> None:
        """See now that the hop has all."""
        self._probe_due = True
        self.wake()

    def wake(self) -> None:
        """There may be something to send."""
        if not self._busy:
            self._busy = True
            self._node.after(1, self._send)

    def _send(self) -> None:
        node = self._node
        shipment = next_shipment(node.disk.conn, node.name)
        if shipment is None and self._probe_due:
            self._probe_due = False
            shipment = probe(node.disk.conn, node.name)
        if shipment is None:
            self._busy = False
            return
        body = msgspec.json.encode(shipment.batch(node.name, node.clock.wall_ms()))
        node.cut(FailPoint.BEFORE_SEND)
        node.ask(
            self._server, FACTS_PATH, body, lambda status, raw: self._hear(shipment, status, raw)
        )

    def _hear(self, shipment: Shipment, status: int, content: bytes) -> None:
        node = self._node
        try:
            reply = read_reply(status, content, FactReply)
            check_reply(node.disk.conn, shipment, reply)
        except (HopDown, BadReply):
            self._again_later()
            return
        node.cut(FailPoint.AFTER_REPLY)
        try:
            node.writer.run(lambda db: settle(db, shipment, reply, node.name, self._on_fork))
        except sqlite3.OperationalError:
            self._again_later()
            raise
        self._backoff.reset()
        node.after(1, self._send)

    def _again_later(self) -> None:
        self._node.after(round(self._backoff.next_s() * 1000), self._send)


class Reading:
    """Reference down, from one start of the node to its end."""

    def __init__(
        self, node: Node, server: str, mirror: Mirror, scope: str, on_entry: OnEntry | None
    ) -> None:
        self._node = node
        self._server = server
        self._mirror = mirror
        self._scope = scope
        self._on_entry = on_entry
        self._asking = False
        self._rung = False
        self._life: Life | None = None
        self._backoff = Backoff(FIRST_WAIT_S, LAST_WAIT_S, node.world.clockwork.random)

    def start(self) -> None:
        """Ask now, and from time to time even when nobody calls."""
        self.wake()
        self._node.after(HOUR_MS, self.start)

    def wake(self) -> None:
        """There may be something new; a request that waits at the server would be answered."""
        self._rung = True
        if not self._asking:
            self._asking = True
            self._node.after(1, self._ask)

    def _ask(self) -> None:
        self._rung = False
        feed, cursor = self._mirror.cursor(self._node.disk.conn)
        query = PageQuery(scope=self._scope, feed=feed, cursor=cursor, limit=20)
        body = msgspec.json.encode(query)
        self._node.ask(
            self._server, REFERENCE_PATH, body, lambda status, raw: self._hear(query, status, raw)
        )

    def _hear(self, query: PageQuery, status: int, content: bytes) -> None:
        node = self._node
        try:
            page = read_reply(status, content, ReferencePage)
            check_page(query, page)
        except (HopDown, BadPage):
            node.after(round(self._backoff.next_s() * 1000), self._ask)
            return
        node.cut(FailPoint.BETWEEN_PAGES)
        if brings_news(node.disk.conn, self._mirror, page):
            try:
                node.writer.run(lambda db: self._mirror.apply(db, page, self._on_entry))
            except sqlite3.OperationalError:
                node.after(round(self._backoff.next_s() * 1000), self._ask)
                raise
        self._backoff.reset()
        if page.complete and not self._rung:
            self._asking = False
            return
        node.after(1, self._ask)
