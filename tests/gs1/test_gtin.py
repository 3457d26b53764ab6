"""A GTIN has a right check digit or is refused."""

from __future__ import annotations

import msgspec
import pytest
from biip import ParseError
from biip.gtin import Gtin as BiipGtin
from biip.upc import Upc
from hypothesis import given
from hypothesis import strategies as st

from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin, expand_upce, parse_gtin, parse_upce
from tests.gs1.strategies import gtins


@pytest.mark.parametrize(
    ("text", "gtin14"),
    [
        ("96385074", "00000096385074"),  # GTIN-8
        ("036000291452", "00036000291452"),  # GTIN-12
        ("4006381333931", "04006381333931"),  # GTIN-13
        ("9501101530003", "09501101530003"),  # GTIN-13 of the General Specifications
        ("10614141543219", "10614141543219"),  # GTIN-14
        (" 9501101530003\r\n", "09501101530003"),
    ],
)
def test_every_length_of_gtin_is_read(text: str, gtin14: str) -> None:
    assert parse_gtin(text) == Gtin(gtin14)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", CodeRefusal.EMPTY),
        ("123", CodeRefusal.BAD_LENGTH),
        ("95011015300", CodeRefusal.BAD_LENGTH),
        ("950110153000312", CodeRefusal.BAD_LENGTH),
        ("950110153000X", CodeRefusal.BAD_CHARACTERS),
        ("950110 530003", CodeRefusal.BAD_CHARACTERS),
        ("٩٥٠١١٠١٥٣٠٠٠٣", CodeRefusal.BAD_CHARACTERS),
        ("9501101530004", CodeRefusal.BAD_CHECK_DIGIT),
        ("15210527", CodeRefusal.BAD_CHECK_DIGIT),  # a bad EAN-8 that is also a best-before date
        ("0000000000000", CodeRefusal.ALL_ZERO),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: CodeRefusal) -> None:
    with pytest.raises(CodeError) as refused:
        parse_gtin(text)
    assert refused.value.reason is reason


def test_a_gtin_cannot_be_made_wrong_even_when_decoded_from_the_wire() -> None:
    with pytest.raises(CodeError):
        Gtin("09501101530004")
    with pytest.raises(CodeError):
        Gtin("9501101530003")
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"gtin14":"09501101530004"}', type=Gtin)


def test_shorter_forms_exist_where_they_fit() -> None:
    eight, upc = parse_gtin("96385074"), parse_gtin("036000291452")
    ean, case = parse_gtin("9501101530003"), parse_gtin("10614141543219")
    assert (eight.gtin8, eight.gtin13, str(eight)) == ("96385074", "0000096385074", "96385074")
    assert (upc.gtin8, upc.gtin12, upc.gtin13) == (None, "036000291452", "0036000291452")
    assert (ean.gtin12, ean.gtin13, ean.as_shortest()) == (None, "9501101530003", "9501101530003")
    assert (case.gtin13, case.as_shortest()) == (None, "10614141543219")


@pytest.mark.parametrize(
    ("payload", "restricted"),
    [
        ("200000000000", True),
        ("299999999999", True),
        ("021234500000", True),
        ("041234500000", True),
        ("952123450000", False),
        ("036000291450", False),
        ("2000010", True),
        ("9520010", False),
    ],
)
def test_a_shops_own_numbers_are_told_from_the_worlds(payload: str, restricted: bool) -> None:
    assert Gtin.from_payload(int(payload)).is_restricted is restricted


@given(gtins)
def test_forms_of_a_gtin_lead_back_to_it_and_biip_agrees(gtin: Gtin) -> None:
    assert parse_gtin(gtin.as_shortest()) == gtin
    assert BiipGtin.parse(gtin.gtin14).as_gtin_14() == gtin.gtin14


@given(gtins, st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(gtin: Gtin, position: int, change: int) -> None:
    digits = list(gtin.gtin14)
    digits[position] = str((int(digits[position]) + change) % 10)
    with pytest.raises(CodeError):
        parse_gtin("".join(digits))


@pytest.mark.parametrize(
    ("upce", "upca"),
    [  # one for every way of suppressing zeros, General Specifications figure 5.2.2.4.2
        ("01234505", "012000003455"),
        ("01234514", "012100003454"),
        ("01234523", "012200003453"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234558", "012345000058"),
        ("01234565", "012345000065"),
        ("04252614", "042100005264"),
        ("00783491", "007834000091"),
    ],
)
def test_known_upce_numbers_are_expanded(upce: str, upca: str) -> None:
    assert expand_upce(upce) == upca
    assert parse_upce(upce).gtin12 == upca


@given(st.from_regex(r"[01][0-9]{7}", fullmatch=True))
def test_upce_is_read_or_refused_as_biip_does(text: str) -> None:
    try:
        expected = Upc.parse(text).as_upc_a()
    except ParseError:
        expected = None
    try:
        found = parse_upce(text).gtin14[2:]
    except CodeError as error:
        found = None
        if error.reason is CodeRefusal.ALL_ZERO:
            return
    assert found == expected


@pytest.mark.parametrize("text", ["21234565", "1234565", "012345678", "0123456A"])
def test_what_is_no_upce_is_refused(text: str) -> None:
    with pytest.raises(CodeError):
        parse_upce(text)
