"""Whoever takes money while kiosks are killed: card terminal, WeChat Pay, Alipay, gift cards.

Each is a process of its own with a record of its own, and outlives every kiosk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from kiosk.application.payments import Payments
from kiosk.devices.nexo import NexoTerminal
from kiosk.devices.payment import PaymentTerminal, Show, no_screen
from kiosk.devices.wallet import WalletApi, WalletTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, Refund
from kiosk.domain.tenders import CARD, Way
from storecore.clock import SystemClock
from storecore.contracts.tenders import TenderKind
from tests.kiosk.gateway import Gateway
from tests.kiosk.purse import COUNTER, GIFT, WECHAT
from tests.processes.gift_house import GiftHouse
from tests.processes.terminals import Terminals

T = TypeVar("T")
ALIPAY = Way(way_id="alipay", kind=TenderKind.WALLET)
WALLETS = (WECHAT, ALIPAY)
POLL_S = 0.005


class Takers:
    """All of them, started once for many runs."""

    def __init__(self, folder: Path, runs: tuple[str, ...]) -> None:
        self._terminals = Terminals(folder / "terminals", ("card",))
        self._gateway = Gateway(folder / "wallet")
        self.gifts = GiftHouse(folder / "gifts", runs)

    def start(self) -> None:
        """Start them; returns when all answer."""
        self._terminals.start()
        self._gateway.start()
        self.gifts.start()

    def stop(self) -> None:
        """End them."""
        self.gifts.stop()
        self._gateway.stop()
        self._terminals.stop()

    def behave(self, **how: object) -> None:
        """How gateway and phones behave from now on; a code that is shown is paid at once."""
        self._gateway.behaves(**{"pay_after_s": 0.0, **how})

    def payments(self, run: str, moment: Callable[[], None]) -> Payments:
        """As the kiosk of a run has them; `moment` is called around everything asked of them."""
        means: dict[str, PaymentTerminal] = {
            CARD.way_id: NexoTerminal(self._terminals.url("card"), "P1", run),
            GIFT.way_id: Cut(self.gifts.means(run), moment),
        }
        for way in WALLETS:
            api = CutApi(self._gateway.api(way.way_id), moment)
            monotonic_s = SystemClock().monotonic_s
            means[way.way_id] = WalletTerminal(
                api, way.way_id, monotonic_s, poll_s=POLL_S, paid_within_s=2.0
            )
        return Payments(means, (CARD, *WALLETS, GIFT, COUNTER))

    def taken(self, run: str, intents: Iterable[str]) -> dict[str, int]:
        """By intent: what a run's customer has paid and not got back, at all of them."""
        kept = self._gateway.kept()
        of_run = {intent: kept[intent] for intent in intents if intent in kept}
        return {**self._terminals.taken(run), **of_run, **self.gifts.taken(run)}

    def by_phone(self) -> set[str]:
        """Every order that a phone has paid and not got back, whoever asked for it."""
        return set(self._gateway.kept())


class CutApi:
    """A wallet's gateway; a kiosk may end before and after every question to it."""

    def __init__(self, api: WalletApi, moment: Callable[[], None]) -> None:
        self._api = api
        self._moment = moment

    def create(self, intent: PaymentIntent) -> str:
        """An order with its code."""
        return self._cut(lambda: self._api.create(intent))

    def charge(self, intent: PaymentIntent) -> Outcome:
        """A code that the customer showed."""
        return self._cut(lambda: self._api.charge(intent))

    def query(self, intent_id: str) -> Outcome:
        """What became of it. How often that is asked is chance, so it is no numbered moment."""
        return self._api.query(intent_id)

    def close(self, intent_id: str) -> None:
        """It can no longer be paid."""
        self._cut(lambda: self._api.close(intent_id))

    def refund(self, refund: Refund) -> Outcome:
        """Give money back."""
        return self._cut(lambda: self._api.refund(refund))

    def _cut(self, work: Callable[[], T]) -> T:
        self._moment()
        done = work()
        self._moment()
        return done


class Cut:
    """A means of payment; a kiosk may end before and after every question to it."""

    def __init__(self, means: PaymentTerminal, moment: Callable[[], None]) -> None:
        self._means = means
        self._moment = moment

    @property
    def terminal_id(self) -> str:
        """Its name."""
        return self._means.terminal_id

    def ready(self) -> bool:
        """Whether it answers."""
        return self._means.ready()

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """Ask for the money."""
        self._moment()
        outcome = self._means.pay(intent, show)
        self._moment()
        return outcome

    def status(self, intent_id: str) -> Outcome:
        """What became of it."""
        self._moment()
        return self._means.status(intent_id)

    def abort(self, intent_id: str) -> None:
        """Ask it to stop."""
        self._moment()
        self._means.abort(intent_id)
        self._moment()

    def refund(self, refund: Refund) -> Outcome:
        """Give money back."""
        self._moment()
        outcome = self._means.refund(refund)
        self._moment()
        return outcome

    def display(self, lines: tuple[str, ...]) -> None:
        """Show a few words."""
        self._means.display(lines)
