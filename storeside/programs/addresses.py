"""Where the programs of a running demo store are found: `addresses.json` in its folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

_FILE = "addresses.json"


def write_addresses(directory: Path, addresses: dict[str, str]) -> None:
    """Note the address of each program."""
    (directory / _FILE).write_bytes(msgspec.json.encode(addresses))


def read_addresses(directory: Path) -> dict[str, str]:
    """The addresses noted there; none where no store was started."""
    try:
        return msgspec.json.decode((directory / _FILE).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}
