"""PLU: the short numbers on loose fruit and vegetables.

Source: International Federation for Produce Standards (IFPS), "Produce PLU Codes: A Users'
Guide": numbers are given in the series 3000-4999 and 83000-84999; a 9 before a four-digit number
says that the produce was grown organically.
"""

from __future__ import annotations

from storecore.gs1.errors import CodeError, CodeRefusal

_RANGES = ((3000, 4999), (83000, 84999), (93000, 94999))


def parse_plu(text: str) -> str:
    """Read a PLU of four or five digits within the IFPS series.

    Raises:
        CodeError: other characters or lengths, or a number outside the series.
    """
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise CodeError(CodeRefusal.BAD_CHARACTERS, f"{digits!r} must have digits only")
    if len(digits) not in (4, 5):
        message = f"{digits!r} has {len(digits)} digits; a PLU has 4 or 5"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    if digits[0] == "0" or not any(low <= int(digits) <= high for low, high in _RANGES):
        message = f"{digits!r} is outside 3000-4999, 83000-84999 and 93000-94999"
        raise CodeError(CodeRefusal.NOT_A_PLU, message)
    return digits


def is_organic(plu: str) -> bool:
    """True where a valid PLU says organically grown: five digits that begin with 9."""
    return len(plu) == 5 and plu[0] == "9"
