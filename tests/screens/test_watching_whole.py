"""Clothes on the pad and the bag on its scale, at the whole kiosk: touched, asked, looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.domain.interventions import Kind
from kiosk.flow.events import CodeRead, CodeSource
from kiosk.flow.state import Screen
from kiosk.flow.watching import BagChanged, BagReading, PadChanged
from kiosk.options import KioskOptions
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.watching import (
    BagWeighed,
    InterventionRaised,
    InterventionResolved,
    PadTag,
)
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import parse_gtin
from tests.screens.shop import ITEMS
from tests.screens.whole import WholeKiosk

pytestmark = pytest.mark.screens

SHIRT, JEANS, MILK = "tshirt-white-m", "jeans-blue-32", "milk-1l"


@pytest.fixture
def kiosk(application: QGuiApplication, tmp_path: Path) -> Iterator[WholeKiosk]:
    """A kiosk on its start screen."""
    whole = WholeKiosk(tmp_path)
    yield whole
    whole.close()


def tag(sku: str, serial: int) -> str:
    """The tag of one piece."""
    return encode_sgtin96(parse_gtin(ITEMS[sku].gtin or ""), 9, serial)


def lay(kiosk: WholeKiosk, *epcs: str) -> None:
    """These lie on the pad now."""
    kiosk.core.post_event(PadChanged(tuple(PadTag(epc=epc) for epc in epcs)))


def weigh(kiosk: WholeKiosk, grams: int) -> None:
    """So much lies in the bag now, at rest."""
    kiosk.core.post_event(BagChanged(BagReading(grams, True)))


def scan(kiosk: WholeKiosk, sku: str) -> None:
    """A hand scanner reads it."""
    gtin = (ITEMS[sku].gtin or "").lstrip("0")
    kiosk.core.post_event(CodeRead(text=gtin, source=CodeSource.WEDGE))


def enter_pin(kiosk: WholeKiosk) -> None:
    """A colleague's PIN."""
    kiosk.touch(*(f"key:{digit}" for digit in KioskOptions().staff_pin))


def test_the_whole_bag_is_laid_down_one_is_taken_out_and_wanted_after_all(
    kiosk: WholeKiosk,
) -> None:
    shirt, jeans = tag(SHIRT, 1), tag(JEANS, 2)
    lay(kiosk, shirt, jeans)
    kiosk.see(f"remove:{shirt}")
    kiosk.touch(f"remove:{shirt}")
    kiosk.until(lambda: len(kiosk.core.state.basket.lines) == 1, "one line less")
    kiosk.touch("primaryButton")
    kiosk.see("askTitle")
    kiosk.touch("askPrimary")
    kiosk.until(lambda: len(kiosk.core.state.basket.lines) == 2, "the shirt again")
    kiosk.until(lambda: kiosk.app.find("askPrimary") is None, "the question gone")
    kiosk.touch("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.DONE, "thanks")
    (sale,) = [fact for fact in kiosk.facts() if isinstance(fact, SaleCompleted)]
    assert {line.epcs for line in sale.lines} == {(shirt,), (jeans,)}
    ended = [fact for fact in kiosk.facts() if isinstance(fact, InterventionResolved)]
    assert [(fact.kind, fact.outcome) for fact in ended] == [("unpaid_tag", "corrected")]


def test_a_bag_that_weighs_something_else_is_asked_about_and_looked_at(kiosk: WholeKiosk) -> None:
    weigh(kiosk, 0)
    scan(kiosk, MILK)
    kiosk.until(lambda: kiosk.core.state.basket.lines, "milk")
    weigh(kiosk, 1030)
    weigh(kiosk, 1700)
    kiosk.until(lambda: not kiosk.core.state.watch.bag.fits, "something else in the bag")
    kiosk.touch("primaryButton", "askPrimary")
    kiosk.until(lambda: kiosk.app.find("askPrimary") is None, "the question gone")
    kiosk.touch("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.HAND_NEEDED, "a colleague called")
    assert kiosk.core.state.help is not None
    assert kiosk.core.state.help.kind is Kind.WEIGHT
    enter_pin(kiosk)
    kiosk.touch("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.BASKET, "back at the basket")
    kiosk.touch("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.DONE, "thanks")
    raised = [fact for fact in kiosk.facts() if isinstance(fact, InterventionRaised)]
    assert [fact.rung for fact in raised if fact.kind == "weight"] == ["ask", "call"]
    assert raised[0].evidence.weight_change_g == 670
    kiosk.until(lambda: _taught(kiosk), "what the sale teaches")
    (taught,) = _taught(kiosk)
    assert [(one.sku, one.grams) for one in taught.weighed] == [(MILK, 1030)]


def _taught(kiosk: WholeKiosk) -> list[BagWeighed]:
    return [fact for fact in kiosk.facts() if isinstance(fact, BagWeighed)]


def test_the_basket_with_the_pad_is_there_again_after_a_power_cut(
    application: QGuiApplication, tmp_path: Path
) -> None:
    first = WholeKiosk(tmp_path)
    lay(first, tag(SHIRT, 1), tag(JEANS, 2))
    first.until(lambda: len(first.core.state.basket.lines) == 2, "two lines")
    first.close()
    again = WholeKiosk(tmp_path)
    assert len(again.core.state.basket.lines) == 2
    lay(again, tag(JEANS, 2))  # the shirt was taken off meanwhile
    again.until(lambda: len(again.core.state.basket.lines) == 1, "the shirt gone")
    assert again.core.state.basket.lines[0].sku == JEANS
    again.close()
