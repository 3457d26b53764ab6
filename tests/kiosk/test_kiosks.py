"""An attendant sees every kiosk and answers from there; a kiosk obeys once, and only what is so."""

from __future__ import annotations

import pytest

from kiosk.flow import touches as t
from kiosk.flow.door import BadgeRead
from kiosk.flow.events import ReferenceChanged, Refused
from kiosk.flow.kiosks import KioskObeyed, KiosksTouched, KioskTold, ReplyToEdge, TellKiosk
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import Screen
from kiosk.flow.steps.kiosks import report_of
from kiosk.flow.watching import KeepFact
from storecore.contracts.kiosks import Doing, KioskAction, KioskOrder, KioskReport
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.watching import InterventionResolved
from storecore.gs1.badge import BADGE_PREFIX
from tests.kiosk.journey import SCAN_MILK, SCAN_WINE, Person
from tests.kiosk.shop import PEOPLE, ShopWorld

NEWS = ReferenceChanged(frozenset({"kiosk_order"}))


def staffed() -> Person:
    world = ShopWorld()
    world.known_people = PEOPLE
    return Person(world)


def told(person: Person, action: KioskAction, call_id: str = "", order_id: str = "o-1") -> bool:
    """The order arrives; what the kiosk answers."""
    order = KioskOrder(order_id=order_id, action=action, actor="s-1", call_id=call_id)
    person.world.known_kiosk_orders = (order,)
    person.does(NEWS)
    (reply,) = [one for one in person.effects if isinstance(one, ReplyToEdge)]
    assert reply.order_id == order_id
    return reply.done


def waiting() -> Person:
    """A customer with wine waits for somebody to look at their age."""
    person = staffed()
    person.does(SCAN_WINE, t.PayTouched())
    assert person.state.screen is Screen.HAND_NEEDED
    return person


def test_a_report_names_what_goes_on_and_nobody() -> None:
    person = staffed()
    assert report_of(person.state).doing is Doing.FREE
    person.does(SCAN_MILK)
    assert report_of(person.state) == KioskReport(kiosk_id="", doing=Doing.SHOPPING, pieces=1)
    report = report_of(waiting().state)
    assert (report.doing, report.call, report.judged) == (Doing.WAITING, "age", True)


@pytest.mark.parametrize(
    ("action", "screen"),
    [(KioskAction.APPROVE, Screen.PAY), (KioskAction.REFUSE, Screen.BASKET)],
)
def test_an_age_is_judged_from_elsewhere_by_who_did_it(action: KioskAction, screen: Screen) -> None:
    person = waiting()
    assert told(person, action, report_of(person.state).call_id)
    assert person.state.screen is screen
    facts = [one.body for one in person.effects if isinstance(one, KeepFact)]
    assert [one.actor for one in facts if isinstance(one, InterventionResolved)] == ["s-1"]


def test_an_order_is_done_once_and_one_about_another_call_not_at_all() -> None:
    person = waiting()
    call_id = report_of(person.state).call_id
    assert not told(person, KioskAction.APPROVE, "an earlier call")
    assert person.state.screen is Screen.HAND_NEEDED
    assert told(person, KioskAction.APPROVE, call_id, "o-2")
    person.does(NEWS)
    assert not [one for one in person.effects if isinstance(one, ReplyToEdge)]


def test_only_a_free_kiosk_is_closed_and_nobody_shops_at_a_closed_one() -> None:
    person = staffed()
    person.does(SCAN_MILK)
    assert not told(person, KioskAction.PAUSE)
    free = staffed()
    assert told(free, KioskAction.PAUSE)
    assert free.does(SCAN_MILK).screen is Screen.PAUSED
    assert free.waits(200).screen is Screen.PAUSED
    assert free.state.basket.is_empty
    assert told(free, KioskAction.RESUME, order_id="o-2")
    assert free.state.screen is Screen.START


def attendant() -> Person:
    person = staffed()
    person.world.known_kiosks = (
        KioskReport(kiosk_id="k-1", doing=Doing.FREE),
        KioskReport(kiosk_id="k-2", doing=Doing.WAITING, call="age", call_id="9", judged=True),
    )
    person.does(BadgeRead(BADGE_PREFIX + "s-1"), KiosksTouched())
    return person


def test_who_waits_stands_on_top_and_is_answered_from_there() -> None:
    person = attendant()
    assert person.state.kiosks is not None
    assert [one.kiosk_id for one in person.state.kiosks.kiosks] == ["k-2", "k-1"]
    person.does(KioskTold("k-2", KioskAction.APPROVE))
    (tell,) = [one for one in person.effects if isinstance(one, TellKiosk)]
    assert (tell.request.kiosk_id, tell.request.actor, tell.request.call_id) == ("k-2", "s-1", "9")
    person.does(KioskTold("k-1", KioskAction.PAUSE))
    assert not person.effects
    state = person.does(KioskObeyed(tell.request.request_id))
    assert state.kiosks is not None
    assert state.kiosks.request_id == ""


def test_a_kiosk_that_is_silent_is_named() -> None:
    person = attendant()
    person.does(KioskTold("k-1", KioskAction.PAUSE))
    assert person.state.kiosks is not None
    request_id = person.state.kiosks.request_id
    state = person.does(Refused(request_id=request_id, code=RefusalCode.KIOSK_SILENT))
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.KIOSK_SILENT


def test_a_picker_does_not_see_the_tills() -> None:
    person = staffed()
    person.does(BadgeRead(BADGE_PREFIX + "s-2"), KiosksTouched())
    assert person.state.screen is Screen.STAFF_TASKS
