"""What a reader is to do: a ROSpec and the reader's configuration, made from settings.

Source: EPCglobal Low Level Reader Protocol 1.1: reader operation, reader device configuration, and
the C1G2 air protocol. The ROSpec starts by itself, looks through its antennas for `round_ms`,
reports what it saw, and begins again.
"""

from __future__ import annotations

import struct

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.parameters import ParameterType as P
from firmware_bridge.codecs.llrp.parameters import first_of, parameters, tlv

_ROSPEC = struct.Struct(">IBB")
_TRIGGER = struct.Struct(">BI")
_INVENTORY = struct.Struct(">HB")
_ANTENNA = struct.Struct(">H")
_TRANSMITTER = struct.Struct(">HHH")
_SINGULATION = struct.Struct(">BHI")
_REPORT = struct.Struct(">BH")
_EVENT_STATE = struct.Struct(">HB")
_DISABLED, _IMMEDIATE, _NULL, _DURATION, _PERIODIC, _C1G2 = 0, 1, 0, 1, 1, 1
_AT_END_OF_AISPEC = 1
_ON = 0x80
_CHANNEL = 1
"""The first of a region with fixed channels; a reader that hops does not look at it."""

_CONTENT = 0x8000 >> 3 | 0x8000 >> 5 | 0x8000 >> 6 | 0x8000 >> 7 | 0x8000 >> 8
"""Antenna, peak RSSI, first and last time seen, count."""

_EVENTS = (3, 4, 8)
"""Report buffer fills up, reader exception, antenna connected or not."""


class AntennaSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One antenna. `power_index` is of the reader's own table; 0 leaves its power as it is.

    `session` 0 to 3 and `population` as in EPC Gen2: in session 0 a tag answers in every round,
    in 2 and 3 it keeps quiet for a while after it answered; `population` is how many tags are
    expected before the antenna.
    """

    port: int
    power_index: int = 0
    session: int = 1
    population: int = 64


class RoundSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The ROSpec: its id, and what it does. `hop_table` as the reader's region has it, or 0."""

    rospec_id: int
    round_ms: int
    antennas: tuple[AntennaSettings, ...]
    hop_table: int = 0


def encode_rospec(settings: RoundSettings) -> bytes:
    """The body of an ADD_ROSPEC, disabled as the standard wants it there."""
    ports = [antenna.port for antenna in settings.antennas]
    inventory = tlv(
        P.INVENTORY_PARAMETER_SPEC,
        _INVENTORY.pack(1, _C1G2),
        *(_antenna(antenna, settings) for antenna in settings.antennas),
    )
    return tlv(
        P.RO_SPEC,
        _ROSPEC.pack(settings.rospec_id, 0, _DISABLED),
        tlv(
            P.RO_BOUNDARY_SPEC,
            tlv(P.RO_SPEC_START_TRIGGER, bytes((_IMMEDIATE,))),
            tlv(P.RO_SPEC_STOP_TRIGGER, _TRIGGER.pack(_NULL, 0)),
        ),
        tlv(
            P.AI_SPEC,
            struct.pack(f">H{len(ports)}H", len(ports), *ports),
            tlv(P.AI_SPEC_STOP_TRIGGER, _TRIGGER.pack(_DURATION, settings.round_ms)),
            inventory,
        ),
        tlv(
            P.RO_REPORT_SPEC,
            _REPORT.pack(_AT_END_OF_AISPEC, 0),
            tlv(P.TAG_REPORT_CONTENT_SELECTOR, struct.pack(">H", _CONTENT)),
        ),
    )


def decode_rospec(body: bytes) -> RoundSettings:
    """The settings in the body of an ADD_ROSPEC; triggers of other kinds are refused.

    Raises:
        FormatError: not a ROSpec as `encode_rospec` makes it.
    """
    spec = _wanted(body, P.RO_SPEC)
    (rospec_id, _priority, _state) = _unpack(_ROSPEC, spec)
    inner = _wanted(spec, P.AI_SPEC, _ROSPEC.size)
    (count,) = _unpack(_ANTENNA, inner)
    stop = _unpack(_TRIGGER, _wanted(inner, P.AI_SPEC_STOP_TRIGGER, 2 + 2 * count))
    if stop[0] != _DURATION:
        raise FormatError(f"stop trigger {stop[0]} of the antennas is not a duration")
    inventory = _wanted(inner, P.INVENTORY_PARAMETER_SPEC, 2 + 2 * count)
    found = [
        _read_antenna(parameter.value)
        for parameter in parameters(inventory, _INVENTORY.size)
        if parameter.type == P.ANTENNA_CONFIGURATION
    ]
    return RoundSettings(
        rospec_id=rospec_id,
        round_ms=stop[1],
        antennas=tuple(antenna for antenna, _hop in found),
        hop_table=max((hop for _antenna, hop in found), default=0),
    )


def encode_config(keepalive_ms: int) -> bytes:
    """The body of a SET_READER_CONFIG: keepalives, the events wanted, nothing held back."""
    return (
        b"\x00"
        + tlv(
            P.READER_EVENT_NOTIFICATION_SPEC,
            *(tlv(P.EVENT_NOTIFICATION_STATE, _EVENT_STATE.pack(kind, _ON)) for kind in _EVENTS),
        )
        + tlv(P.KEEPALIVE_SPEC, _TRIGGER.pack(_PERIODIC, keepalive_ms))
        + tlv(P.EVENTS_AND_REPORTS, b"\x00")
    )


def decode_keepalive_ms(body: bytes) -> int:
    """How often keepalives are wanted in the body of a SET_READER_CONFIG; 0 where they are not.

    Raises:
        FormatError: the body is not of parameters.
    """
    found = first_of(body, P.KEEPALIVE_SPEC, 1)
    kind, period_ms = (0, 0) if found is None else found.unpack(_TRIGGER)
    return period_ms if kind == _PERIODIC else 0


def _antenna(antenna: AntennaSettings, settings: RoundSettings) -> bytes:
    transmitter = b""
    if antenna.power_index:
        power = _TRANSMITTER.pack(settings.hop_table, _CHANNEL, antenna.power_index)
        transmitter = tlv(P.RF_TRANSMITTER, power)
    singulation = _SINGULATION.pack(antenna.session << 6, antenna.population, 0)
    return tlv(
        P.ANTENNA_CONFIGURATION,
        _ANTENNA.pack(antenna.port),
        transmitter,
        tlv(P.C1G2_INVENTORY_COMMAND, b"\x00", tlv(P.C1G2_SINGULATION_CONTROL, singulation)),
    )


def _read_antenna(value: bytes) -> tuple[AntennaSettings, int]:
    (port,) = _unpack(_ANTENNA, value)
    power = first_of(value, P.RF_TRANSMITTER, _ANTENNA.size)
    hop, _channel, index = (0, 0, 0) if power is None else power.unpack(_TRANSMITTER)
    command = _wanted(value, P.C1G2_INVENTORY_COMMAND, _ANTENNA.size)
    control = _wanted(command, P.C1G2_SINGULATION_CONTROL, 1)
    session, population, _transit = _unpack(_SINGULATION, control)
    antenna = AntennaSettings(
        port=port, power_index=index, session=session >> 6, population=population
    )
    return antenna, hop


def _wanted(data: bytes, kind: P, at: int = 0) -> bytes:
    found = first_of(data, kind, at)
    if found is None:
        raise FormatError(f"{kind.name} is missing")
    return found.value


def _unpack(layout: struct.Struct, data: bytes) -> tuple[int, ...]:
    if len(data) < layout.size:
        raise FormatError(f"{len(data)} bytes where {layout.size} are needed")
    return layout.unpack_from(data)
