"""Points and coupons across stores, with a real cloud and real edges: each is spent once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.edge_client import EdgeClient
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import (
    CloudRightsRequest,
    MemberRightsEnded,
    RightsReply,
    RightsRequest,
    SaleMember,
    member_key,
)
from storecore.contracts.offers import Coupon
from tests.cloud.bodies import sold
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud, small_import
from tests.edge.running import running
from tests.waiting import until

STORES = (STORE, "harbour", "station")
NUMBER, COUPON = "20481230", "99000000000284821"
ANNA = member_key(NUMBER)
CLUB = {
    "offers": "offer_id,kind,skus,percent,times_max,coupon,currency,name_en\n"
    "free,percent_off,milk-1l,50,1,single_use,EUR,Half\n",
    "members": f"number,name,tier,points,offline_points\n{NUMBER},Anna Berg,gold,1250,300\n",
    "coupons": f"code,offer_id,member_number\n{COUPON},free,{NUMBER}\n",
    "programme": "currency,earn_amount,earn_points,step_points,step_value\nEUR,1.00,1,100,1.00\n",
}


class Chain:
    """A cloud with a member of 1,250 points and one coupon, and three stores."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.cloud = stack.enter_context(running_cloud(folder / "cloud"))
        assert self.cloud.load(small_import(**CLUB)).problems == ()
        self.agents: dict[str, EdgeAgent] = {}
        for store_id in STORES:
            options = EdgeOptions(
                data=str(folder / store_id),
                name=f"edge-{store_id}",
                store_id=store_id,
                cloud_url=self.cloud.server.url,
                port=0,
                broker_port=1,
            )
            self.agents[store_id] = stack.enter_context(running(options))
        for agent in self.agents.values():
            until(partial(_knows_the_club, agent))

    def ask(self, store_id: str, points: int, *coupons: str, sale_id: str = "") -> RightsReply:
        """What a purchase in a store is granted."""
        kiosk = EdgeClient(self.agents[store_id].http.url, "kiosk-1")
        asked = RightsRequest(
            request_id="r",
            kiosk_id="kiosk-1",
            transaction_id=sale_id or f"t-{store_id}",
            member_key=ANNA,
            points=points,
            coupons=coupons,
        )
        return kiosk.rights(asked)


def _knows_the_club(agent: EdgeAgent) -> bool:
    conn = agent.writer.reader()
    return (
        agent.books.mirror.get(conn, "coupon", COUPON, Coupon) is not None
        and agent.uplink.status().up
    )


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with ExitStack() as stack:
        yield Chain(tmp_path, stack)


def test_three_connected_stores_share_one_balance_and_one_coupon(chain: Chain) -> None:
    granted = [chain.ask(store_id, 500, COUPON) for store_id in STORES]
    assert [one.points for one in granted] == [500, 500, 200]
    assert [one.coupons for one in granted] == [(COUPON,), (), ()]
    chain.ask(STORE, 0)  # the customer has left
    until(lambda: chain.ask("harbour", 500, COUPON).coupons == (COUPON,))


def test_three_stores_cut_off_redeem_a_coupon_once_and_points_within_bounds(chain: Chain) -> None:
    assert chain.ask(STORE, 0, COUPON).coupons == (COUPON,)
    chain.cloud.server.stop()
    granted = [chain.ask(store_id, 1200, COUPON) for store_id in STORES]
    assert [one.coupons for one in granted] == [(COUPON,), (), ()]
    assert [one.points for one in granted] == [300, 300, 300]
    assert all(one.bounded for one in granted)


def ask(cloud: Cloud, sale_id: str, points: int, *coupons: str) -> RightsReply:
    """What the cloud itself grants."""
    asked = CloudRightsRequest(
        store_id=STORE, transaction_id=sale_id, member_key=ANNA, points=points, coupons=coupons
    )
    answer = cloud.http.post("/v1/members/rights", content=msgspec.json.encode(asked))
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=RightsReply)


@pytest.fixture
def club(cloud: Cloud) -> Cloud:
    assert cloud.load(small_import(**CLUB)).problems == ()
    return cloud


def test_a_purchase_holds_what_it_was_granted_until_it_is_over(club: Cloud, edge: Edge) -> None:
    assert ask(club, "t-1", 800, COUPON) == RightsReply(points=800, coupons=(COUPON,))
    assert ask(club, "t-2", 800, COUPON) == RightsReply(points=400)
    assert ask(club, "t-1", 800, COUPON) == RightsReply(points=800, coupons=(COUPON,))
    edge.tell(MemberRightsEnded(store_id=STORE, transaction_id="t-1", at_ms=1))
    assert ask(club, "t-2", 1200, COUPON) == RightsReply(points=1200, coupons=(COUPON,))
    assert ask(club, "t-1", 100, COUPON) == RightsReply(), "it came after its end"


def test_a_sale_ends_what_was_held_and_counts_once(club: Cloud, edge: Edge) -> None:
    ask(club, "t-1", 800, COUPON)
    edge.tell(bought("t-1", 1, 800, COUPON))
    assert ask(club, "t-2", 1200, COUPON) == RightsReply(points=400)
    assert ask(club, "t-1", 100, COUPON) == RightsReply(), "it has been sold"


def test_a_second_sale_of_a_coupon_is_told_to_its_store(club: Cloud, edge: Edge) -> None:
    edge.tell(bought("t-1", 1, 0, COUPON))
    assert told_again(club) == []
    edge.tell(bought("t-2", 2, 0, COUPON))
    assert told_again(club) == [COUPON]


def told_again(cloud: Cloud) -> list[str]:
    """Coupons that the store is told to have been used twice."""
    return [one.key for one in cloud.reference().entries if one.collection == "coupon_again"]


def bought(sale_id: str, number: int, points: int, *coupons: str) -> SaleCompleted:
    """The member's sale."""
    member = SaleMember(member_key=ANNA, points_spent=points)
    return replace(
        sold(transaction_id=sale_id), receipt_number=number, member=member, coupons=coupons
    )
