"""The whole kiosk by five keys: the arrows move the focus, the middle one (OK) touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.items import bring_into_sight, panes_above
from kiosk.ui.order import Box, Move, Spot, neighbour, reading_order

_MOVES = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
}
_TRAY = "demoTray"
_FIRST = ("primaryButton", "buyDoor")


class FiveKeys(QObject):
    """Moves the focus of a window. Nothing has the focus until a key is pressed.

    Once keys are in use something always has the focus: a new screen gives it to its main action.
    """

    def __init__(self, window: QQuickWindow, on_taken: Callable[[], None]) -> None:
        """`on_taken` is called when somebody begins to use the keys."""
        super().__init__()
        self._window = window
        self._on_taken = on_taken
        self.in_use = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.settle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the arrow keys, where no text is being written."""
        if not isinstance(watched, QQuickWindow):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            self._let_go()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        self._later.start(0)
        move = _MOVES.get(Qt.Key(event.key()))
        focus = self._window.activeFocusItem()
        if move is None or (focus is not None and focus.inherits("QQuickTextInput")):
            return False
        self.move(move)
        return True

    def shown(self) -> None:
        """Something else is on the screen: see soon whether the focus is still right."""
        if self.in_use:
            self._later.start(0)

    def settle(self) -> None:
        """Give the focus to the main action where what had it is gone."""
        if not self.in_use:
            return
        there = self._candidates()
        focus = self._window.activeFocusItem()
        if focus in there:
            bring_into_sight(focus)  # a list may have made its rows only now
        elif there:
            self._focus(self._main(there))

    def move(self, move: Move) -> None:
        """One key."""
        if not self.in_use:
            self.in_use = True
            self._on_taken()
        there = self._candidates()
        if not there:
            return
        focus = self._window.activeFocusItem()
        if focus not in there:
            self._focus(self._main(there))
            return
        spots = [_spot(item) for item in there]
        self._focus(there[neighbour(spots, there.index(focus), move)])

    def _focus(self, item: QQuickItem) -> None:
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(item)

    def _let_go(self) -> None:
        self.in_use = False
        focus = self._window.activeFocusItem()
        if focus is not None and focus.property("touchable"):
            focus.setFocus(False)

    def _candidates(self) -> list[QQuickItem]:
        """What can be touched now: in the sheet that is open, else on the whole screen."""
        items = list(_in_sight(self._window.contentItem()))
        sheets = [item for item in items if item.property("modal") is True]
        if sheets:
            items = list(_in_sight(sheets[-1]))
        return [i for i in items if i.property("touchable") and i.isEnabled()]

    def _main(self, there: list[QQuickItem]) -> QQuickItem:
        for item in there:
            if item.objectName() in _FIRST or item.property("kind") == "primary":
                return item
        spots = [_spot(item) for item in there]
        inside = [place for place in reading_order(spots) if spots[place].list_id is not None]
        return there[(inside or reading_order(spots))[0]]


def _in_sight(root: QQuickItem) -> Iterator[QQuickItem]:
    """Everything visible below an item, without the demo's tray."""
    for child in root.childItems():
        if child.isVisible() and child.objectName() != _TRAY:
            yield child
            yield from _in_sight(child)


def _spot(item: QQuickItem) -> Spot:
    box = _box(item.mapRectToScene(item.boundingRect()))
    pane = next((p for p in panes_above(item) if _scrolls(p)), None)
    if pane is None:
        return Spot(box)
    room = _box(pane.mapRectToScene(pane.boundingRect()))
    return Spot(box, shiboken6.getCppPointer(pane)[0], room)


def _scrolls(pane: QQuickItem) -> bool:
    return pane.objectName() not in ("screenPane", "sheetPane")


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())
