"""Takes commands, has the drivers carry them out, and replies: each command at most once."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import msgspec

from firmware_bridge.commands.book import Known, begin, end
from firmware_bridge.drivers.port import Commanded, Done
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.commands import COMMAND_VERSION, Command, Name, Outcome, Reason, Reply
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log, correlated
from storecore.messaging.mqtt import Link

log = Log(__name__)

BYTES_MAX = 16_384
AT_ONCE = 8
WAITING_MAX = 200


class _Head(msgspec.Struct, frozen=True):
    """As much of a command as is needed to refuse it."""

    id: str
    asker: Name
    device: str = ""
    correlation: str = ""


class CommandDesk:
    """Listens for commands to its devices on a connection of its own.

    Up to eight are carried out side by side. Before one begins it is on disk, and so is its reply
    before it is sent: after a restart a repeat gets the reply, or hears that nobody knows.
    """

    def __init__(
        self,
        writer: Writer,
        drivers: Iterable[Commanded],
        host: str,
        port: int,
        *,
        store_id: str,
        bridge: str,
        clock: Clock,
    ) -> None:
        self._writer = writer
        self._drivers = {driver.device: driver for driver in drivers}
        self._store_id = store_id
        self._clock = clock
        self._lock = threading.Lock()
        self._under_way: set[str] = set()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="command")
        self._link = Link(
            host,
            port,
            name=f"{bridge}-commands",
            client_id=f"storeside-{store_id}-{bridge}-commands",
            clock=clock,
            subscriptions=tuple(topics.command(store_id, device) for device in self._drivers),
            on_message=self._take,
        )

    def start(self) -> None:
        """Begin to listen; without a device that can be told anything there is nothing to do."""
        if self._drivers:
            self._link.start()

    def stop(self) -> None:
        """End; what is under way ends by itself, its reply is kept for a repeat."""
        self._link.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _take(self, topic: str, payload: bytes, retained: bool) -> None:
        if retained:  # nobody may leave an order to open a door with the broker
            log.warning("command_ignored", topic=topic, problem="it was retained")
            return
        arrived_s = self._clock.monotonic_s()
        command = self._read(topic, payload)
        if command is None:
            return
        with self._lock:
            if command.id in self._under_way:
                return  # its reply will come
            if len(self._under_way) >= WAITING_MAX:
                self._say(command, Done(Outcome.REFUSED, Reason.BUSY, "too many commands wait"))
                return
            self._under_way.add(command.id)
        self._pool.submit(self._serve, command, arrived_s + command.within_ms / 1000)

    def _read(self, topic: str, payload: bytes) -> Command | None:
        try:
            if len(payload) > BYTES_MAX:
                raise msgspec.DecodeError(f"{len(payload)} bytes are more than {BYTES_MAX}")
            command = msgspec.json.decode(payload, type=Command)
            if command.v != COMMAND_VERSION:
                raise msgspec.DecodeError(f"version {command.v}; {COMMAND_VERSION} is spoken")
            if topic != topics.command(self._store_id, command.device):
                raise msgspec.DecodeError("it names another device than its topic")
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            log.warning("command_unreadable", topic=topic, problem=str(problem))
            self._refuse(payload, str(problem))
            return None
        return command

    def _refuse(self, payload: bytes, problem: str) -> None:
        """Tell whoever asked, where that much can be read."""
        try:
            head = msgspec.json.decode(payload[:BYTES_MAX], type=_Head)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return
        self._say(head, Done(Outcome.REFUSED, Reason.NOT_UNDERSTOOD, problem))

    def _serve(self, command: Command, until_s: float) -> None:
        try:
            with correlated(command.correlation):
                self._publish(command.asker, self._reply(command, until_s))
        except WriterClosed:
            return
        except Exception:
            log.exception("command_failed", command=command.id, device=command.device)
        finally:
            with self._lock:
                self._under_way.discard(command.id)

    def _reply(self, command: Command, until_s: float) -> Reply:
        now_ms = self._clock.wall_ms()
        known = self._writer.run(lambda db: begin(db, command, now_ms))
        if isinstance(known, Reply):
            return known
        if known is Known.BEGUN:
            detail = "the bridge was restarted while it was being done"
            done = Done(Outcome.UNKNOWN, Reason.RESTARTED, detail)
        else:
            done = self._drivers[command.device].carry_out(command.action, until_s)
        reply = self._as_reply(command, done)
        self._writer.run(lambda db: end(db, reply))
        log.info(
            "command_ended",
            command=command.id,
            device=command.device,
            outcome=done.outcome,
            detail=done.detail,
        )
        return reply

    def _as_reply(self, asked: Command | _Head, done: Done) -> Reply:
        return Reply(
            v=COMMAND_VERSION,
            id=asked.id,
            correlation=asked.correlation,
            device=asked.device,
            outcome=done.outcome,
            reason=done.reason,
            detail=done.detail,
            at_ms=self._clock.wall_ms(),
        )

    def _say(self, asked: Command | _Head, done: Done) -> None:
        self._publish(asked.asker, self._as_reply(asked, done))

    def _publish(self, asker: str, reply: Reply) -> None:
        session = self._link.session
        if session is not None:  # otherwise whoever asked asks again
            session.publish(topics.reply(self._store_id, asker), msgspec.json.encode(reply))
