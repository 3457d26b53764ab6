"""One round of a connector: goods and orders in, what became of them and stock out.

Nothing hangs on its memory. Every step may be repeated: the cloud knows an order by its request id,
which is made of the backend's own key; the backend is asked how far it is before it is changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from cloud_inventory.connectors.book import Book, Kept
from cloud_inventory.connectors.catalogue import import_request
from cloud_inventory.connectors.cloud import CloudClient, CloudSaysNo
from cloud_inventory.connectors.port import Backend, BackendOrder
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder, PlaceOrderLine
from storecore.contracts.orders import Order, OrderState
from storecore.logs import Log

log = Log(__name__)

_MAY_COME = {CloudRefusalCode.NOT_AVAILABLE, CloudRefusalCode.UNKNOWN_SKU}
"""Refusals that may be over by themselves: such an order is placed again in each round."""


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """What is joined: `name` tells several backends of one cloud apart."""

    name: str
    store_id: str
    store_name: str = ""
    tax_percent: int = 0


class Connector:
    """Used by one thread. Every step raises `BackendDown` where either side does not answer."""

    def __init__(self, joined: Joined, backend: Backend, cloud: CloudClient, book: Book) -> None:
        self._joined = joined
        self._backend = backend
        self._cloud = cloud
        self._book = book

    def round(self) -> None:
        """Everything once."""
        self.bring_goods()
        self.bring_orders()
        self.tell_of_orders()
        self.tell_stock()

    def bring_goods(self) -> None:
        """Import the catalogue where it has changed since it was last taken."""
        goods = self._backend.goods()
        request = import_request(
            self._joined.store_id,
            goods,
            tax_percent=self._joined.tax_percent,
            store_name=self._joined.store_name,
        )
        mark = hashlib.sha256(msgspec.json.encode(request)).hexdigest()
        if not goods or mark == self._book.mark("goods"):
            return
        report = self._cloud.load(request)
        for problem in report.problems:
            log.warning("good_not_taken", file=problem.file, why=problem.problem)
        self._book.set_mark("goods", mark)
        log.info("goods_taken", goods=len(goods), changed=report.changed)

    def bring_orders(self) -> None:
        """Place what is new, and what was refused for a reason that may be over."""
        orders, reached = self._backend.orders(self._book.mark("orders"))
        settled = [self._is_settled(order) for order in orders]
        if all(settled):
            self._book.set_mark("orders", reached)

    def tell_of_orders(self) -> None:
        """Look at each order that is under way, and tell the backend where it is at an end."""
        for kept in self._book.followed():
            order = self._cloud.order(kept.order_id)
            if order.state.value == kept.told:
                continue
            if order.state is OrderState.COLLECTED:
                self._backend.hand_over(kept.key, handed(order))
            elif ended := _ended(order):
                self._backend.tell(kept.key, ended)
            self._book.keep(msgspec.structs.replace(kept, told=order.state.value))
            log.info("order_told", key=kept.key, state=order.state.value)

    def tell_stock(self) -> None:
        """Set what the backend believes to what the store has, where it is something else."""
        believed = self._backend.stock()
        lines = self._cloud.inventory(self._joined.store_id).lines
        wrong = {
            line.sku: max(0, line.on_hand)
            for line in lines
            if line.sku in believed and believed[line.sku] != max(0, line.on_hand)
        }
        if wrong:
            self._backend.set_stock(wrong)
            log.info("stock_told", skus=len(wrong))

    def _is_settled(self, order: BackendOrder) -> bool:
        """Whether the order need not be looked at again until it changes."""
        kept = self._book.order(order.key)
        if kept is not None and (kept.order_id or kept.version == order.version):
            return True
        try:
            placed = self._cloud.place(self._request(order))
        except CloudSaysNo as refusal:
            return self._refused(order, kept, refusal)
        self._book.keep(Kept(key=order.key, version=order.version, order_id=placed.order_id))
        log.info("order_taken", key=order.key, order=placed.order_id)
        return True

    def _refused(self, order: BackendOrder, kept: Kept | None, refusal: CloudSaysNo) -> bool:
        if kept is None or kept.note != refusal.detail:
            self._backend.tell(order.key, refusal.detail)
        may_come = refusal.code in _MAY_COME
        version = "" if may_come else order.version
        self._book.keep(Kept(key=order.key, version=version, note=refusal.detail))
        log.warning("order_refused", key=order.key, code=refusal.code, why=refusal.detail)
        return not may_come

    def _request(self, order: BackendOrder) -> PlaceOrder:
        return PlaceOrder(
            request_id=f"{self._joined.name}-{order.key}",
            store_id=self._joined.store_id,
            customer_name=order.customer_name,
            lines=tuple(PlaceOrderLine(sku=sku, quantity=number) for sku, number in order.lines),
        )


def handed(order: Order) -> Mapping[str, int]:
    """How many pieces of each sku went with the customer of a collected order."""
    pieces: dict[str, int] = {}
    for line in order.lines:
        if line.goods is None:
            pieces[line.sku] = pieces.get(line.sku, 0) + line.quantity
            continue
        for goods in line.goods:
            number = goods.handed or goods.quantity - goods.refused
            pieces[goods.sku] = pieces.get(goods.sku, 0) + number
    return pieces


def _ended(order: Order) -> str:
    """Why the order will not be handed over; empty while it may."""
    state = order.ended_as or order.state
    if state in (OrderState.REJECTED, OrderState.CANCELLED, OrderState.EXPIRED):
        return f"{state.value}: {order.reason}" if order.reason else state.value
    return ""
