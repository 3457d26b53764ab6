"""Options are declared once; a mistake is one clear sentence and exit code 2."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta

from storecore.options.declared import declared
from storecore.options.read import OptionError, parse_options, read_options, write_options
from storecore.options.reference import help_text, reference_markdown


class TillOptions(msgspec.Struct, frozen=True, kw_only=True):
    """A till."""

    store_id: Annotated[str, Meta(description="Which store this is.")] = "store-1"
    port: Annotated[int, Meta(description="Where it listens.", ge=1, le=65535)] = 8700
    idle_s_max: Annotated[float, Meta(description="How long it waits.", gt=0)] = 60.0
    demo: Annotated[bool, Meta(description="Whether it is a demonstration.")] = False


def test_defaults_then_file_then_command_line(tmp_path: Path) -> None:
    file = tmp_path / "till.toml"
    file.write_text('store_id = "store-7"\nport = 9000\ndemo = true\n')
    assert parse_options(TillOptions, []) == TillOptions()
    found = parse_options(TillOptions, ["--config", str(file), "--port=9001"])
    assert found == TillOptions(store_id="store-7", port=9001, demo=True)


def test_a_switch_may_stand_alone() -> None:
    assert parse_options(TillOptions, ["--demo"]).demo
    assert parse_options(TillOptions, ["--demo", "--port", "1"]) == TillOptions(demo=True, port=1)
    assert not parse_options(TillOptions, ["--demo", "false"]).demo


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--prot", "1"], "--prot is not an option; did you mean 'port'?"),
        (["--port"], "--port needs a value after it"),
        (["--port", "0"], "port cannot be '0': Expected `int` >= 1 (it is a whole number)"),
        (["--port", "soon"], "port cannot be 'soon': Expected `int`, got `str`"),
        (["--demo", "maybe"], "demo cannot be 'maybe': Expected `bool`, got `str`"),
        (["stray"], "'stray' stands alone; options are written --name value"),
        (["--config", "/nowhere.toml"], "/nowhere.toml cannot be read: No such file or directory"),
    ],
)
def test_a_mistake_is_named(argv: list[str], sentence: str) -> None:
    with pytest.raises(OptionError) as caught:
        parse_options(TillOptions, argv)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("store_di = 'x'", "'store_di' is not an option; did you mean 'store_id'?"),
        ("port = ", "is not TOML"),
        ("port = 'x'\n", None),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, sentence: str | None) -> None:
    file = tmp_path / "till.toml"
    file.write_text(text)
    with pytest.raises(OptionError) as caught:
        parse_options(TillOptions, ["--config", str(file)])
    assert (sentence or "port cannot be 'x'") in str(caught.value)


def test_a_mistake_ends_a_program_with_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(TillOptions, "till", ["--prot", "1"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "storeside till: --prot is not an option; did you mean 'port'?\n"
    )


def test_help_and_reference_name_every_option() -> None:
    for text in (help_text(TillOptions, "till"), reference_markdown(TillOptions, "till")):
        for option in declared(TillOptions):
            assert option.prose in text
            assert option.name in text.replace("-", "_")


def test_written_options_are_read_back(tmp_path: Path) -> None:
    wanted = TillOptions(store_id='a "b" \\ 店', port=1, idle_s_max=0.5, demo=True)
    write_options(tmp_path / "till.toml", msgspec.structs.asdict(wanted))
    assert parse_options(TillOptions, ["--config", str(tmp_path / "till.toml")]) == wanted


def test_an_option_without_prose_is_a_mistake_of_ours() -> None:
    class Bad(msgspec.Struct):
        port: int = 1

    with pytest.raises(TypeError, match=r"Bad\.port needs a description"):
        declared(Bad)
