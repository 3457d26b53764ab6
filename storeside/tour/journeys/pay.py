"""Every way to pay: by phone, with a gift card and the rest by card, at the counter; then the Z."""

from __future__ import annotations

import csv

import requests

from kiosk.flow.state import Screen
from kiosk.flow.till import TillView
from storecore.contracts.tenders import DayClosed
from storeside.programs.floor import DEMO
from storeside.tour.scene import Scene

RICE = "rice-1kg"


def walk(scene: Scene) -> None:
    """Three customers, then a colleague at the till."""
    scene.report.begin("Paying")
    pay = Paying(scene)
    price = scene.goods[RICE].price_minor
    scene.step("The ways to pay", "card, wechat, alipay, gift, counter", pay.choose)
    scene.step("The code for the phone", "a code of WeChat Pay", pay.by_phone)
    scene.step("The phone pays", f"wechat {scene.priced(price)}", pay.phone_pays)
    scene.step("A small gift card pays a part", f"left {scene.priced(price - 100)}", pay.gift_card)
    scene.step(
        "The rest by card", f"gift {scene.priced(100)}, card {scene.priced(price - 100)}", pay.rest
    )
    scene.step("To be paid at the counter", "number 1", pay.at_the_counter)
    scene.step("A colleague takes the money", "no bill is left", pay.take_money)
    scene.step("The day is closed", "day 1, as much as its tenders", pay.close_day)


class Paying:
    """Buys rice again and again."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._walker = scene.walker
        with (DEMO / "gift_cards.csv").open(encoding="utf-8", newline="") as file:
            self._small_card = list(csv.DictReader(file))[1]["number"]

    def choose(self) -> str:
        """Rice, and the screen of ways."""
        self._rice_to_pay()
        settling = self._walker.state.settling
        assert settling is not None
        return ", ".join(way.way_id for way in settling.ways)

    def by_phone(self) -> str:
        """WeChat Pay shows a code."""
        self._walker.touch("way:wechat")
        qr = self._walker.wait(self._qr, "code to pay with")
        self._walker.settle()
        return "a code of WeChat Pay" if qr.startswith("weixin://wxpay/") else qr

    def phone_pays(self) -> str:
        """A phone reads the code."""
        url = self._scene.store.ports.url("wallet") + "/v1/phone/scan"
        with requests.Session() as session:
            session.trust_env = False
            session.post(url, json={"qr_text": self._qr()}, timeout=5).raise_for_status()
        self._scene.receipt()
        price = self._scene.goods[RICE].price_minor
        return f"wechat {self._scene.priced(price)}"

    def gift_card(self) -> str:
        """The next customer: the card holds less than the rice costs."""
        self._rice_to_pay()
        self._walker.hold(f"SSG:{self._small_card}", "qr")
        walker = self._walker
        walker.wait(lambda: walker.state.settling and walker.state.settling.taken, "part paid")
        walker.settle()
        settling = walker.state.settling
        assert settling is not None
        return f"left {(settling.total - settling.taken[0].amount).format('en')}"

    def rest(self) -> str:
        """By card."""
        settling = self._walker.state.settling
        assert settling is not None
        part = settling.taken[0].amount
        self._walker.touch("way:card")
        self._scene.receipt()
        return f"gift {part.format('en')}, card {(settling.total - part).format('en')}"

    def at_the_counter(self) -> str:
        """The next customer has cash."""
        self._rice_to_pay()
        self._walker.touch("way:counter")
        self._walker.on(Screen.COUNTER)
        bill = self._walker.state.bill
        assert bill is not None
        return f"number {bill.number}"

    def take_money(self) -> str:
        """At the till's page."""
        self._walker.touch("primaryButton")
        self._walker.on(Screen.START)
        self._scene.sign_in()
        self._walker.touch("tab:till")
        self._walker.wait(lambda: self._view() is not None, "the till")
        (bill,) = self._walker.wait(lambda: self._view_now().bills, "the bill")
        self._scene.report.keep("till")
        self._walker.touch(f"till:paid:{bill.intent_id}", "confirmGo")
        self._walker.wait(lambda: not self._view_now().bills, "the bill to go")
        self._walker.settle()
        return "no bill is left"

    def close_day(self) -> str:
        """The Z report."""
        walker = self._walker
        walker.touch("primaryButton", "confirmGo")
        walker.wait(self._closed, "the day's report")
        walker.settle()
        self._scene.report.keep("closed")
        closed = self._closed()
        assert closed is not None
        taken = sum(tender.taken.minor for tender in closed.tenders)
        equal = taken == closed.total.minor
        walker.touch("dayRead", "cancelButton")
        walker.on(Screen.START)
        return f"day {closed.z_number}, {'as' if equal else 'not as'} much as its tenders"

    def _rice_to_pay(self) -> None:
        walker = self._walker
        if walker.state.screen is Screen.DONE:
            walker.touch("primaryButton")
        walker.on(Screen.START)
        self._scene.scan(RICE)
        walker.touch("primaryButton")
        walker.on(Screen.PAY)

    def _qr(self) -> str:
        payment = self._walker.state.payment
        return payment.qr_text if payment is not None else ""

    def _view(self) -> TillView | None:
        till = self._walker.state.till
        return till.view if till is not None else None

    def _view_now(self) -> TillView:
        view = self._view()
        assert view is not None
        return view

    def _closed(self) -> DayClosed | None:
        till = self._walker.state.till
        return till.closed if till is not None else None
