"""Numbers of tickets for suspended baskets: short enough to type, checked against mistyping."""

from __future__ import annotations

from collections.abc import Callable

from storecore.contracts.suspended import KEPT_BY_KIOSK, TICKET_DIGITS, TICKET_PREFIX
from storecore.gs1.gtin import check_digit

_FREE = 10 ** (TICKET_DIGITS - 2)
_TRIES_MAX = 50

Below = Callable[[int], int]
"""A random number of at least 0 and below the one given."""


class NoNumberFree(RuntimeError):
    """Far too many baskets are suspended."""


def ticket_number(below: Below, is_taken: Callable[[str], bool], *, by_kiosk: bool = False) -> str:
    """A number that no other ticket has.

    Raises:
        NoNumberFree: none was found.
    """
    for _ in range(_TRIES_MAX):
        first = KEPT_BY_KIOSK if by_kiosk else str(1 + below(8))
        payload = first + str(below(_FREE)).zfill(TICKET_DIGITS - 2)
        number = payload + str(check_digit(int(payload)))
        if not is_taken(number):
            return number
    raise NoNumberFree("no ticket number is free")


def read_ticket(text: str) -> str | None:
    """The number in what a customer shows or types, None where it is none."""
    number = text.strip().removeprefix(TICKET_PREFIX).replace(" ", "")
    if len(number) != TICKET_DIGITS or not (number.isascii() and number.isdigit()):
        return None
    if number[0] == "0" or str(check_digit(int(number[:-1]))) != number[-1]:
        return None
    return number


def grouped_ticket(number: str) -> str:
    """The number in two groups of three, as people read it aloud."""
    return f"{number[:3]} {number[3:]}"
