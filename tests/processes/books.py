"""What each program has on its disk, read straight from its database."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from storecore.contracts.facts import Body, Fact, read_body
from storecore.journal.journal import facts_after
from storecore.journal.verifying import verify
from storeside.programs.floor import DEMO, floor_goods
from tests.processes.shop import Shop

B = TypeVar("B", bound=Body)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; the program may be running."""
    with closing(sqlite3.connect(path, timeout=30)) as conn:
        conn.execute("PRAGMA query_only = 1")
        yield conn


class Books:
    """One program's facts in order of arrival, with whatever is wrong with its chains."""

    def __init__(self, shop: Shop, program: str) -> None:
        self.program = program
        with reading(shop.database(program)) as conn:
            self.facts = [fact for _, fact in facts_after(conn, 0, 1_000_000)]
            self.faults = list(verify(conn))
            self.verdicts = conn.execute("SELECT * FROM verdict").fetchall()

    def chain(self, origin: str) -> list[Fact]:
        """The facts of one origin, in order of arrival."""
        return [fact for fact in self.facts if fact.origin == origin]

    def bodies(self, type_: type[B]) -> list[B]:
        """What the facts of one type say."""
        bodies = [read_body(fact) for fact in self.facts if fact.type == type_.__name__]
        return [body for body in bodies if isinstance(body, type_)]


def opening_stock() -> Counter[str]:
    """What the demo's shop begins with: pieces, or grams for goods sold by weight."""
    with (DEMO / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Counter({row["sku"]: int(row["opening_stock"]) for row in rows if row["opening_stock"]})


def edge_stock(shop: Shop) -> tuple[Counter[str], Counter[str]]:
    """On-hand and reserved of each sku as the edge has it."""
    with reading(shop.database("edge")) as conn:
        rows = conn.execute("SELECT sku, on_hand, reserved FROM stock").fetchall()
    return _on_hand_and_reserved(rows)


def cloud_stock(shop: Shop) -> tuple[Counter[str], Counter[str]]:
    """On-hand and reserved of each sku as the cloud has it."""
    with reading(shop.database("cloud")) as conn:
        rows = conn.execute("SELECT sku, on_hand, reserved FROM inventory").fetchall()
    return _on_hand_and_reserved(rows)


def _on_hand_and_reserved(rows: list[tuple[str, int, int]]) -> tuple[Counter[str], Counter[str]]:
    return Counter({row[0]: row[1] for row in rows}), Counter({row[0]: row[2] for row in rows})


def charges(shop: Shop) -> dict[str, tuple[int, str]]:
    """What the card terminal has charged: amount and currency by the intent that asked for it."""
    with reading(shop.database("terminal")) as conn:
        rows = conn.execute(
            "SELECT sale_transaction_id, minor, currency FROM payment WHERE state = 'approved'"
        ).fetchall()
    charged = {intent: (minor, currency) for intent, minor, currency in rows}
    assert len(charged) == len(rows), "one intent was charged twice"
    return charged


def shelf_levels(shop: Shop) -> dict[str, int]:
    """How many pieces the edge believes to lie at each sensed place."""
    with reading(shop.database("edge")) as conn:
        return dict(conn.execute("SELECT place, quantity FROM shelf").fetchall())


def opening_levels() -> dict[str, int]:
    """How many pieces lie at each sensed place when the demo's shop opens."""
    return {place["place"]: place["count"] for place in floor_goods()}


def goods_on_sale(shop: Shop) -> int:
    """How many goods the kiosk has in its own copy of the catalogue."""
    with reading(shop.database("kiosk")) as conn:
        query = "SELECT count(*) FROM mirror WHERE collection = 'item'"
        return int(conn.execute(query).fetchone()[0])


def given_numbers(shop: Shop) -> tuple[str, dict[str, int]]:
    """The bridge's numbering and the last number it has given to each device."""
    with reading(shop.database("bridge")) as conn:
        ((boot_id,),) = conn.execute("SELECT boot_id FROM outbox_self").fetchall()
        return boot_id, dict(conn.execute("SELECT device, seq FROM outbox_head").fetchall())


def unconfirmed(shop: Shop) -> int:
    """How many observations the bridge still keeps for the edge."""
    with reading(shop.database("bridge")) as conn:
        return int(conn.execute("SELECT count(*) FROM outbox").fetchone()[0])


def taken_numbers(shop: Shop) -> tuple[set[str], dict[str, int], int]:
    """The bridge's numberings that the edge knows, how far it has each device, and what never
    came."""
    with reading(shop.database("edge")) as conn:
        rows = conn.execute("SELECT boot_id, device, seq, gaps FROM reading_position").fetchall()
    return (
        {row[0] for row in rows},
        {row[1]: row[2] for row in rows},
        sum(row[3] for row in rows),
    )


def quarantined(shop: Shop) -> list[tuple[str, str, str]]:
    """Topic, reason and detail of what the edge has put aside."""
    with reading(shop.database("edge")) as conn:
        rows = conn.execute("SELECT topic, reason, detail FROM quarantine ORDER BY id")
        return rows.fetchall()
