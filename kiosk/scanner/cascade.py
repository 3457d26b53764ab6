"""Reads a still picture: the cheapest treatment first, another only for what is not sure yet.

Nothing weak (see `Symbol.is_weak`) counts on one decoder's word: two decoders make the same mistake
on the same pixels. The number of an EAN or UPC is compared with every other its bars could be
(`likely`), which proves it, contradicts it, or says nothing. Where it says nothing, and for other
linear codes, a second, different treatment has to give the same text, and nothing else may be read
in that place as often. zbar alone never counts: it takes 1 for 7 and 2 for 8 where print has
spread, whatever the treatment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from kiosk.scanner import images, strips, zbar, zxing
from kiosk.scanner.belief import two_looks_agree
from kiosk.scanner.images import Picture
from kiosk.scanner.likely import looking
from kiosk.scanner.locate import SOFT, Region, locate
from kiosk.scanner.symbols import Symbol, same_place

NATIVE: Final = "as it is"
_ENLARGED_PX_MAX: Final = 1700
_REGIONS_MAX: Final = 3
_EVERY_REGION_MAX: Final = 12


class Agreement:
    """Collects what the treatments of one picture gave, and says what may be believed."""

    def __init__(self) -> None:
        self._seen: list[Symbol] = []
        self._contradicted: set[tuple[str, str]] = set()

    def contradict(self, symbol: Symbol) -> None:
        """Never believe a reading: its bars are those of another number."""
        self._contradicted.add(symbol.key)

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

    def _is_part(self, short: Symbol) -> bool:
        """True when a longer code was read in a short one's place: half of an EAN-13 is a UPC-E."""
        longer = (s for s in self._seen if s.is_ean_upc and not s.is_short)
        return any(same_place(s, short) for s in longer if s.proven or s.reader != "likely")

    def _votes(self, symbol: Symbol) -> int:
        return len({other.treatment for other in self._of(symbol)})

    def _is_believed(self, symbol: Symbol) -> bool:
        looks = self._of(symbol)
        if not all(look.is_weak for look in looks):
            return not (symbol.is_short and self._is_part(symbol))
        if symbol.key in self._contradicted:
            return False
        treatments = {look.treatment for look in looks}
        if not two_looks_agree(symbol, treatments, {look.reader for look in looks}):
            return False
        return all(
            self._votes(other) < len(treatments)
            for other in self._seen
            if other.key != symbol.key and same_place(other, symbol)
        )


def read_still(picture: Picture, *, every: bool = False) -> list[Symbol]:
    """Return the codes of a grey picture that may be believed, corners in its pixels.

    Stops at the first treatment that gives one; with `every`, goes on with the strips of bars that
    none was read from.
    """
    return _Still(picture).read(every=every)


class _Still:
    """One picture being read."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._agreement = Agreement()
        self.regions = cache(lambda: locate(picture, _REGIONS_MAX))

    def read(self, *, every: bool) -> list[Symbol]:
        for stage in self._stages():
            self._take(stage)
            if self._agreement.accepted():
                break
        if every:
            self._read_left_over()
        return self._agreement.accepted()

    def _take(self, stage: _Stage) -> None:
        for symbol in stage.read():
            if not (stage.exact and symbol.is_weak) or symbol.is_too_small:
                self._agreement.add([symbol])
            elif symbol.is_ean_upc:
                self._check(symbol)
            else:
                self._look_again(symbol)

    def _check(self, symbol: Symbol) -> None:
        try:
            symbol = looking.checked(self._picture, symbol)
        except looking.Contradicted:
            self._agreement.contradict(symbol)
            return
        if symbol.is_short and symbol.proven and strips.is_part(symbol, self.regions()):
            symbol = replace(symbol, proven=False)
        if symbol.is_weak:
            self._look_again(symbol)
        else:
            self._agreement.add([symbol])

    def _look_again(self, symbol: Symbol) -> None:
        self._agreement.add([symbol])
        self._agreement.add(strips.second_look(self._picture, symbol, self.regions))

    def _read_left_over(self) -> None:
        """Read the strips of bars that hold none of the codes believed so far."""
        for region in locate(self._picture, _EVERY_REGION_MAX):
            for read in (strips.read_deep, strips.read_plain):
                if any(strips.holds(region, symbol) for symbol in self._agreement.accepted()):
                    break
                self._agreement.add(read(self._picture, region))

    def _stages(self) -> Iterator[_Stage]:
        picture = self._picture
        yield _Stage(lambda: zxing.read(picture, zxing.QUICK, NATIVE), exact=True)
        yield _Stage(lambda: zxing.read(picture, zxing.RETAIL, NATIVE, rotate=True), exact=True)
        yield _Stage(lambda: zbar.read_linear(picture, NATIVE))
        yield _Stage(partial(self._each, strips.read_deep))
        yield _Stage(partial(self._each, strips.read_plain))
        if max(picture.shape) <= _ENLARGED_PX_MAX:
            double = images.resize(picture, 2.0)
            yield _Stage(
                lambda: _halved(zxing.read(double, zxing.RETAIL, "doubled", rotate=True)),
                exact=True,
            )
            sharp, matrix = images.sharpen(double), zxing.QR + zxing.DATAMATRIX
            yield _Stage(lambda: _halved(zxing.read(sharp, matrix, "sharpened", rotate=True)))
        yield _Stage(lambda: looking.read_regions(picture, locate(picture, 2, SOFT)))
        even = images.even_out(picture)
        yield _Stage(lambda: zxing.read(even, zxing.RETAIL, "evened out", rotate=True), exact=True)
        yield _Stage(lambda: zbar.read_qr(picture, NATIVE))
        yield _Stage(lambda: zxing.read(picture, zxing.RETAIL, NATIVE, thorough=True), exact=True)

    def _each(self, read: Callable[[Picture, Region], list[Symbol]]) -> list[Symbol]:
        return [symbol for region in self.regions() for symbol in read(self._picture, region)]


@dataclass(frozen=True, slots=True)
class _Stage:
    """One treatment of the picture; `exact` when its corners lie along the code, so that a strip
    can be cut out by them (zbar tells an upright box only)."""

    read: Callable[[], list[Symbol]]
    exact: bool = False


def _halved(symbols: list[Symbol]) -> list[Symbol]:
    return [symbol.scaled(0.5) for symbol in symbols]
