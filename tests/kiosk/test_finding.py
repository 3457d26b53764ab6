"""Finding loose goods by typing, in any language and by pinyin initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application.pinyin import readings
from kiosk.domain.finding import fits, keys_of, plain
from storecore.contracts.reference import Item
from tests.kiosk.shop import item


def goods(plu: str, **names: str) -> Item:
    return item(
        plu, 100, plu=plu, names={tag.replace("_", "-"): name for tag, name in names.items()}
    )


BANANA = goods("4011", en="Bananas", de="Bananen", es="Plátanos", zh_Hans="香蕉", zh_Hant="香蕉")
APPLE = goods(
    "4174", en="Royal Gala apples", de="Äpfel Royal Gala", es="Manzanas Gala",
    zh_Hans="嘎啦苹果", zh_Hant="加拉蘋果",
)  # fmt: skip
LEEK = goods("4629", en="Leek", de="Lauch, grün", es="Puerro", zh_Hans="长葱", zh_Hant="長蔥")
PINEAPPLE = goods("4430", en="Pineapple", de="Ananas", es="Piña", zh_Hans="菠萝", zh_Hant="鳳梨")
KEYS = {one.sku: keys_of(one, readings) for one in (BANANA, APPLE, LEEK, PINEAPPLE)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ban", {"4011"}),
        ("BANAN", {"4011"}),
        ("platano", {"4011"}),
        ("plátano", {"4011"}),
        ("pina", {"4430"}),
        ("apfel", {"4174"}),
        ("aepfel", {"4174"}),
        ("gruen", {"4629"}),
        ("香", {"4011"}),
        ("苹果", {"4174"}),
        ("蘋", {"4174"}),
        ("xj", {"4011"}),
        ("xiangjiao", {"4011"}),
        ("xiang jiao", {"4011"}),
        ("glpg", {"4174"}),
        ("jlpg", {"4174"}),
        ("pg", {"4174"}),
        ("changcong", {"4629"}),
        ("zhangcong", {"4629"}),
        ("cc", {"4629"}),
        ("fl", {"4430"}),
        ("bl", {"4430"}),
        ("40", {"4011"}),
        ("4629", {"4629"}),
        ("gala royal", {"4174"}),
        ("ananas", {"4430", "4011"}),
        ("an", {"4011", "4174", "4430", "4629"}),
        ("zzz", set()),
    ],
)
def test_what_is_typed_finds_the_goods(query: str, found: set[str]) -> None:
    assert {sku for sku, keys in KEYS.items() if fits(keys, query)} == found


@given(st.sampled_from([BANANA, APPLE, LEEK, PINEAPPLE]), st.data())
def test_any_part_of_any_name_finds_it(one: Item, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(one.names.values())))
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert fits(KEYS[one.sku], part)
    assert fits(KEYS[one.sku], plain(part).upper())


@given(st.text(max_size=24))
def test_anything_may_be_typed(query: str) -> None:
    for keys in KEYS.values():
        assert fits(keys, query) in (True, False)
