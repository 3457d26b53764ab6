"""The basket's lines and what they come to."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.basket import Line
from kiosk.domain.claims import POINTS_ID
from kiosk.flow import touches
from kiosk.flow.price_query import LinePriceAsked
from kiosk.flow.state import KioskState
from kiosk.viewmodels.counting import Counter
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.money import Money


class LineRow(Row, frozen=True, kw_only=True):
    """A line item as it is read."""

    name: str
    picture: str
    unitPrice: str
    weight: str
    quantity: int
    amount: str
    saving: str
    offer: str
    minAge: int
    onPad: bool
    shelfPrice: bool
    override: bool
    withPoints: bool


class BasketView(Projection):
    """Lines newest first, the total, and touches on them. `total` counts up to what is `due`."""

    changed = Signal()
    total = text("total", changed)
    due = text("due", changed)
    saving = text("saving", changed)
    pieces = count("pieces", changed)
    empty = flag("empty", changed)
    newest = text("newest", changed)

    def __init__(
        self, dispatch: Dispatch, parent: QObject | None = None, *, motion: bool = True
    ) -> None:
        super().__init__(dispatch, parent)
        self._counter = Counter(self._counted, motion=motion, parent=self)
        self._wording = Wording("en", "")
        self._lines = RowModel(LineRow, self)
        self._rows: dict[str, tuple[Line, LineRow]] = {}

    @Property(QObject, constant=True)
    def lines(self) -> RowModel:
        """The lines, newest first."""
        return self._lines

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the basket of that state."""
        basket = state.basket
        if wording is not self._wording:
            self._rows = {}
        self._wording = wording
        self._show_lines(basket.lines)
        self._counter.aim(basket.total, still=state.access.still)
        self.show(
            due=wording.money(basket.total),
            saving=wording.money(basket.saving) if basket.saving.minor else "",
            pieces=basket.count,
            empty=basket.is_empty,
            newest=state.newest_line_id,
        )

    def _show_lines(self, lines: tuple[Line, ...]) -> None:
        """Only a line that has changed is worded anew; nothing is kept of one that is gone."""
        rows = {}
        for line in lines:
            known, row = self._rows.get(line.line_id, (None, None))
            if row is None or known != line:
                row = _row(line, self._wording)
            rows[line.line_id] = (line, row)
        self._rows = rows
        self._lines.show([row for _, row in rows.values()])

    def _counted(self, amount: Money) -> None:
        self.show(total=self._wording.money(amount))

    @Slot(str, int)
    def setQuantity(self, line_id: str, quantity: int) -> None:
        """The stepper; 0 removes the line."""
        self._dispatch(touches.QuantityChosen(line_id, quantity))

    @Slot(str)
    def remove(self, line_id: str) -> None:
        """ "Remove" on a line."""
        self._dispatch(touches.LineRemoved(line_id))

    @Slot(str)
    def askPrice(self, line_id: str) -> None:
        """What the goods of a line cost, and why."""
        self._dispatch(LinePriceAsked(line_id))

    @Slot()
    def openLoose(self) -> None:
        """ "No bar code?"."""
        self._dispatch(touches.LooseTouched())

    @Slot()
    def pay(self) -> None:
        """ "Pay"."""
        self._dispatch(touches.PayTouched())


def _row(line: Line, wording: Wording) -> LineRow:
    return LineRow(
        key=line.line_id,
        name=wording.name(line.names),
        picture=wording.picture(line.picture),
        unitPrice=wording.money(line.unit_price),
        weight="" if line.weight_g is None else wording.weight(line.weight_g),
        quantity=line.quantity,
        amount=wording.money(line.amount),
        saving=wording.money(line.saving) if line.saving.minor else "",
        offer=" · ".join(wording.name(names) for names in line.offer_names),
        minAge=line.min_age,
        shelfPrice=line.superseded_by > 0,
        override=line.override is not None,
        withPoints=POINTS_ID in line.offer_ids,
        onPad=line.on_pad,
    )
