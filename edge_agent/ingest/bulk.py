"""A paho client that reads a whole socket buffer at a time and acknowledges a batch in one write.

paho reads the head of every packet byte by byte and goes back to `select` after each; at thousands
of messages a second that is most of the work. Everything but plain PUBLISH packets, their reading
and their acknowledgement is paho's own. It leans on a few of paho's internals: `is_possible` says
whether they are as expected, and where they are not the stock client serves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import paho.mqtt.client as paho
from paho.mqtt.enums import MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.exception import MalformedPacket

from edge_agent.ingest.packets import BrokenStream, Other, Published, acknowledgements, cut

READ_BYTES = 1 << 18
_PUBACK = 0x40

_INTERNALS = (
    "_sock_recv",
    "_packet_read",
    "_packet_handle",
    "_packet_queue",
    "_in_packet",
    "_last_bytes_received",
    "_msgtime_mutex",
    "_protocol",
)


def is_possible(client: paho.Client) -> bool:
    """Whether the client has every internal that reading in bulk leans on, and a fresh packet
    looks as it should."""
    if not all(hasattr(client, name) for name in _INTERNALS):
        return False
    packet = client._in_packet
    return isinstance(packet, dict) and _FRESH.keys() <= packet.keys()


_FRESH: dict[str, Any] = {
    "command": 0,
    "have_remaining": 0,
    "remaining_length": 0,
    "to_process": 0,
}


class BulkClient(paho.Client):
    """Hands plain messages of QoS 1 to `on_published`, in their order among all packets."""

    on_published: Callable[[list[Published]], None]
    _unfinished = b""
    _read_from: object = None

    def acknowledge(self, mids: list[int]) -> MQTTErrorCode:
        """Acknowledge these messages in one write."""
        return self._packet_queue(_PUBACK, acknowledgements(mids), 0, 1)

    def _packet_read(self) -> MQTTErrorCode:
        """Read what is there and hand every whole packet on. Called by paho's own loop."""
        if self._read_from is not self._sock:  # a new connection never goes on with an old packet
            self._unfinished, self._read_from = b"", self._sock
        try:
            data = self._sock_recv(READ_BYTES)
        except BlockingIOError:
            return MQTTErrorCode.MQTT_ERR_AGAIN
        except OSError:
            return MQTTErrorCode.MQTT_ERR_CONN_LOST
        if not data:
            return MQTTErrorCode.MQTT_ERR_CONN_LOST
        with self._msgtime_mutex:
            self._last_bytes_received = paho.time_func()
        return self._take(self._unfinished + data if self._unfinished else data)

    def _take(self, data: bytes) -> MQTTErrorCode:
        at, has_properties = 0, self._protocol == MQTTProtocolVersion.MQTTv5
        while True:
            found: list[Published] = []
            try:
                at, other = cut(data, at, properties=has_properties, found=found)
            except BrokenStream:
                return MQTTErrorCode.MQTT_ERR_PROTOCOL
            if found:
                self.on_published(found)
            if other is None:
                self._unfinished = data[at:]
                return MQTTErrorCode.MQTT_ERR_SUCCESS
            code = self._leave_to_paho(other)
            if code > 0:
                return code

    def _leave_to_paho(self, other: Other) -> MQTTErrorCode:
        before = self._in_packet
        self._in_packet = {
            **before,
            "command": other.command,
            "packet": bytearray(other.body),
            "remaining_length": len(other.body),
            "have_remaining": 1,
        }
        try:
            return self._packet_handle()
        except MalformedPacket:
            return MQTTErrorCode.MQTT_ERR_PROTOCOL
        finally:
            self._in_packet = before
