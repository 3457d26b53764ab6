"""One command over the store: what it knows, and what it says when it does not."""

from __future__ import annotations

import re
from importlib import import_module

import msgspec
import pytest

import storeside.__main__ as roof
from cloud_inventory.options import ImportOptions
from storecore.options.declared import declared
from storeside.__main__ import COMMANDS, main


def run(*argv: str) -> int:
    """The exit code of a command, whether it returns it or raises it."""
    try:
        return main(list(argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else -1


@pytest.mark.parametrize(
    ("typed", "meant"), [("stauts", "status"), ("kisok", "kiosk"), ("doctr", "doctor"), ("x", None)]
)
def test_an_unknown_command_names_the_nearest(
    typed: str, meant: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(typed) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"storeside: {typed!r} is not a command")
    assert len(said.err.splitlines()) == 1
    if meant is not None:
        assert f"did you mean {meant!r}?" in said.err


@pytest.mark.parametrize(
    ("argv", "code"), [(("--help",), 0), (("-h",), 0), (("help",), 0), ((), 2)]
)
def test_help_lists_every_command(
    argv: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*argv) == code
    said = capsys.readouterr().out
    for name, (_, about) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(about)}$", said, re.M)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_lists_every_option(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--help") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"storeside {name} ")
    flags = [option.flag for option in declared(options_of(name))] if name != "scan" else ["--json"]
    for flag in flags:
        assert re.search(rf"{flag}\b", said.out), flag


def test_help_of_the_import_lists_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cloud", "import", "--help") == 0
    said = capsys.readouterr().out
    for option in declared(ImportOptions):
        assert re.search(rf"{option.flag}\b", said), option.flag


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_one_line_and_code_2(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--jsn", "1") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(rf"storeside {name}: --jsn is not an option.*\n", said.err)


@pytest.mark.parametrize(
    ("name", "meant"), [("scan", "json"), ("status", "json"), ("doctor", "json")]
)
def test_an_unknown_option_names_the_nearest(
    name: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--jsno") == 2
    assert f"did you mean '{meant}'?" in capsys.readouterr().err


def test_a_command_whose_library_is_missing_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(COMMANDS, "scan", ("library_that_nobody_has.scan", "as if"))
    assert run("scan") == 2
    said = capsys.readouterr().err
    assert said.startswith("storeside scan: a library does not load: No module named")
    assert "script/demo" in said


def test_a_fault_of_our_own_is_not_taken_for_a_missing_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(COMMANDS, "scan", ("storeside.room_that_is_not_there", "as if"))
    with pytest.raises(ModuleNotFoundError):
        run("scan")


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(roof, "main", interrupted)
    with pytest.raises(SystemExit) as end:
        roof.run()
    assert end.value.code == 130


def options_of(name: str) -> type[msgspec.Struct]:
    """The options Struct that a command reads: it is called after the command."""
    module = import_module(COMMANDS[name][0])
    found = getattr(module, f"{name.capitalize()}Options")
    assert isinstance(found, type)
    assert issubclass(found, msgspec.Struct)
    return found
