"""A clock that is set a year ahead or back in a running store brings nothing back to life."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from edge_agent.orders.guesses import WITHIN_S, WRONG_MAX
from edge_agent.requests import KEPT_COUNT
from edge_agent.suspended.book import SuspendRefused
from edge_agent.tasks.book import HOLD_MS
from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.members import RightsReply, RightsRequest
from storecore.contracts.offers import Coupon
from storecore.contracts.opening import PickupTerms
from storecore.contracts.orders import OrderState
from storecore.contracts.reference import Store, TaskKind
from storecore.contracts.suspended import BasketExpired
from storecore.journal.journal import facts_after
from storecore.journal.verifying import verify
from tests.edge.sales import sale, sell
from tests.edge.shop import STORE, Shop
from tests.edge.test_pickup_codes import answer, staged, step, stocked
from tests.edge.test_suspended import resumes, suspends

YEAR_MS = 365 * 24 * 3_600_000
JUMPS = {
    "ahead": (YEAR_MS,),
    "back": (-YEAR_MS,),
    "ahead and back": (YEAR_MS, -YEAR_MS),
    "back and ahead": (-YEAR_MS, YEAR_MS),
}
__all__ = ["stocked"]


@pytest.fixture(params=JUMPS.values(), ids=list(JUMPS))
def jumps(request: pytest.FixtureRequest) -> tuple[int, ...]:
    """How somebody sets the clock, time after time."""
    steps: tuple[int, ...] = request.param
    return steps


def jump(shop: Shop, jumps: tuple[int, ...]) -> None:
    """Set the clock; all that time brings about happens after each, and the edge starts anew."""
    for by_ms in jumps:
        shop.clock.set_wall_ms(shop.clock.wall_ms() + by_ms)
        shop.live(2)
        shop.do(shop.books.housekeeping)
        shop.restart()
        shop.live(2)


def test_what_happened_stays_in_its_order_and_the_chain_whole(
    shop: Shop, jumps: tuple[int, ...]
) -> None:
    shop.deliver("d1", ("milk", 10))
    jump(shop, jumps)
    sell(shop, sale(("milk", 2, ())))
    shop.deliver("d2", ("milk", 5))
    own = [
        fact
        for _, fact in facts_after(shop.writer.reader(), 0, 1000)
        if fact.origin == shop.options.name
    ]
    assert [fact.hlc for fact in own] == sorted({fact.hlc for fact in own})
    assert list(verify(shop.writer.reader())) == []
    assert shop.level("milk").on_hand == 13


def test_a_coupon_that_was_used_or_is_held_is_not_given_again(
    shop: Shop, jumps: tuple[int, ...]
) -> None:
    coupons = {one: Coupon(coupon_id=one, offer_id="tea") for one in ("held", "used")}
    shop.come_down(*(("coupon", key, coupon) for key, coupon in coupons.items()))

    def ask(kiosk_id: str, *wanted: str) -> RightsReply:
        asked = RightsRequest(
            request_id="r",
            kiosk_id=kiosk_id,
            transaction_id=f"t-{kiosk_id}",
            member_key="",
            points=0,
            coupons=wanted,
        )
        reply = shop.do(lambda db: shop.books.rights.ask(db, asked, cloud_up=True))
        return shop.do(lambda db: shop.books.rights.settle(db, asked, reply))

    assert ask("kiosk-1", "used").coupons == ("used",)
    sell(shop, sale(("milk", 1, ()), transaction_id="t-kiosk-1", coupons=("used",)))
    assert ask("kiosk-2", "held").coupons == ("held",)
    jump(shop, jumps)
    assert ask("kiosk-3", "used", "held").coupons == ()
    assert ask("kiosk-2", "used", "held").coupons == ("held",)


def test_a_kiosk_a_year_ahead_frees_nothing_of_its_next_customer(shop: Shop) -> None:
    shop.come_down(("coupon", "one", Coupon(coupon_id="one", offer_id="tea")))

    def ask(kiosk_id: str, transaction_id: str) -> tuple[str, ...]:
        asked = RightsRequest(
            request_id="r",
            kiosk_id=kiosk_id,
            transaction_id=transaction_id,
            member_key="",
            points=0,
            coupons=("one",),
        )
        return shop.do(lambda db: shop.books.rights.ask(db, asked, cloud_up=True)).coupons

    ahead_ms = shop.clock.wall_ms() + YEAR_MS
    assert ask("kiosk-1", "02") == ("one",)
    sell(shop, sale(("milk", 1, ()), transaction_id="01", started_ms=ahead_ms))  # it comes late
    assert ask("kiosk-2", "09") == ()
    sell(shop, sale(("milk", 1, ()), transaction_id="03", started_ms=ahead_ms))
    assert ask("kiosk-2", "09") == ("one",)


def test_a_code_that_was_used_opens_nothing_again(stocked: Shop, jumps: tuple[int, ...]) -> None:
    collected, cancelled = staged(stocked, 1), staged(stocked, 2)
    step(stocked, collected, OrderAction.COLLECT, collected.pickup_code)
    step(stocked, cancelled, OrderAction.CANCEL)
    jump(stocked, jumps)
    assert answer(stocked, collected.pickup_code) == RefusalCode.ALREADY_COLLECTED
    assert answer(stocked, cancelled.pickup_code) == RefusalCode.CANCELLED


def test_an_order_that_has_expired_stays_so(stocked: Shop) -> None:
    terms = PickupTerms(time_zone="UTC")
    store = Store(store_id=STORE, names={"en": "S"}, currency="EUR", pickup=terms)
    stocked.come_down(("store", STORE, store))
    waiting = staged(stocked, 3)
    jump(stocked, (YEAR_MS,))
    assert stocked.state(waiting.order_id) is OrderState.EXPIRED
    jump(stocked, (-YEAR_MS,))
    assert answer(stocked, waiting.pickup_code) == RefusalCode.EXPIRED
    assert stocked.told().count("OrderExpired") == 1


def test_a_basket_that_was_taken_or_has_expired_is_not_given_again(
    shop: Shop, jumps: tuple[int, ...]
) -> None:
    taken, waiting = suspends(shop, "r-1"), suspends(shop, "r-2")
    resumes(shop, taken.number, "kiosk-2")
    jump(shop, jumps)
    with pytest.raises(SuspendRefused):
        resumes(shop, taken.number, "kiosk-3")
    if jumps[0] > 0:
        with pytest.raises(SuspendRefused):
            resumes(shop, waiting.number, "kiosk-3")
        expired = [body for body in shop.facts() if isinstance(body, BasketExpired)]
        assert [body.ticket_id for body in expired] == [waiting.ticket_id]
    else:
        assert resumes(shop, waiting.number, "kiosk-3").ticket_id == waiting.ticket_id


def test_a_request_is_carried_out_once_all_the_same(shop: Shop, jumps: tuple[int, ...]) -> None:
    reply = RightsReply(points=7)
    shop.do(lambda db: shop.books.requests.note(db, "r-1", "count milk", reply))
    jump(shop, jumps)
    again = shop.do(lambda db: shop.books.requests.answer(db, "r-1", "count milk", RightsReply))
    assert again == reply


def test_of_old_requests_only_the_newest_are_kept(shop: Shop) -> None:
    book = shop.books.requests
    for number in range(KEPT_COUNT + 5):
        shop.clock.advance(1)
        shop.do(partial(book.note, request_id=f"r-{number}", asked="x", answer=RightsReply()))
    jump(shop, (YEAR_MS,))
    kept = {row[0] for row in shop.writer.reader().execute("SELECT request_id FROM request_done")}
    assert kept == {f"r-{number}" for number in range(5, KEPT_COUNT + 5)}


def test_nobody_keeps_a_task_for_a_year_since_the_clock_was_set_back(shop: Shop) -> None:
    task = shop.do(lambda db: shop.books.tasks.raise_task(db, TaskKind.COUPON, "c-1"))
    shop.do(lambda db: shop.books.tasks.take(db, task.task_id, "mia"))
    shop.clock.set_wall_ms(shop.clock.wall_ms() - HOLD_MS // 2)
    shop.live(1)
    assert [one.taken_by for one in shop.open_tasks()] == ["mia"]
    jump(shop, (-YEAR_MS,))
    assert [one.taken_by for one in shop.open_tasks()] == [""]


def test_whoever_guessed_codes_waits_as_long_whatever_the_clock_says(
    shop: Shop, jumps: tuple[int, ...]
) -> None:
    guesses = shop.books.guesses
    for _ in range(WRONG_MAX):
        guesses.note_wrong("kiosk-1")
    for by_ms in jumps:
        shop.clock.set_wall_ms(shop.clock.wall_ms() + by_ms)
        assert guesses.are_too_many("kiosk-1")
    shop.clock.advance(WITHIN_S + 1)
    assert not guesses.are_too_many("kiosk-1")


def test_rights_to_sell_are_the_same_after_a_jump(tmp_path: Path, jumps: tuple[int, ...]) -> None:
    shop = Shop(tmp_path, cloud_url="http://127.0.0.1:1").furnish()
    shop.deliver("d1", ("milk", 40))
    shop.live(2)
    query = "SELECT ledger, item, minted, sold FROM rights ORDER BY 1, 2"
    before = shop.writer.reader().execute(query).fetchall()
    jump(shop, jumps)
    after = shop.writer.reader().execute(query).fetchall()
    assert [row[3] for row in after] == [row[3] for row in before]
    assert all(row[2] <= 40 for row in after)
    assert shop.options.store_id == STORE
    shop.writer.close()
