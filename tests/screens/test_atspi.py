"""What a screen reader finds: names, roles and states over AT-SPI, and presses that work."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest

from storecore.replication.mirror import Mirror
from tests.screens.whole import stock

pytestmark = pytest.mark.processes

ASK = Path(__file__).with_name("ask_atspi.py")
SYSTEM_PYTHON = "/usr/bin/python3"
TOLD_S = 90.0
PRESSES = ("Deutsch", "Scannen und bezahlen")


class Told(msgspec.Struct):
    """An item as a screen reader is told of it."""

    role: str
    name: str
    showing: bool
    checked: bool
    focusable: bool
    enabled: bool
    actions: int


def _lacking() -> str:
    """What is not installed, empty for nothing."""
    lacking = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    asked = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    ) if Path(SYSTEM_PYTHON).is_file() else None  # fmt: skip
    if asked is None or asked.returncode != 0:
        lacking.append("python3-pyatspi")
    return ", ".join(lacking)


@contextmanager
def _running(
    *command: str, environment: dict[str, str], **more: object
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, env=environment, text=True, **more)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=20)
        if process.poll() is None:
            process.kill()
            process.wait()


@contextmanager
def _session(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A screen and a D-Bus session for this test alone."""
    read, write = os.pipe()
    x_command = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with _running(*x_command, environment=environment, pass_fds=(write,), **quiet):
        os.close(write)
        with os.fdopen(read) as numbers:
            display = f":{numbers.readline().strip()}"
        bus_command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with _running(*bus_command, environment=environment, **pipes) as bus:
            assert bus.stdout is not None
            address = bus.stdout.readline().strip()
            yield environment | {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[list[Told]]:
    """All items at first and after each press."""
    lacking = _lacking()
    if lacking:
        assert not os.environ.get("CI"), f"not installed: {lacking}"
        pytest.skip(f"not installed: {lacking}")
    folder = tmp_path_factory.mktemp("kiosk")
    stock(folder, Mirror()).close()
    kept = {k: v for k, v in os.environ.items() if "DISPLAY" not in k and "DBUS" not in k}
    kept |= {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    kept |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-m", "kiosk", "--data", str(folder), "--port", "0"]
    command += ["--camera", "off", "--speech", "off", "--edge-url", "http://127.0.0.1:9"]
    with (
        _session(kept) as environment,
        _running(*command, environment=environment, stdout=subprocess.DEVNULL,
                 stderr=subprocess.DEVNULL),
    ):  # fmt: skip
        asked = subprocess.run(
            [SYSTEM_PYTHON, str(ASK), "Storeside", *PRESSES],
            env=environment, capture_output=True, text=True, timeout=TOLD_S, check=False,
        )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    screens: list[list[Told]] = [[]]
    for line in asked.stdout.splitlines():
        if "pressed" in msgspec.json.decode(line):
            screens.append([])
        else:
            screens[-1].append(msgspec.json.decode(line, type=Told))
    return screens


def _shown(items: list[Told]) -> dict[str, str]:
    """Names of what is on the screen, each with its role."""
    return {item.name: item.role for item in items if item.showing}


def test_the_start_screen_is_read(told: list[list[Told]]) -> None:
    shown = _shown(told[0])
    assert shown["Harbour Market"] in ("heading", "frame")
    assert shown["Scan and pay"] == "push button"
    assert shown["Collect my order"] == "push button"
    assert shown["Help"] == "push button"
    languages = [item for item in told[0] if item.role == "radio button" and item.showing]
    assert [item.name for item in languages if item.checked] == ["English"]
    assert len(languages) == 5


def test_everything_to_touch_has_a_name_and_an_action(told: list[list[Told]]) -> None:
    roles = ("push button", "radio button", "check box", "page tab")
    for items in told:
        touch = [item for item in items if item.showing and item.role in roles]
        assert len(touch) >= 5
        assert [item for item in touch if not (item.name and item.actions)] == []
        assert [item for item in touch if item.focusable is not item.enabled] == []


def test_presses_by_a_screen_reader_do_what_they_say(told: list[list[Told]]) -> None:
    german, basket = _shown(told[1]), _shown(told[2])
    assert german["Scannen und bezahlen"] == "push button"
    assert "Scan and pay" not in german
    assert basket["Ihr Warenkorb"] == "heading"
    assert basket["Bezahlen"] == "push button"
    assert basket["Kein Strichcode?"] == "push button"
