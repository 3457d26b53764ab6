"""Codes to draw in tests: valid ones, from a seed, and the text a reader has to give for them."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.scanner.symbols import Corners, Symbol


@dataclass(frozen=True, slots=True)
class Code:
    """What is drawn, and what must come out."""

    symbology: str
    drawn: str
    text: str
    gs1: bool = False


def check_digit(digits: str) -> str:
    """GS1 General Specifications 7.9."""
    weighed = (int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(digits)))
    return str(-sum(weighed) % 10)


def _gtin(rng: random.Random, length: int, first: str = "123456789") -> str:
    body = rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(length - 2))
    return body + check_digit(body)


def _ean13(rng: random.Random) -> Code:
    text = _gtin(rng, 13)
    return Code("ean13", text, text)


def _ean8(rng: random.Random) -> Code:
    text = _gtin(rng, 8)
    return Code("ean8", text, text)


def _upca(rng: random.Random) -> Code:
    text = _gtin(rng, 12)
    return Code("upca", text, text)


def _upce(rng: random.Random) -> Code:
    # Number system 0 and a last digit of 5 to 9: manufacturer of five digits, item 00005 to 00009.
    body = "".join(rng.choice("123456789") for _ in range(5)) + rng.choice("56789")
    whole = f"0{body[:5]}0000{body[5]}"
    text = f"0{body}{check_digit(whole)}"
    return Code("upce", text, text)


def _code128(rng: random.Random) -> Code:
    text = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-") for _ in range(10))
    return Code("code128", text, text)


def _gs1_128(rng: random.Random) -> Code:
    gtin = "0" + _gtin(rng, 13)
    lot, serial = f"A{rng.randrange(1000)}", f"{rng.randrange(10**6)}"
    text = f"01{gtin}10{lot}\x1d21{serial}"
    return Code("code128", f"(01){gtin}(10){lot}(21){serial}", text, gs1=True)


def _databar(rng: random.Random) -> Code:
    gtin = "0" + _gtin(rng, 13)
    return Code("databar", gtin, f"01{gtin}", gs1=True)


def _databar_limited(rng: random.Random) -> Code:
    gtin = "0" + _gtin(rng, 13)
    return Code("databar_limited", gtin, f"01{gtin}", gs1=True)


def _databar_exp(rng: random.Random) -> Code:
    gtin, grams = _gtin(rng, 14, "9"), rng.randrange(100, 9999)
    text = f"01{gtin}3103{grams:06}"
    return Code("databar_exp", f"(01){gtin}(3103){grams:06}", text, gs1=True)


def _qr(rng: random.Random) -> Code:
    text = f"https://id.example/01/0{_gtin(rng, 13)}/10/L{rng.randrange(100)}"
    return Code("qr", text, text)


def _datamatrix(rng: random.Random) -> Code:
    gtin = "0" + _gtin(rng, 13)
    return Code("datamatrix", f"(01){gtin}(10)AB1", f"01{gtin}10AB1", gs1=True)


MAKERS: dict[str, Callable[[random.Random], Code]] = {
    "ean13": _ean13,
    "ean8": _ean8,
    "upca": _upca,
    "upce": _upce,
    "code128": _code128,
    "gs1_128": _gs1_128,
    "databar": _databar,
    "databar_limited": _databar_limited,
    "databar_exp": _databar_exp,
    "qr": _qr,
    "datamatrix": _datamatrix,
}


def make(kind: str, seed: int) -> Code:
    """Return the code of a kind and a seed."""
    return MAKERS[kind](random.Random(f"{kind} {seed}"))


def symbol(
    text: str = "9521234567899",
    treatment: str = "as it is",
    *,
    symbology: str = "ean13",
    x: float = 100.0,
    y: float = 100.0,
) -> Symbol:
    """Return a reading whose middle is at (x, y)."""
    corners: Corners = (
        (x - 50, y - 20),
        (x + 50, y - 20),
        (x + 50, y + 20),
        (x - 50, y + 20),
    )
    return Symbol(symbology, text, corners, treatment)
