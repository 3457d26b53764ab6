"""The file that says which relay boards there are, and what hangs on each relay and contact.

TOML with one `[[board]]` for each serial line; several boards may share a line by address:

    [[board]]
    name = "locker-1"             # as in MQTT topics
    path = "/dev/ttyUSB0"
    baud = 9600                   # 9600 where it is left out

    [[board.door]]
    name = "1"                    # the bay as people call it
    address = 1                   # the board's address on the line; 1 where it is left out
    relay = 1                     # as printed on the board, from 1
    contact = 1                   # the input that the door's contact is wired to, from 1
    shut_when_closed = true       # left out: a closed contact means a shut door

    [[board.output]]
    name = "andon"                # a lamp, a pick-to-light or a gate
    address = 2
    relay = 5
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from firmware_bridge.codecs.modbus import RELAYS_MAX
from storecore.contracts.commands import Name

Address = Annotated[int, Meta(ge=1, le=247)]
Number = Annotated[int, Meta(ge=1, le=RELAYS_MAX)]


class BoardsError(ValueError):
    """A boards file that cannot be used; the message says which board and what to do."""


class Door(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One door: see the module's text."""

    name: Name
    address: Address = 1
    relay: Number
    contact: Number
    shut_when_closed: bool = True


class Output(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One output: see the module's text."""

    name: Name
    address: Address = 1
    relay: Number


class Board(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything on one serial line: see the module's text."""

    name: Name
    path: Annotated[str, Meta(min_length=1)]
    baud: Annotated[int, Meta(ge=1200)] = 9600
    door: tuple[Door, ...] = ()
    output: tuple[Output, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    board: tuple[Board, ...]


def read_boards(path: Path) -> tuple[Board, ...]:
    """The boards in a file.

    Raises:
        BoardsError: it cannot be read, or a board cannot be as it is written.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BoardsError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise BoardsError(f"{path} is not TOML: {error}") from error
    try:
        boards = msgspec.convert(found, _File).board
    except msgspec.ValidationError as error:
        raise BoardsError(f"{path}: {error}") from error
    names = [board.name for board in boards]
    if len(set(names)) < len(names):
        raise BoardsError(f"{path}: two boards have one name")
    for board in boards:
        _check(path, board)
    return boards


def _check(path: Path, board: Board) -> None:
    parts: list[Door | Output] = [*board.door, *board.output]
    if not parts:
        raise BoardsError(f"{path}: {board.name} has neither a door nor an output")
    if len({part.name for part in parts}) < len(parts):
        raise BoardsError(f"{path}: {board.name} has two doors or outputs of one name")
    if len({(part.address, part.relay) for part in parts}) < len(parts):
        raise BoardsError(f"{path}: {board.name} has one relay twice")
    if len({(door.address, door.contact) for door in board.door}) < len(board.door):
        raise BoardsError(f"{path}: {board.name} has one contact twice")
