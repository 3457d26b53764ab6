"""When several readings of one text may be believed, for still pictures and live frames alike."""

from collections.abc import Set
from typing import Final

from kiosk.scanner.symbols import Reader, Symbol

PLAIN: Final = "strip"
DEEP: Final = "strip enlarged, evened out"
AROUND: Final = "around it, enlarged"
LIKELIEST: Final = "strip, likeliest"
SMOOTH: Final = "strip enlarged, averaged along its bars"
UPRIGHT: Final = frozenset({PLAIN, DEEP, SMOOTH, LIKELIEST})
"""The treatments that see a whole strip of bars, turned upright."""

_TREATMENTS_MIN: Final = 2


def readers_suffice(symbol: Symbol, treatments: Set[str], readers: Set[Reader]) -> bool:
    """Tell whether a weak symbol's readers, and the kinds of look at it, are worth believing.

    zbar alone is not: spread print makes it take 1 for 7 and 2 for 8 at every look. EAN and UPC
    have to be seen once as a whole strip, where the bars are checked against the number; and lines
    across an askew EAN-13 that run along the picture's rows all find the same UPC-E in it.
    """
    if readers == {"zbar"}:
        return False
    return not symbol.is_ean_upc or not UPRIGHT.isdisjoint(treatments)


def two_looks_agree(symbol: Symbol, treatments: Set[str], readers: Set[Reader]) -> bool:
    """Tell whether enough different treatments of one picture gave a weak symbol's text."""
    return len(treatments) >= _TREATMENTS_MIN and readers_suffice(symbol, treatments, readers)
