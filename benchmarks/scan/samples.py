"""Photographs of codes with their truth, as four public repositories keep them for their tests."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storecore.gs1.errors import CodeError
from storecore.gs1.gtin import expand_upce

ZXING: Final = "zxing/core/src/test/resources/blackbox"
ZXING_CPP: Final = "zxing-cpp/test/samples"
QUAGGA: Final = "quagga2/test/fixtures"
QUAGGA_TRUTH: Final = "quagga2/test/integration/decoders"
JSQR: Final = "jsQR/tests/end-to-end"

HOW_TO_FETCH: Final = f"""Check these repositories out side by side and name the folder:

  git clone --depth 1 https://github.com/zxing/zxing            # {ZXING}
  git clone --depth 1 https://github.com/zxing-cpp/zxing-cpp    # {ZXING_CPP}
  git clone --depth 1 https://github.com/ericblade/quagga2      # {QUAGGA}
  git clone --depth 1 https://github.com/cozmo/jsQR             # {JSQR}"""

_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".pgm"})
_ZXING_KINDS: Final = {
    "ean13": "ean13",
    "ean8": "ean8",
    "upca": "upca",
    "upce": "upce",
    "code128": "code128",
    "rss14": "databar",
    "rssexpanded": "databar_exp",
    "rssexpandedstacked": "databar_exp",
    "qrcode": "qr",
    "datamatrix": "datamatrix",
}
_QUAGGA_KINDS: Final = {
    "ean": "ean13",
    "ean_8": "ean8",
    "upc": "upca",
    "upc_e": "upce",
    "code_128": "code128",
}
_QUAGGA_LINE: Final = re.compile(r"'?name'?: '([^']+)', '?result'?: [`']([^`']*)[`']")
_CONTROL: Final = {"<GS>": "\x1d", "<RS>": "\x1e", "<EOT>": "\x04"}

# Photographs that show a second code, as looking at them tells, by their text as `normal` gives it:
# a Japanese book has a row for its price under that of its ISBN, and one photograph has a QR code
# within a QR code.
_OUTER_QR: Final = "[外側QRコード]\n \n*ﾀﾞﾌﾞﾙQR*\nhttp://d-qr.net/ex/"
ALSO_SHOWN: Final = {
    "9784872348880": "1920081045006",
    "1920081045006": "9784872348880",
    _OUTER_QR: "[内側QRコード]\n\n*ダブルQR*\nhttp://d-qr.net/ex/",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One photograph: its file, the symbology and the text it shows; None where it shows none."""

    path: Path
    symbology: str
    text: str | None

    @property
    def truths(self) -> frozenset[str]:
        """The text, and that of a second code it shows, as `normal` gives them."""
        if self.text is None:
            return frozenset()
        first = normal(self.text, self.symbology)
        second = ALSO_SHOWN.get(first)
        return frozenset({first} | ({normal(second, self.symbology)} if second else set()))


class NoPhotographs(ValueError):
    """The folder given does not hold what the repositories should have put there."""


def samples(root: Path) -> list[Sample]:
    """Return every photograph under `root`, each once.

    zxing-cpp keeps cropped or re-saved copies of zxing's photographs under the same names; of such
    a pair zxing's is taken. Raises NoPhotographs.
    """
    for part in (ZXING, ZXING_CPP, QUAGGA, QUAGGA_TRUTH, JSQR):
        if not (root / part).is_dir():
            raise NoPhotographs(f"{root / part} is not there.\n\n{HOW_TO_FETCH}")
    whole = {(one.path.parent.name, one.path.stem): one for one in _zxing(root / ZXING_CPP)}
    whole |= {(one.path.parent.name, one.path.stem): one for one in _zxing(root / ZXING)}
    return [*whole.values(), *_quagga(root), *_jsqr(root / JSQR)]


def without_codes(root: Path) -> list[Path]:
    """Return photographs that show no code that could be read: what is read there is wrong."""
    found: list[Path] = []
    for part in (ZXING, ZXING_CPP):
        for folder in sorted((root / part).glob("falsepositives*")):
            found += [path for path in sorted(folder.iterdir()) if path.suffix in _PICTURES]
    return found


def normal(text: str, symbology: str) -> str:
    """Bring a text to the form that two readings are compared in.

    EAN and UPC at 13 digits; DataBar as its GTIN; FNC1 and the brackets of printed application
    identifiers left out; line ends alike; letters composed (Unicode NFC).
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip())
    if symbology == "upce" and len(text) == 8:
        try:
            text = expand_upce(text)
        except CodeError:
            return text
    if symbology in {"upce", "upca", "ean13"}:
        return text.zfill(13)
    if symbology == "databar":
        return text.removeprefix("(01)")[-14:] if text[:4] == "(01)" else text[-14:]
    if symbology == "databar_exp":
        return re.sub(r"[()\x1d]", "", text)
    return text.replace("\x1d", "")


def _zxing(folder: Path) -> Iterator[Sample]:
    for group in sorted(folder.iterdir()):
        kind = _ZXING_KINDS.get(group.name.rpartition("-")[0])
        if kind is None or not group.is_dir():
            continue
        for path in sorted(group.iterdir()):
            truth = path.with_suffix(".txt")
            if path.suffix.lower() in _PICTURES and truth.is_file():
                yield Sample(path, kind, _unescaped(_decoded(truth.read_bytes())))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unescaped(text: str) -> str:
    for name, character in _CONTROL.items():
        text = text.replace(name, character)
    return text


def _quagga(root: Path) -> Iterator[Sample]:
    for group, kind in _QUAGGA_KINDS.items():
        spec = (root / QUAGGA_TRUTH / f"{group}.spec.ts").read_text("utf-8")
        for name, text in _QUAGGA_LINE.findall(spec):
            path = root / QUAGGA / group / name
            if text and path.is_file():
                yield Sample(path, kind, text.replace("${FNC1}", "\x1d"))


def _jsqr(folder: Path) -> Iterator[Sample]:
    """What is kept there is what jsQR itself read: nothing of what it missed, and no kanji."""
    for group in sorted(folder.iterdir(), key=lambda path: path.name.zfill(6)):
        truth = group / "output.json"
        if not (group / "input.png").is_file() or not truth.is_file():
            continue
        found = json.loads(truth.read_bytes())
        if found and found["data"] and all(c["type"] != "kanji" for c in found["chunks"]):
            yield Sample(group / "input.png", "qr", found["data"])
