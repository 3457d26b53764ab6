"""The file that says which LLRP readers there are and what each antenna is for.

TOML with one `[[reader]]` for each:

    [[reader]]
    name = "reader-5"             # as in MQTT topics and in the planogram
    host = "192.168.1.20"
    port = 5084                   # 5084 where it is left out

    [[reader.antenna]]
    port = 1
    role = "shelf"                # shelf | back_room | fitting_room | pad | hold_shelf | exit
    power_dbm = 27.5              # left out: as the reader is set
    population = 200              # left out: as the role has it
    session = 2                   # left out: as the role has it
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(pattern=r"^[^\s/+#]+$", max_length=64)]


class ReadersError(ValueError):
    """A readers file that cannot be used; the message says which reader and what to do."""


class Role(StrEnum):
    """What an antenna looks at."""

    SHELF = "shelf"
    BACK_ROOM = "back_room"
    FITTING_ROOM = "fitting_room"
    PAD = "pad"
    HOLD_SHELF = "hold_shelf"
    EXIT = "exit"


class Preset(NamedTuple):
    """How a role is read: EPC Gen2 session, tags expected, and how often they are reported."""

    session: int
    population: int
    round_ms: int


PRESETS = {
    Role.SHELF: Preset(session=1, population=128, round_ms=1000),
    Role.BACK_ROOM: Preset(session=2, population=512, round_ms=2000),
    Role.FITTING_ROOM: Preset(session=1, population=32, round_ms=500),
    Role.PAD: Preset(session=0, population=16, round_ms=200),
    Role.HOLD_SHELF: Preset(session=1, population=64, round_ms=1000),
    Role.EXIT: Preset(session=0, population=16, round_ms=200),
}
"""Where goods pass or lie only a moment, tags must answer in every round: session 0."""


class Antenna(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One antenna: see the module's text."""

    port: Annotated[int, Meta(ge=1, le=255)]
    role: Role = Role.SHELF
    power_dbm: Annotated[float, Meta(ge=0, le=36)] | None = None
    population: Annotated[int, Meta(ge=1, le=65535)] | None = None
    session: Annotated[int, Meta(ge=0, le=3)] | None = None


class Reader(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reader: see the module's text."""

    name: Name
    host: Annotated[str, Meta(min_length=1)]
    port: Annotated[int, Meta(ge=1, le=65535)] = 5084
    antenna: Annotated[tuple[Antenna, ...], Meta(min_length=1, max_length=32)]

    @property
    def round_ms(self) -> int:
        """How often it reports: as often as its most hurried antenna needs it."""
        return min(PRESETS[antenna.role].round_ms for antenna in self.antenna)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reader: tuple[Reader, ...]


def read_readers(path: Path) -> tuple[Reader, ...]:
    """The readers in a file.

    Raises:
        ReadersError: it cannot be read, or a reader cannot be as it is written.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadersError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ReadersError(f"{path} is not TOML: {error}") from error
    try:
        readers = msgspec.convert(found, _File).reader
    except msgspec.ValidationError as error:
        raise ReadersError(f"{path}: {error}") from error
    _check_together(path, readers)
    return readers


def _check_together(path: Path, readers: tuple[Reader, ...]) -> None:
    names: set[str] = set()
    for reader in readers:
        if reader.name in names:
            raise ReadersError(f"{path}: there are two readers {reader.name!r}")
        names.add(reader.name)
        ports = [antenna.port for antenna in reader.antenna]
        if len(set(ports)) < len(ports):
            raise ReadersError(f"{path}: {reader.name} has one antenna port twice")
