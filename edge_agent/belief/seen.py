"""How many pieces of an item sensors see now."""

from __future__ import annotations

import sqlite3

from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.tags.life import STOCK, TagState
from storecore.contracts.reference import Sensing

STOCK_STATES = STOCK | {TagState.EXITING}
"""A piece at the exit has not left yet."""
_LISTED = ", ".join(f"'{state}'" for state in sorted(STOCK_STATES))


def seen_pieces(conn: sqlite3.Connection, planogram: Planogram, sku: str) -> int:
    """Tags that are in the store, and pieces on scales."""
    (tags,) = conn.execute(
        f"SELECT count(*) FROM tag WHERE sku = ? AND state IN ({_LISTED})",  # noqa: S608
        (sku,),
    ).fetchone()
    weighed = 0
    rows = conn.execute("SELECT place, quantity FROM shelf WHERE sku = ?", (sku,)).fetchall()
    for place, quantity in rows:
        facing = planogram.at(place)
        if facing is not None and facing.sensing is Sensing.WEIGHT:
            weighed += quantity
    return int(tags) + weighed
