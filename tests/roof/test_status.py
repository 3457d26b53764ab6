"""`storeside status`: each program's own word about itself, and the silence of one that is down."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from storecore.contracts.exchange import STATUS_PATH, ChainHead
from storecore.contracts.status import DeviceStatus, HopStatus, ProgramStatus
from storecore.serving.run import AppThread
from storecore.serving.status import StatusDoor
from storeside.__main__ import main
from storeside.programs.addresses import read_addresses, write_addresses
from storeside.status.read import DEFAULT_URLS, StoreStatus

_STATUSES = {
    "cloud": ProgramStatus(program="cloud", name="cloud", started_ms=1),
    "edge": ProgramStatus(
        program="edge",
        name="edge-1",
        started_ms=2,
        heads=(
            ChainHead(origin="kiosk-1", incarnation="a", seq=12, hash="00"),
            ChainHead(origin="kiosk-2", incarnation="b", seq=7, hash="01", frozen=True),
        ),
        next_hop=HopStatus(url="http://cloud", up=False, backlog=31, answered_ms=0),
        devices=(
            DeviceStatus(device="scale-1", online=True, reading="2140 g", age_ms=1500),
            DeviceStatus(device="reader-1", online=False, reading="", age_ms=90_000),
        ),
        quarantined=4,
        notes=("The catalogue is of yesterday.",),
    ),
    "kiosk": ProgramStatus(program="kiosk", name="kiosk-1", started_ms=3),
    "bridge": ProgramStatus(program="bridge", name="bridge-1", started_ms=4),
}


@pytest.fixture(scope="module")
def addresses() -> Iterator[dict[str, str]]:
    """Four programs that answer, on real ports."""
    doors = {
        program: StatusDoor("127.0.0.1", 0, lambda status=status: status)  # type: ignore[misc]
        for program, status in _STATUSES.items()
    }
    for door in doors.values():
        door.start()
    yield {program: door.url for program, door in doors.items()}
    for door in doors.values():
        door.stop()


@pytest.fixture
def silent_url() -> Iterator[str]:
    """An address that nobody listens on and nobody else can take."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def store_in(folder: Path, addresses: dict[str, str]) -> list[str]:
    write_addresses(folder, addresses)
    return ["status", "--data", str(folder)]


def test_json_is_what_the_programs_said(
    tmp_path: Path, addresses: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*store_in(tmp_path, addresses), "--json"]) == 0
    store = msgspec.json.decode(capsys.readouterr().out, type=StoreStatus)
    assert store.up
    assert {answer.program: answer.status for answer in store.programs} == _STATUSES
    assert {answer.program: answer.url for answer in store.programs} == addresses


def test_one_that_is_down_is_told_and_the_others_still_speak(
    tmp_path: Path, addresses: dict[str, str], silent_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = store_in(tmp_path, {**addresses, "cloud": silent_url})
    assert main([*argv, "--json"]) == 1
    store = msgspec.json.decode(capsys.readouterr().out, type=StoreStatus)
    assert not store.up
    cloud, *others = store.programs
    assert (cloud.program, cloud.up, cloud.status) == ("cloud", False, None)
    assert cloud.problem == "ConnectionError"
    assert all(answer.up for answer in others)
    assert main(argv) == 1
    said = capsys.readouterr().out
    assert f"cloud   DOWN  no answer at {silent_url} (ConnectionError)" in said


def test_people_read_heads_backlog_devices_and_quarantine(
    tmp_path: Path, addresses: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(store_in(tmp_path, addresses)) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "cloud   up    cloud",
        "edge    up    edge-1",
        "next hop http://cloud does not answer; 31 still to go",
        "chain kiosk-1: 12 facts",
        "chain kiosk-2: 7 facts FROZEN",
        "device scale-1: online, 2140 g, 2 s ago",
        "device reader-1: OFFLINE, no reading yet",
        "4 messages in quarantine",
        "The catalogue is of yesterday.",
        "kiosk   up    kiosk-1",
        "bridge  up    bridge-1",
    ]


def test_an_address_on_the_command_line_comes_first(
    tmp_path: Path, addresses: dict[str, str], silent_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = store_in(tmp_path, dict.fromkeys(DEFAULT_URLS, silent_url))
    given = [word for name, url in addresses.items() for word in (f"--{name}-url", url)]
    assert main([*argv, *given, "--json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out, type=StoreStatus).up


@pytest.mark.parametrize("answer", [PlainTextResponse("hello"), Response(status_code=500)])
def test_what_answers_otherwise_is_not_a_program_of_the_store(
    tmp_path: Path, addresses: dict[str, str], answer: Response, capsys: pytest.CaptureFixture[str]
) -> None:
    async def serve(_: Request) -> Response:
        return answer

    stranger = AppThread(Starlette(routes=[Route(STATUS_PATH, serve)]), "127.0.0.1", 0)
    stranger.start()
    try:
        assert main([*store_in(tmp_path, {**addresses, "edge": stranger.url}), "--json"]) == 1
    finally:
        stranger.stop()
    store = msgspec.json.decode(capsys.readouterr().out, type=StoreStatus)
    assert [found.program for found in store.programs if not found.up] == ["edge"]


def test_a_folder_without_a_store_gives_the_usual_addresses(tmp_path: Path) -> None:
    assert read_addresses(tmp_path) == {}
    (tmp_path / "addresses.json").write_text("half a f")
    assert read_addresses(tmp_path) == {}
