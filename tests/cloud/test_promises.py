"""The web shop promises only what the store gave the right to sell."""

from __future__ import annotations

from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrderLine
from storecore.contracts.promises import Lease, RightsGiven, StockCounted
from tests.cloud.bodies import received
from tests.cloud.rig import STORE, Cloud, Edge, refusal


def rights(edge: Edge, cloud: Cloud, total: int, *, keep: int = 99, epoch: str = "") -> RightsGiven:
    mine = edge.seal(received(milk_1l=1)).incarnation
    edge.post(*edge.all_facts())
    return RightsGiven(
        store_id=STORE,
        epoch=epoch or mine,
        giver="edge-corner",
        holder=f"cloud@{cloud.reference().feed}",
        item="milk-1l",
        total=total,
        keep=keep,
    )


def test_a_store_that_gives_no_rights_decides_by_itself(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    assert cloud.placed().promise is None
    line = cloud.stock("milk-1l")
    assert (line.available, line.source, line.confidence) == (10, "books", "believed")


def test_no_more_is_promised_than_there_are_rights(cloud: Cloud, edge: Edge) -> None:
    given = rights(edge, cloud, 5)
    edge.tell(given, given)
    line = cloud.stock("milk-1l")
    assert (line.available, line.source, line.confidence) == (5, "rights", "promised")
    first = cloud.placed(request_id="a", lines=(PlaceOrderLine(sku="milk-1l", quantity=3),))
    assert first.promise is not None
    assert first.promise.epoch == given.epoch
    answer = cloud.place(request_id="b", lines=(PlaceOrderLine(sku="milk-1l", quantity=3),))
    assert answer.status_code == 409
    assert refusal(answer).code is CloudRefusalCode.NOT_AVAILABLE
    assert refusal(answer).sku == "milk-1l"
    assert cloud.stock("milk-1l").available == 2


def test_what_is_asked_back_goes_back(cloud: Cloud, edge: Edge) -> None:
    edge.tell(rights(edge, cloud, 5), rights(edge, cloud, 5, keep=1))
    assert cloud.stock("milk-1l").available == 1
    (lease,) = [e for e in cloud.reference().entries if e.collection == "lease"]
    assert b'"total":4' in bytes(lease.raw)
    assert Lease.__name__ == "Lease"


def test_a_store_gone_quiet_withdraws_its_promises(cloud: Cloud, edge: Edge) -> None:
    edge.tell(rights(edge, cloud, 5))
    cloud.clock.advance(7200)
    line = cloud.stock("milk-1l")
    assert (line.available, line.confidence) == (0, "withdrawn")
    assert refusal(cloud.place()).code is CloudRefusalCode.NOT_AVAILABLE
    cloud.reference()  # the store's edge asks for news: it is there
    assert cloud.stock("milk-1l").confidence == "promised"


def test_rights_for_another_database_of_this_cloud_are_worth_nothing(
    cloud: Cloud, edge: Edge
) -> None:
    edge.tell(rights(edge, cloud, 5, epoch="another"))
    assert cloud.stock("milk-1l").source == "books"


def test_a_count_is_what_the_books_say_from_then_on(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    edge.tell(
        StockCounted(store_id=STORE, sku="milk-1l", quantity=7, before=10, actor="mia", at_ms=1)
    )
    assert cloud.stock("milk-1l").on_hand == 7
