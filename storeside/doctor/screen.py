"""Whether Qt can draw here: a window on a screen, and Chinese letters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import msgspec

from storeside.doctor.finding import Finding, mind, ok, stop
from storeside.doctor.python import LOCK

_LOOK_S_MAX = 30.0
_LANGUAGES = {"zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese"}
_FONTS_TODO = (
    "The Chinese screens would show boxes. Debian and Ubuntu: apt-get install fonts-noto-cjk."
)


class QtView(msgspec.Struct, frozen=True):
    """What Qt said of itself; `fonts` are families per language."""

    platform: str
    width_px: int
    height_px: int
    fonts: dict[str, list[str]]


def check_screen(has_screen: bool, view: QtView | str) -> Finding:
    """`view` is what Qt sees on that screen, or why it could not be asked."""
    if not has_screen:
        return mind(
            "screen",
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).",
            "Start the kiosk from a desktop session; without one: script/demo --tour DIR.",
        )
    if isinstance(view, str):
        return stop(
            "screen",
            f"Qt cannot open a window: {view}.",
            "Run script/demo: it installs what Qt needs. Then look at DISPLAY.",
        )
    return ok("screen", f"Qt draws on {view.platform}, {view.width_px} x {view.height_px} pixels.")


def check_fonts(view: QtView | str) -> Finding:
    """Whether Qt finds letters for each of the kiosk's languages."""
    if isinstance(view, str):
        return stop("fonts", f"Qt could not be asked for fonts: {view}.", "Run script/demo.")
    lacking = [words for name, words in _LANGUAGES.items() if not view.fonts.get(name)]
    if lacking:
        return mind("fonts", f"No font can write {' and '.join(lacking)}.", _FONTS_TODO)
    families = view.fonts["zh-Hans"]
    noto = [family for family in families if "CJK SC" in family and "Sans" in family]
    return ok("fonts", f"Chinese is written in {(noto or families)[0]}.")


def look_at_screen() -> list[Finding]:
    """Both checks, of this machine; without a screen Qt is asked without one."""
    has_screen = screen_is_there(os.environ, sys.platform)
    environment = dict(os.environ)
    if not has_screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    view = ask_qt(environment)
    return [check_screen(has_screen, view), check_fonts(view)]


def screen_is_there(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened; `platform` as `sys.platform`."""
    if platform in {"darwin", "win32"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def ask_qt(environment: Mapping[str, str]) -> QtView | str:
    """What Qt sees under that environment, or its last words."""
    try:
        asked = subprocess.run(
            [sys.executable, "-m", "storeside.doctor.qt_view"],
            cwd=LOCK.parent,
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=_LOOK_S_MAX,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem).rstrip(".")
    if asked.returncode != 0:
        lines = [line.strip() for line in asked.stderr.splitlines() if line.strip()]
        return lines[-1].rstrip(".") if lines else f"it ended with code {asked.returncode}"
    try:
        return msgspec.json.decode(asked.stdout.splitlines()[-1], type=QtView)
    except (IndexError, msgspec.MsgspecError):
        return "it said nothing that can be understood"
