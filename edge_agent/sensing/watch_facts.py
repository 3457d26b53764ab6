"""What the kiosks' facts mean for what watches over baskets: paid tags, weights, interventions."""

from __future__ import annotations

from sqlite_utils import Database

from edge_agent.sensing.gate_sense import GateSense
from edge_agent.sensing.learned import LearnedWeights
from edge_agent.sensing.planogram import PlanogramSource
from edge_agent.sensing.watch_board import WatchBoard
from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.facts import Body, SaleCompleted
from storecore.contracts.reference import TaskKind
from storecore.contracts.watching import (
    BagWeighed,
    InterventionRaised,
    InterventionResolved,
    Outcome,
    WeightCheckSet,
)

WEIGHT = "weight"
"""The kind of an intervention that is about the weight in the bag, as kiosks name it."""
ASK = "ask"


class WatchFacts:
    """Runs inside the Receiver's work."""

    def __init__(
        self,
        *,
        planograms: PlanogramSource,
        gate: GateSense,
        board: WatchBoard,
        weights: LearnedWeights,
        tasks: TaskBook,
    ) -> None:
        self._planograms = planograms
        self._gate = gate
        self._board = board
        self._weights = weights
        self._tasks = tasks

    def sold(self, db: Database, sale: SaleCompleted) -> None:
        """A sale has paid for its goods: their tags may leave, and no pad sells them again."""
        self._gate.sold(db, sale, self._planograms.get(db.conn))
        self._board.refresh(db, sale.kiosk_id)

    def take(self, db: Database, body: Body) -> None:
        """Any other fact of a kiosk; most have no meaning here."""
        if isinstance(body, BagWeighed):
            self._weights.learn(db, body.weighed)
        elif isinstance(body, WeightCheckSet):
            self._weights.mute(db, body.sku, body.muted)
        elif isinstance(body, InterventionRaised):
            if (body.kind, body.rung) == (WEIGHT, ASK):
                self._weights.count_alarms(db, body.evidence.skus, false=False)
        elif isinstance(body, InterventionResolved):
            self._resolved(db, body)

    def _resolved(self, db: Database, body: InterventionResolved) -> None:
        if body.kind == WEIGHT and body.outcome == Outcome.APPROVED:
            self._weights.count_alarms(db, body.skus, false=True)
        task = open_task(db.conn, TaskKind.ASSIST, body.kiosk_id)
        if task is not None and task.place == body.kind:
            self._tasks.close(db, task, reason=body.outcome, actor=body.actor)
