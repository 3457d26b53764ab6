"""MQTT clients for the tests: paho behind waiting by event, closed at the end of each test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

from paho.mqtt.client import Client, ConnectFlags, MQTTMessage, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

WAIT_S = 20.0


class Shopper:
    """One client on one connection; what it was given stands in `got`, in order."""

    def __init__(
        self,
        port: int,
        client_id: str,
        *,
        clean: bool = True,
        level: MQTTProtocolVersion = MQTTv311,
        acknowledges: bool = True,
        will: tuple[str, bytes, bool] | None = None,
    ) -> None:
        v3 = level == MQTTv311
        self._client = Client(
            CallbackAPIVersion.VERSION2,
            client_id,
            clean_session=clean if v3 else None,
            protocol=level,
            manual_ack=not acknowledges,
            reconnect_on_failure=False,
        )
        self._client.max_inflight_messages_set(100)
        self.got: list[MQTTMessage] = []
        self.session_present = False
        self._changed = threading.Condition()
        self._connected = self._left = self._subscribed = 0
        self._client.on_message = self._on_message
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_subscribe = self._on_subscribe
        if will:
            self._client.will_set(will[0], will[1], qos=1, retain=will[2])
        extra: dict[str, Any] = {} if v3 else {"clean_start": clean, "properties": _kept_an_hour()}
        self._client.connect("127.0.0.1", port, **extra)
        self._client.loop_start()
        self.until(lambda: self._connected)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something that the broker brings about holds; fail when it does not."""
        with self._changed:
            assert self._changed.wait_for(holds, WAIT_S), f"not within {WAIT_S} s"

    def until_got(self, count: int) -> list[bytes]:
        """Return the payloads once there are as many."""
        self.until(lambda: len(self.got) >= count)
        return [bytes(message.payload) for message in self.got]

    def until_left(self) -> None:
        """Wait until the connection is gone."""
        self.until(lambda: self._left)

    def subscribe(self, topic_filter: str) -> None:
        """Subscribe at QoS 1 and wait until the broker has confirmed it."""
        before = self._subscribed
        self._client.subscribe(topic_filter, qos=1)
        self.until(lambda: self._subscribed > before)

    def publish(self, topic: str, *payloads: bytes, retain: bool = False) -> None:
        """Publish at QoS 1 and wait until the broker has acknowledged the last."""
        for payload in payloads:
            sent = self._client.publish(topic, payload, qos=1, retain=retain)
        sent.wait_for_publish(WAIT_S)
        assert sent.is_published()

    def send_unconfirmed(self, topic: str, payload: bytes) -> None:
        """Publish at QoS 1 without waiting."""
        self._client.publish(topic, payload, qos=1)

    def acknowledge(self, message: MQTTMessage) -> None:
        """Acknowledge by hand."""
        self._client.ack(message.mid, message.qos)

    def leave(self) -> None:
        """Say goodbye: no last will is due."""
        self._client.disconnect()
        self._client.loop_stop()

    def vanish(self) -> None:
        """Break the connection without a goodbye, as a device that lost its power."""
        link = self._client.socket()
        assert isinstance(link, socket.socket)
        link.shutdown(socket.SHUT_RDWR)
        self.until_left()
        self._client.loop_stop()

    def _on_message(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        with self._changed:
            self.got.append(message)
            self._changed.notify_all()

    def _on_connect(self, _c: Client, _d: object, flags: ConnectFlags, *_rest: object) -> None:
        with self._changed:
            self._connected += 1
            self.session_present = flags.session_present
            self._changed.notify_all()

    def _on_disconnect(self, *_all: object) -> None:
        with self._changed:
            self._left += 1
            self._changed.notify_all()

    def _on_subscribe(self, *_all: object) -> None:
        with self._changed:
            self._subscribed += 1
            self._changed.notify_all()


def level_of(number: int) -> MQTTProtocolVersion:
    """Return paho's name of MQTT level 4 (3.1.1) or 5."""
    return MQTTv5 if number == 5 else MQTTv311


def _kept_an_hour() -> Properties:
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
    properties.SessionExpiryInterval = 3600
    return properties
