"""A finger for tests and for the tour: finds things by name and touches them for real."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.items import bring_into_sight, descendants


class NotThere(LookupError):
    """Nothing with that name can be touched now; the message says what is there."""


class Driver:
    """Acts on a window as a person would."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def find(self, object_name: str) -> QQuickItem | None:
        """The visible item of that objectName, None where there is none."""
        for item in descendants(self._window.contentItem()):
            if item.objectName() == object_name and item.isVisible():
                return item
        return None

    def touch(self, object_name: str) -> None:
        """Press and release the mouse in the middle of the item, as a touch screen does.

        Raises:
            NotThere: no visible, enabled item has that name, or it lies outside the window.
        """
        # A person touches what is painted: let the window settle and paint first.
        QCoreApplication.processEvents()
        self._window.grabWindow()
        item = self.find(object_name)
        if item is None or not item.isEnabled():
            raise NotThere(f"{object_name!r} cannot be touched; there are: {self.names()}")
        bring_into_sight(item)
        place = item.mapToScene(item.boundingRect().center()).toPoint()
        if not (0 <= place.x() < self._window.width() and 0 <= place.y() < self._window.height()):
            raise NotThere(f"{object_name!r} lies outside the window at {place.toTuple()}")
        self.touch_at(place)

    def write(self, object_name: str, text: str) -> None:
        """Paste a text into a text field. Raises NotThere when there is no such field."""
        item = self.find(object_name)
        if item is None or not item.inherits("QQuickTextInput"):
            raise NotThere(f"{object_name!r} is no text field that can be seen")
        item.setProperty("text", text)

    def touch_at(self, place: QPoint) -> None:
        """Touch a point of the window."""
        # What only tests and the tour need: a kiosk's start does not wait for it.
        from PySide6.QtTest import QTest  # noqa: PLC0415

        QTest.mouseClick(
            self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    def names(self) -> list[str]:
        """objectNames of all that can be touched now."""
        items = descendants(self._window.contentItem())
        return sorted({i.objectName() for i in items if i.property("touchable") and i.isVisible()})

    def grab(self, path: Path) -> None:
        """Save what the window shows as a picture.

        Raises:
            OSError: the file cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._window.grabWindow().save(str(path)):
            raise OSError(f"{path} cannot be written")
