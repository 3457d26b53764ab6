"""On disk and numbered before it is published; forgotten only when the edge has it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.publish.migrations import OUTBOX_MIGRATIONS
from firmware_bridge.publish.outbox import Outbox
from storecore.contracts.observations import Confirmed, WeightObserved
from storecore.database.writer import Writer

Writers = Callable[..., Writer]


def weight(device: str, grams: int) -> WeightObserved:
    return WeightObserved(device=device, seq=0, at_ms=grams, grams=grams, stable=True)


def open_outbox(writers: Writers, kept_max: int = 1000) -> tuple[Outbox, Writer]:
    writer = writers(OUTBOX_MIGRATIONS)
    names = (f"boot-{number}" for number in itertools.count(1))
    return Outbox(writer, lambda: next(names), kept_max, lambda: None), writer


def held(outbox: Outbox, writer: Writer) -> list[tuple[str, int]]:
    writer.run(lambda _db: None)
    return [(w.observation.device, w.observation.seq) for w in outbox.waiting(0, 1000)]


def test_each_device_has_numbers_of_its_own_without_gaps(writers: Writers) -> None:
    outbox, writer = open_outbox(writers)
    for device in ("a", "b", "a", "a", "b"):
        outbox.put(weight(device, 1))
    assert held(outbox, writer) == [("a", 1), ("b", 1), ("a", 2), ("a", 3), ("b", 2)]


def test_several_are_numbered_together_and_the_oldest_go_first(writers: Writers) -> None:
    outbox, writer = open_outbox(writers, kept_max=4)
    outbox.put(weight("b", 1))
    outbox.put_all([weight("a", grams) for grams in (1, 2, 3)])
    outbox.put_all([])
    outbox.put_all([weight("a", grams) for grams in (4, 5)])
    assert held(outbox, writer) == [("b", 1), ("a", 3), ("a", 4), ("a", 5)]
    assert outbox.dropped() == 2


def test_a_device_that_floods_pushes_nobody_else_out(writers: Writers) -> None:
    outbox, writer = open_outbox(writers, kept_max=30)
    for quiet in ("b", "c"):
        outbox.put_all([weight(quiet, grams) for grams in range(5)])
    for _ in range(10):
        outbox.put_all([weight("a", grams) for grams in range(10)])
    waiting = held(outbox, writer)
    assert [seq for device, seq in waiting if device == "a"] == list(range(81, 101))
    assert [w for w in waiting if w[0] != "a"] == [(d, n) for d in "bc" for n in range(1, 6)]
    assert outbox.dropped() == 80


@given(
    kept_max=st.integers(1, 12),
    said=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 6)), max_size=20),
)
def test_the_bound_holds_and_what_stays_is_each_device_s_newest(
    kept_max: int, said: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder:
        writer = Writer(Path(folder) / "bridge.db", [OUTBOX_MIGRATIONS])
        outbox = Outbox(writer, lambda: "boot-1", kept_max, lambda: None)
        heads = dict.fromkeys("abc", 0)
        for device, count in said:
            outbox.put_all([weight(device, 1)] * count)
            heads[device] += count
        waiting = held(outbox, writer)
        writer_dropped = outbox.dropped()
        writer.close()
    assert len(waiting) == min(kept_max, sum(heads.values()))
    assert writer_dropped == sum(heads.values()) - len(waiting)
    for device, head in heads.items():
        seqs = [seq for name, seq in waiting if name == device]
        assert seqs == list(range(head - len(seqs) + 1, head + 1))


def test_numbers_go_on_after_a_restart_even_when_all_was_confirmed(writers: Writers) -> None:
    outbox, writer = open_outbox(writers)
    outbox.put(weight("a", 1))
    outbox.put(weight("a", 2))
    outbox.confirm(Confirmed(bridge="x", boot_id="boot-1", seqs={"a": 2}))
    assert held(outbox, writer) == []
    writer.close()
    outbox, writer = open_outbox(writers)
    outbox.put(weight("a", 3))
    assert held(outbox, writer) == [("a", 3)]
    assert outbox.boot_id() == "boot-1"


def test_only_what_is_covered_is_forgotten(writers: Writers) -> None:
    outbox, writer = open_outbox(writers)
    for grams in range(1, 5):
        outbox.put(weight("a", grams))
    outbox.put(weight("b", 9))
    outbox.confirm(Confirmed(bridge="x", boot_id="boot-1", seqs={"a": 2}))
    assert held(outbox, writer) == [("a", 3), ("a", 4), ("b", 1)]
    assert outbox.backlog() == 3


@pytest.mark.parametrize("boot_id", ["", "boot-0"])
def test_a_confirmation_of_another_numbering_forgets_nothing(
    writers: Writers, boot_id: str
) -> None:
    outbox, writer = open_outbox(writers)
    outbox.put(weight("a", 1))
    outbox.confirm(Confirmed(bridge="x", boot_id=boot_id, seqs={"a": 1}))
    assert held(outbox, writer) == [("a", 1)]


def test_a_disk_put_back_from_an_old_copy_begins_a_new_numbering(writers: Writers) -> None:
    """Else the edge would take new readings under numbers that it knows for repeats."""
    outbox, writer = open_outbox(writers)
    outbox.put(weight("a", 1))
    outbox.confirm(Confirmed(bridge="x", boot_id="boot-1", seqs={"a": 70}))
    assert held(outbox, writer) == [("a", 1)]
    assert outbox.boot_id() == "boot-2"


def test_a_full_outbox_drops_the_oldest_and_counts_them(writers: Writers) -> None:
    outbox, writer = open_outbox(writers, kept_max=10)
    for grams in range(25):
        outbox.put(weight("a", grams))
    assert held(outbox, writer) == [("a", seq) for seq in range(16, 26)]
    assert outbox.dropped() == 15
