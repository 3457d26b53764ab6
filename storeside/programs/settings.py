"""Settings files of every program of a store on one machine, with ports that are free."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import msgspec

from storecore.options.read import write_options

HOST = "127.0.0.1"
STORE_ID = "store-1"
PREFERRED_PORTS = {
    "cloud": 8700,
    "edge": 8710,
    "kiosk": 8720,
    "bridge": 8730,
    "terminal": 8740,
    "printer": 8750,
    "wallet": 8760,
}
ESCPOS_PORT = 9100
"""Where the simulated printer takes receipts, as network printers do; it answers no HTTP."""


class Ports(msgspec.Struct, frozen=True, kw_only=True):
    """Where each program listens on this machine."""

    cloud: int
    edge: int
    kiosk: int
    bridge: int
    terminal: int
    printer: int
    wallet: int
    escpos: int

    def url(self, program: str) -> str:
        """The HTTP address of a program."""
        return f"http://{HOST}:{getattr(self, program)}"


def free_ports(preferred: dict[str, int]) -> Ports:
    """The preferred ports where they are free, and any other free ones."""
    held: list[socket.socket] = []
    chosen: dict[str, int] = {}
    try:
        for program, port in preferred.items():
            listener = _listen(port) or _listen(0)
            assert listener is not None
            held.append(listener)
            chosen[program] = int(listener.getsockname()[1])
    finally:
        for listener in held:
            listener.close()
    return Ports(**chosen)


def _listen(port: int) -> socket.socket | None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        return None
    return listener


class Settings:
    """Writes one TOML file per program below `directory/settings`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._settings = directory / "settings"

    def file(self, program: str) -> Path:
        """The settings file of a program."""
        return self._settings / f"{program}.toml"

    def write(self, program: str, values: dict[str, Any]) -> None:
        """Write a program's settings; paths and logs are added where every program has them."""
        self._settings.mkdir(parents=True, exist_ok=True)
        common = {
            "data": str(self.directory / program),
            "logs": str(self.directory / "log"),
            "host": HOST,
        }
        write_options(self.file(program), {**common, **values})
