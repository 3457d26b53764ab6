"""A narrow door to the broker: each device that publishes by itself gets no more than its share.

mosquitto takes whatever a client sends, however much, and everybody else's messages wait behind
it. Behind this door a device is read no faster than agreed; the rest waits in the device, where TCP
leaves it. Bytes are passed on as they are, so that MQTT of any version, and TLS, go through.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

from storecore.allowance import Allowance
from storecore.clock import Clock
from storecore.logs import Log
from storecore.serving.run import PortTaken

log = Log(__name__)

READ_BYTES = 16 * 1024
BURST_S = 1.0
CONNECTIONS_MAX = 200
START_S_MAX = 5.0
STOP_S_MAX = 2.0


class NarrowDoor:
    """Listens in a thread of its own and passes each connection on to the broker.

    Raises PortTaken where it cannot listen.
    """

    def __init__(
        self, host: str, port: int, broker: tuple[str, int], bytes_per_s: int, clock: Clock
    ) -> None:
        assert bytes_per_s > 0
        self._broker = broker
        self._bytes_per_s = bytes_per_s
        self._clock = clock
        self._held_up = 0
        self._inside: set[asyncio.Task[None]] = set()
        try:
            self._socket = socket.create_server((host, port))
        except OSError as error:
            raise PortTaken(f"port {port} on {host} cannot be had: {error}") from error
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="narrow-door", daemon=True)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._socket.getsockname()[1])

    @property
    def held_up(self) -> int:
        """How often a device had to wait."""
        return self._held_up

    def start(self) -> None:
        """Begin to listen; returns when devices can connect."""
        self._thread.start()
        self._listening.wait(START_S_MAX)

    def stop(self) -> None:
        """Hang up on everyone."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(STOP_S_MAX)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._enter, sock=self._socket, limit=READ_BYTES)
        )
        self._listening.set()
        self._loop.run_forever()
        server.close()
        for task in self._inside:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._inside, return_exceptions=True))
        self._loop.close()

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if len(self._inside) >= CONNECTIONS_MAX:
            log.warning("door_full", connections=len(self._inside))
            writer.close()
            return
        self._inside.add(task)
        try:
            await self._pass_through(reader, writer)
        finally:
            self._inside.discard(task)
            writer.close()

    async def _pass_through(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            from_broker, to_broker = await asyncio.open_connection(*self._broker, limit=READ_BYTES)
        except OSError as error:
            log.debug("door_without_broker", problem=str(error))
            return
        allowance = Allowance(self._bytes_per_s, self._bytes_per_s * BURST_S)
        ways = (
            asyncio.ensure_future(self._carry(reader, to_broker, allowance)),
            asyncio.ensure_future(self._carry(from_broker, writer, None)),
        )
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            to_broker.close()

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        allowance: Allowance | None,
    ) -> None:
        """Pass bytes on until either side hangs up."""
        with suppress(OSError):
            while data := await source.read(READ_BYTES):
                target.write(data)
                await target.drain()
                if allowance is None:
                    continue
                wait_s = allowance.wait_s(len(data), self._clock.monotonic_s())
                if wait_s > 0:
                    self._held_up += 1
                    await asyncio.sleep(wait_s)
