"""When each store last spoke with any cloud over this database, whether or not it told anything."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import DRIFT_MS_MAX, Clock
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log

log = Log(__name__)

WRITE_EVERY_S = 5.0
CONTACT_MIGRATIONS = Migrations("cloud_contact")


@CONTACT_MIGRATIONS()
def contact(db: Database) -> None:
    """`heard_ms`: wall time of the cloud that was spoken to."""
    db.conn.execute(
        "CREATE TABLE contact (store_id TEXT PRIMARY KEY, heard_ms INTEGER NOT NULL) WITHOUT ROWID"
    )


class Contacts:
    """Notes in memory who has spoken, and every few seconds all of it in one transaction."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock
        self._lock = threading.Lock()
        self._fresh: dict[str, int] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="contacts", daemon=True)

    def start(self) -> None:
        """Begin to write now and then."""
        self._thread.start()

    def stop(self) -> None:
        """Write what is left and end."""
        self._stopping.set()
        self._thread.join()

    def heard_from(self, store_id: str) -> None:
        """The store has just spoken. Safe from any thread; does not wait."""
        with self._lock:
            self._fresh[store_id] = self._clock.wall_ms()

    def write(self) -> None:
        """Put what is new into the database."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
        if fresh:
            self._writer.run(lambda db: _keep(db.conn, fresh))

    def _serve(self) -> None:
        over = False
        while not over:
            over = self._stopping.wait(WRITE_EVERY_S)
            try:
                with suppress(WriterClosed):
                    self.write()
            except sqlite3.Error as problem:
                log.warning("contacts_not_kept", problem=str(problem))


def contact_ms(conn: sqlite3.Connection, store_id: str) -> int:
    """When the store last spoke with a cloud over this database, as far as it was kept; or 0."""
    row = conn.execute("SELECT heard_ms FROM contact WHERE store_id = ?", (store_id,)).fetchone()
    return 0 if row is None else int(row[0])


def _keep(conn: sqlite3.Connection, fresh: dict[str, int]) -> None:
    """The newest counts, unless a clock that ran ahead has noted it."""
    conn.executemany(
        "INSERT INTO contact VALUES (?, ?) ON CONFLICT (store_id) DO UPDATE SET "
        "heard_ms = CASE WHEN contact.heard_ms > excluded.heard_ms + ? THEN excluded.heard_ms "
        "ELSE max(contact.heard_ms, excluded.heard_ms) END",
        [(store_id, at_ms, DRIFT_MS_MAX) for store_id, at_ms in sorted(fresh.items())],
    )
