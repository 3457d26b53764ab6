"""Scanners on a serial line, over a real pseudo-terminal."""

import os
import queue
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanner.serial_address import SerialAddress, SerialAddressError, read_serial_address
from kiosk.scanner.serial_port import Frames, SerialScanner
from storecore.gs1.scan import CodeKind, read_code

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
# CR and LF end a code on this line, so they are the two that a code cannot hold.
_TEXT = "".join(chr(code) for code in range(128) if chr(code) not in "\r\n")


@dataclass
class Line:
    """A scanner's end of the line, and what arrives at the other."""

    end: int
    device: str
    codes: "queue.Queue[str]" = field(default_factory=queue.Queue)

    def send(self, data: bytes) -> None:
        os.write(self.end, data)

    def next(self) -> str:
        return self.codes.get(timeout=10)


@pytest.fixture
def line() -> Iterator[Line]:
    end, other = os.openpty()
    made = Line(end, os.ttyname(other))
    scanner = SerialScanner(SerialAddress(made.device), made.codes.put, retry_s=(0.01,))
    scanner.start()
    _until(lambda: scanner.problem == "")
    yield made
    scanner.stop()
    for file in (end, other):
        with suppress(OSError):
            os.close(file)


def _until(found: object, within_s: float = 10.0) -> None:
    assert callable(found)
    end_s = time.monotonic() + within_s
    while not found():
        assert time.monotonic() < end_s
        time.sleep(0.005)


@posix
@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b""])
def test_a_code_arrives_however_it_ends(line: Line, ending: bytes) -> None:
    line.send(b"9521234567899" + ending)
    assert line.next() == "9521234567899"
    assert line.codes.empty()


@posix
def test_every_other_ascii_character_arrives_as_text(line: Line) -> None:
    line.send(_TEXT.encode() + b"\r")
    assert line.next() == _TEXT


@posix
@pytest.mark.parametrize(
    "text",
    [
        "]C1010952123456789910A1\x1d15261231",
        "]d2010952123456789910A1",
        "]Q3010952123456789910A1",
        "]e0010952123456789910A1",
    ],
)
def test_symbology_identifiers_say_that_it_is_gs1(line: Line, text: str) -> None:
    line.send(text.encode() + b"\r\n")
    code = read_code(line.next(), None)
    assert code.kind is CodeKind.ELEMENTS
    assert code.gtin is not None
    assert (code.gtin.gtin14, code.batch) == ("09521234567899", "A1")


@posix
def test_a_scanner_that_is_plugged_in_later_and_again_is_heard(tmp_path: Path) -> None:
    link = tmp_path / "scanner"
    codes: queue.Queue[str] = queue.Queue()
    scanner = SerialScanner(SerialAddress(str(link)), codes.put, retry_s=(0.01,))
    scanner.start()
    _until(lambda: "could not open" in scanner.problem)
    for text in ("9521234567899", "96385074"):
        end, other = os.openpty()
        link.symlink_to(os.ttyname(other))
        _until(lambda: scanner.problem == "")
        os.write(end, text.encode() + b"\r")
        assert codes.get(timeout=10) == text
        link.unlink()
        os.close(other)
        os.close(end)
        _until(lambda: scanner.problem != "")
    scanner.stop()
    assert scanner.codes == 2


@given(
    st.lists(st.text(st.sampled_from(_TEXT), min_size=1, max_size=30), max_size=6),
    st.lists(st.integers(1, 7), min_size=1, max_size=50),
)
def test_however_the_bytes_come_the_codes_are_the_same(texts: list[str], cuts: list[int]) -> None:
    frames, codes = Frames(), []
    data = b"".join(text.encode() + b"\r\n" for text in texts)
    at = 0
    for number in range(len(data)):
        length = cuts[number % len(cuts)]
        codes += frames.push(data[at : at + length], number * 0.001)
        at += length
    assert codes == texts


def test_a_line_that_never_ends_does_not_fill_the_memory() -> None:
    frames = Frames()
    for number in range(100):
        assert frames.push(b"9" * 1000, number * 0.001) == []
    assert frames.push(b"\r", 0.1) == []
    assert frames.push(b"96385074\r", 0.1) == ["96385074"]


def test_addresses() -> None:
    assert read_serial_address("") is None
    assert read_serial_address("/dev/ttyACM0") == SerialAddress("/dev/ttyACM0", 9600)
    assert read_serial_address("/dev/ttyUSB0?baud=115200") == SerialAddress("/dev/ttyUSB0", 115200)


@pytest.mark.parametrize("wrong", ["tcp://host", "/dev/ttyS0?baud=fast", "/dev/ttyS0?speed=9", "?"])
def test_an_address_that_says_nothing_tells_how_to_write_one(wrong: str) -> None:
    with pytest.raises(SerialAddressError, match="/dev/ttyACM0"):
        read_serial_address(wrong)
