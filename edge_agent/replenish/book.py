"""What each day sold of each item and how it is delivered, and what to refill by it.

What writes runs inside a Writer's work.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterator

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from edge_agent.belief.why import Why
from edge_agent.replenish.demand import Demand, after_day
from edge_agent.replenish.propose import Supply, order_proposal, shelf_proposal
from edge_agent.sensing.planogram import Planogram
from storecore.clock import Clock
from storecore.contracts.item_stock import Evidence
from storecore.contracts.replenish import OrderProposal, Replenishment, ShelfProposal

DAY_MS = 86_400_000
DAYS_CAUGHT_UP_MAX = 60
GRAMS_FROM = 3000
"""An item of which so much is there is counted in grams: it is not proposed in pieces."""

REPLENISH_MIGRATIONS = Migrations("replenish")


@REPLENISH_MIGRATIONS()
def demand(db: Database) -> None:
    """`item_demand`: for each sku a `demand.Demand`, the day that is not over and what it sold so
    far; `pack`: the greatest number that divides every delivery of it. `delivered`: the newest
    delivery."""
    db.conn.execute(
        """
        CREATE TABLE item_demand (
            sku TEXT PRIMARY KEY,
            day INTEGER NOT NULL,
            sold INTEGER NOT NULL,
            pack INTEGER NOT NULL,
            document BLOB NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute("CREATE TABLE delivered (at_ms INTEGER NOT NULL)")
    db.conn.execute("INSERT INTO delivered VALUES (0)")


class _Row(msgspec.Struct, frozen=True):
    day: int
    sold: int
    pack: int
    demand: Demand


class ReplenishBook:
    """`every_days` is how often the warehouse delivers."""

    def __init__(self, clock: Clock, every_days: float) -> None:
        self._clock = clock
        self._every_days = every_days

    def moved(self, db: Database, sku: str, change: int, why: Why) -> None:
        """The books have changed: a sale is demand, a delivery tells of packs."""
        if why.evidence in {Evidence.SALE, Evidence.ORDER} and change < 0:
            row = self._row(db.conn, sku)
            _keep(db, sku, msgspec.structs.replace(row, sold=row.sold - change))
        elif why.evidence is Evidence.RECEIPT and change > 0:
            row = self._row(db.conn, sku)
            _keep(db, sku, msgspec.structs.replace(row, pack=math.gcd(row.pack, change)))
            db.conn.execute("UPDATE delivered SET at_ms = ?", (self._clock.wall_ms(),))

    def propose(self, conn: sqlite3.Connection, planogram: Planogram, limit: int) -> Replenishment:
        """What to refill, the most urgent first. Safe on any thread with its own connection."""
        orders = sorted(self._orders(conn), key=_urgency)
        shelves = sorted(_shelves(conn, planogram), key=lambda p: (p.lies / p.minimum, p.place))
        return Replenishment(shelves=tuple(shelves[:limit]), orders=tuple(orders[:limit]))

    def _orders(self, conn: sqlite3.Connection) -> Iterator[OrderProposal]:
        supply = self._supply(conn)
        rows = conn.execute(
            "SELECT d.sku, coalesce(b.low, s.on_hand, 0), coalesce(s.reserved, 0) "
            "FROM item_demand d LEFT JOIN belief b USING (sku) LEFT JOIN stock s USING (sku)"
        )
        for sku, there, promised in rows.fetchall():
            row = self._row(conn, sku)
            if there >= GRAMS_FROM:
                continue
            found = order_proposal(
                sku,
                row.demand,
                there=max(0, there),
                on_order=0,
                promised=promised,
                supply=msgspec.structs.replace(supply, pack_size=max(1, row.pack)),
            )
            if found is not None:
                yield found

    def _supply(self, conn: sqlite3.Connection) -> Supply:
        (newest_ms,) = conn.execute("SELECT at_ms FROM delivered").fetchone()
        since = (self._clock.wall_ms() - newest_ms) / DAY_MS if newest_ms else 0.0
        to_next = max(0.5, self._every_days - since) if newest_ms else self._every_days
        return Supply(days_to_next=to_next, days_between=self._every_days)

    def _row(self, conn: sqlite3.Connection, sku: str) -> _Row:
        """An item's demand up to yesterday; days that nobody bought it count, too."""
        today = self._clock.wall_ms() // DAY_MS
        found = conn.execute(
            "SELECT day, sold, pack, document FROM item_demand WHERE sku = ?", (sku,)
        ).fetchone()
        if found is None:
            return _Row(today, 0, 0, Demand())
        day, sold, pack, document = found
        known = msgspec.json.decode(document, type=Demand)
        over = min(DAYS_CAUGHT_UP_MAX, today - day)
        for number in range(over):
            known = after_day(known, sold if number == 0 else 0)
        return _Row(max(today, day), 0 if over > 0 else sold, pack, known)


def _keep(db: Database, sku: str, row: _Row) -> None:
    db.conn.execute(
        "INSERT OR REPLACE INTO item_demand VALUES (?, ?, ?, ?, ?)",
        (sku, row.day, row.sold, row.pack, msgspec.json.encode(row.demand)),
    )


def _urgency(proposal: OrderProposal) -> tuple[float, str]:
    """How many days what is there will last."""
    lasts = (proposal.there - proposal.promised) / max(1, proposal.per_day_milli)
    return lasts, proposal.sku


def _shelves(conn: sqlite3.Connection, planogram: Planogram) -> Iterator[ShelfProposal]:
    lying = {
        str(place): (str(sku), int(quantity))
        for place, sku, quantity in conn.execute("SELECT place, sku, quantity FROM shelf")
    }
    behind: Counter[str] = Counter(
        {
            str(sku): int(quantity)
            for sku, quantity in conn.execute("SELECT sku, quantity FROM belief")
        }
    )
    for sku, quantity in lying.values():
        behind[sku] -= quantity
    for place, (sku, quantity) in lying.items():
        facing = planogram.at(place)
        if facing is None or facing.sku != sku or facing.minimum < 1:
            continue
        found = shelf_proposal(
            sku,
            place,
            lies=quantity,
            minimum=facing.minimum,
            target=facing.target,
            behind=behind[sku],
        )
        if found is not None:
            behind[sku] -= found.pieces
            yield found
