"""Levels of sensed shelf places, and the tasks that follow from them."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.restock import Restock, restock, stays_dismissed
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import ShelfLevelChanged
from storecore.contracts.reference import Facing, ShelfLevel, Task, TaskKind
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

REFRESH_MS = 30_000


class Held(msgspec.Struct, frozen=True):
    """The level of a place as it stands in the books."""

    sku: str
    quantity: int
    seen_ms: int
    dismissed: bool


class Levels:
    """Everything runs inside a Writer's work. How long a level has stood is kept in memory only:
    after a start every wait begins anew."""

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        feed: Feed,
        tasks: TaskBook,
        clock: Clock,
        settle_s: float,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._tasks = tasks
        self._clock = clock
        self._settle_s = settle_s
        self._side_since_s: dict[str, tuple[bool, float]] = {}

    def set_level(self, db: Database, facing: Facing, quantity: int) -> None:
        """The sensors believe that so many pieces lie at a place. Unchanged: nothing happens."""
        held = held_level(db.conn, facing.place)
        if held is not None and (held.sku, held.quantity) == (facing.sku, quantity):
            return
        now_ms = self._clock.wall_ms()
        dismissed = held is not None and stays_dismissed(
            held.dismissed, held.quantity, quantity, facing.minimum
        )
        db.conn.execute(
            "INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?)",
            (facing.place, facing.sku, quantity, now_ms, dismissed),
        )
        self._publish(db, facing, quantity, now_ms)
        body = ShelfLevelChanged(
            store_id=self._store_id,
            place=facing.place,
            sku=facing.sku,
            quantity=quantity,
            device=facing.device,
            at_ms=now_ms,
        )
        self._journal.append(db, body)
        task = open_task(db.conn, TaskKind.RESTOCK, facing.place)
        if task is not None:
            self._tasks.update(db, msgspec.structs.replace(task, quantity=quantity))

    def tick(self, db: Database, planogram: Planogram, now_s: float) -> None:
        """Raise and close what has waited long enough. `now_s` is monotonic."""
        for place, facing in planogram.sensed().items():
            held = held_level(db.conn, place)
            if held is not None:
                self._follow(db, facing, held, now_s)
                self._refresh(db, facing, held)

    def _follow(self, db: Database, facing: Facing, held: Held, now_s: float) -> None:
        low = held.quantity < facing.minimum
        side = self._side_since_s.get(facing.place)
        if side is None or side[0] != low:
            side = self._side_since_s[facing.place] = (low, now_s)
        task = open_task(db.conn, TaskKind.RESTOCK, facing.place)
        step = restock(
            low=low,
            since_s=now_s - side[1],
            settle_s=self._settle_s,
            task_open=task is not None,
            dismissed=held.dismissed,
        )
        if step is Restock.RAISE:
            self._tasks.raise_task(
                db,
                TaskKind.RESTOCK,
                facing.place,
                sku=facing.sku,
                place=facing.place,
                quantity=held.quantity,
                target=facing.target,
            )
        elif step is Restock.CLOSE and task is not None:
            self._tasks.close(db, task, reason="filled")

    def dismiss(self, db: Database, task: Task) -> None:
        """Staff say that a shelf has been filled, or cannot be."""
        db.conn.execute("UPDATE shelf SET dismissed = 1 WHERE place = ?", (task.subject,))

    def reconcile(self, db: Database, planogram: Planogram) -> None:
        """The planogram has changed: drop what nobody watches any more, show new minimums."""
        sensed = planogram.sensed()
        rows = db.conn.execute("SELECT place, sku, quantity, seen_ms FROM shelf").fetchall()
        for place, sku, quantity, seen_ms in rows:
            facing = sensed.get(place)
            if facing is not None and facing.sku == sku:
                self._publish(db, facing, quantity, seen_ms)
                continue
            db.conn.execute("DELETE FROM shelf WHERE place = ?", (place,))
            self._feed.remove(db, "shelf", place)
            self._side_since_s.pop(place, None)
            task = open_task(db.conn, TaskKind.RESTOCK, place)
            if task is not None:
                self._tasks.close(db, task, reason="planogram_changed")

    def _refresh(self, db: Database, facing: Facing, held: Held) -> None:
        """Let kiosks know from time to time that a level that stays is still being seen."""
        row = db.conn.execute(
            "SELECT seen_ms FROM device WHERE device = ?", (facing.device,)
        ).fetchone()
        if row is not None and row[0] - held.seen_ms >= REFRESH_MS:
            db.conn.execute("UPDATE shelf SET seen_ms = ? WHERE place = ?", (row[0], facing.place))
            self._publish(db, facing, held.quantity, row[0])

    def _publish(self, db: Database, facing: Facing, quantity: int, seen_ms: int) -> None:
        shown = ShelfLevel(
            place=facing.place,
            sku=facing.sku,
            quantity=quantity,
            minimum=facing.minimum,
            target=facing.target,
            device=facing.device,
            seen_ms=seen_ms,
        )
        self._feed.put(db, "shelf", facing.place, shown)


def held_level(conn: sqlite3.Connection, place: str) -> Held | None:
    """The level of a place; None before anything was seen there."""
    row = conn.execute(
        "SELECT sku, quantity, seen_ms, dismissed FROM shelf WHERE place = ?", (place,)
    ).fetchone()
    return None if row is None else Held(row[0], row[1], row[2], bool(row[3]))
