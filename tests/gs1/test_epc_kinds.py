"""Crates and pallets are read as the Tag Data Standard says and as epcpy does; others by kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.epc_kinds import EpcKind, decode_grai, decode_sscc, epc_kind
from storecore.gs1.errors import EpcError, EpcRefusal
from tests.gs1.oracle import GRAI, SSCC, GRAIFilterValue, SSCCFilterValue
from tests.gs1.strategies import SET_82, company_prefix_lengths

plain_serials = st.text(sorted(set(SET_82) - set('/<>?"%&')), min_size=1, max_size=16)


@given(st.integers(0, 10**17 - 1), company_prefix_lengths)
def test_an_sscc_is_read_as_epcpy_wrote_it(number: int, length: int) -> None:
    digits = f"{number:017d}"
    theirs = SSCC(f"urn:epc:id:sscc:{digits[:length]}.{digits[length:]}")
    text = theirs.hex(filter_value=SSCCFilterValue.ALL_OTHERS)
    tag = decode_sscc(text)
    assert (tag.uri, tag.sscc) == (theirs.epc_uri, theirs.gs1_key())
    assert tag.company_prefix_length == length
    assert epc_kind(text) is EpcKind.SSCC


@given(st.integers(0, 10**12 - 1), company_prefix_lengths, st.integers(0, 2**38 - 1))
def test_a_grai96_is_read_as_epcpy_wrote_it(number: int, length: int, serial: int) -> None:
    digits = f"{number:012d}"
    theirs = GRAI(f"urn:epc:id:grai:{digits[:length]}.{digits[length:]}.{serial}")
    text = theirs.hex(
        binary_coding_scheme=GRAI.BinaryCodingScheme.GRAI_96,
        filter_value=GRAIFilterValue.ALL_OTHERS,
    )
    tag = decode_grai(text)
    assert (tag.uri, tag.serial, tag.filter) == (theirs.epc_uri, str(serial), 0)
    assert epc_kind(text) is EpcKind.GRAI


@given(st.integers(0, 10**12 - 1), company_prefix_lengths, plain_serials)
def test_a_grai170_is_read_as_epcpy_wrote_it(number: int, length: int, serial: str) -> None:
    digits = f"{number:012d}"
    theirs = GRAI(f"urn:epc:id:grai:{digits[:length]}.{digits[length:]}.{serial}")
    bits = theirs.binary(
        binary_coding_scheme=GRAI.BinaryCodingScheme.GRAI_170,
        filter_value=GRAIFilterValue.ALL_OTHERS,
    )
    text = f"{int(bits, 2) << (176 - len(bits)):044X}"
    assert (decode_grai(text).uri, decode_grai(text).serial) == (theirs.epc_uri, serial)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3074257BF7194E4000001A85", EpcKind.SGTIN),
        ("000000000000000000000000", EpcKind.UNPROGRAMMED),
        ("E28011702000162D00030AE4", EpcKind.UNPROGRAMMED),
        ("ABCD0000000000000000AFFE", EpcKind.OTHER),
        ("3174257B", EpcKind.OTHER),
    ],
)
def test_what_a_number_is_by_its_head(text: str, kind: EpcKind) -> None:
    assert epc_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3074257BF7194E4000001A85", EpcRefusal.UNKNOWN_HEADER),
        ("311C000000000000FF000000", EpcRefusal.INVALID_PARTITION),
        ("311400000000000000000001", EpcRefusal.BAD_PADDING),
        ("31_4000000000000000000FF", EpcRefusal.BAD_HEX),
        ("3103FFFFFFFFFFFFFF000000", EpcRefusal.COMPANY_PREFIX_RANGE),
    ],
)
def test_an_sscc_that_breaks_the_standard_is_refused(text: str, reason: EpcRefusal) -> None:
    with pytest.raises(EpcError) as refused:
        decode_sscc(text)
    assert refused.value.reason is reason
