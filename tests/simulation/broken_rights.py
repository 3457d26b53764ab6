"""Rights, orders and goods, done wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

import msgspec
from sqlite_utils import Database

from cloud_inventory.store.promises import CloudPromises
from edge_agent.orders import desk
from edge_agent.stock.ledger import StockLedger
from edge_agent.stock.promises import Promises
from kiosk.application.rights import KioskRights
from storecore.contracts.reference import Delivery, Order
from storecore.escrow import book, rules
from storecore.escrow.book import RightsBook
from storecore.escrow.rules import Account
from storecore.journal.fence import Fence
from storecore.orders.goods import held
from tests.simulation.registry import mutant, together


@mutant("lines")
def delta_instead_of_cumulative() -> AbstractContextManager[Any]:
    def hear(account: Account, giver: str, total: int) -> Account:
        seen = {**account.seen, giver: account.seen.get(giver, 0) + total}
        return msgspec.structs.replace(account, seen=seen)

    return patch.object(book, "hear", hear)


@mutant("people")
def rights_given_without_parting_with_them() -> AbstractContextManager[Any]:
    def give(account: Account, to: str, quantity: int) -> Account:
        given = rules.give(account, to, quantity)
        return msgspec.structs.replace(given, minted=given.minted + quantity)

    return patch.object(RightsBook, "give", _giving(give))


def _giving(rule: Callable[[Account, str, int], Account]) -> Callable[..., int]:
    def give(self: RightsBook, db: Database, *key: Any) -> int:
        ledger, item, to, quantity = key
        changed = rule(self.account(db.conn, ledger, item), to, quantity)
        self._put(db, ledger, item, changed)
        self._with(db, (ledger, item, to), "given", changed.given[to])
        return changed.given[to]

    return give


@mutant("people")
def rights_never_used_up() -> AbstractContextManager[Any]:
    return patch.object(RightsBook, "sell", lambda *_: None)


@mutant("people")
def cloud_promises_without_spending() -> AbstractContextManager[Any]:
    return patch("cloud_inventory.store.promises.spend", lambda *_: 0)


@mutant("lines")
def rights_reclaimed_by_timeout() -> AbstractContextManager[Any]:
    settle = Promises._settle

    def reclaim(self: Promises, db: Database, item: str) -> None:
        epoch = self._journal.incarnation(db)
        for holder, one in self._book.others(db.conn, epoch, item).items():
            silent = self._clock.wall_ms() // 3_600_000 % 3 == 0
            if silent and one.holds > 0:
                self._book.hear(db, epoch, item, holder, one.seen + one.holds)
        settle(self, db, item)

    return patch.object(Promises, "_settle", reclaim)


@mutant("copies")
def rights_kept_by_a_kiosk_put_back() -> AbstractContextManager[Any]:
    return patch.object(KioskRights, "_holder", lambda self, _: f"{self._journal.origin}@1")


@mutant("web")
def rights_kept_by_a_cloud_put_back() -> AbstractContextManager[Any]:
    holders = Promises._holders

    def same(self: Promises, db: Database) -> list[str]:
        return ["cloud@1", *(one for one in holders(self, db) if not one.startswith("cloud@"))]

    return together(
        patch.object(CloudPromises, "_holder", lambda *_: "cloud@1"),
        patch.object(Promises, "_holders", same),
    )


@mutant("copies")
def delivery_taken_in_twice() -> AbstractContextManager[Any]:
    receive = StockLedger.receive

    def again(self: StockLedger, db: Database, delivery: Delivery) -> bool:
        db.conn.execute("DELETE FROM received_delivery")
        return receive(self, db, delivery)

    return together(
        patch.object(StockLedger, "receive", again),
        patch.object(Fence, "check", lambda *_: None),
    )


@mutant("lines")
def order_decided_each_time_it_comes() -> AbstractContextManager[Any]:
    def take_in(self: Any, db: Database, order: Order) -> None:
        self._on_new(db, order)
        self._admit(db, order, cancelled=order.cancel_asked)

    return patch.object(desk.OrderDesk, "take_in", take_in)


@mutant("people")
def picked_goods_free_as_soon_as_the_order_is_off() -> AbstractContextManager[Any]:
    def kept(order: Order) -> Counter[str]:
        return held(msgspec.structs.replace(order, put_away_due=False))

    return patch("edge_agent.orders.consequences.held", kept)


@mutant("people")
def minted_more_than_is_believed() -> AbstractContextManager[Any]:
    return patch("edge_agent.stock.promises.sellable", lambda on_hand, _: 3 * max(on_hand, 0))


@mutant("people")
def spent_rights_not_noted() -> AbstractContextManager[Any]:
    return patch.object(RightsBook, "note_spent", lambda *_: None)
