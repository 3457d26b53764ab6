"""Reading options: defaults, then one TOML file, then the command line."""

from __future__ import annotations

import difflib
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import msgspec

from storecore.options.declared import Declared, declared
from storecore.options.reference import help_text

S = TypeVar("S", bound=msgspec.Struct)


class OptionError(ValueError):
    """An option that cannot be used; the message says which, why and what to do."""


def read_options(options_type: type[S], program: str, argv: Sequence[str]) -> S:
    """The options of a program from its command line; ends it on --help or a mistake.

    A mistake is one line on stderr and exit code 2.
    """
    if "--help" in argv or "-h" in argv:
        print(help_text(options_type, program))
        raise SystemExit(0)
    try:
        return parse_options(options_type, argv)
    except OptionError as problem:
        _end(program, str(problem))


def parse_options(options_type: type[S], argv: Sequence[str]) -> S:
    """The options from `--config FILE` and `--name value` or `--name=value`.

    An option that is true or false may stand alone: `--name` is `--name true`.

    Raises:
        OptionError: an unknown option or key, a value that does not fit, an unreadable file.
    """
    known = declared(options_type)
    given = _pairs(argv, known)
    values: dict[str, Any] = {}
    if config := given.pop("config", None):
        values.update(_from_file(Path(config), known))
    values.update(given)
    for option in known:
        if option.name in values:
            _check(options_type, option, values[option.name])
    return msgspec.convert(values, options_type, strict=False)


def write_options(path: Path, values: dict[str, Any]) -> None:
    """Write a settings file that `parse_options` reads, one line a value."""
    lines = [f"{name} = {_toml(value)}" for name, value in values.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: Any) -> str:
    """JSON's numbers, booleans and escaped strings are TOML's too."""
    return msgspec.json.encode(str(value) if isinstance(value, Path) else value).decode()


def _pairs(argv: Sequence[str], known: Sequence[Declared]) -> dict[str, Any]:
    names = {option.name for option in known} | {"config"}
    switches = {option.name for option in known if isinstance(option.default, bool)}
    given: dict[str, Any] = {}
    waiting = list(argv)
    while waiting:
        flag = waiting.pop(0)
        if not flag.startswith("--"):
            raise OptionError(f"{flag!r} stands alone; options are written --name value")
        name, equals, value = flag[2:].partition("=")
        name = name.replace("-", "_")
        if name not in names:
            raise OptionError(f"--{name.replace('_', '-')} is not an option{_nearest(name, names)}")
        if not equals and name in switches and (not waiting or waiting[0].startswith("--")):
            value = "true"
        elif not equals:
            if not waiting:
                raise OptionError(f"{flag} needs a value after it")
            value = waiting.pop(0)
        given[name] = value
    return given


def _from_file(path: Path, known: Sequence[Declared]) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{path} is not TOML: {error}") from error
    names = {option.name for option in known}
    for key in values:
        if key not in names:
            raise OptionError(f"{path}: {key!r} is not an option{_nearest(key, names)}")
    return values


def _nearest(name: str, names: set[str]) -> str:
    close = difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.0)
    return f"; did you mean {close[0]!r}?" if close else ""


def _check(options_type: type[msgspec.Struct], option: Declared, value: Any) -> None:
    try:
        msgspec.convert({option.name: value}, options_type, strict=False)
    except msgspec.ValidationError as error:
        reason = str(error).split(" - at ")[0]
        raise OptionError(
            f"{option.name} cannot be {value!r}: {reason} (it is a {option.kind})"
        ) from error


def _end(program: str, message: str) -> NoReturn:
    print(f"storeside {program}: {message}", file=sys.stderr)
    raise SystemExit(2)
