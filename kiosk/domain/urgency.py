"""How urgent a task is: a rule of its kind and its age alone. Pure."""

from __future__ import annotations

from enum import IntEnum

import msgspec

from storecore.contracts.reference import TaskKind

_MINUTE_S = 60
_HOUR_S = 60 * _MINUTE_S


class Urgency(IntEnum):
    """The higher, the sooner."""

    TODAY = 1
    SOON = 2
    NOW = 3
    """Somebody stands and waits, or walks out."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """How a kind begins, and after how many seconds it is soon and now; None for never."""

    at_first: Urgency
    soon_after_s: int | None = None
    now_after_s: int | None = None


RULES: dict[TaskKind, Rule] = {
    TaskKind.EXIT: Rule(at_first=Urgency.NOW),
    TaskKind.ASSIST: Rule(at_first=Urgency.NOW),
    TaskKind.BILL: Rule(at_first=Urgency.SOON, now_after_s=2 * _MINUTE_S),
    TaskKind.RUN: Rule(at_first=Urgency.NOW),
    TaskKind.BAG: Rule(at_first=Urgency.NOW),
    TaskKind.PICK: Rule(at_first=Urgency.SOON, now_after_s=30 * _MINUTE_S),
    TaskKind.COUPON: Rule(at_first=Urgency.SOON),
    TaskKind.CLAIM: Rule(at_first=Urgency.SOON, now_after_s=_HOUR_S),
    TaskKind.COUPON: Rule(at_first=Urgency.SOON),
    TaskKind.BAY: Rule(at_first=Urgency.SOON),
    TaskKind.DEVICE: Rule(at_first=Urgency.SOON),
    TaskKind.PRINTER: Rule(at_first=Urgency.SOON),
    TaskKind.LABEL: Rule(at_first=Urgency.SOON),
    TaskKind.RETURN: Rule(at_first=Urgency.SOON),
    TaskKind.RESTOCK: Rule(at_first=Urgency.TODAY, soon_after_s=_HOUR_S),
    TaskKind.COUNT: Rule(at_first=Urgency.TODAY, soon_after_s=4 * _HOUR_S),
    TaskKind.DOUBT: Rule(at_first=Urgency.TODAY, soon_after_s=4 * _HOUR_S),
    TaskKind.TIDY: Rule(at_first=Urgency.TODAY, soon_after_s=4 * _HOUR_S),
    TaskKind.PUT_AWAY: Rule(at_first=Urgency.TODAY, soon_after_s=8 * _HOUR_S),
}
_UNKNOWN = Rule(at_first=Urgency.SOON)


def urgency(kind: TaskKind, age_s: float) -> tuple[Urgency, float]:
    """How urgent a task of this kind and age is, and for how many seconds it has been so."""
    rule = RULES.get(kind, _UNKNOWN)
    steps = ((Urgency.NOW, rule.now_after_s), (Urgency.SOON, rule.soon_after_s))
    for reached, after_s in steps:
        if after_s is not None and age_s >= after_s:
            return reached, age_s - after_s
    return rule.at_first, age_s


def place_in_list(kind: TaskKind, age_s: float) -> tuple[int, float]:
    """What tasks are sorted by: the most urgent first, and of those what became so last."""
    reached, since_s = urgency(kind, age_s)
    return -reached, since_s
