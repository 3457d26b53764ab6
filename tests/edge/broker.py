"""A real mosquitto for tests, a client to publish with, and a door that knows no MQTT 5."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from tests.waiting import until

MOSQUITTO = Path("/usr/sbin/mosquitto")

CONF = """
listener {port} 127.0.0.1
allow_anonymous true
persistence true
persistence_location {folder}/
autosave_interval 1
max_queued_messages 0
max_inflight_messages 100
"""


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mosquitto:
    """A broker in a folder, which may be stopped and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        assert MOSQUITTO.exists(), "mosquitto is missing: apt-get install mosquitto"
        self.port = free_port()
        self._conf = folder / "mosquitto.conf"
        self._conf.write_text(CONF.format(port=self.port, folder=folder))
        self._user = ["-u", "root"] if os.geteuid() == 0 else []
        if os.geteuid() == 0:  # mosquitto gives up root by itself and could not write then
            self._conf.write_text(self._conf.read_text() + "user root\n")
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", self._conf], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(self._accepts)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)

    def _accepts(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


class Device:
    """Publishes with QoS 1 and hears what is retained for it."""

    def __init__(self, port: int, listen_to: str = "") -> None:
        self.heard: dict[str, bytes] = {}
        self._client = paho.Client(CallbackAPIVersion.VERSION2)
        self._client.max_inflight_messages_set(200)
        self._client.on_message = self._on_message
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        until(self._client.is_connected)
        if listen_to:
            self._client.subscribe(listen_to, 1)

    def _on_message(self, client: paho.Client, userdata: object, came: paho.MQTTMessage) -> None:
        self.heard[came.topic] = bytes(came.payload)

    def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Returns when the broker has it."""
        self.begin(topic, payload, retain=retain).wait_for_publish(10)

    def begin(self, topic: str, payload: bytes, *, retain: bool = False) -> paho.MQTTMessageInfo:
        """Returns at once."""
        return self._client.publish(topic, payload, 1, retain=retain)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


class OldDoor:
    """In front of a broker: lets MQTT 3.1.1 through and answers MQTT 5 with `refusal`."""

    def __init__(self, broker_port: int, refusal: bytes) -> None:
        self._broker_port = broker_port
        self._refusal = refusal
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                first = client.recv(4096)
                if b"\x00\x04MQTT\x05" in first:
                    client.sendall(self._refusal)
                    client.close()
                    continue
                broker = socket.create_connection(("127.0.0.1", self._broker_port))
                broker.sendall(first)
                self._open += [client, broker]
                for source, sink in ((client, broker), (broker, client)):
                    threading.Thread(target=_pump, args=(source, sink), daemon=True).start()

    def close(self) -> None:
        for connection in [self._listener, *self._open]:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_RDWR)
