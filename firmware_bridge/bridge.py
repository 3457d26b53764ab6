"""The bridge, put together as its options say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route

from firmware_bridge.commands.book import COMMAND_MIGRATIONS
from firmware_bridge.commands.desk import CommandDesk
from firmware_bridge.devices import OwnedDevices, SetupError
from firmware_bridge.door.narrow import NarrowDoor
from firmware_bridge.drivers.port import Driver
from firmware_bridge.drivers.simulated.floor_door import floor_routes
from firmware_bridge.drivers.simulated.memory import FLOOR_MIGRATIONS
from firmware_bridge.options import BridgeOptions
from firmware_bridge.publish.migrations import OUTBOX_MIGRATIONS
from firmware_bridge.publish.outbox import Outbox
from firmware_bridge.publish.pace import Pace
from firmware_bridge.publish.publisher import Publisher
from firmware_bridge.publish.states import StateTeller
from firmware_bridge.simulation import SimulatedShop
from storecore.clock import Clock, SystemClock
from storecore.contracts.status import ProgramStatus
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread
from storecore.serving.status import status_routes


class Bridge:
    """Everything that runs. `start`, then `stop` within three seconds.

    Raises:
        SetupError, FloorError, ReadersError, ScalesError, BoardsError: from the constructor, for
            options that cannot be carried out.
        PortTaken: from the constructor, where the status page cannot listen.
    """

    def __init__(self, options: BridgeOptions) -> None:
        clock = SystemClock()
        owned = OwnedDevices.read(options)
        if options.simulate and not options.floor_file:
            raise SetupError("simulate needs --floor-file FILE: what stands where on the floor")
        self._name = options.name
        self._started_ms = clock.wall_ms()
        self._writer = Writer(
            Path(options.data) / "bridge.db",
            [OUTBOX_MIGRATIONS, FLOOR_MIGRATIONS, COMMAND_MIGRATIONS],
        )
        try:
            self._assemble(options, owned, clock)
        except BaseException:
            self._writer.close()
            raise

    def _assemble(self, options: BridgeOptions, owned: OwnedDevices, clock: Clock) -> None:
        self._outbox = Outbox(
            self._writer, IdSource(clock).new, options.outbox_max, self._wake_publisher
        )
        self._pace = Pace(self._outbox.put_all, options.device_observations_per_s_max, clock)
        self._publisher = Publisher(
            self._outbox,
            options.broker_host,
            options.broker_port,
            store_id=options.store_id,
            bridge=options.name,
            clock=clock,
            again_after_s=options.confirm_wait_s,
        )
        commanded = owned.commanded(
            self._pace.put, self._pace.put_all, clock, options.weight_repeat_s
        )
        self._drivers: list[Driver] = [*commanded]
        self._shop = (
            SimulatedShop(options, self._writer, self._pace.put_all, clock)
            if options.simulate
            else None
        )
        routes: list[Route] = status_routes(self.status)
        if self._shop is not None:
            self._drivers += self._shop.drivers
            commanded += self._shop.commanded
            routes += floor_routes(self._shop.floor, self._shop.spots, self._shop.lockers)
        self._desk = CommandDesk(
            self._writer,
            commanded,
            options.broker_host,
            options.broker_port,
            store_id=options.store_id,
            bridge=options.name,
            clock=clock,
        )
        self._states = StateTeller(
            self._drivers,
            lambda: self._publisher.session,
            self._outbox.boot_id,
            store_id=options.store_id,
            bridge=options.name,
            clock=clock,
        )
        self._narrow = _narrow_door(options, clock)
        app = Starlette(routes=routes, exception_handlers={Refused: refused_response})
        self._door = AppThread(app, options.host, options.port)

    @property
    def url(self) -> str:
        """Where the status page is."""
        return self._door.url

    def start(self) -> None:
        """Begin; the broker and the devices may come later."""
        self._door.start()
        self._publisher.start()
        if self._shop is not None:
            self._shop.start()
        for driver in self._drivers:
            driver.start()
        self._desk.start()
        self._states.start()
        if self._narrow is not None:
            self._narrow.start()

    def stop(self) -> None:
        """End; what is not confirmed stays on disk."""
        self._pace.stop()
        if self._narrow is not None:
            self._narrow.stop()
        self._desk.stop()
        self._states.stop()
        with ThreadPoolExecutor(max_workers=max(1, len(self._drivers))) as pool:
            list(pool.map(lambda driver: driver.stop(), self._drivers))
        if self._shop is not None:
            self._shop.stop()
        self._publisher.stop()
        self._door.stop()
        self._writer.close()

    def status(self) -> ProgramStatus:
        """The bridge, its devices and the line to the edge."""
        dropped = self._outbox.dropped()
        notes = [f"{dropped} observations dropped: the outbox was full"] if dropped else []
        notes += [
            f"{device} says too much and was held up {times} times"
            for device, times in sorted(self._pace.held_up.items())
        ]
        if self._narrow is not None and self._narrow.held_up:
            notes.append(f"devices at the door were held up {self._narrow.held_up} times")
        return ProgramStatus(
            program="bridge",
            name=self._name,
            started_ms=self._started_ms,
            next_hop=self._publisher.status(),
            devices=tuple(driver.status() for driver in self._drivers),
            notes=tuple(notes),
        )

    def _wake_publisher(self) -> None:
        self._publisher.wake()


def _narrow_door(options: BridgeOptions, clock: Clock) -> NarrowDoor | None:
    if not options.device_door_port:
        return None
    broker = (options.broker_host, options.device_door_broker_port or options.broker_port)
    return NarrowDoor(
        options.device_door_host,
        options.device_door_port,
        broker,
        options.device_door_bytes_per_s_max,
        clock,
    )
