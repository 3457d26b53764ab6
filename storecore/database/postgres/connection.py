"""A PostgreSQL connection that answers like SQLite's: the door to psycopg.

Errors come as sqlite3's of the same meaning, so that whoever handles a database's trouble handles
both. A connection that was lost is made anew with the next transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.adapt import Loader

from storecore.database.postgres.dialect import to_postgres

WRITE_LOCK = 0x53544F52
"""Key of the advisory lock that a writing transaction holds: one writer at a time, as in SQLite,
over every process that shares the database."""

LOOK_UP_S = 0.2
"""How often a listener sees whether it should go on."""

CHANGED = "storeside_changed"
"""Channel on which a commit is announced to the other processes."""

_ENDS = {"COMMIT", "ROLLBACK"}

_OPEN = {
    psycopg.pq.TransactionStatus.ACTIVE,
    psycopg.pq.TransactionStatus.INTRANS,
    psycopg.pq.TransactionStatus.INERROR,
}


class _WholeNumber(Loader):
    """Sums of whole numbers come as `numeric`; they are whole numbers still."""

    def load(self, data: Any) -> int | float:
        """The number."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else float(text)


class PostgresConnection:
    """One connection; `execute` takes SQLite's SQL."""

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        """Connect.

        Raises:
            sqlite3.OperationalError: the server cannot be reached or says no.
        """
        self._url = url
        self._read_only = read_only
        self._unsent: list[str] = []
        self._connection = self._connected()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; none is on a connection that was lost."""
        return self._connection.info.transaction_status in _OPEN

    def execute(self, sql: str, values: Sequence[Any] = ()) -> psycopg.Cursor[Any]:
        """Run a statement.

        Raises:
            sqlite3.Error: of the kind that SQLite would raise.
        """
        if sql == "BEGIN IMMEDIATE":
            return self._begin()
        if self._read_only and self._connection.closed:
            self._connection = self._connected()
        if sql in _ENDS:
            self._unsent.clear()  # the end of a transaction is that of its savepoints
        with _as_sqlite():
            self._send()
            return self._connection.execute(to_postgres(sql).encode(), [*map(_plain, values)])

    def save(self, name: str) -> None:
        """A savepoint. It is sent with the next statement, to save a conversation for each."""
        self._unsent.append(f"SAVEPOINT {name}")

    def release(self, name: str) -> None:
        """What was done since the savepoint stays. Nothing is sent where nothing was done."""
        if self._unsent and self._unsent[-1] == f"SAVEPOINT {name}":
            self._unsent.pop()
        else:
            self._unsent.append(f"RELEASE SAVEPOINT {name}")

    def undo(self, name: str) -> None:
        """What was done since the savepoint is undone.

        Raises:
            sqlite3.OperationalError: the connection is gone.
        """
        saved = f"SAVEPOINT {name}"
        if saved in self._unsent:
            last = len(self._unsent) - 1 - self._unsent[::-1].index(saved)
            del self._unsent[last:]
            return
        self._unsent.clear()  # all of it is about savepoints after this one
        self.execute(f"ROLLBACK TO SAVEPOINT {name}")

    def _send(self) -> None:
        if self._unsent:
            unsent, self._unsent = "; ".join(self._unsent), []
            self._connection.execute(unsent.encode())

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> psycopg.Cursor[Any]:
        """Run a statement for each row."""
        with _as_sqlite():
            self._send()
            cursor = self._connection.cursor()
            cursor.executemany(
                to_postgres(sql).encode(), [[*map(_plain, values)] for values in rows]
            )
            return cursor

    def close(self) -> None:
        """Hang up."""
        with suppress(psycopg.Error):
            self._connection.close()

    def __del__(self) -> None:
        """Nobody uses it any more."""
        if hasattr(self, "_connection"):
            self.close()

    def _begin(self) -> psycopg.Cursor[Any]:
        self._unsent.clear()
        if self._connection.closed or self._connection.broken:
            self.close()
            self._connection = self._connected()
        with _as_sqlite():
            self._connection.execute("BEGIN")
            return self._connection.execute("SELECT pg_advisory_xact_lock(%s)", [WRITE_LOCK])

    def _connected(self) -> psycopg.Connection[Any]:
        with _as_sqlite():
            connection = psycopg.connect(
                self._url, autocommit=True, application_name="storeside", prepare_threshold=2
            )
            connection.adapters.register_loader("numeric", _WholeNumber)
            if self._read_only:
                connection.execute("SET default_transaction_read_only = on")
            return connection


class PostgresDatabase:
    """What a Writer's work gets instead of a `sqlite_utils.Database`: `conn` and `atomic`."""

    def __init__(self, connection: PostgresConnection) -> None:
        self.conn = connection
        self._depth = 0

    @contextmanager
    def atomic(self) -> Iterator[PostgresDatabase]:
        """A savepoint: what raises inside is undone alone."""
        self._depth += 1
        name = f"work_{self._depth}"
        self.conn.save(name)
        try:
            yield self
        except BaseException:
            with suppress(sqlite3.Error):  # the connection may be gone, and the work with it
                self.conn.undo(name)
            raise
        else:
            self.conn.release(name)
        finally:
            self._depth -= 1


def listen(url: str, is_over: Callable[[], bool]) -> Iterator[None]:
    """Yields once it listens, and whenever some process has committed a change, until it is over.

    Raises:
        sqlite3.OperationalError: the server cannot be reached any more.
    """
    with _as_sqlite(), psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANGED}")
        yield
        while not is_over():
            for _ in connection.notifies(timeout=LOOK_UP_S, stop_after=1):
                yield


@contextmanager
def _as_sqlite() -> Iterator[None]:
    try:
        yield
    except psycopg.IntegrityError as error:
        raise sqlite3.IntegrityError(str(error)) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise sqlite3.OperationalError(str(error)) from error
    except psycopg.Error as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value
