"""Scales on a real line (a pseudo-terminal): one suite for every protocol that they speak."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.codecs import mt_sics, toledo_8217
from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight
from firmware_bridge.drivers.scale_serial.dialects import ScaleProtocol
from firmware_bridge.drivers.scale_serial.driver import ScaleDriver
from firmware_bridge.drivers.scale_serial.settings import Scale, ScalesError, read_scales
from firmware_bridge.drivers.scale_serial.taring import Taring
from firmware_bridge.drivers.scale_serial.telling import Seen, Telling
from firmware_bridge.drivers.serial_line import LineLost, SerialLine
from firmware_bridge.drivers.simulated.scale import SimulatedScale
from firmware_bridge.drivers.simulated.scale_head import RANGE_G, SETTLE_S, Settling
from storecore.clock import SystemClock
from storecore.contracts.commands import (
    Action,
    ClearTare,
    OpenDoor,
    Outcome,
    Reason,
    TareScale,
    ZeroScale,
)
from storecore.contracts.observations import Observation, WeightObserved
from tests.waiting import until

CLOCK = SystemClock()
LIGHTEST_G = 40


class Load:
    grams = 1000

    def __call__(self) -> int:
        return self.grams


class Rig:
    """A scale of one protocol, its driver, and what it told."""

    def __init__(self, protocol: ScaleProtocol) -> None:
        self.load = Load()
        self.told: list[WeightObserved] = []
        self.scale = SimulatedScale(self.load, CLOCK, protocol)
        settings = Scale(
            name="scale-1", path=self.scale.path, protocol=protocol, lightest_item_g=LIGHTEST_G
        )
        self.driver = ScaleDriver(settings, self._tell, CLOCK, repeat_s=0.5)
        self.scale.start()
        self.driver.start()

    def _tell(self, observation: Observation) -> None:
        assert isinstance(observation, WeightObserved)
        self.told.append(observation)

    def shows(self, grams: int) -> None:
        """Wait until it has told so much, at rest."""
        until(lambda: self.told and (self.told[-1].grams, self.told[-1].stable) == (grams, True))

    def do(self, action: Action) -> tuple[Outcome, Reason]:
        done = self.driver.carry_out(action, CLOCK.monotonic_s() + 10)
        return done.outcome, done.reason


@pytest.fixture(params=ScaleProtocol)
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    made = Rig(request.param)
    until(lambda: made.told)
    yield made
    made.driver.stop()
    made.scale.stop()


DONE = (Outcome.DONE, Reason.NONE)


def test_the_load_and_each_change_are_told(rig: Rig) -> None:
    assert (rig.told[0].device, rig.told[0].seq) == ("scale-1", 0)
    rig.shows(1000)
    rig.load.grams = 750
    rig.shows(750)
    assert rig.driver.status().online
    assert any(not weight.stable for weight in rig.told), "it moved in between"
    assert {weight.grams for weight in rig.told if weight.stable} == {1000, 750}


def test_an_unchanged_weight_is_told_again(rig: Rig) -> None:
    until(lambda: len(rig.told) >= 3)
    assert {weight.grams for weight in rig.told} == {1000}


def test_a_tare_is_taken_off_and_put_back(rig: Rig) -> None:
    assert rig.do(TareScale()) == DONE
    rig.shows(0)
    rig.load.grams = 1500
    rig.shows(500)
    assert rig.driver.status().reading.startswith("500 g")
    assert rig.do(ClearTare()) == DONE
    rig.shows(1500)


def test_a_zero_holds(rig: Rig) -> None:
    assert rig.do(ZeroScale()) == DONE
    rig.shows(0)
    rig.load.grams = 1040
    rig.shows(40)


def test_what_nobody_looked_at_never_hides_the_lightest_item(rig: Rig) -> None:
    assert rig.do(ZeroScale(automatic=True)) == (Outcome.REFUSED, Reason.TOO_HEAVY)
    assert rig.do(ZeroScale()) == DONE
    rig.load.grams = 1000 + LIGHTEST_G - 15
    rig.shows(LIGHTEST_G - 15)
    assert rig.do(ZeroScale(automatic=True)) == DONE
    rig.shows(0)
    rig.load.grams += 15
    rig.shows(15)
    assert rig.do(ZeroScale(automatic=True)) == (Outcome.REFUSED, Reason.TOO_HEAVY)
    assert rig.do(ZeroScale()) == DONE


def test_an_overload_is_told_and_not_tared(rig: Rig) -> None:
    rig.load.grams = RANGE_G + 1
    until(lambda: rig.driver.status().reading == "overload")
    assert rig.do(TareScale()) == (Outcome.REFUSED, Reason.TOO_HEAVY)
    assert {weight.grams for weight in rig.told} == {1000}


def test_a_scale_cannot_open_doors(rig: Rig) -> None:
    assert rig.do(OpenDoor(door="1")) == (Outcome.REFUSED, Reason.NOT_UNDERSTOOD)


@given(st.integers(1, 500), st.lists(st.tuples(st.integers(-600, 600), st.booleans())))
def test_automatic_tares_never_add_up_to_the_lightest_item(
    lightest_g: int, shown: list[tuple[int, bool]]
) -> None:
    taring = Taring(lightest_g)
    hidden_g = 0
    for grams, automatic in shown:
        if taring.may(grams, automatic=automatic):
            taring.took(grams, automatic=automatic)
            hidden_g = hidden_g + grams if automatic else 0
            assert abs(hidden_g) < lightest_g


def test_without_knowing_the_lightest_item_nothing_is_automatic() -> None:
    assert not Taring(0).may(0, automatic=True)
    assert Taring(0).may(5000, automatic=False)


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """Both ends of a line: ours to speak on, and the path the driver opens."""
    near, far = pty.openpty()
    tty.setraw(far)
    yield near, os.ttyname(far)
    os.close(near)
    os.close(far)


def test_the_wire_carries_mt_sics() -> None:
    load = Load()
    scale = SimulatedScale(load, CLOCK)
    scale.start()
    with SerialLine(scale.path) as wire:
        assert wire.ask(b"SI\r\n", 5) == b"S S    1000.00 g\r"
        assert wire.ask(b"XX\r\n", 5) == b"ES\r"
        assert wire.ask(b"T\r\n", 5) == b"T S    1000.00 g\r"
        assert wire.ask(b"TAC\r\n", 5) == b"TAC A\r"
        assert wire.ask(b"Z\r\n", 5) == b"Z A\r"
        load.grams = RANGE_G + 1
        assert wire.ask(b"SI\r\n", 5) == b"S +\r"
        assert wire.ask(b"T\r\n", 5) == b"T +\r"
        load.grams = 500
        assert wire.ask(b"SI\r\n", 5).startswith(b"S D ")
        assert wire.ask(b"S\r\n", 5) == b"S I\r"
    scale.stop()


def test_the_wire_carries_8217() -> None:
    load = Load()
    scale = SimulatedScale(load, CLOCK, ScaleProtocol.TOLEDO_8217)
    scale.start()

    def ask(command: bytes) -> bytes:
        return wire.exchange(command, lambda heard: heard.endswith(b"\r"), 5)

    with SerialLine(scale.path) as wire:
        assert ask(b"W") == b"\x0201.000\r"
        assert ask(b"X") == b"\x02?\x40\r"
        assert ask(b"TW") == b"\x0200.000N\r"
        load.grams = RANGE_G + 1
        assert ask(b"W") == b"\x02?\x22\r"
        load.grams = 500
        assert ask(b"W") == b"\x02?\x21\r"
    scale.stop()


def _scale(path: str, protocol: ScaleProtocol = ScaleProtocol.MT_SICS) -> Scale:
    return Scale(name="scale-1", path=path, protocol=protocol)


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
    driver = ScaleDriver(_scale(path), told.append, CLOCK)
    driver.start()
    until(lambda: told)
    player.join()
    driver.stop()
    assert [o.grams for o in told if isinstance(o, WeightObserved)] == [120]


def test_a_silent_scale_is_offline_and_heard_again_when_it_answers(line: tuple[int, str]) -> None:
    near, path = line
    told: list[Observation] = []
    driver = ScaleDriver(_scale(path), told.append, CLOCK)
    driver.start()
    try:
        until(lambda: "does not answer" in driver.status().reading)
        assert not driver.status().online
        done = driver.carry_out(TareScale(), CLOCK.monotonic_s() + 5)
        assert (done.outcome, done.reason) == (Outcome.FAILED, Reason.DEVICE_AWAY)

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


weights_8217 = st.builds(
    ScaleWeight, st.decimals("0", "99.999", places=3), st.just("kg"), st.just(True), st.booleans()
)


@given(weights_8217)
def test_a_weight_survives_8217(weight: ScaleWeight) -> None:
    assert toledo_8217.decode_answer(toledo_8217.encode_weight(weight), "kg") == weight


@given(st.sampled_from(ScaleTrouble), st.booleans())
def test_a_trouble_survives_8217_with_any_parity_bit(trouble: ScaleTrouble, parity: bool) -> None:
    answer = toledo_8217.encode_trouble(trouble)
    if parity:
        answer = bytes(byte | 0x80 for byte in answer)
    assert toledo_8217.decode_answer(answer, "kg") is trouble


@given(st.binary(max_size=20))
def test_any_bytes_of_8217_are_read_or_refused(answer: bytes) -> None:
    try:
        found = toledo_8217.decode_answer(answer, "lb")
    except FormatError:
        return
    assert isinstance(found, ScaleTrouble) or found.stable


@given(st.sampled_from(ScaleOrder), st.binary(max_size=70))
def test_any_answer_to_an_order_is_read_or_refused(order: ScaleOrder, answer: bytes) -> None:
    try:
        mt_sics.decode_order(order, answer)
    except FormatError:
        return
    assert answer.rstrip(b"\r\n")[:1] in b"TZE"


def test_units_become_grams() -> None:
    assert ScaleWeight(Decimal("1.5"), "lb", True).grams == 680
    assert ScaleWeight(Decimal("-0.0005"), "kg", True).grams == -1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[scale]]\nname = 'a'\n", "path"),
        ("[[scale]]\nname = 'a'\npath = 'x'\nprotocol = 'morse'\n", "morse"),
        ("[[scale]]\nname='a'\npath='x'\n[[scale]]\nname='a'\npath='y'\n", "the name a"),
        ("[[scale]]\nname='a'\npath='x'\n[[scale]]\nname='b'\npath='x'\n", "the path x"),
        ("[[", "not TOML"),
    ],
)
def test_a_scales_file_that_cannot_be_used_is_named(
    tmp_path: Path, text: str, problem: str
) -> None:
    path = tmp_path / "scales.toml"
    path.write_text(text)
    with pytest.raises(ScalesError, match=problem):
        read_scales(path)
