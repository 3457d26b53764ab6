"""Signing in: by badge or PIN, with the lines down, and never by guessing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application.staff_door import STAFF_DOOR_MIGRATIONS, TryBook
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow import touches as t
from kiosk.flow.door import BadgeRead, CheckStaff, Follows, SwitchTouched
from kiosk.flow.events import Event
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import Screen
from kiosk.flow.watching import KeepFact
from storecore.clock import ManualClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.staff import Role, StaffPerson, badge_hash
from storecore.contracts.watching import InterventionResolved
from storecore.database.writer import Writer
from storecore.gs1.badge import BADGE_PREFIX, make_badge_code, parse_badge_code
from storecore.secrets.delay import IN_STORE, Delays
from storecore.secrets.hashes import Passwords
from tests.kiosk.counter import Counter
from tests.kiosk.journey import SCAN_MILK, SCAN_WINE, Person, Then, scan
from tests.kiosk.shop import KIM, LEE, MAX, PEOPLE, PIN, ShopWorld

BADGE = make_badge_code(bytes(range(13)))


def badge(who: str) -> BadgeRead:
    return BadgeRead(BADGE_PREFIX + who)


def staffed() -> Person:
    world = ShopWorld()
    world.known_people = PEOPLE
    return Person(world)


KIM_IN = Then(t.PinEntered(PIN, "s-1"), Screen.STAFF_TASKS)
WAYS_IN = {
    "a name and its pin": [Then(t.StaffTouched(), Screen.STAFF_SIGN_IN), KIM_IN],
    "a badge on the sign-in screen": [
        Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
        Then(badge("s-1"), Screen.STAFF_TASKS),
    ],
    "a badge on the start screen": [Then(badge("s-1"), Screen.STAFF_TASKS)],
    "a wrong pin, then the right one": [
        Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
        Then(t.PinEntered("0000", "s-1"), Screen.STAFF_SIGN_IN),
        KIM_IN,
    ],
    "a badge of another shop, then the own": [
        Then(badge("s-9"), Screen.START),
        Then(badge("s-1"), Screen.STAFF_TASKS),
    ],
    "another person by badge, without signing out": [
        Then(badge("s-2"), Screen.STAFF_TASKS),
        Then(t.OrdersTouched(), Screen.STAFF_ORDERS),
        Then(badge("s-1"), Screen.STAFF_TASKS),
    ],
    "another person by pin, over the name at the top": [
        Then(badge("s-2"), Screen.STAFF_TASKS),
        Then(SwitchTouched(), Screen.STAFF_SIGN_IN),
        KIM_IN,
    ],
}


@pytest.mark.parametrize("journey", WAYS_IN.values(), ids=WAYS_IN.keys())
def test_somebody_is_let_in_as_who_they_are(journey: list[Then]) -> None:
    person = staffed()
    person.walks(journey)
    assert person.state.staff is not None
    assert (person.state.staff.staff_id, person.state.staff.role) == ("s-1", Role.ATTENDANT)


def test_the_pin_of_one_person_is_not_another_ones_and_nobody_comes_in_without_a_name() -> None:
    person = staffed()
    for named in ("", "nobody"):
        person.does(t.StaffTouched(), t.PinEntered(PIN, named))
        assert person.state.screen is Screen.STAFF_SIGN_IN
        assert person.state.notice is not None
        assert person.state.notice.kind is NoticeKind.WRONG_PIN


def test_the_customer_finds_the_basket_again_when_staff_leave() -> None:
    person = staffed()
    person.does(SCAN_MILK, badge("s-1"), SwitchTouched(), badge("s-2"))
    assert person.does(t.StaffLeft()).screen is Screen.BASKET
    assert person.state.staff is None
    assert person.state.basket.count == 1


def test_who_walks_away_is_signed_out() -> None:
    person = staffed()
    person.does(SCAN_MILK, badge("s-1"))
    assert person.waits(181).screen is Screen.BASKET
    assert person.state.staff is None


def test_a_badge_beside_a_customer_says_yes_or_no_without_a_pin() -> None:
    person = staffed()
    person.does(SCAN_WINE, t.PayTouched(), badge("s-1"))
    assert person.state.screen is Screen.HAND_NEEDED
    assert person.state.present == KIM
    state = person.does(t.PinEntered(""))
    assert state.screen is Screen.PAY
    told = [one.body for one in person.effects if isinstance(one, KeepFact)]
    assert [one.actor for one in told if isinstance(one, InterventionResolved)] == ["s-1"]


def test_whose_badge_was_there_is_forgotten_with_the_screen() -> None:
    person = staffed()
    person.does(SCAN_WINE, t.PayTouched(), badge("s-1"), t.BackTouched())
    assert person.state.present is None
    person.does(t.PayTouched(), t.PinEntered(""))
    assert person.state.screen is Screen.HAND_NEEDED


class NoAnswer(ShopWorld):
    """A disk that takes its time."""

    def answer(self, check: CheckStaff) -> Event:
        """Nothing yet."""
        return t.Touched()


def test_one_question_at_a_time() -> None:
    person = staffed()
    person.does(t.StaffTouched())
    person.world = NoAnswer()
    person.world.known_people = PEOPLE
    person.does(t.PinEntered(PIN, "s-1"))
    asking = person.state.asking
    assert asking is not None
    assert asking.follows is Follows.SIGN_IN
    person.does(t.PinEntered(PIN, "s-2"))
    assert person.state.asking == asking
    assert not [one for one in person.effects if isinstance(one, CheckStaff)]


def test_a_badge_is_never_taken_for_goods() -> None:
    person = staffed()
    person.does(SCAN_MILK, scan(BADGE))
    assert person.state.basket.count == 1


def staff_arrive(counter: Counter) -> None:
    """The store's people, as the edge would have sent them."""
    pins = Passwords((1, 32))
    people = [
        StaffPerson(
            staff_id=one.staff_id, name=one.name, role=one.role, pin_hash=pins.hash(pin),
            badge_hash=badge_hash(parse_badge_code(BADGE)) if one is KIM else "",
            active=one is not LEE,
        )
        for one, pin in ((KIM, "111111"), (LEE, "222222"), (MAX, "333333"))
    ]  # fmt: skip
    entries = tuple(
        Entry(
            collection="staff", key=p.staff_id, version=1, raw=msgspec.Raw(msgspec.json.encode(p))
        )
        for p in people
    )
    page = ReferencePage(feed="shop", cursor=100, entries=entries, complete=True)
    counter.writer.run(lambda db: counter.mirror.apply(db, page))
    counter.core.catalogue.forget({"staff"})


Kiosk = Callable[[], Counter]


def test_people_sign_in_with_edge_and_cloud_gone(till: Kiosk) -> None:
    with till() as kiosk:
        staff_arrive(kiosk)
        kiosk.does(t.StaffTouched(), t.PinEntered("111111", "s-1"))
        assert kiosk.state.staff is not None
        assert kiosk.state.staff.staff_id == "s-1"
        kiosk.does(t.StaffLeft(), scan(BADGE))
        assert kiosk.state.staff is not None


def test_who_has_left_the_shop_is_not_let_in_and_the_first_pin_opens_nothing(till: Kiosk) -> None:
    with till() as kiosk:
        staff_arrive(kiosk)
        kiosk.does(t.StaffTouched(), t.PinEntered("222222", "s-2"), t.PinEntered(PIN, ""))
        assert kiosk.state.screen is Screen.STAFF_SIGN_IN


def test_five_wrong_pins_then_a_wait_that_a_restart_and_the_clock_do_not_shorten(
    till: Kiosk,
) -> None:
    with till() as kiosk:
        staff_arrive(kiosk)
        kiosk.does(t.StaffTouched(), *[t.PinEntered("000000", "s-1")] * 5)
        assert kiosk.state.notice is not None
        assert (kiosk.state.notice.kind, kiosk.state.notice.number) == (NoticeKind.PIN_LOCKED, 30)
    with till() as kiosk:
        kiosk.clock.set_wall_ms(kiosk.clock.wall_ms() + 365 * 24 * 3_600_000)
        kiosk.does(t.StaffTouched(), t.PinEntered("111111", "s-1"))
        assert kiosk.state.screen is Screen.STAFF_SIGN_IN
        assert kiosk.state.notice is not None
        assert kiosk.state.notice.number == 30
        kiosk.does(scan(BADGE))
        assert kiosk.state.staff is not None


@pytest.fixture
def till(tmp_path: Path) -> Kiosk:
    """A kiosk, and the same one again after it was switched off."""
    return lambda: Counter(tmp_path, MemoryTerminal())


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Callable[[ManualClock], TryBook]]:
    writers: list[Writer] = []

    def opened(clock: ManualClock) -> TryBook:
        for writer in writers:
            writer.close()
        writers.append(Writer(tmp_path / "kiosk.db", (STAFF_DOOR_MIGRATIONS,)))
        return TryBook(writers[-1], clock)

    yield opened
    writers[-1].close()


def test_waits_double_and_end_with_the_right_pin(book: Callable[[ManualClock], TryBook]) -> None:
    clock = ManualClock()
    tries = book(clock)
    waits = []
    for _ in range(8):
        clock.advance(tries.wait_s("s-1"))
        assert tries.begin("s-1") == 0
        waits.append(tries.wait_s("s-1"))
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240]
    assert tries.wait_s("s-2") == 240  # the kiosk waits, whoever is asked for
    tries.right("s-1")
    assert tries.wait_s("s-1") == 0


def test_a_colleague_who_signs_in_gives_no_more_tries_at_somebody_else(
    book: Callable[[ManualClock], TryBook],
) -> None:
    tries = book(ManualClock())
    for _ in range(4):
        tries.begin("s-3")
    tries.begin("s-1")
    tries.right("s-1")
    tries.begin("s-3")
    assert tries.wait_s("s-3") == 30
    assert tries.wait_s("s-1") == 0 or tries.wait_s("s-1") == 30


@given(st.integers(1, 20), st.integers(1, 600), st.integers(600, 7200), st.integers(0, 80))
def test_waits_never_shrink_and_have_an_end(
    free: int, first_s: int, longest_s: int, failures: int
) -> None:
    delays = Delays(free_tries=free, first_s=first_s, longest_s=longest_s)
    assert delays.after(failures) <= delays.after(failures + 1) <= longest_s * 1000
    assert (delays.after(failures) == 0) is (failures < free)
    assert IN_STORE.free_tries == 5
