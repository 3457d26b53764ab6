"""Several means of payment at one counter, and where every cent of theirs must be found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from kiosk.application.payments import Payments
from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.tenders import CARD, OfflineRules, Way
from kiosk.flow.till import TillAsked, TillConfirmed, TillTouched, TillView
from kiosk.flow.touches import PinEntered, StaffLeft, StaffTouched
from storecore.clock import ManualClock
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.tenders import (
    ClaimKind,
    PaymentClaimRaised,
    RefundConcluded,
    TenderKind,
)
from storecore.journal.verifying import verify
from storecore.money import Money
from tests.kiosk.counter import Counter, Power
from tests.kiosk.shop import PIN

T = TypeVar("T")
GIFT = Way(way_id="gift", kind=TenderKind.GIFT_CARD)
WECHAT = Way(way_id="wechat", kind=TenderKind.WALLET)
COUNTER = Way(way_id="counter", kind=TenderKind.COUNTER)


class Purse:
    """A card terminal, a wallet and gift cards; they outlive the kiosk, as the real ones do."""

    def __init__(self, card: MemoryTerminal | None = None) -> None:
        self.card = card or MemoryTerminal("P400")
        self.wechat = MemoryTerminal("wechat")
        self.gift = MemoryTerminal("gift")
        self.offline = OfflineRules()

    @property
    def means(self) -> tuple[MemoryTerminal, ...]:
        """Whoever takes money."""
        return (self.card, self.wechat, self.gift)

    def payments(self) -> Payments:
        """As the kiosk has them."""
        means = {"card": self.card, "wechat": self.wechat, "gift": self.gift}
        return Payments(means, (CARD, WECHAT, GIFT, COUNTER), self.offline)

    def counter(
        self, directory: Path, power: Power | None = None, clock: ManualClock | None = None
    ) -> Counter:
        """A kiosk with all of these."""
        return Counter(directory, self.card, power=power, clock=clock, payments=self.payments())

    def taken(self) -> dict[str, Money]:
        """By intent, what was taken and has not gone back."""
        left = {one.intent_id: one.amount for means in self.means for one in means.charges}
        for means in self.means:
            for refund in means.refunds:
                left[refund.intent_id] -= refund.amount
        return {intent: amount for intent, amount in left.items() if amount.minor}

    def check(self, kiosk: Counter) -> None:
        """The chain is whole; what was taken is in a sale, or owed to the customer and said so."""
        kiosk.writer.run(lambda _: None)
        assert list(verify(kiosk.writer.reader())) == []
        bodies = kiosk.bodies()
        expected: dict[str, Money] = {}
        for sale in of(bodies, SaleCompleted):
            paid = sum(tender.amount.minor for tender in sale.tenders)
            assert paid == sale.total.minor
            for tender in sale.tenders:
                if tender.kind is not TenderKind.COUNTER:
                    expected[tender.intent_id] = tender.amount
        for claim in of(bodies, PaymentClaimRaised):
            if claim.kind is ClaimKind.CREDIT and claim.claim_id not in expected:
                expected[claim.claim_id] = claim.amount
        for refund in of(bodies, RefundConcluded):
            if refund.outcome == "approved" and refund.intent_id in expected:
                expected[refund.intent_id] -= refund.amount
        assert self.taken() == {
            intent: amount for intent, amount in expected.items() if amount.minor
        }


def of(bodies: Iterable[object], kind: type[T]) -> list[T]:
    """The facts of one kind."""
    return [body for body in bodies if isinstance(body, kind)]


def staff_does(kiosk: Counter, step: str) -> TillView:
    """A colleague signs in, carries out a step at the till and leaves; what it showed after."""
    kiosk.does(StaffTouched(), PinEntered(PIN), TillTouched())
    kiosk.until(lambda state: state.till is not None and state.till.view is not None)
    asked = kiosk.does(TillAsked(step))
    waits = asked.staff is not None and asked.staff.approving is not None
    kiosk.does(PinEntered(PIN) if waits else TillConfirmed())
    kiosk.writer.run(lambda _: None)
    kiosk.core.paying.watch.look_once()
    view = look(kiosk)
    kiosk.does(StaffLeft())
    return view


def look(kiosk: Counter) -> TillView:
    """What the till holds now."""
    kiosk.until(lambda _: kiosk.calls.empty())
    kiosk.does(TillTouched())
    state = kiosk.until(lambda state: state.till is not None and state.till.view is not None)
    assert state.till is not None
    assert state.till.view is not None
    return state.till.view
