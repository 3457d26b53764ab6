"""Why a code was refused: a closed list, so that every reason can be explained to a person."""

from __future__ import annotations

from enum import StrEnum


class CodeRefusal(StrEnum):
    """The reasons for which a scanned or typed code is refused."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    BAD_CHARACTERS = "bad_characters"
    BAD_LENGTH = "bad_length"
    BAD_CHECK_DIGIT = "bad_check_digit"
    """A check digit or check character does not fit: misread or mistyped."""
    BAD_VERIFIER = "bad_verifier"
    """The price or weight inside an in-store code does not fit its own verifier digit."""
    ALL_ZERO = "all_zero"
    ZERO_MEASURE = "zero_measure"
    """The label says a weight or price of nothing: it must be weighed or priced again."""
    NOT_A_PLU = "not_a_plu"
    BAD_ELEMENTS = "bad_elements"
    CONFLICTING_ELEMENTS = "conflicting_elements"
    """One label says two different things, such as two weights."""
    BAD_DATE = "bad_date"
    BAD_PRICE = "bad_price"
    UNSUPPORTED_SYMBOLOGY = "unsupported_symbology"
    NOT_A_SHOP_CODE = "not_a_shop_code"
    """Well read, but nothing a shop sells or hands over: a web page, a parcel number."""


class CodeError(ValueError):
    """A code that is refused. `reason` is for programs and translation, the message for logs."""

    def __init__(self, reason: CodeRefusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class EpcRefusal(StrEnum):
    """The reasons for which an EPC is refused, when read from a tag or made for one."""

    BAD_HEX = "bad_hex"
    BAD_LENGTH = "bad_length"
    UNKNOWN_HEADER = "unknown_header"
    """Not an SGTIN: another EPC scheme, or a tag that was never written."""
    BAD_PADDING = "bad_padding"
    INVALID_PARTITION = "invalid_partition"
    COMPANY_PREFIX_RANGE = "company_prefix_range"
    ITEM_REFERENCE_RANGE = "item_reference_range"
    NO_ITEM = "no_item"
    """Company prefix and item reference are all zeros."""
    BAD_SERIAL = "bad_serial"
    BAD_FILTER = "bad_filter"


class EpcError(ValueError):
    """An EPC that is refused. `reason` is for programs, the message for logs."""

    def __init__(self, reason: EpcRefusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason
