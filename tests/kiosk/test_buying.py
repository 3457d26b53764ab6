"""Scan to buy, as tables of steps."""

from __future__ import annotations

import pytest

from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import CodeRead, ReferenceChanged, ScaleChanged, Tick
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import KeepFact
from storecore.gs1.gtin import check_digit
from tests.kiosk.journey import (
    SCAN_CHOCOLATE,
    SCAN_MILK,
    SCAN_WINE,
    Person,
    Then,
    scan,
    typed,
)
from tests.kiosk.shop import ShopWorld, eur

KEEP = (f.KeepBasket,)


def label(reference: str, grams: int) -> str:
    """An in-store label of the pattern 21IIIIIWWWWWc."""
    body = f"21{reference}{grams:05d}"
    return body + str(check_digit(int(body)))


BUYING = {
    "a scan on the start screen begins": [Then(SCAN_MILK, Screen.BASKET, KEEP)],
    "a touch begins": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(SCAN_CHOCOLATE, Screen.BASKET, KEEP),
    ],
    "an empty basket is left by back": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(t.BackTouched(), Screen.START, KEEP),
    ],
    "a full one is not": [
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(t.BackTouched(), Screen.BASKET),
    ],
    "cancel asks once": [
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(t.CancelConfirmed(), Screen.BASKET),
        Then(t.CancelTouched(), Screen.BASKET),
        Then(t.CancelDismissed(), Screen.BASKET),
        Then(t.CancelConfirmed(), Screen.BASKET),
        Then(t.CancelTouched(), Screen.BASKET),
        Then(t.CancelConfirmed(), Screen.START, KEEP),
    ],
    "loose goods by the piece": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(t.LooseTouched(), Screen.LOOSE),
        Then(t.LooseChosen("kiwi"), Screen.BASKET, KEEP),
    ],
    "loose goods by weight": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(t.LooseTouched(), Screen.LOOSE),
        Then(t.LooseChosen("banana"), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.WEIGH),
        Then(ScaleChanged(755, False), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.WEIGH),
        Then(ScaleChanged(755, True), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.BASKET, KEEP),
    ],
    "second thoughts at the scale": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(t.LooseTouched(), Screen.LOOSE),
        Then(t.LooseChosen("banana"), Screen.WEIGH),
        Then(t.BackTouched(), Screen.LOOSE),
        Then(t.BackTouched(), Screen.BASKET),
    ],
    "a typed PLU is weighed": [
        Then(typed("4011"), Screen.WEIGH),
        Then(ScaleChanged(500, True), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.BASKET, KEEP),
    ],
    "a scan goes on from pictures and scale": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(t.LooseTouched(), Screen.LOOSE),
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(typed("4011"), Screen.WEIGH),
        Then(SCAN_CHOCOLATE, Screen.BASKET, KEEP),
    ],
    "the last line removed leaves an empty basket": [
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(t.LineRemoved("f1"), Screen.BASKET, KEEP),
        Then(t.PayTouched(), Screen.BASKET),
    ],
    "paying comes after the intent": [
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
        Then(SCAN_CHOCOLATE, Screen.PAY),
        Then(t.PayTouched(), Screen.PAY),
        Then(t.BackTouched(), Screen.PAY),
    ],
    "touches of other screens do nothing": [
        Then(t.WeightTaken(), Screen.START),
        Then(t.PayTouched(), Screen.START),
        Then(t.OrderTaken(), Screen.START),
        Then(t.PinEntered("4711"), Screen.START),
        Then(t.TaskTaken("task-1"), Screen.START),
    ],
}


@pytest.mark.parametrize("journey", BUYING.values(), ids=BUYING.keys())
def test_buying(journey: list[Then]) -> None:
    Person().walks(journey)


def test_the_newest_line_is_on_top_and_sounds() -> None:
    person = Person()
    person.does(SCAN_MILK, SCAN_CHOCOLATE)
    assert [line.sku for line in person.state.basket.lines] == ["chocolate", "milk"]
    before = person.state.sound.number
    state = person.does(SCAN_MILK)
    assert [(line.sku, line.quantity) for line in state.basket.lines] == [
        ("milk", 2),
        ("chocolate", 1),
    ]
    assert state.newest_line_id == state.basket.lines[0].line_id
    assert (state.sound.number, state.sound.tone) == (before + 1, Tone.READ)


REFUSED = {
    "unknown GTIN": (scan("9521000000001"), NoticeKind.UNKNOWN_CODE),
    "unknown PLU": (typed("3999"), NoticeKind.UNKNOWN_CODE),
    "a number that is no PLU": (typed("1234"), NoticeKind.UNKNOWN_CODE),
    "bad check digit": (scan("9521002001014"), NoticeKind.MISREAD),
    "a web page": (scan("HELLO WORLD", "qr"), NoticeKind.NOT_A_SHOP_CODE),
    "past its use-by date": (
        scan("010952100200101317260114", "code128", gs1=True),
        NoticeKind.EXPIRED,
    ),
    "goods without their weight": (scan("9521001003018"), NoticeKind.NEEDS_WEIGHING),
}


@pytest.mark.parametrize(("code", "kind"), REFUSED.values(), ids=REFUSED.keys())
def test_a_code_that_does_not_sell_says_why_and_costs_nothing(
    code: CodeRead, kind: NoticeKind
) -> None:
    person = Person()
    person.does(SCAN_MILK)
    before = person.state.basket
    state = person.does(code)
    assert state.notice is not None
    assert state.notice.kind is kind
    assert state.sound.tone is Tone.LOOK
    assert state.basket == before


WEIGHED = {
    "the shop's own label": (scan(label("10201", 312)), "ham", 312, eur(590)),
    "GS1-128 with weight": (
        scan("01095210010030183103001250", "code128", gs1=True),
        "salmon",
        1250,
        eur(3738),
    ),
    "DataBar Expanded with weight and a use-by date that is today": (
        scan("0109521001003018310300125017260115", "databar_exp", gs1=True),
        "salmon",
        1250,
        eur(3738),
    ),
}


@pytest.mark.parametrize("case", WEIGHED.values(), ids=WEIGHED.keys())
def test_a_weight_on_the_label_is_the_lines_weight(case: tuple[CodeRead, str, int, object]) -> None:
    code, sku, weight_g, amount = case
    line = Person().does(code).basket.lines[0]
    assert (line.sku, line.weight_g, line.amount) == (sku, weight_g, amount)


def test_no_more_than_99_of_one_item() -> None:
    person = Person()
    person.does(SCAN_MILK, t.QuantityChosen("f1", 99), SCAN_MILK)
    assert person.state.basket.lines[0].quantity == 99
    assert person.state.notice is not None
    assert person.state.notice.kind is NoticeKind.QUANTITY_MAX
    person.does(t.QuantityChosen("f1", 100), t.QuantityChosen("f1", -1))
    assert person.state.basket.lines[0].quantity == 99


def test_a_language_chosen_at_the_start_stays_for_the_purchase_and_no_longer() -> None:
    person = Person()
    person.does(t.LanguageChosen("zh-Hant"), SCAN_MILK)
    assert person.state.language == "zh-Hant"
    person.does(t.LanguageChosen("klingon"))
    assert person.state.language == "zh-Hant"
    person.does(t.CancelTouched(), t.CancelConfirmed())
    assert person.state.language == "en"


def test_a_quiet_kiosk_warns_and_then_wipes_the_basket() -> None:
    person = Person()
    person.does(SCAN_MILK)
    assert person.waits(59).idle_seconds_left is None
    assert person.waits(2).idle_seconds_left == 29
    person.does(t.Touched())
    assert person.state.idle_seconds_left is None
    assert person.waits(89).screen is Screen.BASKET
    person.does(Tick(), wait_s=1)
    assert person.state.screen is Screen.START
    assert person.state.basket.is_empty
    assert person.effects == (f.KeepBasket(None),)


def test_the_start_screen_does_not_change_while_nobody_is_there() -> None:
    person = Person()
    before = person.state
    assert person.waits(300) == before


def test_a_message_leaves_by_itself() -> None:
    person = Person()
    assert person.does(scan("9521002001014")).notice is not None
    assert person.waits(8).notice is None


def test_a_kiosk_without_its_catalogue_says_so_until_it_comes() -> None:
    world = ShopWorld(items=())
    person = Person(world)
    state = person.does(t.BuyTouched())
    assert state.screen is Screen.START
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.NOT_READY
    world.items = ShopWorld().items
    person.does(ReferenceChanged(frozenset({"item"})))
    assert person.state.ready
    assert person.does(t.BuyTouched()).screen is Screen.BASKET


def test_what_is_on_the_scale_is_priced_at_once() -> None:
    person = Person()
    person.does(typed("4011"), ScaleChanged(1000, True))
    weighing = person.state.weighing
    assert weighing is not None
    assert weighing.amount == eur(179)


def test_age_is_noticed_at_the_scan_and_asked_for_before_paying() -> None:
    person = Person()
    state = person.does(SCAN_WINE)
    assert state.notice is not None
    assert (state.notice.kind, state.notice.number) == (NoticeKind.AGE_CHECK, 16)
    assert state.basket.age_needed == 16
    _asks_for_a_colleague(person.does(t.PayTouched()), person)


def _asks_for_a_colleague(state: KioskState, person: Person) -> None:
    assert state.screen is Screen.HAND_NEEDED
    assert state.help is not None
    assert state.help.age == 16
    assert [type(effect) for effect in person.effects] == [f.AskAssist, KeepFact]
