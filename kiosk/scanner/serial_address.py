"""Where a serial scanner is, as the installer writes it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

BAUD: Final = 9600


class SerialAddressError(ValueError):
    """An address that says nothing; the message says how to write one."""


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A device and its speed; 8 data bits, no parity, 1 stop bit, as scanners come."""

    device: str
    baud: int = BAUD


def read_serial_address(text: str) -> SerialAddress | None:
    """Return what an address such as ``/dev/ttyUSB0?baud=115200`` says, None for an empty one.

    Raises SerialAddressError.
    """
    if not text:
        return None
    parts = urlsplit(text)
    try:
        baud = int(parse_qs(parts.query, strict_parsing=True)["baud"][0]) if parts.query else BAUD
    except (KeyError, ValueError):
        baud = 0
    if parts.scheme or not parts.path or baud < 300:
        raise SerialAddressError(
            f"{text!r} is no serial scanner: write its device, /dev/ttyACM0 or "
            "/dev/ttyUSB0?baud=115200, or leave it empty for none."
        )
    return SerialAddress(parts.path, baud)
