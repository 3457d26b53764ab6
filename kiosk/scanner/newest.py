"""A place between two threads with room for the newest thing only."""

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Newest(Generic[T]):
    """What is put replaces what was not yet taken; taking waits."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._item: T | None = None
        self._is_closed = False

    def put(self, item: T) -> None:
        """Leave an item for the taker; the one before it, if still here, is dropped."""
        with self._changed:
            self._item = item
            self._changed.notify()

    def take(self) -> T | None:
        """Wait for an item; None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._is_closed)
            item, self._item = self._item, None
            return None if self._is_closed else item

    def close(self) -> None:
        """Let the taker go; nothing is given out any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
