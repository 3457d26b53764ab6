"""Every payment terminal keeps the same promises, whichever way it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.nexo import NexoTerminal
from kiosk.devices.payment import PaymentTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, checked
from storecore.contracts.nexo.protection import Protection
from storecore.money import Money
from tests.kiosk.nexo_server import NexoServer
from tests.kiosk.shop import eur

SHARED = Protection("shop", 1, "a passphrase")
SERVICE_ID = "ABCDEF1234"
INTENT = PaymentIntent(intent_id=SERVICE_ID, transaction_id="t1", amount=eur(1250), at_ms=1)
WAIT_S = 10.0


class Bench:
    """A terminal under test, and the one in memory that plays the customer and the bank."""

    def __init__(self, terminal: PaymentTerminal, inside: MemoryTerminal) -> None:
        self.terminal = terminal
        self.inside = inside


@pytest.fixture
def server() -> Iterator[NexoServer]:
    served = NexoServer(MemoryTerminal("P400"))
    yield served
    served.terminal.show_card(PaymentResult.DECLINED)
    served.close()


@pytest.fixture(params=["memory", "nexo", "nexo, sealed"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "memory":
        inside = MemoryTerminal("P400")
        return Bench(inside, inside)
    served: NexoServer = request.getfixturevalue("server")
    sealed = "sealed" in request.param
    served.protection = SHARED if sealed else None
    return Bench(_nexo(served, SHARED if sealed else None), served.terminal)


def _nexo(served: NexoServer, protection: Protection | None = None) -> NexoTerminal:
    """A terminal that this kiosk has logged in to."""
    terminal = NexoTerminal(served.url, "P400", "kiosk-1", protection)
    assert terminal.ready()
    return terminal


def refund_of(outcome: Outcome, minor: int, *, again: bool = False) -> Refund:
    """So much of it is to be given back."""
    assert outcome.amount is not None
    return Refund(
        refund_id="REFUND5678",
        intent_id=SERVICE_ID,
        amount=eur(minor),
        paid=outcome.amount,
        reference=outcome.reference,
        stamp=outcome.stamp,
        at_ms=2,
        again=again,
    )


@pytest.fixture
def away() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_it_is_ready_and_has_a_name(bench: Bench) -> None:
    assert bench.terminal.ready()
    assert bench.terminal.terminal_id == "P400"


def test_an_approval_says_the_amount_and_a_reference(bench: Bench) -> None:
    outcome = bench.terminal.pay(INTENT)
    assert (outcome.result, outcome.amount) == (PaymentResult.APPROVED, eur(1250))
    assert outcome.reference
    assert bench.terminal.status(SERVICE_ID) == outcome


def test_the_same_intent_again_charges_nothing(bench: Bench) -> None:
    first = bench.terminal.pay(INTENT)
    assert bench.terminal.pay(INTENT) == first
    assert len(bench.inside.charges) == 1


@pytest.mark.parametrize("answer", [PaymentResult.DECLINED, PaymentResult.ABORTED])
def test_a_refusal_is_remembered(bench: Bench, answer: PaymentResult) -> None:
    bench.inside.answer = answer
    assert bench.terminal.pay(INTENT).result is answer
    assert bench.terminal.status(SERVICE_ID).result is answer
    assert bench.inside.charges == []


def test_what_it_was_never_asked_it_does_not_know(bench: Bench) -> None:
    assert bench.terminal.status(SERVICE_ID).result is PaymentResult.NOT_FOUND


def test_it_answers_while_it_waits_for_a_card(bench: Bench, away: ThreadPoolExecutor) -> None:
    bench.inside.answer = None
    paying = away.submit(bench.terminal.pay, INTENT)
    assert bench.inside.wait_for_payment(WAIT_S)
    assert bench.terminal.status(SERVICE_ID).result is PaymentResult.IN_PROGRESS
    bench.inside.show_card(PaymentResult.APPROVED)
    assert paying.result(WAIT_S).result is PaymentResult.APPROVED


def test_a_payment_can_be_stopped_before_the_card(bench: Bench, away: ThreadPoolExecutor) -> None:
    bench.inside.answer = None
    paying = away.submit(bench.terminal.pay, INTENT)
    assert bench.inside.wait_for_payment(WAIT_S)
    bench.terminal.abort(SERVICE_ID)
    assert paying.result(WAIT_S).result is PaymentResult.ABORTED
    assert bench.inside.charges == []


def test_a_payment_that_was_stopped_before_it_came_is_refused(bench: Bench) -> None:
    bench.terminal.abort(SERVICE_ID)
    assert bench.terminal.pay(INTENT).result is PaymentResult.ABORTED
    assert bench.inside.charges == []


def test_a_silent_terminal_is_not_ready_and_says_nothing_for_certain(bench: Bench) -> None:
    bench.inside.plugged = False
    bench.terminal.abort(SERVICE_ID)
    assert bench.terminal.pay(INTENT).result is PaymentResult.UNKNOWN
    assert bench.terminal.status(SERVICE_ID).result is PaymentResult.UNKNOWN


def test_less_may_be_approved_and_it_says_how_much(bench: Bench) -> None:
    bench.inside.answer, bench.inside.part = PaymentResult.PARTIAL, 500
    outcome = bench.terminal.pay(INTENT)
    assert (outcome.result, outcome.amount) == (PaymentResult.PARTIAL, eur(500))
    assert bench.terminal.status(SERVICE_ID) == outcome


def test_an_approval_without_the_bank_says_so_unless_that_is_forbidden(bench: Bench) -> None:
    bench.inside.offline = True
    assert bench.terminal.pay(INTENT).offline
    online = msgspec.structs.replace(INTENT, intent_id="ONLYONLINE", online_only=True)
    assert not bench.terminal.pay(online).offline


@pytest.mark.parametrize("minor", [1250, 300])
def test_money_goes_back_once_in_whole_or_in_part(bench: Bench, minor: int) -> None:
    refund = refund_of(bench.terminal.pay(INTENT), minor)
    given = bench.terminal.refund(refund)
    assert (given.result, given.amount) == (PaymentResult.APPROVED, eur(minor))
    again = bench.terminal.refund(msgspec.structs.replace(refund, again=True))
    assert (again.result, again.amount) == (PaymentResult.APPROVED, eur(minor))
    assert [one.amount for one in bench.inside.refunds] == [eur(minor)]


def test_a_refund_asked_for_again_that_never_arrived_is_made(bench: Bench) -> None:
    refund = refund_of(bench.terminal.pay(INTENT), 1250, again=True)
    assert bench.terminal.refund(refund).result is PaymentResult.APPROVED
    assert len(bench.inside.refunds) == 1


def test_a_refused_refund_is_no_and_a_silent_one_is_unknown(bench: Bench) -> None:
    refund = refund_of(bench.terminal.pay(INTENT), 1250)
    bench.inside.refund_answer = PaymentResult.DECLINED
    assert bench.terminal.refund(refund).result is PaymentResult.DECLINED
    bench.inside.plugged = False
    assert bench.terminal.refund(refund).result is PaymentResult.UNKNOWN


def test_it_shows_words_to_the_customer(bench: Bench) -> None:
    bench.terminal.display(("Corner & Co.", "€12.50"))
    assert bench.inside.displayed == [("Corner & Co.", "€12.50")]


def test_nexo_logs_in_again_after_the_terminal_has_forgotten_it(server: NexoServer) -> None:
    terminal = _nexo(server)
    server.log_out()
    assert terminal.pay(INTENT).result is PaymentResult.APPROVED
    server.log_out()
    assert terminal.ready()
    server.log_out()
    assert _nexo(server).status(SERVICE_ID).result is PaymentResult.APPROVED
    assert len(server.terminal.charges) == 1


def test_who_does_not_share_the_key_is_not_believed(server: NexoServer) -> None:
    server.protection = SHARED
    other = Protection("shop", 1, "another passphrase")
    assert not NexoTerminal(server.url, "P400", "kiosk-1", other).ready()
    assert server.terminal.charges == []


def test_nexo_is_not_ready_where_nobody_listens(server: NexoServer) -> None:
    terminal = _nexo(server)
    server.close()
    assert not terminal.ready()
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN


def test_a_reply_that_was_lost_is_found_by_asking(server: NexoServer) -> None:
    terminal = _nexo(server)
    server.drop_replies = True
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN
    server.drop_replies = False
    assert terminal.status(SERVICE_ID).result is PaymentResult.APPROVED
    assert len(server.terminal.charges) == 1


GARBLED = {
    "not JSON": b"<html>",
    "another message": b'{"SaleToPOIResponse":{"MessageHeader":{"MessageCategory":"Payment",'
    b'"MessageType":"Response","SaleID":"kiosk-1","ServiceID":"other","POIID":"P400"}}}',
    "no body": b'{"SaleToPOIResponse":{"MessageHeader":{"MessageCategory":"Payment",'
    b'"MessageType":"Response","SaleID":"kiosk-1","ServiceID":"ABCDEF1234","POIID":"P400"}}}',
    "an approval of nothing": b'{"SaleToPOIResponse":{"MessageHeader":{"MessageCategory":'
    b'"Payment","MessageType":"Response","SaleID":"kiosk-1","ServiceID":"ABCDEF1234",'
    b'"POIID":"P400"},"PaymentResponse":{"Response":{"Result":"Success"}}}}',
}


@pytest.mark.parametrize("body", GARBLED.values(), ids=GARBLED.keys())
def test_what_is_not_understood_is_unknown_and_never_no(server: NexoServer, body: bytes) -> None:
    terminal = _nexo(server)
    server.garble = body
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN


def test_an_error_status_is_unknown(server: NexoServer) -> None:
    terminal = _nexo(server)
    server.status = 500
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN
    assert not terminal.ready()


def test_the_message_is_nexos_and_the_amount_exact(server: NexoServer) -> None:
    yen = msgspec.structs.replace(INTENT, intent_id="01JABCDEFGHJKM1234567890AB")
    _nexo(server).pay(msgspec.structs.replace(yen, amount=Money(1250, "JPY")))
    sent = msgspec.json.decode(server.requests[-1])["SaleToPOIRequest"]
    assert sent["MessageHeader"] == {
        "ProtocolVersion": "3.0",
        "MessageClass": "Service",
        "MessageCategory": "Payment",
        "MessageType": "Request",
        "SaleID": "kiosk-1",
        "ServiceID": "34567890AB",
        "POIID": "P400",
    }
    asked = sent["PaymentRequest"]["PaymentTransaction"]["AmountsReq"]
    assert asked == {"Currency": "JPY", "RequestedAmount": 1250}
    assert b'"RequestedAmount":1250}' in server.requests[-1]


def test_an_approval_of_another_amount_is_not_an_approval() -> None:
    outcome = Outcome(result=PaymentResult.APPROVED, reference="r", amount=eur(100))
    assert checked(outcome, eur(100)) is outcome
    assert checked(outcome, eur(200)).result is PaymentResult.UNKNOWN
    part = msgspec.structs.replace(outcome, result=PaymentResult.PARTIAL)
    assert checked(part, eur(200)) is part
    for asked in (eur(100), eur(99), Money(200, "USD")):
        assert checked(part, asked).result is PaymentResult.UNKNOWN
