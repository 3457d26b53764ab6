"""Tare and zero: told to the scale and looked at afterwards."""

from __future__ import annotations

import time

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight
from firmware_bridge.drivers.port import Done
from firmware_bridge.drivers.scale_serial.dialects import Dialect
from firmware_bridge.drivers.scale_serial.taring import Taring
from firmware_bridge.drivers.serial_line import SerialLine
from storecore.clock import Clock
from storecore.contracts.commands import (
    Action,
    ClearTare,
    Outcome,
    Reason,
    TareScale,
    ZeroScale,
)

ANSWER_S_MAX = 3.0
"""A scale may take the time to come to rest before it obeys."""

LOOK_AGAIN_S = 0.1
_REASONS = {
    ScaleTrouble.NOT_NOW: Reason.NOT_STABLE,
    ScaleTrouble.MOVING: Reason.NOT_STABLE,
    ScaleTrouble.OVERLOAD: Reason.TOO_HEAVY,
}
_NO_USE_TO_WAIT = (ScaleTrouble.OVERLOAD, ScaleTrouble.UNDERLOAD)


class Orders:
    """Carries orders out in the thread that owns the line."""

    def __init__(self, dialect: Dialect, lightest_item_g: int, clock: Clock) -> None:
        self._dialect = dialect
        self._taring = Taring(lightest_item_g)
        self._clock = clock

    def carry_out(self, line: SerialLine, action: Action, until_s: float) -> Done:
        """Do it, if it may be done.

        Raises:
            LineLost: nobody knows whether it was done.
        """
        if isinstance(action, TareScale | ZeroScale):
            return self._take_off(line, action, until_s)
        if isinstance(action, ClearTare):
            return self._tell(line, ScaleOrder.CLEAR_TARE)
        return Done(Outcome.REFUSED, Reason.NOT_UNDERSTOOD, "a scale cannot do that")

    def _take_off(self, line: SerialLine, action: TareScale | ZeroScale, until_s: float) -> Done:
        found = self._weight(line, until_s)
        if not isinstance(found, ScaleWeight):
            detail = f"the scale says: {found or 'nothing that can be read'}"
            reason = (
                Reason.NOT_STABLE if found is None else _REASONS.get(found, Reason.DEVICE_REFUSED)
            )
            return Done(Outcome.REFUSED, reason, detail)
        if not self._taring.may(found.grams, automatic=action.automatic):
            detail = f"{found.grams} g more would hide as much as the lightest item; a person may"
            return Done(Outcome.REFUSED, Reason.TOO_HEAVY, detail)
        order = ScaleOrder.TARE if isinstance(action, TareScale) else ScaleOrder.ZERO
        done = self._tell(line, order)
        if done.outcome is Outcome.DONE:
            self._taring.took(found.grams, automatic=action.automatic)
            done = done._replace(detail=f"{found.grams} g were taken off")
        return done

    def _weight(self, line: SerialLine, until_s: float) -> ScaleWeight | ScaleTrouble | None:
        """A stable weight, or what the scale said last."""
        until_s = min(until_s, self._clock.monotonic_s() + ANSWER_S_MAX)
        while True:
            found = self._look(line)
            if found in _NO_USE_TO_WAIT or (isinstance(found, ScaleWeight) and found.stable):
                return found
            if self._clock.monotonic_s() >= until_s:
                return ScaleTrouble.MOVING if isinstance(found, ScaleWeight) else found
            time.sleep(LOOK_AGAIN_S)

    def _tell(self, line: SerialLine, order: ScaleOrder) -> Done:
        command = self._dialect.order(order)
        if self._dialect.answers_orders:
            answer = line.exchange(command, self._dialect.is_whole, ANSWER_S_MAX)
            try:
                trouble = self._dialect.read_order(order, answer)
            except FormatError as problem:
                return Done(Outcome.UNKNOWN, Reason.DEVICE_REFUSED, str(problem))
            if trouble is None:
                return Done(Outcome.DONE)
            reason = _REASONS.get(trouble, Reason.DEVICE_REFUSED)
            return Done(Outcome.REFUSED, reason, f"the scale says: {trouble}")
        line.send(command)
        until_s = self._clock.monotonic_s() + ANSWER_S_MAX
        while self._clock.monotonic_s() < until_s:
            time.sleep(LOOK_AGAIN_S)
            found = self._look(line)
            if isinstance(found, ScaleWeight) and _shows(order, found):
                return Done(Outcome.DONE)
        return Done(Outcome.FAILED, Reason.DEVICE_REFUSED, f"the scale does not show the {order}")

    def _look(self, line: SerialLine) -> ScaleWeight | ScaleTrouble | None:
        dialect = self._dialect
        try:
            return dialect.read(line.exchange(dialect.ask, dialect.is_whole, ANSWER_S_MAX))
        except FormatError:
            return None


def _shows(order: ScaleOrder, weight: ScaleWeight) -> bool:
    """Whether a weight is what an order leads to."""
    match order:
        case ScaleOrder.TARE:
            return weight.net and weight.grams == 0
        case ScaleOrder.ZERO:
            return weight.grams == 0
        case ScaleOrder.CLEAR_TARE:
            return not weight.net
