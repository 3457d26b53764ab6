"""Facts that are let go once the next hop has them, and the signed word for it.

Only what the sensors saw is ever let go (`LET_GO_TYPES`): nothing above is made from it, so that a
hop that lost everything is what it was when the rest is told again. Where facts are gone, a run
says which, and by which hash the next one follows; a snapshot signs all runs of a chain. So what is
missing without being let go is found, and so is a run that was made up.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import LetGo
from storecore.contracts.facts import (
    GENESIS_HASH,
    Fact,
    ShelfLevelChanged,
    TagArrived,
    TagDeparted,
)
from storecore.signing.keys import SigningKey

LET_GO_TYPES = frozenset(body.__name__ for body in (TagArrived, TagDeparted, ShelfLevelChanged))
LOOKED_AT_ONCE = 5000
_RUN = "origin, incarnation, first_seq, last_seq, last_hash"
Chain = tuple[str, str]


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """So far a chain was looked at, and `link` covers every run that was let go of it."""

    origin: str
    incarnation: str
    seq: int
    hash: str
    link: str
    at_ms: int

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return msgspec.json.encode(self)


class _Row(NamedTuple):
    position: int
    origin: str
    incarnation: str
    seq: int
    hash: str
    type: str
    here_ms: int

    @property
    def chain(self) -> Chain:
        return self.origin, self.incarnation


class LettingGo:
    """Lets facts go and takes over what others have let go. Runs inside a Writer's work."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key

    def let_go(self, db: Database, *, confirmed: int, before_ms: int, now_ms: int) -> int:
        """Look at some more of the log, up to the position that the next hop has confirmed, and let
        go of what the sensors saw before `before_ms`. Returns how many facts were looked at: none
        means that nothing more is old enough.

        The last fact of a chain stays, and so does one with a verdict. A fact from the future was
        stored while the clock was wrong; it is as old as its neighbours.
        """
        (start,) = db.conn.execute("SELECT position FROM looked_at").fetchone()
        rows = db.conn.execute(
            "SELECT position, origin, incarnation, seq, hash, type, here_ms FROM fact "
            "WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
            (start, confirmed, LOOKED_AT_ONCE),
        )
        old = list(_until_young([_Row(*row) for row in rows], before_ms, now_ms))
        if not old:
            return 0
        kept = _kept(db.conn)
        gone = [
            row for row in old if row.type in LET_GO_TYPES and (*row.chain, row.seq) not in kept
        ]
        for run in _joined(gone):
            add_run(db.conn, run)
        db.conn.executemany(
            "DELETE FROM fact WHERE position = ?", [(row.position,) for row in gone]
        )
        db.conn.execute("UPDATE looked_at SET position = ?", (old[-1].position,))
        ends = {row.chain: row for row in old}
        for chain in sorted({row.chain for row in gone}):
            self.sign(db.conn, chain, ends[chain].seq, ends[chain].hash, now_ms)
        return len(old)

    def take_over(self, conn: sqlite3.Connection, run: LetGo, now_ms: int) -> None:
        """Another node has let these go, and they are lost here, too."""
        add_run(conn, run)
        self.sign(conn, (run.origin, run.incarnation), run.last_seq, run.last_hash, now_ms)

    def sign(
        self, conn: sqlite3.Connection, chain: Chain, seq: int, digest: str, now_ms: int
    ) -> None:
        """Sign what has been let go of this chain, up to this fact."""
        link = _last_run(conn, chain)[-1]
        snapshot = Snapshot(
            origin=chain[0], incarnation=chain[1], seq=seq, hash=digest, link=link, at_ms=now_ms
        )
        signature = self._key.sign(snapshot.message).hex()
        conn.execute(
            "INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (origin, incarnation) DO UPDATE SET seq = excluded.seq, "
            "hash = excluded.hash, link = excluded.link, at_ms = excluded.at_ms, "
            "public_key = excluded.public_key, signature = excluded.signature",
            (*chain, seq, digest, link, now_ms, self._key.public.hex(), signature),
        )


def add_run(conn: sqlite3.Connection, run: LetGo) -> None:
    """Note a run after those of its chain, as one with the last where it goes on there."""
    chain = (run.origin, run.incarnation)
    first, last_seq, link = _last_run(conn, chain)
    if first and last_seq + 1 == run.first_seq:
        conn.execute(
            "DELETE FROM let_go WHERE origin = ? AND incarnation = ? AND first_seq = ?",
            (*chain, first),
        )
        run = msgspec.structs.replace(run, first_seq=first)
        link = _last_run(conn, chain)[-1]
    conn.execute(
        "INSERT INTO let_go VALUES (?, ?, ?, ?, ?, ?)",
        (*chain, run.first_seq, run.last_seq, run.last_hash, link_of(link, run)),
    )


def link_of(before: str, run: LetGo) -> str:
    """SHA-256 over the link of the run before and this run."""
    fields = [before, run.first_seq, run.last_seq, run.last_hash]
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()


def runs_around(conn: sqlite3.Connection, facts: Sequence[Fact]) -> tuple[LetGo, ...]:
    """What was let go between these facts and directly before them."""
    if conn.execute("SELECT 1 FROM let_go LIMIT 1").fetchone() is None:
        return ()
    spans: dict[Chain, list[int]] = {}
    for fact in facts:
        spans.setdefault((fact.origin, fact.incarnation), []).append(fact.seq)
    found: list[LetGo] = []
    for chain, seqs in spans.items():
        rows = conn.execute(
            f"SELECT {_RUN} FROM let_go WHERE origin = ? AND incarnation = ? "  # noqa: S608
            "AND last_seq >= ? AND first_seq <= ? ORDER BY first_seq",
            (*chain, min(seqs) - 1, max(seqs)),
        )
        found += [_run(row) for row in rows]
    return tuple(found)


def run_with(conn: sqlite3.Connection, chain: Chain, seq: int) -> LetGo | None:
    """The run that the fact of this number was let go in, or None."""
    row = conn.execute(
        f"SELECT {_RUN} FROM let_go WHERE origin = ? AND incarnation = ? "  # noqa: S608
        "AND first_seq <= ? AND last_seq >= ?",
        (*chain, seq, seq),
    ).fetchone()
    return None if row is None else _run(row)


def _run(row: Sequence[object]) -> LetGo:
    return msgspec.convert(dict(zip(LetGo.__struct_fields__, row, strict=True)), type=LetGo)


def _until_young(rows: Iterable[_Row], before_ms: int, now_ms: int) -> Iterator[_Row]:
    for row in rows:
        if before_ms <= row.here_ms <= now_ms:
            return
        yield row


def _kept(conn: sqlite3.Connection) -> set[tuple[str, str, int]]:
    """Facts that stay whatever they tell."""
    return {
        (row[0], row[1], row[2])
        for query in (
            "SELECT origin, incarnation, seq FROM head",
            "SELECT origin, incarnation, seq FROM verdict",
        )
        for row in conn.execute(query)
    }


def _joined(gone: Sequence[_Row]) -> list[LetGo]:
    """Facts next to one another in their chain, as one run."""
    runs: list[LetGo] = []
    for row in sorted(gone, key=lambda row: (row.chain, row.seq)):
        last = runs[-1] if runs else None
        if last and (last.origin, last.incarnation, last.last_seq + 1) == (*row.chain, row.seq):
            runs[-1] = msgspec.structs.replace(last, last_seq=row.seq, last_hash=row.hash)
        else:
            runs.append(_run((*row.chain, row.seq, row.seq, row.hash)))
    return runs


def _last_run(conn: sqlite3.Connection, chain: Chain) -> tuple[int, int, str]:
    """First and last number and link of the last run of a chain; 0 where nothing was let go."""
    row = conn.execute(
        "SELECT first_seq, last_seq, link FROM let_go WHERE origin = ? AND incarnation = ? "
        "ORDER BY first_seq DESC LIMIT 1",
        chain,
    ).fetchone()
    return (0, 0, GENESIS_HASH) if row is None else (row[0], row[1], row[2])
