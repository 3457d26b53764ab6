"""What a program's options Struct declares: name, type, default and prose of each option.

An options Struct is a frozen msgspec Struct whose fields all have a default and a description:
`broker_port: Annotated[int, Meta(description="...", ge=1, le=65535)] = 1883`.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect


class Declared(msgspec.Struct, frozen=True):
    """One option as people read of it."""

    name: str
    kind: str
    default: Any
    prose: str

    @property
    def flag(self) -> str:
        """The option on a command line."""
        return "--" + self.name.replace("_", "-")


_KINDS: dict[type, str] = {
    inspect.BoolType: "true or false",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.StrType: "text",
}


def declared(options_type: type[msgspec.Struct]) -> list[Declared]:
    """Every option of a Struct, in the order in which it is written.

    Raises:
        TypeError: an option has no description, no default, or a type that no file can hold.
    """
    info = inspect.type_info(options_type)
    assert isinstance(info, inspect.StructType)
    return [_declared(options_type.__name__, field) for field in info.fields]


def _declared(owner: str, field: inspect.Field) -> Declared:
    kind, prose = field.type, ""
    if isinstance(kind, inspect.Metadata):
        prose = str((kind.extra_json_schema or {}).get("description", ""))
        kind = kind.type
    if not prose or field.default is msgspec.NODEFAULT:
        raise TypeError(f"{owner}.{field.name} needs a description and a plain default")
    return Declared(field.name, _kind(owner, field.name, kind), field.default, prose)


def _kind(owner: str, name: str, kind: inspect.Type) -> str:
    if isinstance(kind, inspect.EnumType):
        return " | ".join(str(member.value) for member in kind.cls)
    if isinstance(kind, inspect.LiteralType):
        return " | ".join(str(value) for value in kind.values)
    for known, words in _KINDS.items():
        if isinstance(kind, known):
            return words
    raise TypeError(f"{owner}.{name} has a type that a settings file cannot hold")
