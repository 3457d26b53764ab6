"""How the reader is doing: what it tells the staff screen and the doctor."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final, Literal

ScannerState = Literal["stopped", "starting", "reading", "camera lost"]

_FPS_FRAMES: Final = 30
_CPU_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class ScannerStatus:
    """`fps` frames a second lately, `frame_age_s` since the last one (None before the first),
    `cpu_ms_per_frame` a running mean of the reading thread's own time; `problem` is what the
    camera last complained of, empty while all is well."""

    state: ScannerState
    problem: str
    fps: float
    frame_age_s: float | None
    cpu_ms_per_frame: float | None
    frames: int
    frames_read: int
    codes: int


class StatusBoard:
    """Collects the figures from both threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._state: ScannerState = "stopped"
        self._problem = ""
        self._times_s: deque[float] = deque(maxlen=_FPS_FRAMES)
        self._cpu_ms: float | None = None
        self._frames = self._frames_read = self._codes = 0

    def starting(self) -> None:
        """The reader has been started; no frame has come yet."""
        with self._lock:
            self._state, self._problem = "starting", ""
            self._times_s.clear()

    def stopped(self) -> None:
        """The reader has been stopped."""
        with self._lock:
            self._state = "stopped"

    def lost(self, problem: str) -> None:
        """The camera is lost; `problem` is its own words."""
        with self._lock:
            self._state, self._problem = "camera lost", problem
            self._times_s.clear()

    def frame(self, at_s: float) -> None:
        """A frame has come."""
        with self._lock:
            self._state, self._problem = "reading", ""
            self._frames += 1
            self._times_s.append(at_s)

    def read(self, cpu_ms: float, codes: int) -> None:
        """A frame has been read and gave `codes` confirmed codes."""
        with self._lock:
            self._frames_read += 1
            self._codes += codes
            before_ms = cpu_ms if self._cpu_ms is None else self._cpu_ms
            self._cpu_ms = before_ms + (cpu_ms - before_ms) * _CPU_SHARE

    def status(self) -> ScannerStatus:
        """Return all figures as of now."""
        with self._lock:
            times_s = self._times_s
            span_s = times_s[-1] - times_s[0] if len(times_s) > 1 else 0.0
            return ScannerStatus(
                state=self._state,
                problem=self._problem,
                fps=(len(times_s) - 1) / span_s if span_s > 0 else 0.0,
                frame_age_s=self._clock() - times_s[-1] if times_s else None,
                cpu_ms_per_frame=self._cpu_ms,
                frames=self._frames,
                frames_read=self._frames_read,
                codes=self._codes,
            )
