"""The file that says which serial scales there are.

TOML with one `[[scale]]` for each:

    [[scale]]
    name = "scale-1"              # as in MQTT topics and in the planogram
    path = "/dev/serial/by-id/usb-..."
    protocol = "mt-sics"          # mt-sics | 8217
    baud = 9600                   # 9600 where it is left out
    unit = "kg"                   # 8217 only, as the scale is set; kg where it is left out
    lightest_item_g = 40          # left out: it is never tared or zeroed without a person
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from firmware_bridge.drivers.scale_serial.dialects import ScaleProtocol
from storecore.contracts.commands import Name


class ScalesError(ValueError):
    """A scales file that cannot be used; the message says which scale and what to do."""


class Scale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One scale: see the module's text."""

    name: Name
    path: Annotated[str, Meta(min_length=1)]
    protocol: ScaleProtocol = ScaleProtocol.MT_SICS
    baud: Annotated[int, Meta(ge=300)] = 9600
    unit: Literal["kg", "g", "lb", "oz"] = "kg"
    lightest_item_g: Annotated[int, Meta(ge=0)] = 0


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scale: tuple[Scale, ...]


def read_scales(path: Path) -> tuple[Scale, ...]:
    """The scales in a file.

    Raises:
        ScalesError: it cannot be read, or a scale cannot be as it is written.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScalesError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ScalesError(f"{path} is not TOML: {error}") from error
    try:
        scales = msgspec.convert(found, _File).scale
    except msgspec.ValidationError as error:
        raise ScalesError(f"{path}: {error}") from error
    for what in ("name", "path"):
        values = [getattr(scale, what) for scale in scales]
        if twice := {value for value in values if values.count(value) > 1}:
            raise ScalesError(f"{path}: two scales have the {what} {', '.join(sorted(twice))}")
    return scales
