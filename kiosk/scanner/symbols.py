"""What a reader saw in a picture: one symbol, its text and where it is."""

from dataclasses import dataclass, replace
from math import hypot
from typing import Final, Literal

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
Reader = Literal["zxing", "zbar", "likely"]

SYMBOLOGIES: Final = (
    "ean13",
    "ean8",
    "upca",
    "upce",
    "code128",
    "databar",
    "databar_limited",
    "databar_exp",
    "qr",
    "datamatrix",
)
"""Every symbology the scanner reports, by the name it reports it under."""

# Reed-Solomon codes prove themselves. Linear ones do not: one decimal check digit lets a tenth of
# all wrong numbers of EAN and UPC pass, and even Code 128 and DataBar, with better ones, were seen
# to come out wrong from single looks at small or turned codes.
_STRONG: Final = frozenset({"qr", "datamatrix"})

# Modules wide. These are short enough that a line across a turned, longer code can hold one, and
# too weak to be believed where a module is hardly more than a pixel.
_SHORT: Final = {"upce": 51, "ean8": 67}
_SHORT_PX_PER_MODULE_MIN: Final = 1.4


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol read from one treatment of a picture.

    `text` is the data as the symbol carries it: GS1 FNC1 separators stay as ``\\x1d``, a leading
    FNC1 is told by `gs1` instead; UPC-A has 12 digits, UPC-E its 8 printed digits.
    `corners` are in pixels of the frame that was read, clockwise from the symbol's own top left.
    `treatment` names what was done to the picture before it was read, `reader` who read it;
    `proven` says that its bars were compared with those of every other number.
    """

    symbology: str
    text: str
    corners: Corners
    treatment: str
    gs1: bool = False
    reader: Reader = "zxing"
    proven: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What makes two readings the same code, wherever they are."""
        return (self.symbology, self.text)

    @property
    def centre(self) -> Point:
        """The middle of the four corners, in pixels."""
        return (sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4)

    @property
    def size_px(self) -> float:
        """The longest side of the box around the corners."""
        xs, ys = zip(*self.corners, strict=True)
        return max(max(xs) - min(xs), max(ys) - min(ys))

    @property
    def is_weak(self) -> bool:
        """True when one reading is not proof: a second, different look has to agree."""
        return not self.proven and self.symbology not in _STRONG

    @property
    def is_ean_upc(self) -> bool:
        """True for the symbologies of one decimal check digit."""
        return self.symbology in {"ean13", "ean8", "upca", "upce"}

    @property
    def is_short(self) -> bool:
        """True when it may be a part of a longer code that lies askew."""
        return self.symbology in _SHORT

    @property
    def length_px(self) -> float:
        """The length of the upper edge: across the bars of a linear symbol."""
        (ax, ay), (bx, by), _, _ = self.corners
        return hypot(bx - ax, by - ay)

    @property
    def is_too_small(self) -> bool:
        """True for a short symbol whose modules are too few pixels wide to be told apart."""
        modules = _SHORT.get(self.symbology, 0)
        return max(self.size_px, self.length_px) < modules * _SHORT_PX_PER_MODULE_MIN

    def moved(self, corners: Corners, treatment: str) -> "Symbol":
        """Return the same reading at other corners, under another treatment's name."""
        return replace(self, corners=corners, treatment=treatment)

    def scaled(self, factor: float) -> "Symbol":
        """Return the same reading with its corners scaled, for a picture that was resized."""
        a, b, c, d = ((x * factor, y * factor) for x, y in self.corners)
        return replace(self, corners=(a, b, c, d))

    def shifted(self, dx_px: float, dy_px: float) -> "Symbol":
        """Return the same reading with its corners moved, for a part cut out of a picture."""
        a, b, c, d = ((x + dx_px, y + dy_px) for x, y in self.corners)
        return replace(self, corners=(a, b, c, d))


def same_place(a: Symbol, b: Symbol) -> bool:
    """Tell whether two symbols of one picture cover the same spot, so that one of them is wrong."""
    (ax, ay), (bx, by) = a.centre, b.centre
    reach = max(a.size_px, b.size_px, 16.0) / 2
    return abs(ax - bx) < reach and abs(ay - by) < reach
