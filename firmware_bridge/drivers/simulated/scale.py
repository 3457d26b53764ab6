"""A scale that does not exist, on a pseudo-terminal that does: it speaks MT-SICS or 8217."""

from __future__ import annotations

from collections.abc import Callable

from firmware_bridge.codecs import mt_sics, toledo_8217
from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight
from firmware_bridge.drivers.scale_serial.dialects import ScaleProtocol
from firmware_bridge.drivers.simulated.pty_line import PtyLine
from firmware_bridge.drivers.simulated.scale_head import ScaleHead
from storecore.clock import Clock


class SimulatedScale:
    """Answers on the pseudo-terminal `path` with what `load_g` says lies on it.

    Raises:
        OSError: from the constructor, where there are no pseudo-terminals (Windows).
    """

    def __init__(
        self,
        load_g: Callable[[], int],
        clock: Clock,
        protocol: ScaleProtocol = ScaleProtocol.MT_SICS,
        is_dead: Callable[[], bool] = lambda: False,
    ) -> None:
        self._load_g = load_g
        self._clock = clock
        self._is_dead = is_dead
        self._head = ScaleHead(load_g(), clock.monotonic_s())
        speak = self._mt_sics if protocol is ScaleProtocol.MT_SICS else self._toledo_8217
        self._line = PtyLine(speak, "simulated-scale")
        self.path = self._line.path

    def start(self) -> None:
        """Switch it on."""
        self._line.start()

    def stop(self) -> None:
        """Pull its plug."""
        self._line.stop()

    def _mt_sics(self, heard: bytes) -> tuple[bytes, bytes]:
        if self._is_dead():
            return b"", b""
        *commands, rest = heard.split(b"\n")
        return b"".join(self._answer_mt_sics(command.strip()) for command in commands), rest

    def _answer_mt_sics(self, command: bytes) -> bytes:
        order = mt_sics.decode_command(command)
        if order is not None:
            return self._obey_mt_sics(order, command.decode())
        if command not in (b"SI", b"S"):
            return mt_sics.encode_trouble(ScaleTrouble.NOT_UNDERSTOOD)
        shown = self._shown()
        if isinstance(shown, ScaleTrouble):
            return mt_sics.encode_trouble(shown)
        if command == b"S" and not shown.stable:
            return mt_sics.encode_trouble(ScaleTrouble.NOT_NOW)
        return mt_sics.encode_weight(shown)

    def _obey_mt_sics(self, order: ScaleOrder, name: str) -> bytes:
        trouble = self._obey(order)
        if trouble is not None:
            return mt_sics.encode_trouble(trouble, name)
        if order is ScaleOrder.TARE:
            tared = ScaleWeight(self._head.tare_g, "g", stable=True)
            return mt_sics.encode_weight(tared, name)
        return mt_sics.encode_done(order)

    def _toledo_8217(self, heard: bytes) -> tuple[bytes, bytes]:
        if self._is_dead():
            return b"", b""
        return b"".join(self._answer_8217(bytes((byte,))) for byte in heard), b""

    def _answer_8217(self, command: bytes) -> bytes:
        order = toledo_8217.decode_command(command)
        if order is not None:
            self._obey(order)
            return b""
        if command != toledo_8217.SEND_WEIGHT_NOW:
            return toledo_8217.encode_trouble(ScaleTrouble.NOT_UNDERSTOOD)
        shown, net = self._shown(), self._head.tare_g != 0
        if isinstance(shown, ScaleTrouble):
            return toledo_8217.encode_trouble(shown, net=net)
        if not shown.stable:
            return toledo_8217.encode_trouble(ScaleTrouble.MOVING, net=net)
        if shown.value < 0:
            return toledo_8217.encode_trouble(ScaleTrouble.UNDERLOAD, net=net)
        kilograms = ScaleWeight(shown.value / 1000, "kg", stable=True, net=net)
        return toledo_8217.encode_weight(kilograms)

    def _obey(self, order: ScaleOrder) -> ScaleTrouble | None:
        return self._head.obey(order, self._load_g(), self._clock.monotonic_s())

    def _shown(self) -> ScaleWeight | ScaleTrouble:
        return self._head.shows(self._load_g(), self._clock.monotonic_s())
