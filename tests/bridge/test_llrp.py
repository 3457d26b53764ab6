"""An LLRP reader on a real socket, from the tag before its antenna to the observation."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from firmware_bridge.codecs.llrp.answers import Capabilities, ReaderEvent, encode_event
from firmware_bridge.codecs.llrp.frames import Frame, MessageType, Splitter, encode_frame
from firmware_bridge.codecs.llrp.reports import TagReport, encode_reports
from firmware_bridge.drivers.llrp.clock import KEEP_S, ReaderClock
from firmware_bridge.drivers.llrp.driver import LlrpDriver
from firmware_bridge.drivers.llrp.plan import CannotDo, plan_round
from firmware_bridge.drivers.llrp.settings import (
    Antenna,
    Reader,
    ReadersError,
    Role,
    read_readers,
)
from firmware_bridge.drivers.simulated.llrp.reader import SimulatedLlrpReader
from storecore.clock import SystemClock
from storecore.contracts.observations import Observation, TagObserved
from tests.waiting import until

EPC_1, EPC_2 = "3034257BF468D480000003E8", "3034257BF468D480000003E9"
PAD = (Antenna(port=1, role=Role.PAD), Antenna(port=2, role=Role.PAD))


class Told:
    """What a driver emits."""

    def __init__(self) -> None:
        self.tags: list[TagObserved] = []

    def __call__(self, observations: Sequence[Observation]) -> None:
        self.tags += [found for found in observations if isinstance(found, TagObserved)]


def look(antenna: int) -> list[TagReport]:
    return [TagReport({1: EPC_1, 2: EPC_2}[antenna], rssi_dbm=-50 - antenna, count=1)]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def readers() -> Iterator[Callable[..., SimulatedLlrpReader]]:
    made: list[SimulatedLlrpReader] = []

    def make(**options: object) -> SimulatedLlrpReader:
        made.append(SimulatedLlrpReader(look, SystemClock(), **options))  # type: ignore[arg-type]
        made[-1].start()
        return made[-1]

    yield make
    for reader in made:
        reader.stop()


@pytest.fixture
def drivers(told: Told) -> Iterator[Callable[..., LlrpDriver]]:
    made: list[LlrpDriver] = []

    def make(port: int, antennas: tuple[Antenna, ...] = PAD) -> LlrpDriver:
        reader = Reader(name="reader-5", host="127.0.0.1", port=port, antenna=antennas)
        made.append(LlrpDriver(reader, told, SystemClock()))
        made[-1].start()
        return made[-1]

    yield make
    for driver in made:
        driver.stop()


Readers = Callable[..., SimulatedLlrpReader]
Drivers = Callable[..., LlrpDriver]


@pytest.mark.parametrize(
    "clock",
    [{}, {"clock_off_ms": -86_400_000}, {"clock_off_ms": 7_200_000}, {"tells_utc": False}],
    ids=["right", "a day behind", "two hours ahead", "no calendar"],
)
def test_every_tag_is_told_with_its_antenna_and_our_time(
    clock: dict[str, object], readers: Readers, drivers: Drivers, told: Told
) -> None:
    reader = readers(**clock)
    before_ms = SystemClock().wall_ms()
    driver = drivers(reader.port)
    until(lambda: len(told.tags) >= 4)
    after_ms = SystemClock().wall_ms()
    assert {(tag.antenna, tag.epc, tag.rssi_cdbm) for tag in told.tags} == {
        (1, EPC_1, -5100),
        (2, EPC_2, -5200),
    }
    assert {(tag.device, tag.seq) for tag in told.tags} == {("reader-5", 0)}
    assert all(before_ms - 1 <= tag.at_ms <= after_ms for tag in told.tags[:4])
    assert driver.status().online
    assert driver.status().reading == "2 tags"


def test_a_lost_reader_is_called_again(readers: Readers, drivers: Drivers, told: Told) -> None:
    reader = readers()
    driver = drivers(reader.port)
    until(lambda: told.tags)
    reader.hang_up()
    until(lambda: not driver.status().online)
    count = len(told.tags)
    until(lambda: len(told.tags) > count)
    reader.stop()
    until(lambda: not driver.status().online)
    until(lambda: "cannot be reached" in driver.status().reading)
    readers(port=reader.port)
    until(lambda: driver.status().online)


def test_a_reader_that_somebody_else_holds_is_said_so(readers: Readers, drivers: Drivers) -> None:
    reader = readers()
    with socket.create_connection(("127.0.0.1", reader.port)) as holder:
        assert holder.recv(1)
        driver = drivers(reader.port)
        until(lambda: "another program holds" in driver.status().reading)
        assert not driver.status().online
    until(lambda: driver.status().online)


def test_a_stop_frees_the_reader(readers: Readers, drivers: Drivers) -> None:
    reader = readers()
    first = drivers(reader.port)
    until(lambda: first.status().online)
    first.stop()
    second = drivers(reader.port)
    until(lambda: second.status().online)


def test_an_antenna_without_cable_is_shown(readers: Readers, drivers: Drivers) -> None:
    reader = readers()
    driver = drivers(reader.port)
    until(lambda: driver.status().online)
    reader.unplug(3)  # which is not in use
    reader.unplug(2)
    until(lambda: driver.status().reading == "antenna 2 not connected")
    reader.unplug(2, connected=True)
    until(lambda: driver.status().reading == "2 tags")


@pytest.mark.parametrize(
    ("antenna", "says"),
    [
        (Antenna(port=9), "antenna 9 is set, but the reader has 4"),
        (Antenna(port=1, power_dbm=5), "less than this reader's least, 10.0 dBm"),
    ],
)
def test_what_the_reader_cannot_do_is_said(
    antenna: Antenna, says: str, readers: Readers, drivers: Drivers
) -> None:
    driver = drivers(readers().port, (antenna,))
    until(lambda: says in driver.status().reading)
    assert not driver.status().online


def test_what_does_not_speak_llrp_is_said(drivers: Drivers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        driver = drivers(door.getsockname()[1])
        line, _ = door.accept()
        with line:
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            until(lambda: "does not speak LLRP" in driver.status().reading)


def test_keepalives_are_answered_and_a_spoilt_message_costs_only_itself(
    drivers: Drivers, told: Told
) -> None:
    """A reader played by hand: it sends rubbish in whole messages, then a keepalive."""
    heard: list[Frame] = []

    def play(line: socket.socket) -> None:
        event = encode_event(ReaderEvent(uptime_us=1, connection=0))
        line.sendall(encode_frame(Frame(MessageType.READER_EVENT_NOTIFICATION, 1, event)))
        line.sendall(encode_frame(Frame(MessageType.RO_ACCESS_REPORT, 2, b"\x00\xf0\x00\xff")))
        line.sendall(encode_frame(Frame(MessageType.READER_EVENT_NOTIFICATION, 3, b"?")))
        line.sendall(encode_frame(Frame(MessageType.KEEPALIVE, 77, b"")))
        splitter = Splitter()
        while data := line.recv(4096):
            heard.extend(splitter.feed(data))

    with socket.create_server(("127.0.0.1", 0)) as door:
        driver = drivers(door.getsockname()[1])
        line, _ = door.accept()
        player = threading.Thread(target=play, args=(line,))
        player.start()
        until(lambda: Frame(MessageType.KEEPALIVE_ACK, 77, b"") in heard)
        driver.stop()
        player.join()
        line.close()
    assert heard[0].type == MessageType.GET_READER_CAPABILITIES
    assert heard[-1].type == MessageType.CLOSE_CONNECTION
    assert told.tags == []


def test_what_no_tag_can_hold_is_not_told(drivers: Drivers, told: Told) -> None:
    sent = [TagReport(""), TagReport("00" * 63), TagReport(EPC_1, 256), TagReport(EPC_2, 255)]
    with socket.create_server(("127.0.0.1", 0)) as door:
        drivers(door.getsockname()[1])
        line, _ = door.accept()
        with line:
            event = encode_event(ReaderEvent(uptime_us=1, connection=0))
            line.sendall(encode_frame(Frame(MessageType.READER_EVENT_NOTIFICATION, 1, event)))
            body = encode_reports(sent)
            line.sendall(encode_frame(Frame(MessageType.RO_ACCESS_REPORT, 2, body)))
            until(lambda: told.tags)
    assert [(tag.epc, tag.antenna) for tag in told.tags] == [(EPC_2, 255)]


def test_power_is_never_rounded_up() -> None:
    known = Capabilities(
        antennas=2,
        has_utc_clock=True,
        manufacturer=0,
        model=0,
        firmware="",
        powers_cdbm={4: 1000, 1: 1250, 9: 3000},
        hopping=True,
        hop_table=3,
    )

    def index(power_dbm: float | None) -> int:
        antenna = Antenna(port=1, power_dbm=power_dbm)
        plan = plan_round(Reader(name="r", host="h", antenna=(antenna,)), known)
        assert plan.hop_table == 3
        return plan.antennas[0].power_index

    assert [index(power) for power in (None, 10, 12.4, 12.5, 36)] == [0, 4, 4, 1, 9]
    with pytest.raises(CannotDo, match="least"):
        index(9.9)


def test_a_role_says_how_tags_are_read() -> None:
    antennas = (Antenna(port=1, role=Role.BACK_ROOM), Antenna(port=2, role=Role.EXIT, session=1))
    reader = Reader(name="r", host="h", antenna=antennas)
    known = Capabilities(
        antennas=2, has_utc_clock=True, manufacturer=0, model=0, firmware="", powers_cdbm={}
    )
    plan = plan_round(reader, known)
    assert plan.round_ms == 200
    found = [(antenna.session, antenna.population) for antenna in plan.antennas]
    assert found == [(2, 512), (1, 16)]


def test_the_quickest_message_tells_the_readers_clock() -> None:
    clock = ReaderClock()
    clock.hear(1_000_000, 100.5)  # half a second on its way
    clock.hear(2_000_000, 101.0)  # at once
    clock.hear(3_000_000, 102.9)
    assert clock.age_ms(3_000_000, 102.9) == 900
    assert clock.age_ms(9_000_000, 102.9) == 0


def test_a_clock_that_runs_too_slowly_is_followed() -> None:
    clock = ReaderClock()
    for second in range(0, 3600, 5):
        clock.hear(round(second * 999_900), second)  # loses 0.36 s in an hour
    assert clock.age_ms(3595 * 999_900, 3595) <= 2 * KEEP_S * 0.1


def test_a_clock_that_is_set_is_followed_at_once() -> None:
    clock = ReaderClock()
    clock.hear(7_200_000_000, 10)
    clock.hear(3_601_000_000, 11)  # set back by an hour
    assert clock.age_ms(3_601_000_000, 11) == 0
    clock.hear(9_000_000_000, 12)  # set forward
    assert clock.age_ms(9_000_000_000, 12) == 0


READERS = """
[[reader]]
name = "reader-5"
host = "192.168.1.20"
[[reader.antenna]]
port = 1
role = "pad"
power_dbm = 12.5
[[reader.antenna]]
port = 2
"""


def test_a_readers_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "readers.toml"
    path.write_text(READERS)
    (reader,) = read_readers(path)
    assert (reader.name, reader.host, reader.port, reader.round_ms) == (
        "reader-5",
        "192.168.1.20",
        5084,
        200,
    )
    assert reader.antenna[0] == Antenna(port=1, role=Role.PAD, power_dbm=12.5)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (READERS.replace('"pad"', '"door"'), "role"),
        (READERS.replace("port = 2", "port = 1"), "one antenna port twice"),
        (READERS + READERS, "two readers 'reader-5'"),
        (READERS.replace("power_dbm", "power_db"), "power_db"),
        ("[[reader]]\nname='r'\nhost='h'\n", "antenna"),
        ("reader", "not TOML"),
    ],
)
def test_a_readers_file_that_cannot_be_used_is_named(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "readers.toml"
    path.write_text(text)
    with pytest.raises(ReadersError, match=says) as refused:
        read_readers(path)
    assert str(path) in str(refused.value)
