"""Devices that need a hand: a task for as long as one does."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.devices import Illness
from storecore.contracts.reference import Task, TaskKind


def sync_device_tasks(db: Database, tasks: TaskBook, ill: Mapping[str, Illness]) -> None:
    """Raise, change and close the tasks of devices. Runs inside a Writer's work."""
    for device, illness in ill.items():
        waiting = open_task(db.conn, TaskKind.DEVICE, device)
        if waiting is None:
            tasks.raise_task(db, TaskKind.DEVICE, device, place=illness)
        elif waiting.place != illness:
            tasks.update(db, replace(waiting, place=illness))
    rows = db.conn.execute("SELECT document FROM task WHERE open AND kind = ?", (TaskKind.DEVICE,))
    for (document,) in rows.fetchall():
        task = msgspec.json.decode(document, type=Task)
        if task.subject not in ill:
            tasks.close(db, task, reason="well")
