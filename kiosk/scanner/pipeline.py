"""The reader at work: one thread takes frames, one reads them, confirmed codes come out.

There is room for the newest frame only: a reader that falls behind reads what is there now, and
neither thread ever waits for the other. The screen runs in a third thread and is never blocked.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

from kiosk.scanner.camera import CameraLost, Frame, FrameSource
from kiosk.scanner.confirm import Confirmed, Confirmer
from kiosk.scanner.live import LiveReader
from kiosk.scanner.newest import Newest
from kiosk.scanner.status import ScannerStatus, StatusBoard

_LOG: Final = logging.getLogger(__name__)
_READ_TIMEOUT_S: Final = 0.2
_JOIN_TIMEOUT_S: Final = 3.0
RETRY_S: Final = (0.5, 1.0, 2.0, 5.0)
"""How long to wait before opening a lost camera again; the last holds for all further tries."""


class Scanner:
    """Reads codes from a source until it is stopped; survives the loss of its camera.

    `on_code` is called in the reading thread, `on_frame` (every frame, for the preview) in the
    capturing thread: both hand over quickly. What they raise is logged and goes no further.
    `clock` is the monotonic clock, in seconds, that the source stamps its frames with.
    """

    def __init__(
        self,
        source: FrameSource,
        on_code: Callable[[Confirmed], None],
        on_frame: Callable[[Frame], None] | None,
        clock: Callable[[], float],
        *,
        confirmer: Confirmer | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
        cpu_clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self._source = source
        self._on_code = on_code
        self._on_frame = on_frame
        self._retry_s = retry_s
        self._cpu_clock = cpu_clock
        self._reader = LiveReader()
        self._confirmer = confirmer or Confirmer()
        self._newest: Newest[Frame] = Newest()
        self._stopping = Event()
        self._board = StatusBoard(clock)
        self._lock = Lock()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Begin to read; harmless when already reading."""
        with self._lock:
            if self._threads:
                return
            self._stopping.clear()
            self._newest = Newest()
            self._board.starting()
            self._threads = [
                Thread(target=self._capture, name="scanner-capture", daemon=True),
                Thread(target=self._work, name="scanner-read", daemon=True),
            ]
            for thread in self._threads:
                thread.start()

    def stop(self) -> None:
        """Stop reading and let the camera go; harmless when stopped. Waits for both threads."""
        with self._lock:
            self._stopping.set()
            self._newest.close()
            for thread in self._threads:
                thread.join(_JOIN_TIMEOUT_S)
                if thread.is_alive():
                    _LOG.error("%s did not stop: the camera's driver hangs", thread.name)
            self._threads = []
            self._board.stopped()

    def status(self) -> ScannerStatus:
        """Return how the reader is doing right now."""
        return self._board.status()

    def _capture(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                self._source.open()
                while not self._stopping.is_set():
                    frame = self._source.read(_READ_TIMEOUT_S)
                    if frame is not None:
                        tries = 0
                        self._arrived(frame)
            except Exception as error:  # any driver's error means the same: try again
                if not isinstance(error, CameraLost):
                    _LOG.exception("the camera failed")
                self._board.lost(str(error) or type(error).__name__)
                wait_s = self._retry_s[min(tries, len(self._retry_s) - 1)]
                tries += 1
                self._close_source()
                self._stopping.wait(wait_s)
        self._close_source()

    def _close_source(self) -> None:
        try:
            self._source.close()
        except Exception:
            _LOG.exception("the camera could not be closed")

    def _arrived(self, frame: Frame) -> None:
        self._board.frame(frame.at_s)
        self._newest.put(frame)
        if self._on_frame is not None:
            try:
                self._on_frame(frame)
            except Exception:
                _LOG.exception("showing a frame failed")

    def _work(self) -> None:
        while (frame := self._newest.take()) is not None:
            before_s = self._cpu_clock()
            try:
                symbols = self._reader.read(frame.grey)
            except Exception:
                _LOG.exception("reading a frame failed")
                continue
            confirmed = self._confirmer.push(symbols, frame.at_s)
            self._board.read((self._cpu_clock() - before_s) * 1000, len(confirmed))
            for code in confirmed:
                try:
                    self._on_code(code)
                except Exception:
                    _LOG.exception("handing a code over failed")
