"""Pickup codes in the store, with the cloud and the internet gone: proven, bound, used once."""

from __future__ import annotations

import random

import pytest

from edge_agent.orders.refused import OrderRefused
from edge_agent.serve.steps import Steps
from storecore.contracts.local_api import (
    OrderAction,
    OrderStepRequest,
    PickupRequest,
    RefusalCode,
)
from storecore.contracts.order_facts import OrderCollected
from storecore.contracts.orders import Order
from storecore.gs1.pickup import PICKUP_PREFIX, make_pickup_code
from storecore.gs1.spoken import ALPHABET
from storecore.orders.life import after
from storecore.serving.messages import Refused
from tests.edge.chain import KEY, STRANGER, real_order, send_key, signed
from tests.edge.shop import Shop

A, S, C, X = OrderAction.START_PICK, OrderAction.STAGE, OrderAction.COLLECT, OrderAction.CANCEL


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    send_key(shop)
    shop.deliver("d1", ("milk", 5000))
    return shop


def staged(shop: Shop, number: int, **more: object) -> Order:
    """An order that waits for its customer."""
    one = real_order(number, ("milk", 1), **more)
    shop.place(one)
    for action in (A, S):
        step(shop, one, action)
    return one


def step(shop: Shop, one: Order, action: OrderAction, code: str = "") -> Order:
    asked = OrderStepRequest(
        request_id="r",
        action=action,
        actor="mia",
        place="B3",
        code=code,
        checked_by="" if code else "mia",
    )
    return shop.do(lambda db: shop.books.orders.step(db, one.order_id, asked))


def answer(shop: Shop, code: str) -> str:
    """The order that a code opens, or why it opens none."""
    try:
        return shop.books.orders.find_pickup(shop.writer.reader(), code).order_id
    except OrderRefused as refused:
        return refused.code.value


def test_a_signed_code_and_the_one_read_out_open_the_same_order(stocked: Shop) -> None:
    one = staged(stocked, 1)
    assert answer(stocked, signed(one)) == one.order_id
    assert answer(stocked, one.pickup_code) == one.order_id


def test_each_code_that_opens_nothing_has_its_reason(stocked: Shop) -> None:
    one = staged(stocked, 1)
    whole = signed(one)
    assert answer(stocked, signed(one, STRANGER)) == RefusalCode.FORGED
    assert answer(stocked, whole[:-1] + ("0" if whole[-1] != "0" else "1")) == RefusalCode.FORGED
    assert answer(stocked, whole[:-3]) == RefusalCode.FORGED
    assert answer(stocked, signed(one, store_id="s2")) == RefusalCode.WRONG_STORE
    assert answer(stocked, signed(real_order(2, ("milk", 1)))) == RefusalCode.NOT_HERE_YET
    step(stocked, one, C, signed(one))
    assert answer(stocked, whole) == RefusalCode.ALREADY_COLLECTED
    assert answer(stocked, one.pickup_code) == RefusalCode.ALREADY_COLLECTED
    off = staged(stocked, 3)
    step(stocked, off, X)
    assert answer(stocked, signed(off)) == RefusalCode.CANCELLED


def test_without_a_code_only_a_colleague_hands_over(stocked: Shop) -> None:
    one = staged(stocked, 1)
    asked = OrderStepRequest(request_id="r", action=C, actor="kiosk-1")
    with pytest.raises(OrderRefused, match="show the order's code"):
        stocked.do(lambda db: stocked.books.orders.step(db, one.order_id, asked))
    assert step(stocked, one, C).checked_by == "mia"


def test_a_key_that_was_retired_proves_nothing_and_a_new_one_does(stocked: Shop) -> None:
    one = staged(stocked, 1)
    stocked.come_down(("pickup_key", KEY.key_id, None))
    send_key(stocked, STRANGER)
    assert answer(stocked, signed(one)) == RefusalCode.FORGED
    assert answer(stocked, signed(one, STRANGER)) == one.order_id


def test_a_key_under_the_name_of_another_is_no_key(stocked: Shop) -> None:
    one = staged(stocked, 1)
    stocked.come_down(("pickup_key", KEY.key_id, b'{"key_id":"x","public":"AAAA","from_ms":0}'))
    assert answer(stocked, signed(one)) == RefusalCode.FORGED


def test_a_code_hands_over_its_own_order_and_no_other(stocked: Shop) -> None:
    mine, other = staged(stocked, 1), staged(stocked, 2)
    for code in (signed(other), other.pickup_code, signed(mine, STRANGER), "ABCD2345"):
        with pytest.raises(OrderRefused) as refused:
            step(stocked, mine, C, code)
        assert refused.value.code is RefusalCode.FORGED
    assert step(stocked, mine, C, mine.pickup_code).state == "collected"


@pytest.mark.parametrize(
    "text", ["%", "_", "", " ", "*", "' OR 1=1 --", "SSP:", "\x00", "ＡＢ", "?"]
)
def test_wildcards_blanks_and_odd_signs_find_nobodys_order(stocked: Shop, text: str) -> None:
    staged(stocked, 1)
    assert answer(stocked, text) == RefusalCode.UNKNOWN_CODE


def test_two_orders_with_one_spoken_code_are_told_apart_by_the_signed_one(stocked: Shop) -> None:
    twin = make_pickup_code(b"twins")
    one, two = staged(stocked, 1, pickup_code=twin), staged(stocked, 2, pickup_code=twin)
    assert answer(stocked, twin) == RefusalCode.UNKNOWN_CODE
    assert (answer(stocked, signed(one)), answer(stocked, signed(two))) == (
        one.order_id,
        two.order_id,
    )
    step(stocked, one, C)
    assert answer(stocked, twin) == two.order_id


def test_a_kiosk_that_shows_many_wrong_codes_has_to_wait(stocked: Shop) -> None:
    one, steps = staged(stocked, 1), stocked.steps()

    def ask(kiosk: str, code: str) -> str:
        try:
            return steps.pickup(PickupRequest(pickup_code=code, kiosk_id=kiosk)).order.order_id
        except Refused as refused:
            return str(refused.refusal.code)

    for _ in range(10):
        assert ask("kiosk-1", "ABCD2345") == RefusalCode.UNKNOWN_CODE
    assert ask("kiosk-1", one.pickup_code) == RefusalCode.TOO_MANY_TRIES
    assert ask("kiosk-2", one.pickup_code) == one.order_id
    stocked.clock.advance(61)
    assert ask("kiosk-1", one.pickup_code) == one.order_id


def test_a_public_screen_is_told_no_name_and_no_number(stocked: Shop) -> None:
    one = staged(stocked, 1, phone="+49301234567")
    steps, code = stocked.steps(), signed(one)
    found = steps.pickup(PickupRequest(pickup_code=code, kiosk_id="kiosk-1")).order
    asked = OrderStepRequest(request_id="c1", action=C, actor="kiosk-1", code=code)
    taken = steps.order_step(one.order_id, asked, "").order
    for shown in (found, taken):
        assert (shown.customer_name, shown.phone) == ("A••• B•••", "•••67")
    assert stocked.order(one.order_id).customer_name == "Anna Berg"


def test_in_an_old_copy_an_order_is_handed_over_by_a_colleague_until_the_cloud_knows_better(
    stocked: Shop,
) -> None:
    gone, waits = staged(stocked, 1), staged(stocked, 2)
    stocked.do(stocked.books.orders.doubt_waiting)
    stocked.do(stocked.books.orders.doubt_waiting)
    for one in (gone, waits):
        with pytest.raises(OrderRefused) as refused:
            step(stocked, one, C, signed(one))
        assert refused.value.code is RefusalCode.STAFF_CHECK
    collected = OrderCollected(
        order_id=gone.order_id, store_id="s1", actor="kiosk-1", at_ms=9, place="B3"
    )
    stocked.place(after(stocked.order(gone.order_id), collected))
    assert answer(stocked, signed(gone)) == RefusalCode.ALREADY_COLLECTED
    assert step(stocked, waits, C).state == "collected"


class Kiosk:
    """A kiosk whose line to the edge fails both ways; it hands over what the edge has confirmed."""

    def __init__(self, name: str, steps: Steps, dice: random.Random) -> None:
        self.name = name
        self.handed: list[str] = []
        self._steps = steps
        self._dice = dice
        self._asked = 0

    def show(self, code: str, order_id: str | None = None) -> None:
        """Somebody shows a code; the kiosk may be cut off before or after the edge has it."""
        self._asked += 1
        request_id = f"{self.name}-{self._asked}"
        for _ in range(self._dice.randint(1, 2)):  # without an answer the same is asked again
            if self._dice.random() < 0.3:
                continue
            try:
                found = order_id or self._find(code)
                asked = OrderStepRequest(
                    request_id=request_id, action=C, actor=self.name, code=code
                )
                order = self._steps.order_step(found, asked, "").order
            except Refused:
                return
            if self._dice.random() < 0.7:
                self.handed.append(order.order_id)
                return

    def _find(self, code: str) -> str:
        asked = PickupRequest(pickup_code=code, kiosk_id=self.name)
        return self._steps.pickup(asked).order.order_id


def test_ten_thousand_replays_and_forgeries_at_two_cut_off_kiosks_hand_nothing_over_twice(
    stocked: Shop,
) -> None:
    dice = random.Random(7)
    orders = [staged(stocked, number) for number in range(1, 101)]
    steps = stocked.steps()
    kiosks = [Kiosk("kiosk-1", steps, dice), Kiosk("kiosk-2", steps, dice)]
    genuine = {code for one in orders for code in (signed(one), one.pickup_code)}
    forged = 0
    for _ in range(10_000):
        stocked.clock.advance(5)
        kiosk, one = dice.choice(kiosks), dice.choice(orders)
        code = dice.choice((signed(one), one.pickup_code, *_forgeries(one, dice)))
        before = len(kiosk.handed)
        kiosk.show(code, one.order_id if dice.random() < 0.5 else None)
        if code not in genuine:
            forged += 1
            assert len(kiosk.handed) == before
    handed = [order_id for kiosk in kiosks for order_id in kiosk.handed]
    assert forged > 3000
    assert len(handed) == len(set(handed)) > 50
    told = [body.order_id for body in stocked.facts() if isinstance(body, OrderCollected)]
    assert len(told) == len(set(told)) == len(orders)
    assert set(handed) <= set(told)


def _forgeries(one: Order, dice: random.Random) -> tuple[str, ...]:
    whole = signed(one)
    place = dice.randrange(4, len(whole))
    wrong = ALPHABET[(ALPHABET.index(whole[place]) + dice.randrange(1, 32)) % 32]
    return (
        signed(one, STRANGER),
        signed(one, store_id="s2"),
        whole[:place] + wrong + whole[place + 1 :],
        make_pickup_code(dice.randbytes(5)),
        PICKUP_PREFIX + "".join(dice.choices(ALPHABET, k=len(whole) - 4)),
    )
