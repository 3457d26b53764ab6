"""Effects about other kiosks, and answers about this one."""

from __future__ import annotations

from typing import Protocol

from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.application.edge_hands import WholeEdge, ask_edge
from kiosk.application.stock_hands import StockEdge
from kiosk.application.workers import Answer, Workers
from kiosk.flow.kiosks import KioskObeyed, ReplyToEdge, TellKiosk
from storecore.contracts.kiosks import KioskOrderReply, KioskOrderRequest
from storecore.logs import Log

log = Log(__name__)


class KioskEdge(StockEdge, Protocol):
    """What staff ask of the edge agent; see `EdgeClient`."""

    def tell_kiosk(self, request: KioskOrderRequest) -> None:
        """Have another kiosk do something."""
        ...

    def reply_kiosk(self, reply: KioskOrderReply) -> None:
        """What became of an order to this kiosk."""
        ...


class StaffedEdge(WholeEdge, KioskEdge, Protocol):
    """Everything that customers and staff ask of the edge agent."""


class KioskHands:
    """Each runs on a worker; nobody waits for a reply to have arrived."""

    def __init__(self, edge: KioskEdge, workers: Workers, answer: Answer) -> None:
        self._edge = edge
        self._workers = workers
        self._answer = answer

    def tell(self, effect: TellKiosk) -> None:
        """Have another kiosk do something."""
        request = effect.request

        def told() -> KioskObeyed:
            self._edge.tell_kiosk(request)
            return KioskObeyed(request.request_id)

        self._workers.run("edge-kiosk", lambda: ask_edge(request.request_id, told), self._answer)

    def reply(self, effect: ReplyToEdge) -> None:
        """Tell what became of it; whoever asked does not wait long."""

        def send() -> None:
            try:
                self._edge.reply_kiosk(KioskOrderReply(order_id=effect.order_id, done=effect.done))
            except (EdgeDown, EdgeRefused) as problem:
                log.warning("reply_not_told", problem=str(problem))

        self._workers.run("edge-kiosk", send, lambda _: None)
