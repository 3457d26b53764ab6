"""Payment by QR code, shop-shown and customer-shown, at a gateway that checks every signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Queue
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from firmware_bridge.drivers.simulated.wallet.keys import make_pair
from firmware_bridge.drivers.simulated.wallet.sandbox import open_sandbox
from kiosk.devices.wallet import WalletDown
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund, Shown, Why
from storecore.clock import SystemClock
from storecore.emvco import read_merchant_qr
from storecore.ids import IdSource
from tests.kiosk.gateway import Gateway
from tests.kiosk.shop import eur

pytestmark = pytest.mark.processes
SCHEMES = ("wechat", "alipay", "bank")
CODES = {"wechat": "134567890123456789", "alipay": "2812345678901234"}
WAIT_S = 15.0
every_wallet = pytest.mark.parametrize("scheme", SCHEMES)
every_phone = pytest.mark.parametrize("scheme", sorted(CODES))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    gateway = Gateway(tmp_path_factory.mktemp("wallet"))
    gateway.start()
    yield gateway
    assert gateway.stop() == 0


@pytest.fixture
def gateway(running: Gateway) -> Gateway:
    running.behaves()
    return running


@pytest.fixture
def away() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def intent(minor: int = 1290, code: str = "") -> PaymentIntent:
    """A fresh one, its id made as the kiosk makes it."""
    clock = SystemClock()
    return PaymentIntent(
        intent_id=IdSource(clock).new(),
        transaction_id="t1",
        amount=eur(minor),
        at_ms=clock.wall_ms(),
        code=code,
    )


class Waiting(NamedTuple):
    """A payment that waits, and the code that it shows."""

    outcome: Future[Outcome]
    qr_text: str


def shows(pay: Callable[..., Outcome], asked: PaymentIntent, away: ThreadPoolExecutor) -> Waiting:
    """Begin to pay; returns when the code is on the screen."""
    screen: Queue[Shown] = Queue()
    outcome = away.submit(pay, asked, screen.put)
    return Waiting(outcome, screen.get(timeout=WAIT_S).qr_text)


def refund(asked: PaymentIntent, paid: Outcome, minor: int, number: str = "1") -> Refund:
    """So much is to go back."""
    return Refund(
        refund_id=f"{asked.intent_id}-{number}",
        intent_id=asked.intent_id,
        amount=eur(minor),
        paid=asked.amount,
        reference=paid.reference,
        stamp=paid.stamp,
        at_ms=1,
    )


@every_wallet
def test_a_phone_reads_the_code_and_pays(
    gateway: Gateway, away: ThreadPoolExecutor, scheme: str
) -> None:
    terminal, asked = gateway.terminal(scheme), intent()
    waiting = shows(terminal.pay, asked, away)
    assert gateway.pays(waiting.qr_text) == "paid"
    paid = waiting.outcome.result(WAIT_S)
    assert (paid.result, paid.amount) == (PaymentResult.APPROVED, asked.amount)
    assert paid.reference
    assert terminal.status(asked.intent_id) == paid
    assert gateway.kept()[asked.intent_id] == 1290


def test_a_bank_s_code_is_emvco_s_with_amount_and_reference(
    gateway: Gateway, away: ThreadPoolExecutor
) -> None:
    terminal, asked = gateway.terminal("bank"), intent()
    waiting = shows(terminal.pay, asked, away)
    code = read_merchant_qr(waiting.qr_text)
    assert (code.amount, code.reference) == (asked.amount, asked.intent_id[-25:])
    terminal.abort(asked.intent_id)
    assert waiting.outcome.result(WAIT_S).result is PaymentResult.ABORTED


@every_wallet
def test_nobody_can_pay_what_was_stopped(
    gateway: Gateway, away: ThreadPoolExecutor, scheme: str
) -> None:
    terminal, asked = gateway.terminal(scheme), intent()
    waiting = shows(terminal.pay, asked, away)
    terminal.abort(asked.intent_id)
    assert waiting.outcome.result(WAIT_S).result is PaymentResult.ABORTED
    assert gateway.pays(waiting.qr_text) == "closed"
    assert asked.intent_id not in gateway.kept()


@every_wallet
def test_a_code_that_nobody_uses_expires(gateway: Gateway, scheme: str) -> None:
    outcome = gateway.terminal(scheme, paid_within_s=0.1).pay(intent())
    assert (outcome.result, outcome.why) == (PaymentResult.DECLINED, Why.EXPIRED)


@every_wallet
def test_after_a_restart_what_was_shown_is_asked_for_and_can_be_closed(
    gateway: Gateway, away: ThreadPoolExecutor, scheme: str
) -> None:
    asked = intent()
    text = gateway.api(scheme).create(asked)
    restarted = gateway.terminal(scheme)
    still_open = {PaymentResult.IN_PROGRESS, PaymentResult.NOT_FOUND}
    assert restarted.status(asked.intent_id).result in still_open
    restarted.abort(asked.intent_id)
    assert gateway.pays(text) == "closed"
    assert asked.intent_id not in gateway.kept()


@every_wallet
def test_an_order_whose_answer_is_lost_is_never_shown_and_never_paid(
    gateway: Gateway, scheme: str
) -> None:
    gateway.behaves(lost_answers=1)
    seen: list[Shown] = []
    outcome = gateway.terminal(scheme).pay(intent(), seen.append)
    assert (outcome.result, seen) == (PaymentResult.UNREACHABLE, [])


@every_phone
def test_the_phone_s_own_code_pays_at_once(gateway: Gateway, scheme: str) -> None:
    terminal, asked = gateway.terminal(scheme), intent(code=CODES[scheme])
    paid = terminal.pay(asked)
    assert (paid.result, paid.amount) == (PaymentResult.APPROVED, asked.amount)
    assert gateway.kept()[asked.intent_id] == 1290


@every_phone
def test_a_charge_is_confirmed_on_the_phone(
    gateway: Gateway, away: ThreadPoolExecutor, scheme: str
) -> None:
    gateway.behaves(confirm=True)
    terminal, asked = gateway.terminal(scheme), intent(code=CODES[scheme])
    paying = away.submit(terminal.pay, asked)
    while terminal.status(asked.intent_id).result is not PaymentResult.IN_PROGRESS:
        pass
    gateway.confirms(scheme, asked.intent_id)
    assert paying.result(WAIT_S).result is PaymentResult.APPROVED


@every_phone
def test_a_charge_that_nobody_confirms_is_taken_back(gateway: Gateway, scheme: str) -> None:
    gateway.behaves(confirm=True)
    terminal = gateway.terminal(scheme, confirmed_within_s=0.1)
    asked = intent(code=CODES[scheme])
    outcome = terminal.pay(asked)
    assert (outcome.result, outcome.why) == (PaymentResult.DECLINED, Why.EXPIRED)
    gateway.confirms(scheme, asked.intent_id)
    assert asked.intent_id not in gateway.kept()


@every_phone
def test_a_charge_whose_answer_is_lost_is_asked_for_and_not_charged_again(
    gateway: Gateway, scheme: str
) -> None:
    gateway.behaves(lost_answers=1)
    terminal, asked = gateway.terminal(scheme), intent(code=CODES[scheme])
    assert terminal.pay(asked).result is PaymentResult.APPROVED
    assert gateway.kept()[asked.intent_id] == 1290


@every_phone
@pytest.mark.parametrize(("refuse", "why"), [("expired", Why.CODE_REFUSED), ("not_enough", "")])
def test_a_phone_s_code_may_be_refused(
    gateway: Gateway, scheme: str, refuse: str, why: str
) -> None:
    gateway.behaves(refuse=refuse)
    outcome = gateway.terminal(scheme).pay(intent(code=CODES[scheme]))
    assert (outcome.result, outcome.why) == (PaymentResult.DECLINED, why)


@every_wallet
def test_money_goes_back_once_and_no_more_than_was_paid(
    gateway: Gateway, away: ThreadPoolExecutor, scheme: str
) -> None:
    terminal, asked = gateway.terminal(scheme), intent()
    waiting = shows(terminal.pay, asked, away)
    gateway.pays(waiting.qr_text)
    paid = waiting.outcome.result(WAIT_S)
    part = refund(asked, paid, 290)
    for again in (False, True):
        given = terminal.refund(replace(part, again=again))
        assert (given.result, given.amount) == (PaymentResult.APPROVED, eur(290))
    assert gateway.kept()[asked.intent_id] == 1000
    too_much = terminal.refund(refund(asked, paid, 1001, "2"))
    assert too_much.result is PaymentResult.DECLINED
    assert terminal.refund(refund(asked, paid, 1000, "3")).result is PaymentResult.APPROVED
    assert asked.intent_id not in gateway.kept()


@every_wallet
def test_a_silent_gateway_says_nothing_for_certain(gateway: Gateway, scheme: str) -> None:
    gateway.behaves(dark=True)
    terminal, asked = gateway.terminal(scheme), intent()
    assert terminal.status(asked.intent_id).result is PaymentResult.UNKNOWN
    given = terminal.refund(refund(asked, Outcome(result=PaymentResult.APPROVED), 1))
    assert given.result is PaymentResult.UNKNOWN
    terminal.abort(asked.intent_id)
    assert terminal.pay(asked).result is PaymentResult.UNREACHABLE


def test_who_has_another_key_is_not_served_and_not_believed(gateway: Gateway) -> None:
    keys = open_sandbox(gateway._folder)
    other_private, other_public = make_pair()
    for api in (
        gateway.wechat(other_private, keys.platform_public),
        gateway.wechat(keys.merchant_private, other_public),
        gateway.alipay(other_private, keys.platform_public),
        gateway.alipay(keys.merchant_private, other_public),
        gateway.bank("another token"),
    ):
        with pytest.raises(WalletDown):
            api.create(intent())
