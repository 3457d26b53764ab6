"""Facts up: sends what the journal holds until the next hop has confirmed all of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import suppress

from sqlite_utils import Database

from storecore.clock import Clock
from storecore.contracts.exchange import Answer, ChainHead, FactBatch, FactReply
from storecore.contracts.facts import Fact
from storecore.contracts.status import HopStatus
from storecore.database.writer import Writer, WriterClosed
from storecore.journal.journal import facts_after
from storecore.logs import Log
from storecore.replication.backoff import Backoff
from storecore.replication.http import HopClient, HopDown

log = Log(__name__)

BATCH_FACTS = 200
IDLE_S = 5.0
STOP_S_MAX = 1.5


class Uplink:
    """A thread that pushes facts to the next hop in order of arrival.

    Its position moves only to what the hop has answered `again` or `applied`. After a `gap` it goes
    back to the fact that the hop expects; a chain answered `fork` is left out from then on.
    """

    def __init__(self, writer: Writer, sender: str, base_url: str, clock: Clock) -> None:
        self._writer = writer
        self._sender = sender
        self._client = HopClient(base_url)
        self._clock = clock
        self._bell = threading.Event()
        self._stopping = False
        self._up = False
        self._answered_ms = 0
        self._thread = threading.Thread(target=self._serve, name="uplink", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def wake(self) -> None:
        """There is something new to send. Safe from any thread."""
        self._bell.set()

    def heard(self, up: bool) -> None:
        """News of the hop from elsewhere, such as a Downlink to the same address."""
        self._up = up
        if up:
            self._answered_ms = self._clock.wall_ms()
            self.wake()

    def stop(self) -> None:
        """End; a request that the hop leaves hanging is given up after `STOP_S_MAX`."""
        self._stopping = True
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S_MAX)
        self._client.close()

    def status(self) -> HopStatus:
        """The hop as last seen, and how many facts it has not confirmed."""
        return HopStatus(
            url=self._client.base_url,
            up=self._up,
            backlog=backlog(self._writer.reader()),
            answered_ms=self._answered_ms,
        )

    def _serve(self) -> None:
        with suppress(WriterClosed):
            self._send_until_stopped()

    def _send_until_stopped(self) -> None:
        backoff = Backoff()
        while not self._stopping:
            self._bell.clear()
            try:
                sent = self.send_once()
            except HopDown as problem:
                if self._up:
                    log.warning("hop_lost", url=self._client.base_url, problem=str(problem))
                self._up = False
                self._bell.wait(backoff.next_s())
                continue
            backoff.reset()
            if not sent:
                self._bell.wait(IDLE_S)

    def send_once(self) -> bool:
        """Send one batch and note the answers; False when nothing waits.

        Raises:
            HopDown: the hop did not take it; nothing has moved.
        """
        conn = self._writer.reader()
        waiting = facts_after(conn, _position(conn), BATCH_FACTS)
        if not waiting:
            return False
        frozen = set(conn.execute("SELECT origin, incarnation FROM uplink_frozen"))
        sent = [(at, fact) for at, fact in waiting if _chain(fact) not in frozen]
        if not sent:
            self._writer.run(lambda db: _move(db, waiting[-1][0]))
            return True
        batch = FactBatch(sender=self._sender, facts=tuple(fact for _, fact in sent))
        reply = self._client.send_facts(batch)
        if not self._up:
            log.info("hop_answers", url=self._client.base_url)
        self._up, self._answered_ms = True, self._clock.wall_ms()
        for note in reply.not_accepted:
            log.warning("fact_not_accepted", origin=note.origin, seq=note.seq, reason=note.reason)
        self._writer.run(lambda db: _note_answers(db, sent, reply, waiting[-1][0]))
        return True


def backlog(conn: sqlite3.Connection) -> int:
    """How many facts the next hop has not confirmed."""
    (count,) = conn.execute(
        "SELECT count(*) FROM fact WHERE position > (SELECT position FROM uplink)"
    ).fetchone()
    return int(count)


def _position(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT position FROM uplink").fetchone()[0])


def _chain(fact: Fact) -> tuple[str, str]:
    return fact.origin, fact.incarnation


def _move(db: Database, position: int) -> None:
    db.conn.execute("UPDATE uplink SET position = ?", (position,))


def _note_answers(
    db: Database, sent: Sequence[tuple[int, Fact]], reply: FactReply, reached: int
) -> None:
    missing: list[int] = []
    heads = {(head.origin, head.incarnation): head for head in reply.heads}
    for (_, fact), answer in zip(sent, reply.answers, strict=True):
        if answer is Answer.FORK:
            log.error("chain_frozen", origin=fact.origin, seq=fact.seq)
            db.conn.execute("INSERT OR IGNORE INTO uplink_frozen VALUES (?, ?)", _chain(fact))
        elif answer is Answer.GAP:
            missing.append(_before_expected(db, heads[_chain(fact)]))
    _move(db, min([reached, *missing]))


def _before_expected(db: Database, head: ChainHead) -> int:
    """The position just before the first fact of this chain that the hop does not hold."""
    row = db.conn.execute(
        "SELECT min(position) FROM fact WHERE origin = ? AND incarnation = ? AND seq > ?",
        (head.origin, head.incarnation, head.seq),
    ).fetchone()
    return int(row[0]) - 1
