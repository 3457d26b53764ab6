"""Doors, lights and gates behind a relay board on a real line (a pseudo-terminal)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.modbus import (
    BoardRefused,
    Function,
    Request,
    close_for,
    decode_answer,
    decode_request,
    encode_bits,
    encode_exception,
    encode_request,
    is_whole,
    open_now,
    read_bits,
)
from firmware_bridge.drivers.port import Done
from firmware_bridge.drivers.relay_board.driver import RelayBoardDriver
from firmware_bridge.drivers.relay_board.panel import HOLD_TENTHS, STUCK_AFTER_S, Panel
from firmware_bridge.drivers.relay_board.settings import BoardsError, read_boards
from firmware_bridge.drivers.simulated.relay_board.board import SimulatedBoard
from firmware_bridge.drivers.simulated.relay_board.wall import Wall, board_of, split_frames
from storecore.clock import SystemClock
from storecore.contracts.commands import (
    Action,
    HoldOutput,
    OpenDoor,
    Outcome,
    Reason,
    ReleaseOutput,
)
from storecore.contracts.observations import DoorObserved, Observation
from tests.waiting import until

CLOCK = SystemClock()
BOARD = board_of("locker-1", "/dev/null", 3, ["andon"])
requests = st.one_of(
    st.builds(
        read_bits,
        st.integers(1, 247),
        st.sampled_from([Function.READ_RELAYS, Function.READ_CONTACTS]),
        st.integers(0, 100),
        st.integers(1, 32),
    ),
    st.builds(close_for, st.integers(1, 247), st.integers(0, 31), st.integers(1, 0x7FFF)),
    st.builds(open_now, st.integers(1, 247), st.integers(0, 31)),
)


def test_frames_are_those_of_the_standard_and_of_the_maker() -> None:
    assert encode_request(close_for(1, 0, 7)) == bytes.fromhex("0105020000078DB0")
    assert encode_request(open_now(1, 0)) == bytes.fromhex("010500000000CDCA")
    assert encode_request(read_bits(1, Function.READ_RELAYS, 0, 8)) == bytes.fromhex(
        "0101000000083DCC"
    )
    answer = bytes.fromhex("0101014191B8")
    assert decode_answer(answer, read_bits(1, Function.READ_RELAYS, 0, 8)) == (
        *(True, False, False, False, False, False),
        *(True, False),
    )


@given(requests)
def test_a_request_survives_the_line(request: Request) -> None:
    assert decode_request(encode_request(request)) == request


@given(requests, st.data())
def test_an_answer_survives_the_line_and_a_flipped_bit_never_does(
    request: Request, data: st.DataObject
) -> None:
    bits: tuple[bool, ...] = ()
    if request.function is Function.WRITE_RELAY:
        frame = encode_request(request)
    else:
        bits = tuple(
            data.draw(st.lists(st.booleans(), min_size=request.value, max_size=request.value))
        )
        frame = encode_bits(request, bits)
    assert is_whole(frame) and not is_whole(frame[:-1])
    assert decode_answer(frame, request) == bits
    flipped = bytearray(frame)
    position = data.draw(st.integers(0, 8 * len(frame) - 1))
    flipped[position // 8] ^= 1 << position % 8
    with pytest.raises(FormatError):
        decode_answer(bytes(flipped), request)


@given(st.binary(max_size=300), requests)
def test_any_bytes_are_read_or_refused(noise: bytes, request: Request) -> None:
    is_whole(noise)
    with pytest.raises((FormatError, BoardRefused)):
        decode_answer(noise, request)
    frames, rest = split_frames(noise + encode_request(request))
    assert encode_request(request) in frames or len(rest) < 8


def test_a_refusal_is_named() -> None:
    request = close_for(1, 30, 7)
    with pytest.raises(BoardRefused, match="no such relay"):
        decode_answer(encode_exception(request, 2), request)


@pytest.fixture
def board() -> Iterator[SimulatedBoard]:
    made = SimulatedBoard("locker-1", 12, ["andon"], CLOCK)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def seen() -> list[Observation]:
    return []


@pytest.fixture
def driver(board: SimulatedBoard, seen: list[Observation]) -> Iterator[RelayBoardDriver]:
    made = RelayBoardDriver(board.settings, seen.append, CLOCK)
    made.start()
    until(lambda: made.status().online)
    yield made
    made.stop()


def do(driver: RelayBoardDriver, action: Action, within_s: float = 10) -> Done:
    return driver.carry_out(action, CLOCK.monotonic_s() + within_s)


def swings(seen: list[Observation], door: str) -> list[bool]:
    return [o.open for o in seen if isinstance(o, DoorObserved) and o.door == door]


def test_every_door_is_told_at_first_and_each_swing_after(
    board: SimulatedBoard, driver: RelayBoardDriver, seen: list[Observation]
) -> None:
    until(lambda: len(seen) == 12)
    assert do(driver, OpenDoor(door="11")).outcome is Outcome.DONE
    assert swings(seen, "11") == [False, True]
    until(lambda: "open: 11" in driver.status().reading)
    board.wall.shut("11")
    until(lambda: swings(seen, "11") == [False, True, False])
    assert len(seen) == 14


def test_a_lock_is_driven_for_a_moment_only(
    board: SimulatedBoard, driver: RelayBoardDriver
) -> None:
    assert do(driver, OpenDoor(door="2")).outcome is Outcome.DONE
    until(lambda: board.wall.closed_relays(CLOCK.monotonic_s()) == [])


def test_a_jammed_door_is_told(board: SimulatedBoard, driver: RelayBoardDriver) -> None:
    board.wall.jammed.add("4")
    done = do(driver, OpenDoor(door="4"), within_s=0.5)
    assert (done.outcome, done.reason) == (Outcome.FAILED, Reason.DOOR_STUCK)


def test_a_light_goes_out_unless_it_is_held_again(
    board: SimulatedBoard, driver: RelayBoardDriver
) -> None:
    def on() -> list[str]:
        return board.wall.closed_relays(CLOCK.monotonic_s())

    assert do(driver, HoldOutput(output="andon", for_ms=500)).outcome is Outcome.DONE
    assert on() == ["andon"]
    until(lambda: on() == [])
    assert do(driver, HoldOutput(output="andon", for_ms=60_000)).outcome is Outcome.DONE
    assert do(driver, ReleaseOutput(output="andon")).outcome is Outcome.DONE
    assert on() == []


def test_nothing_stays_on_when_the_bridge_is_gone(
    board: SimulatedBoard, seen: list[Observation]
) -> None:
    driver = RelayBoardDriver(board.settings, seen.append, CLOCK)
    driver.start()
    until(lambda: driver.status().online)
    assert do(driver, HoldOutput(output="andon", for_ms=60_000)).outcome is Outcome.DONE
    driver.stop()  # it says nothing to the board: as if it had died
    assert board.wall.closed_relays(CLOCK.monotonic_s()) == ["andon"]
    later_s = CLOCK.monotonic_s() + HOLD_TENTHS / 10
    assert board.wall.closed_relays(later_s) == []


def test_what_is_not_there_is_refused_by_name(driver: RelayBoardDriver) -> None:
    done = do(driver, OpenDoor(door="99"))
    assert (done.outcome, done.reason) == (Outcome.REFUSED, Reason.NO_SUCH_PART)
    assert "'99'" in done.detail
    assert do(driver, HoldOutput(output="horn", for_ms=500)).reason is Reason.NO_SUCH_PART


def test_a_term_that_is_over_opens_nothing(board: SimulatedBoard, driver: RelayBoardDriver) -> None:
    assert do(driver, OpenDoor(door="1"), within_s=-1).outcome is Outcome.LATE
    assert do(driver, OpenDoor(door="2")).outcome is Outcome.DONE
    assert board.wall.open_doors(CLOCK.monotonic_s()) == ["2"]


def test_a_board_that_is_away_fails_at_once_and_is_found_again(
    board: SimulatedBoard, seen: list[Observation]
) -> None:
    absent = RelayBoardDriver(board_of("locker-1", "/dev/nowhere", 1, []), seen.append, CLOCK)
    absent.start()
    until(lambda: absent.status().reading)
    done = do(absent, OpenDoor(door="1"))
    assert (done.outcome, done.reason) == (Outcome.FAILED, Reason.DEVICE_AWAY)
    assert "/dev/nowhere" in done.detail
    absent.stop()


def test_a_held_light_is_driven_again_and_again_and_then_let_go() -> None:
    panel = Panel(BOARD)
    panel.ask(1, HoldOutput(output="andon", for_ms=3500), 10, 0)
    tenths = []
    for step in range(60):
        now_s = step / 10
        for drive in panel.due(now_s):
            tenths.append((now_s, drive.tenths))
            panel.driven(drive, now_s)
    assert tenths == [(0.0, 20), (1.0, 20), (2.0, 15), (3.0, 5)]
    assert panel.ended() == [(1, Done(Outcome.DONE))]


def test_a_door_is_tried_again_until_it_counts_as_stuck() -> None:
    panel = Panel(BOARD)
    panel.saw({"1": False}, 0)
    panel.ask(1, OpenDoor(door="1"), 60, 0)
    driven = []
    for step in range(100):
        now_s = step / 10
        for drive in panel.due(now_s):
            driven.append(now_s)
            panel.driven(drive, now_s)
        panel.saw({"1": False}, now_s)
    assert driven == [0, 1.5, 3.0]
    ((job, done),) = panel.ended()
    assert (job, done.outcome, done.reason) == (1, Outcome.FAILED, Reason.DOOR_STUCK)
    assert STUCK_AFTER_S < 10


def test_a_board_lost_in_the_middle_leaves_nobody_waiting() -> None:
    panel = Panel(BOARD)
    panel.ask(1, OpenDoor(door="1"), 60, 0)
    panel.ask(2, HoldOutput(output="andon", for_ms=1000), 60, 0)
    (unlock, _) = panel.due(0)
    panel.driven(unlock, 0)
    panel.ask(3, OpenDoor(door="2"), 60, 0)
    panel.lost("gone")
    outcomes = {job: done.outcome for job, done in panel.ended()}
    assert outcomes == {1: Outcome.UNKNOWN, 2: Outcome.FAILED, 3: Outcome.FAILED}
    assert panel.due(1) == []


def test_a_newer_wish_takes_the_place_of_an_older_one() -> None:
    panel = Panel(BOARD)
    panel.ask(1, HoldOutput(output="andon", for_ms=1000), 60, 0)
    panel.ask(2, ReleaseOutput(output="andon"), 60, 0)
    (drive,) = panel.due(0)
    assert (drive.tenths, drive.job) == (0, 2)
    panel.driven(drive, 0)
    assert [(job, done.outcome) for job, done in panel.ended()] == [
        (1, Outcome.REFUSED),
        (2, Outcome.DONE),
    ]


def test_the_wall_is_a_careful_board() -> None:
    wall = Wall(BOARD)
    assert wall.answer(b"\x01\x05\x00\x00\xff\x00\x00\x00", 0) == b"", "a wrong checksum is silence"
    assert wall.answer(encode_request(open_now(9, 0)), 0) == b"", "nobody has this address"
    beyond = close_for(1, 20, 5)
    with pytest.raises(BoardRefused):
        decode_answer(wall.answer(encode_request(beyond), 0), beyond)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[board]]\nname = 'a'\npath = 'x'\n", "neither a door nor an output"),
        ("[[board]]\nname = 'a'\n", "path"),
        ("board = 3", "Expected `array`"),
        ("[[", "not TOML"),
        (
            "[[board]]\nname='a'\npath='x'\n[[board.door]]\nname='1'\nrelay=1\ncontact=1\n"
            "[[board.output]]\nname='2'\nrelay=1\n",
            "one relay twice",
        ),
        (
            "[[board]]\nname='a'\npath='x'\n[[board.door]]\nname='1'\nrelay=1\ncontact=1\n"
            "[[board.door]]\nname='2'\nrelay=2\ncontact=1\n",
            "one contact twice",
        ),
    ],
)
def test_a_boards_file_that_cannot_be_used_is_named(
    tmp_path: Path, text: str, problem: str
) -> None:
    path = tmp_path / "boards.toml"
    path.write_text(text)
    with pytest.raises(BoardsError, match=problem):
        read_boards(path)
