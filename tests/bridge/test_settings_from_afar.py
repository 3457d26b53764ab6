"""Settings that come down from head office, on the devices that take them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from firmware_bridge.codecs.llrp.reports import TagReport
from firmware_bridge.drivers.llrp.driver import LlrpDriver
from firmware_bridge.drivers.llrp.settings import Antenna, Reader, Role
from firmware_bridge.drivers.llrp.wishes import WishError, with_settings
from firmware_bridge.drivers.scale_serial.driver import ScaleDriver
from firmware_bridge.drivers.scale_serial.settings import Scale
from firmware_bridge.drivers.simulated.llrp.reader import SimulatedLlrpReader
from firmware_bridge.drivers.simulated.scale import SimulatedScale
from storecore.clock import SystemClock
from storecore.contracts.commands import Configure, OpenDoor, Outcome, Reason
from storecore.contracts.observations import Observation
from tests.waiting import until

CLOCK = SystemClock()
EPC = "3034257BF468D480000003E8"
READER = Reader(
    name="reader-5",
    host="127.0.0.1",
    antenna=(Antenna(port=1, role=Role.PAD), Antenna(port=2, power_dbm=20)),
)


def test_a_setting_changes_one_antenna_and_nothing_else() -> None:
    changed = with_settings(READER, {"antenna.2.power_dbm": "27.5", "antenna.1.session": "2"})
    assert changed.antenna == (
        Antenna(port=1, role=Role.PAD, session=2),
        Antenna(port=2, power_dbm=27.5),
    )
    assert with_settings(READER, {}) == READER


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("antenna.9.power_dbm", "20", "not in use"),
        ("antenna.1.colour", "red", "antenna.PORT"),
        ("power_dbm", "20", "antenna.PORT"),
        ("antenna.1.power_dbm", "99", "<= 36"),
        ("antenna.1.session", "often", "session"),
    ],
)
def test_a_setting_that_a_reader_does_not_have_is_named(key: str, value: str, says: str) -> None:
    with pytest.raises(WishError, match=says):
        with_settings(READER, {key: value})


@pytest.fixture
def reads() -> list[Observation]:
    return []


@pytest.fixture
def driver(reads: list[Observation]) -> Iterator[LlrpDriver]:
    def look(_antenna: int) -> list[TagReport]:
        return [TagReport(EPC, rssi_dbm=-50, count=1)]

    def take(seen: Sequence[Observation]) -> None:
        reads.extend(seen)

    simulated = SimulatedLlrpReader(look, CLOCK)
    simulated.start()
    reader = Reader(name="reader-5", host="127.0.0.1", port=simulated.port, antenna=READER.antenna)
    made = LlrpDriver(reader, take, CLOCK)
    made.start()
    until(lambda: made.status().online)
    yield made
    made.stop()
    simulated.stop()


def configure(version: int, **values: str) -> Configure:
    return Configure(
        version=version, values={key.replace("__", "."): value for key, value in values.items()}
    )


def test_a_reader_is_set_up_anew_and_goes_on_reading(
    driver: LlrpDriver, reads: list[Observation]
) -> None:
    until(lambda: reads)
    wanted = configure(7, antenna__2__power_dbm="25")
    done = driver.carry_out(wanted, CLOCK.monotonic_s() + 20)
    assert done.outcome is Outcome.DONE
    assert driver.status().settings_version == 7
    reads.clear()
    until(lambda: reads)


def test_what_a_reader_cannot_do_is_refused_and_changes_nothing(driver: LlrpDriver) -> None:
    done = driver.carry_out(configure(7, antenna__9__session="1"), CLOCK.monotonic_s() + 20)
    assert (done.outcome, done.reason) == (Outcome.REFUSED, Reason.DEVICE_REFUSED)
    assert driver.status().online
    assert driver.status().settings_version == 0
    door = driver.carry_out(OpenDoor(door="1"), CLOCK.monotonic_s() + 20)
    assert door.reason is Reason.NOT_UNDERSTOOD


def test_a_scale_tells_as_often_as_it_is_set_to() -> None:
    told: list[Observation] = []
    scale = SimulatedScale(lambda: 500, CLOCK)
    scale.start()
    made = ScaleDriver(Scale(name="scale-1", path=scale.path), told.append, CLOCK, repeat_s=60)
    made.start()
    until(lambda: told)
    done = made.carry_out(configure(3, repeat_s="0.5"), CLOCK.monotonic_s() + 20)
    assert done.outcome is Outcome.DONE
    assert made.status().settings_version == 3
    until(lambda: len(told) >= 3)
    for values in ({"repeat_s": "0"}, {"repeat_s": "often"}, {"colour": "red"}, {}):
        refused = made.carry_out(Configure(version=4, values=values), CLOCK.monotonic_s() + 20)
        assert refused.outcome is Outcome.REFUSED
    assert made.status().settings_version == 3
    made.stop()
    scale.stop()
