"""The shop's own devices, as the options name them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Self

from firmware_bridge.drivers.label_oepl.driver import LabelDriver
from firmware_bridge.drivers.llrp.driver import LlrpDriver
from firmware_bridge.drivers.llrp.settings import Reader, read_readers
from firmware_bridge.drivers.port import Commanded, Emit, EmitAll
from firmware_bridge.drivers.relay_board.driver import RelayBoardDriver
from firmware_bridge.drivers.relay_board.settings import Board, read_boards
from firmware_bridge.drivers.scale_serial.driver import ScaleDriver
from firmware_bridge.drivers.scale_serial.settings import Scale, read_scales
from firmware_bridge.options import BridgeOptions
from storecore.clock import Clock


class SetupError(ValueError):
    """Options that cannot be carried out; the message says which and what to do."""


class OwnedDevices(NamedTuple):
    """What the options' files say; nothing is opened yet."""

    scales: tuple[Scale, ...]
    tag_readers: tuple[Reader, ...]
    boards: tuple[Board, ...]
    points: dict[str, str]

    @classmethod
    def read(cls, options: BridgeOptions) -> Self:
        """Every device that the options name.

        Raises:
            SetupError, ReadersError, ScalesError, BoardsError: one cannot be as it is written.
        """
        owned = cls(
            read_scales(Path(options.scales_file)) if options.scales_file else (),
            read_readers(Path(options.readers_file)) if options.readers_file else (),
            read_boards(Path(options.boards_file)) if options.boards_file else (),
            label_points(options.label_points),
        )
        names = [
            *(scale.name for scale in owned.scales),
            *(reader.name for reader in owned.tag_readers),
            *(board.name for board in owned.boards),
            *owned.points,
        ]
        if taken := {name for name in names if names.count(name) > 1}:
            raise SetupError(f"{', '.join(taken)}: two devices have one name")
        return owned

    def commanded(
        self, emit: Emit, emit_all: EmitAll, clock: Clock, repeat_s: float
    ) -> list[Commanded]:
        """The drivers; each can be told something."""
        return [
            *(LlrpDriver(reader, emit_all, clock) for reader in self.tag_readers),
            *(ScaleDriver(scale, emit, clock, repeat_s=repeat_s) for scale in self.scales),
            *(RelayBoardDriver(board, emit, clock) for board in self.boards),
            *(LabelDriver(name, url, emit, clock) for name, url in self.points.items()),
        ]


def label_points(text: str) -> dict[str, str]:
    """Addresses of access points by name, from `NAME=URL,NAME=URL`.

    Raises:
        SetupError: an entry of another form, or a name twice.
    """
    found: dict[str, str] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, url = entry.partition("=")
        if not (name and equals and url.startswith(("http://", "https://"))):
            raise SetupError(f"label_points: {entry!r} is not NAME=URL")
        if name in found or set(name) & set("/+# "):
            raise SetupError(f"label_points: {name!r} stands there twice, or is no name")
        found[name] = url
    return found
