"""Reference down: keeps a mirror equal to the feed of the next hop."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress

from storecore.contracts.exchange import ReferencePage
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log
from storecore.replication.http import REPLY_S, HopClient, HopDown
from storecore.replication.mirror import Mirror, OnEntry
from storecore.replication.reading import BadPage, PageQuery, brings_news, check_page
from storecore.replication.retry import Again, Patience

log = Log(__name__)

WAIT_S = 20.0


class Downlink:
    """A thread that reads the feed page by page and waits at its end for changes.

    `on_entry` runs in the transaction that stores each page; `on_change` after it is on disk,
    with the names of the collections that changed. `on_answer` hears whether the hop answers.
    """

    def __init__(
        self,
        writer: Writer,
        mirror: Mirror,
        base_url: str,
        scope: str = "",
        *,
        on_entry: OnEntry | None = None,
        on_change: Callable[[set[str]], None] | None = None,
        on_answer: Callable[[bool], None] | None = None,
        reply_s: float = REPLY_S,
        key: str = "",
    ) -> None:
        self._writer = writer
        self._mirror = mirror
        self._scope = scope
        self._on_entry = on_entry
        self._on_change = on_change
        self._on_answer = on_answer
        self._client = HopClient(base_url, reply_s, key)
        self._stop = threading.Event()
        self._up: bool | None = None
        self._thread = threading.Thread(target=self._serve, name="downlink", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End. A request that is waiting for a change is left to time out by itself."""
        self._stop.set()
        self._client.close()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)

    def _serve(self) -> None:
        with suppress(WriterClosed):
            self._read_until_stopped()

    def _read_until_stopped(self) -> None:
        patience = Patience()
        wait_s = 0.0  # the first request says at once whether the hop is there
        while not self._stop.is_set():
            try:
                page = self._read(wait_s)
            except HopDown as problem:
                self._answered(up=False)
                wait_s = 0.0
                self._stop.wait(patience.wait_s(problem.again, problem.asked_s))
                continue
            if self._stop.is_set():
                return
            if not self._stored(page):
                self._stop.wait(patience.wait_s(Again.SOON))
                continue
            patience.reset()
            self._answered(up=True)
            wait_s = WAIT_S

    def _read(self, wait_s: float) -> ReferencePage:
        feed, cursor = self._mirror.cursor(self._writer.reader())
        query = PageQuery(scope=self._scope, feed=feed, cursor=cursor)
        page = self._client.read_reference(query, wait_s)
        try:
            check_page(query, page)
        except BadPage as problem:
            raise HopDown(f"{self._client.base_url} answered what cannot be: {problem}") from None
        return page

    def _stored(self, page: ReferencePage) -> bool:
        """Whether the page is on disk; where it takes nothing the same page is asked for again."""
        try:
            self._take(page)
        except sqlite3.Error as problem:
            log.error("reference_not_stored", problem=str(problem))
            return False
        return True

    def _take(self, page: ReferencePage) -> None:
        """Store a page. Nothing is written when it brings nothing."""
        if not brings_news(self._writer.reader(), self._mirror, page):
            return
        changed = self._writer.run(lambda db: self._mirror.apply(db, page, self._on_entry))
        if self._on_change is not None and changed:
            self._on_change(changed)

    def _answered(self, *, up: bool) -> None:
        if up == self._up:
            return
        self._up = up
        log.info("reference_hop", url=self._client.base_url, up=up)
        if self._on_answer is not None:
            self._on_answer(up)
