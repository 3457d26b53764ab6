"""The doctor's checks of the machine: Python, libraries, screen, fonts, camera."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storeside.doctor.camera import camera_devices, check_cameras, take_picture
from storeside.doctor.finding import Finding, Level
from storeside.doctor.python import (
    LOCK,
    MODULES,
    check_imports,
    check_python,
    check_versions,
    check_zbar,
    installed_version,
    load_module,
    pinned,
)
from storeside.doctor.screen import QtView, ask_qt, check_fonts, check_screen, screen_is_there

_VIEW = QtView("xcb", 1080, 1920, {"zh-Hans": ["Noto Sans CJK SC"], "zh-Hant": ["Noto"]})
_BOXES = QtView("xcb", 1080, 1920, {"zh-Hans": ["Noto Sans CJK SC"], "zh-Hant": []})


def is_good(finding: Finding) -> bool:
    return finding.level is Level.OK and finding.todo == ""


def test_python_has_to_be_new_enough() -> None:
    assert is_good(check_python((3, 11, 0), "/usr/bin/python3"))
    assert is_good(check_python((3, 14, 1), "/usr/bin/python3"))
    old = check_python((3, 10, 9), "/usr/bin/python3")
    assert old.level is Level.STOP
    assert "3.10.9 (/usr/bin/python3)" in old.found
    assert "Install Python 3.11" in old.todo


def test_every_library_that_does_not_load_is_told() -> None:
    reasons = {"cv2": "libGL.so.1: cannot open shared object file"}
    modules = {"opencv-python": "cv2", "segno": "segno"}
    (broken,) = check_imports(modules, reasons.get)
    assert broken.level is Level.STOP
    assert "opencv-python does not load: libGL.so.1" in broken.found
    assert "apt-get install libgl1" in broken.todo
    (good,) = check_imports(modules, lambda _: None)
    assert is_good(good)


def test_every_requirement_is_looked_at() -> None:
    wanted = re.findall(r"^([\w-]+)", (LOCK.parent / "requirements.in").read_text(), re.M)
    assert set(MODULES) == set(wanted)


def test_a_module_that_does_not_load_says_why(tmp_path: Path) -> None:
    assert load_module("segno") is None
    assert load_module("nobody_has_this") == "No module named 'nobody_has_this'"
    sys.path.insert(0, str(tmp_path))
    (tmp_path / "breaks_when_loaded.py").write_text("raise OSError('no\\n such   library')\n")
    try:
        assert load_module("breaks_when_loaded") == "no such library"
    finally:
        sys.path.remove(str(tmp_path))


def test_versions_are_those_of_the_lock() -> None:
    pins = {"numpy": {"2.4.6", "2.5.5"}, "segno": {"1.6.6"}, "colorama": {"1.0"}}
    here = {"numpy": "2.5.5", "segno": "1.6.6"}
    (good,) = check_versions(pins, here.get)
    assert is_good(good)
    (other,) = check_versions(pins, {"numpy": "2.0.0"}.get)
    assert other.level is Level.MIND
    assert "numpy 2.0.0 instead of 2.4.6 or 2.5.5" in other.found
    (none,) = check_versions({}, here.get)
    assert none.level is Level.MIND


def test_the_lock_is_read_with_its_markers() -> None:
    text = "anyio==4.1 \\\n    --hash=sha256:00\nnumpy==2.4 ; python_full_version < '3.12' \\\n"
    assert pinned(f"{text}numpy==2.5 ; python_full_version >= '3.12' \\\nuvicorn[std]==1\n") == {
        "anyio": {"4.1"},
        "numpy": {"2.4", "2.5"},
        "uvicorn": {"1"},
    }
    real = pinned(LOCK.read_text())
    assert installed_version("msgspec") in real["msgspec"]
    assert installed_version("nobody-has-this") is None


def test_without_zbar_it_says_what_to_install() -> None:
    assert is_good(check_zbar(None))
    missing = check_zbar("zbar is not installed")
    assert missing.level is Level.MIND
    assert "libzbar0" in missing.todo


def test_a_screen_is_there_or_the_tour_is_offered() -> None:
    assert is_good(check_screen(True, _VIEW))
    assert "1080 x 1920" in check_screen(True, _VIEW).found
    none = check_screen(False, _VIEW)
    assert none.level is Level.MIND
    assert "--tour" in none.todo
    broken = check_screen(True, "could not load the Qt platform plugin xcb")
    assert broken.level is Level.STOP
    assert "plugin xcb" in broken.found


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_where_a_screen_is(environment: dict[str, str], platform: str, there: bool) -> None:
    assert screen_is_there(environment, platform) is there


def test_chinese_needs_a_font_for_each_script() -> None:
    assert is_good(check_fonts(_VIEW))
    boxes = check_fonts(_BOXES)
    assert boxes.level is Level.MIND
    assert "Traditional Chinese" in boxes.found
    assert "Simplified" not in boxes.found
    assert "fonts-noto-cjk" in boxes.todo
    assert check_fonts("it crashed").level is Level.STOP


def test_qt_is_asked_in_a_process_of_its_own() -> None:
    seen = ask_qt({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert isinstance(seen, QtView)
    assert seen.platform == "offscreen"
    gone = ask_qt({**os.environ, "QT_QPA_PLATFORM": "no-such-platform"})
    assert isinstance(gone, str)
    assert "no-such-platform" in gone or "platform" in gone.lower()


def _trial(answers: dict[int | str, str | OSError]) -> Callable[[int | str], str]:
    def take(device: int | str) -> str:
        answer = answers[device]
        if isinstance(answer, OSError):
            raise answer
        return answer

    return take


def test_the_first_camera_that_gives_a_picture_counts() -> None:
    busy = OSError("camera /dev/video0 cannot be opened. Is it plugged in, and free?")
    devices = ["/dev/video0", "/dev/video2"]
    good = check_cameras(devices, _trial({devices[0]: busy, devices[1]: "1280x720 pixels"}))
    assert is_good(good)
    assert "/dev/video2 gives pictures of 1280x720" in good.found
    none = check_cameras(devices[:1], _trial({devices[0]: busy}))
    assert none.level is Level.MIND
    assert "/dev/video0 cannot be opened" in none.found
    assert "usermod -aG video" in none.todo


def test_no_camera_is_fine_for_a_demo_and_says_what_to_buy() -> None:
    none = check_cameras([], _trial({}))
    assert none.level is Level.MIND
    assert "demo needs none" in none.todo
    assert "webcam" in none.todo


def test_cameras_are_found_by_their_number(tmp_path: Path) -> None:
    for name in ("video10", "video2", "video0", "videodrome", "null"):
        (tmp_path / name).touch()
    found = camera_devices("linux", tmp_path)
    assert found == [str(tmp_path / name) for name in ("video0", "video2", "video10")]
    assert camera_devices("linux", tmp_path / "nowhere") == []
    assert camera_devices("darwin", tmp_path) == [0]


def test_a_device_that_is_no_camera_says_so(tmp_path: Path) -> None:
    (tmp_path / "video0").write_bytes(b"no camera")
    with pytest.raises(OSError, match="cannot be opened"):
        take_picture(str(tmp_path / "video0"))
