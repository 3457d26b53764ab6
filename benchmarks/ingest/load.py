"""The load: tag reads of about 200 bytes, written to the broker as fast as it takes them.

Written over a plain socket with packets made beforehand, so that the load costs little of the two
cores that broker and agent share. MQTT 3.1.1, QoS 1, up to `WINDOW` messages unacknowledged.
"""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator, Sequence

import msgspec

from storecore.contracts import topics
from storecore.contracts.observations import Envelope, TagObserved
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin, parse_gtin

STORE_ID = "bench"
BRIDGE = "bridge-1"
BOOT_ID = "b1"
READERS = 20
ANTENNAS = 2
TAGS = 5000
GTIN = Gtin.from_payload(952123450001).gtin14
WINDOW = 1000
BURST = 100
_CONNECT = b"\x10\x10\x00\x04MQTT\x04\x02\x00\x00\x00\x04%s"


def reads(count: int, *, packed: int = 1, first_seq: int = 1, seed: int = 1) -> Iterator[bytes]:
    """PUBLISH packets (their identifier still 0) with `count` reads, `packed` in each message."""
    dice = random.Random(seed)
    gtin = parse_gtin(GTIN)
    epcs = [encode_sgtin96(gtin, 7, serial) for serial in range(TAGS)]
    seqs = [first_seq - 1] * READERS
    for _ in range(count // packed):
        reader = dice.randrange(READERS)
        seen = []
        for _ in range(packed):
            seqs[reader] += 1
            tag = dice.randrange(TAGS // READERS) * READERS + reader
            seen.append(
                TagObserved(
                    device=f"reader-{reader}",
                    seq=seqs[reader],
                    at_ms=1_700_000_000_000,
                    antenna=1 + tag // READERS % ANTENNAS,
                    epc=epcs[tag],
                    rssi_cdbm=-5500,
                )
            )
        envelope = Envelope(v=1, bridge=BRIDGE, boot_id=BOOT_ID, observations=tuple(seen))
        topic = topics.observation(STORE_ID, BRIDGE, f"reader-{reader}")
        yield packet(topic, msgspec.json.encode(envelope))


def packet(topic: str, payload: bytes) -> bytes:
    """A PUBLISH packet of QoS 1, its identifier still 0."""
    name = topic.encode()
    body = len(name).to_bytes(2, "big") + name + b"\0\0" + payload
    return b"\x32" + _remaining(len(body)) + body


def _remaining(length: int) -> bytes:
    written = bytearray()
    while True:
        length, low = divmod(length, 128)
        written.append(low | (0x80 if length else 0))
        if not length:
            return bytes(written)


class Publisher:
    """One connection that publishes; `send` returns when the broker has acknowledged all."""

    def __init__(self, port: int, name: bytes = b"load") -> None:
        """Connect under a name of four bytes."""
        assert len(name) == 4
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(_CONNECT % name)
        assert self._socket.recv(4)[:2] == b"\x20\x02"
        self._out = 0
        self._unread = 0

    def send(self, packets: Sequence[bytes]) -> None:
        """Publish; returns when the broker has acknowledged all."""
        for first in range(0, len(packets), BURST):
            while self._out + BURST > WINDOW:
                self._hear()
            part = packets[first : first + BURST]
            self._socket.sendall(b"".join(_numbered(p, first + i) for i, p in enumerate(part)))
            self._out += len(part)
        while self._out:
            self._hear()

    def _hear(self) -> None:
        """A PUBACK has four bytes."""
        heard = len(self._socket.recv(65536))
        if not heard:
            raise ConnectionError("the broker hung up on the load")
        self._unread += heard
        acknowledged, self._unread = divmod(self._unread, 4)
        self._out -= acknowledged


def _numbered(packet: bytes, number: int) -> bytes:
    body = 2 if packet[1] < 0x80 else 3 if packet[2] < 0x80 else 4
    mid = body + 2 + int.from_bytes(packet[body : body + 2], "big")
    return packet[:mid] + (number % 0xFFFF + 1).to_bytes(2, "big") + packet[mid + 2 :]
