"""Which broker this computer can run: mosquitto where there is one, else the embedded one."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

BrokerKind = Literal["mosquitto", "embedded"]

MOSQUITTO_VERSION_MIN = (2, 0)
EMBEDDED_PACKAGE = "iotcore"

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
    """No usable broker; the text says what to install."""


@dataclass(frozen=True, slots=True)
class BrokerChoice:
    """A broker that can be started, and one sentence about which and why."""

    kind: BrokerKind
    program: Path | None
    """mosquitto's executable; None for the embedded broker."""
    version: str
    sentence: str

    @property
    def keeps_across_restart(self) -> bool:
        """Whether sessions, queued and retained messages outlive the broker's process."""
        return self.kind == "mosquitto"


def mosquitto_candidates(platform: str = sys.platform) -> Iterator[Path]:
    """Yield where mosquitto may be on ``platform`` (as ``sys.platform``), the likeliest first."""
    on_path = shutil.which("mosquitto")
    if on_path:
        yield Path(on_path)
    if platform == "win32":
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
    Raises `BrokerMissingError`, saying what to install, when there is none to run.
    """
    embedded = None if prefer == "mosquitto" else _embedded_version()
    if prefer == "embedded":
        if embedded is None:
            raise BrokerMissingError(_no_embedded())
        return _embedded(embedded, "because it was asked for")
    places = mosquitto_candidates() if candidates is None else candidates
    found, why_not = _first_usable(places)
    if found is not None:
        return found
    if embedded is None:
        missing = HOW_TO_INSTALL if prefer else f"{HOW_TO_INSTALL}, or: {_no_embedded()}"
        raise BrokerMissingError(f"No MQTT broker: {why_not}. {missing}.")
    return _embedded(embedded, f"because {why_not}")


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


def _embedded_version() -> str | None:
    if importlib.util.find_spec(EMBEDDED_PACKAGE) is None:
        return None
    return version(EMBEDDED_PACKAGE)


def _embedded(number: str, reason: str) -> BrokerChoice:
    sentence = (
        f"Broker: the embedded one ({EMBEDDED_PACKAGE} {number}), {reason}; it keeps messages in "
        f"memory only. For a real shop: {HOW_TO_INSTALL[0].lower()}{HOW_TO_INSTALL[1:]}."
    )
    return BrokerChoice("embedded", None, number, sentence)


def _no_embedded() -> str:
    return f"the embedded broker needs the Python package {EMBEDDED_PACKAGE} (pip install it)"
