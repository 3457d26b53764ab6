"""The thread that takes devices' messages in: gather, commit, acknowledge, confirm."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence

import msgspec

from edge_agent.ingest.intake import Intake, failed
from edge_agent.ingest.messages import Message, Taken
from edge_agent.ingest.mqtt import Link, LinkLost, LinkRefused, LinkSettings, Protocol
from edge_agent.ingest.positions import newest_confirmations
from edge_agent.pulse import Pulse
from storecore.contracts import topics
from storecore.contracts.observations import Confirmed
from storecore.database.writer import WriterClosed
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

WAIT_S = 0.2
RETRY_MAX_S = 2.0
STOP_S = 2.0


class Ingest:
    """Keeps a connection to the broker and never acknowledges what is not on the disk.

    `on_line` hears whether devices are being listened to.
    """

    def __init__(
        self,
        *,
        pulse: Pulse,
        intake: Intake,
        settings: LinkSettings,
        store_id: str,
        on_line: Callable[[bool], None],
    ) -> None:
        self._pulse = pulse
        self._intake = intake
        self._settings = settings
        self._store_id = store_id
        self._on_line = on_line
        self._protocol = Protocol.V5
        self._stopping = threading.Event()
        self._line = "down"
        self._thread = threading.Thread(target=self._serve, name="ingest", daemon=True)

    @property
    def line(self) -> str:
        """The state of the connection in words: "down", "MQTT 5" or "MQTT 3.1.1"."""
        return self._line

    def start(self) -> None:
        """Begin to listen, now or as soon as the broker is there."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch under way and hang up; one that takes too long is not acknowledged."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _serve(self) -> None:
        backoff = Backoff(last_s=RETRY_MAX_S)
        while not self._stopping.is_set():
            link = self._connected()
            if link is None:
                self._stopping.wait(backoff.next_s())
                continue
            backoff.reset()
            try:
                self._listen(link)
            except WriterClosed:
                link.drop()
                return
            except LinkLost as problem:
                log.warning("broker_lost", problem=str(problem))
            except sqlite3.Error as problem:
                log.error("batch_not_stored", problem=str(problem))
                link.drop()
                self._stopping.wait(backoff.next_s())
            finally:
                self._line = "down"
                self._on_line(False)

    def _connected(self) -> Link | None:
        try:
            link = Link(self._settings, self._protocol)
        except LinkRefused as refusal:
            log.debug("broker_refuses", protocol=str(self._protocol), problem=str(refusal))
            self._protocol = self._protocol.other if refusal.try_other else Protocol.V5
            return None
        log.info("broker_answers", protocol=str(self._protocol))
        self._line = str(self._protocol)
        self._protocol = Protocol.V5  # the next broker there may be another one
        return link

    def _listen(self, link: Link) -> None:
        self._on_line(True)
        self._confirm(link, self._pulse.run(newest_confirmations))
        while not self._stopping.is_set():
            gathered = link.gather(WAIT_S, self._settings.receive_max)
            if not gathered:
                continue
            confirmed = self._take([received.message for received in gathered])
            link.acknowledge(gathered)
            self._confirm(link, confirmed)
        link.close()

    def _confirm(self, link: Link, confirmed: Sequence[Confirmed]) -> None:
        for bridge in confirmed:
            topic = topics.confirmed(self._store_id, bridge.bridge)
            link.publish_retained(topic, msgspec.json.encode(bridge))

    def _take(self, messages: list[Message]) -> Sequence[Confirmed]:
        """Commit a batch. A message that this program stumbles over is put aside alone."""
        readings = self._intake.read(messages)
        try:
            return self._pulse.run(lambda db: self._intake.take(db, readings))
        except (sqlite3.Error, WriterClosed):
            raise
        except Exception:
            log.exception("batch_failed", messages=len(messages))
        confirmed: list[Confirmed] = []
        for message in messages:
            confirmed += self._take_alone(message)
        return confirmed

    def _take_alone(self, message: Message) -> Sequence[Confirmed]:
        readings = self._intake.read([message])
        try:
            return self._pulse.run(lambda db: self._intake.take(db, readings))
        except (sqlite3.Error, WriterClosed):
            raise
        except Exception as error:
            rejected = Taken(message, failed(message, error))
        return self._pulse.run(lambda db: self._intake.take(db, [rejected]))
