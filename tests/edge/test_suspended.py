"""Suspended baskets: one kiosk gets each, and nobody gets one that has expired."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.suspended.book import REMEMBERED_MS, SuspendRefused
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.suspended import (
    KEPT_BY_KIOSK,
    BasketExpired,
    BasketResumed,
    BasketSuspended,
    PutAside,
    ResumeReply,
    ResumeRequest,
    SuspendRequest,
    Ticket,
)
from storecore.money import Money
from storecore.tickets import NoNumberFree, grouped_ticket, read_ticket, ticket_number
from tests.edge.shop import Shop

BASKET = msgspec.Raw(b'{"lines":[1,2]}')


def request(request_id: str = "r-1") -> SuspendRequest:
    """What a kiosk asks."""
    return SuspendRequest(
        request_id=request_id,
        kiosk_id="kiosk-1",
        transaction_id="t-1",
        lines=(PutAside(sku="milk", quantity=2),),
        total=Money(258, "EUR"),
        basket=BASKET,
    )


def suspends(shop: Shop, request_id: str = "r-1") -> Ticket:
    """Put aside."""
    return shop.do(lambda db: shop.books.suspended.suspend(db, request(request_id)))


def resumes(shop: Shop, number: str, kiosk_id: str = "kiosk-2") -> ResumeReply:
    """Taken up."""
    asked = ResumeRequest(number=number, kiosk_id=kiosk_id)
    return shop.do(lambda db: shop.books.suspended.resume(db, asked))


def suspended_facts(shop: Shop) -> list[type]:
    """What the journal tells of it."""
    kinds = (BasketSuspended, BasketResumed, BasketExpired)
    return [type(body) for body in shop.facts() if isinstance(body, kinds)]


def test_a_basket_comes_back_as_it_was_and_the_request_may_be_repeated(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    ticket = suspends(shop)
    assert suspends(shop) == ticket
    shop.restart()
    reply = resumes(shop, ticket.number)
    assert bytes(reply.basket) == bytes(BASKET)
    assert suspended_facts(shop) == [BasketSuspended, BasketResumed]


def test_only_the_first_kiosk_gets_it_and_that_one_may_ask_again(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    number = suspends(shop).number
    first = resumes(shop, number, "kiosk-2")
    assert resumes(shop, number, "kiosk-2") == first
    with pytest.raises(SuspendRefused) as refused:
        resumes(shop, number, "kiosk-3")
    assert refused.value.code is RefusalCode.TICKET_USED
    assert suspended_facts(shop) == [BasketSuspended, BasketResumed]


def test_of_many_kiosks_at_once_one_gets_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    number = suspends(shop).number
    won: list[str] = []
    start = threading.Barrier(8)

    def grab(kiosk_id: str) -> None:
        start.wait()
        try:
            resumes(shop, number, kiosk_id)
        except SuspendRefused:
            return
        won.append(kiosk_id)

    threads = [threading.Thread(target=grab, args=(f"kiosk-{i}",)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert suspended_facts(shop).count(BasketResumed) == 1


def test_it_expires_and_its_number_becomes_free(tmp_path: Path) -> None:
    shop = Shop(tmp_path, suspended_keep_s=60.0)
    ticket, taken = suspends(shop), suspends(shop, "r-2")
    resumes(shop, taken.number)
    shop.clock.advance(60)
    for _ in range(2):
        shop.do(shop.books.suspended.let_go)
    with pytest.raises(SuspendRefused) as refused:
        resumes(shop, ticket.number)
    assert refused.value.code is RefusalCode.TICKET_UNKNOWN
    kinds = [BasketSuspended, BasketSuspended, BasketResumed, BasketExpired]
    assert suspended_facts(shop) == kinds
    shop.clock.advance(REMEMBERED_MS / 1000)
    shop.do(shop.books.suspended.forget_old)
    count = shop.do(lambda db: db.conn.execute("SELECT count(*) FROM suspended").fetchone()[0])
    assert count == 0


def test_a_number_that_nobody_was_given_is_unknown(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    suspends(shop)
    with pytest.raises(SuspendRefused, match="no basket waits"):
        resumes(shop, "123457")


@given(st.integers(0, 2**32), st.booleans())
def test_a_number_is_read_again_however_it_is_shown(seed: int, by_kiosk: bool) -> None:
    number = ticket_number(lambda n: seed % n, lambda _: False, by_kiosk=by_kiosk)
    assert (number[0] == KEPT_BY_KIOSK) is by_kiosk
    for text in (number, f"SSB:{number}", grouped_ticket(number), f" {number} "):
        assert read_ticket(text) == number
    wrong = str((int(number[2]) + 1) % 10)
    assert read_ticket(number[:2] + wrong + number[3:]) is None


@given(st.text(max_size=12))
def test_any_other_text_is_no_ticket(text: str) -> None:
    number = read_ticket(text)
    assert number is None or number in text.replace(" ", "")


def test_numbers_can_run_out() -> None:
    with pytest.raises(NoNumberFree):
        ticket_number(lambda _: 0, lambda _: True)
