"""What people do on the screens. Screens send these and nothing else."""

from __future__ import annotations

from kiosk.flow.events import Event


class Touch(Event, frozen=True):
    """Base of everything that a person does on the glass."""


# Touches that every screen may send.


class Touched(Touch, frozen=True):
    """The glass was touched anywhere: somebody is there (also answers the idle warning)."""


class LanguageChosen(Touch, frozen=True):
    """One of storecore.languages.LANGUAGES."""

    language: str


class NoticeDismissed(Touch, frozen=True):
    """The message may go."""


class HelpTouched(Touch, frozen=True):
    """ "Help" at the top."""


class BackTouched(Touch, frozen=True):
    """Back to the screen before; leaves HAND_NEEDED, LOOSE, WEIGH, COLLECT, STAFF_*."""


class CancelTouched(Touch, frozen=True):
    """ "Cancel" at the bottom left: asks once."""


class CancelConfirmed(Touch, frozen=True):
    """Yes, drop it."""


class CancelDismissed(Touch, frozen=True):
    """No, go on."""


# Buying.


class BuyTouched(Touch, frozen=True):
    """The door "Scan and pay"."""


class QuantityChosen(Touch, frozen=True):
    """The stepper; 0 removes the line."""

    line_id: str
    quantity: int


class LineRemoved(Touch, frozen=True):
    """ "Remove" on a line."""

    line_id: str


class LooseTouched(Touch, frozen=True):
    """ "No barcode?"."""


class LooseChosen(Touch, frozen=True):
    """A picture in the loose goods picker."""

    sku: str


class WeightTaken(Touch, frozen=True):
    """ "Take this weight" on WEIGH."""


class PayTouched(Touch, frozen=True):
    """ "Pay" on BASKET, "try again" on PAY after a decline."""


class PayStopped(Touch, frozen=True):
    """ "Stop" on PAY while the terminal waits for a card; "back to basket" after a decline."""


class ReceiptTaken(Touch, frozen=True):
    """ "Finished" on DONE or COLLECT_DONE."""


# Collecting.


class CollectTouched(Touch, frozen=True):
    """The door "Collect my order"."""


class OrderTaken(Touch, frozen=True):
    """ "I have my order" on COLLECT_READY."""


# Staff.


class StaffTouched(Touch, frozen=True):
    """The hidden way to staff sign-in."""


class PinEntered(Touch, frozen=True):
    """A PIN on STAFF_SIGN_IN, or on HAND_NEEDED to say that something is in order.

    Empty on HAND_NEEDED where a badge has told who is there.
    """

    pin: str
    staff_id: str = ""


class AgeRefused(Touch, frozen=True):
    """Staff (with PIN) say no: to an age, whose goods leave the basket, or to other goods."""

    pin: str
    staff_id: str = ""


class StaffLeft(Touch, frozen=True):
    """Sign out."""


class TasksTouched(Touch, frozen=True):
    """The tab of tasks."""


class OrdersTouched(Touch, frozen=True):
    """The tab of orders."""


class TaskTaken(Touch, frozen=True):
    """ "I do it"."""

    task_id: str


class TaskDone(Touch, frozen=True):
    """ "It is done"."""

    task_id: str


class TaskGivenBack(Touch, frozen=True):
    """ "Give it back": somebody else may do it."""

    task_id: str


class PickTouched(Touch, frozen=True):
    """Begin or continue to gather this one order; opens STAFF_PICK."""

    order_id: str


class PickedBack(Touch, frozen=True):
    """One stop back."""


class PaymentGivenUp(Touch, frozen=True):
    """Staff conclude a payment that the terminal does not explain as not paid."""
