"""Whether an MQTT broker answers: a real CONNECT, and the CONNACK it gives back.

Packets after MQTT 3.1.1 sections 3.1 and 3.2 and MQTT 5 sections 3.1 and 3.2 (OASIS).
"""

import socket
from typing import Literal

MqttLevel = Literal[4, 5]
"""The protocol level byte: 4 is MQTT 3.1.1, 5 is MQTT 5."""

_CONNECT, _CONNACK, _DISCONNECT = 0x10, 0x20, b"\xe0\x00"
_CLEAN_START = 0x02
_KEEP_ALIVE_S = 10


class NoAnswerError(Exception):
    """The port is closed, silent, refuses us, or is not an MQTT broker; the text says which."""


def connect_packet(level: MqttLevel, client_id: bytes) -> bytes:
    """Return a CONNECT packet for a clean session that leaves nothing behind."""
    properties = b"\x00" if level == 5 else b""
    body = (
        b"\x00\x04MQTT"
        + bytes([level, _CLEAN_START])
        + _KEEP_ALIVE_S.to_bytes(2, "big")
        + properties
        + len(client_id).to_bytes(2, "big")
        + client_id
    )
    return bytes([_CONNECT, len(body)]) + body


def check_broker(
    port: int, *, host: str = "127.0.0.1", level: MqttLevel = 4, timeout_s: float = 2
) -> None:
    """Connect to the broker and leave again; raise `NoAnswerError` if it does not accept us."""
    where = f"{host}:{port}"
    try:
        with socket.create_connection((host, port), timeout=timeout_s) as link:
            # Two probes of one name would throw each other out: our own port tells them apart.
            client_id = b"storeside-probe-%d" % link.getsockname()[1]
            link.sendall(connect_packet(level, client_id))
            answer = _read(link, 4)
            link.sendall(_DISCONNECT)
    except OSError as error:
        raise NoAnswerError(f"No broker answers at {where}: {error}") from error
    if len(answer) < 4 or answer[0] != _CONNACK:
        raise NoAnswerError(f"What answers at {where} does not speak MQTT: {answer!r}")
    if answer[3] != 0:
        raise NoAnswerError(f"The broker at {where} refuses us with MQTT code {answer[3]}")


def _read(link: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        more = link.recv(count - len(got))
        if not more:
            break
        got += more
    return got
