"""The web shop as a person uses it: a browser without scripts, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest

from cloud_inventory.web.texts import say
from storecore.contracts.cloud_api import PlaceOrderLine
from storecore.contracts.facts import (
    OrderAccepted,
    OrderCollected,
    OrderPickStarted,
    OrderRejected,
    OrderStaged,
    OrderStep,
    StockLine,
)
from storecore.contracts.order_facts import (
    LineOutcome,
    OrderCancelled,
    OrderExpired,
    OrderStagedInPart,
)
from storecore.contracts.orders import Alternative, LineGoods, ShortReason
from storecore.gs1.pickup import PICKUP_PREFIX
from storecore.money import Money
from storecore.signing.pickup import read_signed_pickup
from tests.cloud.bodies import received, step
from tests.cloud.chromium import CHROMIUM, Chromium
from tests.cloud.rig import STORE, Cloud, Edge, small_import

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "assets" / "demo"
NUMBER = "20481230"
WIDTHS = {"en": (1280, 420), "zh-Hans": (420,), "de": (420,)}
Steps = list[tuple[type[OrderStep], dict[str, object]]]
pytestmark = [
    pytest.mark.screens,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


def table(name: str) -> str:
    return (DEMO / f"{name}.csv").read_text("utf-8")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cloud, Edge]]:
    """Two stores with the demo's goods, one of them heard a minute ago, in the morning."""
    cloud = Cloud(tmp_path_factory.mktemp("cloud"))
    members = f"number,name,tier,points,offline_points\n{NUMBER},Ana Maria Berg,gold,1250,300\n"
    names = {"en": "Market Street", "zh-Hans": "市场街店", "de": "Marktstraße"}
    demo = small_import(
        catalogue=table("catalogue"),
        categories=table("categories"),
        pickup=table("pickup"),
        members=members,
        store_names=names,
    )
    assert cloud.load(demo).problems == ()
    pier = msgspec.structs.replace(
        demo, store_id="pier", store_names={"en": "Pier 7", "zh-Hans": "七号码头店", "de": "Kai 7"}
    )
    assert cloud.load(pier).problems == ()
    cloud.clock.advance(9 * 3600)
    edge = Edge(tmp_path_factory.mktemp("edge"), cloud)
    skus = [line.split(",")[0] for line in table("catalogue").splitlines()[1:]]
    found = [StockLine(sku=sku, quantity=3 + 7 * n % 60) for n, sku in enumerate(skus)]
    edge.tell(msgspec.structs.replace(received(), lines=tuple(found)))
    cloud.clock.advance(60)
    yield cloud, edge
    edge.close()
    cloud.close()


def picture(browser: Chromium, name: str) -> None:
    """Into build/shop, to be looked at; nothing may stick out at the side."""
    browser.shot(ROOT / "build" / "shop" / f"{name}.png")


def test_a_customer_searches_chooses_orders_and_cancels(
    stocked: tuple[Cloud, Edge], tmp_path: Path
) -> None:
    cloud, _ = stocked
    with Chromium(tmp_path / "browser") as browser:
        browser.go(f"{cloud.server.url}/?lang=en")
        browser.press('a[href*="store=corner"]')
        browser.press("a.who")
        browser.write("#number", NUMBER)
        browser.press_enter()
        browser.go(f"{cloud.server.url}/?lang=en&store={STORE}")
        browser.write("input[type=search]", "milk")
        browser.press_enter()
        assert "1 found for" in browser.html()
        browser.press('button[name=add][value="milk-1l"]')
        browser.press('button[name=add][value="milk-1l"]')
        browser.press('button[name=category][value="bakery"]')
        assert "In your order: 2" in browser.html()
        browser.press("button[name=add]")
        browser.press(".bottom button")
        page = browser.html()
        assert "2 × €" in page
        assert say("en", "member_yes") in page
        browser.write("#name", "Ana")
        browser.press("form.name-form button")
        page = browser.html()
        assert say("en", "state.placed") in page
        assert "Ready by today" in page
        browser.press("details summary", leaves=False)
        browser.press("details button")
        assert say("en", "cancel_asked") in browser.html()


def test_a_wrong_member_number_is_nobody(stocked: tuple[Cloud, Edge]) -> None:
    cloud, _ = stocked
    for number in ("2048123", "%", "", "*", NUMBER + "0"):
        answer = cloud.http.post("/member", data={"lang": "en", "number": number, "back": "/"})
        assert answer.status_code == 422
        assert "set-cookie" not in answer.headers
    right = cloud.http.post("/member", data={"number": NUMBER, "back": "//evil.example/"})
    assert (right.status_code, right.headers["location"]) == (303, "/")
    assert "HttpOnly" in right.headers["set-cookie"]
    cloud.http.cookies.clear()


def test_the_qr_code_of_the_page_opens_the_order_in_its_store(
    stocked: tuple[Cloud, Edge],
) -> None:
    cloud, edge = stocked
    order_id = an_order(cloud, edge, "qr", ready)
    answer = cloud.http.get(f"/v1/orders/{order_id}/code")
    text = answer.json()["text"]
    assert text.startswith(PICKUP_PREFIX)
    assert read_signed_pickup(text).order_id == order_id
    assert "<svg" in cloud.http.get(f"/orders/{order_id}").text


def an_order(
    cloud: Cloud,
    edge: Edge,
    request_id: str,
    steps: Steps,
) -> str:
    """An order that has come as far as these steps."""
    order = cloud.placed(
        request_id=request_id,
        lines=(
            PlaceOrderLine(sku="milk-1l", quantity=2),
            PlaceOrderLine(sku="bread-rye-500g", quantity=1),
            PlaceOrderLine(sku="wine-red-750ml", quantity=1),
        ),
    )
    for kind, more in steps:
        told = step(kind, order.order_id, place="B3")
        edge.tell(msgspec.structs.replace(told, at_ms=cloud.clock.wall_ms(), **more))
    return order.order_id


IN_TIME = 1_767_225_600_000 + 40 * 3_600_000
SHORT = (
    LineOutcome(
        line=0,
        goods=(
            LineGoods(sku="milk-1l", quantity=1, unit_price=Money(139, "EUR")),
            LineGoods(sku="yoghurt-500g", quantity=1, unit_price=Money(119, "EUR")),
        ),
        reason=ShortReason.SHORT,
    ),
    LineOutcome(line=1, goods=(), reason=ShortReason.DAMAGED),
)
picking: Steps = [
    (OrderAccepted, {}),
    (OrderPickStarted, {}),
]
ready: Steps = [*picking, (OrderStaged, {"expires_ms": IN_TIME})]
STATES: dict[str, Steps] = {
    "placed": [],
    "accepted": picking[:1],
    "picking": picking,
    "ready": ready,
    "partly_ready": [*picking, (OrderStagedInPart, {"outcome": SHORT, "expires_ms": IN_TIME})],
    "collected": [*ready, (OrderCollected, {})],
    "cancelled": [*picking, (OrderCancelled, {})],
    "expired": [*ready, (OrderExpired, {})],
    "rejected": [
        (
            OrderRejected,
            {
                "reason": "milk-1l",
                "alternatives": (
                    Alternative(sku="milk-1l", available=1, substitutes=("yoghurt-500g",)),
                ),
            },
        )
    ],
}


@pytest.mark.parametrize("language", WIDTHS)
def test_every_page_is_whole_on_a_desk_and_on_a_phone(
    stocked: tuple[Cloud, Edge], tmp_path: Path, language: str
) -> None:
    cloud, edge = stocked
    url = cloud.server.url
    orders = {
        name: an_order(cloud, edge, f"{name}-{language}", steps) for name, steps in STATES.items()
    }
    lines = "&line=milk-1l:2&line=bread-rye-500g:1&line=wine-red-750ml:1"
    pages = {
        "stores": "/?",
        "goods": f"/?store={STORE}{lines}&",
        "found": f"/?store={STORE}&q=milk&",
        "review": f"/review?store={STORE}{lines}&request=x&",
        "member": "/member?",
        "error": "/nothing?",
        **{f"order-{name}": f"/orders/{order_id}?" for name, order_id in orders.items()},
    }
    with Chromium(tmp_path / "browser", width=1280) as browser:
        for width in WIDTHS[language]:
            browser.resize(width)
            for name, address in pages.items():
                browser.go(f"{url}{address}lang={language}")
                assert browser.width_needed() <= width, name
                assert f'<html lang="{language}">' in browser.html()
                picture(browser, f"{name}-{language}-{width}")


def test_a_rejected_order_can_be_placed_again_with_what_there_is(
    stocked: tuple[Cloud, Edge],
) -> None:
    cloud, edge = stocked
    order_id = an_order(cloud, edge, "again", STATES["rejected"])
    page = cloud.http.get(f"/orders/{order_id}?lang=en").text
    (again,) = re.findall(r'href="(/review\?[^"]*)"', page)
    review = cloud.http.get(httpx.URL(again.replace("&amp;", "&")))
    assert review.status_code == 200
    assert re.findall(r'name="line" value="([^"]*)"', review.text)[:2] == [
        "milk-1l:1",
        "yoghurt-500g:1",
    ]


def test_a_part_order_shows_the_difference(stocked: tuple[Cloud, Edge]) -> None:
    cloud, edge = stocked
    order_id = an_order(cloud, edge, "part", STATES["partly_ready"])
    page = cloud.http.get(f"/orders/{order_id}?lang=en").text
    assert say("en", "state.partly_ready") in page
    assert say("en", "less") in page
    assert "instead of" in page
    assert page.count('class="gone"') == 1
