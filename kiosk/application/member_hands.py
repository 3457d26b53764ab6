"""Asks the edge what a purchase may spend, and lets go of it when the customer has left."""

from __future__ import annotations

from typing import Protocol

from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.application.workers import Answer, Workers
from kiosk.flow.events import Event
from kiosk.flow.members import AskRights, RightsAnswered
from kiosk.flow.state import KioskState
from storecore.contracts.members import RightsReply, RightsRequest
from storecore.logs import Log

log = Log(__name__)


class RightsEdge(Protocol):
    """What is asked of the edge; see `EdgeClient`."""

    def rights(self, request: RightsRequest) -> RightsReply:
        """What the purchase may spend."""
        ...


class MemberHands:
    """Carries out AskRights, and watches the state for a customer who leaves without buying.

    After a sale nothing is let go of here: the sale's own fact ends what was held for it.
    """

    def __init__(self, edge: RightsEdge, workers: Workers, answer: Answer, kiosk_id: str) -> None:
        self._edge = edge
        self._workers = workers
        self._answer = answer
        self._kiosk_id = kiosk_id
        self._held_for = ""

    def ask(self, effect: AskRights) -> None:
        """Ask; silence is an answer too."""
        request = effect.request
        self._held_for = request.transaction_id
        self._workers.run("edge-rights", lambda: self._asked(request), self._answer)

    def on_state(self, state: KioskState) -> None:
        """Let go of what is held for a purchase that is over and was not paid."""
        held = self._held_for
        if not held or state.basket.transaction_id == held:
            return
        self._held_for = ""
        if state.receipt is not None and state.receipt.transaction_id == held:
            return
        nothing = RightsRequest(request_id=held, kiosk_id=self._kiosk_id, transaction_id=held)
        self._workers.run("edge-rights", lambda: self._asked(nothing), self._answer)

    def _asked(self, request: RightsRequest) -> Event:
        try:
            return RightsAnswered(request.request_id, self._edge.rights(request))
        except (EdgeDown, EdgeRefused) as problem:
            log.warning("rights_not_answered", problem=str(problem))
            return RightsAnswered(request.request_id, None)
