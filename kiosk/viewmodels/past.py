"""What was on hand in the past as steps to be drawn: parts of a width and of a height. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storecore.contracts.stock_work import PastFigure


def steps_of(past: Sequence[PastFigure]) -> list[dict[str, Any]]:
    """Each step's `x` and `width` of the whole time, and its `height` of the largest number.

    The oldest is first. Nothing where there are not two to compare, or no time lies between them.
    """
    oldest_ms = max((figure.age_ms for figure in past), default=0)
    if len(past) < 2 or oldest_ms == 0:
        return []
    most = max(1, *(figure.quantity for figure in past))
    starts = [1 - figure.age_ms / oldest_ms for figure in past]
    return [
        {"x": start, "width": max(0.0, end - start), "height": max(0, figure.quantity) / most}
        for figure, start, end in zip(past, starts, [*starts[1:], 1.0], strict=True)
    ]
