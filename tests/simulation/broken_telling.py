"""What is told to others and believed of them, done wrong."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from sqlite_utils import Database

from storecore.contracts.exchange import Answer, FactBatch, FactReply
from storecore.contracts.facts import Fact
from storecore.journal import receiver
from storecore.journal.journal import Journal
from storecore.journal.receiver import Receiver
from storecore.journal.renewal import Renewal
from storecore.journal.taking import Taking
from storecore.replication import http, sending
from storecore.replication.feed import Feed
from storecore.replication.mirror import Mirror
from storeside.simulate import hops
from tests.simulation.registry import mutant, together


@mutant("copies")
def feed_goes_on_under_its_name() -> AbstractContextManager[Any]:
    return patch.object(Feed, "begin_anew", lambda *_: None)


@mutant("copies")
def told_apart_by_number_alone() -> AbstractContextManager[Any]:
    return patch.object(Taking, "held_hash", lambda _, fact: fact.hash)


@mutant("lines")
def repeats_carried_out_again() -> AbstractContextManager[Any]:
    answer = Receiver._answer

    def twice(self: Receiver, taking: Taking, fact: Fact) -> Answer:
        found = answer(self, taking, fact)
        db = Database(taking._conn)
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

    def take(self: Receiver, taking: Taking, fact: Fact) -> Answer:
        found = answer(self, taking, fact)
        if found is Answer.GAP:
            taking.take(fact)
            return Answer.APPLIED
        return found

    return together(
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

    return together(
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

    return together(
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
