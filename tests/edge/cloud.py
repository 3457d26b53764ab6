"""A cloud to sync with: both exchanges over a real database and real HTTP, and nothing else."""

from __future__ import annotations

from pathlib import Path

import msgspec
from starlette.applications import Starlette

from storecore.clock import HybridClock, SystemClock
from storecore.contracts.facts import Fact
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.receiver import Receiver
from storecore.journal.verifying import verify
from storecore.replication.feed import Feed
from storecore.replication.migrations import FEED_MIGRATIONS
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread


class Cloud:
    """Takes facts as they are and publishes documents for one store."""

    def __init__(self, folder: Path, store_id: str) -> None:
        self.store_id = store_id
        self.writer = Writer(folder / "cloud.db", [JOURNAL_MIGRATIONS, FEED_MIGRATIONS])
        self._feed, self._doorbell = Feed(), Doorbell()
        journal = Journal("cloud", HybridClock(SystemClock()))
        receiver = Receiver(journal, lambda db, fact, body: None)
        routes = exchange_routes(self.writer, receiver, self._feed, self._doorbell)
        app = Starlette(routes=routes, exception_handlers={Refused: refused_response})
        self.http = AppThread(app, "127.0.0.1", 0)
        self.http.start()

    def publish(self, collection: str, key: str, document: msgspec.Struct) -> None:
        self.writer.run(
            lambda db: self._feed.put(db, collection, key, document, scope=self.store_id)
        )
        self._doorbell.ring()

    def facts(self) -> list[Fact]:
        """Everything that has come up; the chains are whole."""
        conn = self.writer.reader()
        assert list(verify(conn)) == []
        return [fact for _, fact in facts_after(conn, 0, 100_000)]

    def types(self) -> list[str]:
        return [fact.type for fact in self.facts()]

    def close(self) -> None:
        self.http.stop()
        self.writer.close()
