"""One door understands whatever was scanned or typed, and never guesses."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.carrier import Symbology
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin
from storecore.gs1.in_store import InStorePattern
from storecore.gs1.pickup import make_pickup_code
from storecore.gs1.scan import CodeKind, ScannedCode, read_code
from tests.gs1.strategies import gtins

GS = "\x1d"
MILK = Gtin("09501101530003")
COLA = Gtin("00012345000065")  # UPC-E 01234565
PATTERNS = [InStorePattern.parse("21IIIIIWWWWWc"), InStorePattern.parse("02IIIIIvPPPPc")]
LABEL = Gtin.from_payload(211234500350).gtin14[1:]
UPC_LABEL = Gtin.from_payload(21234592875).gtin14[2:]
PICKUP = make_pickup_code(b"store")


@pytest.mark.parametrize(
    ("text", "symbology", "gtin"),
    [
        ("9501101530003", "ean13", MILK),
        ("96385074", "ean8", Gtin("00000096385074")),
        ("036000291452", "upca", Gtin("00036000291452")),
        ("0036000291452", "upca", Gtin("00036000291452")),
        ("01234565", "upce", COLA),
        ("012345000065", "upce", COLA),
        ("0012345000065", "upce", COLA),
        ("10614141543219", "itf14", Gtin("10614141543219")),
        ("9501101530003", "code128", MILK),
        ("9501101530003", "qr", MILK),
        ("09501101530003", "databar", MILK),
        ("0109501101530003", "databar", MILK),
        ("(01)09501101530003", "databar_limited", MILK),
        ("0109501101530003", "databar_exp", MILK),
        ("0109501101530003", "code128", MILK),
        ("https://id.gs1.org/01/09501101530003", "qr", MILK),
        ("]E09501101530003", None, MILK),
        ("]E496385074", None, Gtin("00000096385074")),
        ("]C10109501101530003", None, MILK),
        ("]e00109501101530003", None, MILK),
        ("]Q1https://id.gs1.org/01/09501101530003", None, MILK),
        ("9501101530003\r\n", None, MILK),
        ("9 501101 530003", None, MILK),
        ("036000291452", None, Gtin("00036000291452")),
    ],
)
def test_an_items_number_is_understood_from_every_carrier(
    text: str, symbology: str | None, gtin: Gtin
) -> None:
    expected = ScannedCode(kind=CodeKind.GTIN, raw=text, gtin=gtin)
    assert read_code(text, symbology, PATTERNS) == expected


def test_a_restricted_number_without_a_pattern_is_still_a_number() -> None:
    assert read_code(LABEL, "ean13").gtin == Gtin("0" + LABEL)


@pytest.mark.parametrize("symbology", ["ean13", None, "code128"])
def test_a_weighed_label_says_item_and_weight(symbology: str | None) -> None:
    assert read_code(LABEL, symbology, PATTERNS) == ScannedCode(
        kind=CodeKind.IN_STORE, raw=LABEL, item_reference="12345", weight_g=350
    )


@pytest.mark.parametrize("symbology", ["upca", None])
def test_a_priced_upc_label_says_item_and_price(symbology: str | None) -> None:
    assert read_code(UPC_LABEL, symbology, PATTERNS) == ScannedCode(
        kind=CodeKind.IN_STORE, raw=UPC_LABEL, item_reference="12345", price_minor=2875
    )


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        (f"01{MILK.gtin14}15261231310300019510A1", "databar_exp"),
        (f"01{MILK.gtin14}15261231310300019510A1", "code128"),
        (f"{GS}310300019510A1{GS}15261231{GS}01{MILK.gtin14}", "datamatrix"),
        (f"]C115261231310300019501{MILK.gtin14}10A1", None),
        (f"]d210A1{GS}15261231310300019501{MILK.gtin14}", None),
        (f"(01){MILK.gtin14}(15)261231(3103)000195(10)A1", "code128"),
        (f"https://shop.example/01/{MILK}/10/A1?3103=000195&15=261231", "qr"),
    ],
)
def test_a_label_that_says_more_is_read_whole(text: str, symbology: str | None) -> None:
    assert read_code(text, symbology) == ScannedCode(
        kind=CodeKind.ELEMENTS,
        raw=text,
        gtin=MILK,
        weight_g=195,
        best_before=date(2026, 12, 31),
        batch="A1",
    )


def test_a_parcel_is_known_by_its_sscc() -> None:
    found = read_code("00395011015300000011", "code128")
    assert (found.kind, found.sscc, found.gtin) == (
        CodeKind.ELEMENTS,
        "395011015300000011",
        None,
    )


def test_a_plu_is_typed_never_scanned() -> None:
    assert read_code("4011", None) == ScannedCode(kind=CodeKind.PLU, raw="4011", plu="4011")
    with pytest.raises(CodeError):
        read_code("4011", "code128")


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        (f"SSP:{PICKUP}", "qr"),
        (f"ssp:{PICKUP.lower()}", "code128"),
        (f"SSP:{PICKUP}", None),
        (PICKUP, None),
        (f"{PICKUP[:4]}-{PICKUP[4:8]}-{PICKUP[8:]}", None),
    ],
)
def test_a_pickup_code_is_shown_or_typed(text: str, symbology: str | None) -> None:
    found = read_code(text, symbology)
    assert (found.kind, found.pickup_code) == (CodeKind.PICKUP, PICKUP)


def test_eight_typed_digits_that_are_two_things_name_both() -> None:
    both = [
        found
        for number in range(10_000, 20_000)
        if (found := _read(f"{number:08d}")) is not None and found.other_gtin is not None
    ]
    assert both
    for found in both[:50]:
        assert found.gtin == read_code(found.raw, "upce").gtin
        assert found.other_gtin == read_code(found.raw, "ean8").gtin


def test_eight_typed_digits_that_are_one_thing_are_that() -> None:
    assert read_code("04252614", None) == ScannedCode(
        kind=CodeKind.GTIN, raw="04252614", gtin=Gtin("00042100005264")
    )
    assert read_code("96385074", None) == ScannedCode(
        kind=CodeKind.GTIN, raw="96385074", gtin=Gtin("00000096385074")
    )


@pytest.mark.parametrize(
    ("text", "symbology", "reason"),
    [
        ("", None, CodeRefusal.EMPTY),
        (" \r\n", "qr", CodeRefusal.EMPTY),
        ("9" * 3000, "qr", CodeRefusal.TOO_LONG),
        ("９５０１１０１５３０００３", None, CodeRefusal.BAD_CHARACTERS),
        ("9501101530003", "aztec", CodeRefusal.UNSUPPORTED_SYMBOLOGY),
        ("]X09501101530003", None, CodeRefusal.UNSUPPORTED_SYMBOLOGY),
        ("9501101530004", "ean13", CodeRefusal.BAD_CHECK_DIGIT),
        ("9501101530004", None, CodeRefusal.BAD_CHECK_DIGIT),
        ("15210527", None, CodeRefusal.BAD_CHECK_DIGIT),
        ("15210527", "ean8", CodeRefusal.BAD_CHECK_DIGIT),
        ("01234566", "upce", CodeRefusal.BAD_CHECK_DIGIT),
        ("0109501101530004", "databar", CodeRefusal.BAD_CHECK_DIGIT),
        ("96385074", "ean13", CodeRefusal.BAD_LENGTH),
        ("12345678901", None, CodeRefusal.BAD_LENGTH),
        ("2999", None, CodeRefusal.NOT_A_PLU),
        ("hello", None, CodeRefusal.NOT_A_SHOP_CODE),
        ("https://example.com/menu", "qr", CodeRefusal.NOT_A_SHOP_CODE),
        ("WIFI:S:shop;;", "qr", CodeRefusal.NOT_A_SHOP_CODE),
        (PICKUP, "code128", CodeRefusal.NOT_A_SHOP_CODE),
        (f"]C121S1{GS}10A1", None, CodeRefusal.NOT_A_SHOP_CODE),
        ("hello", "databar_exp", CodeRefusal.BAD_ELEMENTS),
        ("SSP:4011", "qr", CodeRefusal.BAD_LENGTH),
    ],
)
def test_what_is_not_understood_is_refused_with_its_reason(
    text: str, symbology: str | None, reason: CodeRefusal
) -> None:
    with pytest.raises(CodeError) as refused:
        read_code(text, symbology, PATTERNS)
    assert refused.value.reason is reason


shop_like = st.text("0123456789ABZabz()]CEeQd:/.?&= -SP\x1d%", max_size=60)


@given(st.text(max_size=60) | shop_like, st.none() | st.sampled_from(Symbology))
def test_any_text_is_understood_or_refused(text: str, symbology: str | None) -> None:
    try:
        found = read_code(text, symbology, PATTERNS)
    except CodeError:
        return
    assert found.raw == text
    assert any((found.gtin, found.plu, found.item_reference, found.sscc, found.pickup_code))


@given(gtins)
def test_the_answer_survives_the_wire(gtin: Gtin) -> None:
    found = read_code(f"01{gtin.gtin14}15261231", "code128")
    assert msgspec.json.decode(msgspec.json.encode(found), type=ScannedCode) == found


def _read(text: str) -> ScannedCode | None:
    try:
        return read_code(text, None)
    except CodeError:
        return None
