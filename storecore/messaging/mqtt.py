"""The door to paho: one MQTT client that stays connected.

Each connection is a client of its own and begins clean. What an earlier connection had not
delivered is not sent by the library behind our back: whoever publishes decides what comes first.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

import msgspec
from paho.mqtt.client import Client, MQTTMessage, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion

from storecore.clock import Clock
from storecore.contracts.observations import Presence
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

KEEPALIVE_S = 10
ANSWER_S_MAX = 5.0
GOODBYE_S_MAX = 1.0
INFLIGHT_MAX = 100

OnMessage = Callable[[str, bytes, bool], None]
"""Called with topic, payload and whether the broker had kept the message (retained)."""


class Session:
    """One connection, from the broker's welcome until it is lost. Publishing never waits."""

    def __init__(self, client: Client, lost: threading.Event) -> None:
        self._client = client
        self._lost = lost

    @property
    def is_alive(self) -> bool:
        """False once the connection is known to be lost."""
        return not self._lost.is_set()

    def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Send at QoS 1. What is handed to a lost connection is gone."""
        self._client.publish(topic, payload, qos=1, retain=retain)


class Link:
    """Connects, and again whenever the connection is lost; MQTT 5, or 3.1.1 where refused.

    A retained `Presence` of `name` on `presence_topic` is its birth; its last will, and its
    goodbye, say that it is offline; without such a topic it says nothing of itself. `on_change`
    is called after each connection and loss, `on_message` for each message on `subscriptions`;
    both from threads of the link.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        name: str,
        client_id: str,
        presence_topic: str = "",
        clock: Clock,
        subscriptions: tuple[str, ...] = (),
        on_message: OnMessage | None = None,
        on_change: Callable[[], None] | None = None,
    ) -> None:
        self.url = f"mqtt://{host}:{port}"
        self._address = (host, port)
        self._name = name
        self._client_id = client_id
        self._presence_topic = presence_topic
        self._clock = clock
        self._subscriptions = subscriptions
        self._on_message = on_message or (lambda *_message: None)
        self._on_change = on_change or (lambda: None)
        self._protocol: MQTTProtocolVersion = MQTTv5
        self._session: Session | None = None
        self._stopping = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"mqtt-{name}", daemon=True)

    @property
    def session(self) -> Session | None:
        """The present connection, or None while there is none."""
        return self._session

    def start(self) -> None:
        """Begin to connect; the broker may come later."""
        self._thread.start()

    def stop(self) -> None:
        """Say goodbye and end."""
        self._stopping.set()
        self._lost.set()
        if self._thread.is_alive():
            self._thread.join(ANSWER_S_MAX)

    def _serve(self) -> None:
        backoff = Backoff(first_s=0.05, last_s=2.0)
        while not self._stopping.is_set():
            client = self._connect()
            if client is None:
                self._stopping.wait(backoff.next_s())
                continue
            backoff.reset()
            self._attend(client)

    def _attend(self, client: Client) -> None:
        """Everything between the broker's welcome and the loss of the connection."""
        self._session = Session(client, self._lost)
        for topic in self._subscriptions:
            client.subscribe(topic, qos=1)
        if self._presence_topic:
            client.publish(self._presence_topic, self._presence(online=True), qos=1, retain=True)
        log.info("broker_connected", name=self._name, url=self.url)
        self._on_change()
        self._lost.wait()
        self._session = None
        if self._stopping.is_set():
            self._say_goodbye(client)
        else:
            log.warning("broker_lost", name=self._name, url=self.url)
        client.loop_stop()
        self._on_change()

    def _say_goodbye(self, client: Client) -> None:
        if not client.is_connected():
            return
        if self._presence_topic:
            offline = self._presence(online=False)
            sent = client.publish(self._presence_topic, offline, qos=1, retain=True)
            if sent.rc == MQTTErrorCode.MQTT_ERR_SUCCESS:
                sent.wait_for_publish(GOODBYE_S_MAX)
        client.disconnect()

    def _connect(self) -> Client | None:
        """A client that the broker has welcomed, or None."""
        client = self._new_client()
        self._lost = lost = threading.Event()
        if self._stopping.is_set():  # stop() may have found only the event before this one
            lost.set()
        answered = threading.Event()
        welcome: list[bool] = []

        def on_connect(_c: Client, _d: Any, _f: Any, reason: Any, *_rest: Any) -> None:
            welcome.append(not reason.is_failure)
            answered.set()

        def on_disconnect(*_all: Any) -> None:
            lost.set()
            answered.set()

        client.on_connect = on_connect
        client.on_disconnect = on_disconnect
        try:
            client.connect(*self._address, keepalive=KEEPALIVE_S)
        except OSError:
            return None
        client.loop_start()
        answered.wait(ANSWER_S_MAX)
        if welcome == [True]:
            return client
        client.disconnect()
        client.loop_stop()
        self._try_other_protocol()
        return None

    def _try_other_protocol(self) -> None:
        """A broker that listens but does not welcome us may speak the other version only."""
        self._protocol = MQTTv311 if self._protocol == MQTTv5 else MQTTv5

    def _new_client(self) -> Client:
        client = Client(
            CallbackAPIVersion.VERSION2,
            self._client_id,
            protocol=self._protocol,
            reconnect_on_failure=False,
        )
        client.max_inflight_messages_set(INFLIGHT_MAX)
        if self._presence_topic:
            client.will_set(self._presence_topic, self._presence(online=False), qos=1, retain=True)
        client.on_message = self._take
        client.on_socket_open = _send_at_once
        return client

    def _take(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        try:
            self._on_message(message.topic, bytes(message.payload), message.retain)
        except Exception:
            log.exception("message_not_taken", topic=message.topic)

    def _presence(self, *, online: bool) -> bytes:
        return msgspec.json.encode(
            Presence(name=self._name, online=online, at_ms=self._clock.wall_ms())
        )


def _send_at_once(_client: Client, _data: Any, connection: Any) -> None:
    """Otherwise a message waits up to 40 ms for the broker to acknowledge the one before."""
    if isinstance(connection, socket.socket):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
