"""Exits: a tag that is in no paid transaction calls staff; cloud or no cloud."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import msgspec
from sqlite_utils import Database

from edge_agent.sensing.gate import is_still_there
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.posts import Posts
from edge_agent.sensing.sold import SoldTags, sold_with
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.observations import TagObserved
from storecore.contracts.reference import Task, TaskKind
from storecore.contracts.watching import TagSeenAtExit
from storecore.journal.journal import Journal
from storecore.logs import Log

log = Log(__name__)

CLOCKS_APART_MS = 5_000
"""How far a kiosk's clock may be behind this one for a sale still to be the one that left."""


class GateSense:
    """Runs inside a Writer's work: the alarm is on disk with the fact of what was seen.

    When each tag was last at an exit is kept in memory only.
    """

    def __init__(
        self,
        *,
        store_id: str,
        posts: Posts,
        journal: Journal,
        tasks: TaskBook,
        sold: SoldTags,
        clock: Clock,
        again_after_s: float,
        rssi_cdbm_min: int,
        held: Callable[[Database, str, str, str], bool] = lambda _db, _epc, _exit, _device: False,
    ) -> None:
        """`held` is told of a tag that is not known to be paid, with the exit and its reader, and
        says whether it belongs to an order that waits: then no sale without tags explains it."""
        self._store_id = store_id
        self._posts = posts
        self._journal = journal
        self._tasks = tasks
        self._sold = sold
        self._clock = clock
        self._again_after_s = again_after_s
        self._rssi_cdbm_min = rssi_cdbm_min
        self._held = held
        self._seen_s: dict[str, float] = {}

    def observe(self, db: Database, planogram: Planogram, tags: Iterable[TagObserved]) -> None:
        """Tags were read; those that are at no exit, or not this shop's goods, do not matter."""
        for tag in tags:
            exit_name = self._posts.exit_of(tag.device, tag.antenna)
            far = tag.rssi_cdbm is not None and tag.rssi_cdbm < self._rssi_cdbm_min
            sku = planogram.sku_of(tag.epc) if exit_name and not far else None
            if exit_name and sku is not None:
                self._observe_one(db, tag, exit_name, sku)

    def sold(self, db: Database, sale: SaleCompleted, planogram: Planogram) -> tuple[str, ...]:
        """A sale arrived, perhaps after its goods have left: alarms that it explains end."""
        epcs = self._sold.sell(db, sale, planogram.tagged)
        for epc in epcs:
            task = open_task(db.conn, TaskKind.EXIT, epc)
            if task is not None:
                self._tasks.close(db, task, reason="paid")
        for line in sale.lines:
            if line.sku in planogram.tagged:
                self._explain(db, line.sku, sale.completed_ms)
        return epcs

    def tick(self) -> None:
        """Let go of tags that left the exits long ago."""
        before_s = self._clock.monotonic_s() - self._again_after_s
        for epc in [epc for epc, seen_s in self._seen_s.items() if seen_s < before_s]:
            del self._seen_s[epc]

    def _observe_one(self, db: Database, tag: TagObserved, exit_name: str, sku: str) -> None:
        epc, now_s = tag.epc.upper(), self._clock.monotonic_s()
        before_s = self._seen_s.get(epc)
        self._seen_s[epc] = now_s
        away_s = None if before_s is None else now_s - before_s
        if is_still_there(away_s, self._again_after_s):
            return
        transaction_id = sold_with(db.conn, epc) or ""
        if not transaction_id and not self._held(db, epc, exit_name, tag.device):
            transaction_id = self._sold.let_out(db, epc, sku)
        task_id = ""
        if not transaction_id:
            task = self._tasks.raise_task(
                db, TaskKind.EXIT, epc, sku=sku, place=exit_name, quantity=1
            )
            task_id = task.task_id
            log.warning("unpaid_tag_at_exit", sku=sku, exit=exit_name, task=task_id)
        body = TagSeenAtExit(
            store_id=self._store_id,
            epc=epc,
            sku=sku,
            device=tag.device,
            antenna=tag.antenna,
            paid=bool(transaction_id),
            transaction_id=transaction_id,
            task_id=task_id,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, body)

    def _explain(self, db: Database, sku: str, completed_ms: int) -> None:
        """Pieces paid for without their tags explain alarms that came after they were paid."""
        for task in _alarms_of(db.conn, sku):
            if task.raised_ms < completed_ms - CLOCKS_APART_MS:
                continue
            if self._sold.let_out(db, task.subject, sku):
                self._tasks.close(db, task, reason="paid")


def _alarms_of(conn: sqlite3.Connection, sku: str) -> list[Task]:
    rows = conn.execute("SELECT document FROM task WHERE kind = ? AND open", (TaskKind.EXIT,))
    tasks = [msgspec.json.decode(document, type=Task) for (document,) in rows]
    return sorted((task for task in tasks if task.sku == sku), key=lambda task: task.raised_ms)
