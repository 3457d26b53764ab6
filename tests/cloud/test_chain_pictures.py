"""Head office's pictures: a good's past in a store as a plot, and the map of a store's shelves."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud_inventory.domain.told_stock import Point, Told, points_of
from cloud_inventory.web.plot import HEIGHT, WIDTH, PlotWords, plot_svg, step_of
from cloud_inventory.web.texts import say
from storecore.contracts.facts import ShelfLevelChanged, TaskRaised
from storecore.contracts.promises import StockCounted
from storecore.contracts.sensing import OnHandBelieved
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.stock_work import StockPlace, StockWrittenOff, WriteOffReason
from storecore.languages import LANGUAGES
from tests.cloud.bodies import AT_MS, received, sold
from tests.cloud.rig import PLANOGRAM, STORE, Cloud, Edge, small_import
from tests.cloud.test_chain_pages import add_ana, sign_in

ITEM = {"store": STORE, "sku": "milk-1l"}


@pytest.fixture
def staff(cloud: Cloud) -> Cloud:
    assert not cloud.load(small_import(planogram=PLANOGRAM)).problems
    add_ana(cloud)
    assert sign_in(cloud).status_code == 303
    return cloud


def believed(quantity: int, low: int, books: int, at_ms: int) -> OnHandBelieved:
    return OnHandBelieved(
        store_id=STORE,
        sku="milk-1l",
        quantity=quantity,
        low=low,
        confidence_percent=70,
        books=books,
        at_ms=at_ms,
    )


def level(place: str, sku: str, quantity: int) -> ShelfLevelChanged:
    return ShelfLevelChanged(
        store_id=STORE, place=place, sku=sku, quantity=quantity, device="d", at_ms=AT_MS
    )


def shelf_of(page: str, place: str) -> str:
    """What the map says at a place."""
    found = [text for text in re.findall(r'<a class="shelf.*?</a>', page, re.S) if place in text]
    assert len(found) == 1, place
    return unescape(found[0])


def test_what_a_store_told_of_a_good_is_drawn_and_written(staff: Cloud, edge: Edge) -> None:
    edge.tell(
        received(milk_1l=40),
        sold(quantity=4),
        believed(33, 30, 36, AT_MS + 60_000),
        sold(quantity=1, transaction_id="t-2"),
    )
    answer = staff.http.get("/chain/item", params=ITEM)
    page = unescape(answer.text)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "Fresh milk 1 l" in page
    drawing = re.search(r"<svg class=\"plot\".*?</svg>", answer.text, re.S)
    assert drawing
    assert "to 32 now, of which at least 29" in unescape(drawing[0])
    assert say("en", "chain.told.received") in page
    assert "<strong>33</strong>" in page
    assert "70 %" in page
    assert "style=" not in answer.text


def test_a_count_makes_the_past_sure_again(staff: Cloud, edge: Edge) -> None:
    counted = StockCounted(
        store_id=STORE, sku="milk-1l", quantity=31, before=40, actor="anna", at_ms=AT_MS + 90_000
    )
    edge.tell(received(milk_1l=40), believed(33, 30, 40, AT_MS + 60_000), counted)
    page = unescape(staff.http.get("/chain/item", params=ITEM).text)
    assert "to 31 now, of which at least 31" in page


def test_what_was_refused_is_not_drawn(staff: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=40), received(milk_1l=40))
    gone = StockWrittenOff(
        store_id=STORE,
        sku="milk-1l",
        quantity=0,
        reason=WriteOffReason.DAMAGED,
        actor="a",
        place=StockPlace.SHELF,
        approver_id="b",
        approved_by=ApprovedBy.PIN_AGAIN,
        at_ms=AT_MS + 1,
    )
    edge.tell(gone)
    page = unescape(staff.http.get("/chain/item", params=ITEM).text)
    assert page.count(f"<td>{say('en', 'chain.told.received')}</td>") == 1
    assert "to 40 now" in page
    assert say("en", "chain.told.written_off") not in page


def test_the_map_shows_each_shelf_with_its_state_and_age(staff: Cloud, edge: Edge) -> None:
    tidy = TaskRaised(task_id="k-1", store_id=STORE, kind="tidy", subject="A5", at_ms=AT_MS)
    edge.tell(
        level("A1", "milk-1l", 20),
        level("A2", "banana", 1500),
        level("A3", "wine", 0),
        level("A5", "shirt", 5),
        tidy,
    )
    staff.clock.advance(300)
    page = staff.http.get("/chain/map", params={"store": STORE}).text
    for place, state in (
        ("A1", "right"),
        ("A2", "low"),
        ("A3", "empty"),
        ("A4", "unsensed"),
        ("A5", "misplaced"),
    ):
        assert say("en", f"chain.shelf.{state}") in shelf_of(page, place), place
    assert "1.500 kg of 16.000 kg" in shelf_of(page, "A2")
    assert "5 minutes ago" in shelf_of(page, "A1")
    only = staff.http.get("/chain/map", params={"store": STORE, "zone": "Wine"}).text
    assert "A4" in only
    assert "A1" not in only


def test_a_silent_stores_shelves_are_not_shown_as_right(staff: Cloud, edge: Edge) -> None:
    edge.tell(level("A1", "milk-1l", 20))
    staff.clock.advance(2 * 3600)
    page = staff.http.get("/chain/map", params={"store": STORE}).text
    assert say("en", "chain.shelf.unseen") in shelf_of(page, "A1")
    assert say("en", "chain.shelf.unseen") in shelf_of(page, "A2")


@pytest.mark.parametrize("page", ["item", "map"])
def test_the_pictures_speak_every_language_and_keep_what_was_asked(
    staff: Cloud, edge: Edge, page: str
) -> None:
    edge.tell(received(milk_1l=40), level("A1", "milk-1l", 20))
    for language in LANGUAGES:
        answer = staff.http.get(f"/chain/{page}", params={**ITEM, "lang": language})
        assert answer.status_code == 200
        text = unescape(answer.text)
        assert say(language, "chain.shelf.right") in text
        assert f"/chain/{page}?store={STORE}" in text


def test_an_open_map_looks_for_news_until_it_is_held_still(staff: Cloud) -> None:
    asked = {"store": STORE, "zone": "Wine"}
    live = staff.http.get("/chain/map", params=asked)
    assert "/style/chain.js" in live.text
    assert "connect-src 'self'" in live.headers["content-security-policy"]
    (hold,) = re.findall(r'href="([^"]+hold=yes)"', live.text)
    held = staff.http.get(unescape(hold))
    assert "/style/chain.js" not in held.text
    assert "A4" in held.text
    assert "A1" not in held.text


@pytest.mark.parametrize("page", ["item", "map"])
def test_what_does_not_exist_is_said_so(staff: Cloud, page: str) -> None:
    answer = staff.http.get(f"/chain/{page}", params={"store": "nowhere", "sku": "<b>"})
    assert answer.status_code == 404
    assert say("en", "chain.missing") in unescape(answer.text)


def test_a_large_map_is_shown_one_zone_at_a_time(staff: Cloud) -> None:
    places = "".join(f"B{n},wine,Zone {n % 3},{n},1,6,18,,,\n" for n in range(151))
    header = PLANOGRAM.splitlines()[0]
    assert not staff.load(small_import(planogram=f"{header}\n{places}")).problems
    page = staff.http.get("/chain/map", params={"store": STORE}).text
    assert 50 <= page.count('<a class="shelf') <= 51
    assert "zone=Zone+2" in page
    assert say("en", "chain.all_zones") not in page


def told(at_ms: int, before: int, change: int = 0, quantity: int | None = None) -> Told:
    return Told(at_ms, "received", before, change, quantity, quantity, None)


def test_between_two_things_told_the_line_slopes_by_what_was_sold() -> None:
    points = points_of([told(1, 0, 40), told(5, 30, 12)], 9, 41)
    assert [(point.at_ms, point.quantity) for point in points] == [
        (1, 0),
        (1, 40),
        (5, 30),
        (5, 42),
        (9, 41),
    ]


def test_what_is_believed_stays_apart_from_the_books_until_it_is_told_otherwise() -> None:
    points = points_of([told(1, 40, quantity=37), told(5, 30, 10)], 9, 38)
    assert [point.quantity for point in points] == [40, 37, 27, 37, 35]


numbers = st.integers(-(10**6), 10**6)


@given(
    st.lists(st.tuples(st.integers(0, 10**13), numbers, st.integers(0, 10**6)), min_size=1),
    st.text(max_size=20),
)
def test_every_plot_is_sound_and_stays_on_its_paper(
    drawn: list[tuple[int, int, int]], words: str
) -> None:
    title = "".join(letter for letter in words if letter.isprintable())
    points = [Point(at, quantity, quantity - spread, "w") for at, quantity, spread in sorted(drawn)]
    svg = plot_svg(points, PlotWords(title, title, str, str))
    root = ElementTree.fromstring(svg)
    assert root[0].text == (title or None)
    for circle in root.iter("circle"):
        assert 0 <= float(circle.attrib["cx"]) <= WIDTH
        assert 0 <= float(circle.attrib["cy"]) <= HEIGHT
    assert len(root.findall("path")) < 16


@given(st.integers(1, 10**12))
def test_marks_are_round_and_about_four(span: int) -> None:
    step = step_of(span)
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert span / step <= 4
    assert step == 1 or span / step > 1.5
