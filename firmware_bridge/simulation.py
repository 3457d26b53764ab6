"""The simulated shop, put together as the options say."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from firmware_bridge.drivers.llrp.driver import LlrpDriver
from firmware_bridge.drivers.llrp.settings import Antenna, Reader, Role
from firmware_bridge.drivers.port import Commanded, Driver, EmitAll
from firmware_bridge.drivers.relay_board.driver import RelayBoardDriver
from firmware_bridge.drivers.scale_serial.driver import ScaleDriver
from firmware_bridge.drivers.scale_serial.settings import Scale
from firmware_bridge.drivers.simulated.floor_file import FloorError, Kind, read_floor
from firmware_bridge.drivers.simulated.llrp.glance import Glance
from firmware_bridge.drivers.simulated.llrp.reader import SimulatedLlrpReader
from firmware_bridge.drivers.simulated.lockers import Lockers, read_lockers
from firmware_bridge.drivers.simulated.memory import FloorMemory
from firmware_bridge.drivers.simulated.people import Shoppers
from firmware_bridge.drivers.simulated.reader import NEAR_ROUND_S, ROUND_S, SimulatedReader, Tags
from firmware_bridge.drivers.simulated.relay_board.board import SimulatedBoard
from firmware_bridge.drivers.simulated.scale import SimulatedScale
from firmware_bridge.drivers.simulated.shelves import Floor
from firmware_bridge.drivers.simulated.spots import Spots, read_spots
from firmware_bridge.drivers.simulated.troubles import Ailing, Sight, read_rates
from firmware_bridge.options import BridgeOptions
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.messaging.mqtt import Link

log = Log(__name__)


class SimulatedShop:
    """The floor, its people, and the devices that see it.

    Raises:
        FloorError: from the constructor, for a floor file that cannot be used.
    """

    def __init__(
        self, options: BridgeOptions, writer: Writer, emit_all: EmitAll, clock: Clock
    ) -> None:
        places = read_floor(Path(options.floor_file))
        spots = read_spots(Path(options.floor_file))
        memory = FloorMemory(writer)
        self.floor = Floor(places, memory.recall(), memory.note)
        self.spots = Spots(spots, self.floor)
        if both := self.spots.devices.keys() & self.floor.devices.keys():
            raise FloorError(f"{', '.join(both)}: a device sees shelf places or a spot, not both")
        self._rates = read_rates(Path(options.floor_file))
        self._people = Shoppers(
            self.floor, options.shoppers_per_minute, options.seed, self._rates.misplaced
        )
        self._opened_s = clock.monotonic_s()
        self._scales: list[SimulatedScale] = []
        self._llrp: list[SimulatedLlrpReader] = []
        self.drivers: list[Driver] = []
        self.commanded: list[Commanded] = []
        for device, kind in {**self.floor.devices, **self.spots.devices}.items():
            if kind is Kind.LLRP:
                self.commanded.append(self._llrp_reader(options, device, emit_all, clock))
            elif kind is not Kind.SCALE:
                self.drivers.append(self._reader(options, device, kind, clock))
            elif sys.platform == "win32":
                log.warning("scale_left_out", device=device, reason="no pseudo-terminals here")
            else:
                self.commanded.append(self._scale(options, device, emit_all, clock))
        self._boards = self._locker_boards(options, clock)
        self.lockers = Lockers(self._boards, clock)
        self.commanded += [
            RelayBoardDriver(board.settings, lambda observed: emit_all((observed,)), clock)
            for board in self._boards
        ]
        self.drivers += self.commanded

    def start(self) -> None:
        """Switch on what the devices are made of; the drivers are started by the bridge."""
        for scale in self._scales:
            scale.start()
        for board in self._boards:
            board.start()
        for reader in self._llrp:
            reader.start()
        self._people.start()

    def stop(self) -> None:
        """After the drivers have stopped."""
        self._people.stop()
        for scale in self._scales:
            scale.stop()
        for board in self._boards:
            board.stop()
        for reader in self._llrp:
            reader.stop()

    def _scale(
        self, options: BridgeOptions, device: str, emit_all: EmitAll, clock: Clock
    ) -> ScaleDriver:
        seen: Floor | Spots = self.spots if device in self.spots.devices else self.floor
        ailing = Ailing(self._rates, options.seed, device)

        def open_s() -> float:
            return clock.monotonic_s() - self._opened_s

        scale = SimulatedScale(
            lambda: seen.load_g(device) + ailing.drift_g(open_s()),
            clock,
            is_dead=lambda: ailing.is_dead(open_s()),
        )
        self._scales.append(scale)
        return ScaleDriver(
            Scale(name=device, path=scale.path),
            lambda observed: emit_all((observed,)),
            clock,
            repeat_s=options.weight_repeat_s,
        )

    def _locker_boards(self, options: BridgeOptions, clock: Clock) -> list[SimulatedBoard]:
        lockers = read_lockers(Path(options.floor_file))
        if lockers and sys.platform == "win32":
            log.warning("lockers_left_out", reason="no pseudo-terminals here")
            return []
        return [
            SimulatedBoard(
                locker.device,
                locker.doors,
                locker.outputs,
                clock,
                shut_after_s=locker.shut_after_s,
            )
            for locker in lockers
        ]

    def _llrp_reader(
        self, options: BridgeOptions, device: str, emit_all: EmitAll, clock: Clock
    ) -> LlrpDriver:
        near = device in self.spots.devices
        tags: Tags = self.spots.tags if near else self.floor.tags
        ports = sorted(tags(device))
        glance = Glance(
            lambda: tags(device),
            f"{options.seed} {device}",
            self._sight(options, device),
            self._deaths(options, device, clock),
        )
        simulated = SimulatedLlrpReader(glance, clock, antennas=max(ports))
        self._llrp.append(simulated)
        role = Role.PAD if near else Role.SHELF
        antennas = tuple(Antenna(port=port, role=role) for port in ports)
        reader = Reader(name=device, host="127.0.0.1", port=simulated.port, antenna=antennas)
        return LlrpDriver(reader, emit_all, clock)

    def _reader(
        self, options: BridgeOptions, device: str, kind: Kind, clock: Clock
    ) -> SimulatedReader:
        link = Link(
            options.broker_host,
            options.broker_port,
            name=device,
            client_id=f"{options.store_id}-{device}",
            presence_topic=topics.presence(options.store_id, device),
            clock=clock,
        )
        near = device in self.spots.devices
        seen: Tags = self.spots.tags if near else self.floor.tags
        return SimulatedReader(
            device,
            kind,
            seen,
            link,
            round_s=NEAR_ROUND_S if near else ROUND_S,
            store_id=options.store_id,
            clock=clock,
            seed=options.seed,
            sight=self._sight(options, device),
            is_dead=self._deaths(options, device, clock),
        )

    def _sight(self, options: BridgeOptions, device: str) -> Sight:
        return Sight(self._rates, f"{options.seed} {device} sight")

    def _deaths(self, options: BridgeOptions, device: str, clock: Clock) -> Callable[[], bool]:
        ailing = Ailing(self._rates, options.seed, device)
        return lambda: ailing.is_dead(clock.monotonic_s() - self._opened_s)
