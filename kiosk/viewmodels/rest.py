"""Between two customers: the view models forget whatever the first one could have left there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject

from kiosk.flow.state import Screen
from kiosk.viewmodels.projection import Projection
from kiosk.viewmodels.rows import RowModel

_ENDS = frozenset(
    {Screen.START, Screen.DONE, Screen.COUNTER, Screen.COLLECT_DONE, Screen.SUSPENDED}
)
"""Screens from which another customer may begin."""


class Rest:
    """Remembers the values of all view models below a root as they are when nobody is there.

    To be made when the view models are complete and have shown nothing yet.
    """

    def __init__(self, root: QObject, apart: Iterable[Projection] = ()) -> None:
        """What is `apart` shows nothing of a customer and is left alone."""
        apart = tuple(apart)
        parts = [child for child in root.findChildren(QObject) if isinstance(child, Projection)]
        self._at_rest: list[tuple[Projection, dict[str, Any]]] = [
            (part, part.values()) for part in parts if part not in apart
        ]

    def is_due(self, before: str, now: Screen) -> bool:
        """Whether another customer begins between these two screens."""
        return before != now and (now is Screen.START or before in _ENDS)

    def forget(self) -> None:
        """Back to what there was at first; lists become empty."""
        for part, values in self._at_rest:
            part.show_only(values)
            for child in part.children():
                if isinstance(child, RowModel):
                    child.show([])
