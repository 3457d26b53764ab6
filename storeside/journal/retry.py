"""Carrying out facts once more that were stored and not accepted, by their program's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from cloud_inventory.assembly import DATABASE as CLOUD_DATABASE
from cloud_inventory.assembly import OpenData
from cloud_inventory.store.lock import DataUnusable
from cloud_inventory.store.projection import Projection
from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from storecore.clock import HybridClock, SystemClock
from storecore.contracts.exchange import NotAccepted
from storecore.contracts.facts import Fact
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.receiver import Receiver

EDGE_DATABASE = "edge.db"


class CannotRetry(Exception):
    """Nothing was tried; the message says why and what to do."""


def retry(database: Path, facts: Sequence[Fact]) -> list[NotAccepted]:
    """Carry the facts out again in one transaction; returns those that are still not accepted.

    Raises:
        CannotRetry: the database is not an edge's or a cloud's, or its program is running.
    """
    if database.name == CLOUD_DATABASE:
        return _in_cloud(database, facts)
    if database.name == EDGE_DATABASE:
        return _in_edge(database, facts)
    raise CannotRetry(f"facts are taken in by edge.db and cloud.db, not by {database.name}")


def _in_cloud(database: Path, facts: Sequence[Fact]) -> list[NotAccepted]:
    try:
        data = OpenData(database.parent)
    except DataUnusable as problem:
        raise CannotRetry(str(problem)) from problem
    try:
        clock = SystemClock()
        projection = Projection(data.feed, clock, data.promises)
        receiver = Receiver(Journal("cloud", HybridClock(clock)), projection.apply)
        return data.writer.run(lambda db: _again(db, receiver, facts))
    finally:
        data.close()


def _in_edge(database: Path, facts: Sequence[Fact]) -> list[NotAccepted]:
    writer = Writer(database, MIGRATIONS)
    try:
        origin, store_id = _names(writer)
        books = Books(EdgeOptions(name=origin, store_id=store_id), SystemClock())
        return writer.run(lambda db: _again(db, books.receiver, facts))
    finally:
        writer.close()


def _names(writer: Writer) -> tuple[str, str]:
    conn = writer.reader()
    own = conn.execute("SELECT origin FROM own_chain").fetchone()
    store = conn.execute("SELECT key FROM mirror WHERE collection = 'store'").fetchone()
    if own is None or store is None:
        raise CannotRetry("this edge does not know yet who it is and which store this is")
    return str(own[0]), str(store[0])


def _again(db: Database, receiver: Receiver, facts: Sequence[Fact]) -> list[NotAccepted]:
    notes = [receiver.retry(db, fact) for fact in facts]
    return [note for note in notes if note is not None]
