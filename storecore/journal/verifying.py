"""Whether the chains held here are as they were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from storecore.contracts.exchange import LetGo
from storecore.contracts.facts import GENESIS_HASH, Fact
from storecore.journal.chain import is_sealed
from storecore.journal.journal import FACT_COLUMNS, fact_of, heads
from storecore.journal.letting_go import Chain, Snapshot, link_of
from storecore.signing.keys import KeyUnusable, is_signed


class Fault(msgspec.Struct, frozen=True):
    """The first record of a chain that is not as it was written, and what is wrong with it."""

    origin: str
    incarnation: str
    seq: int
    problem: str

    def __str__(self) -> str:
        return f"{self.origin} fact {self.seq}: {self.problem}"


class _End(msgspec.Struct):
    """How far a chain was followed, and the runs of it that were let go and not passed yet."""

    position: int = 0
    seq: int = 0
    hash: str = GENESIS_HASH
    runs: list[LetGo] = []


def verify(conn: sqlite3.Connection, trusted: bytes | None = None) -> Iterator[Fault]:
    """The first bad record of each chain held here; nothing if all are whole.

    Finds what was deleted, inserted, changed, put in another order or cut off at the end. Facts
    that were let go have to be signed for, by `trusted` where that public key is given. All of it
    is read as it stood at one moment, while others may be writing.
    """
    if conn.in_transaction:
        yield from _faults(conn, trusted)
        return
    conn.execute("BEGIN")
    try:
        yield from _faults(conn, trusted)
    finally:
        conn.execute("ROLLBACK")


def _faults(conn: sqlite3.Connection, trusted: bytes | None) -> Iterator[Fault]:
    unsigned = dict(_unsigned(conn, trusted))
    ends = {chain: _End(runs=runs) for chain, runs in _runs(conn).items()}
    bad: set[Chain] = set()
    rows = conn.execute(
        f"SELECT position, {FACT_COLUMNS} FROM fact ORDER BY origin, incarnation, seq"  # noqa: S608
    )
    for row in rows:
        fact = fact_of(row[1:])
        chain = (fact.origin, fact.incarnation)
        if chain in bad:
            continue
        end = ends.setdefault(chain, _End())
        _pass_runs(end, fact)
        problem = _problem(fact, row[0], end)
        end.position, end.seq, end.hash = row[0], fact.seq, fact.hash
        if problem:
            bad.add(chain)
            yield Fault(*chain, fact.seq, problem)
    for fault in [*_wrong_ends(conn, ends), *unsigned.values()]:
        chain = (fault.origin, fault.incarnation)
        if chain not in bad:
            bad.add(chain)
            yield fault


def _wrong_ends(conn: sqlite3.Connection, ends: dict[Chain, _End]) -> Iterator[Fault]:
    """Chains that do not end with their head, and runs that were made up."""
    for head in heads(conn):
        chain = (head.origin, head.incarnation)
        end = ends.pop(chain, _End())
        if (head.seq, head.hash) != (end.seq, end.hash):
            last = max(end.seq, head.seq)
            yield Fault(
                *chain, last, f"the chain ends at fact {end.seq}, but its head is {head.seq}"
            )
        elif end.runs:
            yield Fault(*chain, end.runs[0].first_seq, "is said to be let go, and is not")
    for chain, end in ends.items():
        yield Fault(*chain, end.seq, "the chain has no head")


def _pass_runs(end: _End, fact: Fact) -> None:
    """Go on behind facts that were let go before this one."""
    while end.runs and end.runs[0].first_seq == end.seq + 1 and end.runs[0].last_seq < fact.seq:
        run = end.runs.pop(0)
        end.seq, end.hash = run.last_seq, run.last_hash


def _problem(fact: Fact, position: int, end: _End) -> str:
    if end.runs and end.runs[0].first_seq <= fact.seq <= end.runs[0].last_seq:
        return "is said to be let go, and is not"
    if fact.seq != end.seq + 1:
        return f"fact {end.seq + 1} is missing before it"
    if not is_sealed(fact):
        return "was changed after it was written"
    if fact.prev_hash != end.hash:
        return "does not follow the fact before it"
    if position < end.position:
        return "stands before the fact that it follows"
    return ""


def _runs(conn: sqlite3.Connection) -> dict[Chain, list[LetGo]]:
    found: dict[Chain, list[LetGo]] = {}
    rows = conn.execute(
        "SELECT origin, incarnation, first_seq, last_seq, last_hash FROM let_go "
        "ORDER BY origin, incarnation, first_seq"
    )
    for row in rows:
        run = LetGo(
            origin=row[0],
            incarnation=row[1],
            first_seq=row[2],
            last_seq=row[3],
            last_hash=row[4],
        )
        found.setdefault((run.origin, run.incarnation), []).append(run)
    return found


def _unsigned(conn: sqlite3.Connection, trusted: bytes | None) -> Iterator[tuple[Chain, Fault]]:
    """Chains of which facts were let go without a good signature, or other facts than signed."""
    links = {
        (row[0], row[1], row[2]): row[3]
        for row in conn.execute("SELECT origin, incarnation, first_seq, link FROM let_go")
    }
    for chain, runs in _runs(conn).items():
        link = GENESIS_HASH
        for run in runs:
            link = link_of(link, run)
            if links[(*chain, run.first_seq)] != link:
                problem = "is in the list of what was let go, and was not when that was written"
                yield chain, Fault(*chain, run.first_seq, problem)
                break
        else:
            if problem := _bad_snapshot(conn, chain, link, trusted):
                yield chain, Fault(*chain, runs[0].first_seq, problem)


def _bad_snapshot(conn: sqlite3.Connection, chain: Chain, link: str, trusted: bytes | None) -> str:
    row = conn.execute(
        "SELECT seq, hash, link, at_ms, public_key, signature FROM snapshot "
        "WHERE origin = ? AND incarnation = ?",
        chain,
    ).fetchone()
    if row is None:
        return "was let go, and nobody has signed that"
    snapshot = Snapshot(
        origin=chain[0], incarnation=chain[1], seq=row[0], hash=row[1], link=row[2], at_ms=row[3]
    )
    try:
        public, signature = bytes.fromhex(row[4]), bytes.fromhex(row[5])
        signed = is_signed(public, snapshot.message, signature)
    except (ValueError, KeyUnusable):
        signed = False
    if not signed or (trusted is not None and public != trusted):
        return "was let go, and the signature for it is not good"
    if snapshot.link != link:
        return "is in the list of what was let go, which is not as it was signed"
    return ""
