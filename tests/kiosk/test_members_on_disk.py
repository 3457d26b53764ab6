"""Members with a real core, a real disk, and an edge that answers."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.basket import Basket
from kiosk.domain.membership import sale_member
from kiosk.domain.payment import PaymentResult
from kiosk.flow.members import PointsTouched
from kiosk.flow.parts import PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.touches import CancelConfirmed, CancelTouched, PayTouched
from storecore.contracts.members import RightsReply, RightsRequest
from tests.kiosk.counter import Counter, SilentEdge
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK
from tests.kiosk.shop import ANNA, COUPONS, MEMBER_NUMBER, OWN_COUPON, ShopWorld, eur
from tests.kiosk.test_members import CARD, OFFERS, nothing_of_the_member


class RightsEdge(SilentEdge):
    """An edge that grants what it is asked for."""

    def __init__(self) -> None:
        self.heard: list[RightsRequest] = []

    def rights(self, request: RightsRequest) -> RightsReply:
        """All of it."""
        self.heard.append(request)
        return RightsReply(points=request.points, coupons=request.coupons)


def counter_with(folder: Path, edge: RightsEdge) -> Counter:
    """A kiosk whose shop has members."""
    counter = Counter(folder, MemoryTerminal(), edge=edge)
    world = ShopWorld(offers=OFFERS)
    documents = [
        ("member", ANNA.member_key, ANNA),
        ("programme", "programme", world.programme()),
        *(("coupon", one.coupon_id, one) for one in COUPONS),
        *(("offer", one.offer_id, one) for one in OFFERS),
    ]

    def come_down(db: object) -> None:
        for place, (collection, key, document) in enumerate(documents):
            db.conn.execute(  # type: ignore[attr-defined]
                "INSERT OR REPLACE INTO mirror VALUES (?, ?, ?, ?, 'f')",
                (collection, key, 100 + place, msgspec.json.encode(document)),
            )

    counter.writer.run(come_down)
    counter.core.catalogue.forget({"member", "programme", "coupon", "offer"})
    return counter


def is_answered(state: KioskState) -> bool:
    """Whether the edge's answer has arrived."""
    return not state.club.request_id


def test_a_sale_tells_of_its_member_in_one_fact(tmp_path: Path) -> None:
    edge = RightsEdge()
    with counter_with(tmp_path, edge) as counter:
        counter.core.start()
        counter.does(CARD, SCAN_MILK, *[SCAN_CHOCOLATE] * 4)
        counter.until(is_answered)
        counter.does(PointsTouched())
        basket = counter.until(is_answered).basket
        assert basket.total == eur(79)
        counter.does(PayTouched())
        counter.until(lambda state: state.screen is Screen.DONE)
        (sale,) = counter.sales()
        assert sale.member == sale_member(basket)
        assert sale.member is not None and sale.member.points_spent == 500
        assert sale.coupons == (OWN_COUPON,)
        assert [request.points for request in edge.heard] == [0, 500], "a sale lets go of nothing"
        counter.does(SCAN_MILK)
        assert nothing_of_the_member(counter.state)


def test_whoever_leaves_lets_go_of_what_was_held(tmp_path: Path) -> None:
    edge = RightsEdge()
    with counter_with(tmp_path, edge) as counter:
        counter.core.start()
        counter.does(SCAN_MILK, CARD)
        counter.until(is_answered)
        counter.does(CancelTouched(), CancelConfirmed())
        held, let_go = edge.heard
        assert let_go.transaction_id == held.transaction_id
        assert (let_go.points, let_go.coupons, let_go.member_key) == (0, (), "")


def test_nothing_of_a_member_is_on_disk_with_an_open_basket(tmp_path: Path) -> None:
    edge = RightsEdge()
    with counter_with(tmp_path, edge) as counter:
        counter.core.start()
        counter.does(SCAN_MILK, CARD)
        assert counter.until(is_answered).basket.total == eur(0)
        counter.writer.run(lambda _: None)
        row = counter.writer.reader().execute("SELECT basket FROM open_basket").fetchone()
        kept = msgspec.json.decode(row[0], type=Basket)
        assert kept.claims.member_key == "" and not kept.claims.coupons
        for secret in (ANNA.member_key, ANNA.name, OWN_COUPON, MEMBER_NUMBER):
            assert secret.encode() not in row[0]
    with counter_with(tmp_path, edge) as again:
        assert again.state.screen is Screen.BASKET
        assert again.state.basket.total == eur(129), "priced for anybody"
        assert nothing_of_the_member(again.state)


@pytest.mark.parametrize("paid", [True, False])
def test_nothing_of_a_member_stays_on_disk_with_a_payment_that_is_over(
    tmp_path: Path, paid: bool
) -> None:
    with counter_with(tmp_path, RightsEdge()) as counter:
        counter.core.start()
        counter.terminal.answer = PaymentResult.APPROVED if paid else PaymentResult.DECLINED
        counter.does(CARD, SCAN_MILK, SCAN_CHOCOLATE)
        counter.until(is_answered)
        counter.does(PayTouched())
        counter.until(
            lambda state: (
                state.screen is Screen.DONE
                or (state.payment is not None and state.payment.phase is PaymentPhase.DECLINED)
            )
        )
        counter.writer.run(lambda _: None)
        rows = counter.writer.reader().execute("SELECT basket, outcome FROM intent").fetchall()
        assert [outcome for _, outcome in rows] == ["approved" if paid else "declined"]
        for secret in (ANNA.member_key, ANNA.name, OWN_COUPON, MEMBER_NUMBER):
            assert secret.encode() not in rows[0][0]
