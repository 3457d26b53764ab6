"""What people do on the screens. Screens send these and nothing else."""

from __future__ import annotations

from kiosk.flow.events import Event

# Touches that every screen may send.


class Touched(Event, frozen=True):
    """The glass was touched anywhere: somebody is there (also answers the idle warning)."""


class LanguageChosen(Event, frozen=True):
    """One of state.LANGUAGES."""

    language: str


class NoticeDismissed(Event, frozen=True):
    """The message may go."""


class HelpTouched(Event, frozen=True):
    """ "Help" at the top."""


class BackTouched(Event, frozen=True):
    """Back to the screen before; leaves HAND_NEEDED, LOOSE, WEIGH, COLLECT, STAFF_*."""


class CancelTouched(Event, frozen=True):
    """ "Cancel" at the bottom left: asks once."""


class CancelConfirmed(Event, frozen=True):
    """Yes, drop it."""


class CancelDismissed(Event, frozen=True):
    """No, go on."""


# Buying.


class BuyTouched(Event, frozen=True):
    """The door "Scan and pay"."""


class QuantityChosen(Event, frozen=True):
    """The stepper; 0 removes the line."""

    line_id: str
    quantity: int


class LineRemoved(Event, frozen=True):
    """ "Remove" on a line."""

    line_id: str


class LooseTouched(Event, frozen=True):
    """ "No barcode?"."""


class LooseChosen(Event, frozen=True):
    """A picture in the loose goods picker."""

    sku: str


class WeightTaken(Event, frozen=True):
    """ "Take this weight" on WEIGH."""


class PayTouched(Event, frozen=True):
    """ "Pay" on BASKET, "try again" on PAY after a decline."""


class PayStopped(Event, frozen=True):
    """ "Stop" on PAY while the terminal waits for a card; "back to basket" after a decline."""


class ReceiptTaken(Event, frozen=True):
    """ "Finished" on DONE or COLLECT_DONE."""


# Collecting.


class CollectTouched(Event, frozen=True):
    """The door "Collect my order"."""


class OrderTaken(Event, frozen=True):
    """ "I have my order" on COLLECT_READY."""


# Staff.


class StaffTouched(Event, frozen=True):
    """The hidden way to staff sign-in."""


class PinEntered(Event, frozen=True):
    """A PIN on STAFF_SIGN_IN, or on HAND_NEEDED to confirm an age."""

    pin: str


class AgeRefused(Event, frozen=True):
    """Staff (with PIN) say no: the restricted goods leave the basket."""

    pin: str


class StaffLeft(Event, frozen=True):
    """Sign out."""


class TasksTouched(Event, frozen=True):
    """The tab of tasks."""


class OrdersTouched(Event, frozen=True):
    """The tab of orders."""


class TaskTaken(Event, frozen=True):
    """ "I do it"."""

    task_id: str


class TaskDone(Event, frozen=True):
    """ "It is done"."""

    task_id: str


class PickTouched(Event, frozen=True):
    """Begin or continue to gather an order; opens STAFF_PICK."""

    order_id: str


class LinePicked(Event, frozen=True):
    """The line in hand is in the bag; after the last comes STAFF_STAGE."""


class PickedBack(Event, frozen=True):
    """One line back."""


class Staged(Event, frozen=True):
    """The goods wait at `place`, scanned or chosen on STAFF_STAGE."""

    place: str


class PaymentGivenUp(Event, frozen=True):
    """Staff conclude a payment that the terminal does not explain as not paid."""
