"""Facts up, decided: what to send next, and what an answer means. No thread, no socket.

`Uplink` runs these over HTTP; anything else that carries bytes may run them too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Answer, ChainHead, FactBatch, FactReply, LetGo
from storecore.contracts.facts import Fact
from storecore.journal.journal import chain_after, facts_after, head_of
from storecore.journal.letting_go import runs_around
from storecore.logs import Log

log = Log(__name__)

BATCH_FACTS = 500
BATCH_BYTES = 1_000_000
"""Bounds of one batch: facts, and bytes before packing. One fact is sent however large it is."""
FACT_BYTES = 400
"""What a fact takes on the wire beside its payload, about."""

OnFork = Callable[[Database, str, Sequence[Fact]], None]
"""Hears that a chain of that incarnation goes on otherwise at the next hop, and which facts held
here the hop will not take. Without facts it is this node's own chain."""


class BadReply(Exception):
    """A reply that cannot be true of the batch; it is as good as none."""


class Shipment(msgspec.Struct, frozen=True):
    """Facts with their positions in our log, which the hop should hold up to `after`, and will hold
    up to `reached` once it has these. Empty: a question whether it still does. `left_out` are facts
    of frozen chains.
    """

    sent: tuple[tuple[int, Fact], ...]
    left_out: tuple[Fact, ...]
    log: str
    after: int
    reached: int
    let_go: tuple[LetGo, ...] = ()

    def batch(self, sender: str, sent_ms: int, newest: int = 0) -> FactBatch:
        """The message; `sent_ms` is the sender's wall time, `newest` the end of our log."""
        return FactBatch(
            sender=sender,
            facts=tuple(fact for _, fact in self.sent),
            sent_ms=sent_ms,
            log=self.log,
            after=self.after,
            reached=self.reached,
            waiting=max(0, newest - self.reached),
            let_go=self.let_go,
        )


def next_shipment(conn: sqlite3.Connection, own: str, limit: int = BATCH_FACTS) -> Shipment | None:
    """What comes after the confirmed position; None when nothing waits.

    It may be empty, where only facts of frozen chains wait.
    """
    position = confirmed_position(conn)
    waiting = facts_after(conn, position, limit)
    if not waiting:
        return None
    waiting = _within_bytes(waiting)
    frozen = set(conn.execute("SELECT origin, incarnation FROM uplink_frozen"))
    sent = tuple((at, fact) for at, fact in waiting if _chain(fact) not in frozen)
    left_out = tuple(fact for _, fact in waiting if _chain(fact) in frozen)
    let_go = runs_around(conn, [fact for _, fact in sent])
    return Shipment(sent, left_out, _log(conn, own), position, waiting[-1][0], let_go)


def probe(conn: sqlite3.Connection, own: str) -> Shipment | None:
    """A question whether the hop still holds all that it confirmed.

    A hop that was put back from an old copy does not know what it has lost, and nothing new may
    happen here for hours.
    """
    position = confirmed_position(conn)
    return Shipment((), (), _log(conn, own), position, position) if position else None


def check_reply(conn: sqlite3.Connection, shipment: Shipment, reply: FactReply) -> None:
    """See that a reply can be true.

    Raises:
        BadReply: it answers another number of facts, confirms a fact beyond the head it holds, or
            expects one that was never written.
    """
    if len(reply.answers) != len(shipment.sent):
        raise BadReply(f"{len(reply.answers)} answers to {len(shipment.sent)} facts")
    if reply.position is not None and reply.position < 0:
        raise BadReply(f"position {reply.position}")
    heads = {(head.origin, head.incarnation): head for head in reply.heads}
    told_back = reply.position is not None and reply.position < shipment.after
    for (_, fact), answer in zip(shipment.sent, reply.answers, strict=True):
        head = heads.get(_chain(fact))
        if head is None:
            raise BadReply(f"no head for {fact.origin}")
        if answer in (Answer.APPLIED, Answer.AGAIN) and head.seq < fact.seq:
            raise BadReply(f"{fact.origin} fact {fact.seq} confirmed with a head at {head.seq}")
        if answer is Answer.GAP and not told_back and _before_expected(conn, head) is None:
            raise BadReply(f"{fact.origin}: a fact after {head.seq} is expected; there is none")


def settle(
    db: Database, shipment: Shipment, reply: FactReply, own: str, on_fork: OnFork | None = None
) -> None:
    """Move the confirmed position by a reply that was checked. Runs inside a Writer's work.

    It moves to what was answered `again` or `applied`; after a `gap` back to the fact that the hop
    expects, and to where the hop says that it is, if that is further back. A chain answered `fork`
    is left out from then on; `on_fork` hears which facts were not taken, each once.
    """
    behind: list[int] = []
    if reply.position is not None and reply.position < shipment.after:
        behind.append(reply.position)
    refused: list[Fact] = []
    heads = {(head.origin, head.incarnation): head for head in reply.heads}
    for (_, fact), answer in zip(shipment.sent, reply.answers, strict=True):
        if answer is Answer.FORK:
            log.error("chain_frozen", origin=fact.origin, seq=fact.seq)
            db.conn.execute("INSERT OR IGNORE INTO uplink_frozen VALUES (?, ?)", _chain(fact))
            refused.append(fact)
        elif answer is Answer.GAP and not behind:
            expected = _before_expected(db.conn, heads[_chain(fact)])
            assert expected is not None
            behind.append(expected)
    move(db, min([shipment.reached, *behind]))
    if on_fork is not None:
        _tell_forks(db, shipment, reply, own, (refused, on_fork))


def _tell_forks(
    db: Database,
    shipment: Shipment,
    reply: FactReply,
    own: str,
    found: tuple[Sequence[Fact], OnFork],
) -> None:
    refused, on_fork = found
    mine = [fact for fact in refused if fact.origin == own]
    if mine:
        on_fork(db, mine[0].incarnation, [*mine, *chain_after(db.conn, mine[-1])])
    for fact in [*refused, *shipment.left_out]:
        if fact.origin != own and _is_first_time(db, fact):
            on_fork(db, fact.incarnation, (fact,))
    for head in reply.heads:
        if head.origin == own and not mine and _is_ahead(db.conn, head):
            on_fork(db, head.incarnation, ())


def move(db: Database, position: int) -> None:
    """Set the confirmed position."""
    db.conn.execute("UPDATE uplink SET position = ?", (position,))


def confirmed_position(conn: sqlite3.Connection) -> int:
    """Up to where the next hop has confirmed what is held here."""
    return int(conn.execute("SELECT position FROM uplink").fetchone()[0])


def newest_position(conn: sqlite3.Connection) -> int:
    """The end of the log."""
    return int(conn.execute("SELECT coalesce(max(position), 0) FROM fact").fetchone()[0])


def backlog(conn: sqlite3.Connection) -> int:
    """How many facts the next hop has not confirmed."""
    (count,) = conn.execute(
        "SELECT count(*) FROM fact WHERE position > (SELECT position FROM uplink)"
    ).fetchone()
    return int(count)


def _within_bytes(waiting: tuple[tuple[int, Fact], ...]) -> tuple[tuple[int, Fact], ...]:
    """The first of them, as many as fit, but one at least."""
    size = 0
    for count, (_, fact) in enumerate(waiting):
        size += len(fact.payload) + FACT_BYTES
        if size > BATCH_BYTES and count:
            return waiting[:count]
    return waiting


def _chain(fact: Fact) -> tuple[str, str]:
    return fact.origin, fact.incarnation


def _is_first_time(db: Database, fact: Fact) -> bool:
    """Whether a fact from below is told again for the first time; positions may go back."""
    told = db.conn.execute(
        "INSERT OR IGNORE INTO uplink_told VALUES (?, ?, ?)",
        (fact.origin, fact.incarnation, fact.seq),
    )
    return told.rowcount > 0


def _log(conn: sqlite3.Connection, own: str) -> str:
    row = conn.execute("SELECT incarnation FROM own_chain WHERE origin = ?", (own,)).fetchone()
    return "" if row is None else str(row[0])


def _is_ahead(conn: sqlite3.Connection, head: ChainHead) -> bool:
    """Whether the hop holds more of our own present chain than we do."""
    present = conn.execute(
        "SELECT 1 FROM own_chain WHERE origin = ? AND incarnation = ?",
        (head.origin, head.incarnation),
    ).fetchone()
    held = head_of(conn, head.origin, head.incarnation) if present else None
    return held is not None and head.seq > held.seq


def _before_expected(conn: sqlite3.Connection, head: ChainHead) -> int | None:
    """The position just before the first fact of this chain that the hop does not hold."""
    row = conn.execute(
        "SELECT min(position) FROM fact WHERE origin = ? AND incarnation = ? AND seq > ?",
        (head.origin, head.incarnation, head.seq),
    ).fetchone()
    return None if row[0] is None else int(row[0]) - 1
