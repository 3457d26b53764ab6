"""The wall on a pseudo-terminal: it speaks Modbus RTU."""

from __future__ import annotations

from collections.abc import Sequence

from firmware_bridge.drivers.simulated.pty_line import PtyLine
from firmware_bridge.drivers.simulated.relay_board.wall import Wall, board_of, split_frames
from storecore.clock import Clock


class SimulatedBoard:
    """Doors "1", "2" and so on, then the outputs; `settings` are what its driver needs to know.

    Raises:
        OSError: from the constructor, where there are no pseudo-terminals (Windows).
    """

    def __init__(
        self,
        name: str,
        doors: int,
        outputs: Sequence[str],
        clock: Clock,
        *,
        shut_after_s: float = 0.0,
    ) -> None:
        self._clock = clock
        self._line = PtyLine(self._talk, "simulated-board")
        self.settings = board_of(name, self._line.path, doors, outputs)
        self.wall = Wall(self.settings, shut_after_s)

    def start(self) -> None:
        """Switch it on."""
        self._line.start()

    def stop(self) -> None:
        """Pull its plug."""
        self._line.stop()

    def _talk(self, heard: bytes) -> tuple[bytes, bytes]:
        frames, rest = split_frames(heard)
        now_s = self._clock.monotonic_s()
        return b"".join(self.wall.answer(frame, now_s) for frame in frames), rest
