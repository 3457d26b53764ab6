"""Looks at a window item by item: what is cut off, what lies on what, what is out of reach."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

SLACK_PX = 1.5
TOUCH_PX_MIN = 60
_AIR = 0.2
# Identifiers, places that nothing was filled into, and what JavaScript makes of nothing.
_RAW = re.compile(r"[a-z]_[a-z]|%\d|\bundefined\b|^null$|\bNaN\b|\[object|[{}]|line-")


@dataclass(frozen=True)
class Seen:
    """An item as it is seen: its rectangle in the window, cut by every list that clips it."""

    item: QQuickItem
    whole: QRectF
    visible: QRectF

    @property
    def name(self) -> str:
        """How to find it."""
        kind = self.item.metaObject().className().split("_QML")[0]
        words = self.item.property("text") or self.item.property("spoken") or ""
        return f"{kind} {self.item.objectName()!r} {words!r}"

    @property
    def is_cut_by_list(self) -> bool:
        """Partly scrolled away: that is no fault."""
        return self.visible != self.whole


def look(window: QQuickWindow) -> list[Seen]:
    """Everything that is visible, in painting order."""
    content = window.contentItem()
    everything: list[Seen] = []
    _look(content, QRectF(0, 0, window.width(), window.height()), everything)
    return everything


def _look(parent: QQuickItem, window: QRectF, found: list[Seen]) -> None:
    for item in parent.childItems():
        if not item.isVisible() or item.opacity() == 0:
            continue
        whole = item.mapRectToScene(item.boundingRect())
        inner = window
        if item.clip():
            inner = window.intersected(whole)
        found.append(Seen(item, whole, whole.intersected(window)))
        _look(item, inner, found)


def texts(seen: list[Seen]) -> list[Seen]:
    """What is read."""
    return [one for one in seen if one.item.inherits("QQuickText") and one.item.property("text")]


def touchables(seen: list[Seen]) -> list[Seen]:
    """What can be touched."""
    return [one for one in seen if one.item.property("touchable") is True]


def cut_off(one: Seen) -> str:
    """What is wrong with a text, empty for nothing. An ellipsis is right where it is asked for."""
    item = one.item
    elides = item.property("elides") is True
    if item.property("truncated") and not elides:
        return f"truncated: {one.name}"
    for side in ("Width", "Height"):
        content, room = item.property("content" + side), item.property(side.lower())
        if content > room + SLACK_PX and not elides:
            return f"{content:.0f} in {room:.0f} ({side.lower()}): {one.name}"
    return ""


def outside(one: Seen, within: QRectF) -> str:
    """Whether it sticks out of the window without being scrolled away, empty for no."""
    room = within.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
    if room.contains(one.whole) or _scrolls(one.item):
        return ""
    return f"outside the window: {one.name} {one.whole.toRect().getRect()}"


def _scrolls(item: QQuickItem) -> bool:
    above: QQuickItem | None = item.parentItem()
    while above is not None:
        if above.inherits("QQuickFlickable") and _is_longer_than_its_room(above):
            return True
        above = above.parentItem()
    return False


def _is_longer_than_its_room(pane: QQuickItem) -> bool:
    return any(
        pane.property("content" + side) > pane.property(side.lower()) + SLACK_PX
        for side in ("Width", "Height")
    )


def raw(one: Seen) -> str:
    """Whether a text shows what only programs should see, empty for no."""
    return f"raw: {one.name}" if _RAW.search(one.item.property("text")) else ""


def topmost(seen: list[Seen]) -> list[Seen]:
    """Only what lies in the sheet that is open, or everything where none is."""
    sheets = [one.item for one in seen if one.item.property("modal") is True]
    if not sheets:
        return seen
    return [one for one in seen if _lies_in(one.item, sheets[-1])]


def uncovered(some: list[Seen], seen: list[Seen]) -> list[Seen]:
    """Those on which no message or question lies by intent: such items say `covers`."""
    over = [one for one in seen if one.item.property("covers") is True]
    return [
        one
        for one in some
        if not any(
            above.visible.intersects(one.visible) and not _lies_in(one.item, above.item)
            for above in over
        )
    ]


def _lies_in(item: QQuickItem, above: QQuickItem) -> bool:
    place: QQuickItem | None = item
    while place is not None and place is not above:
        place = place.parentItem()
    return place is not None


def overlap(one: Seen, other: Seen) -> str:
    """Whether two share more than an edge, empty for no."""
    shared = _ink(one).intersected(_ink(other))
    if shared.width() <= 2 * SLACK_PX or shared.height() <= 2 * SLACK_PX:
        return ""
    return f"{one.name} lies on {other.name}: {shared.toRect().getRect()}"


def _ink(one: Seen) -> QRectF:
    # The typeface leaves much air above and below its letters; lines may share that air.
    air = _AIR * (one.item.property("size") or 0) if one.item.inherits("QQuickText") else 0
    return one.visible.adjusted(0, air, 0, -air)
