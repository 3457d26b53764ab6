"""A list for QML whose changes are as small as they can be, so that a new row slides in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# With more new rows than this it is another list: nobody could follow so many moving at once,
# and a QML ListView misplaces rows that a large insertion pushes out of sight.
_NEW_ROWS_MAX = 3
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of a row: `key` tells it from the others for as long as it lives."""

    key: str


class RowModel(QAbstractListModel):
    """Rows of one type; each field of the type is a role of that name."""

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = row_type.__struct_fields__
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """The fields as QML names them."""
        return {_FIRST_ROLE + i: QByteArray(name.encode()) for i, name in enumerate(self._fields)}

    def data(self, index: Index, role: int = 0) -> Any:
        """One field of one row."""
        place = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._fields):
            return None
        return getattr(self._rows[index.row()], self._fields[place])

    def rows(self) -> tuple[Row, ...]:
        """What is listed now."""
        return tuple(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """List these rows: what left is removed, what is new inserted, what changed told.

        Another list altogether replaces this one.
        """
        wanted = {row.key for row in rows}
        if len(wanted - {row.key for row in self._rows}) > _NEW_ROWS_MAX:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in wanted:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._settle(place, row)

    def _settle(self, place: int, row: Row) -> None:
        found = next((i for i in range(place, len(self._rows)) if self._rows[i].key == row.key), -1)
        if found < 0:
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            where = self.index(place)
            self.dataChanged.emit(where, where)
