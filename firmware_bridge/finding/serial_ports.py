"""The door to pyserial: which serial ports there are, and who is behind each."""

from __future__ import annotations

from pathlib import Path

from serial.tools import list_ports

from firmware_bridge.finding.offers import SerialPort

BY_ID = Path("/dev/serial/by-id")


def serial_ports(by_id: Path = BY_ID) -> list[SerialPort]:
    """Every port with a device behind it."""
    identities = {str(link.resolve()): str(link) for link in _links(by_id)}
    return [
        SerialPort(
            path=port.device,
            by_id=identities.get(port.device, ""),
            maker=port.manufacturer or "",
            product=port.product or "",
            serial_number=port.serial_number or "",
        )
        for port in list_ports.comports()
        if port.vid is not None
    ]


def _links(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
