"""The web shop: three languages, no scripts, posts that may be repeated, nothing unescaped."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import pytest

from cloud_inventory.web.language import choose_language
from cloud_inventory.web.texts import TEXTS, say
from storecore.contracts.facts import OrderAccepted, OrderPickStarted, OrderRejected, OrderStaged
from storecore.contracts.reference import OrderState
from storecore.gs1.pickup import group_pickup_code
from storecore.languages import LANGUAGES
from tests.cloud.bodies import received, step
from tests.cloud.rig import STORE, Cloud, Edge, small_import

each_language = pytest.mark.parametrize("language", LANGUAGES)


def choose(cloud: Cloud, language: str = "en", **quantities: str) -> httpx.Response:
    fields = {f"q.{sku.replace('_', '-')}": text for sku, text in quantities.items()}
    return cloud.http.post("/review", data={"lang": language, "store": STORE, **fields})


def name_form(page: httpx.Response, name: str) -> dict[str, str | list[str]]:
    """What a browser sends when the form of the review page is filled in."""
    fields: dict[str, str | list[str]] = {"name": name, "line": []}
    for field, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text):
        lines = fields["line"]
        if field == "line" and isinstance(lines, list):
            lines.append(unescape(value))
        else:
            fields[field] = unescape(value)
    return fields


def reviewed(cloud: Cloud, language: str = "en") -> httpx.Response:
    """The page with two cartons of milk looked over."""
    chosen = choose(cloud, language, milk_1l="2")
    assert chosen.status_code == 303
    return cloud.http.get(chosen.headers["location"])


def ordered(cloud: Cloud, name: str = "Ana", language: str = "en") -> str:
    """The address of a new order's page."""
    placed = cloud.http.post("/orders", data=name_form(reviewed(cloud, language), name))
    assert placed.status_code == 303
    return str(placed.headers["location"])


def id_in(address: str) -> str:
    return urlsplit(address).path.rsplit("/", 1)[-1]


@each_language
def test_every_page_speaks_the_language_asked_for(still_cloud: Cloud, language: str) -> None:
    http = still_cloud.http
    goods = http.get("/", params={"lang": language})
    review = reviewed(still_cloud, language)
    order = http.get(ordered(still_cloud, language=language))
    missing = http.get("/nothing", params={"lang": language})
    for page, text in (
        (goods, "basket_empty"),
        (review, "review_title"),
        (order, "state.placed"),
        (missing, "error.not_found"),
    ):
        assert f'<html lang="{language}">' in page.text
        assert say(language, text) in unescape(page.text)
    name = {
        "en": "Fresh milk 1 l",
        "de": "Fresh milk 1 l",
        "es": "Fresh milk 1 l",
        "zh-Hans": "鲜牛奶 1升",
        "zh-Hant": "鮮乳 1公升",
    }[language]
    assert all(name in page.text for page in (goods, review, order))
    assert missing.status_code == 404


def test_goods_show_price_stock_and_its_age(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=72, banana=32_000, shirt=3))
    cloud.clock.advance(180)
    page = cloud.http.get("/").text
    assert "€1.39" in page
    assert "72 in stock<span>heard from the store 3 minutes ago</span>" in page
    assert "32.0 kg in stock" in page
    assert "Only 3 left" in page
    assert "Stock not known yet" in page
    assert 'name="q.milk-1l"' in page
    assert 'name="q.banana"' not in page


def test_goods_reserved_for_others_are_not_shown_as_there(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=2), step(OrderAccepted, cloud.placed().order_id))
    page = cloud.http.get("/").text
    assert "Sold out" in page
    assert 'name="q.milk-1l"' not in page


def test_everything_filled_in_is_escaped(still_cloud: Cloud) -> None:
    attack = '"><script>alert(1)</script>'
    order = still_cloud.http.get(ordered(still_cloud, name=attack))
    goods = still_cloud.http.get("/")
    review = still_cloud.http.post("/orders", data={**name_form(reviewed(still_cloud), attack * 9)})
    for page in (order, goods, review):
        assert "<script" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "&lt;script&gt;alert(1)" in order.text
    assert "T-shirt, &lt;S&gt;" in goods.text
    assert "Corner &lt;Shop&gt;" in goods.text
    assert "&lt;script&gt;" in review.text
    asked = still_cloud.http.get("/review", params={"store": attack, "lang": attack})
    assert (asked.status_code, "<script" in asked.text) == (404, False)


def test_the_same_form_again_leads_to_the_same_order(cloud: Cloud) -> None:
    form = name_form(reviewed(cloud), "Ana")
    addresses = {cloud.http.post("/orders", data=form).headers["location"] for _ in range(3)}
    assert len(addresses) == 1
    other = cloud.http.post("/orders", data={**form, "name": "Bo"})
    assert other.status_code == 409
    assert say("en", "error.request_reused") in other.text
    orders = [entry for entry in cloud.reference().entries if entry.collection == "order"]
    assert len(orders) == 1


def test_looking_the_order_over_again_orders_nothing(cloud: Cloud) -> None:
    address = choose(cloud, milk_1l="2", shirt="1").headers["location"]
    pages = {cloud.http.get(address).text for _ in range(2)}
    assert len(pages) == 1
    assert parse_qs(urlsplit(address).query)["line"] == ["milk-1l:2", "shirt:1"]
    assert "€15.68" in pages.pop()
    assert not [entry for entry in cloud.reference().entries if entry.collection == "order"]


@pytest.mark.parametrize(
    ("quantities", "words"),
    [
        ({}, "Choose at least one thing"),
        ({"milk_1l": "0", "shirt": ""}, "Choose at least one thing"),
        ({"milk_1l": "100"}, "Choose 1 to 99 of Fresh milk 1 l."),
        ({"milk_1l": "two"}, "Choose 1 to 99 of Fresh milk 1 l."),
        ({"milk_1l": "-1"}, "Choose 1 to 99 of Fresh milk 1 l."),
        ({"moonmilk": "1"}, "not sold here any more"),
    ],
)
def test_a_choice_that_cannot_be_ordered_is_explained_and_kept(
    still_cloud: Cloud, quantities: dict[str, str], words: str
) -> None:
    page = choose(still_cloud, **quantities)
    assert page.status_code == 422
    assert words in page.text
    if quantities.get("milk_1l") == "100":
        assert 'value="100"' in page.text


def test_the_form_chooses_a_slot_a_wish_and_a_number_to_call(cloud: Cloud) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    hours = "".join(f"{day},08:00-20:00\n" for day in days)
    cloud.load(small_import(pickup=f"what,value\n{hours}slot_orders_max,1\n"))
    page = reviewed(cloud)
    starts = re.findall(r'<option value="(\d+)"', page.text)
    assert len(starts) > 10
    form = {**name_form(page, "Ana"), "slot": starts[0], "short": "part", "phone": "030 12345"}
    order = cloud.order(id_in(cloud.http.post("/orders", data=form).headers["location"]))
    assert order.slot is not None
    assert (order.slot.start_ms, order.ready_by_ms) == (int(starts[0]), int(starts[0]))
    assert (order.when_short.value, order.phone) == ("part", "03012345")
    again = reviewed(cloud)
    assert starts[0] not in re.findall(r'<option value="(\d+)"', again.text)
    late = cloud.http.post("/orders", data={**name_form(again, "Bo"), "slot": starts[0]})
    assert late.status_code == 422
    assert say("en", "error.slot_gone") in late.text


def test_a_name_is_asked_for_again(still_cloud: Cloud) -> None:
    form = name_form(reviewed(still_cloud), " ")
    page = still_cloud.http.post("/orders", data=form)
    assert page.status_code == 422
    assert say("en", "error.bad_name") in page.text
    assert name_form(page, "Ana") == {**form, "name": "Ana"}


def test_a_price_that_has_changed_since_is_shown_before_ordering(cloud: Cloud) -> None:
    form = name_form(reviewed(cloud), "Ana")
    cloud.load(small_import(catalogue=small_import().catalogue.replace("1.39", "1.49")))
    page = cloud.http.post("/orders", data=form)
    assert page.status_code == 422
    assert say("en", "error.price_changed") in page.text
    assert "€2.98" in page.text
    again = cloud.http.post("/orders", data=name_form(page, "Ana"))
    assert again.status_code == 303


def test_an_order_page_has_the_code_and_follows_the_store(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=10))
    address = ordered(cloud)
    order = cloud.order(id_in(address))
    for kind, state in (
        (None, OrderState.PLACED),
        (OrderAccepted, OrderState.ACCEPTED),
        (OrderPickStarted, OrderState.PICKING),
        (OrderStaged, OrderState.READY),
    ):
        if kind is not None:
            edge.tell(step(kind, order.order_id, place="Bay 4"))
        page = cloud.http.get(address).text
        assert f"<h1>{say('en', f'state.{state}')}</h1>" in page
        assert group_pickup_code(order.pickup_code) in page
        assert "<svg" in page
        assert page.count('class="reached"') == 1 + [
            "placed",
            "accepted",
            "picking",
            "ready",
        ].index(state)


def test_a_rejected_order_names_what_was_short_and_shows_no_code(cloud: Cloud, edge: Edge) -> None:
    address = ordered(cloud)
    rejected = step(OrderRejected, id_in(address))
    edge.tell(msgspec.structs.replace(rejected, reason="milk-1l"))
    page = cloud.http.get(address).text
    assert say("en", "state.rejected") in page
    assert say("en", "more.rejected_of", name="Fresh milk 1 l") in page
    assert "<svg" not in page
    assert 'http-equiv="refresh"' not in page


def test_a_customer_can_ask_to_cancel(cloud: Cloud) -> None:
    address = ordered(cloud)
    for _ in range(2):
        asked = cloud.http.post(f"/orders/{id_in(address)}/cancel?lang=en")
        assert asked.headers["location"] == address
    page = cloud.http.get(address).text
    assert say("en", "cancel_asked") in page
    assert say("en", "cancel_yes") not in page


def test_several_stores_are_offered(cloud: Cloud) -> None:
    cloud.load(small_import(store_id="other", store_names={"en": "Other shop"}))
    page = cloud.http.get("/").text
    assert "Other shop" in page
    assert "/?store=corner&amp;lang=en" in page
    assert "Fresh milk" in cloud.http.get("/", params={"store": "other"}).text


@pytest.mark.parametrize(
    ("method", "path", "status", "text"),
    [
        ("GET", "/orders/nothing", 404, "error.unknown_order"),
        ("GET", "/?store=moon", 404, "error.unknown_store"),
        ("GET", "/review?store=corner&line=milk", 400, "error.bad_request"),
        ("GET", "/review?store=corner", 422, "error.bad_lines"),
        ("PUT", "/", 405, "error.method"),
        ("POST", "/orders/nothing/cancel", 404, "error.unknown_order"),
    ],
)
def test_every_error_has_a_page_in_plain_words(
    still_cloud: Cloud, method: str, path: str, status: int, text: str
) -> None:
    page = still_cloud.http.request(method, path, headers={"Accept-Language": "zh-TW,en;q=0.5"})
    assert page.status_code == status
    assert say("zh-Hant", text) in page.text


def test_forms_that_are_too_large_or_no_forms_are_refused(still_cloud: Cloud) -> None:
    for body in (b"a" * 300_000, b"\xff=1", b"&".join(b"a=1" for _ in range(6000))):
        page = still_cloud.http.post("/orders", content=body)
        assert page.status_code == 400
        assert say("en", "error.bad_request") in page.text


def test_pictures_and_style_are_served_and_nothing_beside_them(still_cloud: Cloud) -> None:
    http = still_cloud.http
    assert http.get("/marks/logo.svg").headers["content-type"].startswith("image/svg")
    assert http.get("/style/shop.css").status_code == 200
    assert http.get("/goods/../README.md").status_code == 404
    assert http.get("/goods/%2e%2e/README.md").status_code == 404


@pytest.mark.parametrize(
    ("asked", "header", "language"),
    [
        ("zh-Hant", "en", "zh-Hant"),
        ("", "zh-HK,zh;q=0.9", "zh-Hant"),
        ("", "zh-CN", "zh-Hans"),
        ("", "zh", "zh-Hans"),
        ("", "fr,it;q=0.9", "en"),
        ("", "de-AT,en;q=0.9", "de"),
        ("", "fr,es-MX;q=0.8,en;q=0.5", "es"),
        ("", "en;q=0.1, zh-TW;q=0.8", "zh-Hant"),
        ("", "zh;q=0, en", "en"),
        ("klingon", "", "en"),
        ("", "zh;q=much,;;,", "en"),
    ],
)
def test_the_language_is_what_was_asked_then_what_the_browser_prefers(
    asked: str, header: str, language: str
) -> None:
    assert choose_language(asked, header) == language


def test_every_text_is_there_in_every_language() -> None:
    english = TEXTS["en"]
    for language, texts in TEXTS.items():
        assert texts.keys() == english.keys(), language
        for key, text in texts.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key
