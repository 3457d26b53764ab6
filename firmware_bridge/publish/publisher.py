"""Publishes what the outbox holds, in envelopes of up to 100 observations of one device."""

from __future__ import annotations

import threading
from contextlib import suppress

import msgspec

from firmware_bridge.publish.outbox import Outbox, Waiting
from firmware_bridge.publish.window import AGAIN_AFTER_S, Window
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.observations import Confirmed, Envelope, Observation
from storecore.contracts.status import HopStatus
from storecore.database.writer import WriterClosed
from storecore.logs import Log
from storecore.messaging.mqtt import Link, Session
from storecore.notifier import Notifier

log = Log(__name__)

ENVELOPE_VERSION = 1
ENVELOPE_OBSERVATIONS_MAX = 100
GATHER_S = 0.005
READ_MAX = 500
IDLE_S = 5.0
STOP_S_MAX = 2.0


class Publisher:
    """A thread between the outbox and the broker.

    It gathers for 5 ms after something new, so that a burst travels in few messages, and sends
    again what the edge has not confirmed after `again_after_s`.
    """

    def __init__(
        self,
        outbox: Outbox,
        host: str,
        port: int,
        *,
        store_id: str,
        bridge: str,
        clock: Clock,
        again_after_s: float = AGAIN_AFTER_S,
    ) -> None:
        self._outbox = outbox
        self._store_id = store_id
        self._bridge = bridge
        self._clock = clock
        self._link = Link(
            host,
            port,
            name=bridge,
            client_id=f"storeside-{store_id}-{bridge}",
            presence_topic=topics.presence(store_id, bridge),
            clock=clock,
            subscriptions=(topics.confirmed(store_id, bridge),),
            on_message=self._take_confirmation,
            on_change=self.wake,
        )
        self._window = Window(again_after_s)
        self._beat = Notifier().beat
        self._current: Session | None = None
        self._boot_id = ""
        self._confirmed_ms = 0
        self._confirmations = outbox.confirmations
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="publisher", daemon=True)

    def start(self) -> None:
        """Begin to connect and to publish."""
        self._link.start()
        self._thread.start()

    def wake(self) -> None:
        """The outbox has changed. Safe from any thread."""
        self._bell.set()

    def stop(self) -> None:
        """End; what is not confirmed stays on disk for the next start."""
        self._stopping.set()
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S_MAX)
        self._link.stop()

    @property
    def session(self) -> Session | None:
        """The present connection, for what need not be kept until it is confirmed."""
        return self._link.session

    def status(self) -> HopStatus:
        """The broker, what the edge has not confirmed, and when it last did."""
        return HopStatus(
            url=self._link.url,
            up=self._link.session is not None,
            backlog=self._outbox.backlog(),
            answered_ms=self._confirmed_ms,
        )

    def _take_confirmation(self, _topic: str, payload: bytes, retained: bool) -> None:
        try:
            confirmed = msgspec.json.decode(payload, type=Confirmed)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            log.warning("confirmation_unreadable", problem=str(error))
            return
        self._confirmed_ms = self._clock.wall_ms()
        self._outbox.confirm(confirmed, live=not retained)

    def _serve(self) -> None:
        with suppress(WriterClosed):
            while not self._stopping.is_set():
                self._beat()
                overdue_s = self._window.wait_s(self._clock.monotonic_s())
                self._bell.wait(IDLE_S if overdue_s is None else overdue_s)
                if self._stopping.wait(GATHER_S):
                    return
                self._bell.clear()
                session = self._link.session
                if session is not None:
                    self._mind(session)
                    self._publish(session)

    def _mind(self, session: Session) -> None:
        """Take note of what has happened to the connection and to what was published."""
        now_s, boot_id = self._clock.monotonic_s(), self._outbox.boot_id()
        before, self._confirmations = self._confirmations, self._outbox.confirmations
        if session is not self._current or boot_id != self._boot_id:
            self._current, self._boot_id = session, boot_id
            self._window.connected(self._outbox.oldest())
        elif self._confirmations.taken > before.taken:
            live = self._confirmations.live > before.live
            still_out = self._outbox.backlog(up_to=self._window.published)
            self._window.confirmed(still_out, self._outbox.oldest(), live=live, now_s=now_s)
        if self._window.tick(now_s):
            log.warning("not_confirmed", backlog=self._outbox.backlog())

    def _publish(self, session: Session) -> None:
        while session.is_alive and (room := self._window.room):
            waiting = self._outbox.waiting(self._window.published, min(room, READ_MAX))
            if not waiting:
                return
            for device, observations in _by_device(waiting):
                self._send(session, device, observations)
            self._window.sent(waiting[-1].position, len(waiting), self._clock.monotonic_s())

    def _send(self, session: Session, device: str, observations: list[Observation]) -> None:
        topic = topics.observation(self._store_id, self._bridge, device)
        for first in range(0, len(observations), ENVELOPE_OBSERVATIONS_MAX):
            part = observations[first : first + ENVELOPE_OBSERVATIONS_MAX]
            envelope = Envelope(
                v=ENVELOPE_VERSION,
                bridge=self._bridge,
                boot_id=self._boot_id,
                observations=tuple(part),
            )
            session.publish(topic, msgspec.json.encode(envelope))


def _by_device(waiting: list[Waiting]) -> list[tuple[str, list[Observation]]]:
    found: dict[str, list[Observation]] = {}
    for _, observation in waiting:
        found.setdefault(observation.device, []).append(observation)
    return list(found.items())
