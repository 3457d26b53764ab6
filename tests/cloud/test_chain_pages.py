"""Head office's pages: for signed-in staff alone, what the stores told and how old, also live."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path

import httpx
import pytest

from cloud_inventory.staff.book import SESSION_S, StaffBook
from cloud_inventory.staff.door import BadAccount, StaffDoor
from cloud_inventory.web.texts import say
from storecore.languages import LANGUAGES
from storecore.secrets.delay import HEAD_OFFICE
from tests.cloud.bodies import received, sold
from tests.cloud.chromium import CHROMIUM, Chromium
from tests.cloud.rig import PLANOGRAM, QUICK_PASSWORDS, Cloud, Edge, running_cloud, small_import
from tests.waiting import until

NAME, PASSWORD = "Ana Müller", "correct horse battery"
PAGES = ("", "/stock", "/orders", "/facts", "/refused", "/search?q=milk")
PICTURES = ("/item?store=corner&sku=milk-1l", "/map?store=corner")
ROOT = Path(__file__).parents[2]


def add_ana(cloud: Cloud) -> None:
    door(cloud).add(NAME, PASSWORD)


def door(cloud: Cloud) -> StaffDoor:
    return StaffDoor(StaffBook(cloud.data.writer), QUICK_PASSWORDS, cloud.clock, lambda n: b"x" * n)


def key_in(page: httpx.Response) -> str:
    found = re.search(r'name="key" value="(\w+)"', page.text)
    assert found, page.text
    return found[1]


def sign_in(cloud: Cloud, name: str = NAME, password: str = PASSWORD) -> httpx.Response:
    key = key_in(cloud.http.get("/chain/sign-in"))
    fields = {"name": name, "password": password, "key": key}
    return cloud.http.post("/chain/sign-in", data=fields)


@pytest.fixture
def staff(cloud: Cloud) -> Cloud:
    add_ana(cloud)
    assert sign_in(cloud).status_code == 303
    return cloud


def test_nobody_sees_a_page_without_signing_in(cloud: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=40))
    for cookies in ({}, {"storeside_staff": "0" * 64}):
        for page in (*PAGES, *PICTURES):
            answer = httpx.get(f"{cloud.server.url}/chain{page}", cookies=cookies)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/chain/sign-in")
            assert "milk" not in answer.text


def test_the_right_password_opens_every_page(staff: Cloud) -> None:
    for page in PAGES:
        answer = staff.http.get(f"/chain{page}")
        assert answer.status_code == 200, page
        scripts = re.findall("<script[^>]*>", answer.text)
        live = page in ("", "/facts", "/refused")
        assert scripts == (['<script src="/style/chain.js" defer>'] if live else [])
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert ("script-src 'self'" in policy) is live
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"


def test_a_wrong_password_or_name_is_refused_in_the_same_words(cloud: Cloud) -> None:
    add_ana(cloud)
    for name, password in ((NAME, "correct horse batterz"), ("nobody", PASSWORD)):
        answer = sign_in(cloud, name, password)
        assert answer.status_code == 401
        assert say("en", "chain.wrong") in unescape(answer.text)
        assert "storeside_staff" not in answer.cookies


def test_guessing_becomes_slower_and_the_right_password_has_to_wait_too(cloud: Cloud) -> None:
    add_ana(cloud)
    for _ in range(HEAD_OFFICE.free_tries):
        assert sign_in(cloud, password="wrong wrong").status_code == 401
    refused = sign_in(cloud)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) == HEAD_OFFICE.after(HEAD_OFFICE.free_tries) // 1000
    cloud.clock.advance(HEAD_OFFICE.after(HEAD_OFFICE.free_tries) / 1000)
    assert sign_in(cloud).status_code == 303


def test_the_delay_grows_to_a_limit() -> None:
    delays = [HEAD_OFFICE.after(failures) for failures in range(60)]
    assert delays == sorted(delays)
    assert delays[HEAD_OFFICE.free_tries - 1] == 0
    assert delays[HEAD_OFFICE.free_tries : HEAD_OFFICE.free_tries + 4] == [1000, 2000, 4000, 8000]
    assert delays[-1] == HEAD_OFFICE.longest_s * 1000


def test_a_form_of_another_site_signs_nobody_in_or_out(staff: Cloud) -> None:
    fields = {"name": NAME, "password": PASSWORD}
    with httpx.Client(base_url=staff.server.url) as stranger:
        stranger.get("/chain/sign-in")
        for key in ("", "0" * 64):
            forged = stranger.post("/chain/sign-in", data={**fields, "key": key})
            assert forged.status_code == 403
    staff.http.post("/chain/sign-out", data={"key": "0" * 64})
    assert staff.http.get("/chain").status_code == 200


def test_signing_out_ends_the_session_itself(staff: Cloud) -> None:
    token = staff.http.cookies["storeside_staff"]
    staff.http.post("/chain/sign-out", data={"key": key_in(staff.http.get("/chain"))})
    stolen = httpx.get(f"{staff.server.url}/chain", cookies={"storeside_staff": token})
    assert stolen.status_code == 303


def test_a_session_ends_by_itself(staff: Cloud) -> None:
    staff.clock.advance(SESSION_S - 1)
    assert staff.http.get("/chain").status_code == 200
    staff.clock.advance(2)
    assert staff.http.get("/chain").status_code == 303


def test_another_password_ends_the_sessions_of_the_old_one(staff: Cloud) -> None:
    door(staff).add(NAME.upper(), "another password")
    assert staff.http.get("/chain").status_code == 303


def test_the_cookie_is_for_the_chain_alone_and_no_script_or_other_site_gets_it(
    cloud: Cloud,
) -> None:
    add_ana(cloud)
    cookie = sign_in(cloud).headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "path=/chain"):
        assert part in cookie


def test_what_is_kept_tells_neither_password_nor_session(staff: Cloud) -> None:
    conn = staff.data.writer.reader()
    rows = [*conn.execute("SELECT * FROM staff"), *conn.execute("SELECT * FROM staff_session")]
    kept = str([tuple(row) for row in rows])
    assert "$argon2id$" in kept
    assert PASSWORD not in kept
    assert staff.http.cookies["storeside_staff"] not in kept


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a" * 61, PASSWORD), ("a", "9")])
def test_an_account_needs_a_name_and_a_long_password(
    cloud: Cloud, name: str, password: str
) -> None:
    with pytest.raises(BadAccount):
        door(cloud).add(name, password)


def test_a_store_shows_its_state_and_what_is_still_to_come(staff: Cloud, edge: Edge) -> None:
    page = staff.http.get("/chain").text
    assert say("en", "chain.is.never") in page
    edge.tell(received(milk_1l=40), sold())
    edge.post_waiting(edge.seal(sold(transaction_id="t-2")), waiting=4711)
    page = unescape(staff.http.get("/chain").text)
    assert say("en", "chain.is.up") in page
    assert "<dd>4711</dd>" in page
    assert "Corner <Shop>" in page
    staff.clock.advance(600)
    page = staff.http.get("/chain").text
    assert say("en", "chain.is.late") in page
    assert "10 minutes ago" in page
    staff.clock.advance(3600)
    assert say("en", "chain.is.silent") in staff.http.get("/chain").text


def test_stock_has_its_age_and_how_sure_it_is(staff: Cloud, edge: Edge) -> None:
    edge.tell(received(milk_1l=40, banana=1500))
    staff.clock.advance(300)
    page = unescape(staff.http.get("/chain/stock", params={"q": "9521002001013"}).text)
    assert "Fresh milk 1 l" in page
    assert "Bananas" not in page
    assert "<strong>40</strong>" in page
    assert "5 minutes ago" in page
    assert say("en", "chain.sure.believed") in page
    assert "1.500 kg" in staff.http.get("/chain/stock", params={"store": "corner"}).text


def test_facts_appear_as_they_arrive_and_refused_ones_with_the_reason(
    staff: Cloud, edge: Edge
) -> None:
    assert say("en", "chain.no_refused") in staff.http.get("/chain/refused").text
    edge.tell(received(milk_1l=40), sold(total_minor=7, transaction_id="t-<odd>"))
    live = staff.http.get("/chain/facts")
    assert 'http-equiv="refresh"' in live.text
    assert "StockReceived" in live.text
    assert "t-<odd>" not in live.text
    held = staff.http.get("/chain/facts", params={"hold": "yes"})
    assert 'http-equiv="refresh"' not in held.text
    refused = unescape(staff.http.get("/chain/refused").text)
    assert "SaleCompleted" in refused
    assert "says 7 minor units in all" in refused
    assert "StockReceived" not in refused


def test_an_open_page_is_told_when_a_fact_arrives(staff: Cloud, edge: Edge) -> None:
    stranger = httpx.get(f"{staff.server.url}/chain/live")
    assert stranger.status_code == 401
    told: list[int] = []
    with staff.http.stream("GET", "/chain/live", timeout=20) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if not line.startswith("data: "):
                continue
            told.append(int(line.removeprefix("data: ")))
            if len(told) == 3:
                break
            edge.tell(received(f"d-{len(told)}", milk_1l=1))
    assert told == [0, 1, 2]


def test_orders_are_listed_and_found_by_customer(staff: Cloud) -> None:
    order = staff.placed(customer_name="Zoë <b>")
    for path in ("/chain/orders", "/chain/search?q=zoë"):
        page = staff.http.get(path).text
        assert order.order_id in page
        assert "Zoë &lt;b&gt;" in page
        assert "Zoë <b>" not in page
    assert order.order_id not in staff.http.get("/chain/search?q=nobody").text


def test_older_facts_are_a_page_further(staff: Cloud, edge: Edge) -> None:
    edge.tell(*(received(f"d-{n}", milk_1l=1) for n in range(60)))
    first = staff.http.get("/chain/facts").text
    assert '"d-59"' in unescape(first)
    link = re.search(r'href="(/chain/facts\?before=[^"]+)"', first)
    assert link
    older = unescape(staff.http.get(unescape(link[1])).text)
    assert '"d-0"' in older
    assert '"d-59"' not in older


def test_every_page_speaks_the_language_asked_for(staff: Cloud) -> None:
    for language, name in product(LANGUAGES, ("stores", "stock", "orders", "facts", "refused")):
        path = "/chain" if name == "stores" else f"/chain/{name}"
        page = staff.http.get(path, params={"lang": language})
        assert f'<html lang="{language}">' in page.text
        assert f"<h1>{say(language, f'chain.{name}')}</h1>" in unescape(page.text)


def test_an_account_is_made_on_the_command_line(tmp_path: Path) -> None:
    def run(password: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-m", "cloud_inventory", "add-user", NAME, "--data", str(tmp_path)]
        return subprocess.run(
            argv, input=password, capture_output=True, text=True, cwd=ROOT, check=False
        )

    refused = run("short\n")
    assert refused.returncode == 2
    assert "choose a password of 10 to 200 characters" in refused.stderr
    assert run(PASSWORD + "\n").returncode == 0
    with running_cloud(tmp_path) as cloud:
        assert sign_in(cloud).status_code == 303


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Cloud]:
    with running_cloud(tmp_path / "cloud") as cloud:
        cloud.load(small_import(planogram=PLANOGRAM))
        cloud.load(
            small_import(store_id="pier", store_names={"en": "Pier 7", "zh-Hans": "七号码头店"})
        )
        add_ana(cloud)
        edge = Edge(tmp_path / "edge", cloud)
        edge.tell(received(milk_1l=40, banana=32000, shirt=12, wine=18), sold(quantity=2))
        edge.tell(sold(total_minor=7, transaction_id="t-2"))
        edge.close()
        cloud.placed()
        yield cloud


@pytest.mark.screens
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_browser_without_scripts_signs_in_and_sees_each_page(
    shown: Cloud, tmp_path: Path, language: str
) -> None:
    url = shown.server.url
    for width in (1280, 420):
        with Chromium(tmp_path / f"browser-{width}", width=width) as browser:
            browser.go(f"{url}/chain?lang={language}")
            picture(browser, language, width, "sign_in")
            browser.write("#name", NAME)
            browser.write("#password", PASSWORD)
            browser.press_enter()
            assert NAME.casefold() in browser.html()
            for page in (*PAGES, *PICTURES):
                joint = "&" if "?" in page else "?"
                browser.go(f"{url}/chain{page}{joint}lang={language}")
                picture(browser, language, width, page.strip("/").partition("?")[0] or "stores")
                assert f'<html lang="{language}">' in browser.html()


@pytest.mark.screens
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_facts_appear_on_an_open_page_by_themselves(shown: Cloud, tmp_path: Path) -> None:
    edge = Edge(tmp_path / "another", shown, origin="edge-live")
    with Chromium(tmp_path / "browser", scripts=True) as browser:
        browser.go(f"{shown.server.url}/chain?lang=en")
        browser.write("#name", NAME)
        browser.write("#password", PASSWORD)
        browser.press_enter()
        browser.go(f"{shown.server.url}/chain/facts?lang=en")
        assert "d-alive" not in browser.html()
        edge.tell(received("d-alive", milk_1l=1))
        until(lambda: "d-alive" in browser.html(), timeout_s=8)
    edge.close()


def picture(browser: Chromium, language: str, width: int, name: str) -> None:
    """Into build/chain, to be looked at; nothing may stick out at the side."""
    assert browser.width_needed() <= width, name
    browser.shot(ROOT / "build" / "chain" / f"{name}-{language}-{width}.png")
