"""Every mistake in a retailer's files is named by line, with what to do; the rest is taken."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

from storecore.contracts.cloud_api import ImportReport
from storecore.contracts.reference import Delivery, Facing, Item, Sensing, Store
from storecore.contracts.returns import ReturnTerms
from storecore.contracts.watching import WatchedItem
from tests.cloud.rig import CATALOGUE, STORE, Cloud, running_cloud, small_import

DEMO = Path(__file__).parents[2] / "assets" / "demo"
PLANOGRAM = "place,sku,zone,bay,shelf,minimum,target,sensing,device,antenna\n"


def changed_line(line: int, **cells: str) -> str:
    """The small catalogue with some cells of one line written otherwise (1 is the header)."""
    rows = list(csv.DictReader(io.StringIO(CATALOGUE)))
    rows[line - 2].update(cells)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def said(report: ImportReport) -> list[str]:
    """Each problem as one text."""
    return [f"{one.file} line {one.line}: {one.problem}" for one in report.problems]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"gtin": "9521002001014"}, "gtin 9521002001014: check digit should be 3; fix it or leave"),
        ({"gtin": "95210020"}, "check digit should be"),
        ({"gtin": "952100200101"}, "check digit should be"),
        ({"gtin": "12345"}, "gtin 12345: a GTIN has 8, 12, 13 or 14 digits"),
        ({"gtin": "95210020O1013"}, "a GTIN has 8, 12, 13 or 14 digits and nothing else"),
        ({"gtin": "2110101002006"}, "write the item's digits under in_store_code"),
        ({"gtin": ""}, "gtin is empty: give a gtin, a plu or an in_store_code"),
        ({"plu": "12"}, "plu 12: a PLU is from 3000 to 4999"),
        ({"in_store_code": "123"}, "the store's labels have 5 digits for the item"),
        ({"sku": ""}, "sku is empty: write 1 to 64 letters"),
        ({"sku": "milk 1l"}, "sku milk 1l: write 1 to 64 letters"),
        ({"sold_by": "litre"}, "sold_by litre: write each or kg"),
        ({"sold_by": "kg"}, "goods sold by the kilogram have no weight of a piece"),
        ({"name_en": ""}, "name_en is empty: write it, or leave the line out"),
        ({"name_en": "x" * 201}, "shorten it to 200 characters"),
        ({"name_zh_hans": "牛\u0000奶"}, "characters that cannot be printed"),
        ({"category": "toys"}, "category toys: no such category"),
        ({"price": "1,39"}, "price 1,39: '1,39' is not an amount; write it like 2.50"),
        ({"price": "1.395"}, "more than the 2 decimals that EUR has"),
        ({"price": "0"}, "a price is more than nothing"),
        ({"price": "-1"}, "a price is more than nothing"),
        ({"price": "NaN"}, "is not an amount"),
        ({"currency": "USD"}, "currency USD: the store counts in EUR"),
        ({"tax_percent": "7.5"}, "tax_percent 7.5: write a whole number from 0 to 100"),
        ({"tax_percent": "101"}, "write a whole number from 0 to 100"),
        ({"tax_percent": ""}, "tax_percent is empty: write a whole number from 0 to 100"),
        ({"unit_weight_g": "heavy"}, "unit_weight_g heavy: write a whole number"),
        ({"min_age": "old"}, "min_age old: write a whole number from 1 to 99"),
        ({"tagged": "maybe"}, "tagged maybe: write yes or no"),
        ({"tagged": "yes"}, "gs1_prefix_length is empty: write a whole number from 6 to 12"),
        ({"gs1_prefix_length": "9"}, "only tagged goods have one"),
        ({"shelf_min": "50"}, "shelf_min 50: it is above shelf_target 36"),
        ({"return_days": "14"}, "return_faulty_days is empty: write a whole number from 0 to 3650"),
        (
            {"return_days": "x", "return_faulty_days": "9"},
            "return_days x: write a whole number from 0 to 3650",
        ),
        (
            {"return_days": "14", "return_faulty_days": "90", "return_opened": "so"},
            "return_opened so: write yes or no",
        ),
        ({"opening_stock": "-1"}, "opening_stock -1: write a whole number"),
    ],
)
def test_a_wrong_cell_is_named_and_the_other_lines_are_taken(
    still_cloud: Cloud, cells: dict[str, str], words: str
) -> None:
    report = still_cloud.load(small_import(store_id="fresh", catalogue=changed_line(2, **cells)))
    texts = said(report)
    assert [text for text in texts if text.startswith("catalogue line 2: ") and words in text]
    assert all(text.startswith("catalogue line 2: ") for text in texts)
    assert report.taken["item"] == 3


def test_a_good_may_have_its_own_terms_for_returns(cloud: Cloud) -> None:
    cells = {"return_days": "14", "return_faulty_days": "90", "return_opened": "no"}
    catalogue = changed_line(2, **cells)
    assert said(cloud.load(small_import(catalogue=catalogue))) == []
    entries = cloud.reference().entries
    items = [
        msgspec.json.decode(one.document, type=Item)
        for one in entries
        if one.collection == "item" and one.document is not None
    ]
    found = {item.sku: item.returns for item in items}
    assert found.pop("milk-1l") == ReturnTerms(days=14, faulty_days=90, opened=False)
    assert set(found.values()) == {None}


def test_all_mistakes_of_a_line_are_told_at_once(still_cloud: Cloud) -> None:
    catalogue = changed_line(4, price="x", tax_percent="y", gtin="9521002004022")
    assert len(said(still_cloud.load(small_import(catalogue=catalogue)))) == 3


def test_codes_and_skus_stand_once(cloud: Cloud) -> None:
    for cells, words in (
        ({"sku": "milk-1l"}, "it stands on an earlier line too; keep one of them"),
        ({"gtin": "9521002001013"}, "it is the code of milk-1l; a code names one good"),
    ):
        texts = said(cloud.load(small_import(catalogue=changed_line(4, **cells))))
        assert [text for text in texts if text.startswith("catalogue line 4: ") and words in text]
    one = changed_line(4, sku="another", gtin="9522003000111").splitlines()
    report = cloud.load(small_import(catalogue="\n".join((one[0], one[3]))))
    (text,) = said(report)
    assert "it is the code of shirt; a code names one good" in text


def test_a_line_with_too_many_cells_keeps_its_number_after_a_long_cell(cloud: Cloud) -> None:
    catalogue = CATALOGUE.replace("Fresh milk 1 l", '"Fresh\nmilk"') + "a,b\n"
    assert said(cloud.load(small_import(catalogue=catalogue))) == [
        "catalogue line 2: name_en 'Fresh\\nmilk': "
        "it has characters that cannot be printed; take them out",
        "catalogue line 7: 2 cells where the header has 19; put quotes around cells with commas",
    ]


@pytest.mark.parametrize(
    ("catalogue", "words"),
    [
        ("", "the file is empty"),
        (CATALOGUE.replace(",price", ",prize", 1), "did you mean 'price'?"),
        (CATALOGUE.replace(",price", ",prize", 1), "column 'price' is missing; add it"),
        (CATALOGUE.replace(",", ";"), "save the file with commas"),
        (CATALOGUE.replace("Red wine", '"Red wine', 1), "look for a quote that is not closed"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    still_cloud: Cloud, catalogue: str, words: str
) -> None:
    report = still_cloud.load(small_import(catalogue=catalogue))
    assert [text for text in said(report) if words in text]


def test_strict_takes_nothing_unless_all_is_good(cloud: Cloud) -> None:
    before = cloud.reference()
    catalogue = changed_line(2, price="2.00").replace("4011", "4")
    report = cloud.load(small_import(catalogue=catalogue, strict=True))
    assert report.taken == {}
    assert len(report.problems) == 1
    assert cloud.reference() == before


def test_the_same_files_again_change_nothing(cloud: Cloud) -> None:
    before = cloud.reference()
    assert cloud.load(small_import()).changed == 0
    assert cloud.reference() == before


def test_a_new_good_is_delivered_once_and_old_ones_are_not_delivered_again(cloud: Cloud) -> None:
    cloud.load(small_import(catalogue=changed_line(2, sku="milk-2l", gtin="9521002001020")))
    deliveries = [
        msgspec.json.decode(entry.document, type=Delivery)
        for entry in cloud.reference().entries
        if entry.collection == "delivery" and entry.document is not None
    ]
    assert [sorted(sku for sku, _ in delivery.lines) for delivery in deliveries] == [
        ["banana", "milk-1l", "shirt", "wine"],
        ["milk-2l"],
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A1,moonmilk,A,1,1,1,2,none,,", "sku moonmilk: no such good is sold"),
        (",milk-1l,A,1,1,1,2,none,,", "place is empty: write 1 to 32 letters"),
        ("A1,milk-1l,,1,1,1,2,none,,", "zone is empty"),
        ("A1,milk-1l,A,one,1,1,2,none,,", "bay one: write a whole number"),
        ("A1,milk-1l,A,1,1,3,2,none,,", "minimum 3: it is above target 2"),
        ("A1,milk-1l,A,1,1,1,2,smell,,", "sensing smell: write none or weight or rfid"),
        ("A1,milk-1l,A,1,1,1,2,none,scale-1,", "device scale-1: nothing senses this place"),
        ("A1,milk-1l,A,1,1,1,2,weight,,", "name the device that sees the place"),
        ("A1,milk-1l,A,1,1,1,2,weight,scale-1,3", "antenna 3: a scale has none"),
        ("A1,milk-1l,A,1,1,1,2,rfid,reader,1", "it carries no tags"),
        ("A1,shirt,A,1,1,1,2,rfid,reader,", "antenna is empty: write a whole number from 1 to 32"),
    ],
)
def test_a_wrong_shelf_place_is_named(still_cloud: Cloud, line: str, words: str) -> None:
    report = still_cloud.load(small_import(planogram=f"{PLANOGRAM}{line}\n"))
    assert [
        text for text in said(report) if text.startswith("planogram line 2: ") and words in text
    ]


def test_a_planogram_replaces_the_places_of_its_store_alone(cloud: Cloud) -> None:
    first = f"{PLANOGRAM}A1,milk-1l,A,1,1,,,weight,scale-1,\nA2,shirt,A,1,2,1,2,rfid,reader,1\n"
    second = f"{PLANOGRAM}A2,shirt,A,1,2,1,2,rfid,reader,1\nA2,milk-1l,A,1,2,,,none,,\n"
    assert not cloud.load(small_import(planogram=first)).problems
    facings = cloud.data.store.plan(STORE).facings
    assert facings["A1"] == Facing(
        place="A1",
        sku="milk-1l",
        zone="A",
        bay=1,
        shelf=1,
        minimum=12,
        target=36,
        sensing=Sensing.WEIGHT,
        device="scale-1",
    )
    (text,) = said(cloud.load(small_import(planogram=second)))
    assert "a place holds one good" in text
    assert list(cloud.data.store.plan(STORE).facings) == ["A2"]
    cloud.load(small_import(store_id="other", planogram=first))
    assert set(cloud.data.store.plan("other").facings) == {"A1", "A2"}
    assert list(cloud.data.store.plan(STORE).facings) == ["A2"], "each store names its own places"


def test_one_antenna_sees_one_place(cloud: Cloud) -> None:
    plan = f"{PLANOGRAM}A1,shirt,A,1,1,1,2,rfid,r,1\nA2,shirt,A,1,2,1,2,rfid,r,1\n"
    (text,) = said(cloud.load(small_import(planogram=plan)))
    assert "device r: it sees A1 already" in text


def test_several_goods_may_lie_on_one_scale(cloud: Cloud) -> None:
    plan = f"{PLANOGRAM}A1,milk-1l,A,1,1,1,2,weight,s,\nA2,wine,A,1,2,1,2,weight,s,\n"
    assert said(cloud.load(small_import(planogram=plan))) == []
    assert set(cloud.data.store.plan(STORE).facings) == {"A1", "A2"}


def test_a_store_keeps_its_currency(cloud: Cloud) -> None:
    (text,) = said(cloud.load(small_import(currency="USD")))
    assert "this store counts in EUR already" in text
    (text,) = said(cloud.load(small_import(catalogue=changed_line(2, currency="USD"))))
    assert "currency USD: the store counts in EUR" in text


def test_a_store_id_and_patterns_that_make_no_sense_are_refused(cloud: Cloud) -> None:
    report = cloud.load(small_import(store_id="My Shop", in_store_patterns=("21",)))
    assert [one.file for one in report.problems] == ["store_id", "in_store_patterns"]


def test_a_new_store_counts_in_a_real_currency(tmp_path: Path) -> None:
    with running_cloud(tmp_path) as cloud:
        report = cloud.load(small_import(catalogue=CATALOGUE.replace("EUR", "EURO")))
        assert report.taken == {}
        assert len(report.problems) == 4
        assert all("not an ISO 4217 currency" in text for text in said(report))


def test_the_demo_shop_loads_whole(tmp_path: Path) -> None:
    texts = {
        name: (DEMO / f"{name}.csv").read_text(encoding="utf-8")
        for name in (
            *("catalogue", "categories", "offers", "planogram"),
            *("members", "coupons", "programme"),
        )
    }
    with running_cloud(tmp_path) as cloud:
        report = cloud.load(small_import(**texts))
        assert said(report) == []
        items = cloud.data.store.catalogue().items
        facings = cloud.data.store.plan(STORE).facings
    assert {facing.sku for facing in facings.values()} == set(items)
    seen = sorted((f.sensing.value, f.device, f.antenna) for f in facings.values() if f.device)
    assert seen == [
        ("rfid", "reader-impinj", 1),
        ("rfid", "reader-impinj", 2),
        ("rfid", "reader-zebra", 1),
        ("rfid", "reader-zebra", 2),
        ("weight", "scale-1", 0),
        ("weight", "scale-2", 0),
    ]


def test_a_store_is_sent_its_documents_in_the_words_of_the_contract(cloud: Cloud) -> None:
    documents = {
        (entry.collection, entry.key): entry.document
        for entry in cloud.reference().entries
        if entry.document is not None
    }
    store = msgspec.json.decode(documents["store", STORE], type=Store)
    assert (store.currency, store.in_store_patterns) == ("EUR", ("21IIIIIWWWWWc",))
    milk = msgspec.json.decode(documents["item", "milk-1l"], type=Item)
    assert (milk.gtin, milk.price.minor, milk.names["zh-Hant"]) == (
        "09521002001013",
        139,
        "鮮乳 1公升",
    )


LIMITS = "sku,quantity_max,tolerance_g\n"


def test_limits_of_goods_come_down_to_every_store(cloud: Cloud) -> None:
    report = cloud.load(small_import(limits=f"{LIMITS}milk-1l,3,\nshirt,,40\n"))
    assert (report.problems, report.taken["watched_item"]) == ((), 2)
    sent = {
        entry.key: msgspec.json.decode(entry.document or b"", type=WatchedItem)
        for entry in cloud.reference().entries
        if entry.collection == "watched_item"
    }
    assert sent == {
        "milk-1l": WatchedItem(sku="milk-1l", quantity_max=3),
        "shirt": WatchedItem(sku="shirt", tolerance_g=40),
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("caviar,3,", "no such good is sold"),
        ("milk-1l,many,", "whole number from 0 to 99"),
        ("milk-1l,,0", "whole number from 1 to 5000"),
        ("milk-1l,1,\nmilk-1l,2,", "an earlier line too"),
    ],
)
def test_a_limit_that_makes_no_sense_is_named(cloud: Cloud, line: str, words: str) -> None:
    (text,) = said(cloud.load(small_import(limits=f"{LIMITS}{line}\n")))
    assert words in text
