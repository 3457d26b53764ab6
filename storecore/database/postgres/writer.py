"""The writer over PostgreSQL: the same promises, kept by the server.

A commit is on the server's disk when it returns (`synchronous_commit` is left on). Several
processes may write one database: each writing transaction holds one advisory lock, so that the
order of positions is the order of commits, as every reader by cursor relies on.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import SystemClock
from storecore.database.postgres.connection import (
    CHANGED,
    PostgresConnection,
    PostgresDatabase,
    listen,
)
from storecore.database.postgres.partitions import part_tables
from storecore.database.postgres.pool import PooledReader, ReaderPool
from storecore.database.writer import OnCommit, Writer
from storecore.logs import Log

log = Log(__name__)

AGAIN_AFTER_S = 1.0
READERS_MAX = 8
"""Connections for reading that one program holds at most, whatever the number of its threads."""

_FUNCTIONS = (
    # SQLite's `max` of two values.
    "CREATE OR REPLACE FUNCTION max(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS "
    "'SELECT greatest($1, $2)'",
    "CREATE OR REPLACE FUNCTION min(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS "
    "'SELECT least($1, $2)'",
    # SQLite's own for a path of plain names, over JSON as it is kept.
    "CREATE OR REPLACE FUNCTION json_extract(bytea, text) RETURNS text LANGUAGE sql IMMUTABLE AS "
    "'SELECT convert_from($1, ''UTF8'')::json #>> string_to_array(substr($2, 3), ''.'')'",
)
_APPLIED = (
    "CREATE TABLE IF NOT EXISTS applied_migration "
    "(part TEXT, name TEXT, applied_ms BIGINT NOT NULL, PRIMARY KEY (part, name))"
)


class PostgresWriter(Writer):
    """A Writer over the database that a URL names, such as `postgresql://user@host/storeside`."""

    def __init__(
        self,
        url: str,
        migrations: Sequence[Migrations],
        on_commit: OnCommit | None = None,
        *,
        parted: Mapping[str, str] | None = None,
    ) -> None:
        """Connect and bring the tables up to date; `parted` are tables in parts by a column.

        Raises:
            sqlite3.OperationalError: the server cannot be reached or says no.
        """
        self._url = url
        self._parted = parted or {}
        self._pool = ReaderPool(lambda: PostgresConnection(url, read_only=True), READERS_MAX)
        super().__init__(Path("postgresql"), migrations, on_commit)

    def _make_room(self) -> None:
        """The server has made it."""

    def _open_database(self, migrations: Sequence[Migrations]) -> Database:
        connection = PostgresConnection(self._url)
        database = PostgresDatabase(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            for function in _FUNCTIONS:
                connection.execute(function)
            connection.execute(_APPLIED)
            for part in migrations:
                _apply(database, part)
            part_tables(connection, self._parted)
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return cast("Database", database)

    def _open_reader(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", PooledReader(self._pool))

    def _shut(self, database: Database) -> None:
        database.conn.close()
        self._pool.close()


def announce(connection: sqlite3.Connection) -> None:
    """An `on_commit` that tells every process of the change. One that misses it reads a little
    later: whoever waits for a change looks again by itself."""
    with suppress(sqlite3.Error):
        connection.execute(f"NOTIFY {CHANGED}")


class Changes:
    """Calls `on_change` in a thread of its own whenever any process has committed."""

    def __init__(self, url: str, on_change: Callable[[], None]) -> None:
        self._url = url
        self._on_change = on_change
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="changes", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._thread.join()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                for _ in listen(self._url, self._stopping.is_set):
                    self._on_change()
            except sqlite3.OperationalError as problem:
                log.warning("changes_unheard", problem=str(problem))
                self._stopping.wait(AGAIN_AFTER_S)


def _apply(database: PostgresDatabase, part: Migrations) -> None:
    rows = database.conn.execute("SELECT name FROM applied_migration WHERE part = ?", (part.name,))
    applied = {name for (name,) in rows}
    for migration in part._migrations:
        if migration.name in applied:
            continue
        migration.fn(cast("Database", database))
        database.conn.execute(
            "INSERT INTO applied_migration VALUES (?, ?, ?)",
            (part.name, migration.name, SystemClock().wall_ms()),
        )
