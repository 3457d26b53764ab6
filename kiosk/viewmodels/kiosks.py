"""All kiosks at a glance, and touches on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.flow.kiosks import KiosksTouched, KioskTold
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Dispatch, Projection, entries, flag
from kiosk.viewmodels.wording import Wording
from storecore.contracts.kiosks import KioskAction

_MINUTE_MS = 60_000


class KiosksView(Projection):
    """Rows are maps; QML puts `doing` and `call` into words."""

    changed = Signal()
    rows = entries("rows", changed)
    busy = flag("busy", changed)

    def __init__(
        self, dispatch: Dispatch, now_ms: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(dispatch, parent)
        self._now_ms = now_ms

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show them."""
        look = state.kiosks if state.screen is Screen.STAFF_KIOSKS else None
        if look is None:
            self.show(rows=[], busy=False)
            return
        now_ms = self._now_ms()
        self.show(
            busy=bool(look.request_id),
            rows=[
                {
                    "key": one.kiosk_id,
                    "doing": one.doing.value,
                    "pieces": one.pieces,
                    "call": one.call,
                    "judged": one.judged,
                    "mine": one.kiosk_id == state.kiosk_id,
                    "minutes": max(0, now_ms - one.told_ms) // _MINUTE_MS,
                }
                for one in look.kiosks
            ],
        )

    @Slot()
    def openTab(self) -> None:
        """The tab of kiosks."""
        self._dispatch(KiosksTouched())

    @Slot(str, str)
    def tell(self, kiosk_id: str, action: str) -> None:
        """Have it do something."""
        self._dispatch(KioskTold(kiosk_id, KioskAction(action)))
