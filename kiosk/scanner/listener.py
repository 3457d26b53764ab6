"""A scanner that is listened to in a thread of its own, whatever it is joined by."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

RETRY_S: Final = (0.5, 1.0, 2.0, 5.0)
"""How long to wait before opening a lost scanner again; the last holds for all further tries."""
_LOG: Final = logging.getLogger(__name__)
_JOIN_TIMEOUT_S: Final = 3.0


class Listener(ABC):
    """Listens in a thread of its own, and opens the scanner again when it was unplugged.

    `on_code` is called in that thread with each code's text and has to hand over quickly; what it
    raises is logged and goes no further. `clock` gives monotonic seconds.
    """

    def __init__(
        self,
        name: str,
        device: str,
        on_code: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        self._name = name
        self._device = device
        self._on_code = on_code
        self._clock = clock
        self._retry_s = retry_s
        self._stopping = Event()
        self._lock = Lock()
        self._problem = "not started"
        self._codes = 0
        self._tries = 0
        self._thread: Thread | None = None

    @property
    def problem(self) -> str:
        """What is wrong with it, empty while it is there."""
        with self._lock:
            return self._problem

    @property
    def codes(self) -> int:
        """How many codes it has given."""
        with self._lock:
            return self._codes

    def start(self) -> None:
        """Begin to listen; harmless when listening already."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = Thread(target=self._listen, name=self._name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let the device go; waits for the thread."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(_JOIN_TIMEOUT_S)
            self._thread = None

    @abstractmethod
    def _hear(self) -> None:
        """Open the device, say that it is `_there`, and `_give` codes until `_stopping` is set.

        Raises:
            OSError, ValueError: it cannot be had, or is lost.
        """

    def _listen(self) -> None:
        self._tries = 0
        while not self._stopping.is_set():
            try:
                self._hear()
            except (OSError, ValueError) as error:
                if self._tries == 0:
                    _LOG.warning("the scanner on %s is lost: %s", self._device, error)
                self._say(f"{self._device}: {getattr(error, 'strerror', None) or error}")
                self._stopping.wait(self._retry_s[min(self._tries, len(self._retry_s) - 1)])
                self._tries += 1

    def _there(self) -> None:
        self._tries = 0
        self._say("")

    def _give(self, codes: list[str]) -> None:
        for code in codes:
            with self._lock:
                self._codes += 1
            try:
                self._on_code(code)
            except Exception:
                _LOG.exception("handing a code over failed")

    def _say(self, problem: str) -> None:
        with self._lock:
            self._problem = problem
