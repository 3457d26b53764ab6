"""An amount that counts up to its new value, so that the eye sees that it has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from storecore.money import Money

_STEPS = 6
_STEP_MS = 33


class Counter:
    """Tells `on_amount` each amount on the way. It only counts up: what falls falls at once."""

    def __init__(
        self, on_amount: Callable[[Money], None], *, motion: bool, parent: QObject
    ) -> None:
        self._on_amount = on_amount
        self._motion = motion
        self._from: Money | None = None
        self._shown: Money | None = None
        self._goal: Money | None = None
        self._step = _STEPS
        self._timer = QTimer(parent)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._advance)

    def aim(self, goal: Money, *, still: bool = False) -> None:
        """Count to this amount, at once when `still`; the same goal again tells where it is."""
        shown = self._shown
        rises = shown is not None and shown.currency == goal.currency and goal.minor > shown.minor
        if goal == self._goal and shown is not None:
            self._on_amount(shown)
        elif self._motion and rises and not still:
            self._from, self._goal, self._step = shown, goal, 0
            self._timer.start()
            self._advance()
        else:
            self._goal = goal
            self._timer.stop()
            self._tell(goal)

    def _advance(self) -> None:
        if self._goal is None or self._from is None:
            return
        self._step += 1
        if self._step >= _STEPS:
            self._timer.stop()
            self._tell(self._goal)
            return
        left = _STEPS - self._step
        # Fast at first, slow at the end: the last digits can be read.
        gone = (self._goal - self._from).fraction(_STEPS**2 - left**2, _STEPS**2)
        self._tell(self._from + gone)

    def _tell(self, amount: Money) -> None:
        self._shown = amount
        self._on_amount(amount)
