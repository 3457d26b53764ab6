"""What devices said is counted once, in order, whatever is repeated, missing or broken."""

from __future__ import annotations

import pytest

from edge_agent.ingest.messages import Message
from edge_agent.ingest.positions import missing, newest_confirmations
from edge_agent.ingest.quarantine import PAYLOAD_BYTES_KEPT, quarantined_count
from edge_agent.sensing.devices import all_devices
from tests.edge.shop import STORE, Shop, envelope, shirt, tag, weight

BAD = Message(f"storeside/v1/{STORE}/obs/bridge-1/scale-1", b"{broken")


def test_what_is_on_disk_is_confirmed_per_device(shop: Shop) -> None:
    (confirmed,) = shop.send(envelope(tag(shirt(1), seq=1)), envelope(weight(500, seq=4)))
    assert (confirmed.bridge, confirmed.boot_id) == ("bridge-1", "b1")
    assert confirmed.seqs == {"reader-1": 1, "scale-1": 4}


def test_a_message_that_comes_again_changes_nothing_and_is_confirmed_again(shop: Shop) -> None:
    first = envelope(weight(1500, seq=1))
    shop.send(first, envelope(weight(1000, seq=2)))
    shop.wait(1)
    told = shop.told()
    (confirmed,) = shop.send(first)
    shop.wait(1)
    assert confirmed.seqs == {"scale-1": 2}
    assert shop.shelf("jar-1") == 2
    assert shop.told() == told
    assert missing(shop.writer.reader()).repeats == 1


def test_a_message_half_known_brings_its_new_half(shop: Shop) -> None:
    shop.send(envelope(weight(500, seq=1), weight(1000, seq=2)))
    shop.send(envelope(weight(1000, seq=2), weight(1500, seq=3)))
    shop.wait(1)
    assert shop.shelf("jar-1") == 3


def test_missing_numbers_are_counted(shop: Shop) -> None:
    shop.send(envelope(weight(1, seq=5)), envelope(weight(2, seq=6)))
    assert missing(shop.writer.reader()).gaps == 0  # where it begins is not a gap
    shop.send(envelope(weight(3, seq=9)), envelope(weight(4, seq=11)))
    assert missing(shop.writer.reader()).gaps == 3


def test_a_bridge_with_a_new_disk_begins_anew(shop: Shop) -> None:
    shop.send(envelope(weight(1000, seq=50)))
    shop.clock.advance(1)
    (confirmed,) = shop.send(envelope(weight(2000, seq=1), boot="b2"))
    shop.wait(1)
    assert shop.shelf("jar-1") == 4
    assert (confirmed.boot_id, confirmed.seqs) == ("b2", {"scale-1": 1})
    assert shop.do(newest_confirmations) == (confirmed,)


def test_positions_outlive_a_kill(shop: Shop) -> None:
    shop.send(envelope(weight(1500, seq=1)))
    shop.restart()
    shop.wait(1)
    assert shop.shelf("jar-1") == 3  # the weight was acknowledged before it had settled
    shop.send(envelope(weight(9000, seq=1)))
    shop.wait(1)
    assert shop.shelf("jar-1") == 3


def test_a_bad_message_goes_to_quarantine_and_the_queue_moves_on(shop: Shop) -> None:
    shop.send(envelope(weight(500, seq=1)), BAD, envelope(weight(1000, seq=2)))
    shop.wait(1)
    assert shop.shelf("jar-1") == 2
    assert shop.quarantined() == [(BAD.topic, "not_json")]
    assert quarantined_count(shop.writer.reader()) == 1


def test_a_bad_message_sent_again_by_the_broker_counts_once(shop: Shop) -> None:
    shop.send(BAD)
    shop.send(Message(BAD.topic, BAD.payload, again=True), BAD)
    assert quarantined_count(shop.writer.reader()) == 2


def test_what_a_reader_tells_of_itself_is_logged_not_quarantined(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    topic = f"storeside/v1/{STORE}/vendor/impinj-r700/reader-1"
    with caplog.at_level("INFO"):
        shop.send(Message(topic, b'{"antennaDisconnectedEvent":{"antennaPort":2}}'))
    assert shop.quarantined() == []
    assert "device_told" in caplog.messages


def test_quarantine_is_bounded_and_still_counts_all(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shop = Shop(tmp_path_factory.mktemp("edge"), quarantine_kept_max=3)
    shop.send(*[Message("nowhere", bytes([n]) * 70_000) for n in range(10)])
    rows = shop.writer.reader().execute("SELECT length(payload), payload_bytes FROM quarantine")
    assert rows.fetchall() == [(PAYLOAD_BYTES_KEPT, 70_000)] * 3
    assert quarantined_count(shop.writer.reader()) == 10
    shop.writer.close()


def test_a_vendors_reader_is_listed_with_its_reading(shop: Shop) -> None:
    payload = b'{"tagInventoryEvent":{"epcHex":"%s","antennaPort":1}}' % shirt(1).encode()
    for _ in range(2):
        shop.send(Message(f"storeside/v1/{STORE}/vendor/impinj-r700/reader-1", payload))
        shop.wait(1)
    assert shop.shelf("rack-1") == 1
    assert all_devices(shop.writer.reader())["reader-1"].listed
