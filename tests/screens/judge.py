"""What is wrong with a screen, looked at item by item once it is at rest."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.stage import settle

SIZES = ((1080, 1920), (1280, 800))
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screens"
TRAY = "trayTab"
FRAMES_TO_REST = 10
_PICTURE_QUALITY = 90


def lasting_faults(shown: Shown, path: Path | None = None, top_px: float = 0.0) -> list[str]:
    """What is wrong with the screen at rest; a list may fill its rows over several frames.

    The picture is kept at `path`. Nothing that can be touched may lie above `top_px`.
    """
    faults: list[str] = []
    for _ in range(FRAMES_TO_REST):
        # Painting settles the layout as well, so the picture comes first.
        picture = shown.app.window.grabWindow()
        faults = _faults(shown, top_px)
        if not faults:
            break
        settle()
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        assert picture.save(str(path), quality=_PICTURE_QUALITY), path
    return faults


def in_view(shown: Shown) -> list[eye.Seen]:
    """What a person sees: without the closed tray, and only the sheet where one is open."""
    window = shown.app.window
    room = QRectF(0, 0, window.width(), window.height())
    seen = [one for one in eye.look(window) if one.whole.left() < room.right()]
    return eye.topmost([one for one in seen if not _is_tray(one)])


def _is_tray(one: eye.Seen) -> bool:
    place: QQuickItem | None = one.item
    while place is not None:
        if place.objectName() == TRAY:
            return True
        place = place.parentItem()
    return False


def _faults(shown: Shown, top_px: float) -> list[str]:
    window = shown.app.window
    seen = in_view(shown)
    room = QRectF(0, 0, window.width(), window.height())
    words, touch = eye.texts(seen), eye.touchables(seen)
    reachable = QRectF(0, top_px, room.width(), room.height() - top_px)
    faults = [eye.cut_off(one) for one in words]
    faults += [eye.raw(one) for one in words]
    faults += [eye.outside(one, room) for one in words]
    faults += [eye.outside(one, reachable) for one in touch]
    faults += [_too_small(one) for one in touch]
    words, touch = eye.uncovered(words, seen), eye.uncovered(touch, seen)
    faults += [eye.overlap(a, b) for a, b in combinations(touch, 2)]
    faults += [eye.overlap(a, b) for a, b in combinations(words, 2)]
    return [fault for fault in faults if fault]


def _too_small(one: eye.Seen) -> str:
    least = min(one.whole.width(), one.whole.height())
    return f"only {least:.0f} px: {one.name}" if least < eye.TOUCH_PX_MIN else ""
