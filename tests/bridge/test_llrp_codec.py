"""LLRP as bytes, beside pyllrp, which was made from the standard's own definitions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import bitstring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyllrp import pyllrp

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp import answers, settings
from firmware_bridge.codecs.llrp.frames import (
    MESSAGE_BYTES_MAX,
    Frame,
    MessageType,
    Splitter,
    encode_frame,
)
from firmware_bridge.codecs.llrp.parameters import TV_BYTES, ParameterType
from firmware_bridge.codecs.llrp.reports import ReportDecoder, TagReport, encode_reports

EPC = "3034257BF468D480000003E8"
REPORT = TagReport(EPC, 2, -57, 1_767_225_600_000_000, None, 1_767_225_600_500_000, None, 3)
ROUND = settings.RoundSettings(
    rospec_id=7,
    round_ms=500,
    antennas=(
        settings.AntennaSettings(port=1, power_index=5, session=2, population=200),
        settings.AntennaSettings(port=4, session=0, population=8),
    ),
    hop_table=1,
)
KNOWN = answers.Capabilities(
    antennas=4,
    has_utc_clock=True,
    manufacturer=25882,
    model=2001002,
    firmware="7.6.1",
    powers_cdbm={1: 1000, 2: 1025, 3: 3000},
    hopping=True,
    hop_table=1,
)
EVENT = answers.ReaderEvent(utc_us=5, connection=0, antenna=3, exception="hot", overflowed=True)
EPCS = st.binary(max_size=62).map(lambda data: data.hex().upper())
U16, U64 = st.integers(0, 2**16 - 1), st.integers(0, 2**64 - 1)
REPORTS = st.builds(
    TagReport,
    EPCS,
    st.none() | U16,
    st.none() | st.integers(-128, 127),
    *[st.none() | U64] * 4,
    st.none() | U16,
)


def oracle(kind: MessageType, body: bytes) -> Any:
    """The message as pyllrp reads it; it fails where the standard is not kept."""
    stream = bitstring.BitStream(bytes=encode_frame(Frame(kind, 9, body)))
    message = pyllrp.UnpackMessage(stream)
    assert message.MessageID == 9
    for control in message.getAllParametersByClass(pyllrp.C1G2SingulationControl_Parameter):
        control.Session = control.Session.uint  # it reads bits, and accepts only a number
    message._validate()
    return message


def packed(message: Any) -> Frame:
    """A message of pyllrp's as our splitter cuts it."""
    (frame,) = Splitter().feed(message.pack(bitstring.BitStream()).tobytes())
    return frame


def the(message: Any, name: str) -> Any:
    return message.getFirstParameterByClass(getattr(pyllrp, f"{name}_Parameter"))


def test_parameters_are_as_long_and_named_as_in_the_standard() -> None:
    defined = pyllrp._parameterClassFromTypeCode
    for kind in TV_BYTES.keys() & defined.keys():
        sizes = [int(field.TypeCode.split(":")[1]) for field in defined[kind].FieldDefs]
        assert sum(sizes) == 8 * TV_BYTES[kind], kind
    for parameter in ParameterType:
        name = defined[parameter].Name.upper()
        assert name.replace("_", "") == parameter.name.replace("_", "")
    for message in MessageType:
        assert pyllrp._messageClassFromTypeCode[message].Name == message.name


@given(st.lists(REPORTS, max_size=5))
def test_pyllrp_reads_the_reports_that_we_write(reports: list[TagReport]) -> None:
    message = oracle(MessageType.RO_ACCESS_REPORT, encode_reports(reports))
    assert len(message.Parameters) == len(reports)
    for ours, theirs in zip(reports, message.Parameters, strict=True):
        epc = the(theirs, "EPC_96") or the(theirs, "EPCData")
        value = f"{epc.EPC:024X}" if isinstance(epc.EPC, int) else epc.EPC.hex().upper()
        assert value == ours.epc
        for name, field, number in (
            ("AntennaID", "AntennaID", ours.antenna),
            ("PeakRSSI", "PeakRSSI", ours.rssi_dbm),
            ("FirstSeenTimestampUTC", "Microseconds", ours.first_utc_us),
            ("LastSeenTimestampUptime", "Microseconds", ours.last_uptime_us),
            ("TagSeenCount", "TagCount", ours.count),
        ):
            found = the(theirs, name)
            assert (None if found is None else getattr(found, field)) == number


@given(st.lists(REPORTS, max_size=6))
def test_a_report_comes_back_as_it_was(reports: list[TagReport]) -> None:
    decoder, body = ReportDecoder(), encode_reports(reports)
    assert decoder.decode(body) == reports
    assert decoder.decode(body) == reports  # now by the layouts that were learnt


def test_every_parameter_of_a_report_may_be_there() -> None:
    """A reader with everything switched on, as pyllrp packs it, then one of the same length."""
    message = pyllrp.RO_ACCESS_REPORT_Message(
        MessageID=1,
        Parameters=[
            pyllrp.TagReportData_Parameter(
                Parameters=[
                    pyllrp.EPC_96_Parameter(EPC=int(EPC, 16)),
                    pyllrp.ROSpecID_Parameter(ROSpecID=1),
                    pyllrp.SpecIndex_Parameter(SpecIndex=1),
                    pyllrp.InventoryParameterSpecID_Parameter(InventoryParameterSpecID=1),
                    pyllrp.AntennaID_Parameter(AntennaID=port),
                    pyllrp.PeakRSSI_Parameter(PeakRSSI=-60),
                    pyllrp.ChannelIndex_Parameter(ChannelIndex=2),
                    pyllrp.C1G2_PC_Parameter(PC_Bits=0x3000),
                    pyllrp.AccessSpecID_Parameter(AccessSpecID=0),
                ]
            )
            for port in (1, 2, 3)
        ],
    )
    found = ReportDecoder().decode(packed(message).body)
    assert found == [TagReport(EPC, port, -60) for port in (1, 2, 3)]


def test_layouts_of_equal_length_are_told_apart() -> None:
    decoder = ReportDecoder()
    utc = TagReport(EPC, first_utc_us=7)
    uptime = TagReport(EPC, first_uptime_us=7)
    assert decoder.decode(encode_reports([utc, uptime, utc, uptime])) == [utc, uptime, utc, uptime]


def test_customs_and_surveys_are_passed_over() -> None:
    body = encode_reports([REPORT])
    custom = b"\x03\xff\x00\x0c" + b"\x00" * 8
    inside = b"\x00\xf0" + (len(body) + 12).to_bytes(2, "big") + body[4:] + custom
    assert ReportDecoder().decode(custom + inside + custom + body) == [REPORT, REPORT]


def test_pyllrp_reads_the_rospec_that_we_write() -> None:
    message = oracle(MessageType.ADD_ROSPEC, settings.encode_rospec(ROUND))
    assert the(message, "ROSpec").ROSpecID == 7
    assert the(message, "AISpec").AntennaIDs == [1, 4]
    assert the(message, "AISpecStopTrigger").DurationTrigger == 500
    selector = the(message, "TagReportContentSelector")
    on = {name for name, value in selector._getValues() if value is True}
    assert on == {
        "EnableAntennaID",
        "EnablePeakRSSI",
        "EnableFirstSeenTimestamp",
        "EnableLastSeenTimestamp",
        "EnableTagSeenCount",
    }
    first, second = message.getAllParametersByClass(pyllrp.AntennaConfiguration_Parameter)
    assert (the(first, "RFTransmitter").TransmitPower, the(first, "RFTransmitter").HopTableID) == (
        5,
        1,
    )
    assert the(second, "RFTransmitter") is None
    assert the(first, "C1G2SingulationControl").Session == 2
    assert the(first, "C1G2SingulationControl").TagPopulation == 200
    assert settings.decode_rospec(settings.encode_rospec(ROUND)) == ROUND


def test_pyllrp_reads_the_configuration_that_we_write() -> None:
    body = settings.encode_config(10_000)
    message = oracle(MessageType.SET_READER_CONFIG, body)
    assert message.ResetToFactoryDefault is False
    assert the(message, "KeepaliveSpec").PeriodicTriggerValue == 10_000
    assert settings.decode_keepalive_ms(body) == 10_000


def test_pyllrp_reads_what_a_simulated_reader_says_of_itself() -> None:
    body = answers.encode_capabilities(KNOWN)
    message = oracle(MessageType.GET_READER_CAPABILITIES_RESPONSE, body)
    assert message.success()
    assert the(message, "GeneralDeviceCapabilities").ReaderFirmwareVersion == "7.6.1"
    table = message.getAllParametersByClass(pyllrp.TransmitPowerLevelTableEntry_Parameter)
    assert [entry.TransmitPowerValue for entry in table] == [1000, 1025, 3000]
    assert answers.decode_capabilities(body) == KNOWN


def test_pyllrp_reads_our_events_and_refusals() -> None:
    body = answers.encode_event(EVENT)
    message = oracle(MessageType.READER_EVENT_NOTIFICATION, body)
    assert the(message, "ReaderExceptionEvent").Message == "hot"
    assert the(message, "ConnectionAttemptEvent").Status == 0
    assert answers.decode_event(body) == EVENT
    status = answers.Status(answers.StatusCode.OUT_OF_RANGE, "antenna 9")
    refusal = oracle(MessageType.ERROR_MESSAGE, answers.encode_status(status))
    assert the(refusal, "LLRPStatus").ErrorDescription == "antenna 9"
    assert answers.decode_status(answers.encode_status(status)) == status


@given(st.lists(st.builds(Frame, st.integers(0, 1023), U16, st.binary(max_size=40))), st.data())
def test_messages_are_whole_however_they_were_cut(frames: list[Frame], data: st.DataObject) -> None:
    stream = b"".join(map(encode_frame, frames))
    splitter, found = Splitter(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += splitter.feed(stream[:size])
        stream = stream[size:]
    assert found == frames


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (b"\x00\x3e\x00\x00\x00\x0a\x00\x00\x00\x01", "version 0"),
        (b"\x0c\x3e\x00\x00\x00\x0a\x00\x00\x00\x01", "version 3"),
        (b"\x04\x3e\x00\x00\x00\x09\x00\x00\x00\x01", "9 bytes"),
        (b"\x04\x3e" + (MESSAGE_BYTES_MAX + 1).to_bytes(4, "big") + b"\x00" * 4, "at most"),
        (b"HTTP/1.1 400 Bad Request", "version"),
    ],
)
def test_what_is_not_llrp_is_said_so_at_once(start: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        Splitter().feed(start)


def test_version_1_1_is_read() -> None:
    data = bytearray(encode_frame(Frame(MessageType.KEEPALIVE, 3, b"")))
    data[0] = data[0] & 0x03 | 2 << 2
    assert Splitter().feed(bytes(data)) == [Frame(MessageType.KEEPALIVE, 3, b"")]


def decode_everywhere(data: bytes) -> None:
    """Give bytes to every decoder; anything but a `FormatError` fails the test."""
    warm = ReportDecoder()
    warm.decode(encode_reports([REPORT]))
    for decode in (
        warm.decode,
        ReportDecoder().decode,
        settings.decode_rospec,
        settings.decode_keepalive_ms,
        answers.decode_status,
        answers.decode_capabilities,
        answers.decode_event,
        Splitter().feed,
    ):
        with suppress(FormatError):
            decode(data)


@given(st.binary(max_size=120))
def test_nonsense_is_refused_with_one_kind_of_error(data: bytes) -> None:
    decode_everywhere(data)


@given(
    st.sampled_from(
        [
            encode_reports([REPORT, REPORT]),
            settings.encode_rospec(ROUND),
            answers.encode_capabilities(KNOWN),
            answers.encode_event(EVENT),
        ]
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_a_flipped_byte_never_crashes_a_decoder(body: bytes, flips: list[tuple[int, int]]) -> None:
    spoilt = bytearray(body)
    for at, value in flips:
        spoilt[at % len(spoilt)] = value
    decode_everywhere(bytes(spoilt))


def test_the_learnt_layout_never_accepts_what_the_walk_refuses() -> None:
    warm = ReportDecoder()
    body = encode_reports([REPORT])
    warm.decode(body)
    for cut in range(1, len(body)):
        with pytest.raises(FormatError):
            warm.decode(body[:cut])
