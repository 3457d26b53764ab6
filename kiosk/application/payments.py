"""The ways to pay of a kiosk and what stands behind each."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kiosk.devices.payment import PaymentTerminal
from kiosk.domain.tenders import CARD, OfflineRules, Way
from storecore.contracts.tenders import TenderKind


class Payments:
    """`means` by way id; a way without one, such as the counter, needs none."""

    def __init__(
        self,
        means: Mapping[str, PaymentTerminal],
        ways: tuple[Way, ...] = (CARD,),
        offline: OfflineRules = OfflineRules(),  # noqa: B008  frozen
    ) -> None:
        self.means = dict(means)
        self.ways = ways
        self.offline = offline

    def with_gift_cards(self, gift_cards: PaymentTerminal) -> Payments:
        """The same, with who redeems gift cards where they are a way to pay."""
        taking = [way for way in self.ways if way.kind is TenderKind.GIFT_CARD]
        more = {way.way_id: gift_cards for way in taking}
        return Payments({**self.means, **more}, self.ways, self.offline)

    def of(self, way_id: str) -> PaymentTerminal | None:
        """Who takes money this way."""
        return self.means.get(way_id)

    def terminal_id(self, way: Way) -> str:
        """Its name, as it stands on a tender."""
        means = self.of(way.way_id)
        return means.terminal_id if means is not None else way.way_id


def card_only(terminal: PaymentTerminal) -> Payments:
    """A kiosk with a card terminal and nothing else."""
    return Payments({CARD.way_id: terminal})


class WatchPlan(msgspec.Struct, frozen=True, kw_only=True):
    """How often what is open is asked for again, in seconds, and after which time a terminal's
    "never heard of it" counts as the last word, in milliseconds.
    """

    refund_every_s: float = 5.0
    watch_every_s: float = 30.0
    forgotten_ms: int = 3_600_000
