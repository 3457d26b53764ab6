"""The embedded broker's packets and topics, against the MQTT specification."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storeside.broker.embedded import packets
from storeside.broker.embedded.packets import Kind, Message
from storeside.broker.embedded.reading import (
    PacketError,
    Reader,
    Reason,
    find_packet,
    variable_bytes,
)
from storeside.broker.embedded.topics import is_valid_filter, matches
from storeside.broker.probe import connect_packet

TOPICS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0+#"), min_size=1)
MESSAGES = st.builds(
    Message,
    topic=TOPICS.filter(lambda text: len(text.encode()) < 0xFFFF),
    payload=st.binary(max_size=300),
    qos=st.integers(0, 2),
    retain=st.booleans(),
)


@given(MESSAGES, st.sampled_from([4, 5]), st.integers(1, 0xFFFF), st.booleans())
def test_a_message_reads_as_it_was_written(
    message: Message, level: int, packet_id: int, dup: bool
) -> None:
    data = packets.publish(message, level, packet_id, dup=dup)
    found = find_packet(bytearray(data), 0, 1_000_000)
    assert found is not None
    assert found[1] == len(data)
    assert data[0] >> 4 == Kind.PUBLISH
    assert bool(data[0] & 8) is dup
    read, number = packets.read_publish(data[0] & 0x0F, data[found[0] :], level)
    assert read == message
    assert number == (packet_id if message.qos else 0)


@given(st.binary(max_size=200), st.sampled_from([4, 5]), st.integers(0, 15))
def test_any_bytes_are_read_or_refused_by_name(body: bytes, level: int, flags: int) -> None:
    for read in (
        lambda: packets.read_connect(body),
        lambda: packets.read_connect(b"\x00\x04MQTT" + bytes([level]) + body),
        lambda: packets.read_publish(flags, body, level),
        lambda: packets.read_subscribe(body, level),
        lambda: packets.read_unsubscribe(body, level),
        lambda: Reader(body).properties(),
    ):
        with contextlib.suppress(PacketError):
            read()


@given(st.integers(0, 268_435_455))
def test_a_length_reads_as_it_was_written(value: int) -> None:
    """Up to the greatest of section 1.5.5."""
    assert Reader(variable_bytes(value)).variable() == value


@given(st.binary(min_size=0, max_size=400), st.integers(0, 420))
def test_a_packet_is_found_only_when_it_is_whole(body: bytes, cut: int) -> None:
    data = bytearray(packets.packet(Kind.PUBLISH, body))
    found = find_packet(data[:cut], 0, 1000)
    assert (found is not None) is (cut >= len(data))


def test_a_packet_over_the_limit_is_refused_by_its_length_alone() -> None:
    with pytest.raises(PacketError) as refused:
        find_packet(bytearray(b"\x30\xff\xff\x7f"), 0, 1000)
    assert refused.value.reason == Reason.TOO_LARGE


def test_a_length_without_an_end_is_refused() -> None:
    with pytest.raises(PacketError, match="four bytes"):
        find_packet(bytearray(b"\x30\xff\xff\xff\xff\xff"), 0, 1000)


def test_a_client_names_its_level_and_gets_its_defaults() -> None:
    for level in (4, 5):
        data = connect_packet(4 if level == 4 else 5, b"till-1")
        connect = packets.read_connect(data[2:])
        assert (connect.client_id, connect.level, connect.clean) == ("till-1", level, True)
        assert connect.expiry_s == 0


@pytest.mark.parametrize(
    ("flags", "body", "reason"),
    [
        (0b0110, b"\x00\x01a\x00\x01", Reason.PROTOCOL_ERROR),  # QoS 3
        (0b0010, b"\x00\x01a\x00\x00", Reason.PROTOCOL_ERROR),  # packet identifier 0
        (0, b"\x00\x03a/#", Reason.TOPIC_INVALID),
        (0, b"\x00\x00", Reason.TOPIC_INVALID),
        (0, b"\x00\x01\xff", Reason.MALFORMED),  # not UTF-8
        (0, b"\x00\x02a\x00", Reason.MALFORMED),  # a null character
        (0, b"\x00\x09a", Reason.MALFORMED),  # too short
    ],
)
def test_a_malformed_publish_is_refused_with_its_code(
    flags: int, body: bytes, reason: Reason
) -> None:
    with pytest.raises(PacketError) as refused:
        packets.read_publish(flags, body, 4)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("topic_filter", "topic", "expected"),
    [
        ("sport/tennis/player1/#", "sport/tennis/player1", True),
        ("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", True),
        ("sport/#", "sport", True),
        ("#", "anything/at/all", True),
        ("sport/tennis/+", "sport/tennis/player1", True),
        ("sport/tennis/+", "sport/tennis/player1/ranking", False),
        ("sport/+", "sport", False),
        ("sport/+", "sport/", True),
        ("+/+", "/finance", True),
        ("/+", "/finance", True),
        ("+", "/finance", False),
        ("#", "$SYS/x", False),
        ("+/monitor/Clients", "$SYS/monitor/Clients", False),
        ("$SYS/#", "$SYS/x", True),
        ("a/b", "a/b", True),
        ("a/b", "a/B", False),
    ],
)
def test_filters_match_as_in_the_examples_of_the_standard(
    topic_filter: str, topic: str, expected: bool
) -> None:
    """MQTT 5, sections 4.7.1.2, 4.7.1.3 and 4.7.2."""
    assert matches(topic_filter, topic) is expected


@pytest.mark.parametrize("good", ["#", "+", "a/#", "+/tennis/#", "a/+/b", "/", "a//b"])
def test_a_good_filter_is_taken(good: str) -> None:
    assert is_valid_filter(good)


@pytest.mark.parametrize("bad", ["", "a#", "a/#/b", "a+", "a/+b", "#/a"])
def test_a_bad_filter_is_refused(bad: str) -> None:
    assert not is_valid_filter(bad)
