"""Where a printer is, as the installer writes it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import msgspec

ESCPOS_PORT = 9100
BAUD = 9600
_HOW = (
    "write tcp://192.168.1.50:9100, usb://04b8:0e15 or serial:///dev/ttyUSB0?baud=38400, "
    "or leave it empty for none"
)


class PrinterAddressError(ValueError):
    """An address that says nothing; the message says how to write one."""


class NetworkAddress(msgspec.Struct, frozen=True):
    """A printer that listens on a TCP port."""

    host: str
    port: int


class UsbAddress(msgspec.Struct, frozen=True):
    """A printer by its USB vendor and product."""

    vendor: int
    product: int


class SerialAddress(msgspec.Struct, frozen=True):
    """A printer on a serial line."""

    device: str
    baud: int


PrinterAddress = NetworkAddress | UsbAddress | SerialAddress


def read_printer_address(text: str) -> PrinterAddress | None:
    """What the address says, None where there is no printer.

    Raises:
        PrinterAddressError: it is none of the three kinds.
    """
    if not text:
        return None
    try:
        return _read(text)
    except ValueError as error:
        raise PrinterAddressError(f"{text!r} is no printer's address: {_HOW}") from error


def _read(text: str) -> PrinterAddress:
    parts = urlsplit(text)
    if parts.scheme == "tcp" and parts.hostname:
        return NetworkAddress(parts.hostname, parts.port or ESCPOS_PORT)
    if parts.scheme == "usb":
        vendor, _, product = parts.netloc.partition(":")
        return UsbAddress(int(vendor, 16), int(product, 16))
    if parts.scheme == "serial" and parts.path.startswith("/dev/"):
        return SerialAddress(parts.path, int(parse_qs(parts.query).get("baud", [str(BAUD)])[0]))
    raise ValueError(parts.scheme)
