"""The customers' phones: they scan, confirm, refuse, or never look; and what weather does to it."""

from __future__ import annotations

import threading

import msgspec

from firmware_bridge.drivers.simulated.wallet.orders import Order, Orders, State
from storecore.logs import Log
from storecore.money import Money

log = Log(__name__)


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How gateway and phones behave from now on: `POST /v1/behaviour` replaces it whole.

    `pay_after_s`: a code that is shown is paid by itself after so long; below 0 never.
    `lost_answers`: so many answers to orders and charges are lost after they were carried out.
    `refuse`: why a phone's code is not taken: "", "expired" or "not_enough".
    `confirm`: a phone's code has to be confirmed on the phone first. `dark`: it answers nothing.
    """

    pay_after_s: float = -1.0
    lost_answers: int = 0
    refuse: str = ""
    confirm: bool = False
    dark: bool = False


class Customers:
    """Pays orders. `behaviour` may be changed at any time."""

    def __init__(self, orders: Orders, pay_after_s: float) -> None:
        self._orders = orders
        self._lock = threading.Lock()
        self._timers: list[threading.Timer] = []
        self.behaviour = Behaviour(pay_after_s=pay_after_s)

    def stop(self) -> None:
        """Everybody leaves."""
        for timer in self._timers:
            timer.cancel()

    def shown(self, order: Order) -> None:
        """A code is on the kiosk's screen; somebody may scan it after a while."""
        after_s = self.behaviour.pay_after_s
        if after_s < 0:
            return
        timer = threading.Timer(after_s, self.pay, args=(order,))
        timer.daemon = True
        self._timers = [*(one for one in self._timers if one.is_alive()), timer]
        timer.start()

    def charged(self, order: Order) -> Order:
        """A phone's code is charged: at once, or when it is confirmed."""
        if self.behaviour.confirm:
            return self._orders.move(order, State.PAYING, only_from=(State.OPEN,))
        return self.pay(order)

    def pay(self, order: Order) -> Order:
        """The customer pays, unless it can no longer be paid."""
        after = self._orders.move(order, State.PAID, only_from=(State.OPEN, State.PAYING))
        log.info("paid", order=order.order_id, state=after.state)
        return after

    def scan(self, qr_text: str, amount: Money | None, reference: str) -> Order | None:
        """A phone reads a code and pays; None where it is not ours or says another amount."""
        order = self._orders.by_qr(qr_text)
        if order is None and reference:
            order = self._orders.by_reference("bank", reference)
        if order is None or (amount is not None and amount != order.amount):
            return None
        return self.pay(order)

    def loses_answer(self) -> bool:
        """Whether the answer that is about to be given is lost."""
        with self._lock:
            left = self.behaviour.lost_answers
            if left <= 0:
                return False
            self.behaviour = msgspec.structs.replace(self.behaviour, lost_answers=left - 1)
            return True
