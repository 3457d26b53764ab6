"""What packed goods weigh, learned from the bags of accepted sales. Inside a Writer's work.

The mean and the deviation come from the count, the sum and the sum of squares of whole grams, so
that they are the same in whatever order sales arrive. A weight far from everything before it, once
a few are known, is left out: one swapped piece must not teach a wrong weight.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database

from storecore.contracts.watching import LearnedWeight, WeighedPiece
from storecore.logs import Log
from storecore.replication.feed import Feed

log = Log(__name__)

KNOWN_FROM = 5
FAR_SD = 6
FAR_G_MIN = 30
TELL_ALL_UNTIL = 20
TELL_EVERY = 10
_FIELDS = frozenset({"alarms", "false_alarms"})


class LearnedWeights:
    """Keeps the figures and publishes them to the kiosks."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def learn(self, db: Database, weighed: Iterable[WeighedPiece]) -> None:
        """Pieces of an accepted sale were weighed one by one."""
        for piece in weighed:
            known = learned(db.conn, piece.sku)
            if piece.grams <= 0 or is_far(known, piece.grams):
                log.info("weight_left_out", sku=piece.sku, grams=piece.grams)
                continue
            db.conn.execute(
                "INSERT INTO learned_weight (sku, count, sum_g, sum_sq_g) VALUES (?, 1, ?, ?) "
                "ON CONFLICT DO UPDATE SET count = count + 1, sum_g = sum_g + excluded.sum_g, "
                "sum_sq_g = sum_sq_g + excluded.sum_sq_g",
                (piece.sku, piece.grams, piece.grams**2),
            )
            # Later ones hardly move the mean: kiosks need not hear of each.
            count = known.count + 1
            if count <= TELL_ALL_UNTIL or count % TELL_EVERY == 0:
                self._publish(db, piece.sku)

    def count_alarms(self, db: Database, skus: Iterable[str], *, false: bool) -> None:
        """A weight check asked for something about these, or a colleague found nothing wrong."""
        column = "false_alarms" if false else "alarms"
        assert column in _FIELDS
        for sku in skus:
            db.conn.execute(
                f"INSERT INTO learned_weight (sku, {column}) VALUES (?, 1) "  # noqa: S608
                f"ON CONFLICT DO UPDATE SET {column} = {column} + 1",
                (sku,),
            )
            self._publish(db, sku)

    def mute(self, db: Database, sku: str, muted: bool) -> None:
        """Switch the check of an item off or on."""
        db.conn.execute(
            "INSERT INTO learned_weight (sku, muted) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET muted = excluded.muted",
            (sku, muted),
        )
        self._publish(db, sku)

    def _publish(self, db: Database, sku: str) -> None:
        self._feed.put(db, "learned_weight", sku, learned(db.conn, sku))


def learned(conn: sqlite3.Connection, sku: str) -> LearnedWeight:
    """What is known of an item's weight; a count of 0 where nothing is."""
    row = conn.execute(
        "SELECT count, sum_g, sum_sq_g, alarms, false_alarms, muted FROM learned_weight "
        "WHERE sku = ?",
        (sku,),
    ).fetchone()
    if row is None:
        return LearnedWeight(sku=sku)
    count, total, squares, alarms, false_alarms, muted = row
    # In integers: n times the sum of squared deviations, which is never below zero.
    spread = count * squares - total * total
    variance = spread / (count * (count - 1)) if count > 1 else 0.0
    return LearnedWeight(
        sku=sku,
        count=count,
        mean_mg=round(1000 * total / count) if count else 0,
        sd_mg=round(1000 * math.sqrt(variance)),
        alarms=alarms,
        false_alarms=false_alarms,
        muted=bool(muted),
    )


def is_far(known: LearnedWeight, grams: int) -> bool:
    """Whether a weight lies so far from what is known that it must be of something else."""
    if known.count < KNOWN_FROM:
        return False
    off_mg = abs(grams * 1000 - known.mean_mg)
    return off_mg > max(FAR_SD * known.sd_mg, FAR_G_MIN * 1000, known.mean_mg // 5)
