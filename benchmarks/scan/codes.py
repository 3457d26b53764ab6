"""Codes to show, from a random generator, and the texts that readers may give for them."""

import random
from collections.abc import Callable
from typing import Final

Code = tuple[str, frozenset[str]]


def make(kind: str, rng: random.Random) -> Code:
    """Return a code to draw and every text that is right for it."""
    return _MAKERS[kind](rng)


def check_digit(body: str) -> str:
    """Return the check digit of GS1 General Specifications 7.9."""
    return str(-sum(int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(body))) % 10)


def _gtin(rng: random.Random, length: int) -> str:
    body = "".join(str(rng.randrange(10)) for _ in range(length - 1))
    return body + check_digit(body)


def _ean13(rng: random.Random) -> Code:
    text = _gtin(rng, 13)
    return text, frozenset({text, text[1:] if text[0] == "0" else text})


def _ean8(rng: random.Random) -> Code:
    text = _gtin(rng, 8)
    return text, frozenset({text})


def _upca(rng: random.Random) -> Code:
    text = _gtin(rng, 12)
    return text, frozenset({text, f"0{text}"})


def _upce(rng: random.Random) -> Code:
    maker = f"{rng.randrange(10**4):04}{rng.randrange(1, 10)}"
    whole = f"0{maker}0000{rng.randrange(5, 10)}"
    whole += check_digit(whole)
    text = f"0{maker}{whole[10:]}"
    return text, frozenset({text, whole, f"0{whole}"})


def _code128(rng: random.Random) -> Code:
    gtin = _gtin(rng, 14)
    return f"(01){gtin}(10)A1", frozenset({f"01{gtin}10A1"})


def _databar(rng: random.Random) -> Code:
    gtin = _gtin(rng, 14)
    return gtin, frozenset({gtin, f"01{gtin}", f"(01){gtin}"})


def _qr(rng: random.Random) -> Code:
    text = f"https://id.example/01/{_gtin(rng, 14)}"
    return text, frozenset({text})


_MAKERS: Final[dict[str, Callable[[random.Random], Code]]] = {
    "ean13": _ean13,
    "ean8": _ean8,
    "upca": _upca,
    "upce": _upce,
    "code128": _code128,
    "databar": _databar,
    "qr": _qr,
}
KINDS: Final = tuple(_MAKERS)
