"""Reads a still picture: the cheapest treatment first, another only for what is not sure yet.

Nothing weak (see `Symbol.is_weak`) counts on one treatment of the picture: two decoders make the
same mistake on the same pixels, so a second, different treatment has to give the same text, and
nothing else may be read in that place as often.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.scanner import images, strips, zbar, zxing
from kiosk.scanner.images import Picture
from kiosk.scanner.locate import Region, locate
from kiosk.scanner.symbols import Symbol, same_place

NATIVE: Final = "as it is"
_TREATMENTS_MIN: Final = 2
_ENLARGED_PX_MAX: Final = 1700


class Agreement:
    """Collects what the treatments of one picture gave, and says what may be believed."""

    def __init__(self) -> None:
        self._seen: list[Symbol] = []

    def add(self, symbols: list[Symbol]) -> None:
        """Take in what one treatment gave."""
        self._seen += symbols

    def accepted(self) -> list[Symbol]:
        """Return one symbol for each code believed, in the order they were first seen."""
        return [symbol for symbol in self._firsts() if self._is_believed(symbol)]

    def _firsts(self) -> list[Symbol]:
        firsts: dict[tuple[str, str], Symbol] = {}
        for symbol in self._seen:
            firsts.setdefault(symbol.key, symbol)
        return list(firsts.values())

    def _votes(self, symbol: Symbol) -> int:
        return len({other.treatment for other in self._seen if other.key == symbol.key})

    def _is_believed(self, symbol: Symbol) -> bool:
        if not symbol.is_weak:
            return True
        votes = self._votes(symbol)
        if votes < _TREATMENTS_MIN:
            return False
        return all(
            self._votes(other) < votes
            for other in self._seen
            if other.key != symbol.key and same_place(other, symbol)
        )


def read_still(picture: Picture) -> list[Symbol]:
    """Return the codes of a grey picture that may be believed, corners in its pixels."""
    agreement = Agreement()
    for stage in _stages(picture):
        found = stage.read()
        agreement.add(found)
        if stage.exact:
            for symbol in found:
                _look_again(picture, symbol, agreement)
        if agreement.accepted():
            break
    return agreement.accepted()


def _look_again(picture: Picture, symbol: Symbol, agreement: Agreement) -> None:
    region = strips.region_of(symbol) if symbol.is_weak else None
    if region is not None:
        agreement.add(strips.read_deep(picture, region))


@dataclass(frozen=True, slots=True)
class _Stage:
    """One treatment of the picture; `exact` when its corners lie along the code, so that a strip
    can be cut out by them (zbar tells an upright box only)."""

    read: Callable[[], list[Symbol]]
    exact: bool = False


def _stages(picture: Picture) -> Iterator[_Stage]:
    yield _Stage(lambda: zxing.read(picture, zxing.RETAIL, NATIVE, rotate=True), exact=True)
    yield _Stage(lambda: zbar.read_linear(picture, NATIVE))
    regions = locate(picture)
    yield _Stage(lambda: _each(regions, lambda region: strips.read_deep(picture, region)))
    yield _Stage(lambda: _each(regions, lambda region: strips.read_plain(picture, region)))
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
