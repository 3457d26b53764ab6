"""What devices said is kept as it came, within its bound, and what gives way is counted."""

from __future__ import annotations

from edge_agent.ingest.kept import kept_count, raw_readings
from edge_agent.ingest.messages import Message
from tests.edge.shop import STORE, Shop, envelope, shirt, tag, weight


def test_a_reading_can_be_read_back_word_for_word(shop: Shop) -> None:
    first, second = envelope(weight(500, seq=1)), envelope(tag(shirt(1), seq=1))
    shop.send(first, second)
    kept = list(raw_readings(shop.writer.reader()))
    assert [(topic, payload) for _, topic, payload in kept] == [
        (m.topic, m.payload) for m in (first, second)
    ]


def test_a_message_that_comes_again_is_kept_once(shop: Shop) -> None:
    shop.send(envelope(weight(500, seq=1)))
    shop.send(envelope(weight(500, seq=1)))
    assert kept_count(shop.writer.reader()).messages == 1


def test_what_goes_to_quarantine_is_not_a_reading(shop: Shop) -> None:
    shop.send(Message(f"storeside/v1/{STORE}/obs/bridge-1/scale-1", b"{broken"))
    assert kept_count(shop.writer.reader()).messages == 0


def test_the_oldest_give_way_first_and_are_counted(shop: Shop) -> None:
    shop.books.intake._raw._bytes_max = 1500
    for seq in range(1, 60):
        shop.send(envelope(weight(seq, seq=seq)))
    kept = kept_count(shop.writer.reader())
    left = list(raw_readings(shop.writer.reader()))
    assert kept.bytes <= 1500
    assert kept.messages == len(left)
    assert kept.messages + kept.let_go == 59
    assert b'"seq":59' in left[-1][2]
