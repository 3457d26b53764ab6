"""Interventions: each climbs its ladder, keeps its evidence, and ends when its cause does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.application.rules import rules_of
from kiosk.domain.interventions import (
    LADDERS,
    Kind,
    Rung,
    Thresholds,
    after_lasting,
    after_times,
    at_pay,
)
from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import ReferenceChanged, SaleRecorded
from kiosk.flow.parts import PaymentPhase, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import AskDismissed, PadTagsTaken, WeightMuted, WeightsTouched
from kiosk.flow.world import Rules
from kiosk.options import KioskOptions
from storecore.contracts.reference import Task, TaskKind
from storecore.contracts.watching import (
    BagWeighed,
    Evidence,
    InterventionRaised,
    InterventionResolved,
    WatchedItem,
    WeighedPiece,
    WeightCheckSet,
)
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE, scan
from tests.kiosk.shop import PIN, ShopWorld
from tests.kiosk.wardrobe import SCAN_SHIRT, Shopper, bag, clothes_world, pad, tag

UNKNOWN = scan("9521000000001")


class LimitedWorld(ShopWorld):
    """A shop whose rules tests choose."""

    limits = Thresholds()

    @property
    def rules(self) -> Rules:
        """With the limits of the test."""
        return Rules(actor="kiosk-1", store_id="store-1", limits=self.limits)


def shopper(**limits: object) -> Shopper:
    world = clothes_world()
    limited = LimitedWorld()
    limited.items, limited.known_watched = world.items, world.known_watched
    limited.limits = Thresholds(**limits)  # type: ignore[arg-type]
    return Shopper(limited)


def help_of(state: KioskState) -> Kind | None:
    return state.help.kind if state.help is not None else None


def asks(state: KioskState) -> Kind | None:
    return state.watch.asking.kind if state.watch.asking is not None else None


def test_every_kind_has_a_ladder_that_only_climbs() -> None:
    assert set(LADDERS) == set(Kind)
    for kind, ladder in LADDERS.items():
        assert ladder.times or ladder.pays or ladder.lasts, kind
        for rungs in (ladder.times, ladder.pays):
            assert list(rungs) == sorted(rungs), kind
    times = [after_times(Kind.UNKNOWN_CODE, n) for n in range(5)]
    assert times == [None, Rung.NOTE, Rung.ASK, Rung.CALL, Rung.CALL]
    assert at_pay(Kind.UNKNOWN_CODE, 1) is None
    limits = Thresholds()
    lasted = [after_lasting(Kind.WEIGHT, s, limits) for s in (1.4, 1.5, 4.9, 5.0, 24.9, 25.0)]
    assert lasted == [None, Rung.NOTE, Rung.NOTE, Rung.ASK, Rung.ASK, Rung.CALL]
    assert after_lasting(Kind.AGE, 99.0, limits) is None


def test_a_code_that_nobody_knows_is_noted_then_asked_then_called_for() -> None:
    person = Shopper()
    state = person.does(SCAN_MILK, UNKNOWN)
    assert (asks(state), person.raised()) == (None, [("unknown_code", "note")])
    state = person.does(UNKNOWN)
    assert asks(state) is Kind.UNKNOWN_CODE
    state = person.does(scan("9521000000018"))  # another one begins its own ladder
    assert state.screen is Screen.BASKET
    state = person.does(AskDismissed(), UNKNOWN)
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.UNKNOWN_CODE)
    assert f.AskAssist in {type(effect) for effect in person.effects}
    state = person.does(t.PinEntered(PIN))
    assert (state.screen, state.help) == (Screen.BASKET, None)
    assert person.resolved() == [("unknown_code", "approved")]
    raised = [fact for fact in person.facts if isinstance(fact, InterventionRaised)]
    assert {fact.evidence.code for fact in raised} == {"9521000000001", "9521000000018"}


def test_no_more_than_the_items_limit_without_a_colleague() -> None:
    person = shopper()
    person.world.known_watched.limits["milk"] = WatchedItem(sku="milk", quantity_max=2)
    state = person.does(SCAN_MILK, SCAN_MILK, SCAN_MILK)
    assert (person.lines(), asks(state)) == ([("milk", 2, False)], Kind.QUANTITY)
    assert person.effects[-2:] == (f.KeepBasket(state.basket), person.effects[-1])
    state = person.does(AskDismissed(), t.QuantityChosen("f1", 9))
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.QUANTITY)
    person.does(t.PinEntered("0000"))
    assert person.state.screen is Screen.HAND_NEEDED
    person.does(t.PinEntered(PIN), t.QuantityChosen("f1", 9))
    assert person.lines() == [("milk", 9, False)]
    assert person.resolved() == [("quantity", "approved")]


def test_the_shops_own_limit_holds_for_every_item_and_removing_is_always_possible() -> None:
    person = shopper(quantity_max=3)
    person.does(SCAN_MILK, t.QuantityChosen("f1", 4))
    assert person.lines() == [("milk", 1, False)]
    person.does(t.QuantityChosen("f1", 3), t.QuantityChosen("f1", 2))
    assert person.lines() == [("milk", 2, False)]


def test_a_basket_of_high_value_is_noted_and_looked_at_before_it_is_paid() -> None:
    person = shopper(value_note_minor=200, value_call_minor=500)
    person.does(SCAN_MILK)
    assert person.raised() == []
    person.does(t.QuantityChosen("f1", 2))
    assert person.raised() == [("high_value", "note")]
    assert person.does(t.PayTouched()).screen is Screen.PAY
    person = shopper(value_note_minor=200, value_call_minor=500)
    person.does(SCAN_MILK, t.QuantityChosen("f1", 4))
    state = person.does(t.PayTouched())
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.HIGH_VALUE)
    state = person.does(t.BackTouched(), t.PayTouched())
    assert state.screen is Screen.HAND_NEEDED
    person.does(t.PinEntered(PIN), t.PayTouched())
    assert person.state.screen is Screen.PAY
    assert person.resolved() == [("high_value", "approved")]


def test_taking_goods_out_releases_a_note_of_high_value() -> None:
    person = shopper(value_note_minor=200)
    person.does(SCAN_MILK, t.QuantityChosen("f1", 2), t.QuantityChosen("f1", 1))
    assert person.resolved() == [("high_value", "released")]


def test_the_wrong_weight_is_noted_then_asked_about_then_called_for() -> None:
    person = Shopper()
    person.does(bag(0), SCAN_CHOCOLATE, bag(640))
    assert person.raised() == []
    person.waits(2)
    assert person.raised() == [("weight", "note")]
    state = person.waits(4)
    assert (state.screen, asks(state)) == (Screen.BASKET, Kind.WEIGHT)
    person.does(AskDismissed())
    assert asks(person.state) is None
    state = person.waits(20)
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.WEIGHT)
    state = person.does(t.PinEntered(PIN))
    assert (state.screen, state.watch.bag.fits) == (Screen.BASKET, True)
    (ended,) = [fact for fact in person.facts if isinstance(fact, InterventionResolved)]
    assert (ended.outcome, ended.skus, ended.actor) == ("approved", ("chocolate",), "staff")
    first = next(fact for fact in person.facts if isinstance(fact, InterventionRaised))
    assert first.evidence == Evidence(weight_change_g=640, expected_g=105, skus=("chocolate",))
    assert (first.store_id, first.kiosk_id) == ("", "kiosk-1")


def test_putting_it_right_ends_the_question_by_itself() -> None:
    person = Shopper()
    person.does(bag(0), SCAN_CHOCOLATE, bag(105), bag(105 + 1030))
    state = person.waits(6)
    assert asks(state) is Kind.WEIGHT
    state = person.does(SCAN_MILK)
    assert asks(state) is None
    assert person.resolved() == [("weight", "corrected")]
    assert person.does(t.PayTouched()).screen is Screen.PAY


def test_removing_the_line_releases_what_it_explained() -> None:
    person = Shopper()
    person.does(bag(0), SCAN_CHOCOLATE, bag(640))
    person.waits(2)
    line_id = person.state.basket.lines[0].line_id
    person.does(SCAN_MILK, t.LineRemoved(line_id))
    assert person.resolved() == [("weight", "released")]
    person.waits(2)
    assert person.raised()[-1] == ("weight", "note")  # it still lies there, unexplained
    person.does(bag(0))
    assert person.resolved() == [("weight", "released"), ("weight", "corrected")]


def test_paying_with_the_wrong_weight_asks_first_and_calls_then() -> None:
    person = Shopper()
    person.does(bag(0), SCAN_CHOCOLATE, bag(640))
    state = person.does(t.PayTouched())
    assert (state.screen, asks(state)) == (Screen.BASKET, Kind.WEIGHT)
    state = person.does(t.PayTouched())
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.WEIGHT)
    state = person.does(t.AgeRefused(PIN))
    assert (state.screen, state.watch.bag.fits) == (Screen.BASKET, False)
    assert person.resolved() == [("weight", "refused")]


@pytest.mark.parametrize("muted", [True, False])
def test_a_muted_item_is_never_asked_about(muted: bool) -> None:
    person = Shopper()
    known = person.world.known_watched.weights
    known["chocolate"] = replace(known["chocolate"], muted=muted)
    person.does(bag(0), SCAN_CHOCOLATE, bag(640))
    assert (asks(person.waits(6)) is None) is muted


def test_without_a_bagging_scale_nobody_is_asked_about_a_weight() -> None:
    person = Shopper()
    person.does(SCAN_MILK)
    person.waits(30)
    assert person.raised() == []


def test_what_lies_on_the_pad_unpaid_is_asked_about_before_paying() -> None:
    person = Shopper()
    person.does(SCAN_MILK, pad(tag(1)), t.LineRemoved(tag(1)))
    state = person.does(t.PayTouched())
    assert (state.screen, asks(state)) == (Screen.BASKET, Kind.UNPAID_TAG)
    state = person.does(PadTagsTaken())
    assert (asks(state), person.lines()[0]) == (None, ("shirt", 1, True))
    assert person.resolved() == [("unpaid_tag", "corrected")]
    assert person.does(t.PayTouched()).screen is Screen.PAY


def test_lifting_it_off_answers_the_question_too_and_leaving_it_calls() -> None:
    person = Shopper()
    person.does(SCAN_MILK, pad(tag(1)), t.LineRemoved(tag(1)), t.PayTouched())
    state = person.does(t.PayTouched())
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.UNPAID_TAG)
    raised = [fact for fact in person.facts if isinstance(fact, InterventionRaised)]
    assert {fact.evidence.epcs for fact in raised} == {(tag(1),)}
    person.does(t.PinEntered(PIN), t.PayTouched())
    assert person.state.screen is Screen.PAY
    person = Shopper()
    person.does(SCAN_MILK, pad(tag(1)), t.LineRemoved(tag(1)), t.PayTouched(), pad())
    assert person.does(t.PayTouched()).screen is Screen.PAY


def test_clothes_without_a_tag_on_the_pad_are_a_silent_note_once() -> None:
    person = Shopper()
    person.does(pad(), SCAN_SHIRT)
    assert person.does(t.PayTouched()).screen is Screen.PAY
    assert person.raised() == [("untagged", "note")]
    person = Shopper()
    person.does(SCAN_SHIRT, t.PayTouched())  # nobody hears a pad: nothing can be said
    assert person.raised() == []


def test_an_age_check_leaves_its_facts_under_one_id() -> None:
    person = Shopper()
    person.does(SCAN_WINE, t.PayTouched(), t.PinEntered(PIN))
    assert person.raised() == [("age", "call")]
    assert person.resolved() == [("age", "approved")]
    ids = {getattr(fact, "intervention_id", "") for fact in person.facts}
    assert len(ids) == 1
    person = Shopper()
    person.does(SCAN_WINE, t.PayTouched(), t.AgeRefused(PIN))
    assert person.resolved() == [("age", "refused")]
    person = Shopper()
    person.does(SCAN_WINE, t.PayTouched(), t.BackTouched())
    assert person.resolved() == [("age", "abandoned")]


def test_a_dropped_basket_and_a_sale_close_what_was_open() -> None:
    person = Shopper()
    person.does(SCAN_MILK, UNKNOWN, t.CancelTouched(), t.CancelConfirmed())
    assert person.resolved() == [("unknown_code", "abandoned")]
    assert person.state.watch.open == ()
    person = Shopper()
    person.does(SCAN_MILK, UNKNOWN, t.PayTouched())
    assert _sold(person).screen is Screen.DONE
    assert person.resolved() == [("unknown_code", "passed")]


def test_an_accepted_sale_teaches_the_weights_of_what_was_put_in_one_by_one() -> None:
    person = Shopper()
    person.does(bag(300), SCAN_MILK, bag(1325), SCAN_CHOCOLATE, bag(1431), t.PayTouched())
    _sold(person)
    (taught,) = [fact for fact in person.facts if isinstance(fact, BagWeighed)]
    assert taught.weighed == (
        WeighedPiece(sku="milk", grams=1025),
        WeighedPiece(sku="chocolate", grams=106),
    )


def test_a_dropped_basket_teaches_nothing() -> None:
    person = Shopper()
    person.does(bag(0), SCAN_MILK, bag(1025), t.CancelTouched(), t.CancelConfirmed())
    assert not [fact for fact in person.facts if isinstance(fact, BagWeighed)]
    person.does(SCAN_CHOCOLATE)  # the milk was left in the bag: it is nobody's now
    assert person.waits(10).watch.bag.fits


def _sold(person: Shopper) -> KioskState:
    payment = person.state.payment
    assert payment is not None
    recording = replace(payment, phase=PaymentPhase.RECORDING)
    person.state = replace(person.state, payment=recording)
    return person.does(
        SaleRecorded(
            intent_id=payment.intent_id,
            transaction_id="t1",
            receipt_number=1,
            qr_text="",
            completed_ms=1,
        )
    )


def test_staff_see_false_alarms_and_switch_a_check_off() -> None:
    person = Shopper()
    known = person.world.known_watched.weights
    known["milk"] = replace(known["milk"], alarms=4, false_alarms=3)
    state = person.does(t.StaffTouched(), t.PinEntered(PIN), WeightsTouched())
    assert state.screen is Screen.STAFF_WEIGHTS
    first = state.watch.weights[0]
    assert (first.sku, first.false_alarms) == ("milk", 3)
    state = person.does(WeightMuted("milk", True), WeightMuted("nonsense", True))
    assert [one.muted for one in state.watch.weights if one.sku == "milk"] == [True]
    told = [fact for fact in person.facts if isinstance(fact, WeightCheckSet)]
    assert [(fact.sku, fact.muted, fact.actor) for fact in told] == [("milk", True, "staff")]
    assert person.does(t.BackTouched()).screen is Screen.STAFF_TASKS


def alarm(number: int) -> Task:
    return Task(task_id=f"x{number}", kind=TaskKind.EXIT, subject="30", raised_ms=9, sku="shirt")


TASKS = ReferenceChanged(frozenset({"task"}))


def test_a_new_alarm_at_the_exit_sounds_where_staff_are_and_stands_on_top() -> None:
    person = Shopper()
    person.does(t.StaffTouched(), t.PinEntered(PIN))
    before = person.state.sound.number
    person.world.known_tasks = (*person.world.known_tasks, alarm(1))
    state = person.does(TASKS)
    assert (state.sound.number, state.sound.tone) == (before + 1, Tone.ALARM)
    assert state.staff is not None
    assert state.staff.tasks[0].kind is TaskKind.EXIT
    assert person.does(TASKS).sound.number == before + 1  # once for each
    person.world.known_tasks = (*person.world.known_tasks, alarm(2))
    assert person.does(TASKS).sound.number == before + 2


def test_a_customer_hears_and_sees_nothing_of_it() -> None:
    person = Shopper()
    person.does(SCAN_MILK)
    before = person.state.sound
    person.world.known_tasks = (alarm(1),)
    assert person.does(TASKS).sound == before
    person.does(t.StaffTouched())
    state = person.does(t.PinEntered(PIN))
    assert state.staff is not None
    assert [task.kind for task in state.staff.tasks] == [TaskKind.EXIT]
    assert state.sound.tone is not Tone.ALARM


def test_the_attendants_own_screen_always_sounds() -> None:
    options = KioskOptions(staff=True)
    assert rules_of(options).staff_only
    assert rules_of(options).staff_idle_s > Rules().staff_idle_s
    assert rules_of(KioskOptions()).staff_idle_s == Rules().staff_idle_s
    assert rules_of(KioskOptions(quantity_max=7)).limits.quantity_max == 7
