"""Whatever the next hop answers: what was not confirmed is kept, and nothing counts twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from storecore.contracts.exchange import ChainHead, FactBatch, FactReply
from storecore.packing import NotPacked, TooLarge, pack, unpack
from storecore.replication.downlink import Downlink
from storecore.replication.http import HopDown
from storecore.replication.retry import LATER_S_MIN, Again, Patience, meaning_of
from storecore.replication.sending import backlog
from storecore.replication.uplink import Uplink
from tests.ground import bad_hop
from tests.ground.bad_hop import BadHop, Door, Trick
from tests.ground.test_both_hops import Node, task
from tests.waiting import until

REPLY_S = 0.3
COUNT = 40


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[tuple[Node, Node]]:
    below, above = Node(tmp_path, "kiosk"), Node(tmp_path, "edge")
    yield below, above
    below.close()
    above.close()


def lie(change: str) -> Trick:
    """A reply in good form that cannot be true."""

    def answer(door: Door) -> None:
        body = unpack(door.body, 10**7) if door.headers["Content-Encoding"] else door.body
        batch = msgspec.json.decode(body, type=FactBatch)
        last = batch.facts[-1]
        seqs = {"confirmed beyond the head": 0, "a fact expected that never was": last.seq + 9}
        head = ChainHead(
            origin=last.origin,
            incarnation=last.incarnation,
            seq=seqs.get(change, last.seq),
            hash="",
        )
        word = "gap" if "expected" in change else "applied"
        count = len(batch.facts) - (change == "an answer too few")
        heads = () if change == "no head" else (head,)
        position = -1 if change == "a position that cannot be" else None
        reply = {"answers": [word] * count, "heads": heads, "position": position}
        assert change == "true" or msgspec.convert(msgspec.to_builtins(reply), FactReply)
        door.answer(200, msgspec.json.encode(reply))

    return answer


NOTHING_KNOWN: dict[str, tuple[Trick, Again]] = {
    **{
        f"status {code}": (bad_hop.status(code), meaning)
        for code, meaning in {
            201: Again.SOON,
            302: Again.LATER,
            307: Again.LATER,
            401: Again.LATER,
            403: Again.LATER,
            404: Again.LATER,
            405: Again.LATER,
            408: Again.SOON,
            409: Again.LATER,
            415: Again.LATER,
            429: Again.SOON,
            500: Again.SOON,
            502: Again.SOON,
            503: Again.SOON,
            504: Again.SOON,
            599: Again.SOON,
        }.items()
    },
    "hangs up": (bad_hop.hang_up, Again.SOON),
    "silence": (bad_hop.silent, Again.SOON),
    "half an answer": (bad_hop.half, Again.SOON),
    "an answer without end": (bad_hop.drip, Again.SOON),
    "nothing": (bad_hop.content(b""), Again.SOON),
    "garbage": (bad_hop.content(b"\xff\xfe\x00<html>"), Again.SOON),
    "another document": (bad_hop.content(b'{"cursor": 1}'), Again.SOON),
    "deep nesting": (bad_hop.content(b"[" * 100_000), Again.SOON),
    "no gzip": (bad_hop.content(b"plain", Content_Encoding="gzip"), Again.SOON),
    "half a gzip": (bad_hop.content(pack(b"{}" * 99)[:-9], Content_Encoding="gzip"), Again.SOON),
    "a bomb": (bad_hop.bomb, Again.SOON),
    **{
        f"lie: {change}": (lie(change), Again.SOON)
        for change in (
            "an answer too few",
            "no head",
            "confirmed beyond the head",
            "a fact expected that never was",
            "a position that cannot be",
        )
    },
}


@pytest.mark.parametrize("name", NOTHING_KNOWN)
def test_an_answer_that_says_nothing_moves_nothing_and_all_arrives_once(
    nodes: tuple[Node, Node], name: str
) -> None:
    below, above = nodes
    trick, meaning = NOTHING_KNOWN[name]
    below.happen(*(task(number) for number in range(20, 20 + COUNT)))
    with BadHop(above.serve(), [trick]) as hop:
        link = Uplink(below.writer, "kiosk", hop.url, below.clock, reply_s=REPLY_S)
        with pytest.raises(HopDown) as problem:
            link.send_once()
        assert problem.value.again is meaning
        assert backlog(below.writer.reader()) == COUNT
        link.stop()
        link = Uplink(below.writer, "kiosk", hop.url, below.clock)
        while link.send_once():
            pass
        link.stop()
    assert above.applied == [f"t{number}" for number in range(20, 20 + COUNT)]
    assert backlog(below.writer.reader()) == 0


@pytest.mark.parametrize("code", [400, 413, 422])
def test_a_batch_that_is_too_much_is_sent_by_halves(nodes: tuple[Node, Node], code: int) -> None:
    below, above = nodes
    below.happen(*(task(number) for number in range(20, 20 + COUNT)))
    with BadHop(above.serve(), [bad_hop.status(code)] * 2) as hop:
        link = Uplink(below.writer, "kiosk", hop.url, below.clock)
        while link.send_once():
            pass
        link.stop()
        sizes = [
            len(msgspec.json.decode(unpack(b, 10**7) if kind else b, type=FactBatch).facts)
            for b, kind in hop.bodies
        ]
    assert sizes == [40, 20, 10, 20, 10]
    assert above.applied == [f"t{number}" for number in range(20, 20 + COUNT)]


def test_one_fact_that_is_refused_alone_is_named_and_kept(nodes: tuple[Node, Node]) -> None:
    below, above = nodes
    below.happen(task(20))
    with BadHop(above.serve(), [bad_hop.status(400)]) as hop:
        link = Uplink(below.writer, "kiosk", hop.url, below.clock)
        with pytest.raises(HopDown, match="kiosk fact 1") as problem:
            link.send_once()
        assert problem.value.again is Again.LATER
        assert link.send_once()
        link.stop()
    assert above.applied == ["t20"]


def test_a_hop_that_asks_for_peace_is_given_it() -> None:
    patience = Patience()
    assert patience.wait_s(Again.SOON) < 1
    assert patience.wait_s(Again.SOON, asked_s=20) == 20
    assert patience.wait_s(Again.SOON, asked_s=10**9) == 300
    assert patience.wait_s(Again.LATER) >= LATER_S_MIN
    waits = [patience.wait_s(Again.SOON) for _ in range(20)]
    assert max(waits) <= 5 and len(set(waits)) == len(waits), "bounded, and no two alike"


def test_retry_after_is_heard(nodes: tuple[Node, Node]) -> None:
    below, above = nodes
    below.happen(task(20))
    with BadHop(above.serve(), [bad_hop.status(503, Retry_After="17")]) as hop:
        link = Uplink(below.writer, "kiosk", hop.url, below.clock)
        with pytest.raises(HopDown) as problem:
            link.send_once()
        link.stop()
    assert problem.value.asked_s == 17


def test_every_status_has_a_meaning() -> None:
    meanings = {code: meaning_of(code) for code in range(201, 600)}
    assert meanings[413] is Again.SMALLER
    assert {meanings[code] for code in range(500, 600)} == {Again.SOON}
    assert {meanings[code] for code in range(300, 400)} == {Again.LATER}


PAGES = {
    "goes back": b'{"feed": "%s", "cursor": 0, "entries": [], "complete": true}',
    "more and nothing": b'{"feed": "%s", "cursor": 9, "entries": [], "complete": false}',
    "of no feed": b'{"feed": "", "cursor": 9, "entries": [], "complete": true}',
}


@pytest.mark.parametrize("name", [*PAGES, *(n for n in NOTHING_KNOWN if "lie" not in n)])
def test_reference_that_cannot_be_is_not_taken(nodes: tuple[Node, Node], name: str) -> None:
    below, above = nodes
    above.publish("a")
    feed = above.feed.name(above.writer.reader()).encode()
    page = above.feed.page(above.writer.reader(), 0, 10, "")
    below.writer.run(lambda db: below.mirror.apply(db, page))
    above.publish("b")
    trick = bad_hop.content(PAGES[name].replace(b"%s", feed)) if name in PAGES else None
    answers: list[bool] = []
    with BadHop(above.serve(), [trick or NOTHING_KNOWN[name][0]]) as hop:
        link = Downlink(
            below.writer, below.mirror, hop.url, on_answer=answers.append, reply_s=REPLY_S
        )
        link.start()
        until(lambda: answers)
        link.stop()
    assert answers[0] is False
    assert below.mirror.cursor(below.writer.reader()) in (
        (feed.decode(), page.cursor),
        (feed.decode(), page.cursor + 1),
    )


def test_large_batches_are_packed_and_small_ones_are_not(nodes: tuple[Node, Node]) -> None:
    below, above = nodes
    with BadHop(above.serve(), []) as hop:
        link = Uplink(below.writer, "kiosk", hop.url, below.clock)
        below.happen(task(20))
        assert link.send_once()
        below.happen(*(task(number) for number in range(21, 200)))
        assert link.send_once()
        link.stop()
    (small, plain), (large, packed) = hop.bodies
    assert (plain, packed) == ("", "gzip")
    assert len(large) < len(unpack(large, 10**7)) / 2
    assert len(small) < 1024


def test_what_is_not_whole_is_not_unpacked() -> None:
    packed = pack(b"word " * 1000)
    assert unpack(packed, 5000) == b"word " * 1000
    with pytest.raises(TooLarge):
        unpack(packed, 4999)
    for broken in (packed[:-1], packed + b"x", b"", b"plain"):
        with pytest.raises(NotPacked):
            unpack(broken, 5000)
