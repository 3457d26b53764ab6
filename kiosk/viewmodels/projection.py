"""What all view models share: values for QML that change together, and one way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Property, QObject

from kiosk.flow.events import Event

Dispatch = Callable[[Event], None]
"""The one operation: hand an event to the core."""


class Projection(QObject):
    """Values shown by QML. `changed` tells that some of them are new.

    Each view model declares `changed` itself: PySide ties a property to its own signals only.
    """

    changed: ClassVar[Any]

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._values: dict[str, Any] = {}

    def show(self, **values: Any) -> None:
        """Take new values; tells QML only where one differs."""
        merged = self._values | values
        if merged != self._values:
            self._values = merged
            self.changed.emit()

    def show_only(self, values: dict[str, Any]) -> None:
        """These values and no others."""
        if values != self._values:
            self._values = dict(values)
            self.changed.emit()

    def values(self) -> dict[str, Any]:
        """All that is shown now."""
        return dict(self._values)

    def value(self, name: str, default: Any) -> Any:
        """The value shown under that name."""
        return self._values.get(name, default)


def _shown(kind: Any, name: str, default: Any, changed: Any) -> Any:
    def read(self: Projection) -> Any:
        return self.value(name, default)

    return Property(kind, read, notify=changed)


def text(name: str, changed: Any) -> Any:
    """A string property. Amounts of money are shown as formatted text, never as a number."""
    return _shown(str, name, "", changed)


def count(name: str, changed: Any) -> Any:
    """A small whole number: pieces, seconds, years."""
    return _shown(int, name, 0, changed)


def number(name: str, changed: Any) -> Any:
    """A number with decimals: a scale, a share."""
    return _shown(float, name, 0.0, changed)


def flag(name: str, changed: Any) -> Any:
    """A yes or no."""
    return _shown(bool, name, False, changed)


def entries(name: str, changed: Any) -> Any:
    """A short list of maps that changes as a whole."""
    return _shown("QVariantList", name, [], changed)
