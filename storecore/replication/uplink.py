"""Facts up: sends what the journal holds until the next hop has confirmed all of it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress

from storecore.clock import Clock
from storecore.contracts.status import HopStatus
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log
from storecore.replication.http import REPLY_S, HopClient, HopDown
from storecore.replication.retry import Again, Patience
from storecore.replication.sending import (
    BATCH_FACTS,
    BadReply,
    OnFork,
    Shipment,
    backlog,
    check_reply,
    newest_position,
    next_shipment,
    probe,
    settle,
)

log = Log(__name__)

IDLE_S = 5.0
PROBE_S = 300.0
"""How often a hop that has everything is asked whether it still has it."""
STOP_S_MAX = 1.5


class Uplink:
    """A thread that pushes facts to the next hop in order of arrival.

    Its position moves only to what the hop has answered `again` or `applied`. After a `gap` it goes
    back to the fact that the hop expects; a chain answered `fork` is left out from then on, and
    `on_fork` hears of those that are the sender's own.
    """

    def __init__(
        self,
        writer: Writer,
        sender: str,
        base_url: str,
        clock: Clock,
        on_fork: OnFork | None = None,
        *,
        reply_s: float = REPLY_S,
        key: str = "",
    ) -> None:
        self._writer = writer
        self._on_fork = on_fork
        self._skew_ms: int | None = None
        self._probe_due_s = clock.monotonic_s() + PROBE_S
        self._sender = sender
        self._client = HopClient(base_url, reply_s, key)
        self._clock = clock
        self._bell = threading.Event()
        self._again = threading.Event()
        self._stopping = False
        self._up = False
        self._problem = ""
        self._facts_max = BATCH_FACTS
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
            self._again.set()
            self.wake()

    def stop(self) -> None:
        """End; a request that the hop leaves hanging is given up after `STOP_S_MAX`."""
        self._stopping = True
        self._again.set()
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
            skew_ms=self._skew_ms,
            problem=self._problem,
        )

    def _serve(self) -> None:
        with suppress(WriterClosed):
            self._send_until_stopped()

    def _send_until_stopped(self) -> None:
        patience = Patience()
        while not self._stopping:
            self._bell.clear()
            self._again.clear()
            try:
                sent = self.send_once()
            except HopDown as problem:
                self._lost(problem)
                self._again.wait(patience.wait_s(problem.again, problem.asked_s))
                continue
            except sqlite3.Error as problem:  # our own disk: the hop is told the same again
                log.error("answers_not_stored", problem=str(problem))
                self._again.wait(patience.wait_s(Again.SOON))
                continue
            patience.reset()
            if not sent:
                self._bell.wait(IDLE_S)

    def _lost(self, problem: HopDown) -> None:
        if self._up or str(problem) != self._problem:
            log.warning("hop_lost", url=self._client.base_url, problem=str(problem))
        self._up, self._problem = False, str(problem)

    def send_once(self) -> bool:
        """Send one batch and note the answers; False when nothing waits.

        Raises:
            HopDown: the hop did not take it; nothing has moved.
        """
        conn = self._writer.reader()
        shipment = next_shipment(conn, self._sender, self._facts_max)
        if shipment is None:
            return self._probe()
        try:
            self._exchange(shipment)
        except HopDown as problem:
            if problem.again is not Again.SMALLER:
                raise
            self._send_less(shipment, problem)
            return True
        self._facts_max = min(self._facts_max * 2, BATCH_FACTS)
        return True

    def _send_less(self, shipment: Shipment, problem: HopDown) -> None:
        """Half as many the next time; where it is one alone, that one has to be looked at.

        Raises:
            HopDown: it was one alone.
        """
        if len(shipment.sent) > 1:
            self._facts_max = len(shipment.sent) // 2
            return
        named = "".join(f"; it is {fact.origin} fact {fact.seq}" for _, fact in shipment.sent)
        raise HopDown(f"{problem}{named}", Again.LATER, problem.asked_s)

    def _probe(self) -> bool:
        """Where nothing waits: see now and then that the hop still has what it confirmed."""
        if self._clock.monotonic_s() < self._probe_due_s:
            return False
        self._probe_due_s = self._clock.monotonic_s() + PROBE_S
        shipment = probe(self._writer.reader(), self._sender)
        if shipment is not None:
            self._exchange(shipment)
        return shipment is not None

    def _exchange(self, shipment: Shipment) -> None:
        conn = self._writer.reader()
        sent_ms = self._clock.wall_ms()
        batch = shipment.batch(self._sender, sent_ms, newest_position(conn))
        reply = self._client.send_facts(batch)
        try:
            check_reply(conn, shipment, reply)
        except BadReply as problem:
            raise HopDown(f"{self._client.base_url} answered what cannot be: {problem}") from None
        if not self._up:
            log.info("hop_answers", url=self._client.base_url)
        self._up, self._problem, self._answered_ms = True, "", self._clock.wall_ms()
        if reply.now_ms:
            self._skew_ms = reply.now_ms - (sent_ms + self._answered_ms) // 2
        for note in reply.not_accepted:
            log.warning("fact_not_accepted", origin=note.origin, seq=note.seq, reason=note.reason)
        self._writer.run(lambda db: settle(db, shipment, reply, self._sender, self._on_fork))
