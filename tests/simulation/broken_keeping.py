"""What is kept on disk, done wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

import msgspec
from sqlite_utils import Database

from storecore.contracts.facts import Fact
from storecore.database import writer
from storecore.journal import journal, receiver
from storecore.journal.fence import Fence
from storecore.journal.journal import Journal
from storecore.journal.receiver import Receiver
from storecore.replication.feed_fence import FeedFence
from storecore.replication.mirror import Mirror
from storecore.replication.sending import newest_position
from storeside.simulate import disk, edge
from tests.simulation.registry import mutant, together


@mutant("copies")
def no_fence() -> AbstractContextManager[Any]:
    return together(
        patch.object(Fence, "check", lambda *_: None),
        patch.object(FeedFence, "is_breached", lambda *_: False),
    )


@mutant("power")
def acknowledged_before_commit() -> AbstractContextManager[Any]:
    def commit(database: Database, group: Sequence[Any], on_commit: Any = None) -> None:
        database.conn.execute("BEGIN IMMEDIATE")
        for work, future in group:
            _settle_future(database, work, future)
        database.conn.execute("COMMIT")
        if on_commit is not None:
            on_commit(database.conn)

    def run(self: disk.SimWriter, work: Any) -> Any:
        future: Future[Any] = Future()
        self._waiting.append((work, future))
        try:
            self._commit()
        except disk.PowerCut:
            if not future.done():
                raise
        return future.result(timeout=0)

    return together(
        patch.object(disk, "commit_group", commit),
        patch.object(disk.SimWriter, "run", run),
        patch.object(receiver, "_taken", lambda *_: None),
    )


def _settle_future(database: Database, work: Any, future: Future[Any]) -> None:
    try:
        with database.atomic():
            future.set_result(work(database))
    except Exception as error:
        future.set_exception(error)


@mutant("dark")
def acknowledged_before_sync() -> AbstractContextManager[Any]:
    opened = writer.open_for_writing

    def unsynced(path: Any) -> sqlite3.Connection:
        connection = opened(path)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    return patch.object(disk, "open_for_writing", unsynced)


@mutant("power")
def effect_outside_the_transaction() -> AbstractContextManager[Any]:
    carry_out = Receiver._carry_out_all

    def later(self: Any, db: Database, facts: Sequence[Fact]) -> list[Any]:
        waiting = self.__dict__.setdefault("waiting", [])
        carry_out(self, db, waiting)
        waiting[:] = facts
        return []

    return patch.object(Receiver, "_carry_out_all", later)


@mutant("people")
def chain_not_linked() -> AbstractContextManager[Any]:
    store = journal.store_fact

    def unlinked(conn: sqlite3.Connection, fact: Fact, here_ms: int) -> None:
        store(conn, msgspec.structs.replace(fact, prev_hash="0" * 64), here_ms)

    return patch.object(journal, "store_fact", unlinked)


@mutant("disk")
def numbers_kept_in_memory() -> AbstractContextManager[Any]:
    seal = Journal._seal

    def counted(self: Any, db: Database, *parts: Any) -> Fact:
        number = self.__dict__.get("number", 0) + 1
        self.__dict__["number"] = number
        fact = seal(self, db, *parts)
        self.__dict__.setdefault("start", fact.seq - number)
        if number + self.__dict__["start"] != fact.seq:
            db.conn.execute("UPDATE fact SET seq = seq + 1 WHERE hash = ?", (fact.hash,))
        return fact

    return patch.object(Journal, "_seal", counted)


@mutant("power")
def cursor_moved_before_the_effect() -> AbstractContextManager[Any]:
    apply = Mirror.apply

    def early(self: Any, db: Database, page: Any, on_entry: Any = None) -> set[str]:
        for entry in self.__dict__.pop("waiting", ()):
            if on_entry is not None:
                on_entry(db, entry)
        self.__dict__["waiting"] = page.entries
        return apply(self, db, page, None)

    return patch.object(Mirror, "apply", early)


@mutant("gone")
def let_go_before_it_is_confirmed() -> AbstractContextManager[Any]:
    return patch.object(edge, "confirmed_position", newest_position)
