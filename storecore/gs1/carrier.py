"""What carried a code to us: the scanner's name of it, or the identifier a wedge scanner types.

Source: ISO/IEC 15424 and GS1 General Specifications figure 5.1.2-2 (symbology identifiers).
"""

from __future__ import annotations

from enum import StrEnum

from storecore.gs1.errors import CodeError, CodeRefusal


class Symbology(StrEnum):
    """The bar codes that the shop reads, by the names that its scanners use."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    UPCA = "upca"
    UPCE = "upce"
    ITF14 = "itf14"
    CODE128 = "code128"
    DATABAR = "databar"
    DATABAR_LIMITED = "databar_limited"
    DATABAR_EXP = "databar_exp"
    QR = "qr"
    DATAMATRIX = "datamatrix"


# (symbology, whether the data is GS1 element strings for certain)
_BY_IDENTIFIER = {
    "]E0": (Symbology.EAN13, False),
    "]E4": (Symbology.EAN8, False),
    "]I0": (Symbology.ITF14, False),
    "]I1": (Symbology.ITF14, False),
    "]C0": (Symbology.CODE128, False),
    "]C1": (Symbology.CODE128, True),
    "]e0": (Symbology.DATABAR_EXP, True),
    "]Q0": (Symbology.QR, False),
    "]Q1": (Symbology.QR, False),
    "]Q3": (Symbology.QR, True),
    "]d1": (Symbology.DATAMATRIX, False),
    "]d2": (Symbology.DATAMATRIX, True),
}


def parse_symbology(name: str | None) -> Symbology | None:
    """The symbology of a scanner's name for it; None stays None: typed, or a wedge scanner.

    Raises:
        CodeError: a name that no scanner of the shop uses.
    """
    if name is None:
        return None
    try:
        return Symbology(name)
    except ValueError:
        message = f"codes of kind {name!r} are not read here; known: {', '.join(Symbology)}"
        raise CodeError(CodeRefusal.UNSUPPORTED_SYMBOLOGY, message) from None


def split_identifier(text: str) -> tuple[Symbology, bool, str]:
    """Take the symbology identifier off a text that begins with "]".

    Returns:
        The symbology, whether the rest is GS1 element strings for certain, and the rest.

    Raises:
        CodeError: an identifier of something that the shop does not read.
    """
    known = _BY_IDENTIFIER.get(text[:3])
    if known is None:
        message = f"codes of kind {text[:3]!r} are not read here"
        raise CodeError(CodeRefusal.UNSUPPORTED_SYMBOLOGY, message)
    return *known, text[3:]
