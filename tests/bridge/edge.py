"""The edge as the test plays it: keeps what it gets and confirms the highest numbers it holds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import msgspec
from paho.mqtt.client import Client, MQTTMessage, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion

from storecore.contracts import topics
from storecore.contracts.observations import Confirmed, Envelope, Observation, Presence

STORE = "store-1"
WAIT_S = 15.0


class PlayedEdge:
    """Subscribes as the edge does, with a persistent session, and comes back to a new broker."""

    def __init__(self, port: int, store_id: str = STORE) -> None:
        self._store_id = store_id
        self._changed = threading.Condition()
        self._subscribed = 0
        self.messages: list[tuple[str, bytes]] = []
        self.confirms = True
        self._held: dict[tuple[str, str], dict[str, int]] = {}
        self.client = Client(
            CallbackAPIVersion.VERSION2, "played-edge", clean_session=False, protocol=MQTTv311
        )
        self.client.reconnect_delay_set(min_delay=1, max_delay=1)
        self.client.on_connect = self._on_connect
        self.client.on_subscribe = self._on_subscribe
        self.client.on_message = self._on_message
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()
        self.until(lambda: self._subscribed)

    def until(self, holds: Callable[[], object], timeout_s: float = WAIT_S) -> None:
        """Wait until something that messages bring about holds; fail when it does not."""
        with self._changed:
            assert self._changed.wait_for(holds, timeout_s), f"not within {timeout_s} s"

    def confirm(self, bridge: str, boot_id: str, seqs: dict[str, int]) -> None:
        """Say, retained, what is safe here."""
        body = msgspec.json.encode(Confirmed(bridge=bridge, boot_id=boot_id, seqs=seqs))
        topic = topics.confirmed(self._store_id, bridge)
        self.client.publish(topic, body, qos=1, retain=True)

    def envelopes(self) -> list[Envelope]:
        """Every envelope, in the order in which they came."""
        return [
            msgspec.json.decode(payload, type=Envelope)
            for topic, payload in list(self.messages)
            if topics.parse(topic).kind == "obs"
        ]

    def observations(self, device: str | None = None) -> list[Observation]:
        """Every observation, of all devices or one, repeats included."""
        return [
            observation
            for envelope in self.envelopes()
            for observation in envelope.observations
            if device in (None, observation.device)
        ]

    def vendor(self, device: str) -> list[bytes]:
        """What a reader has published by itself."""
        return [
            payload
            for topic, payload in list(self.messages)
            if topics.parse(topic).kind == "vendor" and topics.parse(topic).device == device
        ]

    def presence(self, name: str) -> list[bool]:
        """Each birth and death of a program or device, in order."""
        return [
            msgspec.json.decode(payload, type=Presence).online
            for topic, payload in list(self.messages)
            if topic == topics.presence(self._store_id, name)
        ]

    def leave(self) -> None:
        """Say goodbye."""
        self.client.disconnect()
        self.client.loop_stop()

    def _on_connect(self, client: Client, *_rest: Any) -> None:
        for topic in topics.everything(self._store_id):
            client.subscribe(topic, qos=1)

    def _on_subscribe(self, *_all: Any) -> None:
        with self._changed:
            self._subscribed += 1
            self._changed.notify_all()

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        with self._changed:
            self.messages.append((message.topic, bytes(message.payload)))
            self._changed.notify_all()
        if self.confirms and topics.parse(message.topic).kind == "obs":
            self._confirm_as_the_edge_does(msgspec.json.decode(message.payload, type=Envelope))

    def _confirm_as_the_edge_does(self, envelope: Envelope) -> None:
        """Repeats are confirmed again; a number that was jumped over is not asked for."""
        held = self._held.setdefault((envelope.bridge, envelope.boot_id), {})
        for observation in envelope.observations:
            held[observation.device] = max(observation.seq, held.get(observation.device, 0))
        self.confirm(envelope.bridge, envelope.boot_id, held)
