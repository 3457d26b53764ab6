"""What the chain's pages ask of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from cloud_inventory.store.promises import CloudPromises
from storecore.contracts.reference import Order, Store
from storecore.database.writer import Writer

SEARCHED_MAX = 5000
"""A search looks through so many of the newest orders and facts."""

_ORDERS = msgspec.json.Decoder(Order)
_STORES = msgspec.json.Decoder(Store)
_FACTS = (
    "SELECT f.position, f.origin, f.seq, f.type, f.correlation, f.here_ms, f.payload, "
    "coalesce(v.verdict, ''), coalesce(v.reason, '') FROM fact f {join} JOIN verdict v "
    "ON v.origin = f.origin AND v.incarnation = f.incarnation AND v.seq = f.seq "
    "{where} ORDER BY f.position DESC LIMIT ?"
)
_ALL = _FACTS.format(join="LEFT", where="")
_BEFORE = _FACTS.format(join="LEFT", where="WHERE f.position < ?")
_REFUSED = _FACTS.format(join="", where="")
_REFUSED_BEFORE = _FACTS.format(join="", where="WHERE f.position < ?")


class StoreGlance(msgspec.Struct, frozen=True, kw_only=True):
    """One store at a glance. `waiting`: facts that it had still to send when it last told."""

    store: Store
    heard_ms: int
    is_silent: bool
    waiting: int
    tasks: int
    sales_today: int


class FactGlance(msgspec.Struct, frozen=True, kw_only=True):
    """One fact as it came. `verdict` is empty for one that was accepted."""

    position: int
    origin: str
    seq: int
    type: str
    correlation: str
    here_ms: int
    payload: str
    verdict: str
    reason: str


class ChainReader:
    """Reads, and changes nothing. Safe from any thread."""

    def __init__(self, writer: Writer, promises: CloudPromises) -> None:
        self._writer = writer
        self._promises = promises

    def stores(self, now_ms: int) -> tuple[StoreGlance, ...]:
        """Every store by its id."""
        conn = self._writer.reader()
        waiting = {
            store_id: (count, told_ms)
            for store_id, count, told_ms in conn.execute(
                "SELECT store_id, waiting, told_ms FROM backlog"
            )
        }
        tasks = _counts(
            conn, "SELECT store_id, count(*) FROM task WHERE closed_ms IS NULL GROUP BY store_id"
        )
        today = datetime.fromtimestamp(now_ms / 1000, UTC).date().isoformat()
        sales = _counts(
            conn,
            "SELECT store_id, sum(sales) FROM sales_total WHERE day = ? GROUP BY store_id",
            (today,),
        )
        stores = [
            _STORES.decode(document)
            for (document,) in conn.execute("SELECT document FROM store ORDER BY store_id")
        ]
        glances = []
        for store in stores:
            count, told_ms = waiting.get(store.store_id, (0, 0))
            glances.append(
                StoreGlance(
                    store=store,
                    heard_ms=max(told_ms, self._promises.heard_ms(conn, store.store_id)),
                    is_silent=self._promises.is_silent(conn, store.store_id),
                    waiting=count,
                    tasks=tasks.get(store.store_id, 0),
                    sales_today=sales.get(store.store_id, 0),
                )
            )
        return tuple(glances)

    def newest_fact(self) -> int:
        """The position of the newest fact; 0 where there is none."""
        row = self._writer.reader().execute("SELECT coalesce(max(position), 0) FROM fact")
        return int(row.fetchone()[0])

    def orders(self, limit: int, before: str = "") -> tuple[Order, ...]:
        """Orders, the newest first; those placed before one of them where it is named."""
        conn = self._writer.reader()
        if before:
            rows = conn.execute(
                "SELECT document FROM orders WHERE order_id < ? ORDER BY order_id DESC LIMIT ?",
                (before, limit),
            )
        else:
            rows = conn.execute(
                "SELECT document FROM orders ORDER BY order_id DESC LIMIT ?", (limit,)
            )
        return tuple(_ORDERS.decode(document) for (document,) in rows)

    def facts(
        self, limit: int, before: int = 0, *, refused: bool = False
    ) -> tuple[FactGlance, ...]:
        """Facts as they came, the newest first; only those not accepted where `refused`."""
        return tuple(self._facts(limit, before, refused=refused))

    def search_facts(self, words: str, limit: int) -> tuple[FactGlance, ...]:
        """The newest facts that have the words in them, whatever the case."""
        sought = words.casefold()
        found: list[FactGlance] = []
        for fact in self._facts(SEARCHED_MAX):
            text = f"{fact.origin} {fact.type} {fact.correlation} {fact.payload}"
            if sought in text.casefold():
                found.append(fact)
                if len(found) == limit:
                    break
        return tuple(found)

    def _facts(self, limit: int, before: int = 0, *, refused: bool = False) -> Iterator[FactGlance]:
        conn = self._writer.reader()
        if before:
            rows = conn.execute(_REFUSED_BEFORE if refused else _BEFORE, (before, limit))
        else:
            rows = conn.execute(_REFUSED if refused else _ALL, (limit,))
        for row in rows:
            position, origin, seq, kind, correlation, here_ms, payload, verdict, reason = row
            yield FactGlance(
                position=position,
                origin=origin,
                seq=seq,
                type=kind,
                correlation=correlation,
                here_ms=here_ms,
                payload=bytes(payload).decode("utf-8", "replace"),
                verdict=verdict,
                reason=reason,
            )


def _counts(conn: sqlite3.Connection, query: str, values: Sequence[str] = ()) -> dict[str, int]:
    return {store_id: int(count) for store_id, count in conn.execute(query, values)}
