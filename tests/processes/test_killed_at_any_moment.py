"""Any program may be killed at any moment: nothing acknowledged is lost, nothing counts twice."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from storecore.contracts.facts import (
    OrderAccepted,
    OrderCancelled,
    OrderCollected,
    OrderPickStarted,
    OrderStaged,
    OrderStep,
    SaleCompleted,
)
from storecore.contracts.order_facts import OrderReturned
from storeside.programs.store import KIOSK_ID
from tests.processes import books
from tests.processes.books import Books
from tests.processes.life import Life
from tests.processes.shop import PROGRAMS, WAIT_S, Shop
from tests.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(400)]

KILLS = 50
SEED = "STORESIDE_KILL_SEED"
WORKING = 0.7
"""How often a program is let answer before it is killed; the others die while they start."""
FACTS: dict[str, type[OrderStep]] = {
    "start_pick": OrderPickStarted,
    "stage": OrderStaged,
    "collect": OrderCollected,
    "cancel": OrderCancelled,
    "put_away": OrderReturned,
}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    try:
        shop.start()
        yield shop
    finally:
        shop.stop()


def test_fifty_kills_lose_nothing_and_count_nothing_twice(shop: Shop) -> None:
    seed = int(os.environ.get(SEED, random.SystemRandom().randrange(10**9)))
    print(f"The same kills again: {SEED}={seed}")
    rng = random.Random(seed)
    life = Life(shop, random.Random(rng.random()))
    shop.open()
    life.start()
    killed = kill_again_and_again(shop, rng)
    life.finish(WAIT_S)
    shop.close()
    shop.wait_for_rest()
    shop.wait_for_quiet()
    until(lambda: every_observation_has_arrived(shop), WAIT_S)
    until(lambda: books.shelf_levels(shop) == life.floor_counts(), WAIT_S)
    shop.wait_for_quiet()
    assert shop.stop() == dict.fromkeys(PROGRAMS, 0)
    print(f"{len(shop.paid())} sales, {life.moves} moves, {life.unanswered} requests unanswered")
    assert sum(killed.values()) == KILLS
    check_that_it_was_a_test(shop, life)
    kiosk, edge, cloud = (Books(shop, program) for program in ("kiosk", "edge", "cloud"))
    check_chains(kiosk, edge, cloud)
    check_sales(shop, kiosk)
    check_orders(life, edge, cloud)
    check_stock(shop, kiosk, life)
    check_observations(shop)


def kill_again_and_again(shop: Shop, rng: random.Random) -> Counter[str]:
    """Kill each program about as often as the others, in any order; how often each was killed."""
    names = [*PROGRAMS, "broker"]
    order = [names[number % len(names)] for number in range(KILLS)]
    rng.shuffle(order)
    for name in order:
        if name != "broker" and rng.random() < WORKING:
            shop.store.wait_until_up(name)
        time.sleep(rng.uniform(0.05, 0.8))  # the moment is what this is about
        shop.kill(name)
        time.sleep(rng.uniform(0.0, 0.3))
        shop.start_again(name)
    shop.store.wait_until_up(*PROGRAMS)
    return Counter(order)


def every_observation_has_arrived(shop: Shop) -> bool:
    """Whether the edge has all that the bridge has numbered, and the bridge knows it."""
    _, given = books.given_numbers(shop)
    _, taken, _ = books.taken_numbers(shop)
    return books.unconfirmed(shop) == 0 and given == taken


def check_that_it_was_a_test(shop: Shop, life: Life) -> None:
    """Enough went on between the kills for them to hit something."""
    assert len(shop.paid()) >= 10
    assert life.moves >= 10
    assert life.unanswered >= 1
    assert sum(len(errand.done) for errand in life.errands) >= 10


def check_chains(kiosk: Books, edge: Books, cloud: Books) -> None:
    """Each chain is whole, the same all the way up, and every fact made sense on arrival."""
    for held in (kiosk, edge, cloud):
        assert held.faults == [], held.program
        assert held.verdicts == [], held.program
    edge_origin = {fact.origin for fact in edge.facts} - {KIOSK_ID}
    assert len(edge_origin) == 1
    assert kiosk.facts == edge.chain(KIOSK_ID) == cloud.chain(KIOSK_ID)
    assert edge.chain(edge_origin.pop()) == [f for f in cloud.facts if f.origin != KIOSK_ID]


def check_sales(shop: Shop, kiosk: Books) -> None:
    """What was shown as paid is a sale, once; each sale is one charge and each charge one sale."""
    sales = {sale.transaction_id: sale for sale in kiosk.bodies(SaleCompleted)}
    assert len(sales) == len(kiosk.bodies(SaleCompleted))
    numbers = [sale.receipt_number for sale in sales.values()]
    assert numbers == list(range(1, len(numbers) + 1))
    for paid in shop.paid():
        sale = sales[paid["paid"]]
        assert (sale.receipt_number, sale.total.minor) == (paid["receipt"], paid["total"])
    tenders = [tender for sale in sales.values() for tender in sale.tenders]
    taken = {tender.intent_id: (tender.amount.minor, tender.amount.currency) for tender in tenders}
    assert len(taken) == len(tenders) == len(sales)
    assert taken == books.charges(shop)


def check_orders(life: Life, edge: Books, cloud: Books) -> None:
    """Each order was made once, and each step that was answered happened once."""
    ordered = Counter(errand.order_id for errand in life.errands)
    assert set(ordered.values()) == {1}
    for held in (edge, cloud):
        assert Counter(body.order_id for body in held.bodies(OrderAccepted)) == ordered
        for action, type_ in FACTS.items():
            stepped = Counter(e.order_id for e in life.errands if action in e.done)
            told = Counter(body.order_id for body in held.bodies(type_))
            assert told == stepped, f"{action} in the {held.program}"


def check_stock(shop: Shop, kiosk: Books, life: Life) -> None:
    """What is left is what was there, less what was sold and collected; nothing stays promised."""
    sold: Counter[str] = Counter()
    for sale in kiosk.bodies(SaleCompleted):
        for line in sale.lines:
            sold[line.sku] += line.quantity
    expected = books.opening_stock()
    expected.subtract(sold)
    expected.subtract(life.collected())
    for on_hand, reserved in (books.edge_stock(shop), books.cloud_stock(shop)):
        assert dict(on_hand) == dict(expected)
        assert set(reserved.values()) == {0}


def check_observations(shop: Shop) -> None:
    """Every numbered observation came, under one numbering, and nothing was put aside."""
    boot_id, given = books.given_numbers(shop)
    boot_ids, taken, never_came = books.taken_numbers(shop)
    assert boot_ids == {boot_id}
    assert given.keys() >= {"scale-1", "scale-2"}, "both shelf scales have spoken"
    assert never_came == 0
    waiting = books.unconfirmed(shop)
    assert sum(given.values()) - sum(taken.values()) <= waiting
    assert all(taken[device] <= given[device] for device in given)
    assert books.quarantined(shop) == []
