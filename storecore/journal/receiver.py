"""How facts from below are taken in: the four answers, each decided in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Answer, FactBatch, FactReply, NotAccepted
from storecore.contracts.facts import Body, Fact, Verdict, read_body
from storecore.journal.chain import is_sealed
from storecore.journal.journal import Journal
from storecore.journal.letting_go import LettingGo
from storecore.journal.taking import Taking, head_or_start
from storecore.logs import Log

log = Log(__name__)

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
    queue moves on. Behind facts that the sender has let go, and that are lost here, the chain goes
    on where `letting_go` can sign for it.
    """

    def __init__(self, journal: Journal, apply: Apply, letting_go: LettingGo | None = None) -> None:
        self._journal = journal
        self._apply = apply
        self._letting_go = letting_go

    def take(self, db: Database, batch: FactBatch) -> FactReply:
        """Answer every fact of a batch. Runs inside a Writer's work."""
        answers: list[Answer] = []
        taking = Taking(db.conn, self._journal.hlc.wall_ms(), batch.let_go, self._letting_go)
        position = _taken(db.conn, batch)
        lost = position is not None and batch.after > position
        for fact in batch.facts:
            # Nothing is taken after a gap: what a sender holds in one order is held in it here.
            answer = Answer.GAP if lost else self._answer(taking, fact)
            lost = answer is Answer.GAP
            answers.append(answer)
        taking.store()
        refused = self._carry_out_all(db, taking.taken)
        chains = dict.fromkeys((fact.origin, fact.incarnation) for fact in batch.facts)
        if position is not None:
            chains[batch.sender, batch.log] = None
            if not lost and batch.reached > position:
                position = _note_taken(db.conn, batch)
        return FactReply(
            answers=tuple(answers),
            position=position,
            heads=tuple(head_or_start(db.conn, *chain) for chain in chains),
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

    def _answer(self, taking: Taking, fact: Fact) -> Answer:
        if fact.origin == self._journal.origin:
            return Answer.FORK
        head = taking.head(fact)
        if fact.seq <= head.seq and taking.held_hash(fact) == fact.hash:
            return Answer.AGAIN
        if head.frozen or fact.seq <= head.seq:
            return taking.freeze(fact)
        if fact.seq > head.seq + 1:
            if not taking.goes_on_behind(fact):
                return Answer.GAP
        elif fact.prev_hash != head.hash or not is_sealed(fact):
            return taking.freeze(fact)
        taking.take(fact)
        self._journal.hlc.observe(fact.hlc)
        return Answer.APPLIED

    def _carry_out_all(self, db: Database, facts: Sequence[Fact]) -> list[NotAccepted]:
        """Carry all out at once, under one savepoint; where one is not accepted, each by itself."""
        read = [(fact, _read(fact)) for fact in facts]
        if all(isinstance(body, Body) for _, body in read):
            try:
                with db.atomic():
                    for fact, body in read:
                        assert isinstance(body, Body)
                        self._apply(db, fact, body)
            except sqlite3.OperationalError:
                raise  # the disk's trouble, not a fact's: nothing of the batch is taken
            except Exception as refusal:
                log.info("carried_out_one_by_one", facts=len(facts), why=str(refusal))
            else:
                return []
        verdicts = [(fact, *self._carry_out(db, fact)) for fact in facts]
        return [
            _note(db.conn, fact, verdict, reason)
            for fact, verdict, reason in verdicts
            if verdict is not Verdict.ACCEPTED
        ]

    def _carry_out(self, db: Database, fact: Fact) -> tuple[Verdict, str]:
        body = _read(fact)
        if not isinstance(body, Body):
            return body
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


def _read(fact: Fact) -> Body | tuple[Verdict, str]:
    """What the fact says, or why nobody here can read it."""
    try:
        body = read_body(fact)
    except msgspec.MsgspecError as error:
        return Verdict.QUARANTINED, str(error)
    unknown = f"type {fact.type} version {fact.version} is not known here"
    return (Verdict.UNKNOWN, unknown) if body is None else body


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
