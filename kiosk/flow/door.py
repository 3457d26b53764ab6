"""Who of the staff stands at the kiosk: badges, PINs, and what is to follow from them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import CodeRead, Event
from kiosk.flow.touches import Touch
from storecore.contracts.staff import Role
from storecore.gs1.badge import is_badge_code


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who works here, as screens know them."""

    staff_id: str
    name: str
    role: Role


class Follows(StrEnum):
    """What is done once it is known who somebody is."""

    SIGN_IN = "sign_in"
    YES = "yes"
    """What the customer waits for is in order."""
    NO = "no"
    PRESENT = "present"
    """A badge beside a customer: its owner may say yes or no without a PIN."""
    APPROVE = "approve"
    HAND_OVER = "hand_over"
    """They have looked, and the customer gets their order."""


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A badge or a PIN is being looked at; it takes a moment."""

    request_id: str
    follows: Follows


class BadgeRead(Event, frozen=True):
    """A staff badge was held to the scanner."""

    text: str


class StaffKnown(Event, frozen=True, kw_only=True):
    """The badge or the PIN is theirs."""

    request_id: str
    person: Person
    by_badge: bool = False


class StaffUnknown(Event, frozen=True, kw_only=True):
    """It is nobody's here, or too soon after wrong ones: then `wait_s` is above 0."""

    request_id: str
    wait_s: float = 0.0


class CheckStaff(Effect, frozen=True, kw_only=True):
    """Look at a badge, or at a person's PIN; answers StaffKnown or StaffUnknown."""

    request_id: str
    staff_id: str = ""
    pin: str = ""
    badge: str = ""


class SwitchTouched(Touch, frozen=True):
    """The name at the top: somebody else signs in."""


def told_apart(event: Event) -> Event:
    """What was read, as a badge where it is one."""
    if isinstance(event, CodeRead) and is_badge_code(event.text):
        return BadgeRead(event.text)
    return event
