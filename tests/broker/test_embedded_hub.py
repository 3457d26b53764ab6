"""The embedded broker's core without sockets: limits, expiry, options, and its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from storeside.broker.embedded import session as session_module
from storeside.broker.embedded.hub import Hub
from storeside.broker.embedded.packets import NEVER_S, Connect, Kind, Message, Wish
from storeside.broker.embedded.reading import PacketError, Reason, find_packet
from storeside.broker.embedded.session import Session
from storeside.broker.embedded.snapshot import SnapshotError, load, save
from storeside.broker.settings import CLIENT_EXPIRY_DAYS

DAY_S = 86_400


class Wire:
    """A link that keeps what it was given."""

    def __init__(self, level: int = 5) -> None:
        self.level = level
        self.sent: list[bytes] = []
        self.closed: Reason | None = None
        self.is_choked = False

    def send(self, data: bytes) -> None:
        self.sent.append(data)

    def close(self, reason: Reason) -> None:
        self.closed = reason

    def kinds(self) -> list[int]:
        return [data[0] >> 4 for data in self.sent]

    def payloads(self) -> list[bytes]:
        """Last byte of each message: the tests publish single bytes."""
        return [data[-1:] for data in self.sent if data[0] >> 4 == Kind.PUBLISH]


def come(hub: Hub, name: str, *, clean: bool = False, level: int = 5) -> tuple[Session, Wire]:
    wire = Wire(level)
    expiry_s = 0 if clean else NEVER_S
    connect = Connect(name, level, clean, 60, expiry_s, 0xFFFF, None)
    return hub.open(connect, wire), wire


def test_a_full_queue_drops_the_newest_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(session_module, "QUEUED_MESSAGES_MAX", 3)
    hub = Hub()
    edge, wire = come(hub, "edge")
    hub.subscribe(edge, wire, 1, [("#", Wish(qos=1))])
    hub.leave(edge, wire, 0)
    for number in b"12345":
        hub.publish(Message("t", bytes([number]), 1))
    _, back = come(hub, "edge")
    assert back.payloads() == [b"1", b"2", b"3"]
    assert "queue of edge is full" in caplog.text


def test_no_more_is_in_flight_than_the_client_can_take() -> None:
    hub, wire = Hub(), Wire()
    edge = hub.open(Connect("edge", 5, False, 60, NEVER_S, 2, None), wire)
    hub.subscribe(edge, wire, 1, [("#", Wish(qos=1))])
    for number in b"123":
        hub.publish(Message("t", bytes([number]), 1))
    assert wire.payloads() == [b"1", b"2"]
    edge.acknowledged(1)
    assert wire.payloads() == [b"1", b"2", b"3"]
    edge.acknowledged(999)
    assert len(wire.payloads()) == 3


def test_overlapping_filters_give_a_message_once_at_the_highest_qos() -> None:
    hub = Hub()
    edge, wire = come(hub, "edge")
    hub.subscribe(edge, wire, 1, [("a/#", Wish(qos=0)), ("a/b", Wish(qos=1))])
    hub.publish(Message("a/b", b"1", 1))
    assert wire.payloads() == [b"1"]
    assert wire.sent[-1][0] >> 1 & 3 == 1


def test_a_publisher_may_ask_not_to_hear_itself() -> None:
    hub = Hub()
    edge, wire = come(hub, "edge")
    hub.subscribe(edge, wire, 1, [("#", Wish(qos=1, no_local=True))])
    hub.publish(Message("t", b"1", 1), sender="edge")
    hub.publish(Message("t", b"2", 1), sender="other")
    assert wire.payloads() == [b"2"]


@pytest.mark.parametrize(("handling", "first", "second"), [(0, 1, 2), (1, 1, 1), (2, 0, 0)])
def test_retained_messages_come_as_asked(handling: int, first: int, second: int) -> None:
    """MQTT 5, section 3.8.3.1, Retain Handling."""
    hub = Hub()
    hub.publish(Message("t", b"1", 1, retain=True))
    edge, wire = come(hub, "edge")
    wish = Wish(qos=1, retain_handling=handling)
    hub.subscribe(edge, wire, 1, [("t", wish)])
    assert len(wire.payloads()) == first
    hub.subscribe(edge, wire, 2, [("t", wish)])
    assert len(wire.payloads()) == second


@pytest.mark.parametrize(("level", "code"), [(4, 0x80), (5, Reason.SHARED_UNSUPPORTED)])
def test_a_shared_subscription_is_refused_and_the_others_kept(level: int, code: int) -> None:
    hub = Hub()
    edge, wire = come(hub, "edge", level=level)
    hub.subscribe(edge, wire, 1, [("$share/group/t", Wish(qos=1)), ("t", Wish(qos=1))])
    assert list(wire.sent[-1][-2:]) == [code, 1]


def test_a_kept_session_needs_a_name_before_mqtt_5() -> None:
    with pytest.raises(PacketError) as refused:
        come(Hub(), "", level=4)
    assert refused.value.reason == Reason.CLIENT_ID_INVALID
    named, _ = come(Hub(), "", clean=True, level=4)
    assert named.client_id


def test_a_clean_session_ends_when_its_client_leaves() -> None:
    hub = Hub()
    edge, wire = come(hub, "edge", clean=True)
    hub.leave(edge, wire, 0)
    assert not hub.sessions


def test_a_session_is_kept_for_its_time_and_no_longer() -> None:
    hub = Hub()
    edge, wire = come(hub, "edge")
    hub.leave(edge, wire, 0)
    hub.expire(CLIENT_EXPIRY_DAYS * DAY_S - 1)
    assert hub.sessions
    hub.expire(CLIENT_EXPIRY_DAYS * DAY_S)
    assert not hub.sessions


def test_what_is_kept_reads_as_it_was_saved(tmp_path: Path) -> None:
    hub, path = Hub(), tmp_path / "broker.snapshot"
    edge, wire = come(hub, "edge")
    hub.subscribe(edge, wire, 1, [("t", Wish(qos=1))])
    hub.publish(Message("t", b"1", 1, retain=True))
    hub.leave(edge, wire, 5)
    hub.publish(Message("t", b"2", 1))
    come(hub, "passing", clean=True)
    save(hub, path, 9)
    again = load(path)
    assert set(again.sessions) == {"edge"}
    _, back = come(again, "edge")
    assert back.payloads() == [b"1", b"2"]
    assert back.sent[1][0] & 8, "what was in flight is marked as a repeat"
    assert [message.payload for message in again.retained.values()] == [b"1"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x93\x01\x02\x03"])
def test_a_damaged_file_is_told(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "broker.snapshot"
    path.write_bytes(damage)
    with pytest.raises(SnapshotError, match="cannot be read"):
        load(path)


def test_what_goes_out_is_whole_packets() -> None:
    hub = Hub()
    edge, wire = come(hub, "edge")
    hub.subscribe(edge, wire, 1, [("t", Wish(qos=1))])
    hub.publish(Message("t", b"1", 1))
    hub.unsubscribe(edge, wire, 2, ["t", "never"])
    assert wire.kinds() == [Kind.CONNACK, Kind.SUBACK, Kind.PUBLISH, Kind.UNSUBACK]
    for data in wire.sent:
        assert find_packet(bytearray(data), 0, 1000) is not None
        assert find_packet(bytearray(data), 0, 1000) == (2, len(data))
