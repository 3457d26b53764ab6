"""What must hold once everything is quiet: nothing lost, nothing twice, everybody agrees."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

import msgspec

from storecore.contracts.facts import SaleCompleted, ShelfLevelChanged
from storecore.contracts.reference import Order
from storecore.journal.verifying import verify
from storecore.orders.goods import held
from storeside.simulate.chain import Chain
from storeside.simulate.edge import EdgeNode
from storeside.simulate.node import Node
from storeside.simulate.promised import promise_differences
from storeside.simulate.rebuilt import rebuilt_differences
from storeside.simulate.till import TillNode


def differences(chain: Chain) -> Iterator[str]:
    """Everything that is not as it should be, one sentence each."""
    for node in chain.nodes:
        for fault in verify(node.disk.conn):
            yield f"{node.name}: {fault}"
    yield from _chains(chain)
    yield from _sensed(chain)
    yield from _sales(chain)
    for edge in chain.edges:
        yield from _store(chain, edge)
    for till in chain.tills:
        edge = next(edge for edge in chain.edges if edge.name == till.edge)
        yield from _mirrored(till, edge, till.name)
        yield from _leases(till, edge)
    for edge in chain.edges:
        yield from _mirrored(edge, chain.cloud, edge.store_id)
    yield from rebuilt_differences(chain)
    yield from promise_differences(chain)


def _chains(chain: Chain) -> Iterator[str]:
    """Every fact of a kiosk is at its edge and in the cloud, every fact of an edge in the cloud;
    where a chain was frozen its facts were told again."""
    above = {till.name: [till.edge, "cloud"] for till in chain.tills}
    above |= {edge.name: ["cloud"] for edge in chain.edges}
    by_name = {node.name: node for node in chain.nodes}
    for name, others in above.items():
        own = _own_facts(by_name[name].disk.conn, name)
        for other in others:
            missing = own - _all_facts(by_name[other].disk.conn)
            if missing:
                yield f"{other} lacks {len(missing)} facts of {name}, such as {min(missing)}"


def _sensed(chain: Chain) -> Iterator[str]:
    """What sensors saw is in the cloud, though the edge may have let it go."""
    if chain.truth.copied:
        return
    rows = chain.cloud.disk.conn.execute(
        "SELECT payload FROM fact WHERE type = 'ShelfLevelChanged'"
    )
    told = {msgspec.json.decode(row[0], type=ShelfLevelChanged).device for row in rows}
    missing = chain.truth.sensed - told
    if missing:
        yield f"the cloud lacks {len(missing)} of what the sensors saw"


def _own_facts(conn: sqlite3.Connection, origin: str) -> set[tuple[str, bytes]]:
    rows = conn.execute("SELECT type, payload FROM fact WHERE origin = ?", (origin,))
    return {(kind, bytes(payload)) for kind, payload in rows}


def _all_facts(conn: sqlite3.Connection) -> set[tuple[str, bytes]]:
    return {(r[0], bytes(r[1])) for r in conn.execute("SELECT type, payload FROM fact")}


def _sales(chain: Chain) -> Iterator[str]:
    """Sales thanked for are in the cloud once, each with its charge; the money adds up."""
    conn = chain.cloud.disk.conn
    counted = Counter(
        str(row[0]) for row in conn.execute("SELECT transaction_id FROM sale").fetchall()
    )
    for transaction_id in chain.truth.sales:
        if counted[transaction_id] != 1 and transaction_id not in chain.truth.lost_sales:
            yield f"sale {transaction_id} is {counted[transaction_id]} times in the cloud"
    charges = chain.truth.charges
    sold = _bodies(conn, SaleCompleted)
    minor = 0
    for sale in sold.values():
        minor += sale.total.minor
        if sum(line.amount.minor for line in sale.lines) != sale.total.minor:
            yield f"sale {sale.transaction_id}: its lines are not its total"
        for tender in sale.tenders:
            charge = charges.get(tender.intent_id)
            if charge is None or charge.minor != tender.amount.minor:
                yield f"sale {sale.transaction_id}: no such charge at the terminal"
    (total,) = conn.execute("SELECT coalesce(sum(total_minor), 0) FROM sales_total").fetchone()
    if total != minor:
        yield f"the cloud counts {total}, its sales are {minor}"


def _store(chain: Chain, edge: EdgeNode) -> Iterator[str]:
    """Stock and orders: books of the edge, of the cloud, and what follows from the facts."""
    cloud = chain.cloud.disk.conn
    ours = {r[0]: (r[1], r[2]) for r in edge.disk.conn.execute("SELECT * FROM stock")}
    theirs = {
        r[0]: (r[1], r[2])
        for r in cloud.execute(
            "SELECT sku, on_hand, reserved FROM inventory WHERE store_id = ?", (edge.store_id,)
        )
    }
    for sku in sorted(ours.keys() | theirs.keys()):
        if ours.get(sku, (0, 0)) != theirs.get(sku, (0, 0)):
            yield f"{sku} in {edge.name}: {ours.get(sku)}, in the cloud: {theirs.get(sku)}"
    orders = {o.order_id: o for o in _orders(edge.disk.conn, "customer_order")}
    for placed in _orders(cloud, "orders"):
        if placed.store_id != edge.store_id:
            continue
        here = orders.get(placed.order_id)
        if here is None or here.state != placed.state:
            state = here.state if here else "unknown"
            yield f"order {placed.order_id} is {placed.state} in the cloud, {state} in its store"
    reserved: Counter[str] = Counter()
    for order in orders.values():
        if order.store_id == edge.store_id:
            reserved.update(held(order))
    for sku, (_, kept) in ours.items():
        if kept != reserved[sku]:
            yield f"{edge.name} has {kept} of {sku} reserved, its orders {reserved[sku]}"


def _mirrored(reader: Node, server: Node, scope: str) -> Iterator[str]:
    """A reader's copy is what the server's feed says."""
    fed = dict[tuple[str, str], bytes]()
    for collection, key, document in server.disk.conn.execute(
        "SELECT collection, key, document FROM feed WHERE scope IN ('', ?) ORDER BY position",
        (scope,),
    ):
        fed[collection, key] = document
    fed = {key: document for key, document in fed.items() if document is not None}
    held = {
        (r[0], r[1]): r[2]
        for r in reader.disk.conn.execute("SELECT collection, key, document FROM mirror")
    }
    if fed != held:
        wrong = sorted(k for k in fed.keys() | held.keys() if fed.get(k) != held.get(k))
        yield f"{reader.name} holds {len(wrong)} documents otherwise, such as {wrong[0]}"


def _leases(till: TillNode, edge: EdgeNode) -> Iterator[str]:
    """What a kiosk has of rights is what its edge believes it to have."""
    holder = f"{till.name}@{_incarnation(till)}"
    epoch = _incarnation(edge)
    for item, given, seen, spent in edge.disk.conn.execute(
        "SELECT item, given, seen, spent FROM rights_with WHERE ledger = ? AND node = ?",
        (epoch, holder),
    ):
        account = till.rights.account(till.disk.conn, epoch, item)
        if given - seen - spent != account.rights:
            yield f"{till.name} has {account.rights} rights to {item}, not {given - seen - spent}"


def _incarnation(node: TillNode | EdgeNode) -> str:
    row = node.disk.conn.execute(
        "SELECT incarnation FROM own_chain WHERE origin = ?", (node.name,)
    ).fetchone()
    return "" if row is None else str(row[0])


def _bodies(conn: sqlite3.Connection, kind: type[SaleCompleted]) -> dict[str, SaleCompleted]:
    rows = conn.execute("SELECT payload FROM fact WHERE type = ?", (kind.__name__,))
    sales = [msgspec.json.decode(row[0], type=kind) for row in rows]
    return {sale.transaction_id: sale for sale in sales}


def _orders(conn: sqlite3.Connection, table: str) -> list[Order]:
    rows = conn.execute(f"SELECT document FROM {table}")  # noqa: S608
    return [msgspec.json.decode(row[0], type=Order) for row in rows]
