"""What people do in a run: buy, order, pick, deliver, count, change prices."""

from __future__ import annotations

import msgspec

from edge_agent.orders.book import find_order
from edge_agent.stock.ledger import level
from edge_agent.stock.promises import must_be_counted
from storecore.contracts.cloud_api import PlaceOrder, PlaceOrderLine
from storecore.contracts.local_api import OrderAction
from storecore.contracts.reference import Delivery, Item, Order, SoldBy
from storecore.money import Money
from storeside.simulate.chain import Chain
from storeside.simulate.clockwork import HOUR_MS
from storeside.simulate.edge import EdgeNode
from storeside.simulate.plan import SKUS, Happening
from storeside.simulate.steps import next_step


class People:
    """Acts on the nodes of a chain; where a node is off, nothing happens."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._requests = 0
        self._minor = 100

    def buy(self, happening: Happening) -> None:
        """A customer with one or two kinds of goods at a kiosk."""
        till = self._chain.tills[happening.number % len(self._chain.tills)]
        if till.life.over:
            return
        wanted = {_sku(happening): 1 + happening.size % 3, SKUS[happening.number // 31 % 4]: 1}
        shelf = self._chain.truth.shelf
        there = [(sku, n) for sku, n in wanted.items() if shelf[till.store_id, sku] >= n]
        for sku, count in there:
            shelf[till.store_id, sku] -= count
        till.guarded(lambda: self._note("bought", till.buy(there)))

    def flood(self, happening: Happening) -> None:
        """A hundred customers at once."""
        for n in range(20 * happening.size):
            self.buy(msgspec.structs.replace(happening, number=happening.number + n))

    def order(self, happening: Happening) -> None:
        """A customer of the web shop."""
        cloud = self._chain.cloud
        if cloud.life.over:
            return
        store = self._chain.stores[happening.number % len(self._chain.stores)]
        self._requests += 1
        request = PlaceOrder(
            request_id=f"r{self._requests}",
            store_id=store.store_id,
            customer_name="Ana",
            lines=(PlaceOrderLine(sku=_sku(happening), quantity=1 + happening.size % 3),),
        )
        cloud.guarded(lambda: self._note("ordered", cloud.order(request)))

    def cancel(self, happening: Happening) -> None:
        """A customer changes his mind."""
        cloud = self._chain.cloud
        placed = sorted(self._chain.truth.orders)
        if placed and not cloud.life.over:
            order_id = placed[happening.number % len(placed)]
            cloud.guarded(lambda: cloud.cancel(order_id))

    def staff(self, happening: Happening) -> None:
        """Somebody takes the next step with every order of a store."""
        edge = self._chain.edges[happening.number % len(self._chain.edges)]
        rows = edge.disk.conn.execute(
            "SELECT order_id FROM customer_order WHERE ended_ms IS NULL ORDER BY order_id"
        )
        for (order_id,) in rows.fetchall():
            order = find_order(edge.disk.conn, order_id)
            action = next_step(order) if order is not None else None
            if order is not None and action is not None and not edge.life.over:
                self._step(edge, order, action)

    def _step(self, edge: EdgeNode, order: Order, action: OrderAction) -> None:
        request_id = f"{order.order_id}-{action}-{order.steps}"
        edge.guarded(lambda: self._note("stepped", edge.staff_step(order, action, request_id)))

    def deliver(self, happening: Happening) -> None:
        """Goods for a store."""
        cloud = self._chain.cloud
        if cloud.life.over:
            return
        store = self._chain.stores[happening.number % len(self._chain.stores)]
        lines = tuple((sku, happening.size + 2 * n) for n, sku in enumerate(SKUS))
        delivery = Delivery(delivery_id=f"d{happening.at_ms}-{happening.number}", lines=lines)
        cloud.guarded(lambda: cloud.deliver(store, delivery))
        for sku, count in lines:
            self._chain.truth.shelf[store.store_id, sku] += count

    def count(self, happening: Happening) -> None:
        """Somebody counts one item; now and then the books were a little wrong."""
        edge = self._chain.edges[happening.number % len(self._chain.edges)]
        if edge.life.over:
            return
        sku = _sku(happening)
        if must_be_counted(edge.disk.conn, sku):
            return  # an edge put back from a copy is counted when all kiosks have spoken with it
        held = level(edge.disk.conn, sku).on_hand
        found = max(0, held + (happening.size - 4 if happening.number % 3 == 0 else 0))
        if found < held:
            self._chain.truth.shaken.add((edge.store_id, sku))
        edge.guarded(lambda: edge.count(sku, found))

    def sense(self, happening: Happening) -> None:
        """Sensors of a store see something."""
        edge = self._chain.edges[happening.number % len(self._chain.edges)]
        if not edge.life.over:
            place = f"A{happening.number // 7 % 4}"
            edge.guarded(lambda: edge.sense(place, happening.size))

    def tidy(self, happening: Happening) -> None:
        """A store lets go of what its sensors saw some hours ago."""
        edge = self._chain.edges[happening.number % len(self._chain.edges)]
        if not edge.life.over:
            edge.guarded(lambda: edge.tidy(happening.size * HOUR_MS))

    def price(self, _: Happening | None = None) -> None:
        """Head office changes all prices."""
        cloud = self._chain.cloud
        if cloud.life.over:
            return
        self._minor += 10
        items = [_item(sku, self._minor) for sku in SKUS]
        for store in self._chain.stores:
            cloud.guarded(lambda store=store: cloud.publish(store, *items))  # type: ignore[misc]

    def _note(self, kind: str, done: bool) -> None:
        self._chain.clockwork.note(kind if done else f"{kind}_not")


def _sku(happening: Happening) -> str:
    return SKUS[happening.number // 7 % len(SKUS)]


def _item(sku: str, minor: int) -> Item:
    return Item(
        sku=sku,
        names={"en": sku},
        category="all",
        price=Money(minor, "EUR"),
        tax_percent=7,
        sold_by=SoldBy.EACH,
    )
