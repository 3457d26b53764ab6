"""What is believed of every item, on disk, with the history that answers "why 4?".

Everything that writes runs inside a Writer's work, in the transaction of what it follows from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import msgspec
from sqlite_utils import Database

from edge_agent.belief.item import (
    DAY_MS,
    ItemBelief,
    Rules,
    counted,
    gone,
    is_due,
    later,
    paid,
    received,
    sees,
    whole,
)
from edge_agent.belief.spread import Spread, exactly
from edge_agent.belief.trade import Trade, sold_lines
from edge_agent.belief.why import Why
from storecore.clock import Clock
from storecore.contracts.item_stock import Evidence, StockChange
from storecore.contracts.sensing import OnHandBelieved
from storecore.journal.journal import Journal

BELOW = 0.05
"""There are at least `low` pieces with a probability of 95%."""
HISTORY_MS = 90 * DAY_MS
LOOKED_AT_ONCE = 25
NOTED_PERCENT = 15
"""A change of confidence by less than this is not worth a line of history."""

Seen = Callable[[sqlite3.Connection, str], int]


class BeliefBook:
    """`seen` tells how many pieces of an item sensors see now; `on_change` hears of each item of
    which more or fewer may be promised than before."""

    def __init__(
        self,
        store_id: str,
        journal: Journal,
        clock: Clock,
        *,
        rules: Rules,
        seen: Seen,
        books: Callable[[sqlite3.Connection, str], int],
        on_change: Callable[[Database, str], None],
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._seen = seen
        self._books = books
        self._on_change = on_change
        self._looked_at = ""

    def moved(self, db: Database, sku: str, change: int, why: Why) -> None:
        """The books have changed by so much: a delivery, a sale, a handover, goods taken back, or
        a count, which sets them."""
        if why.evidence is Evidence.COUNT:
            quantity = self._books(db.conn, sku)
            self._follow(db, sku, why, lambda item, now_ms: counted(item, quantity, now_ms))
            return

        def step(item: ItemBelief, now_ms: int) -> ItemBelief:
            return received(item, change) if change > 0 else paid(item, -change, now_ms)

        self._follow(db, sku, why, step, change)
        if why.evidence is Evidence.SALE:
            self._traded(db, 1)

    def sensed(
        self, db: Database, sku: str, evidence: Evidence, place: str, reference: str
    ) -> None:
        """Sensors may see another number of pieces of an item."""
        seen = self._seen(db.conn, sku)
        by_tag = evidence is Evidence.TAG
        why = Why(evidence, place=place, reference=reference)
        self._follow(db, sku, why, lambda item, now_ms: sees(item, seen, now_ms, by_tag=by_tag))

    def gone(self, db: Database, sku: str, place: str, reference: str) -> None:
        """A piece was seen leaving the store unpaid."""
        why = Why(Evidence.LOSS, place=place, reference=reference)
        self._follow(db, sku, why, lambda item, _: gone(item))

    def _traded(self, db: Database, lines: int) -> None:
        """Something was sold in the store."""
        trade = sold_lines(read_trade(db.conn), lines, self._clock.wall_ms())
        db.conn.execute(
            "UPDATE trade SET days = ?, lines_per_day = ?, day = ?, lines_today = ?",
            (trade.days, trade.lines_per_day, trade.day, trade.lines_today),
        )

    def tick(self, db: Database) -> list[str]:
        """Let time pass for the next few items, in turn; which of them it has told something."""
        rows = db.conn.execute(
            "SELECT sku, document FROM belief WHERE sku > ? ORDER BY sku LIMIT ?",
            (self._looked_at, LOOKED_AT_ONCE),
        ).fetchall()
        self._looked_at = str(rows[-1][0]) if len(rows) == LOOKED_AT_ONCE else ""
        now_ms = self._clock.wall_ms()
        skus = [
            str(sku)
            for sku, document in rows
            if is_due(msgspec.json.decode(document, type=ItemBelief), now_ms)
        ]
        for sku in skus:
            self._follow(db, sku, Why(Evidence.LOSS), lambda item, _: item)
        return skus

    def forget_old(self, db: Database) -> None:
        """Let go of old history."""
        before_ms = self._clock.wall_ms() - HISTORY_MS
        db.conn.execute("DELETE FROM stock_change WHERE at_ms < ?", (before_ms,))

    def _follow(
        self,
        db: Database,
        sku: str,
        why: Why,
        step: Callable[[ItemBelief, int], ItemBelief],
        change: int = 0,
    ) -> None:
        now_ms = self._clock.wall_ms()
        held = read_item(db.conn, sku)
        first = held is None
        if held is None:
            held = ItemBelief(rest=exactly(max(0, self._books(db.conn, sku) - change)))
        before = whole(held)
        aged = later(held, now_ms, read_trade(db.conn).days, self._rules)
        after = step(aged, now_ms)
        total = whole(after)
        quantity, low = total.likeliest, total.low(BELOW)
        sure = percent(total.at(quantity))
        was_sure = percent(before.at(before.likeliest))
        news = quantity != before.likeliest or abs(sure - was_sure) >= NOTED_PERCENT
        if news or why.evidence is Evidence.COUNT:
            self._note(db, sku, why, (before.likeliest, quantity, sure), now_ms)
        told = self._tell(db, sku, total)
        db.conn.execute(
            "INSERT OR REPLACE INTO belief VALUES (?, ?, ?, ?, ?, ?)",
            (sku, quantity, low, sure, told, msgspec.json.encode(after)),
        )
        if first or low != before.low(BELOW):
            self._on_change(db, sku)

    def _note(
        self, db: Database, sku: str, why: Why, figures: tuple[int, int, int], now_ms: int
    ) -> None:
        before, after, sure = figures
        change = StockChange(
            at_ms=now_ms,
            evidence=why.evidence,
            before=before,
            after=after,
            confidence_percent=sure,
            place=why.place,
            reference=why.reference,
            actor=why.actor,
        )
        db.conn.execute(
            "INSERT INTO stock_change (sku, at_ms, document) VALUES (?, ?, ?)",
            (sku, now_ms, msgspec.json.encode(change)),
        )

    def _tell(self, db: Database, sku: str, total: Spread) -> int | None:
        """Tell the chain where belief and books part, and when they are one again."""
        quantity = total.likeliest
        apart = quantity - self._books(db.conn, sku)
        row = db.conn.execute("SELECT told FROM belief WHERE sku = ?", (sku,)).fetchone()
        told: int | None = None if row is None else row[0]
        if apart == (told or 0):
            return told
        believed = OnHandBelieved(
            store_id=self._store_id,
            sku=sku,
            quantity=quantity,
            low=total.low(BELOW),
            confidence_percent=percent(total.at(quantity)),
            books=quantity - apart,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, believed)
        return apart


def percent(chance: float) -> int:
    """A probability in whole percent; what is not certain is never shown as 100."""
    return min(99, int(100 * chance + 0.5)) if chance < 1 - 1e-6 else 100


def read_item(conn: sqlite3.Connection, sku: str) -> ItemBelief | None:
    """What is kept of an item."""
    row = conn.execute("SELECT document FROM belief WHERE sku = ?", (sku,)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=ItemBelief)


def read_trade(conn: sqlite3.Connection) -> Trade:
    """How far the store's trade has come."""
    return Trade(
        *conn.execute("SELECT days, lines_per_day, day, lines_today FROM trade").fetchone()
    )


def believed_low(conn: sqlite3.Connection, sku: str) -> int | None:
    """The quantity that is there with 95%; None where nothing is believed yet."""
    row = conn.execute("SELECT low FROM belief WHERE sku = ?", (sku,)).fetchone()
    return None if row is None else int(row[0])


def history(conn: sqlite3.Connection, sku: str, limit: int) -> Iterable[StockChange]:
    """What changed an item's figure, the newest first."""
    rows = conn.execute(
        "SELECT document FROM stock_change WHERE sku = ? ORDER BY id DESC LIMIT ?", (sku, limit)
    )
    return [msgspec.json.decode(document, type=StockChange) for (document,) in rows]
