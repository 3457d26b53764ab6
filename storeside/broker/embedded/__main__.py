"""The embedded broker as a process: ``python -m storeside.broker.embedded --port N --data DIR``."""

import argparse
import asyncio
import logging
import signal
import sys
import time
from pathlib import Path

from storeside.broker.embedded.hub import Hub
from storeside.broker.embedded.reading import Reason
from storeside.broker.embedded.server import Connection
from storeside.broker.embedded.snapshot import SnapshotError, load, save
from storeside.broker.settings import AUTOSAVE_S

SNAPSHOT_NAME = "embedded-broker.snapshot"

log = logging.getLogger("storeside.broker.embedded")


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT; 0 on a clean end, 2 if it cannot be started."""
    parser = argparse.ArgumentParser(
        prog="python -m storeside.broker.embedded",
        description="An MQTT broker on 127.0.0.1 for where mosquitto cannot be installed.",
    )
    parser.add_argument("--port", type=int, required=True, help="TCP port on 127.0.0.1")
    parser.add_argument("--data", type=Path, required=True, help="folder it keeps messages in")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s: %(message)s")
    try:
        options.data.mkdir(parents=True, exist_ok=True)
        asyncio.run(_serve(options.port, options.data / SNAPSHOT_NAME))
    except OSError as error:
        print(f"The embedded broker cannot run: {error}", file=sys.stderr)
        return 2
    return 0


async def _serve(port: int, path: Path) -> None:
    hub = _load(path)
    links: set[Connection] = set()
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    _stop_on_signals(loop, stop)
    server = await loop.create_server(lambda: _Counted(hub, links), "127.0.0.1", port)
    log.info("listening on 127.0.0.1:%d", port)
    saved = hub.changes
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), AUTOSAVE_S)
        except TimeoutError:
            hub.expire(time.time())
            if hub.changes != saved:
                saved = hub.changes
                save(hub, path, time.time())
    server.close()
    for link in list(links):
        link.close(Reason.SHUTTING_DOWN)
    save(hub, path, time.time())
    log.info("saved and stopped on request")


class _Counted(Connection):
    """A connection that is known while it is open, so that stopping can close it."""

    def __init__(self, hub: Hub, links: set[Connection]) -> None:
        super().__init__(hub)
        self._links = links
        links.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._links.discard(self)


def _load(path: Path) -> Hub:
    try:
        return load(path)
    except SnapshotError as error:
        aside = path.with_suffix(".damaged")
        path.replace(aside)
        log.error("%s. It is put aside as %s; starting empty.", error, aside)
        return Hub()


def _stop_on_signals(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


if __name__ == "__main__":
    sys.exit(main())
