"""What kind of thing a tag is on: goods, a returnable crate, a shipping unit, or nobody knows.

Source: GS1 EPC Tag Data Standard 2.x, sections 14.2 (headers: 00 is an unprogrammed tag, E2 is
reserved so that factory numbers are not taken for codes), 14.5.2 (SSCC-96) and 14.5.4 (GRAI-96 and
GRAI-170, with their partition tables).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.gs1.epc import is_sgtin
from storecore.gs1.epc_serial import escape_serial, unpack_chars
from storecore.gs1.errors import EpcError, EpcRefusal

_PREFIX_BITS = (40, 37, 34, 30, 27, 24, 20)
_BOTH_SSCC, _BOTH_GRAI = 58, 44
_GRAI_CHARS = 16


class EpcKind(StrEnum):
    """What the header of an EPC says."""

    SGTIN = "sgtin"
    SSCC = "sscc"
    GRAI = "grai"
    UNPROGRAMMED = "unprogrammed"
    """As it left the factory."""
    OTHER = "other"


class Sscc(msgspec.Struct, frozen=True):
    """A shipping unit, such as a pallet: 18 digits, the last one a check."""

    sscc: str
    filter: int
    company_prefix_length: int

    @property
    def uri(self) -> str:
        """urn:epc:id:sscc:CompanyPrefix.SerialReference, the extension digit before the serial."""
        end = 1 + self.company_prefix_length
        return f"urn:epc:id:sscc:{self.sscc[1:end]}.{self.sscc[0]}{self.sscc[end:17]}"


class Grai(msgspec.Struct, frozen=True):
    """A returnable asset, such as a crate: 13 digits, the last one a check, and a serial."""

    grai: str
    serial: str
    filter: int
    company_prefix_length: int

    @property
    def uri(self) -> str:
        """urn:epc:id:grai:CompanyPrefix.AssetType.Serial."""
        end = self.company_prefix_length
        return f"urn:epc:id:grai:{self.grai[:end]}.{self.grai[end:12]}.{escape_serial(self.serial)}"


def epc_kind(text: str) -> EpcKind:
    """The kind of an EPC in hexadecimal, by header and length; what is inside may be wrong."""
    if is_sgtin(text):
        return EpcKind.SGTIN
    header, length = text[:2].upper(), len(text)
    if header in {"00", "E2"} or not text.strip("0"):
        return EpcKind.UNPROGRAMMED
    if header == "31" and length == 24:
        return EpcKind.SSCC
    if (header == "33" and length == 24) or (header == "37" and length in {44, 48}):
        return EpcKind.GRAI
    return EpcKind.OTHER


def decode_sscc(text: str) -> Sscc:
    """Read an SSCC-96 in hexadecimal.

    Raises:
        EpcError: not an SSCC-96, or one that breaks the standard.
    """
    bits = _bits(text, EpcKind.SSCC)
    if bits & ((1 << 24) - 1):
        raise EpcError(EpcRefusal.BAD_PADDING, "the last 24 bits of an SSCC-96 are reserved")
    prefix, serial = _split(bits >> 24, _BOTH_SSCC, digits=17)
    digits = serial[0] + prefix + serial[1:]
    return Sscc(digits + _check(digits), bits >> 85 & 7, len(prefix))


def decode_grai(text: str) -> Grai:
    """Read a GRAI-96 or GRAI-170 in hexadecimal.

    Raises:
        EpcError: not a GRAI, or one that breaks the standard.
    """
    bits = _bits(text, EpcKind.GRAI)
    if len(text) == 24:
        serial = str(bits & ((1 << 38) - 1))
        head = bits >> 38
    else:
        padding = 4 * len(text) - 170
        if bits & ((1 << padding) - 1):
            raise EpcError(EpcRefusal.BAD_PADDING, "bits are set after the end of the GRAI-170")
        serial = unpack_chars(bits >> padding & ((1 << 7 * _GRAI_CHARS) - 1), _GRAI_CHARS)
        head = bits >> padding + 7 * _GRAI_CHARS
    prefix, asset = _split(head, _BOTH_GRAI, digits=12)
    digits = prefix + asset
    return Grai(digits + _check(digits), serial, head >> 47 & 7, len(prefix))


def _bits(text: str, kind: EpcKind) -> int:
    if not (text.isascii() and text.isalnum()):
        raise EpcError(EpcRefusal.BAD_HEX, f"{text[:80]!r} is not hexadecimal")
    try:
        bits = int(text, 16)
    except ValueError:
        raise EpcError(EpcRefusal.BAD_HEX, f"{text[:80]!r} is not hexadecimal") from None
    if epc_kind(text) is not kind:
        message = f"header {text[:2]} with {len(text)} digits is not that of a {kind}"
        raise EpcError(EpcRefusal.UNKNOWN_HEADER, message)
    return bits


def _check(digits: str) -> str:
    """The GS1 check digit, weights 3 and 1 from the right."""
    total = sum(int(digit) * (1 + 2 * (n % 2 == 0)) for n, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _split(head: int, both_bits: int, *, digits: int) -> tuple[str, str]:
    """Company prefix and what follows it, filled with zeros to `digits` together."""
    partition = head >> both_bits & 7
    if partition >= len(_PREFIX_BITS):
        raise EpcError(EpcRefusal.INVALID_PARTITION, f"partition {partition} does not exist")
    length = 12 - partition
    rest_bits = both_bits - _PREFIX_BITS[partition]
    both = head & ((1 << both_bits) - 1)
    prefix, rest = both >> rest_bits, both & ((1 << rest_bits) - 1)
    if prefix >= 10**length:
        message = f"company prefix {prefix} has more than {length} digits"
        raise EpcError(EpcRefusal.COMPANY_PREFIX_RANGE, message)
    if rest >= 10 ** (digits - length):
        message = f"reference {rest} has more than {digits - length} digits"
        raise EpcError(EpcRefusal.ITEM_REFERENCE_RANGE, message)
    width = digits - length
    return f"{prefix:0{length}d}", f"{rest:0{width}d}" if width else ""
