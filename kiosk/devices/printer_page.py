"""Slips drawn as pages. The kiosk's only door to Pillow.

Chinese comes out of a printer's own character sets garbled, so everything is drawn here, from the
same typeface as the screens.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.devices.printer import Page, PrintFailed
from kiosk.devices.qr import qr_rows
from kiosk.domain.slip import Block, Centred, Code, Gap, Pair, Rule, Size, Slip

_FOLDERS = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
)
_REGULAR, _BOLD = "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"
# Faces of Noto Sans CJK within its collection file.
_FACES = {"zh-Hant": 3}
_FACE_OTHERS = 2
_PX = {Size.SMALL: 20, Size.BODY: 24, Size.TITLE: 36, Size.HUGE: 96}
_LEADING = 1.36
_INDENT_PX, _GAP_PX, _COLUMN_PX = 20, 14, 16
_CODE_SHARE_MAX = 0.8
_INK_MAX = 150  # of 255: what is darker becomes black
_WHITE = 255

_LAYOUT = ImageFont.Layout.BASIC

Font = ImageFont.FreeTypeFont


def draw_page(slip: Slip, width: int) -> Page:
    """The slip as dots, `width` across.

    Raises:
        PrintFailed: the typeface is not installed.
    """
    pen = _Pen(width, slip.language)
    for block in slip.blocks:
        pen.draw(block)
    return pen.page()


def image_of(page: Page) -> Image.Image:
    """The page as a picture, black on white."""
    inverted = bytes(byte ^ 0xFF for byte in page.rows)
    return Image.frombytes("1", (page.width, page.height), inverted)


class _Pen:
    """Draws blocks one below the other on paper that grows."""

    def __init__(self, width: int, language: str) -> None:
        self._width = width
        self._language = language
        self._pieces: list[Image.Image] = []

    def draw(self, block: Block) -> None:
        """One block below what is there."""
        match block:
            case Centred():
                font = _font(self._language, block.size, strong=block.strong)
                for line in wrapped(printable(block.text), font, self._width):
                    x = (self._width - font.getlength(line)) / 2
                    self._text(font, [(x, line)])
            case Pair():
                self._pair(block)
            case Rule():
                strip = self._strip(_GAP_PX)
                ImageDraw.Draw(strip).line((0, _GAP_PX // 2, self._width, _GAP_PX // 2), fill=0)
            case Gap():
                self._strip(_GAP_PX)
            case Code():
                self._code(block.text)

    def page(self) -> Page:
        """Everything drawn so far."""
        height = sum(piece.height for piece in self._pieces)
        whole = Image.new("L", (self._width, height), _WHITE)
        y = 0
        for piece in self._pieces:
            whole.paste(piece, (0, y))
            y += piece.height
        dots = whole.point(lambda value: _WHITE if value < _INK_MAX else 0).convert("1")
        return Page(self._width, height, dots.tobytes())

    def _pair(self, pair: Pair) -> None:
        font = _font(self._language, pair.size, strong=pair.strong)
        words, amount = printable(pair.left), printable(pair.right)
        right = font.getlength(amount)
        left = _INDENT_PX if pair.indented else 0
        room = self._width - left - (right + _COLUMN_PX if amount else 0)
        if room < self._width / 4:  # no room beside it: the amount stands below
            self._lines(font, wrapped(words, font, self._width - left), left)
            self._text(font, [(self._width - right, amount)])
            return
        first, *more = wrapped(words, font, room)
        self._text(font, [(left, first), (self._width - right, amount)])
        self._lines(font, more, left)

    def _lines(self, font: Font, lines: list[str], x: float) -> None:
        for line in lines:
            self._text(font, [(x, line)])

    def _text(self, font: Font, parts: list[tuple[float, str]]) -> None:
        strip = self._strip(round(font.size * _LEADING))
        pen = ImageDraw.Draw(strip)
        for x, text in parts:
            pen.text((x, strip.height / 2), text, font=font, fill=0, anchor="lm")

    def _code(self, text: str) -> None:
        rows = qr_rows(text)
        scale = max(1, int(self._width * _CODE_SHARE_MAX) // len(rows))
        side = scale * len(rows)
        strip = self._strip(side)
        small = Image.new("L", (len(rows), len(rows)), _WHITE)
        small.putdata([0 if dark else _WHITE for row in rows for dark in row])
        large = small.resize((side, side), Image.Resampling.NEAREST)
        strip.paste(large, ((self._width - side) // 2, 0))

    def _strip(self, height: int) -> Image.Image:
        strip = Image.new("L", (self._width, height), _WHITE)
        self._pieces.append(strip)
        return strip


def printable(text: str) -> str:
    """The text on one line: what cannot be drawn becomes a space."""
    return "".join(character if character.isprintable() else " " for character in text)


def wrapped(text: str, font: Font, room: float) -> list[str]:
    """The text in lines that fit: broken at spaces, between Chinese characters, or where it must.

    Always at least one line.
    """
    lines = [""]
    for word in _words(text):
        if font.getlength(lines[-1] + word.rstrip()) <= room:
            lines[-1] += word
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and font.getlength(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return [line.rstrip() for line in lines]


def _words(text: str) -> list[str]:
    """What may not be broken: words with the space behind them, single wide characters."""
    words = [""]
    for character in text:
        wide = ord(character) >= 0x2E80
        if wide and words[-1] and not words[-1].endswith(" ") and character in "，。、）：；！？":
            words[-1] += character
        elif wide or words[-1].endswith(" ") or (words[-1] and ord(words[-1][-1]) >= 0x2E80):
            words.append(character)
        else:
            words[-1] += character
    return [word for word in words if word]


@lru_cache
def _font(language: str, size: Size, *, strong: bool) -> Font:
    name = _BOLD if strong else _REGULAR
    face = _FACES.get(language, _FACE_OTHERS)
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return ImageFont.truetype(
                str(folder / name), _PX[size], index=face, layout_engine=_LAYOUT
            )
    raise PrintFailed(f"{name} is not installed (package fonts-noto-cjk)")
