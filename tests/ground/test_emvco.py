"""Merchant-presented QR codes: written and read back, and a published example of EMVCo's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.emvco import (
    MerchantQr,
    QrRefused,
    read_merchant_qr,
    read_objects,
    write_merchant_qr,
    write_objects,
)
from storecore.money import Money

VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF), min_size=1, max_size=20)
ACCOUNTS = st.dictionaries(
    st.integers(min_value=26, max_value=51).map(str),
    st.dictionaries(st.sampled_from(["00", "01", "02", "05"]), VALUES, min_size=1, max_size=2),
    min_size=1,
    max_size=2,
)
CODES = st.builds(
    MerchantQr,
    accounts=ACCOUNTS,
    name=VALUES,
    city=st.text("abcXYZ ", min_size=1, max_size=15),
    country=st.sampled_from(["DE", "SG", "HK"]),
    amount=st.builds(
        Money,
        st.integers(min_value=1, max_value=10**9),
        st.sampled_from(["EUR", "JPY", "KWD", "CNY"]),
    ),
    reference=st.text("0123456789ABC", max_size=25),
    terminal=st.text("0123456789", max_size=8),
)
SHOP = MerchantQr(
    accounts={"26": {"00": "example.bank", "01": "DE1234"}},
    name="Corner & Co.",
    city="Hamburg",
    country="DE",
    amount=Money(1250, "EUR"),
    reference="01JABCDEF",
)


@given(CODES)
def test_what_is_written_is_read_back(code: MerchantQr) -> None:
    assert read_merchant_qr(write_merchant_qr(code)) == code


@given(CODES, st.data())
def test_no_character_can_be_changed(code: MerchantQr, data: st.DataObject) -> None:
    text = write_merchant_qr(code)
    place = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    other = data.draw(st.sampled_from([c for c in "059AZ" if c != text[place].upper()]))
    with pytest.raises(QrRefused):
        read_merchant_qr(text[:place] + other + text[place + 1 :])


@given(st.text(max_size=120))
def test_any_other_text_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(QrRefused, match=r"\w"):
        read_merchant_qr(text)


@given(st.dictionaries(st.integers(0, 99).map("{:02d}".format), VALUES))
def test_objects_are_read_back(objects: dict[str, str]) -> None:
    assert read_objects(write_objects(objects)) == objects


def test_it_says_what_it_means() -> None:
    text = write_merchant_qr(SHOP)
    assert text.startswith("000201010212" + "2626" + "0012example.bank" + "0106DE1234" + "52040000")
    assert "5303978" + "540512.50" + "5802DE" + "5912Corner & Co." + "6007Hamburg" in text
    assert "62130509" + "01JABCDEF" + "6304" in text


def test_the_sample_of_the_specification_is_read() -> None:
    text = (
        "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678"
        "520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京"
        "540523.7253031565502016233030412340603***0708A60086670902ME9132001"
        "6A0112233449988770708123456786304A13A"
    )
    code = read_merchant_qr(text)
    assert (code.name, code.city, code.country) == ("BEST TRANSPORT", "BEIJING", "CN")
    assert (code.amount, code.category, code.terminal) == (Money(2372, "CNY"), "4111", "A6008667")
    assert code.accounts["31"] == {"00": "D15600000001", "03": "12345678"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "n" * 26},
        {"city": "c" * 16},
        {"amount": Money(0, "EUR")},
        {"amount": Money(100, "XTS")},
        {"accounts": {"60": "x"}},
        {"accounts": {"26": {"00": "x" * 100}}},
        {"reference": "r" * 96},
    ],
)
def test_what_cannot_stand_in_a_code_is_refused(wrong: dict[str, object]) -> None:
    values = {name: getattr(SHOP, name) for name in SHOP.__struct_fields__} | wrong
    with pytest.raises(QrRefused):
        write_merchant_qr(MerchantQr(**values))
