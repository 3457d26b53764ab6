"""The edge's part: hears every observation, confirms ten times a second what it has."""

from __future__ import annotations

import threading
import time

import msgspec
from paho.mqtt.client import Client, MQTTMessage, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion

from storecore.contracts import topics
from storecore.contracts.observations import Confirmed, Envelope, TagObserved

CONFIRM_S = 0.1


class Listener:
    """Keeps when each EPC was heard first, in seconds of `time.perf_counter`."""

    def __init__(self, port: int, store_id: str, bridge: str) -> None:
        self._confirmed = topics.confirmed(store_id, bridge)
        self._bridge = bridge
        self._boot_id = ""
        self._seqs: dict[str, int] = {}
        self.heard_s: dict[str, float] = {}
        self._decoder = msgspec.json.Decoder(Envelope)
        self._stopping = threading.Event()
        self._client = Client(
            CallbackAPIVersion.VERSION2, "listener", clean_session=True, protocol=MQTTv311
        )
        self._client.on_message = self._take
        self._client.connect("127.0.0.1", port)
        self._client.subscribe(topics.everything(store_id)[0], qos=1)
        self._client.loop_start()
        self._thread = threading.Thread(target=self._confirm, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Leave."""
        self._stopping.set()
        self._thread.join()
        self._client.loop_stop()
        self._client.disconnect()

    def _take(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        now_s = time.perf_counter()
        envelope = self._decoder.decode(message.payload)
        self._boot_id = envelope.boot_id
        for observation in envelope.observations:
            if isinstance(observation, TagObserved):
                self.heard_s.setdefault(observation.epc, now_s)
        last = envelope.observations[-1]
        self._seqs[last.device] = max(self._seqs.get(last.device, 0), last.seq)

    def _confirm(self) -> None:
        while not self._stopping.wait(CONFIRM_S):
            if self._boot_id:
                seqs = dict(self._seqs)
                confirmed = Confirmed(bridge=self._bridge, boot_id=self._boot_id, seqs=seqs)
                body = msgspec.json.encode(confirmed)
                self._client.publish(self._confirmed, body, qos=1, retain=True)
