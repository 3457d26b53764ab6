"""Effects that ask the edge agent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.application.bill_desk import BillEdge
from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.application.member_hands import RightsEdge
from kiosk.application.suspending_hands import SuspendingEdge
from kiosk.application.workers import Answer, Workers
from kiosk.flow import effects as f
from kiosk.flow import events as e
from kiosk.flow.handover import AskHandover, HandoverAnswered
from storecore.contracts.handover import HandoverReply, HandoverRequest
from storecore.contracts.local_api import OrderStepRequest, TaskStepRequest
from storecore.contracts.reference import Order
from storecore.logs import Log

log = Log(__name__)


class Edge(Protocol):
    """What is asked of the edge agent; see `EdgeClient`."""

    def find_pickup(self, pickup_code: str) -> Order:
        """The order that waits for this code."""
        ...

    def step_order(self, order_id: str, request: OrderStepRequest) -> Order:
        """The order after the step."""
        ...

    def hand_over(self, request: HandoverRequest) -> HandoverReply:
        """How the order comes to its customer."""
        ...

    def step_task(self, task_id: str, request: TaskStepRequest) -> None:
        """Take a task, or say that it is done."""
        ...

    def assist(self, request_id: str, reason: str) -> None:
        """Call a colleague."""
        ...


class WholeEdge(Edge, SuspendingEdge, RightsEdge, BillEdge, Protocol):
    """Everything that a kiosk asks of the edge agent."""


class EdgeHands:
    """Effects that ask the edge agent."""

    def __init__(self, edge: Edge, workers: Workers, answer: Answer) -> None:
        self._edge = edge
        self._workers = workers
        self._answer = answer

    def find_pickup(self, effect: f.FindPickup) -> None:
        """Whose code is this?"""
        code = effect.pickup_code
        self._ask("edge-pickup", code, lambda: e.PickupFound(code, self._edge.find_pickup(code)))

    def step_order(self, effect: f.StepOrder) -> None:
        """A step of an order."""

        def step() -> e.Event:
            order = self._edge.step_order(effect.order_id, effect.request)
            return e.StepDone(effect.request_id, order)

        self._ask("edge-order", effect.request_id, step)

    def hand_over(self, effect: AskHandover) -> None:
        """The customer of an order is here."""
        request = effect.request

        def ask() -> e.Event:
            reply = self._edge.hand_over(request)
            return HandoverAnswered(request_id=request.request_id, reply=reply)

        self._ask("edge-handover", request.request_id, ask)

    def step_task(self, effect: f.StepTask) -> None:
        """A step of a task."""
        request = TaskStepRequest(
            request_id=effect.request_id, action=effect.action, actor=effect.actor
        )

        def step() -> e.Event:
            self._edge.step_task(effect.task_id, request)
            return e.StepDone(effect.request_id)

        self._ask("edge-task", effect.request_id, step)

    def assist(self, effect: f.AskAssist) -> None:
        """Call a colleague."""

        def call() -> e.Event:
            try:
                self._edge.assist(effect.request_id, effect.reason)
            except (EdgeDown, EdgeRefused) as problem:
                log.warning("assist_not_told", problem=str(problem))
                return e.AssistAnswered(told=False)
            return e.AssistAnswered(told=True)

        self._ask("edge-assist", effect.request_id, call)

    def _ask(self, name: str, request_id: str, question: Callable[[], e.Event]) -> None:
        self._workers.run(name, lambda: ask_edge(request_id, question), self._answer)


def ask_edge(request_id: str, question: Callable[[], e.Event]) -> e.Event:
    """The question's answer, or what the edge's refusal or silence means for that request."""
    try:
        return question()
    except EdgeRefused as refusal:
        return e.Refused(
            request_id=request_id,
            code=refusal.code,
            detail=refusal.detail,
            ready_by_ms=refusal.ready_by_ms,
        )
    except EdgeDown as problem:
        log.warning("edge_silent", problem=str(problem))
        return e.EdgeSilent(request_id)
    except Exception:
        log.exception("edge_request_failed")
        return e.EdgeSilent(request_id)
