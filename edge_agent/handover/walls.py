"""Which lockers the store has, from the option `lockers`. Pure."""

from __future__ import annotations

import re

import msgspec

_ENTRY = re.compile(
    r"(?P<locker>[A-Za-z0-9][A-Za-z0-9_-]{0,63})=(?P<bays>\d{1,3}):(?P<columns>\d{1,2})"
)


class WallsError(ValueError):
    """An entry that names no locker; the message says how it is written."""


class Wall(msgspec.Struct, frozen=True):
    """A locker: the device that opens it, how many bays, and how many of them stand in a row."""

    locker: str
    bays: int
    columns: int

    def names(self) -> tuple[str, ...]:
        """The bays' numbers, "1" first."""
        return tuple(str(number) for number in range(1, self.bays + 1))


def parse_walls(text: str) -> dict[str, Wall]:
    """Read `LOCKER=BAYS:COLUMNS`, parted by commas, by locker.

    Raises:
        WallsError: an entry of another form, without a bay, or a locker that is named twice.
    """
    walls: dict[str, Wall] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        found = _ENTRY.fullmatch(entry)
        if found is None or not int(found["bays"]) or not int(found["columns"]):
            raise WallsError(f"{entry!r} is not LOCKER=BAYS:COLUMNS, as in locker-1=12:4")
        if found["locker"] in walls:
            raise WallsError(f"{entry!r}: {found['locker']} is named twice")
        walls[found["locker"]] = Wall(found["locker"], int(found["bays"]), int(found["columns"]))
    return walls
