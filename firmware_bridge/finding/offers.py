"""What was found, as lines for the settings: pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Family(StrEnum):
    """What a device that was found can be."""

    READER = "reader"
    PRINTER = "printer"
    LABELS = "labels"
    SERIAL = "serial"


SERVICES = {
    "_llrp._tcp.local.": Family.READER,
    "_pdl-datastream._tcp.local.": Family.PRINTER,
    "_openepaperlink._tcp.local.": Family.LABELS,
}
"""Names under which devices announce themselves (IANA's register of services; OpenEPaperLink's)."""


class Announced(NamedTuple):
    """A service on the LAN, as it announces itself."""

    service: str
    name: str
    host: str
    port: int


class SerialPort(NamedTuple):
    """A serial port and who is behind it; `serial_number` is empty where the maker gave none."""

    path: str
    by_id: str
    maker: str
    product: str
    serial_number: str


class Offer(NamedTuple):
    """Something to be named: what it is, and what to write where."""

    family: Family
    what: str
    write: str


def offers(announced: Iterable[Announced], ports: Iterable[SerialPort]) -> list[Offer]:
    """What can be named.

    A serial port is offered by its identity: `/dev/ttyUSB0` is another device after a restart.
    """
    found = [_announced(one) for one in sorted(set(announced)) if one.service in SERVICES]
    return found + [_serial(port) for port in sorted(ports)]


def _announced(one: Announced) -> Offer:
    family = SERVICES[one.service]
    name = one.name.removesuffix(f".{one.service}")
    write = {
        Family.READER: f'readers_file: [[reader]] name = "..." host = "{one.host}"'
        + ("" if one.port == 5084 else f" port = {one.port}"),
        Family.PRINTER: f'printer = "tcp://{one.host}:{one.port}" at the kiosk',
        Family.LABELS: f'label_points = "...=http://{one.host}:{one.port}"',
    }[family]
    return Offer(family, f"{name} at {one.host}:{one.port}", write)


def _serial(port: SerialPort) -> Offer:
    who = " ".join(filter(None, (port.maker, port.product, port.serial_number)))
    path = port.by_id or port.path
    write = f'scales_file or boards_file: path = "{path}"'
    if not port.by_id:
        write += " (it has no identity of its own: always use the same socket)"
    return Offer(Family.SERIAL, f"{who or 'a serial port'} at {port.path}", write)
