"""Settings from afar over those of the readers file: pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import asdict, replace

from firmware_bridge.drivers.llrp.settings import Antenna, Reader

WISHES = ("power_dbm", "population", "session")


class WishError(ValueError):
    """A setting that this device does not have; the message says which it has."""


def with_settings(reader: Reader, values: Mapping[str, str]) -> Reader:
    """The reader with `antenna.PORT.power_dbm`, `.population` or `.session` changed.

    Raises:
        WishError: another setting, a port that is not in the file, or a value that cannot be.
    """
    antennas = {antenna.port: antenna for antenna in reader.antenna}
    for key, text in values.items():
        match key.split("."):
            case ["antenna", port, wish] if wish in WISHES and port.isdigit():
                known = antennas.get(int(port))
                if known is None:
                    raise WishError(f"{key}: antenna {port} is not in use")
                antennas[known.port] = _changed(known, wish, key, text)
            case _:
                raise WishError(f"{key}: write antenna.PORT. and one of {', '.join(WISHES)}")
    return replace(reader, antenna=tuple(antennas.values()))


def _changed(antenna: Antenna, wish: str, key: str, text: str) -> Antenna:
    try:
        return msgspec.convert({**asdict(antenna), wish: text}, Antenna, strict=False)
    except msgspec.ValidationError as error:
        raise WishError(f"{key}: {error}") from error
