"""Reads a still picture: the cheapest treatment first, another only for what is not sure yet.

Nothing weak (see `Symbol.is_weak`) counts on one treatment of the picture: two decoders make the
same mistake on the same pixels, so a second, different treatment has to give the same text, and
nothing else may be read in that place as often. Nor does it count on zbar alone, which takes 1 for
7 and 2 for 8 where print has spread, whatever the treatment.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kiosk.scanner import images, strips, zbar, zxing
from kiosk.scanner.belief import two_looks_agree
from kiosk.scanner.images import Picture
from kiosk.scanner.locate import Region, locate
from kiosk.scanner.symbols import Symbol, same_place

NATIVE: Final = "as it is"
_ENLARGED_PX_MAX: Final = 1700

Find = Callable[[], list[Region]]


class Agreement:
    """Collects what the treatments of one picture gave, and says what may be believed."""

    def __init__(self) -> None:
        self._seen: list[Symbol] = []

    def add(self, symbols: list[Symbol]) -> None:
        """Take in what one treatment gave."""
        self._seen += [symbol for symbol in symbols if not symbol.is_too_small]

    def accepted(self) -> list[Symbol]:
        """Return one symbol for each code believed, in the order they were first seen."""
        return [symbol for symbol in self._firsts() if self._is_believed(symbol)]

    def _firsts(self) -> list[Symbol]:
        firsts: dict[tuple[str, str], Symbol] = {}
        for symbol in self._seen:
            firsts.setdefault(symbol.key, symbol)
        return list(firsts.values())

    def _of(self, symbol: Symbol) -> list[Symbol]:
        return [other for other in self._seen if other.key == symbol.key]

    def _votes(self, symbol: Symbol) -> int:
        return len({other.treatment for other in self._of(symbol)})

    def _is_believed(self, symbol: Symbol) -> bool:
        if not symbol.is_weak:
            return True
        looks = self._of(symbol)
        treatments = {look.treatment for look in looks}
        if not two_looks_agree(symbol, treatments, {look.reader for look in looks}):
            return False
        return all(
            self._votes(other) < len(treatments)
            for other in self._seen
            if other.key != symbol.key and same_place(other, symbol)
        )


def read_still(picture: Picture) -> list[Symbol]:
    """Return the codes of a grey picture that may be believed, corners in its pixels."""
    agreement = Agreement()
    find = cache(lambda: locate(picture))
    for stage in _stages(picture, find):
        found = stage.read()
        agreement.add(found)
        if stage.exact:
            for symbol in found:
                if symbol.is_weak:
                    agreement.add(strips.second_look(picture, symbol, find))
        if agreement.accepted():
            break
    return agreement.accepted()


@dataclass(frozen=True, slots=True)
class _Stage:
    """One treatment of the picture; `exact` when its corners lie along the code, so that a strip
    can be cut out by them (zbar tells an upright box only)."""

    read: Callable[[], list[Symbol]]
    exact: bool = False


def _stages(picture: Picture, find: Find) -> Iterator[_Stage]:
    yield _Stage(lambda: zxing.read(picture, zxing.RETAIL, NATIVE, rotate=True), exact=True)
    yield _Stage(lambda: zbar.read_linear(picture, NATIVE))
    yield _Stage(lambda: _each(find(), lambda region: strips.read_deep(picture, region)))
    yield _Stage(lambda: _each(find(), lambda region: strips.read_plain(picture, region)))
    if max(picture.shape) <= _ENLARGED_PX_MAX:
        double = images.resize(picture, 2.0)
        yield _Stage(
            lambda: _halved(zxing.read(double, zxing.RETAIL, "doubled", rotate=True)), exact=True
        )
        sharp, matrix = images.sharpen(double), zxing.QR + zxing.DATAMATRIX
        yield _Stage(lambda: _halved(zxing.read(sharp, matrix, "sharpened", rotate=True)))
    even = images.even_out(picture)
    yield _Stage(lambda: zxing.read(even, zxing.RETAIL, "evened out", rotate=True), exact=True)
    yield _Stage(lambda: zbar.read_qr(picture, NATIVE))
    yield _Stage(lambda: zxing.read(picture, zxing.RETAIL, NATIVE, thorough=True), exact=True)


def _each(regions: list[Region], read: Callable[[Region], list[Symbol]]) -> list[Symbol]:
    return [symbol for region in regions for symbol in read(region)]


def _halved(symbols: list[Symbol]) -> list[Symbol]:
    return [symbol.scaled(0.5) for symbol in symbols]
