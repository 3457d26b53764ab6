"""Scale shelves: from weights to levels."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from edge_agent.sensing.levels import Levels
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.weight import Weight, counts, jitter_g, next_weight, pieces
from storecore.clock import Clock
from storecore.contracts.observations import WeightObserved
from storecore.logs import Log

log = Log(__name__)


class WeightSense:
    """Runs inside a Writer's work. The newest weight is kept on disk, since a scale may say it
    only once; how long it has stood is kept in memory and begins anew after a start."""

    def __init__(
        self, *, levels: Levels, clock: Clock, settle_s: float, tolerance_percent: int
    ) -> None:
        self._levels = levels
        self._clock = clock
        self._settle_s = settle_s
        self._tolerance_percent = tolerance_percent
        self._since_s: dict[str, float] = {}

    def observe(self, db: Database, planogram: Planogram, seen: WeightObserved) -> None:
        """Take one weight in."""
        before = held_weight(db.conn, seen.device)
        unit_weight_g = self._unit_weight_g(planogram, seen.device)
        jitter = jitter_g(unit_weight_g, self._tolerance_percent)
        after = next_weight(before, seen.grams, seen.stable, jitter)
        if after is not before:
            self._since_s[seen.device] = self._clock.monotonic_s()
            _keep(db, seen.device, after)
        self._settle(db, planogram, seen.device, after)

    def tick(self, db: Database, planogram: Planogram) -> None:
        """Take weights as levels that have stood for long enough."""
        waiting = db.conn.execute("SELECT device FROM scale WHERE stable AND NOT settled")
        for (device,) in waiting.fetchall():
            weight = held_weight(db.conn, device)
            if weight is not None:
                self._settle(db, planogram, device, weight)

    def reconcile(self, db: Database) -> None:
        """The planogram has changed: what the weights mean is to be found anew."""
        db.conn.execute("UPDATE scale SET settled = 0")

    def _settle(self, db: Database, planogram: Planogram, device: str, weight: Weight) -> None:
        now_s = self._clock.monotonic_s()
        stood_s = now_s - self._since_s.setdefault(device, now_s)
        facing = planogram.weight.get(device)
        unit_weight_g = self._unit_weight_g(planogram, device)
        if facing is None or not unit_weight_g or not counts(weight, stood_s, self._settle_s):
            return
        _keep(db, device, Weight(weight.grams, weight.stable, settled=True))
        count = pieces(weight.grams, unit_weight_g, self._tolerance_percent)
        if count is None:
            log.warning("weight_not_whole_pieces", device=device, grams=weight.grams)
            return
        self._levels.set_level(db, facing, count)

    def _unit_weight_g(self, planogram: Planogram, device: str) -> int:
        """What one piece on this scale weighs; 0 where that is not known."""
        facing = planogram.weight.get(device)
        return planogram.unit_weight_g.get(facing.sku, 0) if facing is not None else 0


def held_weight(conn: sqlite3.Connection, device: str) -> Weight | None:
    """The newest weight of a scale."""
    row = conn.execute(
        "SELECT grams, stable, settled FROM scale WHERE device = ?", (device,)
    ).fetchone()
    return None if row is None else Weight(row[0], bool(row[1]), bool(row[2]))


def _keep(db: Database, device: str, weight: Weight) -> None:
    db.conn.execute(
        "INSERT OR REPLACE INTO scale VALUES (?, ?, ?, ?)",
        (device, weight.grams, weight.stable, weight.settled),
    )
