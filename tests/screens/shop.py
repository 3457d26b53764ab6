"""A shop and states of its kiosk, built from the demo's own goods."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kiosk.application.views import loose_goods
from kiosk.domain.basket import Basket, Line, LineSaving, empty_basket
from kiosk.domain.goods import Goods
from kiosk.domain.urgency import Urgency
from kiosk.flow.approving import Approving
from kiosk.flow.door import Person
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import (
    DeclineReason,
    Links,
    LooseGoods,
    Payment,
    PaymentPhase,
    Receipt,
    ScaleReading,
    Staff,
    TaskView,
    Weighing,
)
from kiosk.flow.repeats import Repeat
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.touches import Touched
from storecore.contracts.facts import PriceOverride
from storecore.contracts.reference import Category, Item, SoldBy, TaskKind
from storecore.contracts.staff import Role, Sensitive
from storecore.languages import LANGUAGES, name_column
from storecore.money import Money, parse_money, zero
from tests.screens.handover import handover_states, orders_of
from tests.screens.paying import paying_states
from tests.screens.pricing import pricing_states
from tests.screens.receipts import receipt_states
from tests.screens.stock import stock_states
from tests.screens.watching import on_pad, watching_states

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
NOW_MS = 1_780_000_000_000
_MINUTE_MS = 60_000


def _names(row: dict[str, str]) -> dict[str, str]:
    return {language: row[name_column(language)] for language in LANGUAGES}


def _item(row: dict[str, str]) -> Item:
    return Item(
        sku=row["sku"],
        names=_names(row),
        category=row["category"],
        price=parse_money(row["price"], row["currency"]),
        tax_percent=int(row["tax_percent"]),
        sold_by=SoldBy(row["sold_by"]),
        gtin=row["gtin"].zfill(14) if row["gtin"] else None,
        plu=row["plu"] or None,
        in_store_code=row["in_store_code"] or None,
        min_age=int(row["min_age"]) if row["min_age"] else None,
        picture=row["picture"],
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ITEMS = {row["sku"]: _item(row) for row in _rows("catalogue.csv")}
CATEGORIES = tuple(
    Category(category_id=row["key"], names=_names(row), picture=row["picture"], position=place)
    for place, row in enumerate(_rows("categories.csv"))
)
SHOP = {"en": "Harbour Market", "zh-Hans": "海港超市", "zh-Hant": "海港超市"}
OFFER = {
    "en": "3 chocolate bars for €4",
    "de": "3 Tafeln Schokolade für 4 €",
    "es": "3 tabletas de chocolate por 4 €",
    "zh-Hans": "巧克力3块4欧元",
    "zh-Hant": "巧克力 3 片 4 歐元",
}


def line(sku: str, quantity: int = 1, **other: Any) -> Line:
    """A line of the demo's goods."""
    item = ITEMS[sku]
    weight_g = other.get("weight_g")
    price = other.get("override_price") or other.get("shelf_price") or item.price
    gross = price.fraction(weight_g, 1000) if weight_g else price.times(quantity)
    saving = other.pop("saving", zero("EUR"))
    return Line(
        line_id=f"line-{sku}",
        item=item,
        price_version=1,
        quantity=quantity,
        amount=gross - saving,
        saving=saving,
        **other,
    )


def saved(minor: int) -> tuple[LineSaving, ...]:
    """What an offer with a long name saves on a line."""
    return (LineSaving(offer_id="c", names=OFFER, amount=Money(minor, "EUR")),)


def basket(*lines: Line) -> Basket:
    """A basket of these lines with honest sums."""
    empty = empty_basket("EUR")
    total, saving = zero("EUR"), zero("EUR")
    for one in lines:
        total, saving = total + one.amount, saving + one.saving
    return replace(empty, lines=lines, total=total, saving=saving, transaction_id="t1")


SOME = basket(
    line("chocolate-100g", 3, saving=Money(77, "EUR"), savings=saved(77)),
    line("banana", weight_g=1432),
    line("bread-rye-500g"),
    line("beer-lager-500ml", 6),
    line("milk-1l", 2),
    line("hoodie-green-m"),
)
PAD = basket(
    *on_pad(
        (
            line("rain-jacket-yellow-l"),
            line("jeans-blue-32"),
            line("tshirt-navy-m", saving=Money(129, "EUR")),
            line("coffee-500g", 2),
        )
    )
)
SHELF = basket(
    line("coffee-500g", shelf_price=Money(649, "EUR"), superseded_by=7), line("milk-1l", 2)
)
REPRICED = basket(
    line("hoodie-green-m", override_price=Money(1590, "EUR"),
         override=PriceOverride(was=Money(3190, "EUR"), reason="damaged", staff_id="s-1",
                                approver_id="s-3")),
    line("bread-rye-500g", 2),
    line("milk-1l"),
)  # fmt: skip
MANY = basket(*(line(sku, 1 + place % 3) for place, sku in enumerate(list(ITEMS)[11:51])))
LONG = basket(
    line("rain-jacket-yellow-m", 12, saving=Money(9588, "EUR"), savings=saved(9588)),
    line("olive-oil-500ml", 99),
    line("bread-rye-500g", 10),
)


def state(screen: Screen, language: str = "en", **parts: Any) -> KioskState:
    """A ready kiosk on a screen."""
    parts.setdefault("basket", empty_basket("EUR"))
    return KioskState(
        screen=screen, language=language, store_names=SHOP, kiosk_id="K1", ready=True, **parts
    )


ORDERS = orders_of(ITEMS, NOW_MS)
TASKS = (
    TaskView(task_id="t1", kind=TaskKind.ASSIST, subject="K2", raised_ms=NOW_MS - 20_000),
    TaskView(
        task_id="t2", kind=TaskKind.RESTOCK, subject="A-03-2", raised_ms=NOW_MS - 7 * _MINUTE_MS,
        sku="bread-rye-500g", names=ITEMS["bread-rye-500g"].names,
        picture=ITEMS["bread-rye-500g"].picture, place="A-03-2", quantity=2, target=12,
        taken_by="Kim",
    ),
    TaskView(
        task_id="t3", kind=TaskKind.RESTOCK, subject="C-01-1", raised_ms=NOW_MS - 55 * _MINUTE_MS,
        sku="hoodie-grey-m", names=ITEMS["hoodie-grey-m"].names,
        picture=ITEMS["hoodie-grey-m"].picture, place="C-01-1", quantity=1, target=6,
        taken_by="Sam",
    ),
    TaskView(task_id="t4", kind=TaskKind.PICK, subject="order-3", raised_ms=NOW_MS - 9_000_000),
    TaskView(
        task_id="t6", kind=TaskKind.RUN, subject="order-1", raised_ms=NOW_MS - 8_000,
        place="locker-1.12", wanted_at="K2", detail="check", target=18, taken_by="Kim",
        urgency=Urgency.NOW,
    ),
    TaskView(
        task_id="t7", kind=TaskKind.BAG, subject="order-1", raised_ms=NOW_MS - 30_000, place="B2",
        urgency=Urgency.NOW,
    ),
    TaskView(
        task_id="t8", kind=TaskKind.BAY, subject="locker-1.12", raised_ms=NOW_MS - 50_000,
        place="12",
    ),
    TaskView(
        task_id="t5", kind=TaskKind.DEVICE, subject="scale-door", raised_ms=NOW_MS - 60_000,
        place="drifting",
    ),
)  # fmt: skip


PEOPLE = tuple(
    Person(staff_id=f"s-{place}", name=name, role=Role.ATTENDANT)
    for place, name in enumerate(
        ("Kim", "Sam", "王小明", "Alexandra M.", "Jo", "Maximiliane-Luise", "Noor")
    )
)


def _payment(phase: PaymentPhase, **other: Any) -> Payment:
    return Payment(intent_id="i1", amount=SOME.total, phase=phase, **other)


def _loose() -> LooseGoods:
    return loose_goods([item for item in ITEMS.values() if item.plu], CATEGORIES)


def _staff(**parts: Any) -> Staff:
    return Staff(
        name="Kim", staff_id="Kim", tasks=TASKS, orders=tuple(ORDERS.values())[::-1], **parts
    )


def _of_others() -> dict[str, KioskState]:
    nobody: dict[str, Any] = {"store_names": SHOP, "kiosk_id": "K1", "ready": True}
    empty = {**nobody, "basket": empty_basket("EUR")}
    return {
        **pricing_states(ITEMS, OFFER, SHELF, **empty),
        **paying_states(SOME.total, NOW_MS, basket=SOME, **nobody),
        **handover_states(ITEMS, _staff(), NOW_MS, **empty),
        **receipt_states(SOME.total, NOW_MS, **empty),
    }


def all_states() -> dict[str, KioskState]:
    """Every screen in every condition that looks different, in English."""
    banana = ITEMS["banana"]
    weighing = Weighing(goods=Goods(banana, 1), amount=Money(77, "EUR"))
    ready: dict[str, Any] = {"basket": SOME, "newest_line_id": "line-chocolate-100g"}
    return {
        "start": state(Screen.START),
        "start-offline": state(Screen.START, links=Links(edge_up=False, cloud_up=None)),
        "basket-empty": state(Screen.BASKET),
        "basket": state(Screen.BASKET, **ready),
        "basket-one": state(Screen.BASKET, basket=basket(line("milk-1l"))),
        "basket-40": state(Screen.BASKET, basket=MANY),
        "basket-long": state(Screen.BASKET, basket=LONG),
        "basket-notice": state(
            Screen.BASKET, **ready,
            notice=Notice(kind=NoticeKind.AGE_CHECK, number=16,
                          names=ITEMS["beer-lager-500ml"].names),
        ),
        "basket-cancel": state(Screen.BASKET, **ready, confirm_cancel=True),
        "basket-idle": state(Screen.BASKET, **ready, idle_seconds_left=22),
        "basket-again": state(
            Screen.BASKET, **ready,
            repeat=Repeat(event=CodeRead(text="95202020"), line_id="line-chocolate-100g",
                          names=ITEMS["chocolate-100g"].names, until_s=9.0),
        ),
        "loose": state(Screen.LOOSE, **ready, loose=_loose()),
        "weigh": state(Screen.WEIGH, **ready, weighing=weighing, scale=ScaleReading(432)),
        "weigh-empty": state(Screen.WEIGH, **ready, weighing=weighing),
        "pay": state(Screen.PAY, **ready, payment=_payment(PaymentPhase.INSTRUCT)),
        "pay-checking": state(Screen.PAY, **ready, payment=_payment(PaymentPhase.CHECKING)),
        "pay-declined": state(
            Screen.PAY, **ready,
            payment=_payment(PaymentPhase.DECLINED, reason=DeclineReason.DECLINED),
        ),
        "done": state(
            Screen.DONE,
            receipt=Receipt(number=1047, transaction_id="01JB3ZC2Y6", total=SOME.total,
                            qr_text="https://shop.example/r/01JB3ZC2Y6Q8", seconds_left=8,
                            completed_ms=NOW_MS),
        ),
        **_of_others(),
        "collect": state(Screen.COLLECT),
        "collect-refused": state(Screen.COLLECT, notice=Notice(kind=NoticeKind.PICKUP_NOT_READY)),
        "staff-sign-in": state(Screen.STAFF_SIGN_IN),
        "staff-sign-in-people": state(Screen.STAFF_SIGN_IN, people=PEOPLE),
        "staff-tasks": state(Screen.STAFF_TASKS, staff=_staff(),
                             links=Links(cloud_up=False, backlog=12)),
        **stock_states(state(Screen.STAFF_STOCK, staff=_staff(), people=PEOPLE), ITEMS),
        "staff-basket": state(Screen.STAFF_BASKET, staff=_staff(), basket=REPRICED),
        "staff-basket-empty": state(Screen.STAFF_BASKET, staff=_staff()),
        "staff-approve": state(
            Screen.STAFF_BASKET, basket=SOME, people=PEOPLE,
            staff=_staff(approving=Approving(step=Sensitive.PRICE_OVERRIDE, touch=Touched(),
                                             amount=Money(240, "EUR"))),
        ),
        "staff-tasks-empty": state(Screen.STAFF_TASKS, staff=Staff(name="Kim")),
        "basket-pad": state(Screen.BASKET, basket=PAD),
        **watching_states(state(Screen.BASKET, **ready), weighing, ITEMS, NOW_MS),
    }  # fmt: skip
