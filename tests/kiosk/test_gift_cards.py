"""Gift cards with a real cloud and two real edges: never spent twice, refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.edge_client import EdgeClient
from kiosk.application.gift_cards import GiftCards
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, Why
from storecore.contracts.gift_cards import RightReply
from storecore.database.writer import Writer
from storecore.gs1.gift_card import gift_card_key, is_gift_code, make_gift_code, parse_gift_code
from storecore.money import Money
from tests.cloud.rig import STORE, running_cloud, small_import
from tests.edge.running import running
from tests.kiosk.shop import eur
from tests.waiting import until

NUMBER = make_gift_code(b"present")
KEY = gift_card_key(NUMBER)
CARDS = f"number,amount,currency\n{NUMBER},50.00,EUR\n"


class Chain:
    """A cloud with a card of 50.00, and stores whose kiosks take it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self._stack = stack
        self.cloud = stack.enter_context(running_cloud(folder / "cloud"))
        assert self.cloud.load(small_import(gift_cards=CARDS)).problems == ()
        self.agents: dict[str, EdgeAgent] = {}

    def store(self, store_id: str, keep_s: float = 900.0) -> GiftCards:
        """A kiosk's gift cards in another store."""
        options = EdgeOptions(
            data=str(self.folder / store_id),
            name=f"edge-{store_id}",
            store_id=store_id,
            cloud_url=self.cloud.server.url,
            port=0,
            broker_port=1,
            gift_right_keep_s=keep_s,
        )
        agent = self._stack.enter_context(running(options))
        self.agents[store_id] = agent
        return GiftCards(EdgeClient(agent.http.url, "kiosk-1"), "kiosk-1")

    def balance(self) -> int:
        """What is on the card, as the cloud keeps it."""
        conn = self.cloud.data.writer.reader()
        (minor,) = conn.execute("SELECT minor FROM gift_card WHERE card = ?", (KEY,)).fetchone()
        return int(minor)

    def settled(self, minor: int) -> None:
        """Wait until the stores' facts have come and that is the balance."""
        until(lambda: self.balance() == minor)


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with ExitStack() as stack:
        yield Chain(tmp_path, stack)


def intent(name: str, minor: int, number: str = NUMBER) -> PaymentIntent:
    """So much is to be paid with the card."""
    return PaymentIntent(
        intent_id=name, transaction_id="t1", amount=eur(minor), at_ms=1, code=number
    )


def said(outcome: Outcome) -> tuple[PaymentResult, Money | None, Why]:
    """What matters of an answer."""
    return outcome.result, outcome.amount, outcome.why


def test_a_card_pays_and_keeps_the_rest(chain: Chain) -> None:
    cards = chain.store(STORE)
    assert cards.ready()
    paid = cards.pay(intent("i1", 1290))
    assert said(paid) == (PaymentResult.APPROVED, eur(1290), Why.NONE)
    assert cards.pay(intent("i1", 1290)) == paid
    assert cards.status("i1") == paid
    chain.settled(3710)


def test_more_than_is_on_it_is_paid_in_part_and_then_it_is_empty(chain: Chain) -> None:
    cards = chain.store(STORE)
    part = cards.pay(intent("i1", 6000))
    assert said(part) == (PaymentResult.PARTIAL, eur(5000), Why.NONE)
    assert cards.status("i1") == part
    until(lambda: cards.pay(intent("i2", 1)).why is Why.GIFT_EMPTY)


@pytest.mark.parametrize("number", [make_gift_code(b"another"), "12345", "9521002001013"])
def test_a_card_that_nobody_knows_is_refused(chain: Chain, number: str) -> None:
    outcome = chain.store(STORE).pay(intent("i1", 100, number))
    assert said(outcome) == (PaymentResult.DECLINED, None, Why.GIFT_UNKNOWN)


def test_two_stores_never_spend_the_same_balance(chain: Chain) -> None:
    ours, theirs = chain.store(STORE), chain.store("harbour")
    chain.agents[STORE].uplink.stop()
    assert ours.pay(intent("i1", 4000)).result is PaymentResult.APPROVED
    assert theirs.pay(intent("i2", 4000)).why is Why.GIFT_ELSEWHERE
    assert ours.pay(intent("i3", 500)).why is Why.GIFT_ELSEWHERE


def test_what_one_store_leaves_another_may_spend(chain: Chain) -> None:
    ours, theirs = chain.store(STORE), chain.store("harbour")
    ours.pay(intent("i1", 4000))
    chain.settled(1000)
    assert said(theirs.pay(intent("i2", 4000))) == (PaymentResult.PARTIAL, eur(1000), Why.NONE)
    chain.settled(0)


def test_without_the_cloud_only_a_right_that_is_held_pays(chain: Chain) -> None:
    cards = chain.store(STORE)
    _hold_right(chain)
    chain.cloud.server.stop()
    assert cards.pay(intent("i1", 4000)).result is PaymentResult.APPROVED
    assert cards.pay(intent("i2", 100)).why is Why.GIFT_OFFLINE
    assert cards.status("i2").result is PaymentResult.NOT_FOUND


def _hold_right(chain: Chain) -> None:
    """The store was granted the right, and the customer paid in another way after all."""
    agent = chain.agents[STORE]
    answer = chain.cloud.http.post("/v1/gift-cards/rights", json={"store_id": STORE, "card": KEY})
    assert answer.status_code == 200
    held = msgspec.json.decode(answer.content, type=RightReply)
    agent.writer.run(lambda db: agent.books.gifts.hold(db, KEY, held))


def test_a_right_that_nobody_uses_goes_back(chain: Chain) -> None:
    chain.store(STORE, keep_s=10.0)
    _hold_right(chain)
    assert chain.balance() == 0
    agent = chain.agents[STORE]
    agent.writer.run(lambda db: db.conn.execute("UPDATE gift_right SET held_ms = 0"))
    chain.settled(5000)


def test_an_intent_that_was_stopped_before_it_came_is_never_redeemed(chain: Chain) -> None:
    cards = chain.store(STORE)
    cards.abort("i1")
    assert cards.status("i1").result is PaymentResult.ABORTED
    _hold_right(chain)
    assert cards.pay(intent("i1", 100)).result is PaymentResult.ABORTED
    cards.pay(intent("i2", 100))
    cards.abort("i2")
    assert cards.status("i2").result is PaymentResult.APPROVED


def test_money_goes_back_onto_the_card_once(chain: Chain) -> None:
    cards = chain.store(STORE)
    cards.pay(intent("i1", 4000))
    chain.settled(1000)

    def refund(name: str, minor: int) -> PaymentResult:
        wish = Refund(
            refund_id=name,
            intent_id="i1",
            amount=eur(minor),
            paid=eur(4000),
            reference="i1",
            stamp="",
            at_ms=1,
        )
        return cards.refund(wish).result

    assert [refund("r1", 1500), refund("r1", 1500)] == [PaymentResult.APPROVED] * 2
    chain.settled(2500)
    assert refund("r2", 2501) is PaymentResult.DECLINED
    assert refund("r3", 2500) is PaymentResult.APPROVED
    chain.settled(5000)


def test_an_edge_that_is_away_says_nothing_for_certain(chain: Chain) -> None:
    cards = GiftCards(EdgeClient("http://127.0.0.1:9", "kiosk-1"), "kiosk-1")
    assert not cards.ready()
    assert cards.pay(intent("i1", 100)).result is PaymentResult.UNKNOWN
    assert cards.status("i1").result is PaymentResult.UNKNOWN


def test_a_card_is_issued_once_however_often_its_file_is_loaded(chain: Chain) -> None:
    cards = chain.store(STORE)
    cards.pay(intent("i1", 1000))
    chain.settled(4000)
    assert chain.cloud.load(small_import(gift_cards=CARDS)).problems == ()
    assert chain.balance() == 4000
    bad = chain.cloud.load(small_import(gift_cards="number,amount,currency\n123,5,EUR\n"))
    assert [one.file for one in bad.problems] == ["gift_cards"]


def test_numbers_are_read_forgivingly_and_never_travel_upwards(chain: Chain) -> None:
    assert parse_gift_code(f" ssg:{NUMBER.lower()} ") == NUMBER
    assert parse_gift_code("-".join((NUMBER[:4], NUMBER[4:8], NUMBER[8:]))) == NUMBER
    assert is_gift_code(f"SSG:{NUMBER}")
    assert not is_gift_code(NUMBER)
    cards = chain.store(STORE)
    cards.pay(intent("i1", 1000))
    chain.settled(4000)
    for writer in (chain.cloud.data.writer, chain.agents[STORE].writer):
        assert NUMBER.encode() not in _everything(writer)


def _everything(writer: Writer) -> bytes:
    payloads = writer.reader().execute("SELECT payload FROM fact").fetchall()
    return b"".join(bytes(payload) for (payload,) in payloads)
