"""What members may spend in a store: once, never more than there is, bounded when cut off."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import requests
from msgspec.structs import replace
from starlette.applications import Starlette

from edge_agent.pulse import Pulse
from edge_agent.serve.rights import rights_route
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import (
    PROGRAMME_KEY,
    RIGHTS_PATH,
    CouponUsedAgain,
    Member,
    MemberRightsEnded,
    Programme,
    RightsReply,
    RightsRequest,
    SaleMember,
    member_key,
)
from storecore.contracts.offers import Coupon
from storecore.contracts.reference import Task, TaskKind
from storecore.money import Money
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread
from tests.edge.sales import sale, sell
from tests.edge.shop import STORE, Shop

ANNA = member_key("20481230")
PROGRAMME = Programme(
    earn_amount=Money(100, "EUR"),
    earn_points=1,
    step_points=100,
    step_value=Money(100, "EUR"),
)
MEMBER = Member(
    member_key=ANNA,
    name="A. B.",
    tier="gold",
    points=1250,
    offline_points=300,
    coupons=("own",),
    spent={STORE: 0, "other": 70},
)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A store that has heard of one member and two coupons."""
    shop = Shop(tmp_path).furnish()
    shop.come_down(
        ("programme", PROGRAMME_KEY, PROGRAMME),
        ("member", ANNA, MEMBER),
        ("coupon", "own", Coupon(coupon_id="own", offer_id="tea", member_key=ANNA)),
        ("coupon", "bearer", Coupon(coupon_id="bearer", offer_id="tea")),
    )
    return shop


def ask(
    shop: Shop,
    points: int = 0,
    *coupons: str,
    at: str = "kiosk-1",
    sale_id: str = "t-1",
    cloud_up: bool = True,
    who: str = ANNA,
) -> tuple[int, tuple[str, ...]]:
    """What a purchase is granted."""
    asked = RightsRequest(
        request_id="r",
        kiosk_id=at,
        transaction_id=sale_id,
        member_key=who,
        points=points,
        coupons=coupons,
    )
    rights = shop.books.rights
    reply = shop.do(lambda db: rights.ask(db, asked, cloud_up=cloud_up))
    assert reply.bounded is not cloud_up
    if cloud_up and (reply.points or reply.coupons):
        granted = reply
        reply = shop.do(lambda db: rights.settle(db, asked, granted))
    return reply.points, reply.coupons


def sold(sale_id: str, points: int = 0, *coupons: str) -> SaleCompleted:
    """A sale of the member that spent this."""
    member = SaleMember(member_key=ANNA, points_spent=points)
    return sale(("milk", 1, ()), transaction_id=sale_id, member=member, coupons=coupons)


def test_no_more_points_than_there_are_and_only_whole_steps(shop: Shop) -> None:
    assert ask(shop, 5000) == (1200, ())
    assert ask(shop, 250) == (200, ())
    assert ask(shop, -100) == (0, ())
    assert ask(shop, 500, who="nobody") == (0, ())


def test_two_kiosks_never_spend_the_same(shop: Shop) -> None:
    assert ask(shop, 800, "own", "bearer") == (800, ("bearer", "own"))
    assert ask(shop, 800, "own", "bearer", at="kiosk-2", sale_id="t-2") == (400, ())


def test_asking_again_replaces_and_asking_for_nothing_lets_go(shop: Shop) -> None:
    assert ask(shop, 1200, "own") == (1200, ("own",))
    assert ask(shop, 1200, "own") == (1200, ("own",))
    assert ask(shop) == (0, ())
    assert ask(shop, 1200, "own", at="kiosk-2", sale_id="t-2") == (1200, ("own",))


def test_the_next_customer_at_a_kiosk_frees_what_the_one_before_left(shop: Shop) -> None:
    ask(shop, 1200, "own", sale_id="t-1")
    ask(shop, sale_id="t-2", who="")
    assert ask(shop, 1200, "own", at="kiosk-2", sale_id="t-3") == (1200, ("own",))


def test_a_later_sale_at_a_kiosk_frees_what_was_left_behind(shop: Shop) -> None:
    ask(shop, 1200, "own", sale_id="t-1")
    later = sale(("milk", 1, ()), started_ms=shop.clock.wall_ms() + 1)
    sell(shop, later)
    assert ask(shop, 1200, "own", at="kiosk-2", sale_id="t-3") == (1200, ("own",))


def test_what_a_sale_spent_is_gone_before_the_cloud_knows_and_counted_once_after(
    shop: Shop,
) -> None:
    ask(shop, 800, "own")
    sell(shop, sold("t-1", 800, "own"))
    assert ask(shop, 1200, "own", sale_id="t-2") == (400, ())
    heard = replace(MEMBER, points=450, spent={STORE: 800, "other": 70}, coupons=())
    shop.come_down(("member", ANNA, heard))
    assert ask(shop, 1200, sale_id="t-2") == (400, ())


def test_cut_off_from_the_cloud_the_budget_is_smaller_and_no_coupon_counts(shop: Shop) -> None:
    assert ask(shop, 800, "own", "bearer", cloud_up=False) == (300, ())
    sell(shop, sold("t-1", 300))
    assert ask(shop, 800, sale_id="t-2", cloud_up=False) == (0, ())
    assert ask(shop, 800, sale_id="t-2", cloud_up=True) == (800, ())


def test_what_the_cloud_granted_stays_granted_when_the_line_goes(shop: Shop) -> None:
    assert ask(shop, 800, "own", "bearer") == (800, ("bearer", "own"))
    assert ask(shop, 900, "own", "bearer", cloud_up=False) == (800, ("bearer", "own"))
    assert ask(shop, 500, "own", cloud_up=False) == (500, ("own",))
    assert ended(shop) == []


def test_no_more_than_the_cloud_grants_and_bounded_while_it_keeps_silent(shop: Shop) -> None:
    asked = RightsRequest(
        request_id="r",
        kiosk_id="kiosk-1",
        transaction_id="t-1",
        member_key=ANNA,
        points=800,
        coupons=("own",),
    )
    rights = shop.books.rights
    shop.do(lambda db: rights.ask(db, asked, cloud_up=True))
    silent = shop.do(lambda db: rights.settle(db, asked, None))
    assert silent == RightsReply(points=300, bounded=True)
    shop.do(lambda db: rights.ask(db, asked, cloud_up=True))
    fewer = RightsReply(points=200, coupons=("own",))
    assert shop.do(lambda db: rights.settle(db, asked, fewer)) == fewer
    shop.do(lambda db: rights.ask(db, asked, cloud_up=True))
    silent = shop.do(lambda db: rights.settle(db, asked, None))
    assert silent == RightsReply(points=300, coupons=("own",), bounded=True)


def test_the_cloud_is_told_what_is_free_again_and_nothing_of_what_was_sold(shop: Shop) -> None:
    ask(shop, 800, "own", sale_id="t-1")
    ask(shop, sale_id="t-1")
    ask(shop, 800, sale_id="t-2")
    ask(shop, 400, sale_id="t-3")
    sell(shop, sold("t-3", 400))
    ask(shop, 100, sale_id="t-4", cloud_up=False)
    ask(shop, sale_id="t-4", cloud_up=False)
    assert ended(shop) == ["t-1", "t-2"]


def test_a_coupon_that_a_second_sale_uses_is_a_task(shop: Shop) -> None:
    sell(shop, sold("t-1", 0, "own"))
    assert coupon_tasks(shop) == []
    sell(shop, sold("t-2", 0, "own"))
    assert [(one.subject, one.place) for one in coupon_tasks(shop)] == [("own", "kiosk-1")]
    elsewhere = CouponUsedAgain(coupon_id="bearer", transaction_id="t-9", kiosk_id="kiosk-2")
    shop.come_down(("coupon_again", "bearer", elsewhere))
    assert {one.subject for one in coupon_tasks(shop)} == {"own", "bearer"}


def coupon_tasks(shop: Shop) -> list[Task]:
    """Staff are asked to look into these coupons."""
    return [task for task in shop.open_tasks() if task.kind is TaskKind.COUPON]


def ended(shop: Shop) -> list[str]:
    """Purchases whose rights the cloud was told to be free again."""
    told = [body for body in shop.facts() if isinstance(body, MemberRightsEnded)]
    return [body.transaction_id for body in told]


def test_somebody_elses_coupon_and_an_unknown_one_are_not_granted(shop: Shop) -> None:
    assert ask(shop, 0, "own", "unheard-of", who="somebody") == (0, ())


def test_kiosks_are_not_sent_where_a_member_has_spent(shop: Shop) -> None:
    known = shop.shown("member", Member)[ANNA]
    assert known == replace(MEMBER, spent={})


def test_a_member_who_is_gone_leaves_nothing(shop: Shop) -> None:
    ask(shop, 800, "own")
    sell(shop, sold("t-0", 100))
    shop.come_down(("member", ANNA, None))
    assert shop.shown("member", Member) == {}
    for table in ("member_hold", "coupon_hold", "member_spent"):
        assert shop.writer.reader().execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    ("body", "status", "granted"),
    [
        (
            RightsRequest(
                request_id="r", kiosk_id="k", transaction_id="t", member_key=ANNA, points=100
            ),
            200,
            RightsReply(points=100),
        ),
        (RightsRequest(request_id="r", kiosk_id="k", transaction_id=""), 400, None),
    ],
)
def test_over_http(
    shop: Shop, body: RightsRequest, status: int, granted: RightsReply | None
) -> None:
    pulse = Pulse(shop.writer, lambda: None)
    route = rights_route(pulse, shop.books.rights, lambda: True, lambda _, held: held)
    app = Starlette(routes=[route], exception_handlers={Refused: refused_response})
    server = AppThread(app, "127.0.0.1", 0)
    server.start()
    try:
        url = server.url + RIGHTS_PATH
        reply = requests.post(url, data=msgspec.json.encode(body), timeout=5)
    finally:
        server.stop()
    assert reply.status_code == status
    if granted is not None:
        assert msgspec.json.decode(reply.content, type=RightsReply) == granted
