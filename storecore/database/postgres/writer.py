"""The writer over PostgreSQL: the same promises, kept by the server.

A commit is on the server's disk when it returns (`synchronous_commit` is left on). Several
processes may write one database: each writing transaction holds one advisory lock, so that the
order of positions is the order of commits, as every reader by cursor relies on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import SystemClock
from storecore.database.postgres.connection import (
    CHANGED,
    PostgresConnection,
    PostgresDatabase,
)
from storecore.database.writer import OnCommit, Writer

_FUNCTIONS = (
    # SQLite's `max` of two values.
    "CREATE OR REPLACE FUNCTION max(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS "
    "'SELECT greatest($1, $2)'",
    "CREATE OR REPLACE FUNCTION min(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS "
    "'SELECT least($1, $2)'",
)
_APPLIED = (
    "CREATE TABLE IF NOT EXISTS applied_migration "
    "(part TEXT, name TEXT, applied_ms BIGINT NOT NULL, PRIMARY KEY (part, name))"
)


class PostgresWriter(Writer):
    """A Writer over the database that a URL names, such as `postgresql://user@host/storeside`."""

    def __init__(
        self, url: str, migrations: Sequence[Migrations], on_commit: OnCommit | None = None
    ) -> None:
        """Connect and bring the tables up to date.

        Raises:
            sqlite3.OperationalError: the server cannot be reached or says no.
        """
        self._url = url
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
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return cast("Database", database)

    def _open_reader(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", PostgresConnection(self._url, read_only=True))

    def _shut(self, database: Database) -> None:
        database.conn.close()


def announce(connection: sqlite3.Connection) -> None:
    """To be called inside a work: tells every process, with the commit, that something changed."""
    connection.execute(f"NOTIFY {CHANGED}")


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
