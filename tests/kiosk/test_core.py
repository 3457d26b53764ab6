"""The kiosk on a real disk: what is kept, what is written, and what a power cut leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.payment import Show, no_screen
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult
from kiosk.flow import touches as t
from kiosk.flow.events import ReferenceChanged
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import PaymentPhase
from kiosk.flow.state import KioskState, Screen
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.facts import PaymentIntended
from storecore.money import Money
from storecore.signing.receipts import read_receipt_code
from tests.kiosk.counter import Counter, Power, PowerCut
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK
from tests.kiosk.shop import eur


def test_a_document_that_does_not_fit_takes_no_other_goods_away(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        odd = Entry(collection="item", key="odd", version=9, raw=msgspec.Raw(b'{"sku": 3}'))
        page = ReferencePage(feed="shop", cursor=99, entries=(odd,), complete=True)
        kiosk.writer.run(lambda db: kiosk.mirror.apply(db, page))
        kiosk.does(ReferenceChanged(frozenset({"item"})), SCAN_MILK)
        assert kiosk.state.basket.count == 1


class OddTerminal(MemoryTerminal):
    """A terminal that does something else before, after or instead."""

    before: Callable[[PaymentIntent], None] = staticmethod(lambda _: None)
    after: Callable[[], None] = staticmethod(lambda: None)
    takes: Money | None = None

    def pay(self, intent: PaymentIntent, show: Show = no_screen) -> Outcome:
        """Pay, oddly."""
        self.before(intent)
        super().pay(replace(intent, amount=self.takes or intent.amount), show)
        self.after()
        return self.status(intent.intent_id)

    def unplug(self) -> None:
        """Its cable falls out."""
        self.plugged = False


def is_done(state: KioskState) -> bool:
    """The receipt is on the screen."""
    return state.screen is Screen.DONE


def is_settled(state: KioskState) -> bool:
    """Nothing is under way: sold, back to the start, or the person may choose."""
    phases = {PaymentPhase.DECLINED, PaymentPhase.UNREACHABLE}
    if state.payment is None:
        return True
    return is_done(state) or (state.payment.phase in phases and not state.payment.unclear)


def test_a_sale_is_one_fact_with_its_lines_tender_and_number(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal("P400")) as kiosk:
        kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, SCAN_CHOCOLATE, SCAN_CHOCOLATE, t.PayTouched())
        state = kiosk.until(is_done)
        (sale,) = kiosk.sales()
        assert [(line.sku, line.quantity, line.price_version) for line in sale.lines] == [
            ("milk", 1, 7),
            ("chocolate", 3, 7),
        ]
        assert sale.total == eur(529)
        assert sale.tenders[0].amount == sale.total
        assert sale.tenders[0].terminal_id == "P400"
        assert state.receipt is not None
        assert state.receipt.number == sale.receipt_number == 1
        signed = read_receipt_code(state.receipt.qr_text.rpartition("/")[2])
        assert signed.claim.transaction_id == sale.transaction_id
        assert signed.claim.chain_head.hex() == kiosk.chain_head()
        kiosk.check_disk()


def test_the_screen_says_paid_only_when_the_disk_has_it(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        seen: list[tuple[bool, int]] = []
        kiosk.core.subscribe(lambda s: seen.append((s.receipt is not None, len(kiosk.sales()))))
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(is_done)
        assert (False, 0) in seen
        assert (True, 1) in seen
        assert (True, 0) not in seen


def test_the_terminal_is_asked_only_when_the_intent_is_on_disk(tmp_path: Path) -> None:
    terminal = OddTerminal()
    with Counter(tmp_path, terminal) as kiosk:
        intents_at_pay: list[int] = []

        def count(_: PaymentIntent) -> None:
            intents_at_pay.append(sum(isinstance(b, PaymentIntended) for b in kiosk.bodies()))

        terminal.before = count
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(is_done)
        assert intents_at_pay == [1]


def test_receipts_are_numbered_without_gaps_and_declines_take_no_number(tmp_path: Path) -> None:
    terminal = MemoryTerminal()
    with Counter(tmp_path, terminal) as kiosk:
        for answer in (PaymentResult.APPROVED, PaymentResult.DECLINED, PaymentResult.APPROVED):
            terminal.answer = answer
            kiosk.does(SCAN_MILK, t.PayTouched())
            kiosk.until(is_settled)
            kiosk.does(t.PayStopped(), t.CancelTouched(), t.CancelConfirmed(), t.ReceiptTaken())
            kiosk.until(lambda s: s.screen is Screen.START)
        assert [sale.receipt_number for sale in kiosk.sales()] == [1, 2]
        assert [fact.outcome for fact in kiosk.concluded()] == ["approved", "declined", "approved"]
        kiosk.check_disk()


def test_a_killed_kiosk_comes_back_to_the_same_basket(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        kiosk.does(t.LanguageChosen("zh-Hans"), SCAN_MILK, SCAN_CHOCOLATE, t.LanguageChosen("en"))
        kiosk.does(t.LanguageChosen("zh-Hans"), SCAN_MILK)
        before = kiosk.state.basket
    with Counter(tmp_path, MemoryTerminal()) as again:
        assert (again.state.screen, again.state.basket) == (Screen.BASKET, before)
        assert again.state.language == "zh-Hans"
        assert again.state.notice is not None
        assert again.state.notice.kind is NoticeKind.BASKET_RESTORED
        again.does(t.CancelTouched(), t.CancelConfirmed())
    with Counter(tmp_path, MemoryTerminal()) as third:
        assert third.state.screen is Screen.START
        assert third.state.basket.is_empty


def test_the_next_customer_finds_nothing_of_the_one_before(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(is_done)
        kiosk.until(lambda s: s.screen is Screen.START)
        assert (kiosk.state.basket.is_empty, kiosk.state.receipt) == (True, None)
    with Counter(tmp_path, MemoryTerminal()) as again:
        assert again.state.screen is Screen.START


def test_a_terminal_that_falls_silent_is_asked_until_it_speaks(tmp_path: Path) -> None:
    terminal = OddTerminal()
    with Counter(tmp_path, terminal) as kiosk:
        terminal.after = terminal.unplug
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(lambda s: s.payment is not None and s.payment.checks > 3)
        assert kiosk.sales() == []
        terminal.plugged = True
        kiosk.until(is_done)
        kiosk.check_disk()


def test_an_approval_of_another_amount_is_never_booked(tmp_path: Path) -> None:
    terminal = OddTerminal()
    with Counter(tmp_path, terminal) as kiosk:
        terminal.takes = eur(1)
        kiosk.does(SCAN_MILK, t.PayTouched())
        state = kiosk.until(lambda s: s.payment is not None and s.payment.checks > 8)
        assert state.payment is not None
        assert (state.payment.phase, state.payment.unclear) == (PaymentPhase.UNREACHABLE, True)
        assert kiosk.sales() == []


def test_a_screen_that_fails_does_not_stop_a_sale(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        kiosk.core.subscribe(_cannot_draw)
        kiosk.does(SCAN_MILK, t.PayTouched())
        kiosk.until(is_done)
        kiosk.check_disk()


def _cannot_draw(_: KioskState) -> None:
    raise RuntimeError("no such picture")


def buy(kiosk: Counter) -> None:
    """One purchase, start to receipt."""
    kiosk.core.start()
    kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, t.PayTouched())
    kiosk.until(is_done)


def moments_of_a_purchase(directory: Path) -> int:
    """How many moments there are at which the power can go."""
    with Counter(directory, MemoryTerminal()) as kiosk:
        buy(kiosk)
        return kiosk.power.moments


def test_a_power_cut_at_any_moment_leaves_one_charge_and_one_sale_or_neither(
    tmp_path: Path,
) -> None:
    moments = moments_of_a_purchase(tmp_path / "whole")
    assert moments > 12
    outcomes = set()
    for cut_at in range(1, moments + 1):
        directory, terminal = tmp_path / str(cut_at), MemoryTerminal()
        with (
            Counter(directory, terminal, power=Power(cut_at)) as kiosk,
            pytest.raises(PowerCut),
        ):
            buy(kiosk)
        with Counter(directory, terminal) as again:
            again.core.start()
            again.until(is_settled)
            again.check_disk()
            outcomes.add(len(again.sales()))
            _can_still_buy(again)
    assert outcomes == {0, 1}


def test_a_power_cut_while_the_cut_before_is_cleared_up_changes_nothing(tmp_path: Path) -> None:
    moments = moments_of_a_purchase(tmp_path / "whole")
    for cut_at in range(moments // 2, moments + 1):
        for second in (1, 2, 3, 5, 8):
            directory, terminal = tmp_path / f"{cut_at}-{second}", MemoryTerminal()
            with (
                Counter(directory, terminal, power=Power(cut_at)) as kiosk,
                pytest.raises(PowerCut),
            ):
                buy(kiosk)
            _start_and_cut(directory, terminal, second)
            with Counter(directory, terminal) as again:
                again.core.start()
                again.until(is_settled)
                again.check_disk()


def _start_and_cut(directory: Path, terminal: MemoryTerminal, cut_at: int) -> None:
    with Counter(directory, terminal, power=Power(cut_at)) as kiosk:
        try:
            kiosk.core.start()
            kiosk.until(is_settled)
        except PowerCut:
            return


def _can_still_buy(kiosk: Counter) -> None:
    sold = len(kiosk.sales())
    kiosk.does(t.PayStopped(), t.ReceiptTaken(), SCAN_MILK, t.PayTouched())
    kiosk.until(is_done)
    kiosk.check_disk()
    assert len(kiosk.sales()) == sold + 1
