"""What was promised ahead, held against the rights that it was promised on."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

import msgspec

from storecore.contracts.facts import OrderRejected, SaleCompleted, read_body
from storecore.contracts.promises import RightsSpent
from storecore.contracts.reference import Order
from storecore.journal.journal import facts_after
from storeside.simulate.chain import Chain
from storeside.simulate.edge import EdgeNode


def promise_differences(chain: Chain) -> Iterator[str]:
    """Every promised order was paid for with rights; no more of them were rejected than customers
    with the goods in hand, or a count, took away."""
    conn = chain.cloud.disk.conn
    promised: Counter[tuple[str, str, str]] = Counter()
    rows = conn.execute("SELECT document FROM orders").fetchall()
    orders = {o.order_id: o for (raw,) in rows if (o := msgspec.json.decode(raw, type=Order))}
    for order in orders.values():
        if order.promise is not None:
            for line in order.lines:
                key = (f"{order.store_id}/{order.promise.epoch}", order.promise.holder, line.sku)
                promised[key] += line.quantity
    sold = {(r[0], r[1]): r[2] for r in conn.execute("SELECT ledger, item, sold FROM rights")}
    for (ledger, holder, item), quantity in promised.items():
        paid = sold.get((f"{ledger}/{holder}", item), 0)
        if paid != quantity:
            yield f"{quantity} of {item} promised on {paid} rights"
    for edge in chain.edges:
        yield from _rejected(chain, edge, orders)
    for lost in chain.truth.orders - orders.keys() - chain.truth.lost_orders:
        yield f"order {lost} was taken and is gone"
    told = {
        (str(r[0]), str(r[1]))
        for r in conn.execute("SELECT json_extract(payload, '$.order_id'), type FROM fact")
    }
    for store_id, order_id, kind in chain.truth.steps:
        if store_id not in chain.truth.lost_steps and (order_id, kind) not in told:
            yield f"{kind} of order {order_id} was answered and is gone"


def _rejected(chain: Chain, edge: EdgeNode, orders: dict[str, Order]) -> Iterator[str]:
    debts = _debts(edge.disk.conn)
    rejected: Counter[str] = Counter()
    for _, fact in facts_after(edge.disk.conn, 0, -1):
        body = read_body(fact)
        order = orders.get(body.order_id) if isinstance(body, OrderRejected) else None
        if order is not None and order.promise is not None:
            rejected.update({line.sku for line in order.lines})
    for sku, count in rejected.items():
        # An order of three may be rejected over a debt of one, but not over none.
        if count > debts[sku] and (edge.store_id, sku) not in chain.truth.shaken:
            yield f"{edge.name} rejected {count} promised orders of {sku}, over {debts[sku]}"


def _debts(conn: sqlite3.Connection) -> Counter[str]:
    """How many of each item were sold without rights."""
    debts: Counter[str] = Counter()
    for _, fact in facts_after(conn, 0, -1):
        body = read_body(fact)
        if isinstance(body, SaleCompleted):
            debts.update({line.sku: line.quantity for line in body.lines})
        elif isinstance(body, RightsSpent):
            debts.subtract({line.item: line.on_rights for line in body.lines})
    return debts
