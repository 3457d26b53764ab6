"""A scale that does not exist, on a pseudo-terminal that does: it speaks MT-SICS."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from firmware_bridge.codecs.scale_line import (
    ScaleTrouble,
    ScaleWeight,
    encode_trouble,
    encode_weight,
)
from firmware_bridge.drivers.simulated.pty_line import PtyLine
from storecore.clock import Clock

SETTLE_S = 0.5
RANGE_G = 30_000
_HUNDREDTH = Decimal("0.01")


class Settling:
    """How the load on a scale comes to rest: the display runs to the new weight for half a second.

    Pure: told the load and the time, gives what the scale shows.
    """

    def __init__(self, load_g: int, now_s: float) -> None:
        self._from_g = self._to_g = load_g
        self._since_s = now_s - SETTLE_S

    def shows(self, load_g: int, now_s: float) -> tuple[Decimal, bool]:
        """Grams with two decimals, and whether they are stable."""
        if load_g != self._to_g:
            self._from_g = round(self._between(now_s))
            self._to_g, self._since_s = load_g, now_s
        if now_s - self._since_s >= SETTLE_S:
            return Decimal(self._to_g).quantize(_HUNDREDTH), True
        return Decimal(str(self._between(now_s))).quantize(_HUNDREDTH), False

    def _between(self, now_s: float) -> float:
        part = min(1.0, max(0.0, (now_s - self._since_s) / SETTLE_S))
        return self._from_g + (self._to_g - self._from_g) * part


class SimulatedScale:
    """Answers `SI` and `S` on the pseudo-terminal `path` with what `load_g` says lies on it.

    Raises:
        OSError: from the constructor, where there are no pseudo-terminals (Windows).
    """

    def __init__(self, load_g: Callable[[], int], clock: Clock) -> None:
        self._load_g = load_g
        self._clock = clock
        self._settling = Settling(load_g(), clock.monotonic_s())
        self._line = PtyLine(self._talk, "simulated-scale")
        self.path = self._line.path

    def start(self) -> None:
        """Switch it on."""
        self._line.start()

    def stop(self) -> None:
        """Pull its plug."""
        self._line.stop()

    def answer(self, command: bytes) -> bytes:
        """The line that a command gets."""
        if command.strip() not in (b"SI", b"S"):
            return encode_trouble(ScaleTrouble.SYNTAX_ERROR)
        load_g = self._load_g()
        if load_g > RANGE_G:
            return encode_trouble(ScaleTrouble.OVERLOAD)
        grams, stable = self._settling.shows(load_g, self._clock.monotonic_s())
        if command.strip() == b"S" and not stable:
            return encode_trouble(ScaleTrouble.NOT_NOW)
        return encode_weight(ScaleWeight(grams, "g", stable))

    def _talk(self, heard: bytes) -> tuple[bytes, bytes]:
        *commands, rest = heard.split(b"\n")
        return b"".join(self.answer(command) for command in commands), rest
