"""The doctor's checks around the store: broker, disk, clock, ports."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storecore.contracts.status import ProgramStatus
from storecore.serving.status import StatusDoor
from storeside.broker.choose import BrokerChoice
from storeside.broker.process import Broker
from storeside.doctor.broker import broker_problem, check_choice, check_running, look_at_broker
from storeside.doctor.clock import ahead_of_s, check_kept_true, check_skew, check_year
from storeside.doctor.disk import (
    FREE_BYTES_MIND,
    FREE_BYTES_STOP,
    check_filesystem,
    check_room,
    check_sync,
    filesystem_of,
    look_at_disk,
    measure_sync_ms,
    nearest_there,
)
from storeside.doctor.finding import Level
from storeside.doctor.holder import holder_of
from storeside.doctor.ports import PORTS, PortUse, check_port, look_at_port

_MOSQUITTO = BrokerChoice("mosquitto", Path("/m"), "2.0.11", "Broker: mosquitto 2.0.11 (/m).")
_EMBEDDED = BrokerChoice("embedded", None, "0.4", "Broker: the embedded one.")
_MOUNTS = """/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/vdb /tmp/my\\040disk ext4 rw 0 0
server:/share /srv nfs4 rw 0 0
broken
"""


def test_mosquitto_is_best_the_embedded_broker_will_do() -> None:
    assert check_choice(_MOSQUITTO).level is Level.OK
    assert check_choice(_MOSQUITTO).found == "mosquitto 2.0.11 (/m)."
    assert check_choice(_EMBEDDED).level is Level.MIND
    none = check_choice("No MQTT broker: none was found. Install mosquitto.")
    assert none.level is Level.STOP
    assert "script/demo" in none.todo


def test_a_running_store_needs_its_broker() -> None:
    answers = check_running("mqtt://127.0.0.1:1883", None, store_runs=True)
    assert answers is not None
    assert answers.level is Level.OK
    silent = check_running("mqtt://127.0.0.1:1883", "No broker answers", store_runs=True)
    assert silent is not None
    assert silent.level is Level.STOP
    assert "broker.log" in silent.todo
    assert check_running("mqtt://127.0.0.1:1883", "No answer", store_runs=False) is None


def test_a_broker_is_asked_for_real() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"mqtt://127.0.0.1:{held.getsockname()[1]}"
        problem = broker_problem(address)
        levels = [one.level for one in look_at_broker(address, store_runs=True)]
    assert problem is not None
    assert "No broker answers at 127.0.0.1:" in problem
    assert levels[1:] == [Level.STOP]
    assert broker_problem("mqtt://127.0.0.1:99999") is not None, "no such port exists"


@pytest.mark.parametrize(
    ("free_bytes", "level"),
    [
        (FREE_BYTES_MIND, Level.OK),
        (FREE_BYTES_MIND - 1, Level.MIND),
        (FREE_BYTES_STOP, Level.MIND),
        (FREE_BYTES_STOP - 1, Level.STOP),
    ],
)
def test_room_on_the_disk(free_bytes: int, level: Level) -> None:
    finding = check_room(Path("/var"), free_bytes)
    assert finding.level is level
    assert bool(finding.todo) is (level is not Level.OK)


def test_a_slow_or_refusing_disk_is_told() -> None:
    assert check_sync(Path("/var"), 0.4).level is Level.OK
    assert check_sync(Path("/var"), 120.0).level is Level.MIND
    refused = check_sync(Path("/var"), "Permission denied")
    assert refused.level is Level.STOP
    assert "/var: Permission denied" in refused.found


def test_writing_is_tried_for_real_and_leaves_nothing(tmp_path: Path) -> None:
    took_ms = measure_sync_ms(tmp_path)
    assert isinstance(took_ms, float)
    assert list(tmp_path.iterdir()) == []
    assert measure_sync_ms(tmp_path / "missing") == "No such file or directory"


@pytest.mark.parametrize(
    ("folder", "kind", "level"),
    [
        ("/home/shop", "ext4", None),
        ("/tmp/store", "tmpfs", Level.MIND),
        ("/tmp/my disk/store", "ext4", None),
        ("/tmpfoo", "ext4", None),
        ("/srv/store", "nfs4", Level.MIND),
    ],
)
def test_memory_and_network_are_no_disks(folder: str, kind: str, level: Level | None) -> None:
    assert filesystem_of(Path(folder), _MOUNTS) == kind
    finding = check_filesystem(Path(folder), kind)
    assert (finding.level if finding else None) is level


def test_a_folder_still_to_be_made_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert nearest_there(tmp_path / "var" / "edge") == tmp_path
    findings = look_at_disk(tmp_path / "var")
    assert all(str(tmp_path) in finding.found for finding in findings[:2])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["notes", "notes/var"])
def test_a_file_is_no_folder_for_data(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes").write_text("a list")
    (finding,) = look_at_disk(tmp_path / name)
    assert finding.level is Level.STOP
    assert f"{tmp_path / 'notes'} is a file" in finding.found


def test_a_clock_that_was_never_set_stops_the_store() -> None:
    assert check_year(datetime(2026, 5, 1, tzinfo=UTC)).level is Level.OK
    never = check_year(datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
    assert never.level is Level.STOP
    assert "1970-01-01 00:03:00 UTC" in never.found


def test_a_clock_is_kept_true_or_not_or_nobody_knows() -> None:
    assert check_kept_true(True).level is Level.OK
    assert check_kept_true(False).level is Level.MIND
    assert "timesyncd" in check_kept_true(False).todo
    assert check_kept_true(None).level is Level.MIND


@pytest.mark.parametrize(
    ("ahead_s", "level", "words"),
    [
        (0.9, Level.OK, "same time"),
        (-30.0, Level.MIND, "30 s behind http://cloud"),
        (30.0, Level.MIND, "30 s ahead of http://cloud"),
        (3600.0, Level.STOP, "3600 s ahead of"),
        (-3600.0, Level.STOP, "3600 s behind"),
    ],
)
def test_a_clock_that_differs_from_the_clouds(ahead_s: float, level: Level, words: str) -> None:
    finding = check_skew("http://cloud", ahead_s)
    assert finding is not None
    assert finding.level is level
    assert words in finding.found
    assert check_skew("http://cloud", None) is None


def test_the_clouds_clock_is_read_from_its_answer() -> None:
    door = StatusDoor("127.0.0.1", 0, lambda: ProgramStatus(program="c", name="c", started_ms=0))
    door.start()
    try:
        ahead_s = ahead_of_s(door.url)
    finally:
        door.stop()
    assert ahead_s is not None
    assert abs(ahead_s) < 60, "both are this machine"
    assert ahead_of_s(door.url) is None, "it has gone"
    assert ahead_of_s("nonsense") is None


def test_a_port_is_free_ours_or_taken() -> None:
    free = check_port(PortUse(program="edge", port=8710, free=True))
    assert (free.level, free.found) == (Level.OK, "Port 8710 of the edge is free.")
    ours = check_port(PortUse(program="edge", port=8710, free=False, ours=True, holder="python"))
    assert ours.level is Level.OK
    taken = check_port(PortUse(program="edge", port=8710, free=False, holder="nginx (process 7)"))
    assert taken.level is Level.MIND
    assert "taken by nginx (process 7)" in taken.found
    unnamed = check_port(PortUse(program="edge", port=8710, free=False))
    assert "cannot be named" in unnamed.found


def test_the_ports_are_those_of_the_programs() -> None:
    assert PORTS == {
        "cloud": 8700,
        "edge": 8710,
        "kiosk": 8720,
        "bridge": 8730,
        "terminal": 8740,
        "printer": 8750,
        "wallet": 8760,
        "broker": 1883,
    }


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="names are read from Linux's /proc")
def test_who_listens_is_named_on_linux() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        listener.settimeout(5)
        assert holder_of(port).endswith(f"(process {os.getpid()})")
    assert holder_of(port) == ""


def test_a_name_says_which_module_python_runs(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    header = (
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid  x inode"
    )
    local, listens = f"0100007F:{8710:04X}", "0A"
    row = f"0: {local} 00000000:0000 {listens} 0:0 00:0 0 1000 0 4711 1"
    (tmp_path / "net" / "tcp").write_text(f"{header}\n{row}\n")
    process = tmp_path / "42"
    (process / "fd").mkdir(parents=True)
    (process / "fd" / "3").symlink_to("socket:[4711]")
    (process / "cmdline").write_bytes(b"/usr/bin/python3\0-m\0edge_agent\0--port\x008710\0")
    assert holder_of(8710, tmp_path) == "python3 -m edge_agent (process 42)"
    (process / "cmdline").write_bytes(b"")
    (process / "comm").write_text("nginx\n")
    assert holder_of(8710, tmp_path) == "nginx (process 42)"
    assert holder_of(8711, tmp_path) == ""


def test_a_program_of_the_store_is_told_from_another() -> None:
    door = StatusDoor("127.0.0.1", 0, lambda: ProgramStatus(program="c", name="c", started_ms=0))
    door.start()
    try:
        ours = look_at_port("cloud", door.port, lambda _: "python")
        other = look_at_port("broker", door.port, lambda _: "")
    finally:
        door.stop()
    assert (ours.free, ours.ours, ours.holder) == (False, True, "python")
    assert (other.free, other.ours) == (False, False), "it speaks HTTP where MQTT is wanted"
    assert look_at_port("cloud", door.port).free


@pytest.mark.processes
def test_a_running_broker_is_known_as_one(tmp_path: Path) -> None:
    with Broker(tmp_path) as broker:
        use = look_at_port("broker", broker.port)
        findings = look_at_broker(f"mqtt://127.0.0.1:{broker.port}", store_runs=True)
        web = look_at_port("cloud", broker.port, lambda _: "mosquitto")
    assert (use.free, use.ours) == (False, True)
    assert (web.free, web.ours) == (False, False), "it speaks MQTT where HTTP is wanted"
    assert [finding.level for finding in findings][1:] == [Level.OK]
