"""EPC <-> SGTIN: what the tag on one single piece says, as SGTIN-96 or SGTIN-198.

Source: GS1 EPC Tag Data Standard 2.x, sections 6.3.1 (SGTIN URI), 14.2 (headers), 14.3 and 14.4
(integer, partition and string methods), 14.5.1 (SGTIN coding and partition tables). The newer
SGTIN+ and DSGTIN+ are not read and are refused as an unknown header.

Readers report thousands of tags a second, so decoding works on one integer and a table row for
each partition, never on strings of bits.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from storecore.gs1.epc_serial import SERIAL_BITS, escape_serial, pack_serial, unpack_serial
from storecore.gs1.errors import EpcError, EpcRefusal
from storecore.gs1.gtin import Gtin

_HEADER_96, _HEADER_198 = 0x30, 0x36
_DIGITS_96 = 24
_DIGITS_198 = (50, 52)  # 198 bits and zeros, up to whole bytes or whole 16-bit words
_DIGITS_MAX = 124  # the longest EPC that a tag can hold: 31 words
_SERIAL_BITS_96 = 38
_SERIAL_MASK_96 = (1 << _SERIAL_BITS_96) - 1
_SERIAL_MASK_198 = (1 << SERIAL_BITS) - 1
_GTIN_BITS = 44  # company prefix and item reference together, in every partition
_GTIN_MASK = (1 << _GTIN_BITS) - 1
_FILTER_MAX = 7


class _Partition(NamedTuple):
    """A row of the partition table, with the numbers that decoding needs worked out."""

    number: int
    prefix_length: int
    item_bits: int
    prefix_end: int
    item_end: int
    unit: int  # 10 to the number of item digits without the indicator

    @classmethod
    def row(cls, number: int, prefix_length: int, prefix_bits: int) -> _Partition:
        unit = 10 ** (12 - prefix_length)
        item_bits = _GTIN_BITS - prefix_bits
        return cls(number, prefix_length, item_bits, 10**prefix_length, 10 * unit, unit)


_PARTITIONS = tuple(
    _Partition.row(number, 12 - number, prefix_bits)
    for number, prefix_bits in enumerate((40, 37, 34, 30, 27, 24, 20))
)


class Sgtin(msgspec.Struct, frozen=True):
    """One piece of a trade item: its GTIN and a serial that no other piece of it has.

    `filter` is the tag's filter value: 0 other, 1 item at the point of sale, 2 full case,
    4 inner pack, 6 unit load, 7 component.
    """

    gtin: Gtin
    serial: str
    filter: int
    company_prefix_length: int

    @property
    def uri(self) -> str:
        """The pure identity URI: urn:epc:id:sgtin:CompanyPrefix.ItemReference.Serial."""
        digits, end = self.gtin.gtin14, 1 + self.company_prefix_length
        item = digits[0] + digits[end:13]
        return f"urn:epc:id:sgtin:{digits[1:end]}.{item}.{escape_serial(self.serial)}"


def is_sgtin(text: str) -> bool:
    """True where header and length are those of an SGTIN-96 or SGTIN-198 in hexadecimal.

    Cheap, to sort foreign tags out; what is inside may still be refused by `decode_epc`.
    """
    header = text[:2]
    if header == "30":
        return len(text) == _DIGITS_96
    return header == "36" and len(text) in _DIGITS_198


def decode_epc(text: str) -> Sgtin:
    """Read an EPC in hexadecimal, capitals or not, as readers report it.

    Raises:
        EpcError: not hexadecimal, not an SGTIN, or an SGTIN that breaks the standard.
    """
    try:
        bits = int(text, 16)
    except ValueError:
        raise EpcError(EpcRefusal.BAD_HEX, f"{text[:80]!r} is not hexadecimal") from None
    length = len(text)
    if length == _DIGITS_96 and bits >> 88 == _HEADER_96 and text.isalnum() and text.isascii():
        gtin, prefix_length = _gtin(bits >> 82 & 7, bits >> _SERIAL_BITS_96 & _GTIN_MASK)
        return Sgtin(gtin, str(bits & _SERIAL_MASK_96), bits >> 85 & 7, prefix_length)
    return _decode_long(text, bits)


def _decode_long(text: str, bits: int) -> Sgtin:
    """Read an SGTIN-198, or say what is wrong."""
    length = len(text)
    if not 2 <= length <= _DIGITS_MAX:
        message = f"an EPC has 2 to {_DIGITS_MAX} hexadecimal digits, got {length}"
        raise EpcError(EpcRefusal.BAD_LENGTH, message)
    if not (text.isascii() and text.isalnum()) or "x" in text.lower():
        raise EpcError(EpcRefusal.BAD_HEX, f"{text[:80]!r} is not hexadecimal")
    header = int(text[:2], 16)
    if header not in (_HEADER_96, _HEADER_198):
        raise EpcError(EpcRefusal.UNKNOWN_HEADER, f"header {text[:2]} is not that of an SGTIN")
    if header == _HEADER_96 or length not in _DIGITS_198:
        message = f"an SGTIN with header {text[:2]} cannot have {length} hexadecimal digits"
        raise EpcError(EpcRefusal.BAD_LENGTH, message)
    padding = 4 * length - 198
    if bits & ((1 << padding) - 1):
        raise EpcError(EpcRefusal.BAD_PADDING, "bits are set after the end of the SGTIN-198")
    bits >>= padding
    gtin, prefix_length = _gtin(bits >> 184 & 7, bits >> SERIAL_BITS & _GTIN_MASK)
    return Sgtin(gtin, unpack_serial(bits & _SERIAL_MASK_198), bits >> 187 & 7, prefix_length)


def _gtin(partition: int, both: int) -> tuple[Gtin, int]:
    """The GTIN in the 44 bits of company prefix and item reference, and the prefix's length."""
    if partition >= len(_PARTITIONS):
        raise EpcError(EpcRefusal.INVALID_PARTITION, f"partition {partition} does not exist")
    _, prefix_length, item_bits, prefix_end, item_end, unit = _PARTITIONS[partition]
    prefix = both >> item_bits
    item = both & ((1 << item_bits) - 1)
    if prefix >= prefix_end:
        message = f"company prefix {prefix} has more than {prefix_length} digits"
        raise EpcError(EpcRefusal.COMPANY_PREFIX_RANGE, message)
    if item >= item_end:
        message = f"item reference {item} has more than {13 - prefix_length} digits"
        raise EpcError(EpcRefusal.ITEM_REFERENCE_RANGE, message)
    if both == 0:
        raise EpcError(EpcRefusal.NO_ITEM, "company prefix and item reference are all zeros")
    # The first digit of the item reference is the indicator, which leads the GTIN.
    indicator, rest = divmod(item, unit)
    return Gtin.from_payload(indicator * 10**12 + prefix * unit + rest), prefix_length


def encode_sgtin96(gtin: Gtin, company_prefix_length: int, serial: int, filter: int = 1) -> str:
    """The 24 hexadecimal digits of an SGTIN-96.

    Raises:
        EpcError: a company prefix length outside 6 to 12, a filter outside 0 to 7, or a serial
            outside 0 to 2**38 - 1.
    """
    if not 0 <= serial <= _SERIAL_MASK_96:
        message = f"an SGTIN-96 serial is 0 to {_SERIAL_MASK_96}, got {serial}"
        raise EpcError(EpcRefusal.BAD_SERIAL, message)
    head = _head(_HEADER_96, gtin, company_prefix_length, filter)
    return f"{head << _SERIAL_BITS_96 | serial:024X}"


def encode_sgtin198(gtin: Gtin, company_prefix_length: int, serial: str, filter: int = 1) -> str:
    """The 52 hexadecimal digits of an SGTIN-198, filled with zeros to 13 words of memory.

    Raises:
        EpcError: as `encode_sgtin96`, but a serial of other than 1 to 20 characters of set 82.
    """
    head = _head(_HEADER_198, gtin, company_prefix_length, filter)
    return f"{(head << SERIAL_BITS | pack_serial(serial)) << 10:052X}"


def _head(header: int, gtin: Gtin, company_prefix_length: int, filter_value: int) -> int:
    """Everything before the serial: 58 bits."""
    if not 0 <= filter_value <= _FILTER_MAX:
        message = f"a filter value is 0 to {_FILTER_MAX}, got {filter_value}"
        raise EpcError(EpcRefusal.BAD_FILTER, message)
    if not 6 <= company_prefix_length <= 12:
        message = f"a company prefix has 6 to 12 digits, got {company_prefix_length}"
        raise EpcError(EpcRefusal.COMPANY_PREFIX_RANGE, message)
    row = _PARTITIONS[12 - company_prefix_length]
    digits, end = gtin.gtin14, 1 + company_prefix_length
    item = int(digits[0] + digits[end:13])
    both = int(digits[1:end]) << row.item_bits | item
    return ((header << 3 | filter_value) << 3 | row.number) << _GTIN_BITS | both
