"""Levels of sensed shelf places, and the tasks that follow from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.restock import Restock, restock, stays_dismissed
from edge_agent.sensing.shelf_state import TIDY_AFTER_S, shelf_state
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import ShelfLevelChanged
from storecore.contracts.reference import Facing, ShelfLevel, Task, TaskKind
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

REFRESH_S = 30.0


class Held(msgspec.Struct, frozen=True):
    """The level of a place as it stands in the books. `wrong`: something lies there that does not
    weigh what whole pieces would; `misplaced`: so many tags of other goods."""

    sku: str
    quantity: int
    seen_ms: int
    dismissed: bool
    wrong: bool
    misplaced: int


OnLevel = Callable[[Database, str, str, str], None]


class Levels:
    """Everything runs inside a Writer's work. How long a level has stood is kept in memory only:
    after a start every wait begins anew. A tick looks at places that wait for something, no others.

    `on_level` hears of every change of a number: the sku, place and device.
    """

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        feed: Feed,
        tasks: TaskBook,
        listening: Listening,
        clock: Clock,
        settle_s: float,
        on_level: OnLevel,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._tasks = tasks
        self._listening = listening
        self._clock = clock
        self._settle_s = settle_s
        self._on_level = on_level
        self._side_since_s: dict[str, tuple[bool, float]] = {}
        self._odd_since_s: dict[str, tuple[bool, float]] = {}
        self._waiting: set[str] = set()
        self._refresh_s = 0.0

    def set_level(
        self,
        db: Database,
        facing: Facing,
        quantity: int,
        *,
        wrong: bool = False,
        misplaced: int = 0,
    ) -> None:
        """The sensors believe that so many pieces lie at a place. Unchanged: nothing happens."""
        held = held_level(db.conn, facing.place)
        same = held is not None and (held.sku, held.quantity) == (facing.sku, quantity)
        if held is not None and same and (held.wrong, held.misplaced) == (wrong, misplaced):
            return
        now_ms = self._clock.wall_ms()
        dismissed = held is not None and stays_dismissed(
            held.dismissed, held.quantity, quantity, facing.minimum
        )
        level = Held(facing.sku, quantity, now_ms, dismissed, wrong, misplaced)
        _keep(db, facing.place, level)
        self._waiting.add(facing.place)
        self._publish(db, facing, level)
        if same:
            return
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
        self._on_level(db, facing.sku, facing.place, facing.device)

    def tick(self, db: Database, planogram: Planogram, now_s: float) -> None:
        """Raise and close what has waited long enough. `now_s` is monotonic."""
        for place in sorted(self._waiting):
            facing, held = planogram.at(place), held_level(db.conn, place)
            if facing is None or held is None:
                self._waiting.discard(place)
                continue
            waits = self._follow(db, facing, held, now_s)
            waits |= self._tidy(db, facing, held, now_s)
            if not waits:
                self._waiting.discard(place)
        if now_s >= self._refresh_s:
            self._refresh_s = now_s + REFRESH_S
            self._refresh(db, planogram)

    def _follow(self, db: Database, facing: Facing, held: Held, now_s: float) -> bool:
        """What a low level calls for; True while it has not stood for long enough."""
        low = held.quantity < facing.minimum
        since_s = _since(self._side_since_s, facing.place, low, now_s)
        task = open_task(db.conn, TaskKind.RESTOCK, facing.place)
        step = restock(
            low=low,
            since_s=since_s,
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
        return since_s < self._settle_s

    def _tidy(self, db: Database, facing: Facing, held: Held, now_s: float) -> bool:
        """What does not belong there calls for; True while it has not lain there long enough."""
        odd = held.wrong or held.misplaced > 0
        since_s = _since(self._odd_since_s, facing.place, odd, now_s)
        task = open_task(db.conn, TaskKind.TIDY, facing.place)
        wait_s = TIDY_AFTER_S if odd else self._settle_s
        if since_s < wait_s:
            return True
        if odd and task is None and not held.dismissed:
            self._tasks.raise_task(
                db,
                TaskKind.TIDY,
                facing.place,
                sku=facing.sku,
                place=facing.place,
                quantity=held.misplaced,
            )
        elif not odd and task is not None:
            self._tasks.close(db, task, reason="tidied")
        return False

    def dismiss(self, db: Database, task: Task) -> None:
        """Staff say that a shelf has been filled or tidied, or cannot be."""
        db.conn.execute("UPDATE shelf SET dismissed = 1 WHERE place = ?", (task.subject,))
        self._waiting.add(task.subject)

    def announced(self, db: Database, planogram: Planogram, name: str) -> None:
        """A device or a bridge came or went: its places are shown as seen or not."""
        for place, facing in planogram.sensed().items():
            if self._listening.depends_on(facing.device, name):
                held = held_level(db.conn, place)
                if held is not None:
                    self._publish(db, facing, held)

    def reconcile(self, db: Database, planogram: Planogram) -> None:
        """The planogram has changed: drop what nobody watches any more, show new minimums."""
        sensed = planogram.sensed()
        for (place,) in db.conn.execute("SELECT place FROM shelf").fetchall():
            facing, held = sensed.get(place), held_level(db.conn, place)
            if facing is not None and held is not None and facing.sku == held.sku:
                self._publish(db, facing, held)
                self._waiting.add(place)
                continue
            db.conn.execute("DELETE FROM shelf WHERE place = ?", (place,))
            if held is not None:
                self._on_level(db, held.sku, place, "")
            self._feed.remove(db, "shelf", place)
            self._side_since_s.pop(place, None)
            self._odd_since_s.pop(place, None)
            for kind in (TaskKind.RESTOCK, TaskKind.TIDY):
                task = open_task(db.conn, kind, place)
                if task is not None:
                    self._tasks.close(db, task, reason="planogram_changed")

    def _refresh(self, db: Database, planogram: Planogram) -> None:
        """Let kiosks know from time to time which levels are still being seen."""
        rows = db.conn.execute("SELECT device, seen_ms FROM device").fetchall()
        seen_ms: dict[str, int] = {str(device): int(at_ms) for device, at_ms in rows}
        for place, facing in planogram.sensed().items():
            held = held_level(db.conn, place)
            newest_ms = seen_ms.get(facing.device, 0)
            if held is not None and newest_ms > held.seen_ms:
                held = msgspec.structs.replace(held, seen_ms=newest_ms)
                _keep(db, place, held)
                self._publish(db, facing, held)

    def _publish(self, db: Database, facing: Facing, held: Held) -> None:
        state = shelf_state(
            held.quantity,
            facing.minimum,
            wrong=held.wrong,
            misplaced=held.misplaced,
            heard=self._listening.is_online(facing.device),
        )
        shown = ShelfLevel(
            place=facing.place,
            sku=facing.sku,
            quantity=held.quantity,
            minimum=facing.minimum,
            target=facing.target,
            device=facing.device,
            seen_ms=held.seen_ms,
            state=state,
        )
        self._feed.put(db, "shelf", facing.place, shown)


def _since(held: dict[str, tuple[bool, float]], place: str, is_so: bool, now_s: float) -> float:
    """For how long something has been so at a place, in seconds."""
    side = held.get(place)
    if side is None or side[0] != is_so:
        side = held[place] = (is_so, now_s)
    return now_s - side[1]


def _keep(db: Database, place: str, held: Held) -> None:
    db.conn.execute(
        "INSERT OR REPLACE INTO shelf (place, sku, quantity, seen_ms, dismissed, wrong, misplaced) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            place,
            held.sku,
            held.quantity,
            held.seen_ms,
            held.dismissed,
            held.wrong,
            held.misplaced,
        ),
    )


def held_level(conn: sqlite3.Connection, place: str) -> Held | None:
    """The level of a place; None before anything was seen there."""
    row = conn.execute(
        "SELECT sku, quantity, seen_ms, dismissed, wrong, misplaced FROM shelf WHERE place = ?",
        (place,),
    ).fetchone()
    if row is None:
        return None
    return Held(row[0], row[1], row[2], bool(row[3]), bool(row[4]), row[5])
