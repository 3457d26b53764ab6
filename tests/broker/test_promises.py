"""What the store needs of its broker; mosquitto and the embedded one both keep it."""

from __future__ import annotations

import pytest

from storeside.broker.process import Broker
from storeside.broker.settings import MESSAGE_BYTES_MAX
from tests.broker.conftest import Connect

pytestmark = pytest.mark.processes

LEVELS = pytest.mark.parametrize("level", [4, 5], ids=["mqtt-3.1.1", "mqtt-5"])


@LEVELS
def test_a_message_arrives_once_at_qos_1(connect: Connect, level: int) -> None:
    shelf = connect(f"once-shelf-{level}", level=level)
    shelf.subscribe(f"once/{level}/#")
    connect(f"once-reader-{level}", level=level).publish(f"once/{level}/door", b"tag", b"last")
    assert shelf.until_got(2) == [b"tag", b"last"]
    assert [(message.qos, message.retain) for message in shelf.got] == [(1, False), (1, False)]


def test_both_protocol_versions_meet_in_one_broker(connect: Connect) -> None:
    old = connect("meet-old", level=4)
    old.subscribe("meet/#")
    connect("meet-new", level=5).publish("meet/x", b"from 5")
    assert old.until_got(1) == [b"from 5"]


@LEVELS
def test_a_retained_message_waits_for_whoever_comes_later(connect: Connect, level: int) -> None:
    topic = f"retained/{level}"
    reader = connect(f"retained-reader-{level}", level=level)
    reader.publish(topic, b"born", retain=True)
    later = connect(f"retained-later-{level}", level=level)
    later.subscribe(topic)
    assert later.until_got(1) == [b"born"]
    assert later.got[0].retain


def test_an_empty_retained_message_clears_the_topic(connect: Connect) -> None:
    reader = connect("cleared-reader")
    reader.publish("cleared/a", b"born", retain=True)
    reader.publish("cleared/a", b"", retain=True)
    later = connect("cleared-later")
    later.subscribe("cleared/#")
    reader.publish("cleared/z", b"the next thing")
    assert later.until_got(1) == [b"the next thing"]


@LEVELS
def test_the_last_will_is_published_when_a_device_vanishes(connect: Connect, level: int) -> None:
    topic = f"will/{level}"
    edge = connect(f"will-edge-{level}", level=level)
    edge.subscribe(topic)
    connect(f"will-device-{level}", level=level, will=(topic, b"dead", True)).vanish()
    assert edge.until_got(1) == [b"dead"]
    later = connect(f"will-later-{level}", level=level)
    later.subscribe(topic)
    assert later.until_got(1) == [b"dead"]
    assert later.got[0].retain


def test_a_device_that_says_goodbye_leaves_no_will(connect: Connect) -> None:
    edge = connect("goodbye-edge")
    edge.subscribe("goodbye/#")
    connect("goodbye-device", will=("goodbye/device", b"dead", False)).leave()
    connect("goodbye-other").publish("goodbye/other", b"the next thing")
    assert edge.until_got(1) == [b"the next thing"]


@LEVELS
def test_2000_messages_wait_in_order_for_an_absent_client(connect: Connect, level: int) -> None:
    """Past the 1,000 that mosquitto keeps by default."""
    name, topic = f"absent-edge-{level}", f"absent/{level}"
    edge = connect(name, level=level, clean=False)
    edge.subscribe(topic)
    edge.leave()
    sent = [b"%d" % number for number in range(2000)]
    connect(f"absent-reader-{level}", level=level).publish(topic, *sent)
    back = connect(name, level=level, clean=False)
    assert back.session_present
    assert back.until_got(2000) == sent


def test_subscribing_again_on_return_loses_and_repeats_nothing(connect: Connect) -> None:
    """Clients subscribe on every connection, not knowing what the broker still has."""
    edge = connect("again-edge", clean=False)
    edge.subscribe("again/#")
    edge.leave()
    reader = connect("again-reader")
    reader.publish("again/x", b"1", b"2", b"3")
    back = connect("again-edge", clean=False)
    back.subscribe("again/#")
    reader.publish("again/x", b"4")
    assert back.until_got(4) == [b"1", b"2", b"3", b"4"]


@LEVELS
def test_what_was_not_acknowledged_comes_again(connect: Connect, level: int) -> None:
    name, topic = f"unacked-edge-{level}", f"unacked/{level}"
    edge = connect(name, level=level, clean=False, acknowledges=False)
    edge.subscribe(topic)
    reader = connect(f"unacked-reader-{level}", level=level)
    reader.publish(topic, *(b"%d" % number for number in range(10)))
    edge.until_got(10)
    for message in edge.got[:4]:
        edge.acknowledge(message)
    # The broker handles what a connection sends in order: with the reply to this
    # subscription here, the acknowledgements have been taken.
    edge.subscribe(f"{topic}/other")
    edge.vanish()
    back = connect(name, level=level, clean=False)
    assert back.until_got(6) == [b"4", b"5", b"6", b"7", b"8", b"9"]


def test_a_second_connection_of_one_client_takes_over(connect: Connect) -> None:
    first = connect("twice", clean=False)
    first.subscribe("twice/#")
    second = connect("twice", clean=False)
    first.until_left()
    connect("twice-reader").publish("twice/x", b"tag")
    assert second.until_got(1) == [b"tag"]


def test_a_message_over_the_limit_is_refused_and_its_sender_dropped(connect: Connect) -> None:
    edge = connect("large-edge")
    edge.subscribe("large/#")
    sender = connect("large-sender")
    sender.send_unconfirmed("large/x", bytes(MESSAGE_BYTES_MAX + 100))
    sender.until_left()
    connect("large-other").publish("large/x", b"the next thing")
    assert edge.until_got(1) == [b"the next thing"]


def test_a_message_just_under_the_limit_passes(connect: Connect) -> None:
    edge = connect("under-edge")
    edge.subscribe("under/#")
    connect("under-sender").publish("under/x", bytes(MESSAGE_BYTES_MAX - 100))
    assert len(edge.until_got(1)[0]) == MESSAGE_BYTES_MAX - 100


def test_it_listens_on_this_computer_only(broker: Broker) -> None:
    log = broker.log_file.read_text(encoding="utf-8")
    assert "0.0.0.0" not in log
    assert str(broker.port) in log
