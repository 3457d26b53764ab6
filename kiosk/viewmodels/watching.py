"""What watches over a basket, as it is read: a question to the customer, weights, the exit."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.interventions import Intervention
from kiosk.flow import touches
from kiosk.flow.parts import TaskView
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.checking import names_of
from kiosk.flow.watching import AskCalled, AskDismissed, PadTagsTaken, WeightEntry, WeightMuted
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.reference import TaskKind


class WeightRow(Row, frozen=True, kw_only=True):
    """An item's weight check: what it weighs, and how often the check was wrong."""

    name: str
    picture: str
    grams: int
    spread: int
    weighed: int
    alarms: int
    wrong: int
    muted: bool


class WatchView(Projection):
    """The question that is asked, and the staff's list of weight checks."""

    changed = Signal()
    askKind = text("askKind", changed)
    askName = text("askName", changed)
    askPicture = text("askPicture", changed)
    askPieces = count("askPieces", changed)
    asking = flag("asking", changed)
    exitName = text("exitName", changed)
    exitAlarms = count("exitAlarms", changed)

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(dispatch, parent)
        self._weights = RowModel(WeightRow, self)

    @Property(QObject, constant=True)
    def weights(self) -> RowModel:
        """Weight checks, the one that was wrong most often first."""
        return self._weights

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show what watches in that state."""
        asking = state.watch.asking if state.screen is Screen.BASKET else None
        self.show(asking=asking is not None)
        if asking is not None:  # what was asked stays readable while its sheet leaves
            self._ask(state, asking, wording)
        shown = state.watch.weights if state.screen is Screen.STAFF_WEIGHTS else ()
        self._weights.show([_row(entry, wording) for entry in shown])
        alarms = _alarms(state)
        self.show(
            exitAlarms=len(alarms),
            exitName=wording.name(alarms[0].names) if alarms else "",
        )

    def _ask(self, state: KioskState, asking: Intervention, wording: Wording) -> None:
        lines = [line for line in state.basket.lines if line.sku in asking.evidence.skus]
        self.show(
            askKind=asking.kind.value,
            askName=wording.name(names_of(state, asking)),
            askPicture=wording.picture(lines[0].picture) if lines else "",
            askPieces=len(asking.evidence.epcs) or sum(line.quantity for line in lines),
        )

    @Slot()
    def dismiss(self) -> None:
        """The question was read."""
        self._dispatch(AskDismissed())

    @Slot()
    def addFromPad(self) -> None:
        """What lies on the pad is to be bought."""
        self._dispatch(PadTagsTaken())

    @Slot()
    def choosePicture(self) -> None:
        """Goods without a bar code that is known."""
        self._dispatch(touches.LooseTouched())

    @Slot()
    def callHelp(self) -> None:
        """A colleague is wanted for what is asked."""
        self._dispatch(AskCalled())

    @Slot(str, bool)
    def mute(self, sku: str, muted: bool) -> None:
        """Switch an item's weight check off, or on."""
        self._dispatch(WeightMuted(sku, muted))


def _alarms(state: KioskState) -> list[TaskView]:
    tasks = state.staff.tasks if state.staff is not None else ()
    return [task for task in tasks if task.kind is TaskKind.EXIT]


def _row(entry: WeightEntry, wording: Wording) -> WeightRow:
    return WeightRow(
        key=entry.sku,
        name=wording.name(entry.names),
        picture=wording.picture(entry.picture),
        grams=entry.mean_g,
        spread=entry.sd_g,
        weighed=entry.count,
        alarms=entry.alarms,
        wrong=entry.false_alarms,
        muted=entry.muted,
    )
