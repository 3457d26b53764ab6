"""The door to MQTT (paho-mqtt): one connection to the broker, made anew each time.

Everything happens in the thread that calls. While it is busy committing a batch nothing is read
from the socket, so what waits stays with the broker and the memory used here is bounded.
"""

from __future__ import annotations

import socket
import time
from enum import IntEnum
from functools import lru_cache

import msgspec
import paho.mqtt as paho_mqtt
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from edge_agent.ingest.bulk import BulkClient, is_possible
from edge_agent.ingest.messages import Message
from edge_agent.ingest.packets import Published
from storecore.logs import Log

log = Log(__name__)

ANSWER_S = 5.0
GOODBYE_S = 1.0
KEEPALIVE_S = 30
AT_LEAST_ONCE = 1
GATHER_S = 0.002
"""Where messages never stop coming, those that are here wait no longer for more."""

BYTES_ENOUGH = 2_000_000
"""A batch of so many bytes is taken in before more is read."""

UNSUPPORTED_PROTOCOL = 0x84


class Protocol(IntEnum):
    """Versions of MQTT that are spoken, as the protocol numbers them."""

    V311 = MQTTProtocolVersion.MQTTv311
    V5 = MQTTProtocolVersion.MQTTv5

    @property
    def other(self) -> Protocol:
        """The one to try where a broker does not speak this one."""
        return Protocol.V311 if self is Protocol.V5 else Protocol.V5

    def __str__(self) -> str:
        return "MQTT 5" if self is Protocol.V5 else "MQTT 3.1.1"


class LinkLost(Exception):
    """The connection is gone. What it brought and was not acknowledged comes again on the next."""


class LinkRefused(Exception):
    """The broker did not take the connection; `try_other` where another version may help."""

    def __init__(self, problem: str, *, try_other: bool = False) -> None:
        super().__init__(problem)
        self.try_other = try_other


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How to connect. The client id names the session that the broker keeps.

    `in_bulk` reads a whole socket buffer at a time where this paho allows it.
    """

    host: str
    port: int
    client_id: str
    topics: tuple[str, ...]
    receive_max: int
    session_expiry_s: int
    presence_topic: str
    birth: bytes
    will: bytes
    in_bulk: bool = True


class Received(msgspec.Struct, frozen=True):
    """A message and the number under which it is to be acknowledged on this connection."""

    message: Message
    mid: int
    qos: int


class Link:
    """One connection: gather a batch, commit it, acknowledge it."""

    def __init__(self, settings: LinkSettings, protocol: Protocol) -> None:
        """Connect, take up the session and subscribe.

        Raises:
            LinkRefused: nobody listens, or the broker says no.
        """
        self.protocol = protocol
        self._settings = settings
        self._received: list[Received] = []
        self._received_bytes = 0
        self._answer: ReasonCode | None = None
        self._client = self._made()
        self._connect()
        for topic in settings.topics:
            self._client.subscribe(topic, AT_LEAST_ONCE)
        self.publish_retained(settings.presence_topic, settings.birth)

    @property
    def is_in_bulk(self) -> bool:
        """Whether a whole socket buffer is read at a time."""
        return isinstance(self._client, BulkClient)

    def _made(self) -> paho.Client:
        client = self._of_class(BulkClient if self._settings.in_bulk else paho.Client)
        if isinstance(client, BulkClient):
            if is_possible(client):
                client.on_published = self._on_published
            else:
                log.warning("not_read_in_bulk", paho=paho_mqtt.__version__)
                client = self._of_class(paho.Client)
        client.connect_timeout = ANSWER_S
        client.will_set(
            self._settings.presence_topic, self._settings.will, AT_LEAST_ONCE, retain=True
        )
        client.on_socket_open = _send_at_once
        client.on_connect = self._on_connect
        client.on_message = self._on_message
        return client

    def _of_class(self, client_class: type[paho.Client]) -> paho.Client:
        return client_class(
            CallbackAPIVersion.VERSION2,
            client_id=self._settings.client_id,
            clean_session=False if self.protocol is Protocol.V311 else None,
            protocol=MQTTProtocolVersion(self.protocol),
            manual_ack=True,
            reconnect_on_failure=False,
        )

    def _connect(self) -> None:
        try:
            if self.protocol is Protocol.V5:
                properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
                properties.SessionExpiryInterval = self._settings.session_expiry_s
                properties.ReceiveMaximum = self._settings.receive_max
                self._client.connect(
                    self._settings.host,
                    self._settings.port,
                    KEEPALIVE_S,
                    clean_start=False,
                    properties=properties,
                )
            else:
                self._client.connect(self._settings.host, self._settings.port, KEEPALIVE_S)
        except OSError as error:
            raise LinkRefused(f"no broker answers: {error}") from error
        self._await_answer()

    def _await_answer(self) -> None:
        until_s = time.monotonic() + ANSWER_S
        while self._answer is None:
            left_s = until_s - time.monotonic()
            if left_s <= 0 or self._client.loop(left_s) != MQTTErrorCode.MQTT_ERR_SUCCESS:
                break
        if self._answer is None:
            # A broker that does not know a version may just hang up.
            raise LinkRefused(f"no answer to {self.protocol}", try_other=True)
        if self._answer.is_failure:
            raise LinkRefused(
                f"the broker refuses: {self._answer}",
                try_other=self._answer.value == UNSUPPORTED_PROTOCOL,
            )

    def _on_connect(
        self,
        client: paho.Client,
        userdata: object,
        flags: paho.ConnectFlags,
        reason: ReasonCode,
        properties: Properties | None,
    ) -> None:
        self._answer = reason

    def _on_published(self, found: list[Published]) -> None:
        self._received += [
            Received(Message(_text(topic), payload, again), mid, AT_LEAST_ONCE)
            for topic, payload, mid, again in found
        ]
        self._received_bytes += sum(len(published.payload) for published in found)

    def _on_message(self, client: paho.Client, userdata: object, came: paho.MQTTMessage) -> None:
        try:
            topic = came.topic
        except UnicodeDecodeError:
            topic = ""
        message = Message(topic, bytes(came.payload), again=came.dup)
        self._received.append(Received(message, came.mid, came.qos))
        self._received_bytes += len(message.payload)

    def gather(self, wait_s: float, most: int) -> list[Received]:
        """What the broker sends: waits for the first message, then takes what is there already.

        Raises:
            LinkLost: the connection is gone, and with it whatever had been read of a batch.
        """
        self._loop(wait_s)
        before, until_s = -1, time.monotonic() + GATHER_S
        while before < len(self._received) < most and self._received_bytes < BYTES_ENOUGH:
            if time.monotonic() > until_s:
                break
            before = len(self._received)
            self._loop(0.0)
        gathered, self._received, self._received_bytes = self._received, [], 0
        return gathered

    def acknowledge(self, gathered: list[Received]) -> None:
        """Tell the broker, in their order, that these messages are safe here.

        Raises:
            LinkLost: the connection is gone; they will come again.
        """
        mids = [received.mid for received in gathered if received.qos]
        if isinstance(self._client, BulkClient):
            lost = bool(mids) and self._client.acknowledge(mids) != MQTTErrorCode.MQTT_ERR_SUCCESS
        else:
            lost = any(self._client.ack(mid, AT_LEAST_ONCE) for mid in mids)
        if lost:
            raise LinkLost("the broker hung up")

    def publish_retained(self, topic: str, payload: bytes) -> paho.MQTTMessageInfo:
        """Publish a retained message. One that is lost with the connection is not repeated."""
        return self._client.publish(topic, payload, AT_LEAST_ONCE, retain=True)

    def close(self) -> None:
        """Say goodbye and hang up; the broker keeps the session.

        The broker's answer to the goodbye means that it has also read every acknowledgement
        before it: hanging up earlier would make it send those messages again.
        """
        goodbye = self.publish_retained(self._settings.presence_topic, self._settings.will)
        until_s = time.monotonic() + GOODBYE_S
        while not goodbye.is_published() and time.monotonic() < until_s:
            if self._client.loop(GOODBYE_S / 10) != MQTTErrorCode.MQTT_ERR_SUCCESS:
                return
        self._client.disconnect()
        self._client.loop(GOODBYE_S / 10)

    def drop(self) -> None:
        """Hang up without a word, so that unacknowledged messages come again."""
        connection = self._client.socket()
        if connection is not None:
            connection.close()

    def _loop(self, wait_s: float) -> None:
        code = self._client.loop(wait_s)
        if code != MQTTErrorCode.MQTT_ERR_SUCCESS:
            raise LinkLost(paho.error_string(code))


def _send_at_once(client: paho.Client, userdata: object, connection: object) -> None:
    """Otherwise an acknowledgement waits up to 40 ms for the broker's own of the one before."""
    if isinstance(connection, socket.socket):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@lru_cache(maxsize=4096)
def _text(topic: bytes) -> str:
    """A topic as text; empty, and so refused later, where it is not UTF-8."""
    try:
        return topic.decode("utf-8")
    except UnicodeDecodeError:
        return ""
