"""A price on its way to the shelf: from the catalogue to the label, and back that it is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from edge_agent.stock.label_round import LabelsError, parse_posts
from edge_agent.stock.label_text import label_text
from firmware_bridge.codecs.ean13 import MODULES, encode_ean13
from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.devices import SetupError, label_points
from firmware_bridge.drivers.label_oepl.driver import LabelDriver
from firmware_bridge.drivers.label_oepl.picture import draw_label
from firmware_bridge.drivers.simulated.label_ap import SimulatedLabels
from storecore.clock import SystemClock
from storecore.contracts.commands import OpenDoor, Outcome, Reason, ShowLabel
from storecore.contracts.labels import LabelShown, ShelfLabel
from storecore.contracts.observations import LabelObserved, Observation
from storecore.contracts.reference import SoldBy
from storecore.money import Money
from tests.edge.shop import Shop, envelope, item
from tests.waiting import until

CLOCK = SystemClock()
MAC = "0000021F19003B1D"
MILK = ShowLabel(
    label=MAC,
    place="A-01-1",
    sku="milk-1l",
    name="Vollmilch 3,5 % aus Weidehaltung",
    price=Money(129, "EUR"),
    price_text="1,29 €",
    unit_price_text="1,25 € / kg",
    gtin="09521000000018",
    price_version=7,
)


@pytest.fixture
def point() -> Iterator[SimulatedLabels]:
    made = SimulatedLabels([MAC], CLOCK, wake_s=0.3)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def told() -> list[Observation]:
    return []


@pytest.fixture
def driver(point: SimulatedLabels, told: list[Observation]) -> Iterator[LabelDriver]:
    made = LabelDriver("labels-1", point.url, told.append, CLOCK, look_s=0.1)
    made.start()
    until(lambda: made.status().online)
    yield made
    made.stop()


def show(driver: LabelDriver, wanted: ShowLabel = MILK) -> tuple[Outcome, Reason]:
    done = driver.carry_out(wanted, CLOCK.monotonic_s() + 20)
    return done.outcome, done.reason


def read_code(picture: bytes) -> list[str]:
    image = Image.open(io.BytesIO(picture)).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(image)]


def test_a_label_takes_its_picture_and_says_which_price_it_shows(
    point: SimulatedLabels, driver: LabelDriver, told: list[Observation]
) -> None:
    assert show(driver) == (Outcome.DONE, Reason.NONE)
    until(lambda: told)
    (shown,) = told
    assert isinstance(shown, LabelObserved)
    assert (shown.place, shown.sku, shown.price_version) == ("A-01-1", "milk-1l", 7)
    assert shown.price == Money(129, "EUR")
    assert read_code(point.shown(MAC)) == ["9521000000018"]
    assert Image.open(io.BytesIO(point.shown(MAC))).size == (296, 128)


def test_a_label_that_sleeps_confirms_nothing(
    point: SimulatedLabels, driver: LabelDriver, told: list[Observation]
) -> None:
    point.asleep.add(MAC)
    assert show(driver) == (Outcome.DONE, Reason.NONE)
    until(lambda: driver.status().reading == "1 labels wait")
    newer = ShowLabel(
        **{f: getattr(MILK, f) for f in MILK.__struct_fields__} | {"price_version": 8}
    )
    assert show(driver, newer) == (Outcome.DONE, Reason.NONE)
    assert told == []
    point.asleep.clear()
    until(lambda: told)
    assert [one.price_version for one in told if isinstance(one, LabelObserved)] == [8]


def test_what_cannot_be_shown_is_refused(driver: LabelDriver) -> None:
    unknown = ShowLabel(**{f: getattr(MILK, f) for f in MILK.__struct_fields__} | {"label": "FFFF"})
    assert show(driver, unknown) == (Outcome.REFUSED, Reason.NO_SUCH_PART)
    door = driver.carry_out(OpenDoor(door="1"), CLOCK.monotonic_s() + 5)
    assert door.reason is Reason.NOT_UNDERSTOOD
    assert driver.carry_out(MILK, CLOCK.monotonic_s() - 1).outcome is Outcome.LATE


def test_an_access_point_that_is_gone_leaves_it_unknown(
    point: SimulatedLabels, driver: LabelDriver
) -> None:
    point.stop()
    assert show(driver) == (Outcome.UNKNOWN, Reason.DEVICE_AWAY)
    assert not driver.status().online
    assert driver.status().errors == 1


@pytest.mark.parametrize(("width", "height"), [(152, 152), (296, 128), (400, 300), (640, 384)])
@pytest.mark.parametrize("name", ["Milk", "全脂牛奶 1 升", "A very long name " * 7])
def test_every_size_of_label_is_drawn_in_every_script(name: str, width: int, height: int) -> None:
    wanted = ShowLabel(**{f: getattr(MILK, f) for f in MILK.__struct_fields__} | {"name": name})
    picture = draw_label(wanted, width, height)
    image = Image.open(io.BytesIO(picture))
    assert image.size == (width, height)
    shades = image.convert("L").histogram()
    assert sum(shades[:64]) > width * height // 100
    if width >= 296:
        assert read_code(picture) == ["9521000000018"]


@given(st.text("0123456789", min_size=12, max_size=12))
def test_any_ean_is_read_back_from_its_bars(twelve: str) -> None:
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    digits = twelve + str(-weighted % 10)
    bars = encode_ean13(digits)
    assert len(bars) == MODULES
    row = bytes(0 if module == "1" else 255 for module in "0" * 11 + bars + "0" * 11)
    image = Image.frombytes("L", (len(row), 40), row * 40).resize((len(row) * 3, 120))
    codes = zxingcpp.read_barcodes(image)
    assert [code.text for code in codes] == [digits]
    with pytest.raises(FormatError):
        encode_ean13(twelve + str((1 - weighted) % 10))


def test_a_label_says_the_price_of_a_kilogram() -> None:
    coffee = item("coffee", unit_weight_g=500, price=Money(399, "EUR"))
    wanted = label_text(coffee, 3, "A-1", MAC, "de")
    assert wanted.price_text == "3,99\N{NO-BREAK SPACE}€"
    assert wanted.unit_price_text == "7,98\N{NO-BREAK SPACE}€ / kg"
    bananas = item("banana", sold_by=SoldBy.KG, price=Money(199, "EUR"))
    assert label_text(bananas, 3, "A-1", MAC, "de").price_text.endswith("€ / kg")


def shown_facts(shop: Shop) -> list[LabelShown]:
    return [fact for fact in shop.facts() if isinstance(fact, LabelShown)]


def test_what_a_label_shows_is_a_fact_with_its_version(shop: Shop) -> None:
    wanted = shop.books.labels.wanted(shop.writer.reader(), "jar-1", MAC)
    assert wanted is not None
    seen = LabelObserved(
        device="labels-1",
        seq=1,
        at_ms=9,
        label=MAC,
        place="jar-1",
        sku=wanted.sku,
        price=wanted.price,
        price_version=wanted.price_version,
    )
    shop.send(envelope(seen))
    shop.send(envelope(seen, again=True))
    (fact,) = shown_facts(shop)
    assert (fact.place, fact.device, fact.price_version) == (
        "jar-1",
        "labels-1",
        wanted.price_version,
    )
    assert shop.shown("shelf_label", ShelfLabel)["jar-1"].price == wanted.price


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path).furnish()
    yield made
    made.writer.close()


@pytest.mark.parametrize("text", ["A-1", "A-1=labels", "A-1=l:1,A-1=l:2", "=l:1"])
def test_a_list_of_labels_that_cannot_be_used_is_named(text: str) -> None:
    with pytest.raises(LabelsError, match="shelf_labels"):
        parse_posts(text)


@pytest.mark.parametrize("text", ["a", "a=ftp://x", "a=http://x,a=http://y", "a/b=http://x"])
def test_a_list_of_access_points_that_cannot_be_used_is_named(text: str) -> None:
    with pytest.raises(SetupError, match="label_points"):
        label_points(text)
