"""Which broker this computer can run: mosquitto where there is one, else the embedded one."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BrokerKind = Literal["mosquitto", "embedded"]

MOSQUITTO_VERSION_MIN = (2, 0)

HOW_TO_INSTALL = (
    "Install mosquitto (Debian and Ubuntu: apt-get install mosquitto; macOS: brew install "
    "mosquitto; Windows: the installer on mosquitto.org)"
)

# Debian and Ubuntu put it in a folder that ordinary users do not have on their PATH.
_UNIX_FOLDERS = (
    "/usr/sbin",
    "/usr/local/sbin",
    "/usr/local/bin",
    "/opt/homebrew/sbin",
    "/opt/homebrew/opt/mosquitto/sbin",
    "/usr/local/opt/mosquitto/sbin",
)
_WINDOWS_FOLDERS = ("mosquitto",)


class BrokerMissingError(Exception):
    """mosquitto was insisted on and cannot be used; the text says how to install it."""


@dataclass(frozen=True, slots=True)
class BrokerChoice:
    """A broker that can be started, and one sentence about which and why."""

    kind: BrokerKind
    program: Path | None
    """mosquitto's executable; None for the embedded broker."""
    version: str
    """mosquitto's own; of Python for the embedded broker."""
    sentence: str


def mosquitto_candidates(system: str = sys.platform) -> Iterator[Path]:
    """Yield where mosquitto may be on ``system`` (as ``sys.platform``), the likeliest first."""
    on_path = shutil.which("mosquitto")
    if on_path:
        yield Path(on_path)
    if system == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)"):
            root = os.environ.get(variable, r"C:\Program Files")
            for folder in _WINDOWS_FOLDERS:
                yield Path(root) / folder / "mosquitto.exe"
        return
    for folder in _UNIX_FOLDERS:
        yield Path(folder) / "mosquitto"


def choose_broker(
    prefer: BrokerKind | None = None, *, candidates: Iterable[Path] | None = None
) -> BrokerChoice:
    """Return the broker to run; ``prefer`` insists on one kind.

    ``candidates`` are the places looked in for mosquitto, by default the usual ones.
    Raises `BrokerMissingError`, saying how to install it, where mosquitto is insisted on and
    cannot be used. The embedded one is always there.
    """
    if prefer == "embedded":
        return _embedded("because it was asked for")
    found, why_not = _first_usable(mosquitto_candidates() if candidates is None else candidates)
    if found is not None:
        return found
    if prefer == "mosquitto":
        raise BrokerMissingError(f"No MQTT broker: {why_not}. {HOW_TO_INSTALL}.")
    return _embedded(f"because {why_not}")


def _first_usable(places: Iterable[Path]) -> tuple[BrokerChoice | None, str]:
    why_not = "mosquitto was not found on this computer"
    for program in places:
        if not program.is_file():
            continue
        number = _mosquitto_version(program)
        if number is None:
            why_not = f"{program} does not run"
            continue
        text = ".".join(map(str, number))
        if number[:2] < MOSQUITTO_VERSION_MIN:
            why_not = f"{program} is version {text}, older than 2.0"
            continue
        sentence = f"Broker: mosquitto {text} ({program}); it keeps its messages across a restart."
        return BrokerChoice("mosquitto", program, text, sentence), ""
    return None, why_not


def _mosquitto_version(program: Path) -> tuple[int, ...] | None:
    try:
        said = subprocess.run(
            [program, "-h"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"mosquitto version (\d+)\.(\d+)\.(\d+)", said.stdout + said.stderr)
    return tuple(int(part) for part in match.groups()) if match else None


def _embedded(reason: str) -> BrokerChoice:
    sentence = (
        f"Broker: the embedded one, {reason}; good for trying things out. "
        f"For a real shop: {HOW_TO_INSTALL[0].lower()}{HOW_TO_INSTALL[1:]}."
    )
    return BrokerChoice("embedded", None, platform.python_version(), sentence)
