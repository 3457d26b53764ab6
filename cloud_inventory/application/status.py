"""What the cloud says of itself."""

from __future__ import annotations

from collections.abc import Callable

from cloud_inventory.store.port import CloudStore
from storecore.clock import Clock
from storecore.contracts.exchange import ChainHead
from storecore.contracts.status import ProgramStatus


class CloudStatus:
    """Makes the cloud's `ProgramStatus`: chains held, facts not accepted, a note per store."""

    def __init__(
        self,
        name: str,
        store: CloudStore,
        heads: Callable[[], tuple[ChainHead, ...]],
        clock: Clock,
    ) -> None:
        self._name = name
        self._store = store
        self._heads = heads
        self._clock = clock
        self._started_ms = clock.wall_ms()

    def __call__(self) -> ProgramStatus:
        """The status now."""
        return ProgramStatus(
            program="cloud",
            name=self._name,
            started_ms=self._started_ms,
            heads=self._heads(),
            quarantined=self._store.facts_not_accepted(),
            notes=tuple(self._note(store.store_id) for store in self._store.stores()),
        )

    def _note(self, store_id: str) -> str:
        inventory = self._store.inventory(store_id)
        sales = sum(day.sales for day in self._store.sales(store_id))
        if inventory.heard_ms == 0:
            return f"store {store_id}: nothing heard yet"
        age_s = max(0, self._clock.wall_ms() - inventory.heard_ms) // 1000
        return (
            f"store {store_id}: heard {age_s} s ago, {sales} sales, "
            f"{self._store.open_tasks(store_id)} open tasks"
        )
