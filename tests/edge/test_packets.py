"""Packets are cut out of a stream alike, however the network has chopped it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.ingest.packets import BrokenStream, Other, Published, acknowledgements, cut

PINGRESP = b"\xd0\x00"


def remaining(length: int) -> bytes:
    """MQTT 5.0, 1.5.5: seven bits a byte, lowest first, the top bit says that more follow."""
    written = bytearray()
    while True:
        length, low = divmod(length, 128)
        written.append(low | (0x80 if length else 0))
        if not length:
            return bytes(written)


def publish(one: Published, *, properties: bytes | None) -> bytes:
    body = len(one.topic).to_bytes(2, "big") + one.topic + one.mid.to_bytes(2, "big")
    body += (properties or b"") + one.payload
    return bytes([0x32 | (8 if one.again else 0)]) + remaining(len(body)) + body


messages = st.builds(
    Published,
    st.binary(min_size=1, max_size=40),
    st.binary(max_size=300),
    st.integers(1, 0xFFFF),
    st.booleans(),
)


def read(chunks: list[bytes], *, properties: bool) -> list[Published | Other]:
    """What a reader makes of chunks, keeping what is unfinished for the next."""
    read: list[Published | Other] = []
    left = b""
    for chunk in chunks:
        data, at = left + chunk, 0
        while True:
            found: list[Published] = []
            at, other = cut(data, at, properties=properties, found=found)
            read += found
            if other is None:
                break
            read.append(other)
        left = data[at:]
    assert left == b""
    return read


@given(st.lists(st.one_of(messages, st.just(None)), max_size=8), st.booleans(), st.data())
def test_a_stream_reads_the_same_however_it_is_chopped(
    sent: list[Published | None], properties: bool, data: st.DataObject
) -> None:
    head = b"\x00" if properties else None
    stream = b"".join(PINGRESP if m is None else publish(m, properties=head) for m in sent)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=6)))
    chunks = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    expected = [Other(0xD0, b"") if m is None else m for m in sent]
    assert read(chunks, properties=properties) == expected


@given(messages)
def test_a_message_with_properties_is_left_to_the_library(message: Published) -> None:
    expiry = b"\x05\x02\x00\x00\x00\x3c"  # 2.2.2.2: the length, then the message expiry interval
    stream = publish(message, properties=expiry)
    ((command, body),) = read([stream], properties=True)  # type: ignore[misc]
    assert command == stream[0] and body == stream[-len(body) :]


@given(st.binary(max_size=60), st.booleans())
def test_bytes_of_any_kind_are_cut_or_refused_and_never_read_past_their_end(
    data: bytes, properties: bool
) -> None:
    found: list[Published] = []
    try:
        at, other = cut(data, 0, properties=properties, found=found)
    except BrokenStream:
        return
    assert 0 <= at <= len(data)
    assert other is None or at > 0


def test_a_length_of_five_bytes_is_no_mqtt() -> None:
    with pytest.raises(BrokenStream, match="four bytes"):
        cut(b"\x32\xff\xff\xff\xff\x01", 0, properties=False, found=[])


def test_a_topic_longer_than_its_packet_is_refused() -> None:
    with pytest.raises(BrokenStream, match="shorter than its topic"):
        cut(b"\x32\x04\x00\x09ab", 0, properties=False, found=[])


def test_acknowledgements_of_a_batch_stand_in_one_piece() -> None:
    assert acknowledgements([1, 0x1234]) == b"\x40\x02\x00\x01\x40\x02\x12\x34"
