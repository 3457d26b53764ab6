"""Scanners that type, held alone: every key that they press is text."""

import os
import queue
import string
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanner.input_device import GrabbedScanner
from kiosk.scanner.keystrokes import SILENCE_S, Keystrokes

SHIFT, CTRL, ALT, ENTER, TAB = 42, 29, 56, 28, 15
ROWS = {2: ("1234567890-=", "!@#$%^&*()_+"), 16: ("qwertyuiop[]", "QWERTYUIOP{}")} | {
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
}
PLAIN = {char: first + at for first, (low, _) in ROWS.items() for at, char in enumerate(low)}
SHIFTED = {char: first + at for first, (_, high) in ROWS.items() for at, char in enumerate(high)}
KEYPAD = dict(zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True))
PRINTABLE = "".join(sorted({*PLAIN, *SHIFTED, " "}))

Key = tuple[int, int]


def tap(key: int) -> list[Key]:
    return [(key, 1), (key, 0)]


def typed(text: str, controls: str = "ctrl") -> list[Key]:
    """The keys of a scanner that is set to a US keyboard."""
    keys: list[Key] = []
    for char in text:
        if char == " ":
            keys += tap(57)
        elif char in PLAIN:
            keys += tap(PLAIN[char])
        elif char in SHIFTED:
            keys += [(SHIFT, 1), *tap(SHIFTED[char]), (SHIFT, 0)]
        elif controls == "ctrl":
            letter = chr(ord(char) | 0x40).lower()
            keys += [(CTRL, 1), *tap(PLAIN[letter]), (CTRL, 0)]
        else:
            keys += [(ALT, 1)]
            for digit in f"{ord(char):03}":
                keys += tap(KEYPAD[digit])
            keys += [(ALT, 0)]
    return keys


def codes_of(*bursts: list[Key]) -> list[str]:
    keys, at_s, codes = Keystrokes(), 0.0, []
    for burst in bursts:
        for key, value in burst:
            codes += keys.push(key, value, at_s)
            at_s += 0.001
        at_s += SILENCE_S
        codes += keys.silence(at_s)
    return codes


def test_every_printable_character_is_typed() -> None:
    assert set(string.printable.strip()) <= set(PRINTABLE)
    assert codes_of(typed(PRINTABLE.strip()) + tap(ENTER)) == [PRINTABLE.strip()]


@pytest.mark.parametrize("controls", ["ctrl", "alt"])
def test_a_separator_between_two_elements_is_text(controls: str) -> None:
    text = "]C1010952100000001810ABC\x1d21XYZ"
    assert codes_of(typed(text, controls) + tap(ENTER)) == [text]


@given(st.text(PRINTABLE.replace(" ", "") + "".join(map(chr, range(32))), min_size=1))
def test_any_text_with_any_control_character_comes_as_it_is(text: str) -> None:
    text = f"{text}."
    assert codes_of(typed(text, "alt") + tap(ENTER)) == [text]


def test_enter_and_tab_end_a_code_only_where_nothing_follows() -> None:
    assert codes_of(typed("AB") + tap(ENTER) + typed("CD") + tap(TAB) + tap(ENTER)) == ["AB\rCD"]


def test_silence_parts_codes_without_an_ending() -> None:
    assert codes_of(typed("4006381333931"), typed("20065")) == ["4006381333931", "20065"]


def test_a_stuck_key_is_no_code() -> None:
    assert codes_of([pair for _ in range(9000) for pair in tap(PLAIN["a"])]) == []


@given(st.lists(st.tuples(st.integers(0, 800), st.sampled_from([0, 1, 2]))))
def test_any_keys_in_any_order_are_harmless(keys: list[Key]) -> None:
    for code in codes_of(keys):
        assert isinstance(code, str)


class Device:
    """An input device as far as reading goes: a pipe with a name."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = str(path)
        self._end = os.open(path, os.O_RDWR)

    def press(self, keys: list[Key]) -> None:
        for key, value in keys:
            os.write(self._end, struct.pack("@llHHi", 0, 0, 1, key, value))
            os.write(self._end, struct.pack("@llHHi", 0, 0, 0, 0, 0))

    def close(self) -> None:
        os.close(self._end)


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = Device(tmp_path / "event0")
    yield made
    made.close()


def until(holds: Callable[[], object]) -> None:
    end_s = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end_s
        time.sleep(0.005)


def test_a_code_is_heard_once_the_device_is_held(device: Device) -> None:
    held: list[int] = []
    codes: queue.Queue[str] = queue.Queue()
    scanner = GrabbedScanner(device.path, codes.put, hold=held.append)
    scanner.start()
    until(lambda: scanner.problem == "")
    assert len(held) == 1
    device.press(typed("4006381333931") + tap(ENTER))
    assert codes.get(timeout=10) == "4006381333931"
    assert scanner.codes == 1
    scanner.stop()


def test_what_cannot_be_held_alone_is_not_read(device: Device) -> None:
    codes: queue.Queue[str] = queue.Queue()
    scanner = GrabbedScanner(device.path, codes.put, retry_s=(0.01,))
    scanner.start()  # a pipe is no input device: the kernel refuses
    until(lambda: device.path in scanner.problem)
    device.press(typed("4006381333931") + tap(ENTER))
    scanner.stop()
    assert codes.empty()


def test_a_device_that_is_not_there_is_named() -> None:
    scanner = GrabbedScanner("/dev/input/nowhere", print, retry_s=(0.01,))
    scanner.start()
    until(lambda: "/dev/input/nowhere" in scanner.problem)
    scanner.stop()
