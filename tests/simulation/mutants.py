"""Ways to get it wrong. Each replaces one piece of shipping code by a broken one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import msgspec
from sqlite_utils import Database

from cloud_inventory.store.promises import CloudPromises
from edge_agent.orders import desk
from edge_agent.stock.ledger import StockLedger
from edge_agent.stock.promises import Promises
from kiosk.application.rights import KioskRights
from storecore.contracts.exchange import Answer, FactBatch, FactReply
from storecore.contracts.facts import Fact, Verdict
from storecore.contracts.reference import Delivery, Order
from storecore.database import writer
from storecore.escrow import book, rules
from storecore.escrow.book import RightsBook
from storecore.escrow.rules import Account
from storecore.journal import journal, receiver
from storecore.journal.fence import Fence
from storecore.journal.journal import Journal
from storecore.journal.receiver import Receiver
from storecore.journal.renewal import Renewal
from storecore.replication import http, sending
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.replication.mirror import Mirror
from storeside.simulate import disk, hops

Mutant = Callable[[], AbstractContextManager[Any]]
MUTANTS: dict[str, tuple[str, Mutant]] = {}
"""By name: the kind of trouble that should show it, and what makes it."""


def mutant(trouble: str) -> Callable[[Mutant], Mutant]:
    """Register a mutant."""

    def register(make: Mutant) -> Mutant:
        MUTANTS[make.__name__] = (trouble, make)
        return make

    return register


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
def no_fence() -> AbstractContextManager[Any]:
    return _all(
        patch.object(Fence, "check", lambda *_: None),
        patch.object(FeedFence, "is_breached", lambda *_: False),
    )


@mutant("copies")
def rights_kept_by_a_kiosk_put_back() -> AbstractContextManager[Any]:
    return patch.object(KioskRights, "_holder", lambda self, _: f"{self._journal.origin}@1")


@mutant("web")
def rights_kept_by_a_cloud_put_back() -> AbstractContextManager[Any]:
    holders = Promises._holders

    def same(self: Promises, db: Database) -> list[str]:
        return ["cloud@1", *(one for one in holders(self, db) if not one.startswith("cloud@"))]

    return _all(
        patch.object(CloudPromises, "_holder", lambda *_: "cloud@1"),
        patch.object(Promises, "_holders", same),
    )


@mutant("copies")
def feed_goes_on_under_its_name() -> AbstractContextManager[Any]:
    return patch.object(Feed, "begin_anew", lambda *_: None)


@mutant("power")
def acknowledged_before_commit() -> AbstractContextManager[Any]:
    def commit(database: Database, group: Sequence[Any], on_commit: Any = None) -> None:
        database.conn.execute("BEGIN IMMEDIATE")
        for work, future in group:
            _settle_future(database, work, future)
        database.conn.execute("COMMIT")
        if on_commit is not None:
            on_commit(database.conn)

    def run(self: disk.SimWriter, work: Any) -> Any:
        future: Future[Any] = Future()
        self._waiting.append((work, future))
        try:
            self._commit()
        except disk.PowerCut:
            if not future.done():
                raise
        return future.result(timeout=0)

    return _all(
        patch.object(disk, "commit_group", commit),
        patch.object(disk.SimWriter, "run", run),
        patch.object(receiver, "_taken", lambda *_: None),
    )


def _settle_future(database: Database, work: Any, future: Future[Any]) -> None:
    try:
        with database.atomic():
            future.set_result(work(database))
    except Exception as error:
        future.set_exception(error)


@mutant("dark")
def acknowledged_before_sync() -> AbstractContextManager[Any]:
    opened = writer.open_for_writing

    def unsynced(path: Any) -> sqlite3.Connection:
        connection = opened(path)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    return patch.object(disk, "open_for_writing", unsynced)


@mutant("power")
def effect_outside_the_transaction() -> AbstractContextManager[Any]:
    carry_out = Receiver._carry_out

    def later(self: Any, db: Database, fact: Fact) -> tuple[Verdict, str]:
        waiting = self.__dict__.setdefault("waiting", [])
        for earlier in waiting:
            carry_out(self, db, earlier)
        waiting[:] = [fact]
        return Verdict.ACCEPTED, ""

    return patch.object(Receiver, "_carry_out", later)


@mutant("copies")
def told_apart_by_number_alone() -> AbstractContextManager[Any]:
    return patch.object(receiver, "_held_hash", lambda _, fact: fact.hash)


@mutant("lines")
def repeats_carried_out_again() -> AbstractContextManager[Any]:
    answer = Receiver._answer

    def twice(self: Receiver, db: Database, fact: Fact) -> Answer:
        found = answer(self, db, fact)
        if found is Answer.AGAIN and fact.type == "OrderAccepted":
            self._carry_out(db, fact)
        if found is Answer.AGAIN and fact.type == "SaleCompleted":
            db.conn.execute("UPDATE stock SET on_hand = on_hand - 1") if _is_edge(db) else None
        return found

    return patch.object(Receiver, "_answer", twice)


def _is_edge(db: Database) -> bool:
    return db["stock"].exists()


@mutant("copies")
def gaps_taken() -> AbstractContextManager[Any]:
    answer = Receiver._answer

    def take(self: Receiver, db: Database, fact: Fact) -> Answer:
        found = answer(self, db, fact)
        if found is Answer.GAP:
            journal.store_fact(db.conn, fact, 0)
            return Answer.APPLIED
        return found

    return _all(
        patch.object(Receiver, "_answer", take),
        patch.object(receiver, "_taken", lambda *_: None),
    )


@mutant("copies")
def loss_of_the_hop_not_noticed() -> AbstractContextManager[Any]:
    def forgetful(_: sqlite3.Connection, batch: FactBatch) -> int | None:
        return batch.after if batch.log else None

    return patch.object(receiver, "_taken", forgetful)


@mutant("lines")
def confirmed_when_sent() -> AbstractContextManager[Any]:
    shipment = sending.next_shipment

    def eager(conn: sqlite3.Connection, own: str, limit: int = 200) -> Any:
        found = shipment(conn, own, limit)
        if found is not None:
            conn.execute("UPDATE uplink SET position = ?", (found.reached,))
        return found

    return _all(
        patch.object(hops, "next_shipment", eager),
        patch.object(receiver, "_taken", lambda *_: None),
    )


@mutant("copies")
def gap_taken_for_a_yes() -> AbstractContextManager[Any]:
    def trusting(db: Database, shipment: Any, *_: Any) -> None:
        sending.move(db, shipment.reached)

    return patch.object(hops, "settle", trusting)


@mutant("lines")
def replies_believed_unchecked() -> AbstractContextManager[Any]:
    def read(status: int, content: bytes, type_: Any) -> Any:
        try:
            return http.read_reply(status, content, type_)
        except http.HopDown:
            if type_ is FactReply:
                return FactReply(answers=(), heads=())
            raise

    return _all(
        patch.object(hops, "read_reply", read),
        patch.object(hops, "check_reply", lambda *_: None),
        patch.object(receiver, "_taken", lambda *_: None),
        patch.object(sending, "zip", lambda *a, strict: zip(*a, strict=False), create=True),
    )


@mutant("copies")
def forked_facts_dropped() -> AbstractContextManager[Any]:
    return patch.object(Journal, "append_again", lambda *_: None)


@mutant("copies")
def fork_not_answered_with_a_new_chain() -> AbstractContextManager[Any]:
    return patch.object(Renewal, "on_fork", lambda *_: None)


@mutant("people")
def chain_not_linked() -> AbstractContextManager[Any]:
    store = journal.store_fact

    def unlinked(conn: sqlite3.Connection, fact: Fact, here_ms: int) -> None:
        store(conn, msgspec.structs.replace(fact, prev_hash="0" * 64), here_ms)

    return patch.object(journal, "store_fact", unlinked)


@mutant("disk")
def numbers_kept_in_memory() -> AbstractContextManager[Any]:
    seal = Journal._seal

    def counted(self: Any, db: Database, *parts: Any) -> Fact:
        number = self.__dict__.get("number", 0) + 1
        self.__dict__["number"] = number
        fact = seal(self, db, *parts)
        self.__dict__.setdefault("start", fact.seq - number)
        if number + self.__dict__["start"] != fact.seq:
            db.conn.execute("UPDATE fact SET seq = seq + 1 WHERE hash = ?", (fact.hash,))
        return fact

    return patch.object(Journal, "_seal", counted)


@mutant("power")
def cursor_moved_before_the_effect() -> AbstractContextManager[Any]:
    apply = Mirror.apply

    def early(self: Any, db: Database, page: Any, on_entry: Any = None) -> set[str]:
        for entry in self.__dict__.pop("waiting", ()):
            if on_entry is not None:
                on_entry(db, entry)
        self.__dict__["waiting"] = page.entries
        return apply(self, db, page, None)

    return patch.object(Mirror, "apply", early)


@mutant("copies")
def old_documents_left_by_a_new_feed() -> AbstractContextManager[Any]:
    return patch.object(Mirror, "_left_over", lambda *_: [])


@mutant("people")
def change_of_a_document_in_its_old_place() -> AbstractContextManager[Any]:
    write = Feed._write

    def in_place(self: Feed, db: Database, *key: Any, **more: Any) -> int:
        collection, name, document = key
        changed = db.conn.execute(
            "UPDATE feed SET document = ? WHERE collection = ? AND key = ? AND scope = ?",
            (document, collection, name, more["scope"]),
        )
        return 1 if changed.rowcount else write(self, db, *key, **more)

    return patch.object(Feed, "_write", in_place)


@mutant("people")
def removed_documents_just_vanish() -> AbstractContextManager[Any]:
    def vanish(_: Feed, db: Database, collection: str, key: str, *, scope: str = "") -> None:
        db.conn.execute(
            "DELETE FROM feed WHERE collection = ? AND key = ? AND scope = ?",
            (collection, key, scope),
        )

    return patch.object(Feed, "remove", vanish)


@mutant("copies")
def delivery_taken_in_twice() -> AbstractContextManager[Any]:
    receive = StockLedger.receive

    def again(self: StockLedger, db: Database, delivery: Delivery) -> bool:
        db.conn.execute("DELETE FROM received_delivery")
        return receive(self, db, delivery)

    return _all(
        patch.object(StockLedger, "receive", again),
        patch.object(Fence, "check", lambda *_: None),
    )


@mutant("lines")
def order_decided_each_time_it_comes() -> AbstractContextManager[Any]:
    def take_in(self: Any, db: Database, order: Order) -> None:
        self._on_new(db, order)
        self._admit(db, order)

    return patch.object(desk.OrderDesk, "take_in", take_in)


@mutant("people")
def minted_more_than_is_believed() -> AbstractContextManager[Any]:
    return patch("edge_agent.stock.promises.sellable", lambda on_hand, _: 3 * max(on_hand, 0))


@mutant("people")
def spent_rights_not_noted() -> AbstractContextManager[Any]:
    return patch.object(RightsBook, "note_spent", lambda *_: None)


@contextmanager
def _all(*patches: AbstractContextManager[Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for one in patches:
            stack.enter_context(one)
        yield
