"""What waits for paper outlives a restart, and nothing that waits holds up the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.application.print_queue import Job, finish, next_job, put_slip
from kiosk.application.receipt_book import RECEIPT_MIGRATIONS
from kiosk.domain.slip import Centred, Code, Gap, Pair, Rule, Size, Slip
from storecore.database.writer import Writer

SLIP = Slip("de", (Centred("7", Size.HUGE), Rule(), Pair("Milch", "1,39"), Gap(), Code("X")))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(tmp_path / "kiosk.db", [RECEIPT_MIGRATIONS])
    yield writer
    writer.close()


def oldest(writer: Writer) -> Job:
    job = writer.run(lambda db: next_job(db, now_ms=1000))
    assert job is not None
    return job


def test_a_slip_comes_off_the_disk_as_it_was_put_there(writer: Writer) -> None:
    writer.run(lambda db: put_slip(db, SLIP, now_ms=0))
    assert oldest(writer).slip == SLIP


def test_one_that_nobody_can_read_holds_up_no_other(writer: Writer) -> None:
    for _ in range(2):
        writer.run(lambda db: put_slip(db, SLIP, now_ms=0))
    writer.run(lambda db: db.conn.execute("UPDATE print_job SET slip = '{}' WHERE job = 1"))
    unreadable = oldest(writer)
    assert unreadable.slip is None
    writer.run(lambda db: finish(db, unreadable, printed=False))
    assert oldest(writer).slip == SLIP
