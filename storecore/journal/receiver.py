"""How facts from below are taken in: the four answers, each decided in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Answer, ChainHead, FactBatch, FactReply, NotAccepted
from storecore.contracts.facts import GENESIS_HASH, Body, Fact, Verdict, read_body
from storecore.journal.chain import is_sealed
from storecore.journal.journal import Journal, head_of, store_fact

Apply = Callable[[Database, Fact, Body], None]
"""Carries out what a fact means here, in the transaction that moves the head."""


class FactRefused(Exception):
    """Raised by an `Apply` for a fact that makes no sense here; the message is the reason."""


class Receiver:
    """Takes batches of facts from the nodes below, each fact at most once and in order.

    For each fact: at or below the head with the same hash, `again`; same seq with another hash,
    `fork`, and that chain is frozen; a seq beyond the next, `gap`; otherwise `applied`. Of a frozen
    chain nothing more is taken; what is held of it is still answered `again`, so that the sender
    learns which facts are not. A fact that cannot be accepted is stored with a verdict and the
    queue moves on.
    """

    def __init__(self, journal: Journal, apply: Apply) -> None:
        self._journal = journal
        self._apply = apply

    def take(self, db: Database, batch: FactBatch) -> FactReply:
        """Answer every fact of a batch. Runs inside a Writer's work."""
        answers: list[Answer] = []
        refused: list[NotAccepted] = []
        position = _taken(db.conn, batch)
        lost = position is not None and batch.after > position
        for fact in batch.facts:
            # Nothing is taken after a gap: what a sender holds in one order is held in it here.
            answer = Answer.GAP if lost else self._answer(db, fact)
            lost = answer is Answer.GAP
            answers.append(answer)
            if answer is Answer.APPLIED:
                verdict, reason = self._carry_out(db, fact)
                if verdict is not Verdict.ACCEPTED:
                    refused.append(_note(db.conn, fact, verdict, reason))
        chains = dict.fromkeys((fact.origin, fact.incarnation) for fact in batch.facts)
        if position is not None:
            chains[batch.sender, batch.log] = None
            if not lost and batch.reached > position:
                position = _note_taken(db.conn, batch)
        return FactReply(
            answers=tuple(answers),
            position=position,
            heads=tuple(_head_or_start(db.conn, *chain) for chain in chains),
            not_accepted=tuple(refused),
            now_ms=self._journal.hlc.wall_ms(),
        )

    def retry(self, db: Database, fact: Fact) -> NotAccepted | None:
        """Carry out once more a fact that was stored and not accepted; None where it is now."""
        chain = (fact.origin, fact.incarnation, fact.seq)
        db.conn.execute(
            "DELETE FROM verdict WHERE origin = ? AND incarnation = ? AND seq = ?", chain
        )
        verdict, reason = self._carry_out(db, fact)
        return None if verdict is Verdict.ACCEPTED else _note(db.conn, fact, verdict, reason)

    def _answer(self, db: Database, fact: Fact) -> Answer:
        head = _head_or_start(db.conn, fact.origin, fact.incarnation)
        if fact.origin == self._journal.origin:
            return Answer.FORK
        if fact.seq <= head.seq and _held_hash(db.conn, fact) == fact.hash:
            return Answer.AGAIN
        if head.frozen or fact.seq <= head.seq:
            return _freeze(db, fact)
        if fact.seq > head.seq + 1:
            return Answer.GAP
        if fact.prev_hash != head.hash or not is_sealed(fact):
            return _freeze(db, fact)
        store_fact(db.conn, fact, self._journal.hlc.wall_ms())
        self._journal.hlc.observe(fact.hlc)
        return Answer.APPLIED

    def _carry_out(self, db: Database, fact: Fact) -> tuple[Verdict, str]:
        try:
            body = read_body(fact)
        except msgspec.MsgspecError as error:
            return Verdict.QUARANTINED, str(error)
        if body is None:
            return Verdict.UNKNOWN, f"type {fact.type} version {fact.version} is not known here"
        try:
            with db.atomic():
                self._apply(db, fact, body)
        except FactRefused as refusal:
            return Verdict.REJECTED, str(refusal)
        except sqlite3.OperationalError:
            raise  # the disk's trouble, not the fact's: nothing of the batch is taken
        except Exception as error:
            return Verdict.QUARANTINED, f"{type(error).__name__}: {error}"
        return Verdict.ACCEPTED, ""


def _head_or_start(conn: sqlite3.Connection, origin: str, incarnation: str) -> ChainHead:
    head = head_of(conn, origin, incarnation)
    return head or ChainHead(origin=origin, incarnation=incarnation, seq=0, hash=GENESIS_HASH)


def _held_hash(conn: sqlite3.Connection, fact: Fact) -> str | None:
    row = conn.execute(
        "SELECT hash FROM fact WHERE origin = ? AND incarnation = ? AND seq = ?",
        (fact.origin, fact.incarnation, fact.seq),
    ).fetchone()
    return None if row is None else str(row[0])


def _taken(conn: sqlite3.Connection, batch: FactBatch) -> int | None:
    """How far of the sender's log is held; None where the batch does not name it."""
    if not batch.log:
        return None
    row = conn.execute(
        "SELECT position FROM taken WHERE sender = ? AND log = ?", (batch.sender, batch.log)
    ).fetchone()
    return 0 if row is None else int(row[0])


def _note_taken(conn: sqlite3.Connection, batch: FactBatch) -> int:
    conn.execute(
        "INSERT INTO taken VALUES (?, ?, ?) "
        "ON CONFLICT (sender, log) DO UPDATE SET position = excluded.position",
        (batch.sender, batch.log, batch.reached),
    )
    return batch.reached


def _freeze(db: Database, fact: Fact) -> Answer:
    db.conn.execute(
        "INSERT INTO head (origin, incarnation, seq, hash, frozen) VALUES (?, ?, 0, ?, 1) "
        "ON CONFLICT (origin, incarnation) DO UPDATE SET frozen = 1",
        (fact.origin, fact.incarnation, GENESIS_HASH),
    )
    return Answer.FORK


def _note(conn: sqlite3.Connection, fact: Fact, verdict: Verdict, reason: str) -> NotAccepted:
    conn.execute(
        "INSERT INTO verdict VALUES (?, ?, ?, ?, ?)",
        (fact.origin, fact.incarnation, fact.seq, verdict, reason),
    )
    return NotAccepted(
        origin=fact.origin,
        incarnation=fact.incarnation,
        seq=fact.seq,
        verdict=verdict,
        reason=reason,
    )
