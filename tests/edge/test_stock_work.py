"""Stock in staff's hands: each step is a fact, changes the books once, and is never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edge_agent.stock.work import StockRefused, back_stock
from storecore.contracts.facts import StockReceived
from storecore.contracts.item_stock import Evidence
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Delivery
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.stock_work import (
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    StockMoved,
    StockPlace,
    StockSent,
    StockWrittenOff,
    WriteOffReason,
    WriteOffRequest,
)
from storecore.gs1.gtin import check_digit
from storecore.gs1.sscc import read_sscc
from tests.edge.shop import Shop

SSCC = "395011015300000014"
PALLET = Delivery(delivery_id="d-1", lines=(("milk", 24),), sscc=SSCC)


def shop_with_pallet(folder: Path) -> Shop:
    shop = Shop(folder).furnish()
    shop.come_down(("delivery", "d-1", PALLET))
    return shop


def receive(shop: Shop, code: str = SSCC) -> None:
    asked = ReceiveRequest(request_id="r", code=code, actor="s-2")
    shop.do(lambda db: shop.books.work.receive(db, asked))


def move(shop: Shop, quantity: int, to_place: StockPlace = StockPlace.SHELF) -> None:
    other = {StockPlace.SHELF: StockPlace.BACK, StockPlace.BACK: StockPlace.SHELF}[to_place]
    asked = MoveRequest(
        request_id="r", sku="milk", quantity=quantity, from_place=other, to_place=to_place,
        actor="s-2",
    )  # fmt: skip
    shop.do(lambda db: shop.books.work.move(db, asked))


def write_off(shop: Shop, quantity: int, place: StockPlace, picture: str = "") -> None:
    asked = WriteOffRequest(
        request_id="r", sku="milk", quantity=quantity, place=place, actor="s-2",
        reason=WriteOffReason.DAMAGED, approver_id="s-3",
        approved_by=ApprovedBy.SECOND_PERSON, picture_sha256=picture,
    )  # fmt: skip
    shop.do(lambda db: shop.books.work.write_off(db, asked))


def refusal(shop: Shop, step: str, **asked: object) -> RefusalCode:
    with pytest.raises(StockRefused) as refused:
        {"receive": receive, "move": move, "write_off": write_off}[step](shop, **asked)  # type: ignore[operator]
    return refused.value.code


def figures(shop: Shop) -> tuple[int, int, int]:
    """On hand, on the shelf, in the back room."""
    found = shop.books.work.figures(shop.writer.reader(), "milk")
    return found.on_hand.quantity, found.shelf.quantity, found.back.quantity


def test_a_delivery_with_a_code_is_not_stock_before_it_is_there(tmp_path: Path) -> None:
    shop = shop_with_pallet(tmp_path)
    assert figures(shop) == (0, 0, 0)
    assert shop.shown("delivery", Delivery) == {"d-1": PALLET}
    receive(shop)
    assert figures(shop) == (24, 0, 24)
    assert shop.shown("delivery", Delivery) == {}
    (told,) = [body for body in shop.facts() if isinstance(body, StockReceived)]
    assert (told.delivery_id, told.sscc, told.actor) == ("d-1", SSCC, "s-2")
    assert refusal(shop, "receive") is RefusalCode.UNKNOWN_DELIVERY
    shop.come_down(("delivery", "d-1", PALLET))
    assert refusal(shop, "receive") is RefusalCode.UNKNOWN_DELIVERY


def test_goods_move_between_back_room_and_shelf_and_only_what_is_there(tmp_path: Path) -> None:
    shop = shop_with_pallet(tmp_path)
    receive(shop)
    move(shop, 10)
    assert figures(shop) == (24, 10, 14)
    move(shop, 4, StockPlace.BACK)
    assert figures(shop) == (24, 6, 18)
    assert refusal(shop, "move", quantity=19) is RefusalCode.NOT_ENOUGH
    assert refusal(shop, "move", quantity=0) is RefusalCode.BAD_REQUEST
    moves = [body for body in shop.facts() if isinstance(body, StockMoved)]
    assert [(one.quantity, one.to_place, one.actor) for one in moves] == [
        (10, StockPlace.SHELF, "s-2"),
        (4, StockPlace.BACK, "s-2"),
    ]


def test_what_is_written_off_is_gone_from_its_place_with_who_and_why(tmp_path: Path) -> None:
    shop = shop_with_pallet(tmp_path)
    receive(shop)
    move(shop, 10)
    write_off(shop, 3, StockPlace.SHELF, "ab12")
    write_off(shop, 4, StockPlace.BACK)
    assert figures(shop) == (17, 7, 10)
    assert refusal(shop, "write_off", quantity=8, place=StockPlace.SHELF) is RefusalCode.NOT_ENOUGH
    gone = [body for body in shop.facts() if isinstance(body, StockWrittenOff)]
    assert [(one.quantity, one.actor, one.approver_id) for one in gone] == [
        (3, "s-2", "s-3"),
        (4, "s-2", "s-3"),
    ]
    assert gone[0].picture_sha256 == "ab12"


def test_a_transfer_leaves_here_and_is_expected_there(tmp_path: Path) -> None:
    shop = shop_with_pallet(tmp_path)
    receive(shop)
    move(shop, 4)
    asked = SendRequest(request_id="r", sku="milk", quantity=22, to_store="s2", actor="s-2")
    transfer_id = shop.do(lambda db: shop.books.work.send(db, asked))
    assert figures(shop) == (2, 2, 0)
    (sent,) = [body for body in shop.facts() if isinstance(body, StockSent)]
    assert (sent.transfer_id, sent.to_store, sent.actor) == (transfer_id, "s2", "s-2")
    here = SendRequest(request_id="r", sku="milk", quantity=1, to_store="s1", actor="s-2")
    with pytest.raises(StockRefused):
        shop.do(lambda db: shop.books.work.send(db, here))
    shop.come_down(
        ("delivery", "t-9", Delivery(delivery_id="t-9", lines=(("milk", 5),), from_store="s2"))
    )
    receive(shop, "t-9")
    assert figures(shop) == (7, 2, 5)


def test_each_figure_says_how_old_it_is_and_where_it_comes_from(tmp_path: Path) -> None:
    shop = shop_with_pallet(tmp_path)
    receive(shop)
    shop.clock.advance(60)
    move(shop, 4)
    shop.clock.advance(5)
    found = shop.books.work.figures(shop.writer.reader(), "milk")
    assert (found.on_hand.source, found.on_hand.age_ms) == (Evidence.RECEIPT, 65_000)
    assert (found.back.source, found.back.age_ms) == (Evidence.MOVE, 5_000)
    never = shop.books.work.figures(shop.writer.reader(), "never-heard-of")
    assert (never.on_hand.quantity, never.on_hand.age_ms) == (0, None)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(["shelf", "back", "off", "off_back"]),
                                st.integers(1, 9)), max_size=12))  # fmt: skip
def test_places_always_add_up_to_what_is_on_hand(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    shop = shop_with_pallet(tmp_path_factory.mktemp("shop"))
    receive(shop)
    for step, quantity in steps:
        try:
            if step in ("shelf", "back"):
                move(shop, quantity, StockPlace(step))
            else:
                write_off(shop, quantity, StockPlace.SHELF if step == "off" else StockPlace.BACK)
        except StockRefused:
            continue
    on_hand, shelf, back = figures(shop)
    assert on_hand == shelf + back
    assert min(on_hand, shelf, back) >= 0
    assert back == back_stock(shop.writer.reader(), "milk")
    shop.writer.close()


@pytest.mark.parametrize(
    "text", [SSCC, f"00{SSCC}", f"(00){SSCC}", f"]C100{SSCC}", f" {SSCC} ", f"00{SSCC}\x1d10AB"]
)
def test_a_pallets_code_is_read_in_every_form(text: str) -> None:
    assert read_sscc(text) == SSCC


@given(st.integers(0, 10**17 - 1), st.integers(1, 9))
def test_a_misread_pallet_is_none(payload: int, off: int) -> None:
    right = check_digit(payload)
    assert read_sscc(f"{payload:017}{right}") == f"{payload:017}{right}"
    assert read_sscc(f"{payload:017}{(right + off) % 10}") is None
    assert read_sscc("9521002001013") is None
