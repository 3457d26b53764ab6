"""A server that takes every connection and never says a word: worse than one that is not there."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Self


class SilentServer:
    """Accepts until it is left. `url` is where it does; `asked` is set by the first question."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=50)
        self._held: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.asked = threading.Event()
        self._thread = threading.Thread(target=self._accept, name="silence", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()
        for held in self._held:
            held.close()

    def _accept(self) -> None:
        while True:
            try:
                self._held.append(self._listening.accept()[0])
            except OSError:
                return
            self.asked.set()
