"""Tags are read and written as the Tag Data Standard says, and as epcpy does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.epc import decode_epc, encode_sgtin96, encode_sgtin198, is_sgtin
from storecore.gs1.errors import EpcError, EpcRefusal
from storecore.gs1.gtin import Gtin
from tests.gs1.oracle import SGTIN, SGTINFilterValue
from tests.gs1.strategies import SET_82, company_prefix_lengths, filters, gtins, serials

serials_96 = st.integers(0, 2**38 - 1)


def test_the_standards_sgtin96_example() -> None:
    # Tag Data Standard, annex E.1: urn:epc:tag:sgtin-96:3.0614141.812345.6789
    tag = decode_epc("3074257BF7194E4000001A85")
    assert tag.uri == "urn:epc:id:sgtin:0614141.812345.6789"
    assert tag.gtin == Gtin("80614141123458")
    assert (tag.serial, tag.filter, tag.company_prefix_length) == ("6789", 3, 7)
    assert encode_sgtin96(tag.gtin, 7, 6789, filter=3) == "3074257BF7194E4000001A85"
    assert decode_epc("3074257bf7194e4000001a85") == tag


def test_the_standards_sgtin198_example() -> None:
    # Tag Data Standard, annex E.3: urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb
    text = "3674257BF6B7A659B2C2BF100000000000000000000000000000"
    tag = decode_epc(text)
    assert tag.uri == "urn:epc:id:sgtin:0614141.712345.32a%2Fb"
    assert tag.gtin == Gtin("70614141123451")
    assert tag.serial == "32a/b"
    assert encode_sgtin198(tag.gtin, 7, "32a/b", filter=3) == text
    assert decode_epc(text[:50]) == tag


@given(gtins, company_prefix_lengths, serials_96, filters)
def test_sgtin96_is_written_and_read_as_epcpy_does(
    gtin: Gtin, length: int, serial: int, filter_value: int
) -> None:
    text = encode_sgtin96(gtin, length, serial, filter_value)
    theirs = SGTIN.from_gtin_plus_serial(gtin.gtin14, str(serial), length)
    scheme, value = SGTIN.BinaryCodingScheme.SGTIN_96, SGTINFilterValue(str(filter_value))
    assert text == theirs.hex(binary_coding_scheme=scheme, filter_value=value).upper()
    tag = decode_epc(text)
    assert tag.uri == SGTIN.from_hex(text).epc_uri
    assert (tag.gtin, tag.serial, tag.filter) == (gtin, str(serial), filter_value)
    assert tag.company_prefix_length == length


@given(gtins, company_prefix_lengths, serials, filters)
def test_sgtin198_is_read_back_as_written(
    gtin: Gtin, length: int, serial: str, filter_value: int
) -> None:
    tag = decode_epc(encode_sgtin198(gtin, length, serial, filter_value))
    assert (tag.gtin, tag.serial, tag.filter) == (gtin, serial, filter_value)
    assert tag.company_prefix_length == length


# epcpy 0.1.8 stumbles over escapes with a letter in them (%2F, %3C, %3E, %3F).
@given(
    gtins,
    company_prefix_lengths,
    st.text(sorted(set(SET_82) - set("/<>?")), min_size=1, max_size=20),
)
def test_sgtin198_is_written_as_epcpy_does(gtin: Gtin, length: int, serial: str) -> None:
    text = encode_sgtin198(gtin, length, serial)
    theirs = SGTIN(decode_epc(text).uri)
    scheme, value = SGTIN.BinaryCodingScheme.SGTIN_198, SGTINFilterValue.POS_ITEM
    bits = theirs.binary(binary_coding_scheme=scheme, filter_value=value)
    assert int(text, 16) >> 10 == int(bits, 2)
    assert theirs.gtin() == gtin.gtin14


@given(st.integers(0, 2**85 - 1))
def test_any_96_bits_under_the_header_are_read_as_epcpy_does_or_refused(rest: int) -> None:
    text = f"{0x30 << 88 | rest:024X}"
    try:
        tag = decode_epc(text)
    except EpcError as error:
        reason = error.reason
    else:
        assert tag.uri == SGTIN.from_hex(text).epc_uri
        return
    assert reason in {
        EpcRefusal.INVALID_PARTITION,
        EpcRefusal.COMPANY_PREFIX_RANGE,
        EpcRefusal.ITEM_REFERENCE_RANGE,
        EpcRefusal.NO_ITEM,
    }


@given(st.text(max_size=60) | st.text("0123456789abcdefABCDEFx_+- ", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tag = decode_epc(text)
    except EpcError:
        return
    assert is_sgtin(text)
    assert len(tag.gtin.gtin14) == 14


def word(partition: int, both: int) -> str:
    return f"{((0x30 << 6 | partition) << 44 | both) << 38 | 7:024X}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", EpcRefusal.BAD_HEX),
        ("30GG257BF7194E4000001A85", EpcRefusal.BAD_HEX),
        ("0x3074257BF7194E4000001A", EpcRefusal.BAD_HEX),
        ("3074257BF7194E40_00001A8", EpcRefusal.BAD_HEX),
        (" 3074257BF7194E400000A85", EpcRefusal.BAD_HEX),
        ("٣٠74257BF7194E4000001A85", EpcRefusal.BAD_HEX),
        ("3", EpcRefusal.BAD_LENGTH),
        ("3074257BF7194E4000001A8", EpcRefusal.BAD_LENGTH),
        ("3074257BF7194E4000001A850000", EpcRefusal.BAD_LENGTH),
        ("3674257BF6B7A659B2C2BF10", EpcRefusal.BAD_LENGTH),
        ("3" * 125, EpcRefusal.BAD_LENGTH),
        ("3174257BF4499602D2000000", EpcRefusal.UNKNOWN_HEADER),  # SSCC-96
        ("E2801170200014CD9B5A08EC", EpcRefusal.UNKNOWN_HEADER),
        ("0" * 24, EpcRefusal.UNKNOWN_HEADER),
        (word(7, 1), EpcRefusal.INVALID_PARTITION),
        (word(5, 10**7 << 20), EpcRefusal.COMPANY_PREFIX_RANGE),
        (word(0, 10**12 << 4), EpcRefusal.COMPANY_PREFIX_RANGE),
        (word(5, 10**6), EpcRefusal.ITEM_REFERENCE_RANGE),
        (word(0, 10), EpcRefusal.ITEM_REFERENCE_RANGE),
        (word(3, 0), EpcRefusal.NO_ITEM),
        ("3674257BF6B7A659B2C2BF100000000000000000000000000001", EpcRefusal.BAD_PADDING),
        ("3674257BF6B7A4000000000000000000000000000000000000" + "00", EpcRefusal.BAD_SERIAL),
        ("3674257BF6B7A659B2C2BF100000000000000000000000001000", EpcRefusal.BAD_SERIAL),
    ],
)
def test_a_tag_that_breaks_the_standard_is_refused(text: str, reason: EpcRefusal) -> None:
    with pytest.raises(EpcError) as refused:
        decode_epc(text)
    assert refused.value.reason is reason


@pytest.mark.parametrize("length", [5, 13])
def test_a_company_prefix_has_6_to_12_digits(length: int) -> None:
    with pytest.raises(EpcError) as refused:
        encode_sgtin96(Gtin("09501101530003"), length, 1)
    assert refused.value.reason is EpcRefusal.COMPANY_PREFIX_RANGE


@pytest.mark.parametrize("serial", [-1, 2**38])
def test_a_numeric_serial_has_38_bits(serial: int) -> None:
    with pytest.raises(EpcError) as refused:
        encode_sgtin96(Gtin("09501101530003"), 9, serial)
    assert refused.value.reason is EpcRefusal.BAD_SERIAL


@pytest.mark.parametrize("serial", ["", "A" * 21, "A B", "Ä", "#"])
def test_an_alphanumeric_serial_has_1_to_20_gs1_characters(serial: str) -> None:
    with pytest.raises(EpcError) as refused:
        encode_sgtin198(Gtin("09501101530003"), 9, serial)
    assert refused.value.reason is EpcRefusal.BAD_SERIAL


@pytest.mark.parametrize("filter_value", [-1, 8])
def test_a_filter_has_three_bits(filter_value: int) -> None:
    with pytest.raises(EpcError) as refused:
        encode_sgtin96(Gtin("09501101530003"), 9, 1, filter_value)
    assert refused.value.reason is EpcRefusal.BAD_FILTER


def test_foreign_tags_are_sorted_out_cheaply() -> None:
    assert is_sgtin("3074257BF7194E4000001A85")
    assert is_sgtin("3674257BF6B7A659B2C2BF100000000000000000000000000000")
    assert not is_sgtin("3174257BF4499602D2000000")
    assert not is_sgtin("3074")
    assert not is_sgtin("")
