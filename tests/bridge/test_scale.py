"""A scale on a real line (a pseudo-terminal), from the load to the observation."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator
from decimal import Decimal

import pytest

from firmware_bridge.drivers.scale_serial.driver import ScaleDriver
from firmware_bridge.drivers.scale_serial.telling import Seen, Telling
from firmware_bridge.drivers.serial_line import LineLost, SerialLine
from firmware_bridge.drivers.simulated.scale import RANGE_G, SETTLE_S, Settling, SimulatedScale
from storecore.clock import SystemClock
from storecore.contracts.observations import Observation, WeightObserved
from tests.waiting import until


class Load:
    grams = 1000

    def __call__(self) -> int:
        return self.grams


@pytest.fixture
def load() -> Load:
    return Load()


@pytest.fixture
def scale(load: Load) -> Iterator[SimulatedScale]:
    made = SimulatedScale(load, SystemClock())
    made.start()
    yield made
    made.stop()


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """Both ends of a line: ours to speak on, and the path the driver opens."""
    near, far = pty.openpty()
    tty.setraw(far)
    yield near, os.ttyname(far)
    os.close(near)
    os.close(far)


def test_the_driver_tells_the_load_and_each_change(scale: SimulatedScale, load: Load) -> None:
    told: list[Observation] = []
    driver = ScaleDriver("scale-1", scale.path, told.append, SystemClock(), repeat_s=60)
    driver.start()
    try:
        until(lambda: told)
        load.grams = 750
        until(lambda: (told[-1].grams, told[-1].stable) == (750, True))  # type: ignore[union-attr]
        assert driver.status().online
        assert driver.status().reading == "750 g"
    finally:
        driver.stop()
    first = told[0]
    assert isinstance(first, WeightObserved)
    assert (first.device, first.seq, first.grams, first.stable) == ("scale-1", 0, 1000, True)
    grams = [observation.grams for observation in told if isinstance(observation, WeightObserved)]
    assert grams == sorted(grams, reverse=True)


def test_an_unchanged_weight_is_told_again(scale: SimulatedScale) -> None:
    told: list[Observation] = []
    driver = ScaleDriver("scale-1", scale.path, told.append, SystemClock(), repeat_s=0.3)
    driver.start()
    try:
        until(lambda: len(told) >= 3)
    finally:
        driver.stop()
    assert {
        observation.grams for observation in told if isinstance(observation, WeightObserved)
    } == {1000}


def test_the_wire_carries_mt_sics(scale: SimulatedScale, load: Load) -> None:
    with SerialLine(scale.path) as wire:
        assert wire.ask(b"SI\r\n", 5) == b"S S    1000.00 g\r"
        assert wire.ask(b"XX\r\n", 5) == b"ES\r"
        load.grams = RANGE_G + 1
        assert wire.ask(b"SI\r\n", 5) == b"S +\r"
        load.grams = 500
        assert wire.ask(b"SI\r\n", 5).startswith(b"S D ")
        assert wire.ask(b"S\r\n", 5) == b"S I\r"


def test_a_garbled_answer_is_not_an_observation(line: tuple[int, str]) -> None:
    near, path = line
    told: list[Observation] = []
    answers = iter([b"S S     1x0.00 g\r\n", b"S +\r\n", b"S S     120.00 g\r\n"])

    def play() -> None:
        for answer in answers:
            os.read(near, 64)
            os.write(near, answer)

    player = threading.Thread(target=play)
    player.start()
    driver = ScaleDriver("scale-1", path, told.append, SystemClock())
    driver.start()
    until(lambda: told)
    player.join()
    driver.stop()
    assert [o.grams for o in told if isinstance(o, WeightObserved)] == [120]


def test_a_silent_scale_is_offline_and_heard_again_when_it_answers(line: tuple[int, str]) -> None:
    near, path = line
    told: list[Observation] = []
    driver = ScaleDriver("scale-1", path, told.append, SystemClock())
    driver.start()
    try:
        until(lambda: "does not answer" in driver.status().reading)
        assert not driver.status().online

        def answer_until_told() -> bool:
            os.write(near, b"S S     120.00 g\r\n") if os.read(near, 64) else None
            return bool(told)

        until(answer_until_told)
        assert driver.status().online
    finally:
        driver.stop()


@pytest.mark.parametrize("path", ["/dev/nowhere", "/dev/null", "/tmp"])
def test_what_is_no_serial_line_is_named(path: str) -> None:
    with pytest.raises(LineLost, match=path):
        SerialLine(path)


def test_only_news_is_told() -> None:
    telling = Telling(change_g=2, repeat_s=5)
    assert telling.is_news(Seen(100, True), 0)
    assert not telling.is_news(Seen(101, True), 1)
    assert telling.is_news(Seen(102, True), 2)
    assert telling.is_news(Seen(102, False), 3)
    assert not telling.is_news(Seen(102, False), 7.9)
    assert telling.is_news(Seen(102, False), 8)


def test_a_load_settles() -> None:
    settling = Settling(1000, 0)
    assert settling.shows(1000, 0) == (Decimal("1000.00"), True)
    shown = [settling.shows(500, 10 + step * SETTLE_S / 4) for step in range(5)]
    assert [stable for _, stable in shown] == [False] * 4 + [True]
    assert [grams for grams, _ in shown] == [1000, 875, 750, 625, 500]
