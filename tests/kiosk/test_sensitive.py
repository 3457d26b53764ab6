"""Sensitive steps: a PIN again or a second person, by who may, and told as facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.devices.memory import MemoryTerminal
from kiosk.flow import touches as t
from kiosk.flow.approving import ApprovalLeft
from kiosk.flow.door import BadgeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.overriding import BasketTabTouched, LineTakenOut, PriceChanged
from kiosk.flow.state import Screen
from kiosk.flow.till import TillTouched
from kiosk.flow.watching import KeepFact
from storecore.contracts.facts import PriceOverride, SaleCompleted
from storecore.contracts.staff import ApprovedBy, OverrideReason, Sensitive, SensitiveStep
from storecore.contracts.tenders import RefundIntended
from storecore.gs1.badge import BADGE_PREFIX
from tests.kiosk.counter import Counter
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, typed
from tests.kiosk.purse import of, staff_does
from tests.kiosk.shop import KIM, PEOPLE, PIN, ShopWorld, eur


def badge(who: str) -> BadgeRead:
    return BadgeRead(BADGE_PREFIX + who)


def signed_in(who: str = "s-1") -> Person:
    """Somebody of the staff beside a basket of two cartons of milk."""
    world = ShopWorld()
    world.known_people = PEOPLE
    person = Person(world)
    person.does(SCAN_MILK, t.QuantityChosen("f1", 2), badge(who), BasketTabTouched())
    return person


def cheaper(minor: int = 99) -> PriceChanged:
    return PriceChanged(line_id="f1", price=eur(minor), reason=OverrideReason.DAMAGED)


def said(person: Person) -> NoticeKind | None:
    return person.state.notice.kind if person.state.notice is not None else None


def facts(person: Person) -> list[SensitiveStep]:
    told = [one.body for one in person.effects if isinstance(one, KeepFact)]
    return [body for body in told if isinstance(body, SensitiveStep)]


@pytest.mark.parametrize(
    ("yes", "approver", "how"),
    [
        (t.PinEntered(PIN, "s-1"), "s-1", ApprovedBy.PIN_AGAIN),
        (t.PinEntered(PIN, "s-3"), "s-3", ApprovedBy.SECOND_PERSON),
        (badge("s-3"), "s-3", ApprovedBy.SECOND_PERSON),
    ],
    ids=["the own pin again", "a second person's pin", "a second person's badge"],
)
def test_a_price_is_changed_once_somebody_says_yes(
    yes: t.Touch | BadgeRead, approver: str, how: ApprovedBy
) -> None:
    person = signed_in()
    person.does(cheaper())
    assert person.state.basket.total == eur(258)
    person.does(yes)
    (line,) = person.state.basket.lines
    assert (line.unit_price, line.amount, person.state.basket.total) == (
        eur(99), eur(198), eur(198),
    )  # fmt: skip
    assert line.override == PriceOverride(
        was=eur(129), reason="damaged", staff_id="s-1", approver_id=approver
    )
    (fact,) = facts(person)
    assert (fact.step, fact.subject, fact.staff_id) == (Sensitive.PRICE_OVERRIDE, "f1", "s-1")
    assert (fact.approver_id, fact.approved_by, fact.amount) == (approver, how, eur(60))
    assert fact.reason == "damaged"


NOT_ENOUGH = {
    "the badge that signed in": (badge("s-1"), NoticeKind.OWN_BADGE),
    "a wrong pin": (t.PinEntered("0000", "s-1"), NoticeKind.WRONG_PIN),
    "a picker": (badge("s-2"), NoticeKind.MAY_NOT),
    "a badge of another shop": (badge("s-9"), NoticeKind.WRONG_PIN),
}


@pytest.mark.parametrize(("no", "why"), NOT_ENOUGH.values(), ids=NOT_ENOUGH.keys())
def test_what_is_not_enough_changes_nothing(no: t.Touch | BadgeRead, why: NoticeKind) -> None:
    person = signed_in()
    person.does(cheaper(), no)
    assert said(person) is why
    assert person.state.basket.total == eur(258)
    assert person.state.staff is not None
    assert person.state.staff.approving is not None
    person.does(ApprovalLeft(), t.PinEntered(PIN, "s-1"))
    assert person.state.basket.total == eur(258)


def test_a_second_persons_badge_approves_and_does_not_take_over() -> None:
    person = signed_in()
    person.does(cheaper(), badge("s-3"))
    assert person.state.staff is not None
    assert person.state.staff.staff_id == KIM.staff_id


def test_a_picker_sees_neither_till_nor_basket() -> None:
    person = signed_in("s-2")
    assert (person.state.screen, said(person)) == (Screen.STAFF_TASKS, NoticeKind.MAY_NOT)
    person.does(TillTouched())
    assert (person.state.screen, said(person)) == (Screen.STAFF_TASKS, NoticeKind.MAY_NOT)


def test_a_price_is_never_raised_by_hand() -> None:
    person = signed_in()
    person.does(cheaper(130))
    assert said(person) is NoticeKind.PRICE_TOO_HIGH


def test_a_line_of_a_changed_price_takes_part_in_no_offer_and_takes_no_more_pieces() -> None:
    world = ShopWorld()
    world.known_people = PEOPLE
    person = Person(world)
    person.does(SCAN_CHOCOLATE, t.QuantityChosen("f1", 3))
    assert person.state.basket.total == eur(400)
    person.does(badge("s-1"), BasketTabTouched(), cheaper(100), t.PinEntered(PIN, "s-1"))
    assert person.state.basket.total == eur(300)
    person.does(t.StaffLeft(), typed("95202020"))
    assert len(person.state.basket.lines) == 2


def test_a_line_is_taken_out_of_the_basket() -> None:
    person = signed_in()
    person.does(LineTakenOut("f1"))
    assert person.state.basket.is_empty


def test_the_changed_price_is_in_the_sale(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        kiosk.does(SCAN_MILK, t.StaffTouched(), t.PinEntered(PIN), BasketTabTouched())
        (line,) = kiosk.state.basket.lines
        kiosk.does(replace(cheaper(), line_id=line.line_id), t.PinEntered(PIN), t.StaffLeft())
        kiosk.does(t.PayTouched())
        kiosk.until(lambda state: state.screen is Screen.DONE)
        bodies = kiosk.bodies()
    (sale,) = of(bodies, SaleCompleted)
    assert sale.total == eur(99)
    assert sale.lines[0].override == PriceOverride(
        was=eur(129), reason="damaged", staff_id="staff", approver_id="staff"
    )
    assert [one.step for one in of(bodies, SensitiveStep)] == [Sensitive.PRICE_OVERRIDE]


def test_money_given_back_names_who_did_it_and_who_said_yes(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(lambda state: state.screen is Screen.DONE)
        (sale,) = kiosk.sales()
        kiosk.does(t.ReceiptTaken())
        staff_does(kiosk, f"return:{sale.transaction_id}")
        bodies = kiosk.bodies()
    assert of(bodies, RefundIntended)
    (fact,) = of(bodies, SensitiveStep)
    assert (fact.step, fact.subject) == (Sensitive.REFUND, sale.transaction_id)
    assert (fact.staff_id, fact.approver_id) == ("staff", "staff")
    assert fact.approved_by is ApprovedBy.PIN_AGAIN
