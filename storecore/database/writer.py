"""The one connection of a program that writes and checkpoints its database.

SQLite before 3.51.3 can corrupt a write-ahead log that two connections write or checkpoint at
once, so every write of a program goes through one `Writer`. Work that waits is grouped: one
transaction and one flush to disk serve all of it.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

T = TypeVar("T")

GROUP_MAX = 500
CHECKPOINT_PAGES = 2000

Work = Callable[[Database], Any]
OnCommit = Callable[[sqlite3.Connection], None]


class WriterClosed(RuntimeError):
    """The writer was closed before this work could run; nothing of it was written."""


class Writer:
    """Runs pieces of work on the writing connection and answers when they are on disk.

    Each work runs in a savepoint of its own: one that raises undoes only itself, and its caller
    gets the exception. Work must not commit. Durable means `synchronous=FULL` in WAL mode.
    `on_commit` is called after each commit, before anyone learns of it.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[Migrations],
        on_commit: OnCommit | None = None,
    ) -> None:
        self.path = path
        self._on_commit = on_commit
        self._make_room()
        self._queue: queue.SimpleQueue[tuple[Work, Future[Any]] | None] = queue.SimpleQueue()
        self._readers = threading.local()
        self._lock = threading.Lock()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._serve, args=(list(migrations), opened), name=f"writer-{path.stem}"
        )
        self._thread.start()
        opened.result()

    def run(self, work: Callable[[Database], T]) -> T:
        """Do the work; returns its result once it is on disk, raises what it raised."""
        return self.submit(work).result()

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Do the work later; the future is set once it is on disk.

        Raises:
            WriterClosed: the writer has been closed.
        """
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise WriterClosed(f"{self.path.name} is closed")
            self._queue.put((work, future))
        return future

    def reader(self) -> sqlite3.Connection:
        """A read-only connection that belongs to the calling thread. It never checkpoints."""
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            connection = self._readers.connection = self._open_reader()
        return connection

    def close(self) -> None:
        """Finish what waits, then close the file, the calling thread's reader first: whoever
        closes last tidies the write-ahead log away. May be called twice."""
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is not None:
            connection.close()
            del self._readers.connection
        with self._lock:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _serve(self, migrations: list[Migrations], opened: Future[None]) -> None:
        try:
            database = self._open_database(migrations)
        except BaseException as error:
            opened.set_exception(error)
            return
        opened.set_result(None)
        while (taken := self._take()) is not None:
            commit_group(database, taken, self._on_commit)
        self._shut(database)

    def _make_room(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def _open_database(self, migrations: Sequence[Migrations]) -> Database:
        database = Database(open_for_writing(self.path))
        for group in migrations:
            group.apply(database)
        return database

    def _open_reader(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None
        )
        connection.execute("PRAGMA query_only = 1")
        return connection

    def _shut(self, database: Database) -> None:
        with suppress(sqlite3.Error):
            database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.conn.close()

    def _take(self) -> list[tuple[Work, Future[Any]]] | None:
        first = self._queue.get()
        if first is None:
            return None
        group = [first]
        while len(group) < GROUP_MAX:
            try:
                more = self._queue.get_nowait()
            except queue.Empty:
                break
            if more is None:
                self._queue.put(None)
                break
            group.append(more)
        return group


def each(*hooks: OnCommit) -> OnCommit:
    """One hook that calls all of these."""

    def call(conn: sqlite3.Connection) -> None:
        for hook in hooks:
            hook(conn)

    return call


def open_for_writing(path: Path | str) -> sqlite3.Connection:
    """A connection that has a commit on disk when it returns from it."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted leaves nothing in the file
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    return connection


def commit_group(
    database: Database,
    group: Sequence[tuple[Work, Future[Any]]],
    on_commit: OnCommit | None = None,
) -> None:
    """Run a group in one transaction; only after the commit does anyone get a result."""
    done: list[tuple[Future[Any], Any, BaseException | None]] = []
    try:
        database.conn.execute("BEGIN IMMEDIATE")
        for work, future in group:
            if not future.set_running_or_notify_cancel():
                continue
            try:
                done.append((future, _alone(database, work), None))
            except Exception as error:
                done.append((future, None, error))
        database.conn.execute("COMMIT")
        if on_commit is not None:
            on_commit(database.conn)
    except BaseException as error:
        if database.conn.in_transaction:
            database.conn.execute("ROLLBACK")
        _fail_all(group, error)
        return
    for future, result, problem in done:
        if problem is None:
            future.set_result(result)
        else:
            future.set_exception(problem)


def _alone(database: Database, work: Work) -> Any:
    """Do the work under a savepoint: where it raises, it alone is undone."""
    conn = database.conn
    conn.execute("SAVEPOINT work")
    try:
        result = work(database)
    except BaseException:
        if conn.in_transaction:
            with suppress(sqlite3.Error):  # a full disk, or a lost line, has undone it already
                conn.execute("ROLLBACK TO work")
                conn.execute("RELEASE work")
        raise
    conn.execute("RELEASE work")
    return result


def _fail_all(group: Sequence[tuple[Work, Future[Any]]], error: BaseException) -> None:
    for _, future in group:
        if not future.done():
            future.set_exception(error)
