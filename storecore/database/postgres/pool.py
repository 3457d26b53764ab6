"""Reading connections to PostgreSQL, shared by every thread of a program and bounded in number."""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from storecore.database.postgres.connection import PostgresConnection

WAIT_S_MAX = 30.0

_ENDS = {"COMMIT", "ROLLBACK", "END"}


class ReaderPool:
    """Lends connections, made when they are first needed; never more than `connections_max`."""

    def __init__(self, connect: Callable[[], PostgresConnection], connections_max: int) -> None:
        self._connect = connect
        self._free: queue.LifoQueue[PostgresConnection | None] = queue.LifoQueue()
        for _ in range(connections_max):
            self._free.put(None)

    @contextmanager
    def lent(self) -> Iterator[PostgresConnection]:
        """A connection for as long as it is needed.

        Raises:
            sqlite3.OperationalError: none became free in time, or the server cannot be reached.
        """
        connection = self.take()
        try:
            yield connection
        finally:
            self.give_back(connection)

    def take(self) -> PostgresConnection:
        """A connection; it has to be given back."""
        try:
            kept = self._free.get(timeout=WAIT_S_MAX)
        except queue.Empty:
            raise sqlite3.OperationalError("every connection for reading is in use") from None
        try:
            return kept or self._connect()
        except BaseException:
            self._free.put(None)
            raise

    def give_back(self, connection: PostgresConnection) -> None:
        """It is free again."""
        self._free.put(connection)

    def close(self) -> None:
        """Hang up on those that are free. One that is in use ends with its last user."""
        while True:
            try:
                kept = self._free.get_nowait()
            except queue.Empty:
                return
            if kept is not None:
                kept.close()


class PooledReader:
    """What a thread reads through: it holds a connection for one statement, or one transaction.

    A result is whole when it is handed out, so that its connection may serve somebody else.
    """

    def __init__(self, pool: ReaderPool) -> None:
        self._pool = pool
        self._held = threading.local()

    @property
    def in_transaction(self) -> bool:
        """Whether this thread has begun a transaction."""
        return self._own() is not None

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run a statement.

        Raises:
            sqlite3.Error: of the kind that SQLite would raise.
        """
        word = sql.split(None, 1)[0].upper().rstrip(";")
        own = self._own()
        if own is not None:
            return self._within(own, sql, values, ends=word in _ENDS)
        if word == "BEGIN":
            return self._begin(sql)
        with self._pool.lent() as connection:
            return connection.execute(sql, values)

    def close(self) -> None:
        """Nothing is held between two statements."""

    def _begin(self, sql: str) -> Any:
        connection = self._pool.take()
        try:
            begun = connection.execute(sql)
        except BaseException:
            self._pool.give_back(connection)
            raise
        self._held.connection = connection
        return begun

    def _within(
        self, own: PostgresConnection, sql: str, values: Sequence[Any], *, ends: bool
    ) -> Any:
        try:
            return own.execute(sql, values)
        finally:
            if ends:
                self._held.connection = None
                self._pool.give_back(own)

    def _own(self) -> PostgresConnection | None:
        held: PostgresConnection | None = getattr(self._held, "connection", None)
        return held
