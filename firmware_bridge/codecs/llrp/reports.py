"""Tag reports: RO_ACCESS_REPORT and its TagReportData, the part of LLRP that comes by thousands.

Source: EPCglobal Low Level Reader Protocol 1.1, reports. A reader repeats one layout of parameters
for as long as its settings stay, so the layout of each report is learnt once: later ones are
taken apart by one `struct` and checked by their type bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.parameters import TV_BYTES, ParameterType, bounds, tlv

_HEADER = struct.Struct(">HH")
_ANTENNA, _FIRST_UTC, _FIRST_UPTIME, _LAST_UTC, _LAST_UPTIME, _RSSI = 1, 2, 3, 4, 5, 6
_SEEN_COUNT, _EPC_96 = 8, 13
_FORMATS = {
    _ANTENNA: "H",
    _FIRST_UTC: "Q",
    _FIRST_UPTIME: "Q",
    _LAST_UTC: "Q",
    _LAST_UPTIME: "Q",
    _RSSI: "b",
    _SEEN_COUNT: "H",
    _EPC_96: "12s",
}
_FIELDS = (
    _EPC_96,
    _ANTENNA,
    _RSSI,
    _FIRST_UTC,
    _FIRST_UPTIME,
    _LAST_UTC,
    _LAST_UPTIME,
    _SEEN_COUNT,
)
"""The parameters in the order of the members of `TagReport`, which is that of the standard."""

_TAG_REPORT_DATA = int(ParameterType.TAG_REPORT_DATA)
_TLV_FIRST = 128
_LAYOUTS_MAX = 64


class TagReport(msgspec.Struct, frozen=True, gc=False):
    """One tag as the reader reports it. What the reader leaves out is None.

    `epc` is upper-case hexadecimal, empty for a tag without one. Times are microseconds: since 1970
    UTC by the reader's clock, or since it was switched on.
    """

    epc: str
    antenna: int | None = None
    rssi_dbm: int | None = None
    first_utc_us: int | None = None
    first_uptime_us: int | None = None
    last_utc_us: int | None = None
    last_uptime_us: int | None = None
    count: int | None = None


class _Layout(NamedTuple):
    """How reports of one length are built: TV parameters only, each its type byte and one value."""

    unpack: Callable[[bytes, int], tuple[Any, ...]]
    marks: tuple[int, ...]
    pick: Callable[[tuple[Any, ...]], tuple[Any, ...]]


class ReportDecoder:
    """Decodes reports and remembers their layouts. One for each connection."""

    def __init__(self) -> None:
        self._layouts: dict[int, _Layout] = {}

    def decode(self, body: bytes) -> list[TagReport]:
        """The tags in the body of an RO_ACCESS_REPORT; RF surveys and customs are passed over.

        Raises:
            FormatError: a parameter that does not fit, or a tag report without EPC.
        """
        found: list[TagReport] = []
        at, end = 0, len(body)
        layouts, header = self._layouts, _HEADER.unpack_from
        while at < end:
            if end - at >= _HEADER.size:
                kind, length = header(body, at)
                layout = layouts.get(length) if kind == _TAG_REPORT_DATA else None
                if layout is not None and at + length <= end:
                    values = layout.unpack(body, at + _HEADER.size)
                    if values[::2] == layout.marks:
                        epc, *rest = layout.pick((*values, None))
                        found.append(TagReport(epc.hex().upper(), *rest))
                        at += length
                        continue
            kind, start, stop = bounds(body, at, end)
            if kind == _TAG_REPORT_DATA:
                found.append(self._walk(body, start, stop))
            at = stop
        return found

    def _walk(self, body: bytes, start: int, end: int) -> TagReport:
        epc: str | None = None
        values: dict[int, int] = {}
        kinds: list[int] = []
        at = start
        while at < end:
            kind, value, stop = bounds(body, at, end)
            kinds.append(kind)
            if kind == _EPC_96:
                epc = body[value:stop].hex().upper()
            elif kind == ParameterType.EPC_DATA:
                epc = _epc_data(body[value:stop])
            elif kind in _FORMATS:
                values[kind] = int.from_bytes(body[value:stop], "big", signed=kind == _RSSI)
            at = stop
        if epc is None:
            raise FormatError(f"byte {start}: a tag report without EPC")
        if max(kinds) < _TLV_FIRST and len(self._layouts) < _LAYOUTS_MAX:
            self._layouts[end - start + _HEADER.size] = _layout(kinds)
        return TagReport(epc, *(values.get(kind) for kind in _FIELDS[1:]))


def encode_reports(reports: Iterable[TagReport]) -> bytes:
    """The body of an RO_ACCESS_REPORT.

    Raises:
        FormatError: an EPC that is not hexadecimal, or a number that does not fit.
    """
    return b"".join(_encode(report) for report in reports)


def _encode(report: TagReport) -> bytes:
    try:
        epc = bytes.fromhex(report.epc)
        parts = [_epc_parameter(epc)]
        for kind, value in zip(_FIELDS[1:], msgspec.structs.astuple(report)[1:], strict=True):
            if value is not None:
                parts.append(struct.pack(f">B{_FORMATS[kind]}", 0x80 | kind, value))
    except (ValueError, struct.error) as error:
        raise FormatError(f"{report} does not fit into a tag report: {error}") from error
    return tlv(ParameterType.TAG_REPORT_DATA, *parts)


def _epc_parameter(epc: bytes) -> bytes:
    if len(epc) == TV_BYTES[_EPC_96]:
        return bytes((0x80 | _EPC_96,)) + epc
    return tlv(ParameterType.EPC_DATA, struct.pack(">H", 8 * len(epc)), epc)


def _epc_data(value: bytes) -> str:
    """A bit count and the bits, filled up to whole bytes."""
    if len(value) < 2 or len(value) - 2 != (int.from_bytes(value[:2], "big") + 7) // 8:
        raise FormatError(f"an EPC whose bit count does not fit: {value[:40].hex()}")
    return value[2:].hex().upper()


def _layout(kinds: list[int]) -> _Layout:
    form = "".join(f"B{_FORMATS.get(kind, f'{TV_BYTES[kind]}s')}" for kind in kinds)
    # A parameter that comes twice counts with its last value, as in the walk; -1 is the None
    # that is put behind the values.
    places = {kind: 2 * index + 1 for index, kind in enumerate(kinds)}
    return _Layout(
        struct.Struct(">" + form).unpack_from,
        tuple(0x80 | kind for kind in kinds),
        itemgetter(*(places.get(kind, -1) for kind in _FIELDS)),
    )
