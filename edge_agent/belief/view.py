"""What is believed of one item, as it is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from edge_agent.belief.book import BELOW, history, percent, read_item
from edge_agent.belief.item import ItemBelief, whole
from edge_agent.belief.spread import exactly, shifted
from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram
from edge_agent.sensing.tags.life import STOCK
from edge_agent.stock.ledger import level
from storecore.contracts.item_stock import Evidence, ItemStock, PlaceStock
from storecore.contracts.reference import Sensing

SEEN_PERCENT = 99
UNSURE_PERCENT = 60
LOST_PER_HOUR_PERCENT = 2
HOUR_MS = 3_600_000


class ItemView:
    """Reads on any thread. `listening` tells which devices are heard."""

    def __init__(self, listening: Listening) -> None:
        self._listening = listening

    def show(
        self,
        conn: sqlite3.Connection,
        planogram: Planogram,
        sku: str,
        *,
        now_ms: int,
        changes: int,
    ) -> ItemStock | None:
        """The item's figures; None for one of which nothing was ever heard."""
        books = level(conn, sku)
        item = read_item(conn, sku)
        known = (
            item is not None or conn.execute("SELECT 1 FROM stock WHERE sku = ?", (sku,)).fetchone()
        )
        if not known:
            return None
        item = item or ItemBelief(rest=exactly(max(0, books.on_hand)))
        total = whole(item)
        places = tuple(self._places(conn, planogram, sku, item, now_ms))
        changed = tuple(history(conn, sku, max(changes, 1)))
        ages = [place.age_ms for place in places if place.age_ms is not None]
        ages += [max(0, now_ms - changed[0].at_ms)] if changed else []
        sources = {place.source for place in places if place.quantity} or {Evidence.BOOKS}
        return ItemStock(
            sku=sku,
            quantity=total.likeliest,
            confidence_percent=percent(total.at(total.likeliest)),
            low=total.low(BELOW),
            high=total.high(BELOW),
            books=books.on_hand,
            reserved=books.reserved,
            age_ms=min(ages, default=None),
            sources=tuple(sorted(sources)),
            places=places,
            history=changed[:changes],
        )

    def _places(
        self,
        conn: sqlite3.Connection,
        planogram: Planogram,
        sku: str,
        item: ItemBelief,
        now_ms: int,
    ) -> Iterator[PlaceStock]:
        heard = dict(conn.execute("SELECT device, seen_ms FROM device").fetchall())
        for spot in [*_tagged(conn, planogram, sku), *_weighed(conn, planogram, sku)]:
            age_ms = max(0, now_ms - heard[spot.device]) if heard.get(spot.device) else None
            yield PlaceStock(
                place=spot.place,
                quantity=spot.quantity,
                confidence_percent=self._sure(spot, age_ms),
                source=spot.source,
                age_ms=age_ms,
            )
        rest = shifted(whole(item), -item.seen)
        yield PlaceStock(
            place="",
            quantity=rest.likeliest,
            confidence_percent=percent(rest.at(rest.likeliest)),
            source=Evidence.COUNT if item.counted_ms else Evidence.BOOKS,
            age_ms=max(0, now_ms - item.counted_ms) if item.counted_ms else None,
        )

    def _sure(self, spot: _Spot, age_ms: int | None) -> int:
        """It falls with the hours in which nobody hears the device."""
        sure = UNSURE_PERCENT if spot.wrong else SEEN_PERCENT
        if age_ms is not None and self._listening.is_online(spot.device):
            return sure
        hours = (age_ms or 0) // HOUR_MS
        return max(UNSURE_PERCENT // 2, sure - LOST_PER_HOUR_PERCENT * (1 + hours))


class _Spot(NamedTuple):
    place: str
    device: str
    quantity: int
    source: Evidence
    wrong: bool = False


def _tagged(conn: sqlite3.Connection, planogram: Planogram, sku: str) -> Iterator[_Spot]:
    """Every place where tags of an item are or should be."""
    states = ", ".join(f"'{state}'" for state in sorted(STOCK))
    rows = conn.execute(
        "SELECT place, max(device), count(*) FROM tag "  # noqa: S608
        f"WHERE sku = ? AND state IN ({states}) GROUP BY place",
        (sku,),
    ).fetchall()
    found = {str(place): (str(device), int(number)) for place, device, number in rows}
    shown = dict(conn.execute("SELECT place, quantity FROM shelf WHERE sku = ?", (sku,)).fetchall())
    for place, facing in planogram.sensed().items():
        if facing.sku == sku and facing.sensing is Sensing.RFID:
            device, number = found.get(place, (facing.device, 0))
            # A shelf that has fallen silent is empty before its pieces are taken to have gone.
            found[place] = (device, min(number, shown.get(place, number)))
    for place, (device, number) in sorted(found.items()):
        yield _Spot(place, device, number, Evidence.TAG)


def _weighed(conn: sqlite3.Connection, planogram: Planogram, sku: str) -> Iterator[_Spot]:
    """Every scale place of an item."""
    rows = conn.execute(
        "SELECT place, quantity, wrong FROM shelf WHERE sku = ? ORDER BY place", (sku,)
    )
    for place, quantity, wrong in rows.fetchall():
        facing = planogram.at(place)
        if facing is not None and facing.sensing is Sensing.WEIGHT:
            yield _Spot(place, facing.device, quantity, Evidence.WEIGHT, bool(wrong))
