"""Running an ASGI application (uvicorn), in this thread or in one of its own."""

from __future__ import annotations

import queue
import signal
import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from storecore.logs import Log
from storecore.serving.port import PortTaken as PortTaken  # noqa: PLC0414  told again for all
from storecore.serving.port import bound_socket as bound_socket  # noqa: PLC0414

log = Log(__name__)

GRACE_S = 1
START_S_MAX = 10.0


class AppThread:
    """Serves an application from a thread until stopped. `port` is known once constructed.

    With a `listener` that is bound already, host and port are its own.
    """

    def __init__(
        self, app: Starlette, host: str, port: int, listener: socket.socket | None = None
    ) -> None:
        self._socket = listener or bound_socket(host, port)
        self.host = host
        self.port = int(self._socket.getsockname()[1])
        self._server = _Server(app)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name="http", daemon=True
        )

    @property
    def url(self) -> str:
        """Where it is served."""
        return f"http://{self.host}:{self.port}"

    def start(self) -> None:
        """Serve; returns when the first request can be answered."""
        self._thread.start()
        if not self._server.listening.wait(START_S_MAX):
            raise RuntimeError(f"no answer on {self.url} within {START_S_MAX} s")
        log.info("listening", url=self.url)

    def stop(self) -> None:
        """Stop taking requests; those that only wait are cut off."""
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(timeout=5.0)
        self._socket.close()


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers, which belong to the program."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app, log_config=None, lifespan="off", timeout_graceful_shutdown=GRACE_S, ws="none"
            )
        )
        self.listening = threading.Event()

    def install_signal_handlers(self) -> None:
        return

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


def heed_stop() -> Callable[[], int]:
    """From now on SIGTERM and SIGINT are kept; the result waits for the first and returns it.

    A program that calls this before it starts its parts also ends in order when it is stopped
    while it is still starting.
    """
    asked: queue.SimpleQueue[int] = queue.SimpleQueue()  # the one queue a signal handler may use
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: asked.put(received))
    return asked.get
