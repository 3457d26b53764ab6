"""What a reader says of itself: status of a request, capabilities, events.

Source: EPCglobal Low Level Reader Protocol 1.1: reader device capabilities, reader event
notification, errors. Power levels are in hundredths of a dBm (cdBm).
"""

from __future__ import annotations

import struct
from enum import IntEnum

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.parameters import Parameter, first_of, parameters, tlv
from firmware_bridge.codecs.llrp.parameters import ParameterType as P

_U16, _U64 = struct.Struct(">H"), struct.Struct(">Q")
_STATUS = struct.Struct(">HH")
_DEVICE = struct.Struct(">HHIIH")
_POWER = struct.Struct(">Hh")
_ANTENNA_EVENT = struct.Struct(">BH")
_REGION = struct.Struct(">HH")
_HAS_UTC_CLOCK = 0x4000
_GERMANY_ETSI = (276, 2)
_RECEIVER = tlv(P.RECEIVE_SENSITIVITY_TABLE_ENTRY, struct.pack(">Hh", 1, -80)) + tlv(
    P.GPIO_CAPABILITIES, struct.pack(">HH", 0, 0)
)
_MODE = struct.pack(">IBBBBIIIII", 1, 0x80, 2, 1, 2, 250_000, 2000, 20_000, 20_000, 0)
"""One mode: Miller 4, PR-ASK, dense reader, backscatter 250 kHz, Tari 20 microseconds."""


class StatusCode(IntEnum):
    """The codes that are sent here; a reader may send others."""

    SUCCESS = 0
    FIELD_ERROR = 101
    UNSUPPORTED_MESSAGE = 109
    INVALID = 300
    OUT_OF_RANGE = 301


class ConnectionAttempt(IntEnum):
    """How a connection began."""

    SUCCESS = 0
    READER_INITIATED_EXISTS = 1
    CLIENT_INITIATED_EXISTS = 2
    FAILED = 3
    ANOTHER_ATTEMPTED = 4


class Status(msgspec.Struct, frozen=True):
    """Whether a request was carried out; `description` in the reader's own words."""

    code: int
    description: str = ""


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader is and can do. `powers_cdbm` by the index that its ROSpec wants."""

    antennas: int
    has_utc_clock: bool
    manufacturer: int
    model: int
    firmware: str
    powers_cdbm: dict[int, int]
    hopping: bool = False
    hop_table: int = 0


class ReaderEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event with the reader's time: `utc_us` since 1970, or `uptime_us` since switched on."""

    utc_us: int | None = None
    uptime_us: int | None = None
    connection: int | None = None
    closing: bool = False
    antenna: int | None = None
    antenna_connected: bool = False
    overflowed: bool = False
    exception: str | None = None


def encode_status(status: Status) -> bytes:
    """The LLRPStatus that begins every answer."""
    text = status.description.encode()
    return tlv(P.LLRP_STATUS, _STATUS.pack(status.code, len(text)), text)


def decode_status(body: bytes) -> Status:
    """The status that an answer begins with.

    Raises:
        FormatError: there is none.
    """
    found = first_of(body, P.LLRP_STATUS)
    if found is None:
        raise FormatError("an answer without its status")
    code, length = found.unpack(_STATUS)
    return Status(code, _text(found.value, _STATUS.size, length))


def encode_capabilities(known: Capabilities) -> bytes:
    """The body of a GET_READER_CAPABILITIES_RESPONSE: device and regulation, Europe's band."""
    text = known.firmware.encode()
    flags = known.antennas, _HAS_UTC_CLOCK if known.has_utc_clock else 0
    device = _DEVICE.pack(*flags, known.manufacturer, known.model, len(text)) + text
    table = b"".join(
        tlv(P.TRANSMIT_POWER_LEVEL_TABLE_ENTRY, _POWER.pack(index, power))
        for index, power in known.powers_cdbm.items()
    )
    hops = tlv(P.FREQUENCY_HOP_TABLE, bytes((known.hop_table, 0)), struct.pack(">HI", 1, 865_700))
    fixed = tlv(P.FIXED_FREQUENCY_TABLE, struct.pack(">HI", 1, 865_700))
    band = tlv(
        P.UHF_BAND_CAPABILITIES,
        table,
        tlv(P.FREQUENCY_INFORMATION, b"\x80" + hops if known.hopping else b"\x00" + fixed),
        tlv(P.C1G2_UHF_RF_MODE_TABLE, tlv(P.C1G2_UHF_RF_MODE_TABLE_ENTRY, _MODE)),
    )
    air = b"".join(
        tlv(P.PER_ANTENNA_AIR_PROTOCOL, struct.pack(">HHB", port, 1, 1))
        for port in range(1, known.antennas + 1)
    )
    return (
        encode_status(Status(StatusCode.SUCCESS))
        + tlv(P.GENERAL_DEVICE_CAPABILITIES, device, _RECEIVER, air)
        + tlv(P.REGULATORY_CAPABILITIES, _REGION.pack(*_GERMANY_ETSI), band)
    )


def decode_capabilities(body: bytes) -> Capabilities:
    """What stands in a GET_READER_CAPABILITIES_RESPONSE.

    Raises:
        FormatError: device capabilities are missing, or something does not fit.
    """
    device = first_of(body, P.GENERAL_DEVICE_CAPABILITIES)
    if device is None:
        raise FormatError("GENERAL_DEVICE_CAPABILITIES is missing")
    antennas, flags, manufacturer, model, length = device.unpack(_DEVICE)
    region = first_of(body, P.REGULATORY_CAPABILITIES)
    band = None if region is None else first_of(region.value, P.UHF_BAND_CAPABILITIES, _REGION.size)
    inside = () if band is None else tuple(parameters(band.value))
    powers = [found.unpack(_POWER) for found in _all(inside, P.TRANSMIT_POWER_LEVEL_TABLE_ENTRY)]
    channels = next(iter(_all(inside, P.FREQUENCY_INFORMATION)), None)
    hopping = channels is not None and channels.value[:1] >= b"\x80"
    hops = first_of(channels.value, P.FREQUENCY_HOP_TABLE, 1) if channels and hopping else None
    return Capabilities(
        antennas=antennas,
        has_utc_clock=bool(flags & _HAS_UTC_CLOCK),
        manufacturer=manufacturer,
        model=model,
        firmware=_text(device.value, _DEVICE.size, length),
        powers_cdbm={index: power for index, power in powers},  # noqa: C416  dict() wants pairs
        hopping=hopping,
        hop_table=hops.value[0] if hops is not None and hops.value else 0,
    )


def encode_event(event: ReaderEvent) -> bytes:
    """The body of a READER_EVENT_NOTIFICATION."""
    parts = []
    if event.utc_us is not None:
        parts.append(tlv(P.UTC_TIMESTAMP, _U64.pack(event.utc_us)))
    else:
        parts.append(tlv(P.UPTIME, _U64.pack(event.uptime_us or 0)))
    if event.overflowed:
        parts.append(tlv(P.REPORT_BUFFER_OVERFLOW_ERROR_EVENT))
    if event.exception is not None:
        text = event.exception.encode()
        parts.append(tlv(P.READER_EXCEPTION_EVENT, _U16.pack(len(text)), text))
    if event.antenna is not None:
        state = _ANTENNA_EVENT.pack(event.antenna_connected, event.antenna)
        parts.append(tlv(P.ANTENNA_EVENT, state))
    if event.connection is not None:
        parts.append(tlv(P.CONNECTION_ATTEMPT_EVENT, _U16.pack(event.connection)))
    if event.closing:
        parts.append(tlv(P.CONNECTION_CLOSE_EVENT))
    return tlv(P.READER_EVENT_NOTIFICATION_DATA, *parts)


def decode_event(body: bytes) -> ReaderEvent:
    """What stands in a READER_EVENT_NOTIFICATION; kinds of event not named here are passed over.

    Raises:
        FormatError: not such a body, or no time in it.
    """
    data = first_of(body, P.READER_EVENT_NOTIFICATION_DATA)
    if data is None:
        raise FormatError("READER_EVENT_NOTIFICATION_DATA is missing")
    found = {parameter.type: parameter for parameter in parameters(data.value)}
    if not found.keys() & {P.UTC_TIMESTAMP, P.UPTIME}:
        raise FormatError("an event without a time")
    exception = found.get(P.READER_EXCEPTION_EVENT)
    connected, port = _numbers(found.get(P.ANTENNA_EVENT), _ANTENNA_EVENT) or (0, None)
    return ReaderEvent(
        utc_us=_number(found.get(P.UTC_TIMESTAMP), _U64),
        uptime_us=_number(found.get(P.UPTIME), _U64),
        connection=_number(found.get(P.CONNECTION_ATTEMPT_EVENT), _U16),
        closing=P.CONNECTION_CLOSE_EVENT in found,
        antenna=port,
        antenna_connected=connected == 1,
        overflowed=P.REPORT_BUFFER_OVERFLOW_ERROR_EVENT in found,
        exception=None if exception is None else _exception(exception),
    )


def _exception(found: Parameter) -> str:
    (length,) = found.unpack(_U16)
    return _text(found.value, _U16.size, length)


def _all(inside: tuple[Parameter, ...], kind: P) -> list[Parameter]:
    return [found for found in inside if found.type == kind]


def _number(found: Parameter | None, layout: struct.Struct) -> int | None:
    return None if found is None else found.unpack(layout)[0]


def _numbers(found: Parameter | None, layout: struct.Struct) -> tuple[int, ...] | None:
    return None if found is None else found.unpack(layout)


def _text(value: bytes, at: int, length: int) -> str:
    if len(value) < at + length:
        raise FormatError(f"a text of {length} bytes that is cut off")
    return value[at : at + length].decode("utf-8", "replace").rstrip("\x00")
