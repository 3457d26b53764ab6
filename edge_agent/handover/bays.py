"""Bays of lockers: which order waits in which, which are open, which do not open.

Everything runs inside a Writer's work; kiosks see each locker through the feed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from edge_agent.devices.doors import find_door
from edge_agent.handover.walls import Wall
from edge_agent.orders.refused import OrderRefused
from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.lockers import BayState, Locker, LockerBay
from storecore.contracts.observations import DoorObserved
from storecore.contracts.orders import Order
from storecore.contracts.reference import Task, TaskKind
from storecore.orders.goods import held
from storecore.replication.feed import Feed

BAY_MIGRATIONS = Migrations("bays")


@BAY_MIGRATIONS()
def bays(db: Database) -> None:
    """`order_id` is the order that waits in the bay; `out` 1: it did not open when told to."""
    db.conn.execute(
        """
        CREATE TABLE bay (
            locker TEXT NOT NULL,
            bay TEXT NOT NULL,
            order_id TEXT NOT NULL DEFAULT '',
            out INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (locker, bay)
        ) WITHOUT ROWID
        """
    )


class BayBook:
    """Keeps the bays of the store's lockers."""

    def __init__(self, walls: Mapping[str, Wall], feed: Feed, tasks: TaskBook) -> None:
        self._walls = walls
        self._feed = feed
        self._tasks = tasks

    def start(self, db: Database) -> None:
        """Show every locker as it stands; one that is gone leaves the kiosks."""
        for wall in self._walls.values():
            self._show(db, wall.locker)

    def moved(self, db: Database, order: Order) -> None:
        """An order is elsewhere in its life: its bay is its own while its goods lie there."""
        db.conn.execute("UPDATE bay SET order_id = '' WHERE order_id = ?", (order.order_id,))
        if order.bay and any(held(order).values()):
            db.conn.execute(
                "INSERT INTO bay (locker, bay, order_id) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET order_id = excluded.order_id",
                (order.place, order.bay, order.order_id),
            )
        if order.bay:
            self._show(db, order.place)

    def swung(self, db: Database, seen: DoorObserved) -> None:
        """A door opened or shut; one that opens is not stuck any more."""
        if seen.device not in self._walls:
            return
        if seen.open and self._set_out(db, seen.device, seen.door, out=False):
            task = open_task(db.conn, TaskKind.BAY, f"{seen.device}.{seen.door}")
            if task is not None:
                self._tasks.close(db, task, reason="opened")
        self._show(db, seen.device)

    def stuck(self, db: Database, locker: str, bay: str) -> None:
        """It did not open: no order is put into it until somebody has looked."""
        self._set_out(db, locker, bay, out=True)
        self._tasks.raise_task(db, TaskKind.BAY, f"{locker}.{bay}", place=bay)
        self._show(db, locker)

    def mended(self, db: Database, task: Task) -> None:
        """Somebody has looked at it."""
        locker, _, bay = task.subject.rpartition(".")
        self._set_out(db, locker, bay, out=False)
        self._show(db, locker)

    def opens(self, conn: sqlite3.Connection, order: Order) -> bool:
        """Whether an order waits behind a door that can be told to open."""
        wall = self._walls.get(order.place)
        if wall is None or order.bay not in wall.names():
            return False
        return self._states(conn, wall)[order.bay] is not BayState.OUT

    def check(self, conn: sqlite3.Connection, order_id: str, asked: OrderStepRequest) -> None:
        """See that a bay can take the order that is to be staged in it.

        Raises:
            OrderRefused: there is no such bay, or it is not free.
        """
        if asked.action is not OrderAction.STAGE or not asked.bay:
            return
        wall = self._walls.get(asked.place)
        if wall is None or asked.bay not in wall.names():
            detail = f"{asked.place} has no bay {asked.bay}"
            raise OrderRefused(RefusalCode.BAD_REQUEST, detail)
        row = conn.execute(
            "SELECT order_id, out FROM bay WHERE locker = ? AND bay = ?", (asked.place, asked.bay)
        ).fetchone()
        if row is not None and (row[1] or row[0] not in ("", order_id)):
            raise OrderRefused(RefusalCode.BAY_TAKEN, f"bay {asked.bay} is not free")

    def _set_out(self, db: Database, locker: str, bay: str, *, out: bool) -> bool:
        """Whether that changes anything."""
        changed = db.conn.execute(
            "INSERT INTO bay (locker, bay, out) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET out = excluded.out WHERE out <> excluded.out",
            (locker, bay, int(out)),
        )
        return changed.rowcount > 0

    def _states(self, conn: sqlite3.Connection, wall: Wall) -> dict[str, BayState]:
        rows = conn.execute("SELECT bay, order_id, out FROM bay WHERE locker = ?", (wall.locker,))
        kept = {bay: (order_id, out) for bay, order_id, out in rows}
        states = {}
        for name in wall.names():
            order_id, out = kept.get(name, ("", 0))
            door = find_door(conn, wall.locker, name)
            if out:
                states[name] = BayState.OUT
            elif door is not None and door.open:
                states[name] = BayState.OPEN
            else:
                states[name] = BayState.HELD if order_id else BayState.FREE
        return states

    def _show(self, db: Database, locker: str) -> None:
        wall = self._walls.get(locker)
        if wall is None:
            return
        states = self._states(db.conn, wall)
        document = Locker(
            locker=locker,
            columns=wall.columns,
            bays=tuple(LockerBay(bay=name, state=state) for name, state in states.items()),
        )
        self._feed.put(db, "locker", locker, document)
