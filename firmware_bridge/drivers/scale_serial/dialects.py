"""The protocols of serial scales, side by side behind one port."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from firmware_bridge.codecs import mt_sics, toledo_8217
from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight
from firmware_bridge.drivers.serial_line import Frame

STATUS_BYTES = 4


class Dialect(Protocol):
    """How one protocol asks, tells and is told."""

    @property
    def frame(self) -> Frame:
        """Data bits and parity of the line."""
        ...

    @property
    def ask(self) -> bytes:
        """The command that asks for the weight."""
        ...

    @property
    def answers_orders(self) -> bool:
        """Whether an order is answered; otherwise only the weight afterwards tells."""
        ...

    def is_whole(self, heard: bytes) -> bool:
        """Whether an answer has come to its end."""
        ...

    def read(self, answer: bytes) -> ScaleWeight | ScaleTrouble:
        """What an answer to `ask` says; raises FormatError."""
        ...

    def order(self, order: ScaleOrder) -> bytes:
        """The command of an order."""
        ...

    def read_order(self, order: ScaleOrder, answer: bytes) -> ScaleTrouble | None:
        """What the answer to an order says, None when it is done; raises FormatError."""
        ...


class MtSics:
    """Mettler-Toledo's command set."""

    frame = Frame.EIGHT_NONE
    ask = mt_sics.SEND_WEIGHT_NOW
    answers_orders = True

    def is_whole(self, heard: bytes) -> bool:
        """A line ends in LF."""
        return b"\n" in heard

    def read(self, answer: bytes) -> ScaleWeight | ScaleTrouble:
        """A weight, or why there is none."""
        return mt_sics.decode_line(answer.partition(b"\n")[0])

    def order(self, order: ScaleOrder) -> bytes:
        """The command of an order."""
        return mt_sics.encode_order(order)

    def read_order(self, order: ScaleOrder, answer: bytes) -> ScaleTrouble | None:
        """None when it is done."""
        return mt_sics.decode_order(order, answer.partition(b"\n")[0])


class Toledo8217:
    """Toledo's checkout scales; `unit` as the scale is set."""

    frame = Frame.SEVEN_EVEN
    ask = toledo_8217.SEND_WEIGHT_NOW
    answers_orders = False

    def __init__(self, unit: str) -> None:
        self._unit = unit

    def is_whole(self, heard: bytes) -> bool:
        """An answer ends in CR; a status character may be a CR itself."""
        is_status = heard.startswith(b"\x02?")
        return heard.endswith(toledo_8217.END) and (not is_status or len(heard) >= STATUS_BYTES)

    def read(self, answer: bytes) -> ScaleWeight | ScaleTrouble:
        """A stable weight, or why there is none."""
        return toledo_8217.decode_answer(answer, self._unit)

    def order(self, order: ScaleOrder) -> bytes:
        """The command of an order."""
        return toledo_8217.encode_order(order)

    def read_order(self, order: ScaleOrder, answer: bytes) -> ScaleTrouble | None:
        """Never asked: orders are not answered."""
        raise NotImplementedError


class ScaleProtocol(StrEnum):
    """The protocols by their names in the scales file."""

    MT_SICS = "mt-sics"
    TOLEDO_8217 = "8217"


def dialect_of(protocol: ScaleProtocol, unit: str) -> Dialect:
    """How this protocol speaks."""
    return MtSics() if protocol is ScaleProtocol.MT_SICS else Toledo8217(unit)
