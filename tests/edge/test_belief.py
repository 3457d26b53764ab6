"""What the store believes to have, why, and what follows: promises, counts, answers."""

from __future__ import annotations

from edge_agent.belief.book import believed_low
from edge_agent.belief.counting import doubts
from edge_agent.belief.view import ItemView
from storecore.contracts.item_stock import Evidence, ItemStock, StockChange
from storecore.contracts.local_api import CountRequest
from storecore.contracts.reference import Task, TaskKind
from storecore.contracts.sensing import OnHandBelieved
from tests.edge.sales import sale, sell
from tests.edge.shop import Shop, envelope, shirt, tag, weight

DAY_S = 86_400


def stock(shop: Shop, sku: str, changes: int = 50) -> ItemStock:
    conn = shop.writer.reader()
    found = ItemView(shop.books.listening).show(
        conn, shop.books.planograms.newest, sku, now_ms=shop.clock.wall_ms(), changes=changes
    )
    assert found is not None
    return found


def read_tags(shop: Shop, *serials: int, seconds: int = 2) -> None:
    for _ in range(seconds):
        shop.send(envelope(*[tag(shirt(serial)) for serial in serials]))
        shop.wait(1)


def let_pass(shop: Shop, seconds: float) -> None:
    """Time passes without anybody at the sensors, and every item is looked at."""
    shop.clock.advance(seconds)
    for _ in range(3):
        shop.do(shop.books.tick)


def count(shop: Shop, sku: str, quantity: int) -> None:
    asked = CountRequest(request_id="r", sku=sku, quantity=quantity, actor="mia")
    shop.do(lambda db: shop.books.count(db, asked))


def why(item: ItemStock) -> list[tuple[Evidence, int, int]]:
    return [(change.evidence, change.before, change.after) for change in reversed(item.history)]


def counts_asked(shop: Shop) -> list[Task]:
    """Counts that the shelves ask for."""
    counts = [task for task in shop.open_tasks() if task.kind is TaskKind.COUNT]
    return [task for task in counts if not task.quantity]


def test_why_four_can_be_read_back(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 6))
    sell(shop, sale(("milk", 1, ())))
    count(shop, "milk", 4)
    item = stock(shop, "milk")
    assert (item.quantity, item.confidence_percent, item.books) == (4, 100, 4)
    assert why(item) == [
        (Evidence.RECEIPT, 0, 6),
        (Evidence.SALE, 6, 5),
        (Evidence.COUNT, 5, 4),
    ]
    newest: StockChange = item.history[0]
    assert (newest.actor, item.history[2].reference) == ("mia", "d1")


def test_a_number_says_how_sure_it_is_how_old_and_from_what(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 40))
    fresh = stock(shop, "milk")
    assert (fresh.quantity, fresh.sources) == (40, (Evidence.BOOKS,))
    let_pass(shop, 20 * DAY_S)
    old = stock(shop, "milk")
    assert old.confidence_percent < fresh.confidence_percent
    assert old.low < fresh.low
    assert old.age_ms is not None
    count(shop, "milk", 39)
    assert (stock(shop, "milk").low, stock(shop, "milk").high) == (39, 39)


def test_tags_tell_what_the_books_do_not(shop: Shop) -> None:
    shop.deliver("d1", ("shirt", 3))
    read_tags(shop, 1, 2, 3, seconds=5)
    assert (stock(shop, "shirt").quantity, stock(shop, "shirt").books) == (3, 3)
    read_tags(shop, 1, 2, seconds=30)  # one has gone, and nobody paid
    assert stock(shop, "shirt").quantity == 3  # somebody may be carrying it
    let_pass(shop, 3 * 3600)
    read_tags(shop, 1, 2, seconds=3)
    item = stock(shop, "shirt")
    assert (item.quantity, item.books) == (2, 3)
    rack = next(place for place in item.places if place.place == "rack-1")
    assert (rack.quantity, rack.source) == (2, Evidence.TAG)
    told = [fact for fact in shop.facts() if isinstance(fact, OnHandBelieved)]
    assert (told[-1].quantity, told[-1].books) == (2, 3)


def test_a_sale_and_the_tag_that_leaves_with_it_count_once(shop: Shop) -> None:
    shop.deliver("d1", ("shirt", 3))
    read_tags(shop, 1, 2, 3, seconds=5)
    sell(shop, sale(("shirt", 1, (shirt(3),))))
    assert stock(shop, "shirt").quantity == 2
    sell(shop, sale(("shirt", 1, ())))  # by its bar code: nobody knows which
    assert stock(shop, "shirt").quantity == 1
    read_tags(shop, 1, seconds=30)
    assert (stock(shop, "shirt").quantity, stock(shop, "shirt").books) == (1, 1)


def test_a_jar_lifted_paid_for_or_put_back_counts_once(shop: Shop) -> None:
    shop.deliver("d1", ("coffee", 5))
    put(shop, 5)
    assert stock(shop, "coffee").quantity == 5
    put(shop, 3)
    assert stock(shop, "coffee").quantity == 5
    sell(shop, sale(("coffee", 1, ())))
    assert stock(shop, "coffee").quantity == 4
    put(shop, 4)
    item = stock(shop, "coffee")
    assert (item.quantity, item.books) == (4, 4)
    assert item.confidence_percent >= 98


def test_what_comes_onto_a_shelf_from_the_back_room_is_no_more_than_before(shop: Shop) -> None:
    shop.deliver("d1", ("coffee", 12))
    put(shop, 5)
    put(shop, 2)
    sell(shop, sale(("coffee", 3, ())))
    put(shop, 7)
    assert stock(shop, "coffee").quantity == 9


def put(shop: Shop, pieces: int) -> None:
    shop.send(envelope(weight(500 * pieces)))
    shop.wait(1)


def test_phantom_stock_is_one_count_and_the_count_ends_it(shop: Shop) -> None:
    shop.deliver("d1", ("coffee", 5))
    put(shop, 5)
    put(shop, 0)
    let_pass(shop, 3 * 3600)
    (task,) = counts_asked(shop)
    assert (task.sku, task.quantity, task.target) == ("coffee", 0, 5)
    (doubt,) = doubts(shop.writer.reader(), 10)
    assert (doubt.sku, doubt.books, doubt.believed) == ("coffee", 5, 0)
    shop.do(shop.books.promises.settle)
    assert len(counts_asked(shop)) == 1
    count(shop, "coffee", 0)
    let_pass(shop, 3601)
    assert counts_asked(shop) == []
    assert doubts(shop.writer.reader(), 10) == ()


def test_what_would_sell_most_is_counted_first(shop: Shop) -> None:
    shop.deliver("d1", ("coffee", 9), ("shirt", 9))
    put(shop, 9)
    read_tags(shop, *range(9), seconds=5)
    for _ in range(3):
        sell(shop, sale(("coffee", 2, ())))
        shop.clock.advance(DAY_S)
        shop.do(shop.books.tick)
    put(shop, 0)
    read_tags(shop, 99, seconds=200)  # nine tags gone at once: it might be somebody's back
    let_pass(shop, 3 * 3600)
    assert [doubt.sku for doubt in doubts(shop.writer.reader(), 10)] == ["coffee", "shirt"]


def test_only_what_is_there_with_95_percent_is_promised(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 40))
    assert believed_low(shop.writer.reader(), "milk") == 40
    let_pass(shop, 30 * DAY_S)
    low = believed_low(shop.writer.reader(), "milk")
    assert low is not None
    assert 36 <= low < 40
    count(shop, "milk", 40)
    assert believed_low(shop.writer.reader(), "milk") == 40


def test_an_item_that_stops_selling_is_doubted_only_while_the_shop_sells(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 200), ("tea", 200))
    for _ in range(8):
        for _ in range(5):
            sell(shop, sale(("milk", 1, ()), ("tea", 1, ())))
        shop.clock.advance(DAY_S)
        shop.do(shop.books.tick)
    let_pass(shop, 7 * DAY_S)  # closed for a week
    assert doubts(shop.writer.reader(), 10) == ()
    count(shop, "milk", 3)
    for _ in range(6):
        for _ in range(10):
            sell(shop, sale(("tea", 1, ())))
        let_pass(shop, DAY_S)
    assert [doubt.sku for doubt in doubts(shop.writer.reader(), 10)] == ["milk"]
