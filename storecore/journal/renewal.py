"""A new chain for a node whose old one cannot be trusted or continued any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlite_utils import Database

from storecore.contracts.facts import Fact
from storecore.contracts.promises import ChainStarted
from storecore.journal.fence import Breach, Fence
from storecore.journal.journal import Journal
from storecore.logs import Log

log = Log(__name__)

Renounce = Callable[[Database], None]
"""Lets go of what the node held on the strength of its old chain."""


class Renewal:
    """Begins a new chain when the fence is breached or the next hop has seen a fork.

    Facts of the old chain that the hop does not hold are told again in the new one, so none is
    lost. `renounce` runs in the same transaction.
    """

    def __init__(
        self, journal: Journal, store_id: str, renounce: Renounce = lambda _: None
    ) -> None:
        self._journal = journal
        self._store_id = store_id
        self._renounce = renounce

    def at_start(self, db: Database, fence: Fence) -> Breach | None:
        """Judge the database by its fence. To be run before anything else is written."""
        breach = fence.check(db.conn)
        self._journal.incarnation(db)  # from here on there is a chain
        if breach is not None:
            self.begin_anew(db, breach)
        else:  # before the commit: who dies after it must not be taken for one that was moved
            fence.keep(db.conn)
        db.conn.execute("UPDATE own_chain SET fenced = 1 WHERE origin = ?", (self._journal.origin,))
        return breach

    def on_fork(self, db: Database, incarnation: str, refused: Sequence[Fact]) -> None:
        """The next hop holds our chain otherwise: what it does not take is told in a new one.

        Facts that came from below and are not taken are told again in our own chain. Where even the
        beginning of a new chain is refused it is no fork: the next hop has this node's name.
        """
        foreign = bool(refused) and refused[0].origin != self._journal.origin
        if refused and _begins_anew(refused[0]) and not foreign:
            log.error("name_taken", origin=refused[0].origin)
            return
        if not foreign and incarnation == self._journal.incarnation(db):
            self.begin_anew(db, Breach.FORKED)
        for fact in refused:
            self._journal.append_again(db, fact)

    def begin_anew(self, db: Database, breach: Breach) -> None:
        """Leave the old chain, let go of what hung on it, and say so in the new one."""
        previous = self._journal.incarnation(db)
        incarnation = self._journal.begin_chain(db)
        now_ms = self._journal.hlc.wall_ms()
        log.error("chain_begun_anew", origin=self._journal.origin, reason=breach)
        db.conn.execute(
            "INSERT INTO breach (at_ms, reason, previous, incarnation) VALUES (?, ?, ?, ?)",
            (now_ms, breach, previous, incarnation),
        )
        started = ChainStarted(
            store_id=self._store_id, previous=previous, reason=breach, at_ms=now_ms
        )
        self._journal.append(db, started)
        self._renounce(db)


def _begins_anew(fact: Fact) -> bool:
    return fact.seq == 1 and fact.type == ChainStarted.__name__


_WORDS = {
    Breach.ROLLED_BACK: "an old copy of this database was put back",
    Breach.MOVED: "this database was taken from elsewhere, without its fence file",
    Breach.FORKED: "this database was at work in two places, as after cloning the disk",
}


def breach_notes(conn: sqlite3.Connection, what_to_do: str) -> list[str]:
    """What a status says of breaches that are not over, with what people should do."""
    return [
        f"{_WORDS[Breach(reason)]}; noticed {datetime.fromtimestamp(at_ms / 1000, UTC):%F %H:%M} "
        f"UTC. Its rights to sell ahead are withdrawn: {what_to_do}"
        for reason, at_ms in open_breaches(conn)
    ]


def end_breaches(db: Database) -> None:
    """All that was asked of people has been done."""
    db.conn.execute("UPDATE breach SET over = 1")


def open_breaches(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """Breaches that nobody has put right yet: reason and wall time in ms, oldest first."""
    rows = conn.execute("SELECT reason, at_ms FROM breach WHERE NOT over ORDER BY id")
    return [(str(reason), int(at_ms)) for reason, at_ms in rows]
