"""RFID readers that do not exist: MQTT clients of their own, publishing as their vendors' do."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence

from firmware_bridge.codecs.impinj_r700 import ImpinjTagRead, encode_impinj
from firmware_bridge.codecs.zebra_iotc import ZebraTagRead, encode_zebra
from firmware_bridge.drivers.simulated.floor_file import Kind
from firmware_bridge.drivers.simulated.troubles import Sight
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.status import DeviceStatus
from storecore.contracts.topics import VendorFormat
from storecore.messaging.mqtt import Link

ROUND_S = 1.0
NEAR_ROUND_S = 0.2
"""A reader under a pad or at a door looks at little and reports often."""
JITTER = 0.1
RSSI_MEAN_CDBM = -5500
RSSI_SPREAD_CDBM = 400
FREQUENCY_KHZ = 866_900  # third channel of the four in ETSI EN 302 208
POWER_CDBM = 3000
ZEBRA_READS_PER_MESSAGE = 20

Encode = Callable[[int, Sequence[str], int], list[bytes]]
"""Messages of one antenna's reads: antenna, EPCs, time in ms."""


Tags = Callable[[str], dict[int, list[str]]]
"""The EPCs before each antenna of the reader of that name; every antenna is there."""


class SimulatedReader:
    """Goes round its antennas once in `round_s` and publishes the tags before each.

    What it misses, and what it sees that is elsewhere, is up to `sight`. While the broker is away
    nothing is kept, as the reader's own memory is small.
    """

    def __init__(
        self,
        device: str,
        kind: Kind,
        tags: Tags,
        link: Link,
        *,
        round_s: float = ROUND_S,
        store_id: str,
        clock: Clock,
        seed: int,
        sight: Sight,
        is_dead: Callable[[], bool] = lambda: False,
    ) -> None:
        self._device = device
        self._tags = tags
        self._round_s = round_s
        self._link = link
        self._clock = clock
        self._random = random.Random(f"{seed} {device}")  # noqa: S311  a simulation
        self._sight = sight
        self._is_dead = is_dead
        self._events = 0
        vendor = VendorFormat.IMPINJ_R700 if kind is Kind.IMPINJ else VendorFormat.ZEBRA_IOTC
        self._topic = topics.vendor(store_id, vendor, device)
        self._encode: Encode = self._as_impinj if kind is Kind.IMPINJ else self._as_zebra
        self._mac = "C4:7D:CC:" + ":".join(f"{self._random.randrange(256):02X}" for _ in range(3))
        self._seen = 0
        self._seen_s: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"reader-{device}", daemon=True)

    @property
    def device(self) -> str:
        """The reader's name."""
        return self._device

    def start(self) -> None:
        """Switch it on."""
        self._link.start()
        self._thread.start()

    def stop(self) -> None:
        """Switch it off; it says goodbye."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(ROUND_S)
        self._link.stop()

    def status(self) -> DeviceStatus:
        """How many tags the last round saw."""
        seen_s = self._seen_s
        age_s = 0.0 if seen_s is None else self._clock.monotonic_s() - seen_s
        return DeviceStatus(
            device=self._device,
            online=self._link.session is not None,
            reading=f"{self._seen} tags",
            age_ms=round(age_s * 1000),
        )

    def _serve(self) -> None:
        while not self._stopping.is_set():
            self._go_round()

    def _go_round(self) -> None:
        seen = 0
        tags = self._tags(self._device)
        for antenna in sorted(tags):
            read = [] if self._is_dead() else self._sight.look(antenna, tags)
            seen += len(read)
            session = self._link.session
            if session is not None:
                for message in self._encode(antenna, read, self._clock.wall_ms()):
                    session.publish(self._topic, message)
            dwell_s = self._round_s / len(tags) * self._random.uniform(1 - JITTER, 1 + JITTER)
            if self._stopping.wait(dwell_s):
                return
        self._seen, self._seen_s = seen, self._clock.monotonic_s()

    def _as_impinj(self, antenna: int, epcs: Sequence[str], at_ms: int) -> list[bytes]:
        return [
            encode_impinj(
                ImpinjTagRead(
                    epc=epc,
                    at_ms=at_ms,
                    hostname=self._device,
                    antenna_port=antenna,
                    antenna_name=f"ANTENNA {antenna}",
                    peak_rssi_cdbm=self._rssi_cdbm(),
                    frequency_khz=FREQUENCY_KHZ,
                    transmit_power_cdbm=POWER_CDBM,
                    last_seen_ms=at_ms,
                    phase_angle_deg=round(self._random.uniform(0, 180), 1),
                )
            )
            for epc in epcs
        ]

    def _as_zebra(self, antenna: int, epcs: Sequence[str], at_ms: int) -> list[bytes]:
        reads = []
        for epc in epcs:
            self._events += 1
            reads.append(
                ZebraTagRead(
                    epc=epc,
                    at_ms=at_ms,
                    antenna=antenna,
                    mac=self._mac,
                    event_number=self._events,
                    peak_rssi_dbm=round(self._rssi_cdbm() / 100),
                    reads=self._random.randint(1, 4),
                )
            )
        size = ZEBRA_READS_PER_MESSAGE
        return [encode_zebra(reads[at : at + size]) for at in range(0, len(reads), size)]

    def _rssi_cdbm(self) -> int:
        return round(self._random.gauss(RSSI_MEAN_CDBM, RSSI_SPREAD_CDBM))
