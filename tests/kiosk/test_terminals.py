"""Every payment terminal keeps the same promises, whichever way it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.nexo import NexoTerminal
from kiosk.devices.payment import PaymentTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, checked
from storecore.money import Money
from tests.kiosk.nexo_server import NexoServer
from tests.kiosk.shop import eur

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


@pytest.fixture(params=["memory", "nexo"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "memory":
        inside = MemoryTerminal("P400")
        return Bench(inside, inside)
    served: NexoServer = request.getfixturevalue("server")
    return Bench(NexoTerminal(served.url, "P400", "kiosk-1"), served.terminal)


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


def test_nexo_is_not_ready_where_nobody_listens(server: NexoServer) -> None:
    terminal = NexoTerminal(server.url, "P400", "kiosk-1")
    server.close()
    assert not terminal.ready()
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN


def test_a_reply_that_was_lost_is_found_by_asking(server: NexoServer) -> None:
    terminal = NexoTerminal(server.url, "P400", "kiosk-1")
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
    server.garble = body
    terminal = NexoTerminal(server.url, "P400", "kiosk-1")
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN


def test_an_error_status_is_unknown(server: NexoServer) -> None:
    server.status = 500
    terminal = NexoTerminal(server.url, "P400", "kiosk-1")
    assert terminal.pay(INTENT).result is PaymentResult.UNKNOWN
    assert not terminal.ready()


def test_the_message_is_nexos_and_the_amount_exact(server: NexoServer) -> None:
    yen = msgspec.structs.replace(INTENT, intent_id="01JABCDEFGHJKM1234567890AB")
    NexoTerminal(server.url, "P400", "kiosk-1").pay(
        msgspec.structs.replace(yen, amount=Money(1250, "JPY"))
    )
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
