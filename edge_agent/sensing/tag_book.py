"""Tags on disk, with the facts of their life. Everything that writes runs in a Writer's work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from edge_agent.sensing.tags.antenna import STOCK_ROLES, Antenna
from edge_agent.sensing.tags.life import TagState
from edge_agent.sensing.tags.tracker import TagStep
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import TagArrived, TagDeparted
from storecore.contracts.reference import TaskKind
from storecore.contracts.sensing import TagStateChanged
from storecore.journal.journal import Journal

OnStep = Callable[[Database, TagStep], None]


class TagBook:
    """A piece that comes to a place of stock is told as arrived, one that leaves it as departed;
    its other steps are told as changes of state."""

    def __init__(
        self, store_id: str, journal: Journal, tasks: TaskBook, clock: Clock, on_step: OnStep
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._tasks = tasks
        self._clock = clock
        self._on_step = on_step

    def take(self, db: Database, step: TagStep) -> None:
        """Keep one step, tell of it, and ask staff about what was sold and lies here again."""
        now_ms = self._clock.wall_ms()
        place = step.at.place if step.at is not None else ""
        device = step.at.device if step.at is not None else ""
        db.conn.execute(
            "INSERT OR REPLACE INTO tag (epc, sku, place, device, arrived_ms, state) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (step.epc, step.sku, place, device, now_ms, step.state),
        )
        self._tell(db, step, now_ms)
        self._ask(db, step, place)
        self._on_step(db, step)

    def forget(self, db: Database, epc: str) -> None:
        """A tag is not known any more."""
        db.conn.execute("DELETE FROM tag WHERE epc = ?", (epc,))

    def all(self, conn: sqlite3.Connection) -> Iterator[tuple[str, str, str, str, str]]:
        """Every tag: epc, sku, place, device, state."""
        yield from conn.execute("SELECT epc, sku, place, device, state FROM tag").fetchall()

    def at_place(self, conn: sqlite3.Connection, place: str, sku: str) -> tuple[int, int]:
        """How many pieces of stock lie at a place: of this item, and of others."""
        rows = conn.execute(
            "SELECT sku, count(*) FROM tag WHERE place = ? AND state = ? GROUP BY sku",
            (place, TagState.PRESENT),
        )
        found = {str(name): int(number) for name, number in rows}
        right = found.pop(sku, 0)
        return right, sum(found.values())

    def away_before(self, conn: sqlite3.Connection, before_ms: int) -> list[str]:
        """Tags that are nowhere, since before then."""
        rows = conn.execute("SELECT epc FROM tag WHERE place = '' AND arrived_ms < ?", (before_ms,))
        return [str(row[0]) for row in rows]

    def places_without_level(self, conn: sqlite3.Connection, places: set[str]) -> set[str]:
        """Those of these places of which nothing is known yet."""
        return places - {str(row[0]) for row in conn.execute("SELECT place FROM shelf")}

    def mark(self, conn: sqlite3.Connection) -> int:
        """A number that every change of tags raises: memory that knows another one is wrong."""
        return int(conn.execute("SELECT number FROM tag_mark").fetchone()[0])

    def raise_mark(self, db: Database) -> int:
        """Tags are about to change; the number from now on."""
        row = db.conn.execute("UPDATE tag_mark SET number = number + 1 RETURNING number").fetchone()
        return int(row[0])

    def _tell(self, db: Database, step: TagStep, now_ms: int) -> None:
        was_stock = step.before is TagState.PRESENT and _holds(step.left)
        is_stock = step.state is TagState.PRESENT and _holds(step.at)
        if was_stock and step.left is not None:
            departed = TagDeparted(
                store_id=self._store_id,
                epc=step.epc,
                sku=step.sku,
                place=step.left.place,
                device=step.left.device,
                at_ms=now_ms,
                state=step.state,
            )
            self._journal.append(db, departed)
        if is_stock and step.at is not None:
            arrived = TagArrived(
                store_id=self._store_id,
                epc=step.epc,
                sku=step.sku,
                place=step.at.place,
                device=step.at.device,
                at_ms=now_ms,
            )
            self._journal.append(db, arrived)
        elif not was_stock:
            changed = TagStateChanged(
                store_id=self._store_id,
                epc=step.epc,
                sku=step.sku,
                before=step.before,
                state=step.state,
                place=step.at.place if step.at is not None else "",
                at_ms=now_ms,
            )
            self._journal.append(db, changed)

    def _ask(self, db: Database, step: TagStep, place: str) -> None:
        if step.state is TagState.RETURNED:
            self._tasks.raise_task(
                db, TaskKind.RETURN, step.epc, sku=step.sku, place=place, quantity=1
            )
        elif step.before is TagState.RETURNED:
            waiting = open_task(db.conn, TaskKind.RETURN, step.epc)
            if waiting is not None:
                self._tasks.close(db, waiting, reason=step.state)


def _holds(antenna: Antenna | None) -> bool:
    return antenna is not None and antenna.role in STOCK_ROLES
