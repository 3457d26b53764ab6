"""Bags on hold: a piece of an order that waits and is carried off calls staff.

Tags of staged orders are kept by tag, so that the exit and the hold shelf find the order at once.
Everything runs inside a Writer's work.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from edge_agent.orders.book import find_order
from edge_agent.sensing.tags.antenna import Role
from edge_agent.sensing.tags.tracker import TagStep
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.handover import BagLeft
from storecore.contracts.orders import Order
from storecore.contracts.reference import TaskKind
from storecore.journal.journal import Journal
from storecore.logs import Log
from storecore.orders.goods import goods_of
from storecore.orders.life import WAITING

log = Log(__name__)

BAG_MIGRATIONS = Migrations("bags")


@BAG_MIGRATIONS()
def bag_tags(db: Database) -> None:
    """Tags of pieces that wait for their customer."""
    db.conn.execute(
        "CREATE TABLE bag_tag (epc TEXT PRIMARY KEY, order_id TEXT NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute("CREATE INDEX bag_tag_order ON bag_tag (order_id)")


class BagWatch:
    """Knows which tag is in whose bag."""

    def __init__(self, store_id: str, journal: Journal, tasks: TaskBook, clock: Clock) -> None:
        self._store_id = store_id
        self._journal = journal
        self._tasks = tasks
        self._clock = clock

    def moved(self, db: Database, order: Order) -> None:
        """An order is elsewhere in its life: its tags are watched while it waits."""
        db.conn.execute("DELETE FROM bag_tag WHERE order_id = ?", (order.order_id,))
        if order.state in WAITING:
            tags = (
                epc
                for line in order.lines
                for goods in goods_of(line)
                if goods.quantity > goods.handed + goods.refused
                for epc in goods.epcs
            )
            rows = [(epc.upper(), order.order_id) for epc in tags]
            db.conn.executemany("INSERT OR REPLACE INTO bag_tag VALUES (?, ?)", rows)

    def stepped(self, db: Database, step: TagStep) -> None:
        """A tag has left the hold shelf, or come to it."""
        left = step.left
        if left is None or left.role is not Role.HOLD:
            return
        if step.at is None or step.at.role is not Role.HOLD:
            self.carried_off(db, step.epc, left.place, left.device)

    def carried_off(self, db: Database, epc: str, place: str, device: str) -> bool:
        """A piece was seen where it should not be, which calls staff unless somebody hands its
        order over. Whether it belongs to an order that waits."""
        order_id = _order_of(db.conn, epc)
        if order_id is None:
            return False
        expected = open_task(db.conn, TaskKind.RUN, order_id) is not None
        if not expected and open_task(db.conn, TaskKind.BAG, order_id) is None:
            self._alarm(db, order_id, epc, place, device)
        return True

    def _alarm(self, db: Database, order_id: str, epc: str, place: str, device: str) -> None:
        order = find_order(db.conn, order_id)
        task = self._tasks.raise_task(
            db, TaskKind.BAG, order_id, place=order.place if order is not None else place
        )
        log.warning("bag_left", order=order_id, place=place, task=task.task_id)
        body = BagLeft(
            store_id=self._store_id,
            order_id=order_id,
            epc=epc,
            place=place,
            device=device,
            task_id=task.task_id,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, body)


def _order_of(conn: sqlite3.Connection, epc: str) -> str | None:
    row = conn.execute("SELECT order_id FROM bag_tag WHERE epc = ?", (epc.upper(),)).fetchone()
    return None if row is None else str(row[0])
