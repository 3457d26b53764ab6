"""Who may do what, and who may say yes to it. Pure."""

from __future__ import annotations

from enum import StrEnum

from storecore.contracts.staff import Role, Sensitive

_ALL = frozenset(Role)
_AT_TILLS = frozenset({Role.ATTENDANT, Role.MANAGER})

MAY_STEP: dict[Sensitive, frozenset[Role]] = {
    Sensitive.REFUND: _AT_TILLS,
    Sensitive.PRICE_OVERRIDE: _AT_TILLS,
    Sensitive.VOID_AFTER_PAYMENT: _AT_TILLS,
    Sensitive.STOCK_ADJUSTMENT: _ALL,
}
"""Who may take a step and who may approve one; each wants a PIN again, or a second person."""


class Duty(StrEnum):
    """What a tab of the staff's screens is for."""

    TILL = "till"
    KIOSKS = "kiosks"
    BASKET = "basket"


MAY: dict[Duty, frozenset[Role]] = {
    Duty.TILL: _AT_TILLS,
    Duty.KIOSKS: _AT_TILLS,
    Duty.BASKET: _AT_TILLS,
}
