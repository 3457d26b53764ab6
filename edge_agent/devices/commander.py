"""Sends commands to devices and waits for their replies, on a connection of its own."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import msgspec

from edge_agent.devices.asking import Asking
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.commands import COMMAND_VERSION, Action, Command, Reply
from storecore.ids import IdSource
from storecore.logs import Log, current_correlation
from storecore.messaging.mqtt import Link

log = Log(__name__)

WITHIN_S = 5.0
STOP_S = 1.0


class Commander:
    """`ask` from any thread, but not inside a Writer's work: nobody may wait there."""

    def __init__(
        self, host: str, port: int, *, store_id: str, asker: str, clock: Clock, ids: IdSource
    ) -> None:
        self._store_id = store_id
        self._asker = asker
        self._clock = clock
        self._ids = ids
        self._asking = Asking()
        self._lock = threading.RLock()  # what waits for a reply may ask the next thing
        self._futures: dict[str, Future[Reply]] = {}
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self._link = Link(
            host,
            port,
            name=f"{asker}-commands",
            client_id=f"storeside-{store_id}-{asker}-commands",
            clock=clock,
            subscriptions=(topics.reply(store_id, asker),),
            on_message=self._take,
            on_change=self._line_changed,
        )
        self._thread = threading.Thread(target=self._serve, name="commander", daemon=True)

    def start(self) -> None:
        """Begin to connect; the broker may come later."""
        self._link.start()
        self._thread.start()

    def stop(self) -> None:
        """End; whoever still waits hears that nobody knows."""
        self._stopping.set()
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)
        self._link.stop()
        with self._lock:
            self._settle(self._asking.expired(float("inf"), self._clock.wall_ms()))

    def ask(
        self, device: str, action: Action, *, within_s: float = WITHIN_S, command_id: str = ""
    ) -> Future[Reply]:
        """Have a device do something, begun within `within_s`.

        The future always gets a reply, at the latest a second after the term. Whoever may ask
        again for the same thing after a restart gives a `command_id` of their own: it is done
        once, and each time the same is replied.
        """
        command = Command(
            v=COMMAND_VERSION,
            id=command_id or self._ids.new(),
            correlation=current_correlation(),
            asker=self._asker,
            device=device,
            within_ms=round(within_s * 1000),
            action=action,
        )
        with self._lock:
            future = self._futures.setdefault(command.id, Future())
            self._asking.begin(command, self._clock.monotonic_s())
            if self._stopping.is_set():
                self._settle(self._asking.expired(float("inf"), self._clock.wall_ms()))
        self._bell.set()
        return future

    def _take(self, _topic: str, payload: bytes, _retained: bool) -> None:
        try:
            reply = msgspec.json.decode(payload, type=Reply)
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            log.warning("reply_unreadable", problem=str(problem))
            return
        with self._lock:
            if self._asking.heard(reply):
                self._settle([reply])

    def _line_changed(self) -> None:
        with self._lock:
            self._asking.line_is_back(self._clock.monotonic_s())
        self._bell.set()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            with self._lock:
                wait_s = self._asking.wait_s(self._clock.monotonic_s())
            self._bell.wait(wait_s)
            self._bell.clear()
            with self._lock:
                self._send()
                now_s = self._clock.monotonic_s()
                self._settle(self._asking.expired(now_s, self._clock.wall_ms()))

    def _send(self) -> None:
        session = self._link.session
        for command in self._asking.due(self._clock.monotonic_s()):
            if session is None or not session.is_alive:
                continue
            topic = topics.command(self._store_id, command.device)
            session.publish(topic, msgspec.json.encode(command))
            self._asking.sent(command)

    def _settle(self, replies: list[Reply]) -> None:
        for reply in replies:
            log.info(
                "command_replied",
                command=reply.id,
                device=reply.device,
                outcome=reply.outcome,
                detail=reply.detail,
            )
            self._futures.pop(reply.id).set_result(reply)
