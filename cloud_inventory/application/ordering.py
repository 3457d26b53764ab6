"""Placing an order: checked, priced, given a pickup code, sent to its store; once per request."""

from __future__ import annotations

from collections.abc import Callable

from cloud_inventory.domain.placing import make_order
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.open_orders import CodeTaken
from cloud_inventory.store.port import CloudStore
from storecore.clock import Clock
from storecore.contracts.cloud_api import CloudRefusalCode, OfferedSlots, PlaceOrder
from storecore.contracts.members import Member, member_key
from storecore.contracts.reference import Order, Store
from storecore.gs1.pickup import PICKUP_ENTROPY_BYTES, make_pickup_code
from storecore.ids import IdSource
from storecore.logs import Log
from storecore.orders.opening import ready_by_ms, slots

log = Log(__name__)

DRAWS_MAX = 5
"""A code is another order's once in millions of draws."""


class Ordering:
    """Takes orders for every store. Its methods block until what they say is on disk."""

    def __init__(
        self, store: CloudStore, clock: Clock, ids: IdSource, entropy: Callable[[int], bytes]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._entropy = entropy

    def new_request_id(self) -> str:
        """An id for a request that is about to be made."""
        return self._ids.new()

    def place(self, request: PlaceOrder, expected_minor: int | None = None) -> Order:
        """The order of this request: a new one, or the one that it made before.

        `expected_minor` is the total that the customer was shown, in minor units.

        Raises:
            CloudRefused: it cannot be ordered, costs another sum than was shown, or the request
                id was used for another order.
        """
        earlier = self._store.order_of(request)
        if earlier is not None:
            return earlier
        for _ in range(DRAWS_MAX):
            order = self._order(request)
            if expected_minor not in (None, order.total.minor):
                raise CloudRefused(
                    CloudRefusalCode.PRICE_CHANGED,
                    f"the total is {order.total.minor} minor units now, not {expected_minor}",
                )
            try:
                kept = self._store.place(request, order)
            except CodeTaken:
                continue
            log.info("order_placed", order=kept.order_id, store=kept.store_id)
            return kept
        raise CloudRefused(CloudRefusalCode.NOT_AVAILABLE, "no code is free; try again")

    def _order(self, request: PlaceOrder) -> Order:
        return make_order(
            request,
            self._store.store(request.store_id),
            self._store.catalogue().items,
            order_id=self._ids.new(),
            pickup_code=make_pickup_code(self._entropy(PICKUP_ENTROPY_BYTES)),
            now_ms=self._clock.wall_ms(),
            slots_taken=self._store.slots_taken(request.store_id),
            member=self.member(request.member_number),
        )

    def member(self, number: str) -> Member | None:
        """Whose number this is, exactly as it stands on the card; None for nobody's."""
        if not number:
            return None
        return self._store.published("member", member_key(number), Member)

    def slots(self, store: Store) -> OfferedSlots:
        """When an order that is placed now may be collected."""
        now_ms = self._clock.wall_ms()
        if store.pickup is None:
            return OfferedSlots(store_id=store.store_id, ready_by_ms=0, slots=())
        taken = self._store.slots_taken(store.store_id)
        return OfferedSlots(
            store_id=store.store_id,
            ready_by_ms=ready_by_ms(store.pickup, now_ms),
            slots=tuple(slots(store.pickup, now_ms, taken)),
        )

    def cancel(self, order_id: str) -> Order:
        """Ask the store to cancel; the order moves only when the store has said so.

        Raises:
            CloudRefused: there is no such order, or it is too late to ask.
        """
        order = self._store.ask_cancel(order_id, self._clock.wall_ms())
        log.info("order_cancel_asked", order=order_id, state=order.state.value)
        return order

    def find(self, order_id: str) -> Order:
        """An order as its store has told of it.

        Raises:
            CloudRefused: there is no such order.
        """
        order = self._store.order(order_id)
        if order is None:
            raise CloudRefused(CloudRefusalCode.UNKNOWN_ORDER, "there is no such order")
        return order
