"""The total counts up and always ends at what is due."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from kiosk.viewmodels.counting import Counter
from storecore.money import Money
from tests.screens.conftest import Shown


def _eur(minor: int) -> Money:
    return Money(minor, "EUR")


def _count(*goals: Money, motion: bool = True) -> list[Money]:
    heard: list[Money] = []
    owner = QObject()
    counter = Counter(heard.append, motion=motion, parent=owner)
    for goal in goals:
        counter.aim(goal)
    while heard[-1] != goals[-1]:
        QTest.qWait(5)
    return heard


def test_a_rising_amount_is_counted_and_never_overshoots(shown: Shown) -> None:
    heard = _count(_eur(0), _eur(2599))
    assert len(heard) > 3
    assert heard == sorted(heard, key=lambda amount: amount.minor)
    assert heard[-1] == _eur(2599)


def test_a_falling_amount_and_reduced_motion_are_told_at_once(shown: Shown) -> None:
    assert _count(_eur(500), _eur(200)) == [_eur(500), _eur(200)]
    assert _count(_eur(0), _eur(700), motion=False) == [_eur(0), _eur(700)]
