"""What staff are asked to do: raised, taken and closed, at most one open per kind and subject."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from storecore.clock import Clock
from storecore.contracts.facts import TaskClosed, TaskRaised
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Task, TaskKind
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

HOLD_MS = 30 * 60_000
"""After so long a task that somebody took is everybody's again."""
BY_ITSELF = "edge"
"""The actor where no person closed a task."""


class TaskRefused(Exception):
    """A step that cannot be taken with a task; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class TaskBook:
    """Keeps tasks. Everything runs inside a Writer's work; kiosks see tasks through the feed."""

    def __init__(
        self, store_id: str, journal: Journal, feed: Feed, clock: Clock, ids: IdSource
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._clock = clock
        self._ids = ids

    def raise_task(
        self,
        db: Database,
        kind: TaskKind,
        subject: str,
        *,
        sku: str = "",
        place: str = "",
        quantity: int = 0,
        target: int = 0,
        correlation: str = "",
    ) -> Task:
        """Ask for something, or return the task that already asks for it."""
        if (waiting := open_task(db.conn, kind, subject)) is not None:
            return waiting
        now_ms = self._clock.wall_ms()
        task = Task(
            task_id=self._ids.new(),
            kind=kind,
            subject=subject,
            raised_ms=now_ms,
            sku=sku,
            place=place,
            quantity=quantity,
            target=target,
        )
        db.conn.execute(
            "INSERT INTO task (task_id, kind, subject, document) VALUES (?, ?, ?, ?)",
            (task.task_id, kind, subject, msgspec.json.encode(task)),
        )
        self._feed.put(db, "task", task.task_id, task)
        body = TaskRaised(
            store_id=self._store_id, task_id=task.task_id, kind=kind, subject=subject, at_ms=now_ms
        )
        self._journal.append(db, body, correlation)
        return task

    def update(self, db: Database, task: Task) -> None:
        """Show what has changed in an open task."""
        db.conn.execute(
            "UPDATE task SET document = ?, taken_ms = ? WHERE task_id = ?",
            (msgspec.json.encode(task), task.taken_ms, task.task_id),
        )
        self._feed.put(db, "task", task.task_id, task)

    def take(self, db: Database, task_id: str, actor: str) -> Task:
        """Someone does it.

        Raises:
            TaskRefused: no such open task, or a colleague has it.
        """
        task = self._open(db, task_id)
        if task.taken_by not in ("", actor):
            raise TaskRefused(RefusalCode.TASK_TAKEN, f"{task.taken_by} has this task")
        taken = msgspec.structs.replace(task, taken_by=actor, taken_ms=self._clock.wall_ms())
        self.update(db, taken)
        return taken

    def release(self, db: Database, task_id: str, actor: str) -> Task:
        """Whoever has it gives it back: everybody may take it again.

        Raises:
            TaskRefused: no such open task, or it is somebody else's.
        """
        task = self._open(db, task_id)
        if task.taken_by not in ("", actor):
            raise TaskRefused(RefusalCode.TASK_TAKEN, f"{task.taken_by} has this task")
        return self._released(db, task)

    def let_go(self, db: Database) -> None:
        """Nobody keeps a task for ever: one that was taken so long ago is everybody's again.

        So is one that was taken on a clock which has been set back by more than that since.
        """
        now_ms = self._clock.wall_ms()
        rows = db.conn.execute(
            "SELECT document FROM task WHERE open AND (taken_ms BETWEEN 1 AND ? OR taken_ms > ?)",
            (now_ms - HOLD_MS, now_ms + HOLD_MS),
        ).fetchall()
        for (document,) in rows:
            self._released(db, msgspec.json.decode(document, type=Task))

    def _released(self, db: Database, task: Task) -> Task:
        free = msgspec.structs.replace(task, taken_by="", taken_ms=0)
        self.update(db, free)
        return free

    def done(self, db: Database, task_id: str, actor: str, correlation: str = "") -> Task:
        """Someone says that it is done.

        Raises:
            TaskRefused: no such open task, or a pick, which ends when the order is staged.
        """
        task = self._open(db, task_id)
        if task.kind is TaskKind.PICK:
            raise TaskRefused(RefusalCode.ILLEGAL_STEP, "a pick ends when the order is staged")
        self.close(db, task, reason="done", actor=actor, correlation=correlation)
        return task

    def close(
        self,
        db: Database,
        task: Task,
        *,
        reason: str,
        actor: str = BY_ITSELF,
        correlation: str = "",
    ) -> None:
        """End a task; it leaves the kiosks as a tombstone."""
        db.conn.execute("UPDATE task SET open = 0 WHERE task_id = ?", (task.task_id,))
        self._feed.remove(db, "task", task.task_id)
        body = TaskClosed(
            store_id=self._store_id,
            task_id=task.task_id,
            reason=reason,
            actor=actor,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, body, correlation)

    def _open(self, db: Database, task_id: str) -> Task:
        row = db.conn.execute(
            "SELECT document FROM task WHERE task_id = ? AND open", (task_id,)
        ).fetchone()
        if row is None:
            raise TaskRefused(RefusalCode.UNKNOWN_TASK, f"no open task {task_id}")
        return msgspec.json.decode(row[0], type=Task)


def open_task(conn: sqlite3.Connection, kind: TaskKind, subject: str) -> Task | None:
    """The open task of this kind about this subject."""
    row = conn.execute(
        "SELECT document FROM task WHERE kind = ? AND subject = ? AND open", (kind, subject)
    ).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Task)
