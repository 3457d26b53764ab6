"""The demo catalogue is complete, its codes are valid, and it is named in every language."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from storecore.languages import LANGUAGES, name_column
from tests.assets.tables import GOODS, Row, table

COLUMNS = (
    "sku,gtin,plu,in_store_code,sold_by,name_en,name_de,name_es,name_zh_hans,name_zh_hant,"
    "category,price,currency,tax_percent,unit_weight_g,min_age,tagged,gs1_prefix_length,picture,"
    "shelf_min,shelf_target,opening_stock"
)
NAMES = [name_column(language) for language in LANGUAGES]
GOODS_ROWS = table("catalogue.csv")
CATEGORIES = table("categories.csv")

each_good = pytest.mark.parametrize("row", GOODS_ROWS, ids=lambda row: row["sku"])


def gs1_check_digit(body: str) -> int:
    """GS1 General Specifications 7.9.1: weights 3, 1, 3, ... from the right."""
    weighted = (int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(body)))
    return -sum(weighted) % 10


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if value and times > 1]


def filled(row: Row, *columns: str) -> bool:
    return all(row[column].strip() == row[column] != "" for column in columns)


def test_the_shop_is_small_and_has_every_kind_of_good() -> None:
    assert ",".join(GOODS_ROWS[0]) == COLUMNS
    assert 75 <= len(GOODS_ROWS) <= 100
    assert sum(row["tagged"] == "yes" for row in GOODS_ROWS) >= 12
    assert sum(bool(row["plu"]) for row in GOODS_ROWS) >= 15
    assert 3 <= sum(bool(row["in_store_code"]) for row in GOODS_ROWS) <= 5
    assert sum(len(row["gtin"]) == 8 for row in GOODS_ROWS) >= 3
    assert {row["min_age"] for row in GOODS_ROWS} == {"", "16", "18"}
    assert {row["category"] for row in GOODS_ROWS} == {row["key"] for row in CATEGORIES}


def test_no_code_names_two_goods() -> None:
    for column in ("sku", "gtin", "plu", "in_store_code"):
        assert not repeated([row[column] for row in GOODS_ROWS]), column
    for column in NAMES:
        assert not repeated([row[column] for row in GOODS_ROWS]), column


@each_good
def test_a_good_has_exactly_one_valid_code(row: Row) -> None:
    assert sum(bool(row[c]) for c in ("gtin", "plu", "in_store_code")) == 1
    if row["gtin"]:
        assert re.fullmatch(r"952(\d{5}|\d{10})", row["gtin"])
        assert gs1_check_digit(row["gtin"][:-1]) == int(row["gtin"][-1])
        assert row["sold_by"] == "each"
    elif row["plu"]:
        assert re.fullmatch(r"[34]\d{3}", row["plu"])
    else:
        assert re.fullmatch(r"\d{5}", row["in_store_code"])
        assert row["sold_by"] == "kg"


@each_good
def test_a_good_is_completely_described(row: Row) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["sku"])
    assert filled(row, *NAMES)
    assert re.search(r"[\u4e00-\u9fff]", row["name_zh_hans"])
    assert re.search(r"[\u4e00-\u9fff]", row["name_zh_hant"])
    assert re.fullmatch(r"\d+\.\d\d", row["price"])
    assert Decimal(row["price"]) > 0
    assert row["currency"] == "EUR"
    assert row["tax_percent"] in {"7", "19"}
    assert row["sold_by"] in {"each", "kg"}
    assert (GOODS / row["picture"]).is_file()


@each_good
def test_weights_and_stock_are_whole_and_sensible(row: Row) -> None:
    if row["sold_by"] == "each":
        assert 10 <= int(row["unit_weight_g"]) <= 5000
    else:
        assert row["unit_weight_g"] == ""
    assert 0 < int(row["shelf_min"]) < int(row["shelf_target"]) < int(row["opening_stock"])


@each_good
def test_clothes_and_only_clothes_carry_tags(row: Row) -> None:
    if row["category"] != "clothes":
        assert (row["tagged"], row["gs1_prefix_length"]) == ("no", "")
        return
    assert row["tagged"] == "yes"
    assert len(row["gtin"]) == 13
    assert 6 <= int(row["gs1_prefix_length"]) <= 12


def test_a_company_prefix_belongs_to_one_company() -> None:
    prefixes = {
        row["gtin"][: int(row["gs1_prefix_length"])]
        for row in GOODS_ROWS
        if row["gs1_prefix_length"]
    }
    assert len(prefixes) > 1
    for one in prefixes:
        assert not [two for two in prefixes - {one} if two.startswith(one)]


def test_grown_up_goods_ask_for_an_age() -> None:
    for row in GOODS_ROWS:
        if row["category"] == "alcohol" or "knife" in row["sku"]:
            assert row["min_age"], row["sku"]
        else:
            assert not row["min_age"], row["sku"]


def test_some_names_are_long_enough_to_try_a_layout() -> None:
    for column in NAMES:
        length = 18 if "zh" in column else 60
        assert any(len(row[column]) >= length for row in GOODS_ROWS), column


@pytest.mark.parametrize("row", CATEGORIES, ids=lambda row: row["key"])
def test_a_category_has_names_and_a_picture(row: Row) -> None:
    assert list(row) == ["key", *NAMES, "picture"]
    assert filled(row, *row)
    assert row["picture"] == f"category-{row['key']}.svg"
    assert (GOODS / row["picture"]).is_file()
