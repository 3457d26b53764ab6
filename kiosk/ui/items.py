"""Items of a window: all below one, and bringing one into sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem


def descendants(root: QQuickItem) -> list[QQuickItem]:
    """The item's children and theirs, in painting order."""
    found: list[QQuickItem] = []
    for child in root.childItems():
        found.append(child)
        found.extend(descendants(child))
    return found


def panes_above(item: QQuickItem) -> Iterator[QQuickItem]:
    """The scrolling panes that the item lies in, innermost first."""
    above = item.parentItem()
    while above is not None:
        if above.inherits("QQuickFlickable"):
            yield above
        above = above.parentItem()


def bring_into_sight(item: QQuickItem) -> None:
    """Scroll every pane that the item lies in until it can be seen, as a person would."""
    for pane in panes_above(item):
        place = item.mapRectToItem(pane, item.boundingRect())
        for axis, start, size, room in (
            ("contentX", place.left(), place.width(), pane.width()),
            ("contentY", place.top(), place.height(), pane.height()),
        ):
            if start < 0 or start + size > room:
                middle = pane.property(axis) + start + size / 2 - room / 2
                pane.setProperty(axis, max(0.0, middle))
