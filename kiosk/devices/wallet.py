"""Paying by QR code: shop-shown (the phone scans the kiosk) and customer-shown (the reverse).

One way of going about it for every gateway; what a gateway says is behind `WalletApi`. An unclear
answer is queried and never charged again: a code that was read is sent once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import TAKEN, Outcome, PaymentIntent, PaymentResult, Refund, Shown, Why
from storecore.logs import Log

log = Log(__name__)

_OVER = TAKEN | {PaymentResult.DECLINED, PaymentResult.ABORTED}


class WalletDown(Exception):
    """The gateway did not answer, or not with what it promises. It may have done what was asked."""


class WalletApi(Protocol):
    """One gateway. Every method raises WalletDown."""

    def create(self, intent: PaymentIntent) -> str:
        """An order that can be paid by phone; the text of its QR code."""
        ...

    def charge(self, intent: PaymentIntent) -> Outcome:
        """Take the money with the code that the customer showed, which is `intent.code`."""
        ...

    def query(self, intent_id: str) -> Outcome:
        """What became of an order or a charge; IN_PROGRESS while it may still be paid."""
        ...

    def close(self, intent_id: str) -> None:
        """It can no longer be paid. One that was paid stays paid, or is given back at once; the
        next query says which.
        """
        ...

    def refund(self, refund: Refund) -> Outcome:
        """Give money back, once for each refund id."""
        ...


class WalletTerminal:
    """A gateway as a means of payment: asks every `poll_s`, closes after `paid_within_s`."""

    def __init__(
        self,
        api: WalletApi,
        terminal_id: str,
        monotonic_s: Callable[[], float],
        *,
        paid_within_s: float = 120.0,
        confirmed_within_s: float = 45.0,
        poll_s: float = 1.0,
    ) -> None:
        self._api = api
        self._terminal_id = terminal_id
        self._monotonic_s = monotonic_s
        self._paid_within_s = paid_within_s
        self._confirmed_within_s = confirmed_within_s
        self._poll_s = poll_s
        self._stops: dict[str, threading.Event] = {}

    @property
    def terminal_id(self) -> str:
        """The merchant's name at the gateway."""
        return self._terminal_id

    def ready(self) -> bool:
        """A gateway has no state to be asked for; whether it answers shows with the order."""
        return True

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """With a code of the customer's: charge it. Without: show one and wait."""
        stop = self._stops.setdefault(intent.intent_id, threading.Event())
        try:
            if intent.code:
                return self._charge(intent, stop)
            return self._show_and_wait(intent, show, stop)
        finally:
            self._stops.pop(intent.intent_id, None)

    def status(self, intent_id: str) -> Outcome:
        """What became of it."""
        try:
            return self._api.query(intent_id)
        except WalletDown as problem:
            return _unclear(problem)

    def abort(self, intent_id: str) -> None:
        """Stop waiting; one that nobody here waits for is closed."""
        stop = self._stops.get(intent_id)
        if stop is not None:
            stop.set()
            return
        try:
            self._api.close(intent_id)
        except WalletDown as problem:
            log.warning("wallet_not_closed", problem=str(problem))

    def refund(self, refund: Refund) -> Outcome:
        """Give money back."""
        try:
            return self._api.refund(refund)
        except WalletDown as problem:
            return _unclear(problem)

    def display(self, lines: tuple[str, ...]) -> None:
        """It has none but the kiosk's own screen."""

    def _show_and_wait(self, intent: PaymentIntent, show: Show, stop: threading.Event) -> Outcome:
        try:
            qr_text = self._api.create(intent)
        except WalletDown as problem:
            # Nobody has seen the code: even if there is an order, nobody can pay it.
            log.warning("wallet_silent", problem=str(problem))
            return Outcome(result=PaymentResult.UNREACHABLE, detail=str(problem))
        show(Shown(qr_text))
        return self._wait(intent.intent_id, stop, self._paid_within_s)

    def _charge(self, intent: PaymentIntent, stop: threading.Event) -> Outcome:
        try:
            outcome = self._api.charge(intent)
        except WalletDown as problem:
            outcome = _unclear(problem)
        if outcome.result in _OVER:
            return outcome
        return self._wait(intent.intent_id, stop, self._confirmed_within_s)

    def _wait(self, intent_id: str, stop: threading.Event, within_s: float) -> Outcome:
        """Until it is paid or refused; closed when nobody paid in time or wanted to."""
        deadline = self._monotonic_s() + within_s
        while self._monotonic_s() < deadline:
            stopped = stop.wait(self._poll_s)
            outcome = self.status(intent_id)
            if outcome.result in _OVER:
                return outcome
            if stopped:
                break
        return self._close(intent_id, Why.NONE if stop.is_set() else Why.EXPIRED)

    def _close(self, intent_id: str, why: Why) -> Outcome:
        try:
            self._api.close(intent_id)
        except WalletDown as problem:
            return _unclear(problem)
        outcome = self.status(intent_id)
        if outcome.result is PaymentResult.ABORTED and why is Why.EXPIRED:
            return Outcome(result=PaymentResult.DECLINED, why=why)
        return outcome if outcome.result in _OVER else _unclear(outcome.detail or outcome.result)


def _unclear(problem: object) -> Outcome:
    log.warning("wallet_unclear", problem=str(problem))
    return Outcome(result=PaymentResult.UNKNOWN, detail=str(problem))
