"""ESC/POS: what python-escpos writes is read as commands, in pieces of any size."""

from __future__ import annotations

import io
import struct

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from firmware_bridge.codecs.escpos import (
    Command,
    Cut,
    EscposReader,
    Feed,
    Initialise,
    Raster,
    RealTime,
    TellSensors,
    Text,
    Unknown,
)
from firmware_bridge.drivers.simulated.receipt_printer.png import png_of

RASTER = Raster(2, bytes(range(6)))


def raster_bytes(raster: Raster) -> bytes:
    """`GS v 0` as a computer sends it."""
    height = len(raster.rows) // raster.row_bytes
    return b"\x1dv0\0" + struct.pack("<HH", raster.row_bytes, height) + raster.rows


WHOLE: list[tuple[bytes, Command]] = [
    (b"\x1b@", Initialise()),
    (b"\x10\x04\x01", RealTime(1)),
    (raster_bytes(RASTER), RASTER),
    (b"\x1bd\x06", Feed(6)),
    (b"\n", Feed(1)),
    (b"\x1dV\x00", Cut()),
    (b"\x1dVB\x03", Cut()),
    (b"\x1dr\x01", TellSensors(1)),
    (b"\x07", Unknown(7)),
]


@given(st.lists(st.sampled_from(WHOLE)), st.lists(st.integers(1, 9)))
def test_commands_are_read_from_pieces_of_any_size(
    sent: list[tuple[bytes, Command]], sizes: list[int]
) -> None:
    data = b"".join(raw for raw, _ in sent)
    reader, read, place = EscposReader(), [], 0
    for size in [*sizes, len(data)]:
        read += list(reader.feed(data[place : place + size]))
        place += size
    assert read == [command for _, command in sent]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    for command in EscposReader().feed(data):
        assert isinstance(command, Command)


def test_text_is_told_apart() -> None:
    assert list(EscposReader().feed(b"Hello\n")) == [Text(b"Hello"), Feed(1)]


def test_a_picture_by_the_library_arrives_dot_by_dot() -> None:
    picture = Image.new("1", (16, 3), 1)
    picture.putpixel((0, 0), 0)
    picture.putpixel((15, 2), 0)
    printer = Dummy()
    printer.image(picture)
    printer.cut()
    raster, feed, cut = list(EscposReader().feed(printer.output))
    assert raster == Raster(2, b"\x80\0" + b"\0\0" + b"\0\x01")
    assert (feed, cut) == (Feed(6), Cut())


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_a_png_shows_the_same_dots(width: int, height: int, data: st.DataObject) -> None:
    rows = [data.draw(st.binary(min_size=width, max_size=width)) for _ in range(height)]
    picture = Image.open(io.BytesIO(png_of(rows)))
    assert picture.size == (width * 8, height)
    assert picture.convert("1").tobytes() == bytes(byte ^ 0xFF for byte in b"".join(rows))


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        png_of([])
