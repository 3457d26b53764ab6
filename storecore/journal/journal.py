"""An append-only, hash-chained log of facts: the node's own chain beside those it received."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from storecore.clock import HybridClock
from storecore.contracts.exchange import ChainHead
from storecore.contracts.facts import GENESIS_HASH, Body, Fact
from storecore.journal.chain import seal

FACT_COLUMNS = "origin, incarnation, seq, hlc, type, version, correlation, payload, prev_hash, hash"
_INSERT = (
    f"INSERT INTO fact ({FACT_COLUMNS}, here_ms) "  # noqa: S608
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_END = """
    SELECT own_chain.incarnation, head.seq, head.hash FROM own_chain LEFT JOIN head
    ON head.origin = own_chain.origin AND head.incarnation = own_chain.incarnation
    WHERE own_chain.origin = ?
"""

Then = Callable[[Database, Any, str], None]
"""What else is to be done for a body that was appended, in the same transaction: the body, and the
correlation id that it was appended with."""


class Journal:
    """Appends this node's own facts. `append` runs inside a Writer's work, with its effect."""

    def __init__(
        self, origin: str, hlc: HybridClock, token: Callable[[int], str] = secrets.token_hex
    ) -> None:
        self.origin = origin
        self.hlc = hlc
        self._token = token
        self._then: dict[type[Body], list[Then]] = {}
        self._caught_up = False

    def then(self, body_type: type[Body], work: Then) -> None:
        """From now on, do this too whenever a fact of that type is appended."""
        self._then.setdefault(body_type, []).append(work)

    def append(self, db: Database, body: Body, correlation: str = "") -> Fact:
        """Seal `body` as the next fact of this node's chain and store it."""
        payload = msgspec.json.encode(body)
        fact = self._seal(db, type(body).__name__, body.version_now, payload, correlation)
        for work in self._then.get(type(body), ()):
            work(db, body, correlation)
        return fact

    def append_again(self, db: Database, told: Fact) -> Fact:
        """Tell what a fact of an abandoned chain told, as the next one of the present chain."""
        return self._seal(db, told.type, told.version, bytes(told.payload), told.correlation)

    def incarnation(self, db: Database) -> str:
        """The name of the present chain; made when it is first asked for."""
        row = db.conn.execute(
            "SELECT incarnation FROM own_chain WHERE origin = ?", (self.origin,)
        ).fetchone()
        if row is not None:
            self._catch_up(db, row[0])
            return str(row[0])
        return self.begin_chain(db)

    def begin_chain(self, db: Database) -> str:
        """Leave the present chain as it is and begin another; returns its name."""
        incarnation = self._token(8)
        db.conn.execute(
            "INSERT INTO own_chain (origin, incarnation) VALUES (?, ?) "
            "ON CONFLICT (origin) DO UPDATE SET incarnation = excluded.incarnation, fenced = 0",
            (self.origin, incarnation),
        )
        return incarnation

    def _seal(
        self, db: Database, name: str, version: int, payload: bytes, correlation: str
    ) -> Fact:
        incarnation, seq, prev_hash = self._end(db)
        seq += 1
        hlc = self.hlc.tick()
        digest = seal(
            origin=self.origin,
            incarnation=incarnation,
            seq=seq,
            hlc=hlc,
            fact_type=name,
            version=version,
            correlation=correlation,
            payload=payload,
            prev_hash=prev_hash,
        )
        fact = Fact(
            origin=self.origin,
            incarnation=incarnation,
            seq=seq,
            hlc=hlc,
            type=name,
            version=version,
            correlation=correlation,
            payload=msgspec.Raw(payload),
            prev_hash=prev_hash,
            hash=digest,
        )
        store_fact(db.conn, fact, self.hlc.wall_ms())
        return fact

    def _end(self, db: Database) -> tuple[str, int, str]:
        """The present chain, and the fact that it ends with."""
        row = db.conn.execute(_END, (self.origin,)).fetchone()
        if row is None:
            return self.begin_chain(db), 0, GENESIS_HASH
        self._catch_up(db, row[0])
        return row[0], row[1] or 0, row[2] or GENESIS_HASH

    def _catch_up(self, db: Database, incarnation: str) -> None:
        """After a start, stamps must not fall behind those of the run before."""
        if self._caught_up:
            return
        self._caught_up = True
        row = db.conn.execute(
            "SELECT hlc FROM fact WHERE origin = ? AND incarnation = ? ORDER BY seq DESC LIMIT 1",
            (self.origin, incarnation),
        ).fetchone()
        if row is not None:
            self.hlc.resume(row[0])


def store_fact(conn: sqlite3.Connection, fact: Fact, here_ms: int) -> None:
    """Write a fact and move its chain's head; `here_ms` is the wall time of this machine."""
    conn.execute(_INSERT, _row(fact, here_ms))
    move_head(conn, fact)


def store_facts(conn: sqlite3.Connection, facts: Sequence[Fact], here_ms: int) -> None:
    """Write facts in this order and move their chains' heads."""
    conn.executemany(_INSERT, [_row(fact, here_ms) for fact in facts])
    for last in {(fact.origin, fact.incarnation): fact for fact in facts}.values():
        move_head(conn, last)


def move_head(conn: sqlite3.Connection, last: Fact) -> None:
    """A chain ends with this fact now."""
    conn.execute(
        "INSERT INTO head (origin, incarnation, seq, hash) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (origin, incarnation) DO UPDATE "
        "SET seq = excluded.seq, hash = excluded.hash",
        (last.origin, last.incarnation, last.seq, last.hash),
    )


def _row(fact: Fact, here_ms: int) -> tuple[object, ...]:
    return (
        fact.origin,
        fact.incarnation,
        fact.seq,
        fact.hlc,
        fact.type,
        fact.version,
        fact.correlation,
        bytes(fact.payload),
        fact.prev_hash,
        fact.hash,
        here_ms,
    )


def head_of(conn: sqlite3.Connection, origin: str, incarnation: str) -> ChainHead | None:
    """How far one chain is held here."""
    row = conn.execute(
        "SELECT seq, hash, frozen FROM head WHERE origin = ? AND incarnation = ?",
        (origin, incarnation),
    ).fetchone()
    if row is None:
        return None
    return ChainHead(
        origin=origin, incarnation=incarnation, seq=row[0], hash=row[1], frozen=bool(row[2])
    )


def heads(conn: sqlite3.Connection) -> tuple[ChainHead, ...]:
    """How far every chain is held here, by origin."""
    rows = conn.execute(
        "SELECT origin, incarnation, seq, hash, frozen FROM head ORDER BY origin, incarnation"
    )
    return tuple(
        ChainHead(origin=o, incarnation=i, seq=s, hash=h, frozen=bool(f)) for o, i, s, h, f in rows
    )


def facts_after(
    conn: sqlite3.Connection, position: int, limit: int
) -> tuple[tuple[int, Fact], ...]:
    """Facts in order of arrival after a position, each with its own position."""
    rows = conn.execute(
        f"SELECT position, {FACT_COLUMNS} FROM fact WHERE position > ? "  # noqa: S608
        "ORDER BY position LIMIT ?",
        (position, limit),
    )
    return tuple((row[0], fact_of(row[1:])) for row in rows)


def chain_after(conn: sqlite3.Connection, last: Fact) -> list[Fact]:
    """Facts of the same chain after this one."""
    rows = conn.execute(
        f"SELECT {FACT_COLUMNS} FROM fact WHERE origin = ? AND incarnation = ? AND seq > ? "  # noqa: S608
        "ORDER BY seq",
        (last.origin, last.incarnation, last.seq),
    )
    return [fact_of(row) for row in rows]


def fact_of(row: Sequence[Any]) -> Fact:
    """The fact that a row of `FACTFACT_COLUMNS` holds."""
    return Fact(
        origin=row[0],
        incarnation=row[1],
        seq=row[2],
        hlc=row[3],
        type=row[4],
        version=row[5],
        correlation=row[6],
        payload=msgspec.Raw(row[7]),
        prev_hash=row[8],
        hash=row[9],
    )
