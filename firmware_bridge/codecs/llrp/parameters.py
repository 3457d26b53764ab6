"""LLRP parameters: what a message's body is made of.

Source: EPCglobal Low Level Reader Protocol 1.1, encoding of TLV and TV parameters. A TLV
parameter has 6 zero bits, 10 bits of type and 16 bits of length including these four bytes. A TV
parameter has a set bit, 7 bits of type, and a length that its type alone tells.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from firmware_bridge.codecs.errors import FormatError

_TLV = struct.Struct(">HH")
_TYPE_MASK = 0x3FF

TV_BYTES = {
    1: 2,  # AntennaID
    2: 8,  # FirstSeenTimestampUTC
    3: 8,  # FirstSeenTimestampUptime
    4: 8,  # LastSeenTimestampUTC
    5: 8,  # LastSeenTimestampUptime
    6: 1,  # PeakRSSI
    7: 2,  # ChannelIndex
    8: 2,  # TagSeenCount
    9: 4,  # ROSpecID
    10: 2,  # InventoryParameterSpecID
    11: 2,  # C1G2CRC
    12: 2,  # C1G2PC
    13: 12,  # EPC-96
    14: 2,  # SpecIndex
    15: 2,  # ClientRequestOpSpecResult
    16: 4,  # AccessSpecID
    17: 2,  # OpSpecID
    18: 4,  # C1G2SingulationDetails
    19: 2,  # C1G2XPCW1
    20: 2,  # C1G2XPCW2
}
"""Bytes after the first one of each TV parameter."""


class ParameterType(IntEnum):
    """The TLV parameters that are used here."""

    UTC_TIMESTAMP = 128
    UPTIME = 129
    GENERAL_DEVICE_CAPABILITIES = 137
    RECEIVE_SENSITIVITY_TABLE_ENTRY = 139
    PER_ANTENNA_AIR_PROTOCOL = 140
    GPIO_CAPABILITIES = 141
    REGULATORY_CAPABILITIES = 143
    UHF_BAND_CAPABILITIES = 144
    TRANSMIT_POWER_LEVEL_TABLE_ENTRY = 145
    FREQUENCY_INFORMATION = 146
    FREQUENCY_HOP_TABLE = 147
    FIXED_FREQUENCY_TABLE = 148
    RO_SPEC = 177
    RO_BOUNDARY_SPEC = 178
    RO_SPEC_START_TRIGGER = 179
    RO_SPEC_STOP_TRIGGER = 182
    AI_SPEC = 183
    AI_SPEC_STOP_TRIGGER = 184
    INVENTORY_PARAMETER_SPEC = 186
    KEEPALIVE_SPEC = 220
    ANTENNA_CONFIGURATION = 222
    RF_TRANSMITTER = 224
    EVENTS_AND_REPORTS = 226
    RO_REPORT_SPEC = 237
    TAG_REPORT_CONTENT_SELECTOR = 238
    TAG_REPORT_DATA = 240
    EPC_DATA = 241
    READER_EVENT_NOTIFICATION_SPEC = 244
    EVENT_NOTIFICATION_STATE = 245
    READER_EVENT_NOTIFICATION_DATA = 246
    REPORT_BUFFER_OVERFLOW_ERROR_EVENT = 251
    READER_EXCEPTION_EVENT = 252
    ANTENNA_EVENT = 255
    CONNECTION_ATTEMPT_EVENT = 256
    CONNECTION_CLOSE_EVENT = 257
    LLRP_STATUS = 287
    C1G2_UHF_RF_MODE_TABLE = 328
    C1G2_UHF_RF_MODE_TABLE_ENTRY = 329
    C1G2_INVENTORY_COMMAND = 330
    C1G2_SINGULATION_CONTROL = 336


class Parameter(NamedTuple):
    """A parameter's type and what follows its header. Types below 128 are TV."""

    type: int
    value: bytes

    def unpack(self, layout: struct.Struct) -> tuple[int, ...]:
        """The fields at the beginning of the value.

        Raises:
            FormatError: the value is too short.
        """
        if len(self.value) < layout.size:
            raise FormatError(f"parameter {self.type} has only {len(self.value)} bytes")
        return layout.unpack_from(self.value)


def tlv(kind: ParameterType, *parts: bytes) -> bytes:
    """A TLV parameter of these parts."""
    value = b"".join(parts)
    return _TLV.pack(kind, _TLV.size + len(value)) + value


def parameters(data: bytes, at: int = 0) -> Iterator[Parameter]:
    """The parameters from a position to the end.

    Raises:
        FormatError: a length that does not fit, or a TV parameter of a type nobody has defined.
    """
    while at < len(data):
        kind, start, end = bounds(data, at, len(data))
        yield Parameter(kind, data[start:end])
        at = end


def bounds(data: bytes, at: int, end: int) -> tuple[int, int, int]:
    """Type of the parameter at a position, and where its value begins and ends.

    Raises:
        FormatError: as for `parameters`.
    """
    if data[at] & 0x80:
        kind, start = data[at] & 0x7F, at + 1
        if kind not in TV_BYTES:
            raise FormatError(f"byte {at}: TV parameter {kind} is unknown and has no length")
        stop = start + TV_BYTES[kind]
    else:
        if end - at < _TLV.size:
            raise FormatError(f"byte {at}: a parameter that ends in its header")
        first, length = _TLV.unpack_from(data, at)
        kind, start, stop = first & _TYPE_MASK, at + _TLV.size, at + length
        if first >> 10 or length < _TLV.size:
            raise FormatError(f"byte {at}: no parameter begins with {data[at : at + 4].hex()}")
    if stop > end:
        raise FormatError(f"byte {at}: parameter {kind} is longer than what is left")
    return kind, start, stop


def first_of(data: bytes, kind: ParameterType, at: int = 0) -> Parameter | None:
    """The first parameter of a type, or None.

    Raises:
        FormatError: as for `parameters`.
    """
    return next((found for found in parameters(data, at) if found.type == kind), None)
