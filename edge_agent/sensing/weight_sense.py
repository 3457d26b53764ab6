"""Scale shelves: from weights to levels."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec
from sqlite_utils import Database

from edge_agent.sensing.learned import KNOWN_FROM, learned
from edge_agent.sensing.levels import Levels
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.scales.goods import Good
from edge_agent.sensing.scales.rest import Weight, counts, next_weight
from edge_agent.sensing.scales.shelf import ShelfWeight, first_rest, next_rest, restarted
from storecore.clock import Clock
from storecore.contracts.observations import WeightObserved
from storecore.logs import Log

log = Log(__name__)

SPREAD_PERCENT = 2
"""How much pieces differ in weight while nobody has weighed enough of them."""


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
        self._restarted: set[str] = set()

    def observe(self, db: Database, planogram: Planogram, seen: WeightObserved) -> None:
        """Take one weight in."""
        before = held_weight(db.conn, seen.device)
        goods = _goods(db.conn, planogram, seen.device)
        lightest_g = min((good.unit_g for good in goods), default=0.0)
        jitter = max(1, int(lightest_g * self._tolerance_percent) // 100)
        after = next_weight(before, seen.grams, seen.stable, jitter)
        now_s = self._clock.monotonic_s()
        if after is not before:
            self._since_s[seen.device] = now_s
            _keep(db, seen.device, after)
        elif after.settled and seen.grams != after.grams:
            # It stands still and shows a little less or more: the cell creeps.
            _keep(db, seen.device, Weight(seen.grams, stable=True, settled=True))
            self._rest(db, planogram, seen.device, seen.grams, goods)
            return
        self._settle(db, planogram, seen.device, after)

    def tick(self, db: Database, planogram: Planogram) -> None:
        """Take weights as levels that have stood for long enough."""
        waiting = db.conn.execute("SELECT device FROM scale WHERE stable AND NOT settled")
        for (device,) in waiting.fetchall():
            weight = held_weight(db.conn, device)
            if weight is not None:
                self._settle(db, planogram, device, weight)

    def woke(self, device: str) -> None:
        """A scale was away and is there again."""
        self._restarted.add(device)

    def reconcile(self, db: Database) -> None:
        """The planogram has changed: what the weights mean is to be found anew."""
        db.conn.execute("UPDATE scale SET settled = 0")

    def _settle(self, db: Database, planogram: Planogram, device: str, weight: Weight) -> None:
        now_s = self._clock.monotonic_s()
        stood_s = now_s - self._since_s.setdefault(device, now_s)
        if not counts(weight, stood_s, self._settle_s):
            return
        goods = _goods(db.conn, planogram, device)
        if goods:
            _keep(db, device, Weight(weight.grams, weight.stable, settled=True))
            self._rest(db, planogram, device, weight.grams, goods)

    def _rest(
        self, db: Database, planogram: Planogram, device: str, grams: int, goods: Sequence[Good]
    ) -> None:
        held = held_goods(db.conn, device)
        percent = self._tolerance_percent
        if held is None or _of_others(held, goods):
            told = first_rest(goods, grams, percent)
        elif device in self._restarted:
            told = restarted(held, goods, grams, percent)
        else:
            told = next_rest(held, goods, grams, percent)
        self._restarted.discard(device)
        db.conn.execute(
            "INSERT OR REPLACE INTO scale_goods VALUES (?, ?)", (device, msgspec.json.encode(told))
        )
        if told.open_g and (held is None or held.open_g != told.open_g):
            log.warning("weight_not_whole_pieces", device=device, grams=grams)
        if not told.known:
            return
        for facing in planogram.weight.get(device, ()):
            count = told.pieces.get(facing.sku)
            if count is not None:  # where it is open the number that was sure last stays
                self._levels.set_level(db, facing, count, wrong=bool(told.open_g))


def _goods(conn: sqlite3.Connection, planogram: Planogram, device: str) -> list[Good]:
    """What should lie on a scale; none where the weight of a piece of it is not known."""
    goods: dict[str, Good] = {}
    for facing in planogram.weight.get(device, ()):
        unit_g = planogram.unit_weight_g.get(facing.sku, 0)
        if not unit_g:
            return []
        known = learned(conn, facing.sku)
        if known.count >= KNOWN_FROM:
            mean_g, sd_g = known.mean_mg / 1000, known.sd_mg / 1000
        else:
            mean_g, sd_g = float(unit_g), unit_g * SPREAD_PERCENT / 100
        goods[facing.sku] = Good(facing.sku, mean_g, sd_g)
    return list(goods.values())


def _of_others(held: ShelfWeight, goods: Sequence[Good]) -> bool:
    """Whether what is known of a scale is of other goods than should lie there now."""
    if held.guesses:
        return len(held.guesses[0].pieces) != len(goods)
    return held.known and held.pieces.keys() != {good.sku for good in goods}


def held_weight(conn: sqlite3.Connection, device: str) -> Weight | None:
    """The newest weight of a scale."""
    row = conn.execute(
        "SELECT grams, stable, settled FROM scale WHERE device = ?", (device,)
    ).fetchone()
    return None if row is None else Weight(row[0], bool(row[1]), bool(row[2]))


def held_goods(conn: sqlite3.Connection, device: str) -> ShelfWeight | None:
    """The pieces that were told to lie on a scale."""
    row = conn.execute("SELECT document FROM scale_goods WHERE device = ?", (device,)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=ShelfWeight)


def _keep(db: Database, device: str, weight: Weight) -> None:
    db.conn.execute(
        "INSERT OR REPLACE INTO scale VALUES (?, ?, ?, ?)",
        (device, weight.grams, weight.stable, weight.settled),
    )
