"""The shipped command line for the kiosk's screen: cage alone, the kiosk on it, and no key that
leads out.

cage runs on a virtual X screen here, so that keys and touches come to it as from a keyboard; on a
kiosk the same command has the machine's own screen.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import requests

from tests.ports import free_ports
from tests.waiting import until

ROOT = Path(__file__).resolve().parents[2]
UNIT = ROOT / "deploy" / "systemd" / "storeside-kiosk.service"
CHORDS = (
    "alt+F4", "ctrl+q", "ctrl+w", "ctrl+c", "alt+Tab", "alt+Escape", "alt+space", "super",
    "super+d", "ctrl+alt+F1", "ctrl+alt+F2", "ctrl+alt+BackSpace", "ctrl+alt+Delete",
    "ctrl+shift+Escape", "ctrl+alt+t", "Escape", "F1", "F11", "Print", "Menu",
)  # fmt: skip
WAIT_S = 60.0
PAPER_MIN = 100
_SHOT = (
    "import sys; from PySide6.QtGui import QGuiApplication; a = QGuiApplication([]); "
    "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)
_NOBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
"""cage does not start as root."""


def _missing() -> str:
    for program in ("cage", "Xvfb", "xdotool"):
        if shutil.which(program) is None:
            return f"{program} is not here"
    if os.getuid() == 0 and subprocess.run((*_NOBODY, "true"), check=False).returncode:
        return "there is only root here, as whom cage does not start"
    return ""


pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(bool(_missing()), reason=_missing() or "can run"),
]


def shipped() -> list[str]:
    """What the unit starts, up to the kiosk's own program."""
    (line,) = [
        one.removeprefix("ExecStart=")
        for one in UNIT.read_text().splitlines()
        if one.startswith("ExecStart=")
    ]
    cage, _, kiosk = line.partition(" -- ")
    assert kiosk.startswith("@ROOT@/.venv/bin/python -m storeside kiosk ")
    return cage.split()


class Caged:
    """A kiosk in cage on a virtual screen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._display = f":{free_ports(1)[0]}"
        (self._port,) = free_ports(1)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Returns when the kiosk answers and something is painted."""
        runtime = self._folder / "run"
        runtime.mkdir(mode=0o700)
        x_screen = ("Xvfb", self._display, "-screen", "0", "1024x768x24")
        self._processes.append(subprocess.Popen(x_screen, stderr=subprocess.DEVNULL))
        until(lambda: self._xdotool("getmouselocation") == 0, WAIT_S)
        kiosk = [sys.executable, "-m", "storeside", "kiosk", "--data", str(self._folder / "data")]
        kiosk += ["--full-screen", "true", "--port", str(self._port), "--camera", "off"]
        environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(runtime),
            "DISPLAY": self._display,
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "QT_QPA_PLATFORM": "wayland",
        }
        with (self._folder / "log").open("wb") as log:
            nobody = _NOBODY if os.getuid() == 0 else ()
            self._processes.append(
                subprocess.Popen(
                    [*nobody, *shipped(), "--", *kiosk], cwd=ROOT, env=environment, stderr=log
                )
            )
        until(self.answers, WAIT_S)
        until(lambda: self.picture().std() > 20, WAIT_S)
        self._give_keys()

    def _give_keys(self) -> None:
        """The screen's only window is cage's own; there is no manager that gives it the keys."""
        environment = {**os.environ, "DISPLAY": self._display}
        command = ["xdotool", "mousemove", "10", "760", "getmouselocation", "--shell"]
        said = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        (window,) = re.findall(r"WINDOW=(\d+)", said.stdout)
        assert self._xdotool("windowfocus", window) == 0

    def stop(self) -> None:
        """End it."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(timeout=20)

    def answers(self) -> bool:
        """Whether the kiosk still runs."""
        try:
            answer = requests.get(f"http://127.0.0.1:{self._port}/v1/status", timeout=5)
        except requests.RequestException:
            return False
        return answer.status_code == 200

    def press(self, chord: str) -> None:
        """Keys, as from a keyboard."""
        assert self._xdotool("key", chord) == 0

    def picture(self) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        """What is on the screen."""
        path = self._folder / "screen.png"
        environment = {**os.environ, "DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", _SHOT, str(path)], env=environment, check=True)
        image = cv2.imread(str(path))
        assert image is not None
        return np.asarray(image, dtype=np.uint8)

    def _xdotool(self, *words: str) -> int:
        environment = {**os.environ, "DISPLAY": self._display}
        command = ("xdotool", *words)
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


@pytest.fixture
def caged(tmp_path: Path) -> Iterator[Caged]:
    kiosk = Caged(tmp_path)
    try:
        kiosk.start()
        yield kiosk
    finally:
        kiosk.stop()


@pytest.mark.timeout(240)
def test_the_kiosk_fills_the_screen_of_cage_and_no_key_leads_out(caged: Caged) -> None:
    assert is_filled(caged.picture())
    for chord in CHORDS:
        caged.press(chord)
        assert caged.answers(), chord
    assert is_filled(caged.picture())


def is_filled(picture: np.ndarray[Any, Any]) -> bool:
    """Whether the kiosk's paper reaches every edge of the screen."""
    edges = (picture[:, :4], picture[:, -4:], picture[:4], picture[-4:])
    return all(edge.mean() > PAPER_MIN for edge in edges)
