"""On disk and numbered before it is published; forgotten only when the edge has it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

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
    assert held(outbox, writer) == [("a", 2), ("a", 3), ("a", 4), ("a", 5)]
    assert outbox.dropped() == 2


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
