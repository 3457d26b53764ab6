"""The cloud's database to read from, while clouds go on writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from storecore.database.postgres.connection import PostgresConnection

_FILE = "cloud.db"


class NothingToRead(RuntimeError):
    """There is no such database; the message says what to do."""


@contextmanager
def reading(data: str, database: str) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing: to the PostgreSQL database, or the one in the folder.

    Raises:
        NothingToRead: it cannot be opened.
    """
    path = Path(data) / _FILE
    if not database and not path.is_file():
        raise NothingToRead(f"there is no {path}; give --data FOLDER or --database URL")
    try:
        conn = (
            cast("sqlite3.Connection", PostgresConnection(database, read_only=True))
            if database
            else sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        )
    except sqlite3.Error as problem:
        raise NothingToRead(f"the database cannot be opened: {problem}") from problem
    try:
        yield conn
    finally:
        conn.close()
